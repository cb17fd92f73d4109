"""The ways a grant can be split, each with a known answer."""

from __future__ import annotations

import pytest

import overenskommelse as ov

HEAD = """agreement "Prov" 2024
  source "påhittat"
recipients school
  A "Norr"
  B "Syd"
  C "Väst"
period y2023 is 2023
period y2024 is 2024
fact pupils number per school
fact points decimal number per school
fact results number per school, period
fact claim money per school
fact chosen yes/no per school
fact plan yes/no per school
"""
FACTS = {
    "A": {"pupils": 100, "points": 1, "results": {"y2023": 10, "y2024": 30}, "claim": 100},
    "B": {"pupils": 200, "points": 3, "results": {"y2023": 10, "y2024": 5}, "claim": 1_000},
    "C": {"pupils": 700, "points": 0, "results": {"y2023": 0, "y2024": 20}, "claim": 300},
}


def load(grant: str) -> ov.Agreement:
    return ov.loads(HEAD + grant.replace("\n", '\n  source "x"\n', 1))


def amounts(grant: str, **more: dict[str, object]) -> list[int | None]:
    facts = {code: {**own, **more.get(code, {})} for code, own in FACTS.items()}
    outcome = load(grant).evaluate(facts).grants["g"]
    return [line.amount for line in outcome.payments]


def left(grant: str) -> int | None:
    return load(grant).evaluate(FACTS).grants["g"].undistributed


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        ("grant g 1 000 kr to school by pupils\n", [100, 200, 700]),
        ("grant g 1 000 kr to school by pupils * 2 + 100\n", [131, 217, 652]),
        ("grant g 1 000 kr to school by results during y2024\n", [545, 91, 364]),
        ("grant g 300 kr to school equally\n", [100, 100, 100]),
        ("grant g 1 000 kr to school: B\n", [1_000]),
        (
            "grant g 1 000 kr to school by fixed keys\n  A = 1\n  Syd = 1\n  C = 8\n",
            [100, 100, 800],
        ),
        (
            "grant g 1 000 kr to school by fixed keys\n  A = 12,5 %\n  B = 0\n  C = 87,5 %\n",
            [125, 0, 875],
        ),
        (
            "grant g 1 000 kr to school 20 % by pupils and 80 % by points weighed together\n",
            [220, 640, 140],
        ),
        (
            "grant g 1 000 kr to school 20 % by pupils and 80 % by points each by itself\n",
            [220, 640, 140],
        ),
        (
            "grant g 900 kr to school 50 % equally and 50 % by pupils weighed together\n",
            [195, 240, 465],
        ),
        ("grant g 1 000 kr to school by pupils\n  each at least 150 kr\n", [150, 189, 661]),
        ("grant g 1 000 kr to school by pupils\n  each at most 400 kr\n", [200, 400, 400]),
        ("grant g 1 000 kr to school by pupils\n  each at most claim\n", [100, 600, 300]),
        ("grant g 1 000 kr to school by claim\n  each at most claim\n", [72, 714, 214]),
        ("grant g 5 000 kr to school by claim\n  each at most claim\n", [100, 1_000, 300]),
        ("grant g 1 000 kr to school by pupils\n  in lots of 300 kr\n", [0, 300, 600]),
    ],
)
def test_known_answers(grant: str, expected: list[int]) -> None:
    assert amounts(grant) == expected


def test_what_ceilings_and_lots_leave_is_undistributed() -> None:
    assert left("grant g 5 000 kr to school by claim\n  each at most claim\n") == 3_600
    assert left("grant g 1 000 kr to school by pupils\n  in lots of 300 kr\n") == 100


def test_one_who_is_appointed_gets_all() -> None:
    grant = "grant g 1 000 kr to school appointed by chosen\n"
    assert amounts(grant, B={"chosen": True}) == [0, 1_000, 0]
    for more in ({}, {"A": {"chosen": True}, "B": {"chosen": True}}):
        assert amounts(grant, **more) == [None, None, None]


def test_of_several_who_are_appointed_none_gets_it_though_the_others_fail() -> None:
    grant = """grant g 1 000 kr to school appointed by chosen
  require pupils >= 150
  shares of those who fail: shared among those who meet the requirements
"""
    both = {"A": {"chosen": True}, "B": {"chosen": True}}
    assert amounts(grant, B={"chosen": True}) == [0, 1_000, 0]
    assert amounts(grant, **both) == [0, None, None]


def test_a_split_the_source_does_not_say_is_open() -> None:
    outcome = load("grant g 1 000 kr to school split not said in the source\n").evaluate(FACTS)
    assert outcome.grants["g"].state is ov.GrantState.OPEN
    assert outcome.grants["g"].gaps[0].kind.value == "split not said"


def test_floors_that_facts_raise_above_the_amount_are_told() -> None:
    outcome = load("grant g 1 000 kr to school by pupils\n  each at least claim\n").evaluate(FACTS)
    assert outcome.grants["g"].gaps[0].kind.value == "floors too high"


