"""The second evaluator: values and conditions, as `docs/language/README.md` tells them.

Slow and plain on purpose. It takes the checked model and the facts, and does everything else by
itself: nothing is shared with `engine/`, nothing is remembered between two values, and a verdict is
a word. What is not known is `OPEN`, or `LATER` if only time is missing.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from attrs import evolve, frozen

from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.rules import Owner
from overenskommelse.model.units import NotReceived, Value

MET, BY_DECISION, NOT_MET = "met", "met by decision", "not met"
OPEN_VERDICT, LATER_VERDICT = "open", "not yet due"
NEEDS_DECISION, NOT_APPLICABLE = "needs a human decision", "not applicable"
UNDECIDED = (OPEN_VERDICT, NEEDS_DECISION, LATER_VERDICT)
"""In the order in which the tables for `and` and `or` let one stand for several."""
LARGEST_BITS = 4096


class Missing(Enum):
    """No value: something is missing, or only time is."""

    OPEN = OPEN_VERDICT
    LATER = LATER_VERDICT


@frozen
class Case:
    """Whom, when and of which items something is asked, under which rules and facts.

    `guess` is None, or the number of a completion: then every fact has a value, also of a period
    that lies ahead, and a value that changes is one of its numbers, though no day says which.
    """

    model: AgreementModel
    facts: FactSet
    on: date | None
    recipient: str
    period: str | None = None
    items: tuple[tuple[str, str], ...] = ()
    guess: int | None = None

    def item(self, name: str) -> str | None:
        """The item of a list at hand, the innermost first."""
        for own, code in reversed(self.items):
            if own == name:
                return code
        return None

    def at(self, name: str, code: str) -> Case:
        """For an item of a list, a recipient of a kind, or a period of a series."""
        if name in self.model.lists:
            return evolve(self, items=(*self.items, (name, code)))
        if name in self.model.kinds:
            return evolve(self, recipient=code)
        return evolve(self, period=code)

    def at_all(self, pairs: tuple[tuple[str, str], ...]) -> Case:
        case = self
        for name, code in pairs:
            case = case.at(name, code)
        return case

    def each(self, over: tuple[str, ...]) -> list[Case]:
        """For each combination of what is gone over."""
        cases = [self]
        for name in over:
            cases = [case.at(name, code) for case in cases for code in self.members(name)]
        return cases

    def members(self, name: str) -> list[str]:
        """The codes of a list or kind, or the periods of a series."""
        if name in self.model.series:
            return [*self.model.series[name]]
        of = self.model.lists[name].items if name in self.model.lists else self.model.kinds[name]
        return [member.code for member in of.members]

    def when(self, period: str | None) -> str | None:
        """The period of a name: its own, or that at hand, perhaps a year earlier."""
        if period == xp.YEAR_BEFORE:
            return self.model.years_before[self.period or ""]
        return period or self.period

    def lies_ahead(self, day: date) -> bool:
        """A day lies ahead until it has passed, which it has from the day after."""
        return self.on is not None and self.on <= day


def missing_of(values: list[Value | Missing]) -> Missing | None:
    """What a value of several parts lacks, if any of them is missing."""
    missing = [value for value in values if isinstance(value, Missing)]
    if not missing:
        return None
    return Missing.LATER if set(missing) == {Missing.LATER} else Missing.OPEN


# --- values --------------------------------------------------------------------------------


def value(term: xp.Term, case: Case) -> Value | Missing:  # noqa: C901, PLR0911
    match term:
        case xp.Constant(number):
            return number
        case xp.TextConstant(text):
            return text
        case xp.DayConstant(day):
            return day
        case xp.PeriodDay(is_end, period):
            stretch = case.model.periods[case.when(period) or ""]
            return stretch.end - timedelta(days=1) if is_end else stretch.start
        case xp.FactTerm(name, _, period):
            return fact(name, case.when(period), case)
        case xp.MeasureTerm(name, _, period):
            measure = case.model.measures[name]
            return value(measure.term, evolve(case, period=case.when(period)))
        case xp.OfOne(operand, at):
            return value(operand, case.at_all(at))
        case xp.ValueTerm(name, _, on):
            return named_value(name, case if on is None else evolve(case, on=on))
        case xp.AttributeTerm(list_name, attribute):
            said = case.model.lists[list_name].attributes
            code = case.item(list_name)
            return Missing.OPEN if code is None else said.get((code, attribute), Missing.OPEN)
        case xp.Negation(operand):
            found = value(operand, case)
            return found if isinstance(found, Missing) else -number_of(found)
        case xp.Arithmetic(first, rest):
            return arithmetic(first, rest, case)
        case xp.Extreme(larger, operands):
            found_each = [value(operand, case) for operand in operands]
            missing = missing_of(found_each)
            if missing:
                return missing
            numbers = sorted(number_of(each) for each in found_each)
            return numbers[-1] if larger else numbers[0]
        case xp.Rounded(operand, step, direction):
            found = value(operand, case)
            return found if isinstance(found, Missing) else rounded(found, step, direction)
        case xp.Aggregate() | xp.ItemCount():
            return gathered(term, case)


def rounded(found: Value, step: Fraction, direction: xp.Direction) -> Fraction:
    """The multiple of a step next to a number; of the two nearest, the direction says which."""
    steps = number_of(found) / step
    below = steps.numerator // steps.denominator
    above = below if steps == below else below + 1
    nearer = below if steps - below < Fraction(1, 2) else above
    is_half = steps - below == Fraction(1, 2)
    even = below if below % 2 == 0 else above
    chosen = {
        xp.Direction.UP: above,
        xp.Direction.DOWN: below,
        xp.Direction.HALVES_UP: above if is_half else nearer,
        xp.Direction.HALVES_DOWN: below if is_half else nearer,
        xp.Direction.HALVES_TO_EVEN: even if is_half else nearer,
    }
    return chosen[direction] * step


def number_of(found: Value | Missing) -> Fraction:
    assert isinstance(found, Fraction), found
    return found


def fact(name: str, period: str | None, case: Case) -> Value | Missing:
    declared = case.model.facts[name]
    who = case.recipient if declared.kind is not None else None
    when = period if declared.per_period else None
    items = tuple(case.item(own) or "" for own in declared.lists)
    items = items if any(items) else ()
    given = case.facts.values.get((name, who, when, items))
    if given is not None:
        return given.value
    is_later = when is not None and case.lies_ahead(case.model.periods[when].last_day)
    return Missing.LATER if is_later and case.guess is None else Missing.OPEN


def named_value(name: str, case: Case) -> Fraction | Missing:
    """The number of the day; the first counts until another takes its place."""
    versions = case.model.values[name].versions
    if case.on is None and len(versions) > 1:
        return Missing.OPEN if case.guess is None else versions[case.guess % len(versions)][1]
    number = versions[0][1]
    for start, later, _ in versions[1:]:
        if start is not None and case.on is not None and start <= case.on:
            number = later
    return number


def arithmetic(
    first: xp.Term, rest: tuple[tuple[xp.Operator, xp.Term], ...], case: Case
) -> Value | Missing:
    """From the left; nothing can be divided by 0."""
    start = value(first, case)
    others = [(operator, value(term, case)) for operator, term in rest]
    missing = missing_of([start, *(found for _, found in others)])
    if missing:
        return missing
    total = number_of(start)
    for operator, found in others:
        number = number_of(found)
        if operator is xp.Operator.PLUS:
            total += number
        elif operator is xp.Operator.MINUS:
            total -= number
        elif operator is xp.Operator.TIMES:
            total *= number
        elif number == 0:
            return Missing.OPEN
        else:
            total /= number
        if max(total.numerator.bit_length(), total.denominator.bit_length()) > LARGEST_BITS:
            return Missing.OPEN
    return total


def items_where(
    over: tuple[str, ...], where: xp.Condition | None, case: Case
) -> list[Case] | Missing:
    """The items a condition holds for, or combinations, once it is decided for each."""
    each = case.each(over)
    if where is None:
        return each
    verdicts = [judged(where, one) for one in each]
    undecided = {verdict for verdict in verdicts if verdict in UNDECIDED}
    if undecided:
        return Missing.LATER if undecided == {LATER_VERDICT} else Missing.OPEN
    pairs = zip(each, verdicts, strict=True)
    return [one for one, verdict in pairs if verdict in (MET, BY_DECISION)]


def gathered(term: xp.Aggregate | xp.ItemCount, case: Case) -> Value | Missing:
    chosen = items_where(term.over, term.where, case)
    if isinstance(chosen, Missing):
        return chosen
    if isinstance(term, xp.ItemCount):
        return Fraction(len(chosen))
    total = total_given(term, case)
    if total is not None:
        return total
    found = [value(term.operand, one) for one in chosen]
    missing = missing_of(found)
    if missing:
        return missing
    numbers = [number_of(each) for each in found]
    if term.gathering is xp.Gathering.SUM:
        return sum(numbers, Fraction(0))
    if not numbers:
        return Missing.OPEN
    if term.gathering is xp.Gathering.AVERAGE:
        return sum(numbers, Fraction(0)) / len(numbers)
    return min(numbers) if term.gathering is xp.Gathering.SMALLEST else max(numbers)


def total_given(term: xp.Aggregate, case: Case) -> Fraction | None:
    """A fact may be reported as a total, and then the plain `sum of … over …` uses it.

    Of a fact of several lists, totals over one of them are used in the same way. Over recipients
    or periods too, a total counts for the one that reported it.
    """
    is_plain = term.gathering is xp.Gathering.SUM and term.where is None
    if not is_plain or not isinstance(term.operand, xp.FactTerm):
        return None
    over = tuple(name for name in term.over if name in case.model.lists)
    if not over or not set(over) <= set(case.model.facts[term.operand.fact].lists):
        return None
    outside = tuple(pair for pair in case.items if pair[0] not in over)
    others = tuple(name for name in term.over if name not in over)
    each = evolve(case, items=outside).each(others)
    sums = [summed(term.operand, over, one) for one in each]
    return None if None in sums else sum((part for part in sums if part is not None), Fraction(0))


def summed(fact_term: xp.FactTerm, over: tuple[str, ...], case: Case) -> Fraction | None:
    """The total itself, or else what the totals for the items of one list come to."""
    found = value(fact_term, case)
    if isinstance(found, Fraction):
        return found
    for name in over:
        rest = tuple(other for other in over if other != name)
        parts = [summed(fact_term, rest, case.at(name, code)) for code in case.members(name)]
        if None not in parts:
            return sum((part for part in parts if part is not None), Fraction(0))
    return None


# --- conditions ----------------------------------------------------------------------------


def judged(condition: xp.Condition, case: Case) -> str:  # noqa: C901, PLR0911
    match condition:
        case xp.Comparison(left, comparator, right):
            return compared(value(left, case), comparator, value(right, case))
        case xp.InTime(term, last, first):
            if last is None:
                assert first is not None
                return since(value(term, case), first, case)
            return in_time(value(term, case), first, last, case)
        case xp.Within(term, number, unit, other, _):
            start = value(other, case)
            if isinstance(start, Missing):
                return start.value
            if not isinstance(start, date):
                return OPEN_VERDICT
            return in_time(value(term, case), None, later(start, number, unit), case)
        case xp.IsYes(term):
            found = value(term, case)
            return found.value if isinstance(found, Missing) else verdict(holds=found is True)
        case xp.Not(inner):
            return opposite(judged(inner, case))
        case xp.AllOf(conditions):
            return all_of([judged(each, case) for each in conditions])
        case xp.AnyOf(conditions):
            return any_of([judged(each, case) for each in conditions])
        case xp.AtLeastOf(number, conditions):
            return at_least(number, [judged(each, case) for each in conditions])
        case xp.ForEvery(over, inner, exceptions):
            asked = [code for code in case.members(over) if code not in exceptions]
            return all_of([judged(inner, case.at(over, code)) for code in asked])
        case xp.HumanDecision():
            return NEEDS_DECISION


def verdict(*, holds: bool) -> str:
    return MET if holds else NOT_MET


def all_of(verdicts: list[str]) -> str:
    """The table for `and`: a no decides; what does not apply is only told if nothing else is."""
    for first in (NOT_MET, *UNDECIDED, BY_DECISION, MET, NOT_APPLICABLE):
        if first in verdicts:
            return first
    return MET


def any_of(verdicts: list[str]) -> str:
    """The table for `or`: a yes decides."""
    for first in (MET, BY_DECISION, *UNDECIDED, NOT_MET, NOT_APPLICABLE):
        if first in verdicts:
            return first
    return NOT_MET


def opposite(verdict_of_it: str) -> str:
    """The table for `not`: only what is decided turns."""
    turned = {MET: NOT_MET, BY_DECISION: NOT_MET, NOT_MET: MET}
    return turned.get(verdict_of_it, verdict_of_it)


def at_least(number: int, verdicts: list[str]) -> str:
    """Decided as soon as the undecided ones cannot change it, else undecided as with `and`."""
    counted = [each for each in verdicts if each != NOT_APPLICABLE]
    if not counted:
        return NOT_APPLICABLE
    if counted.count(MET) >= number:
        return MET
    if counted.count(MET) + counted.count(BY_DECISION) >= number:
        return BY_DECISION
    if len(counted) - counted.count(NOT_MET) < number:
        return NOT_MET
    return all_of([each for each in counted if each in UNDECIDED])


def compared(left: Value | Missing, comparator: xp.Comparator, right: Value | Missing) -> str:
    missing = missing_of([left, right])
    if missing:
        return missing.value
    if isinstance(left, NotReceived) or isinstance(right, NotReceived):
        return OPEN_VERDICT
    if comparator is xp.Comparator.EQUALS:
        return verdict(holds=left == right)
    if comparator is xp.Comparator.DIFFERS:
        return verdict(holds=left != right)
    order = {
        xp.Comparator.AT_LEAST: left >= right,  # type: ignore[operator]
        xp.Comparator.AT_MOST: left <= right,  # type: ignore[operator]
        xp.Comparator.MORE_THAN: left > right,  # type: ignore[operator]
        xp.Comparator.LESS_THAN: left < right,  # type: ignore[operator]
    }
    return verdict(holds=order[comparator])


def since(found: Value | Missing, first: date, case: Case) -> str:
    """Without a last day nothing is too late: only what has come too early does not hold."""
    before = first - timedelta(days=1)
    if isinstance(found, date) and (case.on is None or found <= case.on):
        return verdict(holds=first <= found)
    if case.lies_ahead(before):
        return LATER_VERDICT
    if isinstance(found, date):
        return MET
    return found.value if isinstance(found, Missing) else OPEN_VERDICT


def in_time(found: Value | Missing, first: date | None, last: date, case: Case) -> str:
    """Not yet due until the last day has passed, for what has not come by the day asked.

    Behind that day what is missing is open, also while its period still goes on.
    """
    has_come = isinstance(found, date) and (case.on is None or found <= case.on)
    if not has_come and case.lies_ahead(last):
        return LATER_VERDICT
    if isinstance(found, date):
        return verdict(holds=(first is None or first <= found) and found <= last)
    if isinstance(found, NotReceived):
        return OPEN_VERDICT if case.on is None else NOT_MET
    assert isinstance(found, Missing), found
    return OPEN_VERDICT


def later(day: date, number: int, unit: xp.SpanUnit) -> date:
    """So many days on, or the same day so many months on; a month too short gives its last."""
    if unit is xp.SpanUnit.DAYS:
        return day + timedelta(days=number)
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, longest))


def requirement(rule: Requirement, owner: Owner, case: Case) -> str:
    """It does not apply to who is exempt; a decision counts before the facts, from its day."""
    if case.recipient in rule.except_for:
        return NOT_APPLICABLE
    decided = case.facts.assessments.get((owner, rule.name, case.recipient), ())
    known = [each for each in decided if case.on is None or each.on <= case.on]
    if known:
        return BY_DECISION if max(known, key=lambda each: each.on).met else NOT_MET
    for other in rule.instead:
        if case.recipient in other.recipients:
            return judged(other.condition, evolve(case, period=other.period, items=rule.items))
    return judged(rule.condition, evolve(case, period=rule.period, items=rule.items))
