"""In: a requirement and a recipient. Out: the facts its verdict rests on, in the order asked for.

The facts are found by judging once more with facts that note what they are asked. So they are those
the engine truly used, and the notes cost nothing when nobody wants them.
"""

from __future__ import annotations

from attrs import evolve, field

from overenskommelse.engine.requirements import requirement_verdict
from overenskommelse.engine.situation import Situation
from overenskommelse.facts.fact_set import FactKey, FactSet, FactValue
from overenskommelse.model.facts import Recipient
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.rules import Owner
from overenskommelse.model.units import Value
from overenskommelse.outcome.dossiers import Evidence
from overenskommelse.outcome.reasons import Quantity
from overenskommelse.source.records import frozen


@frozen
class _NotedFacts(FactSet):
    """Facts that note which of them are asked for."""

    asked: dict[FactKey, None] = field(factory=dict)

    def get(
        self, fact: str, recipient: str | None, period: str | None, items: tuple[str, ...] = ()
    ) -> Value | None:
        self.asked[fact, recipient, period, items] = None
        found = self.values.get((fact, recipient, period, items))
        return None if found is None else found.value


def evidence_of(
    requirement: Requirement, recipient: Recipient, owner: Owner, situation: Situation
) -> tuple[Evidence, ...]:
    """The facts a verdict rests on, and those that are missing for it."""
    facts = situation.facts
    noted = _NotedFacts(facts.values, facts.assessments)
    anew = evolve(situation, facts=noted, reckoned={})
    requirement_verdict(requirement, recipient, owner, anew)
    asked = [key for key in noted.asked if _is_wanted(key, noted)]
    return tuple(_evidence(key, situation) for key in asked)


def _is_wanted(key: FactKey, noted: _NotedFacts) -> bool:
    """Whether a fact was used or is missing; a total that was looked for in vain is neither."""
    fact, recipient, period, items = key
    is_total = not items or not all(items)
    if not is_total or key in noted.values:
        return True
    same = (other[3] for other in noted.asked if other[:3] == (fact, recipient, period))
    return not any(codes and all(codes) for codes in same)


def _evidence(key: FactKey, situation: Situation) -> Evidence:
    fact, _, period, keyed = key
    items = tuple(code for code in keyed if code)
    found = situation.facts.values.get(key)
    if found is None:
        return Evidence(fact, period, items, None, None)
    unit = situation.model.facts[fact].type.unit

    def told(given: FactValue, *earlier: Evidence) -> Evidence:
        observed = Quantity(given.value, unit)
        origin = (given.place, given.register, given.extracted)
        return Evidence(fact, period, items, observed, *origin, earlier)

    return told(found, *(told(each) for each in found.earlier))
