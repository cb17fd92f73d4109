"""How a condition stands for a recipient, with the reason as a tree.

Every part of a condition is evaluated, also after one has decided, so that whoever fails is told
everything at once.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import assert_never

from attrs import evolve
from dateutil.relativedelta import relativedelta

from overenskommelse.engine.early import Decided, decided_early
from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known, Unknown, owned_gap
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model import expressions as xp
from overenskommelse.model.units import NotReceived, Unit
from overenskommelse.model.walk import counted_in, first_named
from overenskommelse.outcome.reasons import Gap, GapKind, Quantity, Reason, ReasonKind
from overenskommelse.outcome.status import Status, all_met, any_met, opposite, so_many_met


def judge(  # noqa: C901 - one case for each kind of condition
    condition: xp.Condition, asked: Asked, situation: Situation
) -> Reason:
    """How a condition stands, and why."""
    match condition:
        case xp.Comparison():
            return _comparison(condition, asked, situation)
        case xp.InTime():
            return _in_time(condition, asked, situation)
        case xp.Within():
            return _within(condition, asked, situation)
        case xp.IsYes(term):
            return _yes(term, value_of(term, asked, situation))
        case xp.Not(inner):
            child = judge(inner, asked, situation)
            return Reason(ReasonKind.NOT, opposite(child.status), children=(child,))
        case xp.AllOf(conditions):
            every = tuple(judge(item, asked, situation) for item in conditions)
            status = all_met([child.status for child in every])
            return Reason(ReasonKind.ALL, status, children=every)
        case xp.AnyOf(conditions):
            some = tuple(judge(item, asked, situation) for item in conditions)
            status = any_met([child.status for child in some])
            return Reason(ReasonKind.ANY, status, children=some)
        case xp.AtLeastOf():
            return _at_least_of(condition, asked, situation)
        case xp.ForEvery():
            return _every(condition, asked, situation)
        case xp.HumanDecision(question):
            gap = Gap(GapKind.DECISION, question)
            return Reason(ReasonKind.DECISION, Status.NEEDS_DECISION, gaps=(gap,))
    assert_never(condition)


def _at_least_of(condition: xp.AtLeastOf, asked: Asked, situation: Situation) -> Reason:
    """So many of several: decided once the open ones can no longer change it."""
    each = tuple(judge(item, asked, situation) for item in condition.conditions)
    status = so_many_met(condition.number, [child.status for child in each])
    return Reason(ReasonKind.AT_LEAST, status, children=each, number=condition.number)


def _every(condition: xp.ForEvery, asked: Asked, situation: Situation) -> Reason:
    """A condition on every item but the exceptions; all of them are judged."""
    over = condition.over
    each = tuple(
        evolve(_judged_at(condition, asked, code, situation), item=code)
        for code in situation.model.codes_over(over)
        if code not in condition.exceptions
    )
    status = all_met([reason.status for reason in each])
    return Reason(ReasonKind.EVERY, status, children=each)


def _judged_at(condition: xp.ForEvery, asked: Asked, code: str, situation: Situation) -> Reason:
    """A condition on one of those it must hold for; a recipient's gaps are told with its code."""
    one = asked.at(condition.over, code, situation.model)
    reason = judge(condition.condition, one, situation)
    if condition.over not in situation.model.kinds:
        return reason
    return _owned(reason, code, situation)


def _owned(reason: Reason, code: str, situation: Situation) -> Reason:
    gaps = tuple(owned_gap(gap, code, situation.model) for gap in reason.gaps)
    children = tuple(_owned(child, code, situation) for child in reason.children)
    return evolve(reason, gaps=gaps, children=children)


def undecided(gaps: tuple[Gap, ...]) -> Status:
    """The status of what is missing something: not yet due if only time is missing."""
    if all(gap.kind is GapKind.NOT_YET_DUE for gap in gaps):
        return Status.NOT_YET_DUE
    return Status.OPEN


