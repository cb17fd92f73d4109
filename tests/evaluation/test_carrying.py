"""What is left of a grant and goes to another: sums over both, and how sure they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.render.page import page

HEAD = """agreement "Prov" 2025
  source "påhittat"
recipients school: A, B, C
period month is each month of 2025
fact pupils number per school
fact plan yes/no per school
fact asked money per school
"""
FIRST = """grant first {amount} kr to school by pupils
  source "1"
  require plan
  shares of those who fail: not paid out
  what is left is added to second
  ties in order of code
"""
SECOND = """grant second {amount} kr to school by pupils
  source "2"
  each at most asked
  ties in order of code
"""


def rules(first: int = 1_000, second: int = 500, more: str = "") -> ov.Agreement:
    return ov.loads(HEAD + SECOND.format(amount=second) + more + FIRST.format(amount=first))


def facts(**plans: bool | None) -> dict[str, dict[str, object]]:
    every = {"A": 100, "B": 200, "C": 700}
    given_ = {code: {"pupils": count, "asked": 1_000} for code, count in every.items()}
    return {code: {**own, "plan": plans.get(code)} for code, own in given_.items()}


@given(
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.lists(st.sampled_from([True, False, None]), min_size=3, max_size=3),
)
def test_the_sums_hold_over_both(first: int, second: int, plans: list[bool | None]) -> None:
    evaluation = rules(first, second).evaluate(facts(**dict(zip("ABC", plans, strict=True))))
    one, other = evaluation.grants["first"], evaluation.grants["second"]
    for outcome in (one, other):
        paid = sum(line.amount or 0 for line in outcome.payments)
        assert paid + (outcome.undistributed or 0) + (outcome.carried or 0) == outcome.available
    assert one.carried == other.brought
    assert one.available + other.available - other.brought == first + second


def test_what_is_not_final_is_not_final_in_the_next() -> None:
    evaluation = rules().evaluate(facts(A=True, B=None, C=False))
    assert [evaluation.grants[name].state for name in ("first", "second")] == [
        ov.GrantState.PROVISIONAL,
        ov.GrantState.PROVISIONAL,
    ]
    assert evaluation.grants["second"].brought == 700
    settled = rules().evaluate(facts(A=True, B=True, C=False))
    assert settled.grants["second"].state is ov.GrantState.FINAL


def test_what_is_open_keeps_the_next_open() -> None:
    known = facts(A=True, B=True, C=False)
    del known["A"]["pupils"]
    agreement = rules()
    second = agreement.evaluate(known).grants["second"]
    assert second.state is ov.GrantState.OPEN
    assert second.amount_of("B") is None
    told = page(agreement.evaluate(known), agreement.model, "sv")
    assert "vad som blir över av first är inte känt ännu" in told


def test_months_go_on_to_the_next_and_the_last_keeps_its_own() -> None:
    monthly = """grant each_month 1 200 kr to school: A
  source "3"
  for each month: equal parts
  require plan
  shares of those who fail: not paid out
  what is left is added to the next part
"""
    evaluation = ov.loads(HEAD + monthly).evaluate({"A": {"plan": False}})
    last = evaluation.grants["each_month (2025-12)"]
    assert (last.brought, last.undistributed, last.carried) == (1_100, 1_200, 0)


@given(st.integers(0, 10_000), st.integers(1, 99), st.sampled_from(["up", "down", "halves up"]))
def test_a_part_of_the_share_is_paid_and_the_rest_is_left(amount: int, part: int, way: str) -> None:
    clause = f"shares of those who fail: {part}% paid, rounded {way}"
    agreement = ov.loads(
        HEAD
        + SECOND.format(amount=500)
        + FIRST.format(amount=amount).replace("shares of those who fail: not paid out", clause)
    )
    whole = agreement.evaluate(facts(A=True, B=True, C=True)).grants["first"].amount_of("C")
    one = agreement.evaluate(facts(A=True, B=True, C=False)).grants["first"]
    assert whole is not None
    assert abs(whole * part - (one.amount_of("C") or 0) * 100) < 100
    assert one.carried == whole - (one.amount_of("C") or 0)


def test_all_who_fail_are_still_paid_their_part() -> None:
    clause = "shares of those who fail: 50% paid, rounded down"
    text = FIRST.format(amount=1_000).replace("shares of those who fail: not paid out", clause)
    agreement = ov.loads(HEAD + text + SECOND.format(amount=1))
    evaluation = agreement.evaluate(facts(A=False, B=False, C=False))
    first = evaluation.grants["first"]
    assert [line.amount for line in first.payments] == [50, 100, 350]
    assert "50 % betalas ut, avrundat nedåt" in page(evaluation, agreement.model, "sv")


def test_the_page_tells_what_comes_and_what_goes() -> None:
    agreement = rules()
    told = page(agreement.evaluate(facts(A=True, B=True, C=False)), agreement.model, "en")
    assert "With 700 kr that is added from first: 1 200 kr" in told
    assert "What is left is added to second" in told
    assert "Amounts of the grants      1 500 kr" in told


def test_a_dossier_follows_the_money() -> None:
    agreement = rules()
    (found,) = agreement.dossier(facts(A=True, B=True, C=False), "C")
    amounts = {item.outcome.name: item.amount for item in found.grants}
    assert amounts == {"second": 840, "first": 0}
