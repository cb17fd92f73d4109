"""In: the models of an agreement and of those it amends. Out: the facts they ask for together.

Guarantees: a period is only left out if no clause can ask for the fact in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from overenskommelse.inspection.dates import dates_in_order
from overenskommelse.inspection.needs import facts_in_clauses
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.wanted import Wanted
from overenskommelse.source.frozen import FrozenDict

YEARS_BEFORE, YEARS_AFTER = 1, 3
"""How far before the first day of an agreement, and after its last, a day can belong to it."""


def wanted_of(*models: AgreementModel) -> Wanted:
    """What an agreement asks for, before and after it was changed."""
    asked: dict[str, set[str | None]] = {}
    for model in models:
        for fact, period in _asked_in(model):
            asked.setdefault(fact, set()).add(period)
    order = list(dict.fromkeys(name for model in models for name in model.periods))
    periods = {
        fact: tuple(name for name in order if name in found)
        for fact, found in asked.items()
        if None not in found
    }
    years = [year for model in models for year in _years(model)]
    window = (min(years) - YEARS_BEFORE, max(years) + YEARS_AFTER) if years else None
    return Wanted(FrozenDict(periods), window)


def _asked_in(model: AgreementModel) -> Iterator[tuple[str, str | None]]:
    """Facts of periods that clauses name, with the period; None for any of them."""
    yield from facts_in_clauses(model)
    for duty in model.duties:
        for part in duty.contents:
            if part.fact is not None:
                yield part.fact, part.period


def _years(model: AgreementModel) -> Iterator[int]:
    """The years an agreement speaks of."""
    if model.year is not None:
        yield model.year
    days = dates_in_order(model)
    if days:
        yield from (days[0].day.year, days[-1].day.year)
    for value in model.values.values():
        yield from (first.year for first, _, _ in value.versions if first is not None)