def _comparison(condition: xp.Comparison, asked: Asked, situation: Situation) -> Reason:
    left = value_of(condition.left, asked, situation)
    right = value_of(condition.right, asked, situation)
    gaps = tuple(
        dict.fromkeys(
            gap for side in (left, right) if isinstance(side, Unknown) for gap in side.gaps
        )
    )
    if gaps:
        decided = decided_early(condition, asked, situation, judge)
        if decided is not None:
            return _despite_gaps(condition, decided, right)
    gaps = gaps or _not_received(condition, left, right)
    holds = None if gaps else _holds(left, condition.comparator, right)
    status = undecided(gaps) if holds is None else _status(holds=holds)
    return Reason(
        ReasonKind.COMPARISON,
        status,
        _quantity(left, condition.left.unit),
        _quantity(right, condition.right.unit),
        comparator=condition.comparator,
        gaps=gaps,
        counted=counted_in(condition.left, situation.model),
        about=first_named(condition.left) or first_named(condition.right),
    )


def _despite_gaps(condition: xp.Comparison, decided: Decided, right: Known | Unknown) -> Reason:
    """A comparison that is decided whatever the missing facts turn out to be."""
    return Reason(
        ReasonKind.COMPARISON,
        _status(holds=decided.holds),
        required=_quantity(right, condition.right.unit),
        comparator=condition.comparator,
        about=first_named(condition.left) or first_named(condition.right),
        between=decided.between,
    )


def _not_received(
    condition: xp.Comparison, left: Known | Unknown, right: Known | Unknown
) -> tuple[Gap, ...]:
    """A date that has not come cannot be compared with another."""
    sides = ((condition.left, left), (condition.right, right))
    return tuple(
        Gap(GapKind.NOT_REPORTED, term.fact if isinstance(term, xp.FactTerm) else None)
        for term, found in sides
        if isinstance(found, Known) and isinstance(found.value, NotReceived)
    )


def _holds(left: Known | Unknown, comparator: xp.Comparator, right: Known | Unknown) -> bool:
    if isinstance(left, Known) and isinstance(left.value, str):
        same = isinstance(right, Known) and left.value == right.value
        return same is (comparator is xp.Comparator.EQUALS)
    one, other = _comparable(left), _comparable(right)
    match comparator:
        case xp.Comparator.EQUALS:
            return one == other
        case xp.Comparator.DIFFERS:
            return one != other
        case xp.Comparator.AT_LEAST:
            return one >= other
        case xp.Comparator.AT_MOST:
            return one <= other
        case xp.Comparator.MORE_THAN:
            return one > other
        case xp.Comparator.LESS_THAN:
            return one < other
    assert_never(comparator)


def _comparable(found: Known | Unknown) -> Fraction:
    """A value as a number; a date as the number of its day."""
    if isinstance(found, Known):
        if isinstance(found.value, Fraction):
            return found.value
        if isinstance(found.value, date):
            return Fraction(found.value.toordinal())
    raise TypeError("a comparison of values that have no order")


def _in_time(condition: xp.InTime, asked: Asked, situation: Situation) -> Reason:
    found = value_of(condition.term, asked, situation)
    name = condition.term.fact if isinstance(condition.term, xp.FactTerm) else None
    if condition.last is None:
        return _not_before(condition, found, situation, name)
    required = Quantity(condition.last, Unit.DATE)
    earliest = _earliest(condition)
    observed = _quantity(found, Unit.DATE)
    ahead = situation.has_passed(condition.last) is False
    if isinstance(found, Known) and isinstance(found.value, date):
        return _dated(condition, found.value, condition.last, situation)
    if ahead:
        gaps: tuple[Gap, ...] = (Gap(GapKind.NOT_YET_DUE, name, None, condition.last),)
    elif isinstance(found, Unknown):
        gaps = tuple(_overdue(gap) for gap in found.gaps)
    elif situation.on is None:
        gaps = (Gap(GapKind.NO_DATE, name, None, condition.last),)
    else:
        return Reason(ReasonKind.IN_TIME, Status.NOT_MET, observed, required, earliest, about=name)
    return Reason(
        ReasonKind.IN_TIME, undecided(gaps), observed, required, earliest, gaps=gaps, about=name
    )


