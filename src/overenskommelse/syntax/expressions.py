"""Nodes of what has a value: quantities, names, arithmetic, conditions.

A chain of equals (``a + b - c``, ``a and b and c``) is one flat node, so that a long sentence is
never a deep tree.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import NOWHERE, Name, Ref, Text


class UnitWord(Enum):
    """The unit as written, by the name of its terminal."""

    PLAIN = ""
    KRONOR = "KRONOR"
    THOUSAND_KRONOR = "THOUSAND_KRONOR"
    MILLION_KRONOR = "MILLION_KRONOR"
    BILLION_KRONOR = "BILLION_KRONOR"
    ORE = "ORE"
    PERCENT = "PERCENT"
    POINTS = "POINTS"


class SpanUnit(Enum):
    """What a stretch of time is counted in."""

    DAYS = "DAYS_OF"
    MONTHS = "MONTHS_OF"


class Operator(Enum):
    """Arithmetic between two values."""

    PLUS = "PLUS"
    MINUS = "MINUS"
    TIMES = "TIMES"
    DIVIDED = "DIVIDED"


class Comparator(Enum):
    """A comparison between two values."""

    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    MORE_THAN = "MORE_THAN"
    LESS_THAN = "LESS_THAN"
    EQUALS = "EQUALS"
    DIFFERS = "DIFFERS"


@frozen
class Quantity:
    """A number and its unit, as ``182,5 Mkr`` or ``70 %``; the number is as written."""

    number: Fraction
    unit: UnitWord = UnitWord.PLAIN
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Reference:
    """A fact or measure by name, perhaps of a period of its own; a value perhaps as of a day."""

    name: Name
    during: Name | None = None
    on: date | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class OfOne:
    """A fact or measure of one item, or of one recipient: ``cases (breast) during H1``."""

    name: Name
    refs: tuple[Ref, ...]
    during: Name | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class During:
    """A value or condition whose names are all of one period: ``(treated / waiting) during H1``."""

    operand: Expression
    during: Name
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Negative:
    """A minus sign before a value."""

    operand: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Chain:
    """Values joined by ``+ -`` or by ``* /``, reckoned from the left."""

    first: Expression
    rest: tuple[tuple[Operator, Expression], ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Compared:
    """A comparison: ``inclusion >= 70%``."""

    left: Expression
    comparator: Comparator
    right: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DatedBy:
    """A day that must come no later than another: ``report by 2024-09-30``."""

    operand: Expression
    last: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class DaySide(Enum):
    """On which side of another a day must lie."""

    BY = "BY_DATE"
    BEFORE = "BEFORE"
    FROM = "FROM"
    AFTER = "AFTER"


@frozen
class WrittenDay:
    """A day as it is written: ``2025-06-30``."""

    day: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class PeriodDay:
    """``the end of H1``; without a name, ``the end of the period`` that is at hand."""

    is_end: bool
    period: Name | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DatedSide:
    """A day that must lie on one side of another: ``start after 2025-09-30``."""

    operand: Expression
    side: DaySide
    day: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DatedDuring:
    """A day that must lie in a period: ``report in H1``."""

    operand: Expression
    period: Name
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DatedBetween:
    """A day that must lie between two others, both included."""

    operand: Expression
    first: date
    last: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DatedWithin:
    """A day that must come so many days or months after another, at the latest."""

    operand: Expression
    number: int
    span_unit: SpanUnit
    since: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Literal:
    """A text to compare with: ``status = "godkänd"``."""

    text: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DatedIn:
    """A day that must lie in a month, given by its first day: ``report in 2024-09``."""

    operand: Expression
    month: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Not:
    """The opposite of a condition."""

    operand: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class AllOf:
    """Conditions joined by ``and``."""

    operands: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class AnyOf:
    """Conditions joined by ``or``."""

    operands: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class AtLeastOf:
    """``at least 2 of (…; …; …)``."""

    number: int
    operands: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class HumanDecision:
    """``a human decision on "…"``: what no figure can decide."""

    question: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class Gathering(Enum):
    """How the values of a list's items become one."""

    SUM = "SUM_OF"
    AVERAGE = "AVERAGE_OF"
    SMALLEST = "SMALLEST_OF"
    LARGEST = "LARGEST_OF"


@frozen
class Aggregate:
    """``sum of new_cases over pathway, sex where (introduced < 2024)``."""

    gathering: Gathering
    operand: Expression
    over: tuple[Name, ...]
    where: Expression | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class ExtremeSide(Enum):
    """Which of several values is meant."""

    LARGER = "LARGER_OF"
    SMALLER = "SMALLER_OF"


@frozen
class Extreme:
    """``the larger of (gain; 0 percentage points)``."""

    side: ExtremeSide
    operands: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class Direction(Enum):
    """Which way a value is rounded."""

    UP = "UP"
    DOWN = "DOWN"
    HALVES_UP = "HALVES_UP"
    HALVES_DOWN = "HALVES_DOWN"
    HALVES_TO_EVEN = "HALVES_TO_EVEN"


@frozen
class Rounded:
    """``rounded (passed / tested) to 0.1%, halves up``.

    The step is an int for a number of decimals, 0 for whole numbers.
    """

    operand: Expression
    step: Quantity | int
    direction: Direction | None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class TheTotal:
    """``total``, in an amount: that of the agreement."""

    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ShareOf:
    """``50 % of total``, in an amount."""

    share: Quantity
    whole: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ItemCount:
    """``the number of pathway where (new_cases > 0)``."""

    over: tuple[Name, ...]
    where: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ForEvery:
    """``every pathway except cup has (lead_time >= 80%)``."""

    over: Name
    condition: Expression
    exceptions: tuple[Ref, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)


Expression: TypeAlias = (
    Quantity
    | Reference
    | OfOne
    | During
    | Negative
    | Chain
    | Compared
    | DatedBy
    | DatedSide
    | DatedDuring
    | WrittenDay
    | PeriodDay
    | DatedBetween
    | DatedWithin
    | Literal
    | DatedIn
    | Not
    | AllOf
    | AnyOf
    | AtLeastOf
    | HumanDecision
    | Aggregate
    | ItemCount
    | Extreme
    | Rounded
    | TheTotal
    | ShareOf
    | ForEvery
)


class Absent(Enum):
    """The word for something that is known not to have come in."""

    NOT_RECEIVED = "NOT_RECEIVED"


ValueNode: TypeAlias = Quantity | bool | date | Absent | Text
