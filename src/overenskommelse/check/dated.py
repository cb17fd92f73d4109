"""In: a condition on a day, with its values resolved. Out: its meaning, or a diagnostic.

Guarantees: however it is written that a day must lie on one side of another that the text fixes
(``by``, ``after``, ``<=``), it is one and the same condition; what waits for a day to come is then
judged in one way.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias, assert_never

from dateutil.relativedelta import relativedelta

from overenskommelse.check import mistakes
from overenskommelse.check.periods import find_period
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as model
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.units import Unit
from overenskommelse.source.dates import last_day_of_month
from overenskommelse.source.text import Span
from overenskommelse.syntax import duties
from overenskommelse.syntax import expressions as syntax

LONGEST_SPAN = {syntax.SpanUnit.DAYS: 36_600, syntax.SpanUnit.MONTHS: 1_200}
"""A hundred years."""
Stretch: TypeAlias = syntax.DatedBy | syntax.DatedIn | syntax.DatedDuring | syntax.DatedBetween
_SPANS = {unit: model.SpanUnit[unit.name] for unit in syntax.SpanUnit}
_ONE = timedelta(days=1)
_SIDES = {
    syntax.DaySide.BY: Comparator.AT_MOST,
    syntax.DaySide.BEFORE: Comparator.LESS_THAN,
    syntax.DaySide.FROM: Comparator.AT_LEAST,
    syntax.DaySide.AFTER: Comparator.MORE_THAN,
}
_TURNED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.MORE_THAN: Comparator.LESS_THAN,
    Comparator.LESS_THAN: Comparator.MORE_THAN,
    Comparator.EQUALS: Comparator.EQUALS,
    Comparator.DIFFERS: Comparator.DIFFERS,
}


def day_of(
    node: syntax.WrittenDay | syntax.PeriodDay, scope: Scope
) -> model.DayConstant | model.PeriodDay | None:
    """A day as written, or the first or last of a period; None with a diagnostic."""
    match node:
        case syntax.WrittenDay(day):
            return model.DayConstant(day)
        case syntax.PeriodDay(is_end, None):
            return model.PeriodDay(is_end)
        case syntax.PeriodDay(is_end, name):
            period = find_period(name, scope)
            return None if period is None else model.PeriodDay(is_end, period)
    assert_never(node)


def fixed_day(term: model.Term, scope: Scope) -> date | None:
    """The day that the text itself fixes, or None."""
    match term:
        case model.DayConstant(day):
            return day
        case model.PeriodDay(is_end, period) if period in scope.periods:
            found = scope.periods[period or ""]
            return found.last_day if is_end else found.start
        case _:
            return None


def is_day(term: model.Term | None, span: Span, scope: Scope) -> bool:
    """Whether a value is a day; if it is another, that is told."""
    if term is not None and term.unit is not Unit.DATE:
        scope.found.append(mistakes.not_a_date(span, term.unit))
    return term is not None and term.unit is Unit.DATE


def in_stretch(node: Stretch, term: model.Term, scope: Scope) -> model.InTime | None:
    """A day in a stretch of days that the text fixes."""
    match node:
        case syntax.DatedBy(_, last):
            return model.InTime(term, last)
        case syntax.DatedIn(_, month):
            return model.InTime(term, last_day_of_month(month), month)
        case syntax.DatedDuring(_, name):
            period = scope.look_up("period", name, scope.periods)
            return None if period is None else model.InTime(term, period.last_day, period.start)
        case syntax.DatedBetween(_, first, last):
            if last < first:
                scope.found.append(mistakes.days_backwards(node.span))
            return model.InTime(term, last, first)
    assert_never(node)


def on_side(
    side: syntax.DaySide, term: model.Term, day: model.Term, scope: Scope
) -> model.Condition:
    """A day on one side of another."""
    if side is syntax.DaySide.BY and not isinstance(day, model.DayConstant):
        return model.Within(term, 0, model.SpanUnit.DAYS, day, fixed_day(day, scope))
    return compared(term, _SIDES[side], day, scope)


def within(
    node: syntax.DatedWithin, term: model.Term, since: model.Term, scope: Scope
) -> model.Within:
    """A day so many days or months after another."""
    start = fixed_day(since, scope)
    if node.number > LONGEST_SPAN[node.span_unit]:
        scope.found.append(mistakes.span_too_long(node.span))
        start = None
    last = None if start is None else start + _length(node.number, node.span_unit)
    return model.Within(term, node.number, _SPANS[node.span_unit], since, last)


def _length(number: int, unit: syntax.SpanUnit) -> relativedelta:
    if unit is syntax.SpanUnit.DAYS:
        return relativedelta(days=number)
    return relativedelta(months=number)


def last_day_of(node: duties.DutyLast, scope: Scope) -> date | None:
    """The last day of a duty, reckoned from a day that the text fixes."""
    day = _fixed(node.day, scope)
    if node.span_unit is None or day is None:
        return day
    if node.number > LONGEST_SPAN[node.span_unit]:
        scope.found.append(mistakes.span_too_long(node.span))
        return None
    return day + _length(node.number, node.span_unit)


def first_day_of(node: duties.DutyFirst, scope: Scope) -> date | None:
    """The first day on which a duty can be done."""
    day = _fixed(node.day, scope)
    if day is None or node.side is syntax.DaySide.FROM:
        return day
    return day + _ONE


def _fixed(node: syntax.WrittenDay | syntax.PeriodDay, scope: Scope) -> date | None:
    """A day where no period is at hand, so that it must be named."""
    if isinstance(node, syntax.PeriodDay) and node.period is None:
        scope.found.append(mistakes.period_missing(node.span, node.span.text, scope.periods))
        return None
    day = day_of(node, scope)
    return None if day is None else fixed_day(day, scope)


def compared(
    left: model.Term, comparator: Comparator, right: model.Term, scope: Scope
) -> model.Condition:
    """Two days; one that is waited for, held against a fixed one, comes in time or not."""
    if fixed_day(right, scope) is None:
        left, comparator, right = right, _TURNED[comparator], left
    day = fixed_day(right, scope)
    if day is None:
        return model.Comparison(right, _TURNED[comparator], left)
    if fixed_day(left, scope) is not None or isinstance(left, model.AttributeTerm):
        return model.Comparison(left, comparator, right)
    return _in_time(left, comparator, day)


def _in_time(term: model.Term, comparator: Comparator, day: date) -> model.Condition:
    match comparator:
        case Comparator.AT_MOST:
            return model.InTime(term, day)
        case Comparator.LESS_THAN:
            return model.InTime(term, day - _ONE)
        case Comparator.AT_LEAST:
            return model.InTime(term, None, day)
        case Comparator.MORE_THAN:
            return model.InTime(term, None, day + _ONE)
        case Comparator.EQUALS:
            return model.InTime(term, day, day)
        case Comparator.DIFFERS:
            return model.Not(model.InTime(term, day, day))
    assert_never(comparator)