def test_mixed_keys_round_differently_before_and_after() -> None:
    mixed = "grant g 107 kr to school 50 % by pupils and 50 % by points"
    assert amounts(f"{mixed} each by itself\n  ties in order of code\n") == [18, 51, 38]
    _, found = ov.check_text(HEAD + f'{mixed} each by itself\n  source "x"\n')
    assert [item.code for item in found] == ["choice-ties-of-parts"], "which half gets 54 kr?"
    assert amounts(f"{mixed} weighed together\n") == [19, 51, 37]


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        (
            "grant g 100 kr to school 20 % by pupils and 70 % by points weighed together\n",
            "shares-not-whole",
        ),
        ("grant g 100 kr to school 20 % by pupils and 80 % by points\n", "choice-mixing"),
        ("grant g 100 kr to school by fixed keys\n  A = 1\n", "keys-missing"),
        ("grant g 100 kr to school by pupils\n  A = 1\n", "keys-useless"),
        ("grant g 100 kr to school by pupils\n  each at least 50 kr\n", "floors-too-high"),
        (
            "grant g 100 kr to school by pupils\n  each at least 5 kr\n  each at most 4 kr\n",
            "bounds-crossed",
        ),
        ("grant g 100 kr to school by pupils\n  each at most pupils\n", "bound-not-money"),
        ("grant g 100 kr to school appointed by pupils\n", "appointed-not-yes-no"),
        ("grant g 100 kr to school by plan\n", "key-not-number"),
        ("grant g 100 kr to school: D\n", "unknown-name"),
    ],
)
def test_what_is_wrong_with_a_split_is_told(grant: str, code: str) -> None:
    with pytest.raises(ov.AgreementError) as caught:
        load(grant)
    assert [item.code for item in caught.value.diagnostics] == [code]


# --- more kinds of conditions --------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "chosen", "expected"),
    [(True, True, "met"), (True, None, "met"), (None, None, "open"), (False, None, "not met")],
)
def test_at_least_two_of_three(plan: bool | None, chosen: bool | None, expected: str) -> None:
    ag = load(
        "grant g 100 kr to school by pupils\n"
        "  require it: at least 2 of (plan; chosen; pupils >= 50)\n"
        "  shares of those who fail: not paid out\n"
    )
    facts = {code: {**own, "plan": plan, "chosen": chosen} for code, own in FACTS.items()}
    verdict = ag.evaluate(facts).grants["g"].verdict("A")
    if plan is False and chosen is None:
        expected = "open"
    assert verdict.status.value == expected
    assert len(verdict.requirements[0].reason.children) == 3


def test_a_shared_requirement_an_exemption_and_a_human_decision() -> None:
    ag = ov.loads(
        HEAD
        + 'requirement planned: plan "Har en plan"\n  source "x"\n  except for Syd\n'
        + 'grant g 100 kr to school by pupils\n  source "x"\n  require planned\n'
        + '  require judged: a human decision on "om skolan är lämplig"\n'
        + "  shares of those who fail: not paid out\n"
        + 'grant h 100 kr to school by pupils\n  source "x"\n  require planned\n'
        + "  shares of those who fail: not paid out\n"
    )
    facts: dict[str, object] = {code: {"plan": False} for code in "ABC"}
    facts["assessments"] = [
        {"requirement": "judged", "recipient": "B", "outcome": "met", "by": "Rektor",
         "on": "2024-05-01", "document": "1"}
    ]  # fmt: skip
    outcome = ag.evaluate(facts)
    statuses = [item.status.value for item in outcome.grants["g"].verdict("B").requirements]
    assert statuses == ["not applicable", "met by decision"]
    judged = outcome.grants["g"].verdict("A").requirements[1]
    assert (judged.status.value, judged.missing[0].kind.value) == (
        "needs a human decision",
        "no decision",
    )
    assert outcome.grants["h"].verdict("A").status.value == "not met"


def test_flags_are_raised_for_those_they_hold_for() -> None:
    ag = ov.loads(
        HEAD
        + 'flag dialogue: results < 10 for y2024 "Dialog"\n  source "x"\n'
        + 'grant g 100 kr to school by pupils\n  source "x"\n'
    )
    raised = {v.recipient: v.status.value for v in ag.evaluate(FACTS).flags[0].verdicts}
    assert raised == {"A": "not met", "B": "met", "C": "not met"}


def test_requisitions_add_up_and_cover_a_grant_once() -> None:
    text = HEAD + (
        'grant g 100 kr to school by pupils\n  source "x"\n'
        'grant h 50 kr to school by pupils\n  source "x"\n'
        'requisition r 150 kr of g, h\n  source "x"\n  requisition by 2024-12-01 or it lapses\n'
        "  unused repaid by 2025-03-31\n  economic report by 2025-03-31 or may be reclaimed\n"
        '  booked on "1:6" for 2024\n'
    )
    terms = ov.loads(text).model.requisitions[0].terms
    assert (terms.lapses, terms.reclaimable, terms.budget_year) == (True, True, 2024)
    _, found = ov.check_text(text.replace("150 kr", "140 kr"))
    assert [item.code for item in found] == ["sum-too-large"]
    _, found = ov.check_text(text + 'requisition s 50 kr of h\n  source "x"\n')
    assert [item.code for item in found] == ["requested-twice"]


def test_the_seven_requisitions_of_2024_are_sums_of_their_lines() -> None:
    model = ov.builtin("2024").model
    assert [item.amount // 10**6 for item in model.requisitions] == [25, 31, 60, 60, 100, 39, 129]
    assert all(item.terms.requested_by and item.terms.lapses for item in model.requisitions)
    assert {duty.name for duty in model.duties if duty.delivers} == {
        "interim_report", "activity_report", "regions_reports", "region_report",
        "economic_report", "requisition_form",
    }  # fmt: skip
