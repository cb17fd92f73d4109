"""Payments in steps: shares and a rest that come to each recipient's amount."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evaluation.writing import KEPT, PUPILS, agreement, with_pupils
from overenskommelse.render.page import page

FIRST = "paid 30% by 2024-01-31 without requisition"
SECOND = "paid 33.3% in 2024-06 without requisition"
REST = "paid the rest in 2024-12 with requisition"


@given(st.integers(0, 100_000))
def test_the_steps_come_to_each_amount_and_are_whole(amount: int) -> None:
    clauses = (FIRST, SECOND, REST, "ties in order of code")
    outcome = agreement(*clauses, amount=f"{amount} kr").evaluate(PUPILS).grants["base"]
    for line in outcome.payments:
        steps = outcome.steps_of(line.recipient)
        assert sum(step or 0 for step in steps) == line.amount
        assert (steps[0] or 0) * 10 <= (line.amount or 0) * 3 < (steps[0] or 0) * 10 + 10


def test_what_is_open_is_open_in_every_step() -> None:
    outcome = agreement(FIRST, REST).evaluate({}).grants["base"]
    assert outcome.steps_of("A") == (None, None)


def test_the_page_and_the_data_tell_each_step() -> None:
    rules = agreement(FIRST, REST, "require plan", KEPT, amount="1 001 kr")
    facts = with_pupils(A={"plan": True}, B={"plan": False}, C={"plan": True})
    evaluation = rules.evaluate(facts)
    told = page(evaluation, rules.model, "sv").splitlines()
    assert "30 %: betalas senast den 2024-01-31, utan rekvisition" in told
    assert "Resten: betalas i december 2024, efter rekvisition" in told
    assert ["C", "Väst", "210", "491", "701"] in [line.split() for line in told]
    (step,) = evaluation.grants["base"].to_dict()["advances"]  # type: ignore[misc]
    assert step["amounts"] == {"A": 30, "B": 0, "C": 210}
