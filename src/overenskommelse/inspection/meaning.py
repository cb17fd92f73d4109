"""In: a condition or value. Out: the one form that everything with its meaning has.

Guarantees: the period said at the end of a sentence stands with each name it is for; `a and (b and
c)` is one list; a comparison is written with its greater side first.
"""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve, frozen

from overenskommelse.inspection.records import entries, is_record
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel

_TURNED = {
    xp.Comparator.AT_MOST: xp.Comparator.AT_LEAST,
    xp.Comparator.LESS_THAN: xp.Comparator.MORE_THAN,
}
T = TypeVar("T")


@frozen
class Normalising:
    """Normalises what stands in one agreement, below a clause that may name a period."""

    model: AgreementModel
    period: str | None = None

    def of(self, value: T) -> T:
        """The normal form of a value; tuples and records are gone through."""
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
        return _plain(evolve(value, **below))  # type: ignore[misc,return-value]

    def _takes_period(self, record: object) -> bool:
        """Whether a record names no period and so takes that of its surroundings."""
        match record:
            case xp.FactTerm(fact, _, None):
                return self.model.facts[fact].per_period
            case xp.MeasureTerm(measure, _, None):
                return self.model.measures[measure].needs_period
            case _:
                return False


def _plain(record: object) -> object:
    """A record whose parts are normal already."""
    match record:
        case xp.Comparison(left, comparator, right) if comparator in _TURNED:
            return xp.Comparison(right, _TURNED[comparator], left)
        case xp.AllOf(conditions):
            return xp.AllOf(_flat(xp.AllOf, conditions))
        case xp.AnyOf(conditions):
            return xp.AnyOf(_flat(xp.AnyOf, conditions))
        case _:
            return record


def _flat(
    joint: type[xp.AllOf | xp.AnyOf], conditions: tuple[xp.Condition, ...]
) -> tuple[xp.Condition, ...]:
    flat: list[xp.Condition] = []
    for item in conditions:
        flat += item.conditions if isinstance(item, joint) else (item,)
    return tuple(flat)
