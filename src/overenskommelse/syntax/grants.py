"""Nodes of money: funds, grants, how a grant is split, when it is paid."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field, frozen

from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Quantity
from overenskommelse.syntax.names import NOWHERE, Name, Text


class FailingShares(Enum):
    """What happens to the shares of recipients that fail."""

    SHARED_AMONG_MET = "SHARED_AMONG_MET"
    NOT_PAID_OUT = "NOT_PAID_OUT"


class PaidWhen(Enum):
    """How a payment day is given."""

    BY = "BY_DATE"
    ON = "ON"
    IN = "IN"


@frozen
class Fund:
    """``fund svf 365 Mkr "…"``, with its parts below it."""

    name: Name
    amount: Quantity
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Key:
    """What a split goes by: ``by population``, perhaps of a period."""

    name: Name
    during: Name | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Grant:
    """``grant second 182.5 Mkr to region by population``; `key` None splits equally."""

    name: Name
    amount: Quantity
    to: Name
    key: Key | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Shares:
    """``shares of those who fail: …``."""

    rule: FailingShares
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Ties:
    """``ties in order of code``."""

    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Paid:
    """``paid in 2024-12 without requisition``; a month is given by its first day."""

    when: PaidWhen
    day: date
    requisition: bool
    span: Span = field(default=NOWHERE, eq=False, repr=False)
