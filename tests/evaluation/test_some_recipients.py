"""Grants to some of a kind, and bounds of some recipients' own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from evaluation.writing import KEPT, PUPILS, agreement
from overenskommelse.render.clauses import Clauses
from overenskommelse.render.page import page


def test_nothing_is_asked_of_one_who_is_left_out() -> None:
    rules = agreement("require plan", KEPT, split="except C by pupils")
    facts = {code: {**PUPILS[code], "plan": True} for code in ("A", "B")}
    outcome = rules.evaluate(facts).grants["base"]
    assert outcome.state is ov.GrantState.FINAL
    assert [(line.recipient, line.amount) for line in outcome.payments] == [("A", 333), ("B", 667)]


def test_an_expectation_of_one_who_is_left_out_is_told() -> None:
    rules = 'grant g 9 kr to k: A\n  source "x"\nexample "e"\n  expect g of B = 0 kr\n'
    with pytest.raises(ov.AgreementError) as told:
        ov.loads(f'agreement "x"\n  source "x"\nrecipients k: A, B\n{rules}')
    assert [item.code for item in told.value.diagnostics] == ["not-of-grant"]


@given(st.integers(0, 400), st.integers(0, 600))
def test_an_amount_of_ones_own_is_paid_and_the_rest_is_shared(own: int, least: int) -> None:
    rules = agreement(f"for A exactly {own} kr", f"for B at least {least} kr", split="by pupils")
    outcome = rules.evaluate(PUPILS).grants["base"]
    amounts = {line.recipient: line.amount or 0 for line in outcome.payments}
    assert amounts["A"] == own
    assert amounts["B"] >= least
    assert sum(amounts.values()) == 1_000


@given(st.integers(0, 2_000), st.integers(34, 99))
def test_a_ceiling_can_be_a_share_of_the_amount(amount: int, share: int) -> None:
    clauses = (f"each at most {share}% of the amount", "ties in order of code")
    outcome = agreement(*clauses, amount=f"{amount} kr").evaluate(PUPILS).grants["base"]
    paid = [line.amount or 0 for line in outcome.payments]
    assert all(each * 100 <= amount * share for each in paid)
    assert sum(paid) + (outcome.undistributed or 0) == amount


def test_the_page_and_the_overview_tell_whom_and_what() -> None:
    clauses = ("for A at least 200 kr", "for C exactly 500 kr")
    rules = agreement(*clauses, split="except B by pupils")
    told = page(rules.evaluate(PUPILS), rules.model, "en")
    assert "For Norr (A): at least 200 kr" in told
    assert "For Väst (C): exactly 500 kr" in told
    (grant,) = rules.model.grants.values()
    assert "  only to: A, C" in list(Clauses("en").lines(grant))


def test_a_bound_can_be_a_share_of_what_all_have_together() -> None:
    agreement = ov.loads(
        """agreement "Prov" 2024
  source "s"
recipients school: A, B, C
fact pupils number per school
fact cost money per school
grant g 1 000 kr to school by pupils
  source "1"
  each at most 40% * sum of cost over school
"""
    )
    facts = {
        "A": {"pupils": 8, "cost": "500 kr"},
        "B": {"pupils": 1, "cost": "300 kr"},
        "C": {"pupils": 1, "cost": "200 kr"},
    }
    outcome = agreement.evaluate(facts).grants["g"]
    assert [line.amount for line in outcome.payments] == [400, 300, 300]
