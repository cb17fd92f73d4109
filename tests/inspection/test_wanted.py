"""What an agreement asks for leaves out no period that an evaluation looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import field
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.engine.evaluate import evaluate
from overenskommelse.facts.fact_set import FactKey, FactSet
from overenskommelse.inspection.wanting import wanted_of
from overenskommelse.model.units import Value
from overenskommelse.source.records import frozen
from overenskommelse.testing.strategies import agreements, facts_for, patient

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("agreements/*.agr"), *ROOT.glob("tests/corpus/good/*.agr")])


@frozen
class Noted(FactSet):
    """Facts that note which of them are asked for."""

    asked: set[FactKey] = field(factory=set)

    def get(
        self, fact: str, recipient: str | None, period: str | None, items: tuple[str, ...] = ()
    ) -> Value | None:
        self.asked.add((fact, recipient, period, items))
        found = self.values.get((fact, recipient, period, items))
        return None if found is None else found.value


def not_wanted(agreement: ov.Agreement, facts: FactSet) -> set[tuple[str, str | None]]:
    """Facts and periods an evaluation looks at that are not said to be asked for."""
    noted = Noted(facts.values, facts.assessments)
    evaluate(agreement.model, noted, None)
    periods = wanted_of(agreement.model).periods
    asked = {(fact, period) for fact, _, period, _ in noted.asked}
    return {(fact, period) for fact, period in asked if period not in periods.get(fact, (period,))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_looks_at_a_period_it_does_not_ask_for(path: Path) -> None:
    agreement, _ = ov.check_file(path)
    if agreement is not None:
        assert not_wanted(agreement, FactSet()) == set()


@given(st.data())
@settings(patient, max_examples=60)
def test_no_agreement_looks_at_a_period_it_does_not_ask_for(data: st.DataObject) -> None:
    agreement = data.draw(agreements())
    assert not_wanted(agreement, data.draw(facts_for(agreement))) == set()


def test_periods_and_years_of_2024() -> None:
    wanted = wanted_of(ov.builtin("2024").model)
    assert wanted.periods["new_cases"] == ("H1",)
    assert "population" not in wanted.periods or wanted.periods["population"] == ()
    assert wanted.years is not None
    assert wanted.years[0] <= 2023
