"""What the schema of facts accepts is read, and a value it refuses is refused.

Facts that the schema means are drawn and then spoilt: a value put in the place of another, a key
added, renamed or taken away. The other way round holds for values; of shapes, more are read than
a schema speaks of, as recipients without their kind.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from facts.schemas import AGREEMENTS, CHECKERS, EVERY, is_read, valid
from overenskommelse.model.facts import FactDeclaration

SPOILERS: list[Any] = [
    None, True, False, 0, 5, -1, 10**29, 10**40, 0.5, "", " ", "x", "5", "-5", "1,25", "-1,25",
    "1,500", "1.500", "1 000", "70 %", "70", "-70 %", "700 %", "5 kr", "1,5 Mkr", "-5 kr", "5 öre",
    "yes", "no", "ja", "nej", "kanske", "2024-09-30", "2024-02-30", "30/9/2024", "1800-01-01",
    "not received", "ej inkommen", "Norr", "all", "met", "not met", [], {}, [5], ["yes"],
    {"H1": 5}, {"H1": "70 %"}, {"H1": {}}, {"H3": 5}, {"": 5}, {"value": 5},
]  # fmt: skip
NOTHING_GIVEN: list[Any] = ["", " ", {}, {"H1": {}}]
"""Read as facts that are missing; the schema has null for them."""
FACTS = [
    pytest.param(fact, id=fact.name) for fact in EVERY.model.facts.values() if fact.kind is not None
]
KEYS = ["", "x", "H1", "H2", "01", "1", "A", "område", "skola", "pupils", "plan", "name", "all"]
every = settings(suppress_health_check=list(HealthCheck), max_examples=150)


def _ways(facts: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value, by keys and numbers."""
    found = [way]
    if isinstance(facts, dict | list):
        steps = list(facts) if isinstance(facts, dict) else range(len(facts))
        for step in steps:
            found += _ways(facts[step], (*way, step))
    return found


def _at(facts: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        facts = facts[step]
    return facts


def _spoil(draw: Any, facts: Any) -> None:
    """Change one thing, where there is a thing to change."""
    ways = [way for way in _ways(facts) if way]
    if not ways or draw(st.integers(0, 9)) == 0:
        facts[draw(st.sampled_from(KEYS))] = deepcopy(draw(st.sampled_from(SPOILERS)))
        return
    *above, last = draw(st.sampled_from(ways))
    home = _at(facts, tuple(above))
    match draw(st.sampled_from(["value", "value", "key", "drop", "add"])):
        case "value":
            home[last] = deepcopy(draw(st.sampled_from(SPOILERS)))
        case "key" if isinstance(home, dict):
            key = draw(st.sampled_from(KEYS))
            home[key] = home.pop(last)
        case "drop":
            del home[last]
        case _ if isinstance(home, dict):
            home[draw(st.sampled_from(KEYS))] = deepcopy(draw(st.sampled_from(SPOILERS)))


@pytest.mark.parametrize("name", ["schools", "every"])
@every
@given(data=st.data())
def test_what_the_schema_accepts_is_read_however_spoilt(name: str, data: st.DataObject) -> None:
    schema = AGREEMENTS[name].facts_schema()
    facts = data.draw(valid(schema, schema))
    for _ in range(data.draw(st.integers(0, 2))):
        _spoil(data.draw, facts)
    accepted = CHECKERS[name].is_valid(facts)
    event("accepted" if accepted else "refused")
    assert is_read(AGREEMENTS[name], facts) or not accepted


@pytest.mark.parametrize("fact", FACTS)
def test_a_value_is_accepted_exactly_when_it_is_read(fact: FactDeclaration) -> None:
    """But for a number with decimals, which JSON can give exactly and other readers may not."""
    code = "A" if fact.kind == "skola" else "01"
    for value in SPOILERS:
        if value in NOTHING_GIVEN or isinstance(value, float):
            continue
        facts = {fact.kind: {code: {fact.name: {"H1": value} if fact.per_period else value}}}
        assert is_read(EVERY, facts) == CHECKERS["every"].is_valid(facts), value
