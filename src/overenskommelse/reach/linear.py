"""In: a value. Out: the value as a sum of multiples of things that vary, and a number.

Two conditions speak of the same when their sums are multiples of each other, however they are
written: `a - b > 0` and `b < a`.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from functools import reduce

from attrs import Factory, define, evolve, field

from overenskommelse.model import expressions as xp
from overenskommelse.model.asked import Asked
from overenskommelse.reach.range import Range, exactly
from overenskommelse.reach.terms import Surroundings, measured, range_of
from overenskommelse.source.records import frozen

_NONE, _WHOLE = Fraction(0), Fraction(1)
_MOST_PARTS = 100
"""A sum with more parts is taken as one thing that varies."""


@frozen
class Linear:
    """A sum of multiples of things that vary (by their number in the register), and a number."""

    parts: tuple[tuple[int, Fraction], ...] = ()
    number: Fraction = _NONE

    def plus(self, other: Linear) -> Linear:
        """The sum of two of them."""
        parts = dict(self.parts)
        for key, factor in other.parts:
            parts[key] = parts.get(key, _NONE) + factor
        kept = tuple(sorted((key, factor) for key, factor in parts.items() if factor))
        return Linear(kept, self.number + other.number)

    def scaled(self, factor: Fraction) -> Linear:
        """A multiple."""
        if not factor:
            return Linear()
        parts = tuple((key, each * factor) for key, each in self.parts)
        return Linear(parts, self.number * factor)


@define
class Register:
    """The things that vary in an agreement's conditions, each with its range."""

    around: Surroundings
    _numbers: dict[Hashable, int] = Factory(dict)
    _ranges: list[Range] = Factory(list)
    _measures: dict[tuple[str, Asked], Linear] = field(factory=dict)

    def linear(self, term: xp.Term, asked: Asked) -> Linear:
        """A value as a sum of multiples."""
        known = self.around.exact(term, asked)
        if isinstance(known, Fraction):
            return Linear(number=known)
        match term:
            case xp.MeasureTerm():
                return self._measure(term, asked)
            case xp.OfOne(operand, at):
                return self.linear(operand, asked.at_all(at, self.around.model))
            case xp.Negation(operand):
                return self.linear(operand, asked).scaled(-_WHOLE)
            case xp.Arithmetic():
                return self._arithmetic(term, asked)
            case xp.FactTerm():
                return self._thing(term, fact_asked(term, asked, self.around), term)
            case _:
                return self._thing(term, asked, term)

    def range(self, found: Linear) -> Range:
        """The range of a sum of multiples."""
        each = [self._ranges[key].times(exactly(factor)) for key, factor in found.parts]
        return reduce(Range.plus, each, exactly(found.number))

    def _measure(self, term: xp.MeasureTerm, asked: Asked) -> Linear:
        key = (term.measure, measured(term, asked, self.around.model))
        if key not in self._measures:
            found = self.linear(self.around.model.measures[term.measure].term, key[1])
            too_long = len(found.parts) > _MOST_PARTS
            self._measures[key] = self._thing(key, asked, term) if too_long else found
        return self._measures[key]

    def _arithmetic(self, term: xp.Arithmetic, asked: Asked) -> Linear:
        total = self.linear(term.first, asked)
        for number, (operator, part) in enumerate(term.rest, start=1):
            joined = _joined(total, operator, self.linear(part, asked))
            if joined is None:
                so_far = xp.Arithmetic(term.first, term.rest[:number], term.unit)
                joined = self._thing(so_far, asked, so_far)
                if operator is xp.Operator.DIVIDED and number == 1:
                    self._note_part_of_whole(joined, term, asked)
            total = joined
        return total

    def _note_part_of_whole(self, quotient: Linear, term: xp.Arithmetic, asked: Asked) -> None:
        """A part of a whole, as ``a / (a + b)``, is no more than the whole, and no less than 0."""
        part, whole = self.linear(term.first, asked), self.linear(term.rest[0][1], asked)
        others = whole.plus(part.scaled(-_WHOLE))
        lows = (self.range(part).low, self.range(others).low)
        if all(low is not None and low >= 0 for low in lows):
            ((key, _),) = quotient.parts
            self._ranges[key] = self._ranges[key].within(_NONE, _WHOLE)

    def _thing(self, key: object, asked: Asked, term: xp.Term) -> Linear:
        """Something that varies, as it is."""
        whole_key = (key, asked)
        if whole_key not in self._numbers:
            # Reckoning the range can note other things: this one is numbered after them.
            found = evolve(range_of(term, asked, self.around), is_sure=True)
            self._numbers[whole_key] = len(self._ranges)
            self._ranges.append(found)
        return Linear(((self._numbers[whole_key], _WHOLE),))


def fact_asked(term: xp.FactTerm, asked: Asked, around: Surroundings) -> Asked:
    """For what a fact is given where it is named."""
    fact = around.model.facts[term.fact]
    period = asked.period_of(term.period, around.model) if fact.per_period else None
    items = tuple(pair for pair in asked.items if pair[0] in fact.lists)
    recipient = None if fact.kind is None else asked.recipient
    return Asked(recipient, period, items)


def _joined(left: Linear, operator: xp.Operator, right: Linear) -> Linear | None:
    """Two sums as one, or None if they do not make one."""
    match operator:
        case xp.Operator.PLUS:
            return left.plus(right)
        case xp.Operator.MINUS:
            return left.plus(right.scaled(-_WHOLE))
        case xp.Operator.TIMES if not right.parts:
            return left.scaled(right.number)
        case xp.Operator.TIMES if not left.parts:
            return right.scaled(left.number)
        case xp.Operator.DIVIDED if not right.parts and right.number:
            return left.scaled(1 / right.number)
        case _:
            return None
