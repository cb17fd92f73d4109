"""Agreements with every type of fact, their schemas, and whatever those mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
from attrs import evolve
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.facts.reading import FactsFile
from overenskommelse.source.frozen import FrozenDict

CORPUS = Path(__file__).parents[1] / "corpus" / "good"
SCHOOLS = ov.load(CORPUS / "schools.agr")
EVERY = ov.loads("""agreement "Alla typer" 2024
  source "x"
recipients område "Områden"
  01 "Norr"
  02 "Syd"
recipients skola
  A "Ett"
period H1 is 2024-01 to 2024-06
period H2 is 2024-07 to 2024-12
fact invånare number per område
fact index decimal number per område, period
fact rate percent per område
fact cost money per område
fact plan yes/no per område
fact report date per område
fact pupils number per skola
fact year_rate percent per period
fact started date
grant base 1 kr to område by invånare
  source "x"
  require plan
  shares of those who fail: not paid out
target pupils > 3
  source "x"
""")


def _without_limits(agreement: ov.Agreement) -> ov.Agreement:
    """The same without limits of facts, of which a schema cannot speak."""
    model = agreement.model
    free = {name: evolve(fact, limits=()) for name, fact in model.facts.items()}
    return evolve(agreement, model=evolve(model, facts=FrozenDict(free)))


AGREEMENTS = {"schools": SCHOOLS, "every": EVERY, "2024": _without_limits(ov.builtin("2024"))}
CHECKERS = {
    name: jsonschema.Draft202012Validator(agreement.facts_schema())
    for name, agreement in AGREEMENTS.items()
}


_MADE: dict[tuple[str, str], st.SearchStrategy[Any]] = {}


def mistakes(agreement: ov.Agreement, facts: object) -> list[ov.Diagnostic]:
    """What is wrong with facts, but for two days held against each other, as no schema can."""
    try:
        agreement.facts(FactsFile("facts.json", json.dumps(facts)))
    except ov.FactsError as error:
        return [each for each in error.diagnostics if each.code != "day-after-extraction"]
    return []


def is_read(agreement: ov.Agreement, facts: object) -> bool:
    return not mistakes(agreement, facts)


def valid(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Whatever a schema of our own means; only the words it uses are understood."""
    if "$ref" in schema:
        named = next(name for name in whole["$defs"] if _ends(schema["$ref"], name))
        if "properties" not in schema:
            return _once(named, whole)
        own = {**whole["$defs"][named]["properties"], **schema["properties"]}
        return valid({**whole["$defs"][named], "properties": own}, whole)
    if "const" in schema or "enum" in schema:
        return st.sampled_from(schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        return st.one_of(*(valid(choice, whole) for choice in schema["anyOf"] if choice))
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of(*(_of_type(kind, schema, whole) for kind in kinds))


def _once(named: str, whole: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """What a part means that others name: made once, since that takes longer than drawing."""
    key = (whole["title"], named)
    if key not in _MADE:
        _MADE[key] = valid(whole["$defs"][named], whole)
    return _MADE[key]


def _ends(reference: str, name: str) -> bool:
    return unquote(reference) == f"#/$defs/{name}"


def _of_type(kind: str, schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Any:
    match kind:
        case "object":
            parts = schema["properties"]
            twice = {name for name in parts if name.split(" ")[0] != name}
            fields = {name: valid(part, whole) for name, part in parts.items() if name not in twice}
            needed = {name: fields.pop(name) for name in schema.get("required", ())}
            return st.fixed_dictionaries(needed, optional=fields)
        case "array":
            return st.lists(
                valid(schema["items"], whole), min_size=schema.get("minItems", 0), max_size=1
            )
        case "integer":
            return st.integers(schema["minimum"], schema["maximum"])
        case "string":
            pattern = schema.get("pattern")
            return st.from_regex(pattern, fullmatch=True) if pattern else st.just("x")
        case "boolean":
            return st.booleans()
    return st.none()
