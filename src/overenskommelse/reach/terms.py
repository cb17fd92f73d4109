"""In: a value of an agreement, and what is known of its facts. Out: the range it must lie in.

A fact that is not known lies in the range of its type: no count, share or amount is below 0. Of a
list, items of which it is not known whether they are chosen count both ways. What this module does
not know a rule for can be anything.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from functools import reduce
from typing import Protocol, assert_never

from attrs import evolve

from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.asked import Asked
from overenskommelse.model.units import FactType, Value
from overenskommelse.reach.range import Range, exactly
from overenskommelse.source.records import frozen

_NONE = Fraction(0)
_FACT_BITS = 100
"""No number of a fact is longer; see `facts/cells.py`."""
_ANYTHING = Range(is_sure=False)
_OF_FACTS = {
    FactType.WHOLE_NUMBER: Range(_NONE, None, is_whole=True, bits=_FACT_BITS),
    FactType.DECIMAL_NUMBER: Range(bits=_FACT_BITS),
    FactType.SHARE: Range(_NONE, bits=_FACT_BITS),
    FactType.MONEY: Range(_NONE, bits=_FACT_BITS),
}


@frozen
class Holding:
    """What a condition can turn out to be, once it is decided."""

    can_hold: bool
    can_fail: bool


class Surroundings(Protocol):
    """What is known where a value is asked for."""

    @property
    def model(self) -> AgreementModel:
        """The rules."""

    @property
    def reckoned(self) -> dict[tuple[Hashable, Asked], Range]:
        """Ranges of measures reckoned so far, so that each is reckoned once."""

    def exact(self, term: xp.Term, asked: Asked) -> Value | None:
        """A value that is known, or None."""

    def versions(self, name: str) -> tuple[Fraction, ...]:
        """The numbers a value with a name can be."""

    def holding(self, condition: xp.Condition, asked: Asked) -> Holding:
        """What a condition can turn out to be."""


def range_of(  # noqa: C901 - one case for each kind of value
    term: xp.Term, asked: Asked, around: Surroundings
) -> Range:
    """The range a value must lie in."""
    known = around.exact(term, asked)
    if isinstance(known, Fraction):
        return exactly(known)
    match term:
        case xp.FactTerm():
            return _OF_FACTS.get(around.model.facts[term.fact].type, _ANYTHING)
        case xp.MeasureTerm():
            return _of_measure(term, asked, around)
        case xp.OfOne(operand, at):
            return range_of(operand, asked.at_all(at, around.model), around)
        case xp.ValueTerm():
            return reduce(Range.hull, [exactly(each) for each in around.versions(term.value)])
        case xp.Negation():
            return range_of(term.operand, asked, around).negative()
        case xp.Arithmetic():
            return _of_arithmetic(term, asked, around)
        case xp.Extreme():
            return _of_extreme(term, asked, around)
        case xp.Aggregate() | xp.ItemCount():
            return _gathered(term, asked, around)
        case _:
            return _ANYTHING


def measured(term: xp.MeasureTerm, asked: Asked, model: AgreementModel) -> Asked:
    """What a measure is reckoned for where it is named."""
    measure = model.measures[term.measure]
    recipient = asked.recipient if measure.kind is not None else None
    period = asked.period_of(term.period, model) if measure.needs_period else None
    items = tuple(pair for pair in asked.items if pair[0] in measure.lists)
    return Asked(recipient, period, items)


def _of_measure(term: xp.MeasureTerm, asked: Asked, around: Surroundings) -> Range:
    key = (term.measure, measured(term, asked, around.model))
    if key not in around.reckoned:
        around.reckoned[key] = range_of(around.model.measures[term.measure].term, key[1], around)
    return around.reckoned[key]


def _of_arithmetic(term: xp.Arithmetic, asked: Asked, around: Surroundings) -> Range:
    total = range_of(term.first, asked, around)
    for operator, part in term.rest:
        total = _reckon(total, operator, range_of(part, asked, around))
    return total


def _reckon(left: Range, operator: xp.Operator, right: Range) -> Range:
    match operator:
        case xp.Operator.PLUS:
            return left.plus(right)
        case xp.Operator.MINUS:
            return left.plus(right.negative())
        case xp.Operator.TIMES:
            return left.times(right)
        case xp.Operator.DIVIDED:
            return left.over(right)
    assert_never(operator)


def _of_extreme(term: xp.Extreme, asked: Asked, around: Surroundings) -> Range:
    each = [range_of(operand, asked, around) for operand in term.operands]
    return reduce(Range.larger if term.larger else Range.smaller, each)


@frozen
class _Choice:
    """An item that can be chosen, and whether it surely is."""

    asked: Asked
    is_sure: bool


def _choices(
    term: xp.Aggregate | xp.ItemCount, asked: Asked, around: Surroundings
) -> list[_Choice]:
    """The items that can be chosen."""
    found = []
    for one in asked.with_each(term.over, around.model):
        if term.where is None:
            found.append(_Choice(one, is_sure=True))
            continue
        holding = around.holding(term.where, one)
        if holding.can_hold:
            found.append(_Choice(one, is_sure=not holding.can_fail))
    return found


def _gathered(term: xp.Aggregate | xp.ItemCount, asked: Asked, around: Surroundings) -> Range:
    """Values over all recipients are reckoned once, whoever they are asked for."""
    if not any(name in around.model.kinds for name in term.over):
        return _of_gathered(term, asked, around)
    key = (term, evolve(asked, recipient=None))
    if key not in around.reckoned:
        around.reckoned[key] = _of_gathered(term, key[1], around)
    return around.reckoned[key]


def _of_gathered(term: xp.Aggregate | xp.ItemCount, asked: Asked, around: Surroundings) -> Range:
    if isinstance(term, xp.ItemCount):
        return _of_count(term, asked, around)
    return _of_items(term, asked, around)


def _of_count(term: xp.ItemCount, asked: Asked, around: Surroundings) -> Range:
    """As many as are surely chosen, and at most as many as can be."""
    choices = _choices(term, asked, around)
    surely = sum(choice.is_sure for choice in choices)
    return evolve(exactly(Fraction(surely)), high=Fraction(len(choices)))


def _of_items(term: xp.Aggregate, asked: Asked, around: Surroundings) -> Range:
    """The values of the items as one; one that may not be chosen may change nothing."""
    choices = _choices(term, asked, around)
    each = [(range_of(term.operand, choice.asked, around), choice.is_sure) for choice in choices]
    if term.gathering is xp.Gathering.SUM:
        parts = [found if sure else found.hull(exactly(_NONE)) for found, sure in each]
        return reduce(Range.plus, parts, exactly(_NONE))
    if not each:
        return _ANYTHING
    is_sure = any(sure for _, sure in each) and all(found.is_sure for found, _ in each)
    return evolve(_joined(term.gathering, each), is_sure=is_sure)


def _joined(gathering: xp.Gathering, each: list[tuple[Range, bool]]) -> Range:
    """The range of an average, or of the smallest or largest, of at least one number."""
    found = reduce(Range.hull, [one for one, _ in each])
    surely = [one for one, sure in each if sure]
    if gathering is xp.Gathering.AVERAGE:
        bits = sum(one.bits for one, _ in each) + len(each)
        return evolve(found, is_whole=False, bits=bits)
    if not surely:
        return found
    if gathering is xp.Gathering.SMALLEST:
        return evolve(found, high=reduce(Range.smaller, surely).high)
    return evolve(found, low=reduce(Range.larger, surely).low)
