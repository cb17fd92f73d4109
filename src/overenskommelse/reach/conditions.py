"""In: a model, as it is from one day on. Out: what its conditions can come out as for any facts."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from fractions import Fraction

from attrs import Factory, define, field

from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.asked import Asked
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.units import Unit, Value
from overenskommelse.reach.formula import (
    Answer,
    AtLeast,
    Atom,
    Day,
    Fixed,
    Formula,
    Negated,
    Number,
    Sample,
    Subject,
    Words,
    outcome_of,
)
from overenskommelse.reach.linear import Linear, Register, fact_asked
from overenskommelse.reach.range import Range
from overenskommelse.reach.terms import Holding, measured
from overenskommelse.source.dates import FIRST_YEAR, LAST_YEAR

_DAYS = Range(
    Fraction(date(FIRST_YEAR, 1, 1).toordinal()),
    Fraction(date(LAST_YEAR, 12, 31).toordinal()),
    is_whole=True,
)
_NUMBERS = frozenset({Unit.NUMBER, Unit.SHARE, Unit.POINTS, Unit.MONEY})
_FLIPPED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.MORE_THAN: Comparator.LESS_THAN,
    Comparator.LESS_THAN: Comparator.MORE_THAN,
}


@define
class Unreported:
    """An agreement of which no facts are known, with its values as they are on a day.

    Attributes:
        model: The rules.
        on: A day of the stretch of time looked at; None for before any value changes.
    """

    model: AgreementModel
    on: date | None = None
    reckoned: dict[tuple[Hashable, Asked], Range] = Factory(dict)
    _subjects: dict[Hashable, Subject] = Factory(dict)
    _register: Register = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._register = Register(self)

    # --- what is known -----------------------------------------------------------------------

    def exact(self, term: xp.Term, asked: Asked) -> Value | None:
        """What the text itself says."""
        match term:
            case xp.Constant() | xp.TextConstant() | xp.DayConstant():
                return term.value
            case xp.PeriodDay(is_end, own):
                period = self.model.periods.get(asked.period_of(own, self.model) or "")
                return (period.last_day if is_end else period.start) if period else None
            case xp.AttributeTerm(name, attribute):
                code = asked.item(name) or ""
                return self.model.lists[name].attributes.get((code, attribute))
            case xp.ValueTerm(name, _, on):
                return self._number(name, on or self.on)
            case _:
                return None

    def versions(self, name: str) -> tuple[Fraction, ...]:
        """The number a value has on the day."""
        return (self._number(name, self.on),)

    def _number(self, name: str, on: date | None) -> Fraction:
        (_, number, _), *later = self.model.values[name].versions
        for first, changed, _ in later:
            if on is not None and first is not None and first <= on:
                number = changed
        return number

    def range(self, term: xp.Term, asked: Asked) -> Range:
        """What a value can be."""
        return self._register.range(self._register.linear(term, asked))

    # --- conditions --------------------------------------------------------------------------

    def holding(self, condition: xp.Condition, asked: Asked) -> Holding:
        """What a condition can come out as once it is decided by facts."""
        return outcome_of(self.formula(condition, asked), self._subjects)

    def together(self, conditions: tuple[tuple[xp.Condition, Asked], ...]) -> Holding:
        """What several conditions can come out as, joined by `and`."""
        formulas = tuple(self.formula(each, asked) for each, asked in conditions)
        return outcome_of(AtLeast(len(formulas), formulas), self._subjects)

    def formula(  # noqa: C901 - one case for each kind of condition
        self, condition: xp.Condition, asked: Asked
    ) -> Formula:
        """A condition as a formula over subjects."""
        match condition:
            case xp.Comparison():
                return self._comparison(condition, asked)
            case xp.InTime():
                return self._in_time(condition, asked)
            case xp.Within(term, last=date() as last):
                return self._in_time(xp.InTime(term, last), asked)
            case xp.IsYes(term):
                return self._yes(term, asked)
            case xp.Not(inner):
                return Negated(self.formula(inner, asked))
            case xp.AllOf(conditions):
                return AtLeast(len(conditions), self._formulas(conditions, asked))
            case xp.AnyOf(conditions):
                return AtLeast(1, self._formulas(conditions, asked))
            case xp.AtLeastOf(number, conditions):
                return AtLeast(number, self._formulas(conditions, asked))
            case xp.ForEvery():
                return self._every(condition, asked)
            case _:
                return self._answer((condition, asked))

    def _formulas(self, conditions: tuple[xp.Condition, ...], asked: Asked) -> tuple[Formula, ...]:
        return tuple(self.formula(each, asked) for each in conditions)

    def _every(self, condition: xp.ForEvery, asked: Asked) -> Formula:
        """A condition on items, seen for each item by itself."""
        each = [
            self.holding(condition.condition, asked.at(condition.over, code, self.model))
            for code in self.model.codes_over(condition.over)
            if code not in condition.exceptions
        ]
        if not all(found.can_hold for found in each):
            return Fixed(holds=False)
        if not any(found.can_fail for found in each):
            return Fixed(holds=True)
        return self._answer((condition, asked))

    def _answer(self, key: Hashable) -> Atom:
        """Something that is so or is not, of which no more is known."""
        self._subjects[key] = Answer()
        return Atom(key, lambda sample: sample is True)

    def _yes(self, term: xp.Term, asked: Asked) -> Formula:
        term, asked = self._resolved(term, asked)
        known = self.exact(term, asked)
        return self._answer((term, asked)) if known is None else Fixed(known is True)

    def _resolved(self, term: xp.Term, asked: Asked) -> tuple[xp.Term, Asked]:
        """What a measure stands for, and a fact without what it is not given for."""
        while isinstance(term, xp.MeasureTerm | xp.OfOne):
            if isinstance(term, xp.OfOne):
                asked = asked.at_all(term.at, self.model)
                term = term.operand
            else:
                asked = measured(term, asked, self.model)
                term = self.model.measures[term.measure].term
        if isinstance(term, xp.FactTerm):
            asked = fact_asked(term, asked, self)
            term = xp.FactTerm(term.fact, term.unit)
        return term, asked

    def _in_time(self, condition: xp.InTime, asked: Asked) -> Formula:
        """A day in a stretch of days; one that never came is in none."""
        term, asked = self._resolved(condition.term, asked)
        first = _DAYS.low if condition.first is None else Fraction(condition.first.toordinal())
        last = _DAYS.high if condition.last is None else Fraction(condition.last.toordinal())
        known = self.exact(term, asked)
        low = first or Fraction(0)
        high = last or Fraction(0)

        def test(sample: Sample) -> bool:
            return isinstance(sample, Fraction) and low <= sample <= high

        if isinstance(known, date):
            return Fixed(test(Fraction(known.toordinal())))
        key = (term, asked)
        self._subjects[key] = Day(_DAYS)
        return Atom(key, test, (low, high))

    def _comparison(self, condition: xp.Comparison, asked: Asked) -> Formula:
        if condition.left.unit is Unit.TEXT:
            return self._text(condition, asked)
        if condition.left.unit in _NUMBERS:
            left = self._register.linear(condition.left, asked)
            right = self._register.linear(condition.right, asked)
            difference = left.plus(right.scaled(Fraction(-1)))
            return self._numbers(difference, condition.comparator)
        return self._answer((condition, asked))

    def _numbers(self, difference: Linear, comparator: Comparator) -> Formula:
        """A sum of multiples held against 0: its first multiple is made 1, and then compared."""
        if not difference.parts:
            return Fixed(_compare(difference.number, comparator, Fraction(0)))
        factor = difference.parts[0][1]
        subject = Linear(difference.parts).scaled(1 / factor)
        threshold = -difference.number / factor
        sign = comparator if factor > 0 else _FLIPPED.get(comparator, comparator)
        self._subjects[subject] = Number(self._register.range(subject))

        def test(sample: Sample) -> bool:
            return isinstance(sample, Fraction) and _compare(sample, sign, threshold)

        return Atom(subject, test, (threshold,))

    def _text(self, condition: xp.Comparison, asked: Asked) -> Formula:
        """A text held against another; of two that are not known, no more is said."""
        left = self._resolved(condition.left, asked)
        right = self._resolved(condition.right, asked)
        is_same = condition.comparator is Comparator.EQUALS
        known, varies = self.exact(*left), right
        if known is None:
            known, varies = self.exact(*right), left
        if not isinstance(known, str):
            return self._answer((condition, asked))
        other = self.exact(*varies)
        if other is not None:
            return Fixed((other == known) is is_same)
        fact = varies[0]
        choices = self.model.facts[fact.fact].choices if isinstance(fact, xp.FactTerm) else ()
        self._subjects[varies] = Words(choices)
        return Atom(varies, lambda sample: (sample == known) is is_same, words=(known,))


def _compare(one: Fraction, comparator: Comparator, other: Fraction) -> bool:
    match comparator:
        case Comparator.AT_LEAST:
            return one >= other
        case Comparator.AT_MOST:
            return one <= other
        case Comparator.MORE_THAN:
            return one > other
        case Comparator.LESS_THAN:
            return one < other
        case Comparator.EQUALS:
            return one == other
        case Comparator.DIFFERS:
            return one != other
