"""The value of an expression for a recipient and a period: exact, or unknown with the reason.

Arithmetic is on fractions. What is missing anywhere makes the whole unknown, and all that is
missing is told, not just the first.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import assert_never

from overenskommelse.engine.known import Known, Unknown, merged_gaps, owned_gap
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.facts.fact_set import keyed_items
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.units import Unit
from overenskommelse.model.walk import all_under, named_terms
from overenskommelse.outcome.reasons import Gap, GapKind
from overenskommelse.reach.range import LARGEST_BITS
from overenskommelse.reach.steps import whole_steps


def value_of(  # noqa: C901, PLR0911 - one case for each kind of value
    term: xp.Term, asked: Asked, situation: Situation
) -> Known | Unknown:
    """The value of a term."""
    match term:
        case xp.Constant() | xp.TextConstant():
            return Known(term.value)
        case xp.DayConstant(day):
            return Known(day)
        case xp.PeriodDay():
            return Known(_period_day(term, asked, situation))
        case xp.ValueTerm(name, _, on):
            return _value(name, on or situation.on, situation)
        case xp.FactTerm():
            return _fact(term, asked, situation)
        case xp.MeasureTerm():
            return _measure(term, asked, situation)
        case xp.OfOne():
            return _of_one(term, asked, situation)
        case xp.Negation(operand):
            found = value_of(operand, asked, situation)
            return found if isinstance(found, Unknown) else Known(-_number(found))
        case xp.Arithmetic():
            return _arithmetic(term, asked, situation)
        case xp.AttributeTerm():
            return _attribute(term, asked, situation)
        case xp.Extreme():
            return _extreme(term, asked, situation)
        case xp.Rounded():
            return _rounded(term, asked, situation)
        case xp.Aggregate() | xp.ItemCount():
            # The items are chosen by conditions, and conditions are made of values.
            from overenskommelse.engine.lists import gather  # noqa: PLC0415

            return gather(term, asked, situation)
    assert_never(term)


def _fact(term: xp.FactTerm, asked: Asked, situation: Situation) -> Known | Unknown:
    """A fact counts once it is reported; a missing one is not yet due until its period ends."""
    fact = situation.model.facts[term.fact]
    recipient = asked.recipient if fact.kind is not None else None
    period = asked.period_of(term.period, situation.model) if fact.per_period else None
    items = keyed_items(asked.item(name) for name in fact.lists) if fact.lists else ()
    value = situation.facts.get(fact.name, recipient, period, items)
    if value is not None:
        return Known(value)
    if period is not None:
        last_day = situation.model.periods[period].last_day
        if situation.has_passed(last_day) is False:
            return Unknown((Gap(GapKind.NOT_YET_DUE, fact.name, period, last_day),))
    codes = tuple(code for code in items if code)
    return Unknown((Gap(GapKind.NOT_REPORTED, fact.name, period, items=codes),))


def _period_day(term: xp.PeriodDay, asked: Asked, situation: Situation) -> date:
    """The first or last day of a period; the check has seen to it that one is at hand."""
    model = situation.model
    period = model.periods[asked.period_of(term.period, model) or ""]
    return period.last_day if term.is_end else period.start


def _of_one(term: xp.OfOne, asked: Asked, situation: Situation) -> Known | Unknown:
    """A value of a named item or recipient; what is missing for it is told with its code."""
    model = situation.model
    found = value_of(term.operand, asked.at_all(term.at, model), situation)
    owner = next((code for name, code in term.at if name in model.kinds), None)
    if isinstance(found, Known) or owner is None:
        return found
    return Unknown(tuple(owned_gap(gap, owner, model) for gap in found.gaps))


def _extreme(term: xp.Extreme, asked: Asked, situation: Situation) -> Known | Unknown:
    """The larger or smaller of values, once all of them are known."""
    found = [value_of(operand, asked, situation) for operand in term.operands]
    gaps = _gaps(*found)
    if gaps:
        return Unknown(gaps)
    values = [_number(value) for value in found]
    return Known(max(values) if term.larger else min(values))


def _rounded(term: xp.Rounded, asked: Asked, situation: Situation) -> Known | Unknown:
    """A value as a multiple of a step, once it is known."""
    found = value_of(term.operand, asked, situation)
    if isinstance(found, Unknown):
        return found
    return Known(term.step * whole_steps(_number(found) / term.step, term.direction))


def _value(name: str, day: date | None, situation: Situation) -> Known | Unknown:
    """A value as it is on a day; without a day, if it is always the same."""
    versions = situation.model.values[name].versions
    if len(versions) > 1 and day is None:
        return Unknown((Gap(GapKind.NO_DATE, name),))
    number = versions[0][1]
    for first, value, _ in versions[1:]:
        if first is not None and day is not None and day >= first:
            number = value
    return Known(number)


def _attribute(term: xp.AttributeTerm, asked: Asked, situation: Situation) -> Known | Unknown:
    """What the file says of the item at hand; what it does not say is not known."""
    code = asked.item(term.list) or ""
    value = situation.model.lists[term.list].attributes.get((code, term.attribute))
    if value is None:
        return Unknown((Gap(GapKind.NOT_REPORTED, term.attribute, items=(code,)),))
    return Known(value)


def _measure(term: xp.MeasureTerm, asked: Asked, situation: Situation) -> Known | Unknown:
    """A measure's value, reckoned once for each recipient and period."""
    measure = situation.model.measures[term.measure]
    recipient = asked.recipient if measure.kind is not None else None
    period = asked.period_of(term.period, situation.model) if measure.needs_period else None
    items = tuple(pair for pair in asked.items if pair[0] in measure.lists)
    key = (term.measure, Asked(recipient, period, items))
    if key not in situation.reckoned:
        situation.reckoned[key] = value_of(measure.term, key[1], situation)
    return situation.reckoned[key]


