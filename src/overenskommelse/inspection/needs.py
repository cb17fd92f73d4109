"""In: a model. Out: each fact it asks for, the periods it is needed for, and what uses it.

Measures are followed to the facts they are reckoned from. Each measure is followed once for a
period, so that measures that name each other many times cost no time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from overenskommelse.inspection.records import Step, Visit, as_written, step_to, visits
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.duties import Terms
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.grants import Split
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen


@frozen
class Use:
    """A clause that needs a fact.

    Attributes:
        path: The clauses, from the outermost.
        part: The field of the last of them that names the fact, or None.
        through: The measure by which it names the fact, or None.
    """

    path: tuple[Step, ...]
    part: str | None
    through: str | None


@frozen
class Need:
    """A fact, the periods it is needed for, and what uses it; nothing may.

    Attributes:
        fact: The fact.
        periods: The periods it is needed for, in the file's order.
        uses: What uses it.
        used_in: For each of the periods, what uses it for that.
    """

    fact: FactDeclaration
    periods: tuple[str, ...]
    uses: tuple[Use, ...]
    used_in: Mapping[str, tuple[Use, ...]]


def facts_needed(model: AgreementModel) -> tuple[Need, ...]:
    """Each declared fact in the file's order, with its periods and uses.

    A fact that nothing but a measure names is used by that measure.
    """
    following = _Following(model)
    found: dict[str, dict[Use, None]] = {name: {} for name in model.facts}
    periods: dict[str, dict[str, dict[Use, None]]] = {name: {} for name in model.facts}
    for use, fact, period in (*following.of_clauses(), *following.of_measures()):
        if use.path[0].noun == "Measure" and found[fact]:
            continue
        found[fact][use] = None
        if period is not None:
            periods[fact].setdefault(period, {})[use] = None
    return tuple(
        _need(fact, tuple(found[name]), periods[name], model) for name, fact in model.facts.items()
    )


def facts_in_clauses(model: AgreementModel) -> Iterator[tuple[str, str | None]]:
    """The facts that clauses ask for, by name or through measures, each with its period.

    A period that is not told is None: the fact is not given for any, or may be asked for in all.
    """
    for _, fact, period in _Following(model).of_clauses():
        yield fact, period


def _need(
    fact: FactDeclaration,
    uses: tuple[Use, ...],
    periods: dict[str, dict[Use, None]],
    model: AgreementModel,
) -> Need:
    """A fact with its uses, the periods in the file's order."""
    used_in = {name: tuple(periods[name]) for name in model.periods if name in periods}
    return Need(fact, tuple(used_in), uses, FrozenDict(used_in))


class _Following:
    """Follows names to facts, each measure once for a period."""

    def __init__(self, model: AgreementModel) -> None:
        self._model = model
        self._reached: dict[tuple[str, str | None], frozenset[tuple[str, str | None]]] = {}

    def of_clauses(self) -> Iterator[tuple[Use, str, str | None]]:
        """What clauses other than measures use."""
        for visit in visits(evolve(self._model, measures=FrozenDict())):
            match visit.record:
                case xp.FactTerm(fact):
                    use = Use(as_written(visit.path), visit.part, None)
                    yield from ((use, fact, period) for period in self._periods(visit))
                case xp.MeasureTerm(measure, _, period):
                    use = Use(as_written(visit.path), visit.part, measure)
                    for own in self._around(period, visit):
                        for fact, needed in sorted(self._facts_of(measure, own), key=repr):
                            yield use, fact, needed
                case Split(appointed=str() as fact):
                    use = Use(as_written(visit.path), visit.part, None)
                    yield use, fact, self._period_of(fact, visit)
                case Terms() as terms:
                    use = Use(as_written(visit.path), visit.part, None)
                    yield from ((use, fact, None) for fact in terms.facts)
                case _:
                    pass

    def of_measures(self) -> Iterator[tuple[Use, str, str | None]]:
        """What measures name themselves."""
        for measure in self._model.measures.values():
            for visit in visits(measure):
                if isinstance(visit.record, xp.FactTerm):
                    use = Use((step_to(measure),), None, None)
                    yield use, visit.record.fact, visit.record.period

    def _facts_of(self, name: str, period: str | None) -> frozenset[tuple[str, str | None]]:
        """The facts a measure is reckoned from, each with its period."""
        key = (name, period)
        if key not in self._reached:
            found: set[tuple[str, str | None]] = set()
            for visit in visits(self._model.measures[name].term):
                placed = evolve(visit, period=period) if visit.period is None else visit
                match visit.record:
                    case xp.FactTerm(fact):
                        found.update((fact, each) for each in self._periods(placed))
                    case xp.MeasureTerm(measure, _, own):
                        for each in self._around(own, placed):
                            found |= self._facts_of(measure, each)
                    case _:
                        pass
            self._reached[key] = frozenset(found)
        return self._reached[key]

    def _periods(self, visit: Visit) -> tuple[str | None, ...]:
        """The periods a fact is needed for, if it is given for periods."""
        term = visit.record
        if not isinstance(term, xp.FactTerm) or not self._model.facts[term.fact].per_period:
            return (None,)
        return self._around(term.period, visit)

    def _around(self, own: str | None, visit: Visit) -> tuple[str | None, ...]:
        """A term's own period, else each of the series it goes over, else that around it."""
        series = next((name for name in reversed(visit.over) if name in self._model.series), None)
        if own not in (None, xp.YEAR_BEFORE):
            return (own,)
        around = (visit.period,) if series is None else self._model.series[series]
        if own is None:
            return around
        return tuple(self._model.years_before.get(period or "") for period in around)

    def _period_of(self, fact: str, visit: Visit) -> str | None:
        return visit.period if self._model.facts[fact].per_period else None
