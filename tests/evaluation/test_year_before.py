"""The same period a year earlier: which period that is, and what comes of it."""

from __future__ import annotations

from typing import Any

import pytest

import overenskommelse as ov
from overenskommelse.inspection.needs import facts_needed

TEXT = """agreement "Prov" 2024
  source "x"
recipients school: A
list subject
  mat "Matematik"
  eng "Engelska"
period month is each month of 2024-01 to 2024-02
period quarter is each quarter of 2024-01 to 2024-06
period spring is 2024-02 to 2024-05
period half is 2024-01 to 2024-06
{period}
fact k number per school, period
fact m number per school, subject, period
fact n number per school
measure gain = k - k the year before
  source "x"
measure double = gain * 2
  source "x"
grant g 100 kr to school by n
  source "x"
  require it: {condition}
  shares of those who fail: not paid out
"""


def status(condition: str, k: dict[str, Any], period: str = "") -> str:
    agreement = ov.loads(TEXT.format(condition=condition, period=period))
    grant = agreement.evaluate({"A": {"n": 1, "k": k}}).grants["g"]
    return grant.verdict("A").requirements[0].status.value


@pytest.mark.parametrize(
    ("condition", "k"),
    [
        ("gain > 0 for spring", {"spring": 2, "spring_2023": 1}),
        ("double = 2 for spring", {"spring": 2, "spring_2023": 1}),
        ("gain during spring > 0", {"spring": 2, "spring_2023": 1}),
        ("k during spring > k during spring the year before", {"spring": 2, "spring_2023": 1}),
        ("(k > k the year before) during spring", {"spring": 2, "spring_2023": 1}),
        ("(gain + 0 > 0) during 2024-02", {"2024-02": 2, "2023-02": 1}),
        ("gain > 0 for Q2_2024", {"Q2_2024": 2, "Q2_2023": 1}),
        ("(double + k the year before) during 2024-01 = 3", {"2024-01": 2, "2023-01": 1}),
        (
            "sum of k over month > sum of (k the year before) over month",
            {"2024-01": 2, "2024-02": 2, "2023-01": 1, "2023-02": 2},
        ),
    ],
)
def test_known_answers(condition: str, k: dict[str, Any]) -> None:
    assert status(condition, k) == "met"
    assert status(condition, {name: 3 - value for name, value in k.items()}) in ("not met", "met")
    without = {name: value for name, value in k.items() if "2023" not in name}
    assert status(condition, without) == "open"


def test_a_declared_period_with_the_same_days_is_meant() -> None:
    declared = "period before is 2023-02 to 2023-05"
    assert status("gain > 0 for spring", {"spring": 2, "before": 1}, declared) == "met"


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("n > n the year before", "period-useless"),
        ("gain > 0", "period-missing"),
        ("k during never the year before > 0", "unknown-name"),
        ("sum of (k the year before) over subject > 0", "same-for-all"),
    ],
)
def test_what_cannot_be_meant_is_told(condition: str, code: str) -> None:
    _, found = ov.check_text(TEXT.format(condition=condition, period=""))
    assert code in {item.code for item in found}


def test_an_example_has_no_period_at_hand() -> None:
    example = 'example "e"\n  given k the year before of A = 1\n'
    _, found = ov.check_text(TEXT.format(condition="n >= 1", period="") + example)
    assert "period-missing" in {item.code for item in found}


def test_a_series_of_months_needs_the_months_of_the_year_before() -> None:
    agreement = ov.loads(TEXT.format(condition="every month has (gain >= 0)", period=""))
    needed = {each.fact.name: each.periods for each in facts_needed(agreement.model)}
    assert set(needed["k"]) == {"2024-01", "2024-02", "2023-01", "2023-02"}
