"""Nodes of examples: facts given, decisions assumed, and what must come out."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Quantity, ValueNode
from overenskommelse.syntax.names import NOWHERE, Name, Ref, Text


class Outcome(Enum):
    """A verdict as examples name it, by terminal."""

    MET = "MET"
    NOT_MET = "NOT_MET"
    OPEN = "OPEN"
    NOT_YET_DUE = "NOT_YET_DUE"
    NEEDS_DECISION = "NEEDS_DECISION"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@frozen
class Who:
    """The recipients a sentence speaks of; empty means all."""

    refs: tuple[Ref, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class OwnerWord(Enum):
    """What stands before the name of a rule that belongs to no grant."""

    TARGET = "OF_TARGET"
    FLAG = "OF_FLAG"


@frozen
class RuleName:
    """``inclusion``, or ``second: inclusion`` where several rules go by that name."""

    name: Name
    owner: Name | OwnerWord | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Example:
    """``example "…"``, with its sentences below it."""

    title: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ExampleDate:
    """``on 2024-12-01``: the day to evaluate as of."""

    day: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ValueRow:
    """``Stockholm = 2 455 914``, below a ``given`` or an ``expect``; behind the first, items."""

    ref: Ref
    value: ValueNode
    items: tuple[Ref, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Given:
    """``given population``, with rows below it, one row behind it, or the value itself."""

    fact: Name
    during: Name | None = None
    row: ValueRow | None = None
    value: ValueNode | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Assessed:
    """``assessed inclusion met for all by "…" on … in "…"``: a decision of an authority."""

    requirements: tuple[RuleName, ...]
    outcome: Outcome
    who: Who
    by: Text
    day: date
    document: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ExpectAmounts:
    """``expect second``, with rows below it or one row behind it."""

    grant: Name
    row: ValueRow | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ExpectUndistributed:
    """``expect second undistributed = 0 kr``."""

    grant: Name
    amount: Quantity
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ExpectStatus:
    """``expect inclusion met by all``; the name is of a requirement or a grant."""

    name: RuleName
    outcome: Outcome
    who: Who
    span: Span = field(default=NOWHERE, eq=False, repr=False)
