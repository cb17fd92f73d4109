"""Whoever reaches its ceiling whatever is missing for others is told its amount, exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov

TEXT = """agreement "Prov" 2027
  source "x"
recipients project: P1, P2, P3
fact cost money per project
fact part money per project
fact advance money per project
fact ok yes/no per project
measure claim = the smaller of (cost; part) - advance
  source "x"
grant final at most {amount} kr to project by claim
  require ok
  shares of those who fail: {shares}
  each at most claim
  each at least 0 kr
"""
KEPT, SHARED = "not paid out", "shared among those who meet the requirements"


def final(facts: dict[str, object], amount: int = 1000, shares: str = KEPT) -> ov.GrantOutcome:
    return ov.loads(TEXT.format(amount=amount, shares=shares)).evaluate(facts).grants["final"]


def project(
    cost: int | None, part: int = 300, *, advance: int = 0, ok: bool = True
) -> dict[str, object]:
    told: dict[str, object] = {"part": part, "advance": advance, "ok": ok}
    return told if cost is None else {**told, "cost": cost}


def amounts(outcome: ov.GrantOutcome) -> list[int | None]:
    return [line.amount for line in outcome.payments]


def test_one_who_has_failed_holds_nobody_whose_claim_is_its_own() -> None:
    facts = {"P1": project(200), "P2": project(100), "P3": project(50, advance=80, ok=False)}
    outcome = final(facts)
    assert amounts(outcome) == [200, 100, 0]
    assert (outcome.state.value, outcome.undistributed, outcome.gaps) == ("final", 700, ())


def test_a_missing_figure_holds_only_its_own_where_there_is_enough_for_all() -> None:
    facts = {"P1": project(200), "P2": project(100), "P3": project(None)}
    outcome = final(facts)
    assert amounts(outcome) == [200, 100, None]
    assert (outcome.state.value, outcome.undistributed) == ("open", None)
    assert {gap.recipients for gap in outcome.gaps} == {("P3",)}


def test_it_holds_the_others_where_their_parts_depend_on_it() -> None:
    facts = {"P1": project(200), "P2": project(100), "P3": project(None)}
    assert amounts(final(facts, amount=599)) == [None, None, None]
    assert amounts(final(facts, amount=600)) == [200, 100, None]
    del facts["P3"]["part"]
    assert amounts(final(facts)) == [None, None, None]


@pytest.mark.parametrize("shares", [KEPT, SHARED])
@given(
    costs=st.lists(st.integers(0, 400), min_size=3, max_size=3),
    part=st.integers(0, 400),
    amount=st.integers(1, 1200),
    fails=st.booleans(),
)
def test_what_is_told_early_is_what_comes_out(
    shares: str, costs: list[int], part: int, amount: int, fails: bool
) -> None:
    facts = {
        "P1": project(costs[0]),
        "P2": project(costs[1]),
        "P3": project(None, part, ok=not fails),
    }
    early = final(facts, amount, shares)
    facts["P3"]["cost"] = costs[2]
    whole = final(facts, amount, shares)
    for before, after in zip(early.payments, whole.payments, strict=True):
        assert before.amount is None or before.amount == after.amount


def test_the_remainder_can_be_enough_for_some() -> None:
    text = TEXT.replace("by claim", "by part").replace(
        "each at least 0 kr", "ties in order of code"
    )
    facts = {
        "P1": project(10, part=500, advance=0),
        "P2": project(400, part=400),
        "P3": project(None, part=100),
    }
    outcome = ov.loads(text.format(amount=300, shares=KEPT)).evaluate(facts).grants["final"]
    assert amounts(outcome) == [10, None, None]


def test_each_part_of_a_grant_that_is_cut_is_asked_for_its_own_items() -> None:
    agreement = ov.loads("""agreement "Prov" 2027
  source "x"
recipients project: P1, P2
list line
  sea "Sea"
  rail "Rail"
fact claim money per project, line
grant support at most 2 000 kr to project by claim
  source "x"
  for each line: equal parts
  each at most the smaller of (claim; 300 kr)
""")
    facts = {"claim": {"P1": {"sea": 200, "rail": 100}, "P2": {"rail": 50}}}
    grants = agreement.evaluate(facts).grants
    assert amounts(grants["support (sea)"]) == [200, None]
    assert amounts(grants["support (rail)"]) == [100, 50]