def _overdue(gap: Gap) -> Gap:
    """What is missing behind its own deadline is late, also while its period still goes on."""
    if gap.kind is not GapKind.NOT_YET_DUE:
        return gap
    return Gap(GapKind.NOT_REPORTED, gap.fact, gap.period, items=gap.items)


def _within(condition: xp.Within, asked: Asked, situation: Situation) -> Reason:
    """A day no later than so long after another, once that one is known."""
    since = value_of(condition.since, asked, situation)
    if isinstance(since, Unknown) or not isinstance(since.value, date):
        name = condition.since.fact if isinstance(condition.since, xp.FactTerm) else None
        absent = (Gap(GapKind.NOT_REPORTED, name),)
        gaps = since.gaps if isinstance(since, Unknown) else absent
        return Reason(ReasonKind.IN_TIME, undecided(gaps), gaps=gaps, about=name)
    if condition.unit is xp.SpanUnit.DAYS:
        last = since.value + relativedelta(days=condition.number)
    else:
        last = since.value + relativedelta(months=condition.number)
    return _in_time(xp.InTime(condition.term, last), asked, situation)


def _not_before(
    condition: xp.InTime, found: Known | Unknown, situation: Situation, name: str | None
) -> Reason:
    """A day that has only a first day: what has not come can still come late enough.

    Before that first day it is not yet due, and from then on only the day itself is missing.
    """
    first = condition.first or date.min
    waits_until = first - timedelta(days=1)
    day = found.value if isinstance(found, Known) and isinstance(found.value, date) else None
    has_come = day is not None and (situation.on is None or day <= situation.on)
    gaps: tuple[Gap, ...] = ()
    if not has_come and situation.has_passed(waits_until) is False:
        gaps = (Gap(GapKind.NOT_YET_DUE, name, None, waits_until),)
    elif isinstance(found, Unknown):
        gaps = found.gaps
    elif day is None:
        gaps = (Gap(GapKind.NOT_REPORTED, name),)
    status = undecided(gaps) if gaps else _status(holds=day is not None and day >= first)
    observed = _quantity(found, Unit.DATE)
    earliest = _earliest(condition)
    return Reason(ReasonKind.IN_TIME, status, observed, None, earliest, gaps=gaps, about=name)


def _dated(condition: xp.InTime, day: date, last: date, situation: Situation) -> Reason:
    """A day in time, too late, too early, or still ahead while its deadline is."""
    name = condition.term.fact if isinstance(condition.term, xp.FactTerm) else None
    observed, required = Quantity(day, Unit.DATE), Quantity(last, Unit.DATE)
    earliest = _earliest(condition)
    lies_ahead = situation.on is not None and day > situation.on
    if lies_ahead and situation.has_passed(last) is False:
        gap = Gap(GapKind.NOT_YET_DUE, name, None, last)
        status = Status.NOT_YET_DUE
        return Reason(
            ReasonKind.IN_TIME, status, observed, required, earliest, gaps=(gap,), about=name
        )
    early = condition.first is not None and day < condition.first
    status = _status(holds=day <= last and not early)
    return Reason(ReasonKind.IN_TIME, status, observed, required, earliest, about=name)


def _earliest(condition: xp.InTime) -> Quantity | None:
    return None if condition.first is None else Quantity(condition.first, Unit.DATE)


def _yes(term: xp.Term, found: Known | Unknown) -> Reason:
    required = Quantity(True, Unit.YES_NO)  # noqa: FBT003
    about = first_named(term)
    if isinstance(found, Unknown):
        gaps = found.gaps
        return Reason(ReasonKind.YES, undecided(gaps), None, required, gaps=gaps, about=about)
    status = _status(holds=found.value is True)
    return Reason(ReasonKind.YES, status, _quantity(found, Unit.YES_NO), required, about=about)


def _status(*, holds: bool) -> Status:
    return Status.MET if holds else Status.NOT_MET


def _quantity(found: Known | Unknown, unit: Unit) -> Quantity | None:
    return Quantity(found.value, unit, found.counts) if isinstance(found, Known) else None
