"""In: a clause, condition or value. Out: the same, with each name's period beside the name.

Guarantees: `rate >= 70% for spring` and `rate during spring >= 70%` give the same.
"""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from overenskommelse.inspection.records import entries, is_record
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.source.records import frozen

T = TypeVar("T")


@frozen
class Binding:
    """Puts periods to names in one agreement, below a clause that may name one."""

    model: AgreementModel
    period: str | None = None

    def of(self, value: T) -> T:
        """A value with its periods; tuples and records are gone through."""
        if isinstance(value, tuple):
            return tuple(self.of(item) for item in value)  # type: ignore[return-value]
        if not is_record(value):
            return value
        below = {
            name: self.of(part)
            for name, part in entries(value)
            if is_record(part) or isinstance(part, tuple)
        }
        if self._takes_period(value):
            below["period"] = self.period
        return evolve(value, **below)  # type: ignore[misc]

    def _takes_period(self, record: object) -> bool:
        """Whether a record names no period and so takes that of its surroundings."""
        match record:
            case xp.FactTerm(fact, _, None):
                return self.model.facts[fact].per_period
            case xp.MeasureTerm(measure, _, None):
                return self.model.measures[measure].needs_period
            case _:
                return False
