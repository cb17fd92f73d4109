"""Where rules of money meet: asking too late, part payment, what is left, and what is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.engine.open_money import open_money
from overenskommelse.outcome.open_money import Certainty, OpenMoney, Range
from overenskommelse.render.page import page

HEAD = """agreement "Prov" 2025
  source "påhittat"
recipients school: A, B, C
fact pupils number per school
fact plan yes/no per school
fact asked_on date per school "Requisition received"
fact most money per school
"""
FIRST = """grant first 1 000 kr to school by pupils
  source "1"
  require plan
  shares of those who fail: {failing}
  requisition by 2025-11-01 or it lapses
    received as asked_on
  ties in order of code
{more}"""
SECOND = """grant second 500 kr to school by pupils
  source "2"
  each at most most
  ties in order of code
"""
LEFT = "  what is left is added to second\n"
SHARED = "shared among those who meet the requirements"
KEPT = "not paid out"
PART = "50% paid, rounded down"
IN_TIME, LATE, LATER = "2025-10-01", "2025-12-05", date(2025, 12, 20)
PUPILS = {"A": 100, "B": 200, "C": 700}
Stand = tuple[bool | None, str | None]
"""Whether it has a plan, and the day it asked; None is not known."""


def rules(failing: str, more: str = LEFT, second: str = SECOND) -> ov.Agreement:
    return ov.loads(HEAD + FIRST.format(failing=failing, more=more) + second)


def facts(stands: tuple[Stand, ...], most: int = 1_500) -> dict[str, dict[str, Any]]:
    return {
        code: {"pupils": PUPILS[code], "most": most, "plan": plan, "asked_on": day}
        for code, (plan, day) in zip("ABC", stands, strict=True)
    }


def evaluated(
    stands: tuple[Stand, ...], failing: str, more: str = LEFT
) -> tuple[ov.GrantOutcome, ov.GrantOutcome]:
    evaluation = rules(failing, more).evaluate(facts(stands), on=LATER)
    return evaluation.grants["first"], evaluation.grants["second"]


def amounts(outcome: ov.GrantOutcome) -> list[int | None]:
    return [line.amount for line in outcome.payments]


WELL: Stand = (True, IN_TIME)
LAPSED: Stand = (True, LATE)
FAILED: Stand = (False, IN_TIME)
FAILED_LATE: Stand = (False, LATE)


def test_what_lapsed_is_not_added_to_another_grant() -> None:
    first, second = evaluated((WELL, LAPSED, FAILED), KEPT)
    assert amounts(first) == [100, 0, 0]
    assert (first.lapsed, first.undistributed, first.carried) == (200, 200, 700)
    assert (second.brought, sum(item or 0 for item in amounts(second))) == (700, 1_200)


def test_what_one_loses_by_asking_late_is_what_it_would_have_got() -> None:
    for stand, lapsed, carried in ((FAILED, 0, 350), (FAILED_LATE, 350, 350), (LAPSED, 700, 0)):
        first, _ = evaluated((WELL, WELL, stand), PART)
        assert first.state is ov.GrantState.FINAL
        assert (first.lapsed, first.carried) == (lapsed, carried)
        assert first.amount_of("C") == 700 - lapsed - carried


def test_all_of_it_can_lapse() -> None:
    for failing in (SHARED, KEPT, PART):
        first, second = evaluated((LAPSED, LAPSED, LAPSED), failing)
        assert amounts(first) == [0, 0, 0]
        assert (first.lapsed, first.undistributed, first.carried) == (1_000, 1_000, 0)
        assert (second.brought, second.state) == (0, ov.GrantState.FINAL)


def test_one_that_fails_is_paid_its_part_only_once_it_has_asked() -> None:
    """The verdict is decided, and what it is paid is not: the split is provisional."""
    first, second = evaluated((WELL, WELL, (False, None)), PART)
    assert first.verdict("C").status is ov.Status.NOT_MET
    assert (first.state, first.amount_of("C")) == (ov.GrantState.PROVISIONAL, 350)
    assert [line.is_held for line in first.payments] == [False, False, True]
    assert second.state is ov.GrantState.PROVISIONAL
    agreement = rules(PART)
    told = page(
        agreement.evaluate(facts((WELL, WELL, (False, None))), on=LATER), agreement.model, "en"
    )
    assert "C     C                   700  70,00 %         350  not met (held)" in told
    assert "Open, and what would close it\n  C\n    Requisition received: " in told


def test_nobody_gets_more_while_it_is_open_whether_one_that_asked_late_would_have_failed() -> None:
    """If B had met the requirements its share is lost to all; if not, it goes to the others."""
    first, _ = evaluated((WELL, (None, LATE), WELL), SHARED)
    assert first.verdict("B").status is ov.Status.NOT_MET
    assert first.state is ov.GrantState.PROVISIONAL
    assert amounts(first) == [100, 0, 700]
    assert [gap.fact for gap in first.gaps] == ["plan"]
    agreement = rules(SHARED)
    money = agreement.open_money(facts((WELL, (None, LATE), WELL)), on=LATER)[0]
    assert [(item.lapsed, dict(item.amounts)) for item in money.combinations] == [
        (("B",), {"A": 100, "B": 0, "C": 700}),
        ((), {"A": 125, "B": 0, "C": 875}),
    ]
    assert [item.is_open for item in money.ranges] == [False, False, False]
    assert (money.undistributed.lowest, money.undistributed.highest) == (0, 200)


def test_part_payment_of_one_that_is_open_has_a_range() -> None:
    agreement = rules(PART, more="")
    (money,) = agreement.open_money(facts(((None, IN_TIME), WELL, FAILED)), on=LATER)
    assert [(item.lowest, item.highest) for item in money.ranges] == [
        (50, 100),
        (200, 200),
        (350, 350),
    ]
    assert (money.undistributed.lowest, money.undistributed.highest) == (350, 400)
    (money,) = agreement.open_money(facts(((None, None), WELL, FAILED)), on=LATER)
    assert (money.range_of("A").lowest, money.range_of("A").highest) == (0, 100)
    assert [(item.met, item.lapsed) for item in money.combinations] == [
        (("A",), ()),
        ((), ()),
        ((), ("A",)),
    ]


stands = st.tuples(st.sampled_from([True, False, None]), st.sampled_from([IN_TIME, LATE, None]))
cases = st.tuples(
    st.sampled_from([SHARED, KEPT, PART]),
    st.sampled_from([LEFT, "", f"{LEFT}  each at most 450 kr\n", f"{LEFT}  in lots of 30 kr\n"]),
    st.tuples(stands, stands, stands),
    st.sampled_from([100, 400, 1_500]),
)


def completions(told: tuple[Stand, ...]) -> Iterator[tuple[Stand, ...]]:
    """Everything that the facts can still become."""
    sides = [((True, False), (IN_TIME, LATE)) for _ in told]
    for choice in product(*(tuple(product(*side)) for side in sides)):
        pairs = zip(told, choice, strict=True)
        if all(one[0] in (None, so[0]) and one[1] in (None, so[1]) for one, so in pairs):
            yield choice


@settings(max_examples=60, deadline=None)
@given(cases)
def test_the_sums_hold_over_all_of_it(
    case: tuple[str, str, tuple[Stand, ...], int],
) -> None:
    failing, more, told, most = case
    evaluation = rules(failing, more).evaluate(facts(told, most), on=LATER)
    first, second = evaluation.grants["first"], evaluation.grants["second"]
    for outcome in (first, second):
        paid = sum(item or 0 for item in amounts(outcome))
        assert outcome.undistributed is not None
        assert outcome.carried is not None
        assert outcome.lapsed is not None or outcome.grant.left_to is None
        assert paid + outcome.undistributed + outcome.carried == outcome.available
        assert 0 <= (outcome.lapsed or 0) <= outcome.undistributed
    assert first.carried == second.brought
    both = (*amounts(first), *amounts(second), first.undistributed, second.undistributed)
    assert sum(item or 0 for item in both) == 1_500


@settings(max_examples=30, deadline=None)
@given(cases, st.sampled_from([1, 2**8]))
def test_ranges_are_those_of_everything_that_can_still_come_out(
    case: tuple[str, str, tuple[Stand, ...], int], most_listed: int
) -> None:
    """Each way the facts can become is evaluated by itself, and held against the ranges."""
    failing, more, told, most = case
    agreement = rules(failing, more)
    known = agreement.facts(facts(told, most))
    found = open_money(agreement.model, known, LATER, most=most_listed)
    ends = [agreement.evaluate(facts(one, most), on=LATER) for one in completions(told)]
    for money in found:
        outcomes = [end.grants[money.grant] for end in ends]
        _hold(money, money.undistributed, [one.undistributed for one in outcomes])
        _hold(money, money.carried, [one.carried for one in outcomes])
        for item in money.ranges:
            _hold(money, item, [one.amount_of(item.recipient) for one in outcomes])
    provisional = agreement.evaluate(known, on=LATER)
    for outcome in provisional.outcomes:
        assert (outcome.state is ov.GrantState.PROVISIONAL) is (
            outcome.name in {money.grant for money in found}
        )


def _hold(money: OpenMoney, told: Range, every: list[int | None]) -> None:
    amounts = [amount for amount in every if amount is not None]
    if money.certainty is Certainty.EXACT:
        assert (told.lowest, told.highest) == (min(amounts), max(amounts))
    elif money.certainty is Certainty.BOUNDS:
        assert (told.lowest or 0) <= min(amounts)
        assert told.highest is None or max(amounts) <= told.highest


@settings(max_examples=30, deadline=None)
@given(cases)
def test_nothing_that_is_paid_meanwhile_turns_out_too_much(
    case: tuple[str, str, tuple[Stand, ...], int],
) -> None:
    """What is not held can be paid: it only grows, up to the krona or lot that rounding moves."""
    failing, more, told, most = case
    agreement = rules(failing, more)
    now = agreement.evaluate(facts(told, most), on=LATER)
    lot = 30 if "lots" in more else 1
    for one in completions(told):
        end = agreement.evaluate(facts(one, most), on=LATER)
        for outcome in now.outcomes:
            for line in outcome.payments:
                final = end.grants[outcome.name].amount_of(line.recipient)
                assert final is not None
                assert line.amount is not None
                assert line.is_held or line.amount <= final + lot


def test_the_ranges_of_what_is_added_to_are_told_outcome_by_outcome() -> None:
    agreement = rules(KEPT)
    told = facts((WELL, (None, IN_TIME), WELL))
    first, second = agreement.open_money(told, on=LATER)
    assert (first.carried.lowest, first.carried.highest) == (0, 200)
    assert [(item.brought, dict(item.amounts)) for item in second.combinations] == [
        (0, {"A": 50, "B": 100, "C": 350}),
        (200, {"A": 70, "B": 140, "C": 490}),
    ]
    evaluation = agreement.evaluate(told, on=LATER)
    shown = page(evaluation, agreement.model, "en", (first, second), with_outcomes=True)
    assert "1: 0 kr is added from other grants\n2: 200 kr is added from other grants\n" in shown
    assert "      Goes on           0          200\n" in shown
    svenska = page(evaluation, agreement.model, "sv", (first, second), with_outcomes=True)
    assert "2: 200 kr förs hit från andra bidrag\n" in svenska


def test_the_page_tells_what_lapsed() -> None:
    agreement = rules(KEPT)
    evaluation = agreement.evaluate(facts((WELL, LAPSED, FAILED)), on=LATER)
    english, svenska = (page(evaluation, agreement.model, each) for each in ("en", "sv"))
    assert "      Undistributed                            200\n" in english
    assert "      of which lapsed                          200\n" in english
    assert "varav förfallet" in svenska


OWN = """grant own 1 000 kr to school except C by pupils
  source "3"
  require plan
  shares of those who fail: {failing}
  for B at least 700 kr
  ties in order of code
