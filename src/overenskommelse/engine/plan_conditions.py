"""In: a condition of the model. Out: a test that says of a row whether it holds.

Guarantees: for a row in which nothing is missing that the test needs, True where the engine's
status is met, False where it is not met. None means: ask the engine. So there is one home for what
open, not yet due and certain too early mean, and nothing here guesses.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias, assert_never

from dateutil.relativedelta import relativedelta

from overenskommelse.engine.plan_terms import NoPlanError, Planned, Planner, Reading
from overenskommelse.model import expressions as xp
from overenskommelse.model.asked import Asked
from overenskommelse.model.units import Unit

Test: TypeAlias = Callable[[Any], bool | None]

_COMPARE: dict[xp.Comparator, Callable[[Any, Any], bool]] = {
    xp.Comparator.AT_LEAST: operator.ge,
    xp.Comparator.AT_MOST: operator.le,
    xp.Comparator.MORE_THAN: operator.gt,
    xp.Comparator.LESS_THAN: operator.lt,
    xp.Comparator.EQUALS: operator.eq,
    xp.Comparator.DIFFERS: operator.ne,
}


def planned(  # noqa: C901, PLR0911 - one case for each kind of condition
    condition: xp.Condition, asked: Asked, planner: Planner
) -> Test:
    """A test of a condition; its slots are noted with the planner.

    Raises:
        NoPlanError: If there is no plan for it.
    """
    match condition:
        case xp.Comparison():
            return _comparison(condition, asked, planner)
        case xp.InTime(term, last, first):
            day = planner.term(term, asked)
            if last is None:
                return _since(day.read, first or date.min, planner.on)
            return _in_time(day, last, first, planner.on)
        case xp.Within():
            return _within(condition, asked, planner)
        case xp.IsYes(term):
            return planner.term(term, asked).read
        case xp.Not(inner):
            return _not(planned(inner, asked, planner))
        case xp.AllOf(conditions):
            return _all([planned(each, asked, planner) for each in conditions])
        case xp.AnyOf(conditions):
            return _so_many(1, [planned(each, asked, planner) for each in conditions])
        case xp.AtLeastOf(number, conditions):
            return _so_many(number, [planned(each, asked, planner) for each in conditions])
        case xp.ForEvery(over, inner, exceptions):
            codes = [code for code in planner.model.codes_over(over) if code not in exceptions]
            asked_for = [asked.at(over, code, planner.model) for code in codes]
            return _all([planned(inner, each, planner) for each in asked_for])
        case xp.HumanDecision():
            return ask
    assert_never(condition)


def _comparison(condition: xp.Comparison, asked: Asked, planner: Planner) -> Test:
    left, right = planner.term(condition.left, asked), planner.term(condition.right, asked)
    compare = _COMPARE[condition.comparator]
    if condition.left.unit is Unit.YES_NO:
        raise NoPlanError
    if isinstance(right.constant, Fraction):
        if left.quotient is not None:
            return _quotient_against(left.quotient, compare, right.constant)
        if left.at is not None:
            return _slot_against(left.at, compare, right)
    return _general(left.read, compare, right.read)


def _quotient_against(
    places: tuple[int, int], compare: Callable[[Any, Any], bool], limit: Fraction
) -> Test:
    """A part of a whole against a limit, multiplied out: no fraction has to be made."""
    part, whole = places
    numerator, denominator = limit.numerator, limit.denominator

    def at_least(row: Any) -> bool | None:
        count = row[whole]
        return row[part] * denominator >= count * numerator if count > 0 else None

    def test(row: Any) -> bool | None:
        count = row[whole]
        return compare(row[part] * denominator, count * numerator) if count > 0 else None

    return at_least if compare is operator.ge else test


def _slot_against(at: int, compare: Callable[[Any, Any], bool], right: Planned) -> Test:
    limit = right.read(())
    return lambda row: compare(row[at], limit)


def _general(left: Reading, compare: Callable[[Any, Any], bool], right: Reading) -> Test:
    def test(row: Any) -> bool | None:
        try:
            return compare(left(row), right(row))
        except ZeroDivisionError:
            return None

    return test


def _in_time(day: Planned, last: date, first: date | None, on: date | None) -> Test:
    """A day within limits; while the last is still to come, so is a day after today."""
    read, at = day.read, day.at
    if first is not None or at is None or (on is not None and on <= last):
        return lambda row: _dated(read(row), last, first, on)
    return lambda row: row[at] <= last


def _since(read: Reading, first: date, on: date | None) -> Test:
    """A first day alone; while it is still to come, so is a day after today."""
    if on is None or on >= first:
        return lambda row: read(row) >= first
    return lambda row: None if read(row) > on else read(row) >= first


def _dated(day: date, last: date, first: date | None, on: date | None) -> bool | None:
    if on is not None and day > on and on <= last:
        return None
    return day <= last and (first is None or day >= first)


def _within(condition: xp.Within, asked: Asked, planner: Planner) -> Test:
    read = planner.term(condition.term, asked).read
    since = planner.term(condition.since, asked).read
    if condition.unit is xp.SpanUnit.DAYS:
        span = relativedelta(days=condition.number)
    else:
        span = relativedelta(months=condition.number)
    on = planner.on
    return lambda row: _dated(read(row), since(row) + span, None, on)


def ask(_: object) -> None:
    """The test of what only the engine can tell."""


def _not(test: Test) -> Test:
    def opposite(row: Any) -> bool | None:
        found = test(row)
        return None if found is None else not found

    return opposite


def _all(tests: list[Test]) -> Test:
    """One that fails decides, also where another is not decided."""

    def test(row: Any) -> bool | None:
        found: bool | None = True
        for each in tests:
            holds = each(row)
            if holds is False:
                return False
            if holds is None:
                found = None
        return found

    return test


def _so_many(number: int, tests: list[Test]) -> Test:
    """Decided once those that are not can no longer change it."""

    def test(row: Any) -> bool | None:
        found = [each(row) for each in tests]
        if found.count(True) >= number:
            return True
        return None if len(found) - found.count(False) >= number else False

    return test
