"""Texts and choices, values that change from a day on, and days counted from other days."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov

HEAD = """agreement "Prov" 2024
  source "x"
recipients school
  A "Norr"
fact pupils number per school
fact status one of "godkänd", "väntar" per school
fact remark text per school
fact start date per school
fact report date per school
value level 70% "Nivån"
  source "1 §"
  from 2025-01-01 75%
    source "2 §"
fact rate percent per school
grant g 100 kr to school by pupils
  source "x"
  require it: {condition}
  shares of those who fail: not paid out
"""


def verdict(condition: str, facts: dict[str, object], on: date | None) -> str:
    ag = ov.loads(HEAD.format(condition=condition))
    return ag.evaluate({"A": facts}, on=on).grants["g"].verdict("A").status.value


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        ('status = "godkänd"', {"status": "Godkänd"}, "met"),
        ('status != "godkänd"', {"status": "godkänd"}, "not met"),
        ('status = "godkänd"', {}, "open"),
        ('remark = "ja"', {"remark": "ja"}, "met"),
        ('remark = "ja"', {"remark": "Ja"}, "not met"),
        ("report within 60 days of start", {"start": "2024-01-01", "report": "2024-03-01"}, "met"),
        ("report within 60 days of start", {"start": "2024-01-01", "report": "2024-03-02"}, "not met"),  # noqa: E501
        ("report within 1 month of start", {"start": "2024-01-31", "report": "2024-02-29"}, "met"),
        ("report within 2 months of start", {"report": "2024-02-29"}, "open"),
        ("report within 2 months of start", {"start": "2024-01-31"}, "open"),
    ],
)  # fmt: skip
def test_texts_and_days(condition: str, facts: dict[str, object], expected: str) -> None:
    assert verdict(condition, facts, date(2024, 12, 1)) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2024, 12, 31), "met"), (date(2025, 1, 1), "not met"), (None, "open")],
)
def test_a_value_holds_from_its_day(on: date | None, expected: str) -> None:
    assert verdict("rate >= level", {"rate": "72 %"}, on) == expected


def test_a_value_can_stand_in_arithmetic_and_keeps_its_sources() -> None:
    assert (
        verdict("rate - level >= 1 percentage point", {"rate": "71 %"}, date(2024, 1, 1)) == "met"
    )
    versions = ov.loads(HEAD.format(condition="rate >= level")).model.values["level"].versions
    assert [(first, sources) for first, _, sources in versions] == [
        (None, ("1 §",)),
        (date(2025, 1, 1), ("2 §",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("from 2025-01-01 75%", "from 2025-01-01 75", "different-units"),
        ('{condition}', 'rate >= levle', "unknown-name"),
        ('{condition}', 'status = "nej"', "not-a-choice"),
        ('{condition}', 'remark >= "a"', "text-no-order"),
        ('{condition}', "report within 60 days of pupils", "not-a-date"),
        ('{condition}', "report within 40000 days of start", "span-too-long"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(old: str, new: str, code: str) -> None:
    _, found = ov.check_text(HEAD.replace(old, new).replace("{condition}", "rate >= level"))
    assert [item.code for item in found if item.severity.value == "error"] == [code]


def test_a_fall_counts_nought_and_several_alternatives() -> None:
    assert verdict("the larger of (rate - 70%; 0 percentage points) = 0 percentage points",
                   {"rate": "60 %"}, None) == "met"  # fmt: skip
    assert verdict("the smaller of (pupils; 10) = 10", {"pupils": 40}, None) == "met"
    assert verdict("the smaller of (pupils; 10) = 10", {}, None) == "open"
