"""In: two ranges and a comparison. Out: whether it can hold, and whether it can fail."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from overenskommelse.model.expressions import Comparator
from overenskommelse.reach.range import Range
from overenskommelse.reach.terms import Holding


def compared(left: Range, comparator: Comparator, right: Range) -> Holding:
    """What a comparison can turn out to be; the sides are taken to vary freely.

    Example:
        >>> from overenskommelse.reach.range import exactly
        >>> found = compared(Range(Fraction(5)), Comparator.AT_LEAST, exactly(Fraction(3)))
        >>> (found.can_hold, found.can_fail)
        (True, False)
    """
    match comparator:
        case Comparator.AT_LEAST:
            return Holding(_can_reach(left, right), not _is_above(left, right))
        case Comparator.LESS_THAN:
            return _opposite(compared(left, Comparator.AT_LEAST, right))
        case Comparator.AT_MOST:
            return compared(right, Comparator.AT_LEAST, left)
        case Comparator.MORE_THAN:
            return _opposite(compared(right, Comparator.AT_LEAST, left))
        case Comparator.EQUALS:
            return Holding(_can_be_equal(left, right), not _must_be_equal(left, right))
        case Comparator.DIFFERS:
            return _opposite(compared(left, Comparator.EQUALS, right))
    assert_never(comparator)


def _opposite(found: Holding) -> Holding:
    return Holding(found.can_fail, found.can_hold)


def _can_reach(left: Range, right: Range) -> bool:
    """Whether the left can be as large as the right."""
    return left.high is None or right.low is None or left.high >= right.low


def _is_above(left: Range, right: Range) -> bool:
    """Whether the left is always as large as the right."""
    return left.low is not None and right.high is not None and left.low >= right.high


def _can_be_equal(left: Range, right: Range) -> bool:
    for one, other in ((left, right), (right, left)):
        point = _point(one)
        if point is not None and not other.can_be(point):
            return False
    return _can_reach(left, right) and _can_reach(right, left)


def _must_be_equal(left: Range, right: Range) -> bool:
    point = _point(left)
    return point is not None and point == _point(right)


def _point(found: Range) -> Fraction | None:
    return found.low if found.low == found.high else None
