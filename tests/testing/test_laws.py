"""The laws hold for the library, every row of the table is true, and each law can be broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation.rounding import METHOD_NAMES
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.testing import laws
from overenskommelse.testing import strategies as agr
from overenskommelse.testing.laws import methods
from overenskommelse.testing.laws.methods import Counterexample, Law, Method
from overenskommelse.testing.laws.splits import Split, Weights

ROOT = Path(__file__).parents[2]
split_by_code = partial(ov.split, ties="code")
KEPT = [
    pytest.param(row, law, id=f"{row.name}-{law.__name__}")
    for row in laws.METHODS.values()
    for law in row.kept
]
BROKEN = [
    pytest.param(row, case, id=f"{row.name}-{case.law.__name__}")
    for row in laws.METHODS.values()
    for case in row.broken
]
COLUMNS = {
    "largest-remainder": 1,
    "jefferson": 2,
    "webster": 2,
    "modified-webster": 2,
    "huntington-hill": 3,
    "dean": 3,
    "adams": 3,
    "each-row": 4,
    "cumulative": 5,
    "truncated": 6,
}
OF_SPLITS = {
    name: getattr(laws, name)
    for name in laws.__all__
    if getattr(getattr(laws, name), "__module__", "").endswith("laws.splits")
}


def more_arguments(law: Law, weights: Weights, data: st.DataObject) -> tuple[object, ...]:
    """What a law is called with behind the weights."""
    recipients = st.sampled_from(sorted(weights))
    if law is laws.order_does_not_matter:
        return (tuple(data.draw(st.permutations(list(weights)))),)
    if law is laws.scale_does_not_matter:
        return (data.draw(st.fractions(Fraction(1, 1000), 1000)),)
    if law is laws.more_weight_never_gives_less:
        return data.draw(recipients), data.draw(st.integers(0, 10**6) | st.fractions(0, 3))
    if law is laws.larger_amount_takes_from_nobody:
        return (data.draw(st.integers(1, 100)),)
    if law in (laws.nobody_loses_when_one_leaves, laws.who_stays_shares_as_before):
        code = data.draw(recipients)
        assume(any(weight for other, weight in weights.items() if other != code))
        return (code,)
    if law is laws.weight_gained_never_loses_to_weight_lost:
        after = {code: data.draw(st.integers(0, 50)) for code in weights}
        assume(any(after.values()))
        return (after,)
    return ()


@pytest.mark.parametrize(("row", "law"), KEPT)
@given(data=st.data(), amount=agr.amounts(), weights=agr.weights(8))
@settings(max_examples=60)
def test_a_method_keeps_the_laws_of_its_row(
    row: Method, law: Law, data: st.DataObject, amount: int, weights: Weights
) -> None:
    arguments = more_arguments(law, weights, data)
    try:
        law(row.split, amount, weights, *arguments)
    except ov.AllocationError as error:
        if (row.name, error.code) != ("each-row", "difference-too-large"):
            raise
        reject()


@pytest.mark.parametrize(("row", "case"), BROKEN)
def test_a_method_breaks_the_laws_it_is_said_to(row: Method, case: Counterexample) -> None:
    with pytest.raises(AssertionError):
        case.law(row.split, *case.arguments)


def test_every_method_has_a_row() -> None:
    names = {ov.split(0, {"A": 1}, method=name).rounding.method_name for name in METHOD_NAMES}
    assert names | {"each-row", "modified-webster"} == set(laws.METHODS)
    for row in laws.METHODS.values():
        found = row.split(6, {"A": 1, "B": 2})
        assert isinstance(found, ov.Allocation)
        assert found.rounding.method_name == row.name


def test_every_law_of_splits_stands_in_every_row() -> None:
    without_bounds = set(OF_SPLITS.values()) - {laws.bounds_are_kept}
    for row in laws.METHODS.values():
        broken = [case.law for case in row.broken]
        assert {*row.kept, *broken} == without_bounds, row.name
        assert not set(row.kept) & set(broken), row.name
        assert len({*row.kept, *broken}) == len([*row.kept, *broken]), row.name
    assert set(methods.BY_ANY_METHOD) <= set(methods.LARGEST_REMAINDER.kept)


def test_the_table_in_the_documentation_is_the_table() -> None:
    page = (ROOT / "docs" / "testing.md").read_text("utf-8")
    rows = re.findall(
        r"^\| `(\w+)` \|[^|]*" + r"\| (kept|broken) " * 6 + r"\|$",
        page,
        re.MULTILINE,
    )
    for row in laws.METHODS.values():
        column = COLUMNS[row.name]
        told = {law.__name__: "kept" for law in row.kept}
        told |= {case.law.__name__: "broken" for case in row.broken}
        assert {cells[0]: cells[column] for cells in rows} == told, row.name


@given(agr.bounded_cases())
def test_bounds_are_kept(case: agr.BoundedCase) -> None:
    def split(
        amount: int, weights: Weights, floors: Mapping[str, int], ceilings: Mapping[str, int]
    ) -> ov.Allocation:
        limits = ov.Limits(at_least=floors, at_most=ceilings)
        return ov.split(amount, weights, ties="code", limits=limits)

    laws.bounds_are_kept(split, case.amount, case.weights, case.floors, case.ceilings)


# --- laws that are broken on purpose -------------------------------------------------------


def _exactly(amount: int, weights: Weights) -> dict[str, int]:
    return dict(split_by_code(amount, weights).amounts)


def _floors(amount: int, weights: Weights) -> dict[str, int]:
    total = sum(Fraction(weight) for weight in weights.values())
    return {code: int(amount * Fraction(weight) / total) for code, weight in weights.items()}


def _all_to_first(amount: int, weights: Weights) -> dict[str, int]:
    return {code: amount if place == 0 else 0 for place, code in enumerate(weights)}


def _all_to_least(amount: int, weights: Weights) -> dict[str, int]:
    least = min(weights, key=lambda code: (Fraction(weights[code]), code))
    return {code: amount if code == least else 0 for code in weights}


def _without_last(amount: int, weights: Weights) -> dict[str, int]:
    return dict(list(_exactly(amount, weights).items())[:-1])


def _by_name(amount: int, weights: Weights) -> dict[str, int]:
    longest = max(weights, key=lambda code: (len(code), code))
    return {code: amount if code == longest else 0 for code in weights}


def _by_square(amount: int, weights: Weights) -> dict[str, int]:
    return _exactly(amount, {code: Fraction(weight) ** 2 + 1 for code, weight in weights.items()})


def _spoiling(amount: int, weights: Weights) -> dict[str, int]:
    parts = _exactly(amount, weights)
    cast("dict[str, object]", weights)[next(iter(weights))] = 1_000
    return parts


WEIGHTS = {"A": 1, "BB": 1, "C": 4}
WRONG: list[tuple[Law, Split, tuple[object, ...]]] = [
    (laws.parts_add_up, _floors, (10, WEIGHTS)),
    (laws.nobody_is_lost, _without_last, (10, WEIGHTS)),
    (laws.parts_are_within_one_unit_of_the_quota, _all_to_first, (10, WEIGHTS)),
    (laws.whole_quotas_are_given, _all_to_first, (6, WEIGHTS)),
    (laws.nothing_goes_to_weight_nought, _all_to_first, (6, {"A": 0, "B": 1})),
    (laws.larger_weight_never_gets_less, _all_to_least, (6, WEIGHTS)),
    (laws.equal_weights_differ_by_at_most_one, _all_to_first, (6, WEIGHTS)),
    (laws.same_input_gives_the_same, _spoiling, (6, WEIGHTS)),
    (laws.order_does_not_matter, _all_to_first, (6, WEIGHTS)),
    (laws.names_do_not_matter, _by_name, (6, WEIGHTS)),
    (laws.scale_does_not_matter, _by_square, (600, WEIGHTS, 3)),
    (laws.more_weight_never_gives_less, _all_to_least, (6, WEIGHTS, "A", 9)),
]


@pytest.mark.parametrize(
    ("law", "wrong", "arguments"), WRONG, ids=[law.__name__ for law, _, _ in WRONG]
)
def test_a_split_that_breaks_a_law_is_told(
    law: Law, wrong: Split, arguments: tuple[object, ...]
) -> None:
    law(split_by_code, *arguments)
    with pytest.raises(AssertionError, match="gave"):
        law(wrong, *arguments)


def test_bounds_that_are_broken_are_told() -> None:
    for parts, told in (
        ({"A": 1, "B": 9}, "A has 1, outside 2 to 5"),
        ({"A": 6, "B": 4}, "A has 6, outside 2 to 5"),
        ({"A": 2, "B": 2}, "6 is left"),
    ):
        with pytest.raises(AssertionError, match=told):
            laws.bounds_are_kept(
                lambda *_, parts=parts: parts, 10, {"A": 1, "B": 1}, {"A": 2}, {"A": 5}
            )


# --- evaluations ---------------------------------------------------------------------------


@given(st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_the_engine_keeps_the_laws(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts, day = data.draw(agr.facts_for(agreement)), data.draw(agr.days_for(agreement))
    laws.payments_add_up(agreement.evaluate, facts, day)
    laws.nobody_is_left_out(agreement.evaluate, agreement.model, facts, day)
    laws.who_fails_gets_nothing(agreement.evaluate, facts, day)
    laws.same_facts_give_the_same(agreement.evaluate, facts, day)
    laws.facts_in_any_order_give_the_same(agreement.evaluate, facts, day)
    for key in data.draw(st.permutations(list(facts.values)))[:3]:
        laws.open_is_not_false(agreement.evaluate, facts, day, key)
        if key[1] is not None:
            laws.others_are_not_judged_by_it(
                agreement.evaluate, agreement.model, facts, day, key[1]
            )


SCHOOLS = """agreement "Prov"
recipients school: A, B
fact plan yes/no per school
grant g 10 kr to school equally
  require plan
  shares of those who fail: shared among those who meet the requirements
