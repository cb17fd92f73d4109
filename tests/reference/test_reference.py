"""Two evaluators that share no arithmetic give the same, on anything Hypothesis can think of."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.rounding import Rounding, TieRule
from overenskommelse.engine.examples import facts_of
from overenskommelse.testing import strategies as agr
from reference import long_run
from reference.comparing import differences
from reference.money import largest_remainder, shared, shared_within

ROOT = Path(__file__).parents[2]
AGREEMENTS = [
    *sorted((ROOT / "agreements").glob("*.agr")),
    *sorted((ROOT / "tests" / "corpus" / "good").glob("*.agr")),
]


@given(st.data())
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_generated_agreements_and_facts(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts, days = agr.facts_for(agreement), agr.days_for(agreement)
    for _ in range(3):
        assert differences(agreement, data.draw(facts), data.draw(days)) == []


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.stem)
@given(data=st.data())
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_agreements_that_people_wrote(path: Path, data: st.DataObject) -> None:
    agreement, _ = ov.check_file(path)
    if agreement is None:
        return
    for example in agreement.model.examples:
        assert differences(agreement, facts_of(agreement.model, example), example.on) == []
    facts = data.draw(agr.facts_for(agreement))
    assert differences(agreement, facts, data.draw(agr.days_for(agreement))) == []


def test_the_long_run_tells_what_it_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert long_run.main(["--examples", "1"]) == 0
    assert " examples\n" in capsys.readouterr().out


@given(agr.amounts(), agr.weights(), st.booleans())
@settings(max_examples=150)
def test_splits(amount: int, weights: dict[str, Fraction], by_code: bool) -> None:
    exact = {code: Fraction(weight) for code, weight in weights.items()}
    second = largest_remainder(shared(amount, exact), by_code=by_code)
    if second.tied:
        with pytest.raises(ov.AllocationError) as caught:
            ov.split(amount, weights)
        assert caught.value.code == "tie-not-settled"
    else:
        parts = ov.split(amount, weights, ties="code" if by_code else None)
        assert parts.amounts == second.amounts


@given(agr.bounded_cases(6))
@settings(max_examples=150)
def test_splits_within_bounds(case: agr.BoundedCase) -> None:
    exact = {code: Fraction(weight) for code, weight in case.weights.items()}
    limits = {code: (case.floors.get(code, 0), case.ceilings.get(code)) for code in exact}
    quotas = shared_within(case.amount, exact, limits)
    found = apportion(
        case.amount,
        exact,
        Rounding(ties=(TieRule.CODE,), floors=case.floors, ceilings=case.ceilings),
    )
    assert found is not None
    assert {step.recipient: step.quota for step in found.steps} == quotas
    assert found.amounts == largest_remainder(quotas, by_code=True).amounts
