"""How a split is rounded, who goes first of equals, and what the result tells of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from evaluation.writing import KEPT, SHARED, agreement
from overenskommelse.render.page import page

UNEVEN = {"A": {"pupils": 86}, "B": {"pupils": 9}, "C": {"pupils": 5}}
EVEN = {"A": {"pupils": 5}, "B": {"pupils": 5}, "C": {"pupils": 5}}
DRAW = 'ties by the draw made by "Nämnden" on 2024-05-03 in "protokoll 7": '


def outcome(rules: ov.Agreement, facts: object) -> ov.GrantOutcome:
    return rules.evaluate(facts).grants["base"]  # type: ignore[arg-type]


def amounts(rules: ov.Agreement, facts: object) -> list[int | None]:
    return [line.amount for line in outcome(rules, facts).payments]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("by largest remainder", [9, 1, 0]),
        ("by d'Hondt's method", [9, 1, 0]),
        ("by Sainte-Laguë's method", [9, 1, 0]),
        ("by Webster's modified method, first divisor 2", [10, 0, 0]),
        ("by Adams' method", [8, 1, 1]),
        ("by Huntington-Hill's method", [8, 1, 1]),
        ("by Dean's method", [8, 1, 1]),
        ("by running totals", [9, 1, 0]),
        ("row by row, halves up, the difference to Norr", [8, 1, 1]),
        ("row by row, halves to even, the difference to Norr", [9, 1, 0]),
        ("down, the rest is not distributed", [8, 0, 0]),
    ],
)
def test_ten_kronor_by_every_method(method: str, expected: list[int]) -> None:
    """By hand: the quotas are 8.6, 0.9 and 0.5."""
    rules = agreement(f"rounded {method}", amount="10 kr")
    found = outcome(rules, UNEVEN)
    assert [line.amount for line in found.payments] == expected
    assert found.undistributed == 10 - sum(expected)
    assert found.state.value == "final"


def test_what_is_rounded_off_is_undistributed_and_told() -> None:
    rules = agreement("rounded down, the rest is not distributed", amount="10 kr")
    evaluation = rules.evaluate(UNEVEN)
    assert evaluation.grants["base"].undistributed == 2
    text = page(evaluation, rules.model, "sv")
    assert "\nAvrundas nedåt, resten fördelas inte\n" in text
    assert "Ofördelat" in text


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("ties in order of code", [34, 33, 33]),
        (f"{DRAW}C, A, B", [33, 33, 34]),
        (f"{DRAW}Syd, Väst, Norr", [33, 34, 33]),
        (f"ties to the one with the largest key, then {DRAW[5:]}B, C, A", [33, 34, 33]),
        ("ties to the one with the smallest key, then in order of code", [34, 33, 33]),
        ("ties to the one with the largest key", [None, None, None]),
        (f"{DRAW}A, B", [None, None, None]),
    ],
)
def test_who_goes_first_of_three_equals(ties: str, expected: list[int | None]) -> None:
    assert amounts(agreement(ties, amount="100 kr"), EVEN) == expected


def test_the_larger_key_goes_first() -> None:
    """Quotas 1.5, 0.5 and 1: A and B have equal remainders."""
    facts = {"A": {"pupils": 3}, "B": {"pupils": 1}, "C": {"pupils": 2}}
    largest = agreement("ties to the one with the largest key", amount="3 kr")
    smallest = agreement("ties to the one with the smallest key", amount="3 kr")
    assert amounts(largest, facts) == [2, 0, 1]
    assert amounts(smallest, facts) == [1, 1, 1]


@pytest.mark.parametrize(
    ("ties", "english", "swedish"),
    [
        ("ties in order of code", "went in order of code to Norr", "gick i kodordning till Norr"),
        (
            "ties to the one with the largest key, then in order of code",
            "went by the largest key, then in order of code to Norr",
            "gick efter störst nyckel, därefter i kodordning till Norr",
        ),
        (
            f"{DRAW}C, B, A",
            "went by lot (Nämnden, 2024-05-03, protokoll 7) to Väst",
            "gick efter lottning (Nämnden, 2024-05-03, protokoll 7) till Väst",
        ),
    ],
)
def test_the_page_tells_what_settled_a_tie(ties: str, english: str, swedish: str) -> None:
    rules = agreement(ties, amount="100 kr")
    evaluation = rules.evaluate(EVEN)
    assert f"The remainders were equal; the 1 krona left over {english}." in page(
        evaluation, rules.model, "en"
    )
    told = page(evaluation, rules.model, "sv")
    assert f"Resterna var lika; den krona som blev över {swedish}." in told


def test_of_a_divisor_method_claims_are_told_to_be_equal() -> None:
    rules = agreement("rounded by Webster's method", "ties in order of code", amount="100 kr")
    text = page(rules.evaluate(EVEN), rules.model, "en")
    assert "\nRounded by Webster's method\n" in text
    assert "The claims were equal; the last krona went in order of code to Norr." in text


ROWS = "rounded row by row, halves up, the difference to C"


def test_whoever_takes_the_difference_cannot_owe_money() -> None:
    """Quotas 1.5, 1.5 and 0: rounded up they are 4, and C would owe a krona."""
    rules = agreement(ROWS, amount="3 kr")
    facts = {"A": {"pupils": 1}, "B": {"pupils": 1}, "C": {"pupils": 0}}
    evaluation = rules.evaluate(facts)
    found = evaluation.grants["base"]
    assert (found.state.value, found.undistributed) == ("open", None)
    (gap,) = found.split_gaps
    assert (gap.kind.value, gap.recipients, gap.least, gap.most) == (
        "difference cannot be taken", ("C",), -1, 0,
    )  # fmt: skip
    told = page(evaluation, rules.model, "en")
    assert "with the difference of the rounding it would get -1 kr, past its limit of 0 kr" in told


def test_whoever_takes_the_difference_must_have_a_part() -> None:
    """C fails; of 3 kr by equal weights A and B get 1.5 each, which is a krona too much."""
    facts = {code: {"pupils": 1, "plan": code != "C"} for code in "ABC"}
    shared = agreement(ROWS, "require plan", SHARED, amount="3 kr")
    found = outcome(shared, facts)
    (gap,) = found.split_gaps
    assert (gap.recipients, gap.least, gap.most) == (("C",), -1, None)
    assert found.amount_of("C") == 0
    assert "är avsedd för en som inte har någon del i fördelningen: C Väst" in page(
        shared.evaluate(facts), shared.model, "sv"
    )
    even = agreement(ROWS, "require plan", SHARED, amount="4 kr")
    assert amounts(even, facts) == [2, 2, 0], "there is no difference to take"
    kept = agreement(ROWS, "require plan", KEPT, amount="4 kr")
    found = outcome(kept, facts)
    assert [line.amount for line in found.payments] == [1, 1, 0]
    assert found.undistributed == 2, "C fails, and its part with the difference is not paid out"


def test_a_draw_among_recipients_does_not_settle_parts() -> None:
    split = "50% by pupils and 50% by pupils each by itself"
    rules = agreement(f"{DRAW}C, B, A", split=split, amount="7 kr")
    found = outcome(rules, {"A": {"pupils": 1}, "B": {"pupils": 1}, "C": {"pupils": 1}})
    assert [item.amount for item in found.allocations] == [4, 3], "the part written first"
    assert [line.amount for line in found.payments] == [2, 2, 3]


def test_method_and_draw_stand_in_the_data() -> None:
    rules = agreement(
        "rounded by Webster's modified method, first divisor 1.2", f"{DRAW}C, B, A", amount="100 kr"
    )
    told = outcome(rules, EVEN).to_dict()
    assert told["method"] == {
        "name": "modified-webster", "first": "6/5", "halves": None, "to": None,
    }  # fmt: skip
    (tie,) = told["ties"]  # type: ignore[misc]
    assert (tie["rule"], tie["winners"], tie["draw"]["by"]) == ("draw", ["C"], "Nämnden")


def test_with_figures_missing_a_ceiling_is_certain_only_where_parts_keep_to_quotas() -> None:
    facts = {"A": {"pupils": 900}, "B": {"pupils": 5}, "C": {}}
    usual = agreement("each at most 10 kr", amount="29 kr")
    adams = agreement("each at most 10 kr", "rounded by Adams's method", amount="29 kr")
    assert amounts(usual, facts)[0] == 10
    assert amounts(adams, facts)[0] is None


METHODS = st.sampled_from(
    [
        "by largest remainder", "by Jefferson's method", "by Webster's method",
        "by Webster's modified method, first divisor 1.2", "by Adams's method",
        "by Huntington and Hill's method", "by Dean's method", "by running totals",
        "row by row, halves up, the difference to B", "down, the rest is not distributed",
    ]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    METHODS, st.integers(0, 500), st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any)
)
def test_what_is_paid_and_what_is_left_add_up(method: str, amount: int, pupils: list[int]) -> None:
    rules = agreement(f"rounded {method}", "ties in order of code", amount=f"{amount} kr")
    facts = {code: {"pupils": count} for code, count in zip("ABC", pupils, strict=True)}
    found = outcome(rules, facts)
    if found.split_gaps:
        assert "row by row" in method
        return
    paid = sum(line.amount or 0 for line in found.payments)
    assert found.undistributed == amount - paid
    assert found.undistributed == 0 or "down" in method