"""
Wrap = Callable[[ov.Evaluation], ov.Evaluation]


def _told(law: Callable[..., None], change: Wrap, *arguments: object) -> str:
    """What a law tells of the engine, when what comes out of it is changed."""
    agreement = ov.loads(SCHOOLS)
    facts = agreement.facts({"A": {"plan": True}, "B": {"plan": False}})

    def evaluate(given: FactSet, /, *, on: object) -> ov.Evaluation:
        del on
        return change(agreement.evaluate(given))

    with pytest.raises(AssertionError) as caught:
        law(evaluate, *arguments, *(() if law is laws.nobody_is_left_out else (facts, None)))
    return str(caught.value)


def _with_lines(evaluation: ov.Evaluation, amounts: tuple[int | None, ...]) -> ov.Evaluation:
    (outcome,) = evaluation.outcomes
    lines = [
        evolve(line, amount=amount) for line, amount in zip(outcome.payments, amounts, strict=False)
    ]
    return evolve(evaluation, outcomes=(evolve(outcome, payments=tuple(lines)),))


def test_payments_that_do_not_add_up_are_told() -> None:
    told = _told(laws.payments_add_up, lambda found: _with_lines(found, (9, 0)))
    assert told == "`g` comes to 9 of 10"
    told = _told(laws.payments_add_up, lambda found: _with_lines(found, (None, 0)))
    assert told == "`g` is final and lacks an amount"


def test_one_who_fails_and_is_paid_is_told() -> None:
    told = _told(laws.who_fails_gets_nothing, lambda found: _with_lines(found, (9, 1)))
    assert told == "`g` pays 1 to B, who fails"


def test_one_who_is_left_out_is_told() -> None:
    agreement = ov.loads(SCHOOLS)
    facts = agreement.facts({})
    told = _told(
        laws.nobody_is_left_out,
        lambda found: _with_lines(found, (10,)),
        agreement.model,
        facts,
        None,
    )
    assert told == "`g` has not just ['A', 'B']"


def test_a_missing_fact_that_counts_as_no_is_told() -> None:
    agreement = ov.loads(SCHOOLS)
    facts = agreement.facts({"A": {"plan": True}, "B": {"plan": True}})

    def evaluate(given: FactSet, /, *, on: object) -> ov.Evaluation:
        del on
        known = {code: {"plan": given.get("plan", code, None) is True} for code in "AB"}
        return agreement.evaluate(known)

    laws.open_is_not_false(agreement.evaluate, facts, None, ("plan", "A", None, ()))
    with pytest.raises(AssertionError, match=r"went from Status.MET to Status.NOT_MET"):
        laws.open_is_not_false(evaluate, facts, None, ("plan", "A", None, ()))


def test_one_who_is_judged_by_anothers_facts_is_told() -> None:
    agreement = ov.loads(SCHOOLS)
    facts = agreement.facts({"A": {"plan": True}, "B": {"plan": True}})

    def evaluate(given: FactSet, /, *, on: object) -> ov.Evaluation:
        del on
        both = all(given.get("plan", code, None) is True for code in "AB")
        return agreement.evaluate({code: {"plan": both} for code in "AB"})

    with pytest.raises(AssertionError, match="without A"):
        laws.others_are_not_judged_by_it(evaluate, agreement.model, facts, None, "A")


def test_an_outcome_that_hangs_on_order_or_chance_is_told() -> None:
    agreement = ov.loads(SCHOOLS)
    facts = agreement.facts({"A": {"plan": True}, "B": {"plan": False}})

    def first_only(given: FactSet, /, *, on: object) -> ov.Evaluation:
        del on
        first = next(iter(given.values))
        return agreement.evaluate({first[1]: {"plan": True}})

    with pytest.raises(AssertionError, match="in reverse"):
        laws.facts_in_any_order_give_the_same(first_only, facts, None)
    answers = iter([{"A": {"plan": True}}, {}])
    with pytest.raises(AssertionError, match="two outcomes"):
        laws.same_facts_give_the_same(
            lambda _, /, *, on: agreement.evaluate(next(answers), on=on), facts, None
        )


def test_open_splits_are_left_alone() -> None:
    agreement = ov.loads(SCHOOLS)
    (outcome,) = agreement.evaluate({"A": {"plan": True}}).outcomes
    assert outcome.state is not GrantState.FINAL
    assert outcome.verdicts[1].status is Status.OPEN
    laws.payments_add_up(agreement.evaluate, agreement.facts({}), None)
