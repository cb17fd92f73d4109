"""In: a value of the model, the day, and for what it is asked. Out: how to reckon it from a row.

A row is a tuple of plain values (a whole number, a fraction, a day, yes or no, a text) of one
recipient; a slot says what stands where. The plan is made once, and then reckons for any row. What
there is no plan for becomes a slot of its own, which the engine fills.

Guarantees: for a row in which nothing is missing, just what the engine gives, or
`ZeroDivisionError` where there is nothing to measure by. Nothing that is
reckoned can grow too large for the engine.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from operator import add, itemgetter, mul, neg, sub
from typing import Any, TypeAlias, assert_never

from attrs import Factory, define

from overenskommelse.facts.fact_set import keyed_items
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.asked import Asked
from overenskommelse.model.units import NotReceived, Value
from overenskommelse.reach.range import LARGEST_BITS
from overenskommelse.reach.steps import whole_steps
from overenskommelse.reach.terms import measured
from overenskommelse.source.records import frozen

Plain: TypeAlias = int | Fraction | date | bool | str
Row: TypeAlias = tuple[Plain | None, ...]
Reading: TypeAlias = Callable[[Any], Any]
"""A value from a row in which nothing it needs is missing."""

SLOT_BITS = 200
"""No number in a row is longer; what is longer is left to the engine."""
OWN = ""
"""Stands for the recipient at hand, whoever that is."""


@frozen
class Slot:
    """What stands at one place of a row.

    Attributes:
        fact: A fact, or the name of one whose total makes `term`, or None.
        recipient: Whose it is: `OWN`, the code of another, or None for one for all.
        period: The period it is wanted for, or None.
        items: The items it is wanted for, as in the key of a fact.
        term: What the engine is asked for where the fact is missing, or None.
        asked: For what, with `OWN` for the recipient.
    """

    fact: str | None
    recipient: str | None
    period: str | None
    items: tuple[str, ...]
    term: xp.Term | None
    asked: Asked


@frozen
class Planned:
    """How to reckon a value.

    Attributes:
        read: The value from a row.
        bits: No numerator or denominator is longer.
        at: Its place in the row, if it stands there as it is.
        constant: The value, if it is always the same.
        quotient: The places of two numbers it is the quotient of, if it is.
    """

    read: Reading
    bits: int = 0
    at: int | None = None
    constant: Value | None = None
    quotient: tuple[int, int] | None = None


class NoPlanError(Exception):
    """There is no plan for a condition, since what it reckons with could grow too large."""


@define
class Planner:
    """Makes plans for values, and notes which slots they need."""

    model: AgreementModel
    on: date | None
    slots: dict[Slot, int] = Factory(dict)

    def term(  # noqa: C901, PLR0911 - one case for each kind of value
        self, term: xp.Term, asked: Asked
    ) -> Planned:
        """How to reckon a value."""
        match term:
            case xp.Constant() | xp.TextConstant() | xp.DayConstant():
                return _constant(term.value)
            case xp.PeriodDay(is_end, own):
                period = self.model.periods[asked.period_of(own, self.model) or ""]
                return _constant(period.last_day if is_end else period.start)
            case xp.FactTerm():
                return self._fact(term, asked)
            case xp.MeasureTerm(name):
                return self.term(self.model.measures[name].term, measured(term, asked, self.model))
            case xp.ValueTerm(name, _, on):
                return self._value(term, name, on or self.on, asked)
            case xp.AttributeTerm(name, attribute):
                said = self.model.lists[name].attributes.get((asked.item(name) or "", attribute))
                return self._by_engine(term, asked) if said is None else _constant(said)
            case xp.OfOne(operand, at):
                return self.term(operand, asked.at_all(at, self.model))
            case xp.Negation(operand):
                inner = self.term(operand, asked)
                return Planned(_after(neg, inner.read), inner.bits)
            case xp.Arithmetic():
                return self._arithmetic(term, asked)
            case xp.Extreme():
                return self._extreme(term, asked)
            case xp.Rounded():
                return self._rounded(term, asked)
            case xp.Aggregate() | xp.ItemCount():
                return self._gathered(term, asked)
        assert_never(term)

    def _slot(self, slot: Slot) -> Planned:
        at = self.slots.setdefault(slot, len(self.slots))
        return Planned(itemgetter(at), SLOT_BITS, at)

    def _fact(self, term: xp.FactTerm, asked: Asked, whole: xp.Term | None = None) -> Planned:
        """A fact, or the total that makes a whole; missing, only that can be told otherwise."""
        fact = self.model.facts[term.fact]
        period = asked.period_of(term.period, self.model) if fact.per_period else None
        items = keyed_items(asked.item(name) for name in fact.lists)
        recipient = asked.recipient if fact.kind is not None else None
        return self._slot(Slot(fact.name, recipient, period, items, whole, asked))

    def _by_engine(self, term: xp.Term, asked: Asked) -> Planned:
        return self._slot(Slot(None, None, None, (), term, asked))

    def _value(self, term: xp.Term, name: str, day: date | None, asked: Asked) -> Planned:
        (_, number, _), *later = self.model.values[name].versions
        if later and day is None:
            return self._by_engine(term, asked)
        for first, changed, _ in later:
            if first is not None and day is not None and day >= first:
                number = changed
        return _constant(number)

    def _gathered(self, term: xp.Aggregate | xp.ItemCount, asked: Asked) -> Planned:
        """A sum of a fact is its total, where that is given; all else the engine gathers."""
        if (
            isinstance(term, xp.Aggregate)
            and term.where is None
            and term.gathering is xp.Gathering.SUM
            and isinstance(term.operand, xp.FactTerm)
            and set(term.over) == set(self.model.facts[term.operand.fact].lists)
            and not asked.items
        ):
            return self._fact(term.operand, asked, whole=term)
        return self._by_engine(term, asked)

    def _arithmetic(self, term: xp.Arithmetic, asked: Asked) -> Planned:
        first = self.term(term.first, asked)
        rest = [(operator, self.term(part, asked)) for operator, part in term.rest]
        found = first
        for operator, part in rest:
            bits = found.bits + part.bits + 1
            if bits > LARGEST_BITS:
                raise NoPlanError
            found = Planned(_joined(found.read, _RECKON[operator], part.read), bits)
        quotient = None
        if len(rest) == 1 and rest[0][0] is xp.Operator.DIVIDED:
            places = (first.at, rest[0][1].at)
            if places[0] is not None and places[1] is not None:
                quotient = (places[0], places[1])
        return Planned(found.read, found.bits, quotient=quotient)

    def _extreme(self, term: xp.Extreme, asked: Asked) -> Planned:
        each = [self.term(operand, asked) for operand in term.operands]
        reads, choose = [one.read for one in each], max if term.larger else min
        return Planned(
            lambda row: choose([read(row) for read in reads]), max(one.bits for one in each)
        )

    def _rounded(self, term: xp.Rounded, asked: Asked) -> Planned:
        inner = self.term(term.operand, asked)
        read, step, direction = inner.read, term.step, term.direction
        bits = inner.bits + 2 * _bits(step) + 2
        if bits > LARGEST_BITS:
            raise NoPlanError
        return Planned(lambda row: step * whole_steps(read(row) / step, direction), bits)


def plain(value: Value | None) -> Plain | None:
    """A value as it stands in a row; None for what the engine has to look at."""
    if isinstance(value, Fraction):
        above, below = value.as_integer_ratio()
        if above.bit_length() > SLOT_BITS or below.bit_length() > SLOT_BITS:
            return None
        return above if below == 1 else value
    return None if isinstance(value, NotReceived) else value


def _constant(value: Value) -> Planned:
    found = value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value
    bits = _bits(value) if isinstance(value, Fraction) else 0
    return Planned(lambda _: found, bits, constant=value)


def _bits(number: Fraction) -> int:
    return max(number.numerator.bit_length(), number.denominator.bit_length())


def _after(change: Reading, read: Reading) -> Reading:
    return lambda row: change(read(row))


def _joined(left: Reading, reckon: Callable[[Any, Any], Any], right: Reading) -> Reading:
    return lambda row: reckon(left(row), right(row))


_RECKON: dict[xp.Operator, Callable[[Any, Any], Any]] = {
    xp.Operator.PLUS: add,
    xp.Operator.MINUS: sub,
    xp.Operator.TIMES: mul,
    xp.Operator.DIVIDED: Fraction,
}
"""A whole number over another is a fraction, never a float."""
