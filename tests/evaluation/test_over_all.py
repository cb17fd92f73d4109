"""Values over all recipients of a kind and over series of periods: known answers, and a law."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov

TEXT = """agreement "Prov" 2024
  source "x"
recipients school: A, B, C
recipients board: X
list subject: {subjects}
period month is each month of 2024-01 to 2024-03
fact n number per school
fact m number per school, subject
fact k number per school, period
fact price money
measure share = n / sum of n over school
  source "x"
grant g 100 kr to {kind}
  source "x"
  require it: {condition}
  shares of those who fail: not paid out
"""
LIST = 'list subject\n  mat "Matematik"\n  eng "Engelska"\n'


def load(condition: str, kind: str = "school by n") -> ov.Agreement:
    text = TEXT.format(subjects="", condition=condition, kind=kind)
    return ov.loads(text.replace("list subject: \n", LIST))


def status(condition: str, facts: dict[str, dict[str, Any]], who: str = "A") -> str:
    kind = "board: X" if who == "X" else "school by n"
    outcome = load(condition, kind).evaluate(facts).grants["g"]
    return outcome.verdict(who).requirements[0].status.value


N = {"A": {"n": 1}, "B": {"n": 2}, "C": {"n": 5}}
MONTHS = ("2024-01", "2024-02", "2024-03")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("sum of n over school = 8", "met"),
        ("largest of n over school = 5", "met"),
        ("smallest of n over school = 1", "met"),
        ("average of n over school > 2.6 and average of n over school < 2.7", "met"),
        ("sum of n over school where (n >= 2) = 7", "met"),
        ("the number of school where (n >= 2) = 2", "met"),
        ("the number of school where (share >= 50%) = 1", "met"),
        ("every school has (n >= 1)", "met"),
        ("every school has (n >= 2)", "not met"),
        ("every school except A has (n >= 2)", "met"),
        ("share = 12.5%", "met"),
        ("n / sum of n over school where (n < 5) >= 33%", "met"),
    ],
)
def test_known_answers(condition: str, expected: str) -> None:
    assert status(condition, N) == expected


def test_another_kind_may_require_a_sum() -> None:
    assert status("sum of n over school >= 8", N, "X") == "met"
    assert status("every school has (n >= 2)", N, "X") == "not met"


def test_items_and_totals_are_summed_over_recipients() -> None:
    facts = {"A": {"m": {"mat": 1, "eng": 2}}, "B": {"m": 4}, "C": {"m": {"mat": 8, "eng": 0}}}
    assert status("sum of m over school, subject = 15", facts) == "met"
    assert status("sum of (sum of m over subject) over school = 15", facts) == "met"
    del facts["C"]
    assert status("sum of m over school, subject = 15", facts) == "open"


def test_periods_of_a_series() -> None:
    facts = {"A": {"k": dict(zip(MONTHS, (1, 2, 6), strict=True))}}
    for condition in (
        "sum of k over month = 9",
        "average of k over month = 3",
        "the number of month where (k >= 2) = 2",
        "every month except 2024-01 has (k >= 2)",
    ):
        assert status(condition, facts) == "met", condition
    assert status("sum of k over school, month >= 10", facts) == "open"


def test_a_gap_tells_whose_figure_is_missing() -> None:
    agreement = load("sum of n over school >= 9")
    evaluation = agreement.evaluate({"A": {"n": 1}, "C": {"n": 1}})
    (gap,) = evaluation.grants["g"].verdict("A").requirements[0].missing
    assert (gap.fact, gap.recipients) == ("n", ("B",))


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("sum of price over school >= 1 kr", "same-for-all"),
        ("sum of n over subject >= 1", "same-for-all"),
        ("sum of n over month >= 1", "same-for-all"),
        ("sum of (sum of n over school) over school >= 1", "same-for-all"),
        ("sum of n over school, board >= 1", "list-twice"),
        ("sum of n over nowhere >= 1", "unknown-name"),
    ],
)
def test_what_cannot_be_gone_over_is_told(condition: str, code: str) -> None:
    text = TEXT.format(subjects="", condition=condition, kind="school by n")
    _, found = ov.check_text(text.replace("list subject: \n", LIST))
    assert code in {item.code for item in found}


figures = st.lists(st.none() | st.integers(0, 4), min_size=3, max_size=3)


@settings(deadline=None, max_examples=40)
@given(figures, st.sampled_from(["sum of n over school", "the number of school where (n >= 2)"]))
def test_what_is_decided_early_agrees_with_every_completion(
    reported: list[int | None], value: str
) -> None:
    agreement = load(f"{value} >= 3")

    def judged(numbers: list[int | None]) -> str:
        pairs = zip("ABC", numbers, strict=True)
        facts = {code: {"n": number} for code, number in pairs if number is not None}
        return agreement.evaluate(facts).grants["g"].verdict("A").requirements[0].status.value

    early = judged(reported)
    for filler in (0, 1, 2, 7):
        whole: list[int | None] = [filler if number is None else number for number in reported]
        numbers = [Fraction(number or 0) for number in whole]
        exact = sum(numbers) if value.startswith("sum") else sum(n >= 2 for n in numbers)
        assert judged(whole) == ("met" if exact >= 3 else "not met")
        assert early in ("open", judged(whole))
