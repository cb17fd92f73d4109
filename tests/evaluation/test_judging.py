"""Who is judged, by which decision, and what a floor, a part or an item's value counts for."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov

HEAD = """agreement "Judging" 2024
  source "x"

recipients school "Schools"
  A "North"
  B "South"
recipients town "Towns"
  A "Aby"
  B "Boda"
list subject "Subjects"
  sv "Swedish" lowest 70%
  ma "Mathematics" lowest 80%

fact pupils number per school
fact plan yes/no per school
fact plan_of_town yes/no per town
fact marks number per school, subject
"""
FACTS = {
    "school": {
        "A": {"pupils": 1, "plan": True, "marks": {"sv": 3, "ma": 3}},
        "B": {"pupils": 3, "plan": False, "marks": {"sv": 1, "ma": 1}},
    },
    "town": {"A": {"plan_of_town": False}, "B": {"plan_of_town": False}},
}
SHARES = "  shares of those who fail: not paid out\n"


def grant(text: str, facts: object = FACTS) -> ov.Evaluation:
    return ov.loads(HEAD + text.replace("\n", '\n  source "y"\n', 1)).evaluate(
        facts, on=date(2024, 12, 1)
    )


def amounts(evaluation: ov.Evaluation) -> dict[str, int | None]:
    return {line.recipient: line.amount for line in evaluation.grants["g"].payments}


def codes(text: str) -> list[str]:
    return [item.code for item in ov.check_text(HEAD + text)[1] if item.severity.value == "error"]


def test_a_grant_to_one_judges_nobody_else() -> None:
    text = f"grant g 100 kr to school: A\n  require plan\n{SHARES}"
    assert amounts(grant(text)) == {"A": 100}
    assert grant(text.replace(": A", ": B")).grants["g"].undistributed == 100


def test_the_floor_of_one_is_no_floor_of_others() -> None:
    assert amounts(grant("grant g 100 kr to school: A\n  each at least 60 kr\n")) == {"A": 100}


def test_floors_are_whole_lots() -> None:
    split = grant("grant g 100 kr to school by pupils\n  in lots of 30 kr\n  each at least 40 kr\n")
    assert split.grants["g"].gaps[0].kind.value == "floors too high", "two lots each are 120 kr"


def test_a_sum_within_the_condition_of_a_sum_sees_every_item() -> None:
    inner = "sum of marks over subject where (sum of marks over subject > 5)"
    text = f"grant g 100 kr to school by pupils\n  require {inner} >= 6\n{SHARES}"
    assert amounts(grant(text)) == {"A": 25, "B": 0}


def test_what_is_said_of_items_has_a_unit() -> None:
    text = (
        "grant g 100 kr to school by pupils\n  require sum of marks over subject where ({}) >= 3\n"
    )
    high = text.format("lowest > 75%") + SHARES
    assert amounts(grant(high)) == {"A": 25, "B": 0}
    assert codes(text.format("marks > lowest") + SHARES) == ["different-units"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('list more "M"\n  x "X" lowest 70%\n  y "Y" lowest 7 kr\n', "attribute-differs"),
        ('list more "M"\n  x "X" least 70%\n  y "Y" least 7 kr\n', "attribute-differs"),
        ('list more "M"\n  x "X" least 70% least 80%\n', "attribute-differs"),
        ('recipients more "M"\n  x "X" least 70%\n', "attribute-useless"),
        ("grant g 9 kr to school by fixed keys\n  A = 50%\n  B = 40%\n", "shares-not-whole"),
        ("grant g 9 kr to school by fixed keys\n  A = 50%\n  B = 50\n", "shares-not-whole"),
        (
            "grant g 9 kr to school 50% by pupils and 50% by pupils each by itself\n"
            "  each at least 1 kr\n",
            "bounds-with-parts",
        ),
    ],
)
def test_what_would_decide_nothing_is_told(text: str, code: str) -> None:
    assert code in codes(text)


def test_a_requisition_takes_nothing_twice() -> None:
    funds = "fund f 9 kr\n  grant g 9 kr to school by pupils\n"
    twice = "requisition a 9 kr of f\nrequisition b 9 kr of g\n"
    assert codes(funds + twice) == ["requested-twice"]


def test_a_decision_holds_for_the_kind_it_was_made_on() -> None:
    text = (
        f"grant g 100 kr to school by pupils\n  require good: plan\n{SHARES}"
        f'grant h 100 kr to town equally\n  source "y"\n  require good_town: plan_of_town\n{SHARES}'
    )
    decided = {
        "requirement": "good",
        "recipient": "B",
        "outcome": "met",
        "by": "the ministry",
        "on": "2024-11-01",
        "document": "Decision 1",
    }
    outcome = grant(text, {**FACTS, "assessments": [decided]})
    assert outcome.grants["g"].verdict("B").status is ov.Status.MET_BY_DECISION
    assert outcome.grants["h"].verdict("B").status is ov.Status.NOT_MET


def test_who_is_exempt_needs_no_decision() -> None:
    text = f"grant g 100 kr to school by pupils\n  require plan\n    except for B\n{SHARES}"
    decided = {
        "requirement": "plan",
        "recipient": "all",
        "outcome": "not met",
        "by": "the ministry",
        "on": "2024-11-01",
        "document": "Decision 1",
    }
    outcome = grant(text, {**FACTS, "assessments": [decided]})
    statuses = {code: outcome.grants["g"].verdict(code).status for code in ("A", "B")}
    assert statuses == {"A": ov.Status.NOT_MET, "B": ov.Status.NOT_APPLICABLE}
