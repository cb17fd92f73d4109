"""Resolved expressions: values with a unit, and conditions on them.

A fact or measure without a period of its own takes the one its surroundings name.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias, assert_never

from overenskommelse.model.units import Unit
from overenskommelse.source.records import frozen


class Operator(Enum):
    """Arithmetic between two values."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    DIVIDED = "/"

    def of(self, left: Fraction, right: Fraction) -> Fraction:
        """Two values reckoned together, exactly; what divides must not be 0.

        Example:
            >>> Operator.DIVIDED.of(Fraction(1213), Fraction(1757))
            Fraction(1213, 1757)
        """
        match self:
            case Operator.PLUS:
                return left + right
            case Operator.MINUS:
                return left - right
            case Operator.TIMES:
                return left * right
            case Operator.DIVIDED:
                return left / right
        assert_never(self)


class Comparator(Enum):
    """A comparison between two values."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    EQUALS = "="
    DIFFERS = "!="


@frozen
class Constant:
    """A value written in the text."""

    value: Fraction
    unit: Unit


@frozen
class TextConstant:
    """A text written in the text."""

    value: str
    unit: Unit = Unit.TEXT


@frozen
class DayConstant:
    """A day written in the text."""

    value: date
    unit: Unit = Unit.DATE


@frozen
class PeriodDay:
    """The first or last day of a period; `period` None takes the period asked for."""

    is_end: bool
    period: str | None = None
    unit: Unit = Unit.DATE


@frozen
class ValueTerm:
    """A value with a name, as it is on the day `on`; None takes the day of evaluation."""

    value: str
    unit: Unit
    on: date | None = None


YEAR_BEFORE = "the year before"
"""In place of a period: the period asked for, a year earlier. No period can have this name."""


@frozen
class FactTerm:
    """A declared fact; `period` None takes the period asked for, if the fact has one.

    So does `YEAR_BEFORE`, a year earlier.
    """

    fact: str
    unit: Unit
    period: str | None = None


@frozen
class MeasureTerm:
    """A measure; `period` None takes the period asked for, if the measure needs one."""

    measure: str
    unit: Unit
    period: str | None = None


@frozen
class OfOne:
    """A value of one item of a list, or of one recipient, whichever is at hand around it.

    Attributes:
        operand: The value.
        at: List, or kind of recipients, and code of each.
        unit: What it counts.
    """

    operand: Term
    at: tuple[tuple[str, str], ...]
    unit: Unit


@frozen
class Negation:
    """A value with its sign turned."""

    operand: Term
    unit: Unit


@frozen
class Arithmetic:
    """Values reckoned from the left."""

    first: Term
    rest: tuple[tuple[Operator, Term], ...]
    unit: Unit


class Gathering(Enum):
    """How the values of a list's items become one."""

    SUM = "sum"
    AVERAGE = "average"
    SMALLEST = "smallest"
    LARGEST = "largest"


@frozen
class Aggregate:
    """The values of the items of lists made one; `where` chooses the items, None takes all.

    It can also go over the recipients of a kind, and the periods of a series. Over several, each
    combination counts as one.
    """

    gathering: Gathering
    operand: Term
    over: tuple[str, ...]
    where: Condition | None
    unit: Unit


@frozen
class Extreme:
    """The larger, or the smaller, of several values."""

    larger: bool
    operands: tuple[Term, ...]
    unit: Unit


class Direction(Enum):
    """Which way a value is rounded; up is towards larger numbers, also below 0."""

    UP = "up"
    DOWN = "down"
    HALVES_UP = "halves up"
    HALVES_DOWN = "halves down"
    HALVES_TO_EVEN = "halves to even"


@frozen
class Rounded:
    """A value as the multiple of a step that is next to it, or nearest."""

    operand: Term
    step: Fraction
    direction: Direction
    unit: Unit


@frozen
class ItemCount:
    """How many items, recipients, periods, or combinations of them, a condition holds for."""

    over: tuple[str, ...]
    where: Condition
    unit: Unit = Unit.NUMBER


@frozen
class AttributeTerm:
    """What the file says of the item at hand, as the year it was introduced."""

    list: str
    attribute: str
    unit: Unit


Term: TypeAlias = (
    Constant
    | FactTerm
    | MeasureTerm
    | OfOne
    | Negation
    | Arithmetic
    | Aggregate
    | ItemCount
    | Extreme
    | Rounded
    | AttributeTerm
    | TextConstant
    | DayConstant
    | PeriodDay
    | ValueTerm
)


@frozen
class Comparison:
    """A comparison of two values of one unit."""

    left: Term
    comparator: Comparator
    right: Term


@frozen
class InTime:
    """A day no later than `last`, which counts to its end, and no earlier than `first`.

    At least one of the two is there.
    """

    term: Term
    last: date | None
    first: date | None = None


class SpanUnit(Enum):
    """What a stretch of time is counted in."""

    DAYS = "days"
    MONTHS = "months"


@frozen
class Within:
    """A day no later than so many days or months after another; that last day counts.

    `last` is that day where the other one is fixed by the text.
    """

    term: Term
    number: int
    unit: SpanUnit
    since: Term
    last: date | None = None


@frozen
class IsYes:
    """A yes/no that is yes."""

    term: Term


@frozen
class Not:
    """The opposite of a condition."""

    condition: Condition


@frozen
class AllOf:
    """Every one of the conditions."""

    conditions: tuple[Condition, ...]


@frozen
class AnyOf:
    """At least one of the conditions."""

    conditions: tuple[Condition, ...]


@frozen
class AtLeastOf:
    """At least so many of the conditions."""

    number: int
    conditions: tuple[Condition, ...]


@frozen
class ForEvery:
    """A condition for every item of a list, recipient or period of a series, but the exceptions."""

    over: str
    condition: Condition
    exceptions: tuple[str, ...]


@frozen
class HumanDecision:
    """What no figure decides: open until an authority has decided."""

    question: str


Condition: TypeAlias = (
    Comparison
    | InTime
    | Within
    | IsYes
    | Not
    | AllOf
    | AnyOf
    | AtLeastOf
    | ForEvery
    | HumanDecision
)
