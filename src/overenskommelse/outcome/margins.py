"""How far a condition is from turning: 17 more cases, 3 days, 0,8 percentage points.

The margin of a condition is the distance from what was observed to the outermost value that would
still do. For a quotient of two whole counts it is counted in what is above the line, with what is
below it as it is: of 1 757 cases at 70 %, 1 230 are the fewest that suffice, so 1 213 are 17 short.
Exact throughout; a margin never says that 70 % is less than 70 %.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from math import ceil, floor

from overenskommelse.model.expressions import Comparator
from overenskommelse.model.units import Unit
from overenskommelse.outcome.reasons import Quantity, Reason, ReasonKind
from overenskommelse.source.records import frozen


class MarginKind(Enum):
    """What a margin is counted in.

    COUNT: whole things counted, above the line of a quotient or alone. AMOUNT: what the values
    themselves are measured in. DAYS: whole days.
    """

    COUNT = "count"
    AMOUNT = "amount"
    DAYS = "days"


@frozen
class Margin:
    """The distance between what was observed and what would do.

    Attributes:
        kind: What it is counted in.
        amount: The distance, 0 or more.
        unit: The unit of an amount; of a share the distance is in percentage points.
        enough: The outermost value that does; a share, a count, or the number of a day.
        more: Whether values on the far side of `enough`, seen from below, are larger.
        is_strict: Whether `enough` itself does not do, only what lies beyond it.
        whole: What a count is part of, the count below the line; None if there is none.
        name: The fact or measure that is counted, if it is one.
    """

    kind: MarginKind
    amount: Fraction
    unit: Unit
    enough: Fraction
    more: bool
    is_strict: bool = False
    whole: Fraction | None = None
    name: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The margin as JSON-ready data; exact numbers as text."""
        return {
            "kind": self.kind.value,
            "amount": str(self.amount),
            "unit": self.unit.value,
            "enough": str(self.enough),
            "more": self.more,
            "strict": self.is_strict,
            "whole": None if self.whole is None else str(self.whole),
            "of": self.name,
        }


_OPPOSITE = {
    Comparator.AT_LEAST: Comparator.LESS_THAN,
    Comparator.AT_MOST: Comparator.MORE_THAN,
    Comparator.MORE_THAN: Comparator.AT_MOST,
    Comparator.LESS_THAN: Comparator.AT_LEAST,
    Comparator.EQUALS: Comparator.DIFFERS,
    Comparator.DIFFERS: Comparator.EQUALS,
}
_UPWARDS = (Comparator.AT_LEAST, Comparator.MORE_THAN)
_STRICT = (Comparator.MORE_THAN, Comparator.LESS_THAN)


def margin_of(reason: Reason, *, holds: bool = True) -> Margin | None:
    """How far a single condition's facts are from where it holds, or from where it does not.

    Args:
        reason: A condition without conditions within it.
        holds: Whether the value sought is one for which the condition holds.

    Returns:
        The margin, or None where there is none to tell: an answer of yes or no, a text, a decision,
        a report that has not come, or a value that is not known.
    """
    observed, required = reason.observed, reason.required
    if reason.kind is ReasonKind.IN_TIME and observed is not None:
        return _days(observed, required, reason.earliest) if holds else None
    if observed is None or required is None:
        return None
    if reason.kind is not ReasonKind.COMPARISON or reason.comparator is None:
        return None
    comparator = reason.comparator if holds else _OPPOSITE[reason.comparator]
    if isinstance(observed.value, date) and isinstance(required.value, date):
        day, limit = (Fraction(each.toordinal()) for each in (observed.value, required.value))
        return _counted(day, limit, comparator, MarginKind.DAYS, Unit.DATE)
    return _compared(observed, comparator, required, reason.counted)


def _compared(
    observed: Quantity, comparator: Comparator, required: Quantity, name: str | None
) -> Margin | None:
    value, limit = observed.value, required.value
    if not isinstance(value, Fraction) or not isinstance(limit, Fraction):
        return None
    counts = observed.counts
    if counts is not None and all(count.denominator == 1 for count in counts):
        part, whole = counts
        found = _counted(part, limit * whole, comparator, MarginKind.COUNT, Unit.NUMBER)
        return found and _named(found, name, whole)
    if observed.unit is Unit.NUMBER and value.denominator == 1:
        found = _counted(value, limit, comparator, MarginKind.COUNT, Unit.NUMBER)
        return found and _named(found, name, None)
    if comparator is Comparator.DIFFERS:
        return None
    more = value < limit if comparator is Comparator.EQUALS else comparator in _UPWARDS
    is_strict = comparator in _STRICT
    kind = MarginKind.AMOUNT
    return Margin(kind, abs(limit - value), observed.unit, limit, more, is_strict)


def _named(margin: Margin, name: str | None, whole: Fraction | None) -> Margin:
    return Margin(
        margin.kind, margin.amount, margin.unit, margin.enough, margin.more,
        whole=whole, name=name,
    )  # fmt: skip


def _counted(
    value: Fraction, limit: Fraction, comparator: Comparator, kind: MarginKind, unit: Unit
) -> Margin | None:
    """The outermost whole number that does, and how far it lies from a whole number."""
    match comparator:
        case Comparator.AT_LEAST:
            enough = ceil(limit)
        case Comparator.MORE_THAN:
            enough = floor(limit) + 1
        case Comparator.AT_MOST:
            enough = floor(limit)
        case Comparator.LESS_THAN:
            enough = ceil(limit) - 1
        case Comparator.EQUALS if limit.denominator == 1:
            enough = limit.numerator
        case _:
            return None
    more = comparator in _UPWARDS or (comparator is Comparator.EQUALS and value < enough)
    return Margin(kind, abs(value - enough), unit, Fraction(enough), more)


def _days(observed: Quantity, last: Quantity | None, first: Quantity | None) -> Margin | None:
    """Days after the last day, before the first one, or left until the last."""
    day = observed.value
    end = last.value if last is not None else None
    start = first.value if first is not None else None
    if not isinstance(day, date):
        return None
    is_early = isinstance(start, date) and day < start
    enough = start if is_early else end
    if not isinstance(enough, date):
        return None
    number = Fraction(enough.toordinal())
    return Margin(
        MarginKind.DAYS, abs(Fraction(day.toordinal()) - number), Unit.DATE, number, is_early
    )
