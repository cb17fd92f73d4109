"""Two evaluators that share no arithmetic give the same, on anything Hypothesis can think of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.asking import past_limit
from overenskommelse.engine.examples import facts_of
from overenskommelse.model.grants import Split, SplitKind
from overenskommelse.model.rounding import Draw, Halves, Method, MethodRule, TieOrder
from overenskommelse.outcome.rounding import rounding_of
from overenskommelse.testing import strategies as agr
from reference import long_run
from reference.comparing import differences
from reference.money import shared, shared_within
from reference.rounding import Asked, Limits, Open, Parts, rounded

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


TIES = st.sampled_from(
    [(), (TieOrder.CODE,), (TieOrder.LARGEST_KEY,), (TieOrder.SMALLEST_KEY, TieOrder.CODE)]
)


@st.composite
def splits(draw: st.DrawFn, codes: list[str]) -> Split:
    """How something is split: any method, and rules for equal claims, also a draw of some."""
    method = draw(st.sampled_from(Method))
    rule = MethodRule(method)
    if method is Method.MODIFIED_WEBSTER:
        rule = MethodRule(method, Fraction(draw(st.integers(1, 20)), 10))
    elif method is Method.ROW_BY_ROW:
        halves = draw(st.sampled_from(Halves))
        rule = MethodRule(method, halves=halves, to=draw(st.sampled_from(codes)))
    order = draw(st.lists(st.sampled_from(codes), unique=True))
    lots = Draw(tuple(order), "nämnden", date(2024, 5, 3), "protokoll 1")
    ties = draw(TIES | st.sampled_from([(lots,), (TieOrder.LARGEST_KEY, lots)]))
    return Split(SplitKind.BY_KEY, ties=ties, method=rule)


def second_opinion(asked: Asked, split: Split) -> Parts | None:
    """What the second evaluator gives; None where a difference cannot be taken."""
    try:
        return rounded(asked, split)
    except Open:
        return None


@given(st.data(), agr.amounts(), agr.weights())
@settings(max_examples=300)
def test_splits(data: st.DataObject, amount: int, weights: dict[str, Fraction]) -> None:
    exact = {code: Fraction(weight) for code, weight in weights.items()}
    split = data.draw(splits(list(exact)))
    limits: Limits = dict.fromkeys(exact, (0, None))
    second = second_opinion(Asked(amount, shared(amount, exact), exact, limits), split)
    found = apportion(amount, exact, rounding_of(split))
    assert found is not None
    assert (second is None) == (past_limit(found) is not None)
    if second is not None:
        is_open = found.tie is not None and found.tie.rule is None
        assert found.amounts == second.amounts
        assert second.tied == frozenset(found.tie.recipients if found.tie and is_open else ())


@given(st.data(), agr.bounded_cases(6))
@settings(max_examples=300)
def test_splits_within_bounds(data: st.DataObject, case: agr.BoundedCase) -> None:
    exact = {code: Fraction(weight) for code, weight in case.weights.items()}
    split = data.draw(splits(list(exact)))
    limits = {code: (case.floors.get(code, 0), case.ceilings.get(code)) for code in exact}
    quotas = shared_within(case.amount, exact, limits)
    second = second_opinion(Asked(case.amount, quotas, exact, limits), split)
    within = evolve(rounding_of(split), floors=case.floors, ceilings=case.ceilings)
    found = apportion(case.amount, exact, within)
    assert found is not None
    assert {step.recipient: step.quota for step in found.steps} == quotas
    assert (second is None) == (past_limit(found) is not None)
    assert second is None or found.amounts == second.amounts
