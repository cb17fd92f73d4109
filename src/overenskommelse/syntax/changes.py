"""Nodes of an amendment: what it changes in a grant or fund, and what no longer holds."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Quantity
from overenskommelse.syntax.grants import Among, OwnSide, Split
from overenskommelse.syntax.names import NOWHERE, Name, Ref, Text


class ClauseWord(Enum):
    """A sort of sentence below a grant, by the terminal it opens with."""

    PAID = "PAID"
    SHARES = "SHARES_OF_FAILING"
    LEFT_OVER = "LEFT_OVER_TO"
    TIES = "TIES"
    ROUNDING = "ROUNDED_AS"
    FLOOR = "EACH_AT_LEAST"
    CEILING = "EACH_AT_MOST"
    LOTS = "IN_LOTS_OF"
    REQUESTED = "REQUISITION"
    REPAID = "UNUSED_REPAID"
    ECONOMIC_REPORT = "ECONOMIC_REPORT"
    BOOKED = "BOOKED_ON"


@frozen
class Gone:
    """The sentence of a grant that no longer holds, by the word it opens with."""

    word: ClauseWord
    text: str = field(default="", eq=False)
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class OwnGone:
    """``removed for 09 at least``: what no longer holds for some recipients of their own."""

    refs: tuple[Ref, ...]
    side: OwnSide
    text: str = field(default="", eq=False)
    span: Span = field(default=NOWHERE, eq=False, repr=False)


Removable: TypeAlias = Name | Gone | OwnGone


@frozen
class Removed:
    """``removed pathology, radiology``: what no longer holds of the amended file, or of a grant."""

    names: tuple[Removable, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ChangeGrant:
    """``change grant second 190 Mkr``: the rest of the grant stays, but for what stands below."""

    name: Name
    amount: Quantity | None = None
    at_most: bool = False
    to: Name | None = None
    split: Split | None = None
    among: Among | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ChangeFund:
    """``change fund svf 370 Mkr``: its parts stay, but for what stands below."""

    name: Name
    amount: Quantity | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)
