"""What a judge tells in short is what an evaluation tells in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.engine.examples import facts_of
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.testing import strategies as agr

ROOT = Path(__file__).parents[2]
AGREEMENTS = [
    *sorted((ROOT / "agreements").glob("*.agr")),
    *sorted((ROOT / "tests" / "corpus" / "good").glob("*.agr")),
]
DAY = date(2024, 12, 1)


def in_short(verdict: Verdict) -> ov.Standing:
    """The standing that a whole verdict comes to."""
    each = verdict.requirements
    return ov.Standing(
        verdict.status,
        tuple(item.name for item in each if item.status is ov.Status.NOT_MET),
        tuple(item.name for item in each if not item.status.is_decided),
    )


def assert_agree(agreement: ov.Agreement, facts: FactSet, on: date | None) -> None:
    for name, outcome in agreement.evaluate(facts, on=on).grants.items():
        told = {verdict.recipient: in_short(verdict) for verdict in outcome.verdicts}
        judge = agreement.judge(name, on=on)
        together, one_by_one = judge.of(facts), judge.of(facts)
        assert together.all() == told
        assert list(together.all()) == list(told) == list(one_by_one)
        assert {code: one_by_one[code] for code in one_by_one} == told
        assert [together.reasons(code) for code in told] == list(outcome.verdicts)


@given(st.data())
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_generated_agreements_and_facts(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts, days = agr.facts_for(agreement), agr.days_for(agreement)
    for _ in range(3):
        assert_agree(agreement, data.draw(facts), data.draw(days))


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.stem)
@given(data=st.data())
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_agreements_that_people_wrote(path: Path, data: st.DataObject) -> None:
    agreement, _ = ov.check_file(path)
    if agreement is None:
        return
    for example in agreement.model.examples:
        assert_agree(agreement, facts_of(agreement.model, example), example.on)
    assert_agree(agreement, data.draw(agr.facts_for(agreement)), data.draw(agr.days_for(agreement)))