def _arithmetic(term: xp.Arithmetic, asked: Asked, situation: Situation) -> Known | Unknown:
    first = value_of(term.first, asked, situation)
    others = [(operator, value_of(item, asked, situation)) for operator, item in term.rest]
    gaps = _gaps(first, *(found for _, found in others))
    if gaps:
        return Unknown(gaps)
    total = _number(first)
    for (operator, item), (_, found) in zip(term.rest, others, strict=True):
        right = _number(found)
        if operator is xp.Operator.DIVIDED and right == 0:
            return Unknown((_no_cases(item, asked, situation.model),))
        total = operator.of(total, right)
        if _is_too_large(total):
            name = next((_name_of(part) for part in named_terms(term)), None)
            return Unknown((Gap(GapKind.TOO_LARGE, name),))
    counts = _counts(term, first, [found for _, found in others])
    is_told = counts is not None and not _is_entangled(term, situation.model)
    return Known(total, counts if is_told else None)


def _no_cases(divisor: xp.Term, asked: Asked, model: AgreementModel) -> Gap:
    """Nothing to measure by, told of the first fact or measure in the divisor."""
    term = next(named_terms(divisor), None)
    if term is None:
        return Gap(GapKind.NO_CASES)
    return Gap(GapKind.NO_CASES, _name_of(term), asked.period_of(term.period, model))


def _name_of(term: xp.FactTerm | xp.MeasureTerm) -> str:
    return term.fact if isinstance(term, xp.FactTerm) else term.measure


def _gaps(*values: Known | Unknown) -> tuple[Gap, ...]:
    found = [gap for value in values if isinstance(value, Unknown) for gap in value.gaps]
    return merged_gaps(found)


def _counts(
    term: xp.Arithmetic, first: Known | Unknown, others: list[Known | Unknown]
) -> tuple[Fraction, Fraction] | None:
    """The two counts of a plain quotient, as they were before shortening."""
    counted = term.first.unit in (Unit.NUMBER, Unit.MONEY) and term.unit is Unit.SHARE
    if counted and len(others) == 1 and term.rest[0][0] is xp.Operator.DIVIDED:
        return _number(first), _number(others[0])
    return None


def _is_entangled(term: xp.Arithmetic, model: AgreementModel) -> bool:
    """Whether a quotient has a fact both above and below the line, as in a / (a + b)."""
    above, below = (_facts_of(part, model) for part in (term.first, term.rest[0][1]))
    return not above.isdisjoint(below)


def _facts_of(term: xp.Term, model: AgreementModel) -> set[tuple[str, str | None]]:
    under = all_under(term, model)
    return {(node.fact, node.period) for node in under if isinstance(node, xp.FactTerm)}


def _number(found: Known | Unknown) -> Fraction:
    """The number of a known value; the check has made sure that it is one."""
    if isinstance(found, Known) and isinstance(found.value, Fraction):
        return found.value
    raise TypeError("arithmetic on a value that is no number")


def _is_too_large(number: Fraction) -> bool:
    largest = max(number.numerator.bit_length(), number.denominator.bit_length())
    return largest > LARGEST_BITS
