"""The JSON that is given out keeps to the schemas in `docs/schemas`, whatever it tells of.

The schemas let new keys be added; here they are closed first, so that a key that none of them
describes fails the test.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from journey import days, facts_for
from mutating import SEEDS, chosen_texts, mutated_texts
from overenskommelse.cli import main
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.units import Unit
from overenskommelse.outcome.follow_up import When
from overenskommelse.outcome.margins import MarginKind
from overenskommelse.outcome.open_money import Certainty
from overenskommelse.outcome.reasons import GapKind, ReasonKind
from overenskommelse.outcome.settlement import Reclaim
from overenskommelse.outcome.status import GrantState, Status

ROOT = Path(__file__).parents[2]
BAD = sorted(str(path) for path in (ROOT / "tests" / "corpus" / "bad").glob("*.agr"))
FACTS = ROOT / "examples" / "2024"
SCHEMAS = {
    name: json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    for name in ("check", "evaluation", "follow-up")
}
any_size = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def _closed(schema: Any) -> Any:
    """The schema, with no key allowed that it does not describe."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {name: _closed(part) for name, part in schema.items()}
    if isinstance(schema.get("properties"), dict):
        shut["additionalProperties"] = False
    return shut


CHECKERS = {name: jsonschema.Draft202012Validator(_closed(it)) for name, it in SCHEMAS.items()}


def _as_json(told: object) -> Any:
    return json.loads(json.dumps(told, ensure_ascii=False))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def _values(kinds: type[Enum]) -> set[str]:
    return {kind.value for kind in kinds}


def test_the_words_in_the_schema_are_those_of_the_library() -> None:
    named = SCHEMAS["evaluation"]["$defs"]
    assert set(named["status"]["enum"]) == _values(Status)
    assert set(named["gap"]["properties"]["why"]["enum"]) == _values(GapKind)
    assert set(named["reason"]["properties"]["kind"]["enum"]) == _values(ReasonKind)
    assert set(named["reason"]["properties"]["comparator"]["enum"]) - {None} == _values(Comparator)
    assert set(named["quantity"]["properties"]["unit"]["enum"]) == _values(Unit)
    assert set(named["margin"]["properties"]["kind"]["enum"]) == _values(MarginKind)
    assert set(named["grant"]["properties"]["state"]["enum"]) == _values(GrantState)
    assert set(named["open_money"]["properties"]["certainty"]["enum"]) == _values(Certainty)
    told = SCHEMAS["follow-up"]["$defs"]
    assert set(told["settlement_line"]["properties"]["reclaim"]["enum"]) == _values(Reclaim)
    assert set(told["entry"]["properties"]["when"]["enum"]) - {None} == _values(When)


def test_what_two_schemas_have_is_the_same_in_both() -> None:
    one, other = SCHEMAS["evaluation"]["$defs"], SCHEMAS["follow-up"]["$defs"]
    both = one.keys() & other.keys()
    assert {"reason", "gap", "target"} <= both
    assert {name: one[name] for name in both} == {name: other[name] for name in both}


def test_what_check_prints(capsys: pytest.CaptureFixture[str]) -> None:
    good = [str(path) for path in SEEDS]
    main(["check", *BAD, *good, "no such file.agr", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert len(told) == len(BAD) + len(good) + 1
    CHECKERS["check"].validate(told)


@given(mutated_texts())
@any_size
def test_what_check_tells_of_any_text(text: str) -> None:
    found = ov.check_text(text)[1]
    CHECKERS["check"].validate(
        [{"file": "x.agr", "diagnostics": _as_json([item.to_dict() for item in found])}]
    )


@pytest.mark.parametrize("facts", [["annex.csv", "assessments.csv"], ["invented.csv"]])
def test_what_evaluate_prints(facts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(FACTS / name) for name in facts]
    agreement = str(ROOT / "agreements" / "2024.agr")
    command = ["evaluate", agreement, "--facts", *paths, "--on", "2024-12-01", "--format", "json"]
    for more in ([], ["--outcomes"]):
        main([*command, *more])
        CHECKERS["evaluation"].validate(json.loads(capsys.readouterr().out))


def _evaluated(agreements: Iterable[ov.Agreement]) -> None:
    for agreement in agreements:
        told = _as_json(agreement.evaluate({}, on=date(2024, 12, 1)).to_dict())
        CHECKERS["evaluation"].validate(told)
        written = _as_json(agreement.follow_up({}, on=date(2024, 12, 1)).to_dict())
        CHECKERS["follow-up"].validate(written)


def test_every_agreement_without_any_facts() -> None:
    _evaluated(agreement for path in SEEDS if (agreement := ov.check_file(path)[0]) is not None)


@given(chosen_texts(), st.data())
@any_size
def test_evaluations_of_any_agreement(text: str, data: st.DataObject) -> None:
    agreement, _ = ov.check_text(text)
    assume(agreement is not None)
    assert agreement is not None
    facts, on = data.draw(facts_for(agreement)), data.draw(days)
    try:
        evaluation = agreement.evaluate(facts, on=on)
    except ov.FactsError as error:
        CHECKERS["check"].validate(
            [{"file": "facts", "diagnostics": [item.to_dict() for item in error.diagnostics]}]
        )
        return
    CHECKERS["evaluation"].validate(_as_json(evaluation.to_dict()))
    CHECKERS["follow-up"].validate(_as_json(agreement.follow_up(facts, on=on).to_dict()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("grants"),
        lambda told: told.update(format=2),
        lambda told: told["grants"][0].update(amount="100"),
        lambda told: told["grants"][0].update(state="done"),
        lambda told: told["grants"][0]["payments"][0].update(weight=0.5),
        lambda told: told["grants"][0]["verdicts"][0].update(status="unknown"),
        lambda told: told["grants"][0].update(extra=1),
    ],
)
def test_what_does_not_keep_to_the_form_is_refused(spoil: Any) -> None:
    told = _as_json(ov.builtin("2024").evaluate({}).to_dict())
    assert CHECKERS["evaluation"].is_valid(told)
    spoil(told)
    assert not CHECKERS["evaluation"].is_valid(told)
