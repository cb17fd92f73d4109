"""Interval arithmetic holds what it should: every number that could come out, and few others."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overenskommelse.model.expressions import Comparator
from overenskommelse.reach.comparing import compared
from overenskommelse.reach.range import Range, exactly, samples

ENDS = st.one_of(st.none(), st.fractions(-4, 4, max_denominator=3))


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Range, Fraction]:
    """A range, and a number in it."""
    is_whole = draw(st.booleans())
    numbers = (
        st.integers(-5, 5).map(Fraction) if is_whole else st.fractions(-5, 5, max_denominator=4)
    )
    inside = draw(numbers)
    below, above = draw(st.none() | numbers), draw(st.none() | numbers)
    low = None if below is None else min(below, inside)
    high = None if above is None else max(above, inside)
    return Range(low, high, is_whole, bits=3), inside


@given(ranges(), ranges())
def test_what_is_reckoned_lies_in_the_range_reckoned(
    one: tuple[Range, Fraction], other: tuple[Range, Fraction]
) -> None:
    (left, a), (right, b) = one, other
    assert left.plus(right).can_be(a + b)
    assert left.plus(right.negative()).can_be(a - b)
    assert left.times(right).can_be(a * b)
    assert left.hull(right).can_be(a)
    assert left.hull(right).can_be(b)
    assert left.larger(right).can_be(max(a, b))
    assert left.smaller(right).can_be(min(a, b))
    if b:
        assert left.over(right).can_be(a / b)
    else:
        assert not left.over(right).is_sure


@given(ranges(), ranges(), st.sampled_from(Comparator))
def test_what_is_certain_of_a_comparison_is_so(
    one: tuple[Range, Fraction], other: tuple[Range, Fraction], comparator: Comparator
) -> None:
    (left, a), (right, b) = one, other
    truth = {
        Comparator.AT_LEAST: a >= b,
        Comparator.AT_MOST: a <= b,
        Comparator.MORE_THAN: a > b,
        Comparator.LESS_THAN: a < b,
        Comparator.EQUALS: a == b,
        Comparator.DIFFERS: a != b,
    }[comparator]
    found = compared(left, comparator, right)
    assert found.can_hold if truth else found.can_fail


@given(ranges(), st.lists(st.fractions(-5, 5, max_denominator=2), max_size=3))
def test_samples_lie_to_the_thresholds_in_every_way_a_number_can(
    found: tuple[Range, Fraction], thresholds: list[Fraction]
) -> None:
    def position(number: Fraction) -> tuple[int, ...]:
        return tuple((number > each) - (number < each) for each in thresholds)

    numbers = samples(found[0], thresholds)
    assert all(found[0].can_be(number) for number in numbers)
    assert position(found[1]) in {position(number) for number in numbers}


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        (Range(Fraction(0)), Range(Fraction(0), is_whole=True), 0, None),
        (exactly(Fraction(6)), Range(Fraction(0), is_whole=True), 0, 6),
        (exactly(Fraction(6)), Range(Fraction(2), Fraction(3)), 2, 3),
        (exactly(Fraction(6)), Range(Fraction(-3), Fraction(-2)), -3, -2),
        (Range(Fraction(1), Fraction(2)), Range(Fraction(-1), Fraction(1)), None, None),
        (exactly(Fraction(0)), Range(), 0, 0),
    ],
)
def test_quotients_are_no_wider_than_needed(
    left: Range, right: Range, low: int | None, high: int | None
) -> None:
    found = left.over(right)
    assert (found.low, found.high) == (low, high)
