"""In: a clause, condition or value. Out: the same, with each name's period beside the name.

Guarantees: `rate >= 70% for spring` and `rate during spring >= 70%` give the same.
"""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from overenskommelse.inspection.records import entries, is_record
from overenskommelse.model import expressions as xp
from overenskommelse.model.walk import Declared
from overenskommelse.source.records import frozen

T = TypeVar("T")


@frozen
class Binding:
    """Puts periods to names in one agreement, below a clause that may name one."""

    model: Declared
    period: str | None = None

    def of(self, value: T) -> T:
        """A value with its periods; tuples and records are gone through."""
        if isinstance(value, tuple):
            return tuple(self.of(item) for item in value)  # type: ignore[return-value]
        if not is_record(value):
            return value
        inside = evolve(self, period=None) if self._goes_over_series(value) else self
        below = {
            name: inside.of(part)
            for name, part in entries(value)
            if is_record(part) or isinstance(part, tuple)
        }
        if isinstance(value, xp.FactTerm | xp.MeasureTerm | xp.PeriodDay) and self._takes_period(
            value
        ):
            below["period"] = self._period_of(value)
        return evolve(value, **below)  # type: ignore[misc]

    def _goes_over_series(self, record: object) -> bool:
        """Whether names within a record take the periods of a series, one after the other."""
        match record:
            case xp.Aggregate(over=over) | xp.ItemCount(over=over):
                return any(name in self.model.series for name in over)
            case xp.ForEvery(over=name):
                return name in self.model.series
            case _:
                return False

    def _period_of(self, term: xp.FactTerm | xp.MeasureTerm | xp.PeriodDay) -> str | None:
        if term.period is None or self.period is None:
            return term.period or self.period
        if self.period == xp.YEAR_BEFORE:
            return xp.YEAR_BEFORE
        return self.model.years_before.get(self.period, xp.YEAR_BEFORE)

    def _takes_period(self, record: object) -> bool:
        """Whether a record names no period and so takes that of its surroundings."""
        match record:
            case xp.FactTerm(fact, _, None | xp.YEAR_BEFORE):
                return self.model.facts[fact].per_period
            case xp.MeasureTerm(measure, _, None | xp.YEAR_BEFORE):
                return self.model.measures[measure].needs_period
            case xp.PeriodDay(_, None | xp.YEAR_BEFORE):
                return True
            case _:
                return False