"""


@pytest.mark.parametrize(
    ("failing", "plans", "expected", "left"),
    [
        (KEPT, (True, True), [300, 700], 0),
        (KEPT, (True, False), [300, 0], 700),
        (SHARED, (False, True), [0, 1_000], 0),
        (PART, (False, False), [150, 350], 500),
        (PART, (True, None), [300, 700], 0),
    ],
)
def test_named_recipients_with_requirements_and_bounds_of_their_own(
    failing: str, plans: tuple[bool, bool], expected: list[int], left: int
) -> None:
    agreement = ov.loads(HEAD + OWN.format(failing=failing))
    given_ = {code: {"pupils": 100, "plan": plan} for code, plan in zip("AB", plans, strict=True)}
    outcome = agreement.evaluate(given_).grants["own"]
    assert [verdict.recipient for verdict in outcome.verdicts] == ["A", "B"]
    assert (amounts(outcome), outcome.undistributed) == (expected, left)


def test_an_amount_of_ones_own_is_certain_whatever_figure_another_lacks() -> None:
    """A gets its own amount in any case, and B and C have a ceiling that they need not reach."""
    text = "grant g 1 000 kr to school by pupils\n  each at most 400 kr\n  for A exactly 100 kr\n"
    outcome = ov.loads(HEAD + text).evaluate({"A": {"pupils": 5}, "C": {"pupils": 5}}).grants["g"]
    assert outcome.state is ov.GrantState.OPEN
    assert [line.amount for line in outcome.payments] == [100, None, 400]
    open_ended = text.replace("each at most 400 kr", "for C at most 400 kr")
    outcome = ov.loads(HEAD + open_ended).evaluate({"A": {"pupils": 5}, "C": {"pupils": 5}})
    assert amounts(outcome.grants["g"]) == [None, None, None], "B could take all that is not A's"


def test_a_decision_is_for_those_a_grant_is_for() -> None:
    agreement = ov.loads(HEAD + OWN.format(failing=KEPT))
    row = {"requirement": "plan", "outcome": "met", "by": "staten", "on": "2025-01-01"}
    decided = {"assessments": [{**row, "document": "d", "recipient": "C"}]}
    with pytest.raises(ov.FactsError, match="`C` is not one of those that `own` goes to"):
        agreement.evaluate(decided)
    everyone = {"assessments": [{**row, "document": "d", "recipient": "all"}]}
    outcome = agreement.evaluate({**everyone, "A": {"pupils": 1}, "B": {"pupils": 1}})
    assert amounts(outcome.grants["own"]) == [300, 700]


def test_an_expectation_is_of_those_a_grant_is_for() -> None:
    example = 'example "x"\n  given plan of A, B, C = yes\n  expect {what} for C\n'
    for what in ("own: plan open", "plan open", "own open"):
        _, found = ov.check_text(HEAD + OWN.format(failing=KEPT) + example.format(what=what))
        assert "not-of-grant" in [item.code for item in found], what


def test_a_deviation_names_the_grants_that_the_recipient_is_in() -> None:
    other = (
        OWN.format(failing=KEPT).replace("grant own", "grant third").replace("except C", ": B, C")
    )
    other = other.replace("for B at least", "for C at least")
    agreement = ov.loads(HEAD + OWN.format(failing=KEPT) + other)
    every = {code: {"pupils": 1, "plan": False} for code in "ABC"}
    report = agreement.follow_up(every)
    named = {
        each.recipient: [item.grants for item in each.deviations] for each in report.recipients
    }
    assert named == {"A": [("own",)], "B": [("own", "third")], "C": [("third",)]}
