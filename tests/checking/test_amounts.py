"""Amounts that are reckoned from others: what they come to, and what is told when they cannot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

import overenskommelse as ov
from overenskommelse.diagnostics.diagnostic import Diagnostic, Severity

HEAD = """agreement "Prov" 2025
  source "påhittat"
  total 1 000 000 kr
  the rest is not itemised in the source
recipients school: A, B
fact pupils number per school
measure rate = pupils / 10
value unit 250 kr
value places 12
value level 100 kr
  from 2025-07-01 200 kr
  from 2026-01-01 300 kr
fund pot 400 000 kr
"""


def errors_in(found: Sequence[Diagnostic]) -> list[str]:
    return [item.code for item in found if item.severity is Severity.ERROR]


def told(amount: str) -> list[str]:
    _, found = ov.check_text(f"{HEAD}grant g {amount} to school by pupils\n")
    return errors_in(found)


@pytest.mark.parametrize(
    ("amount", "kronor"),
    [
        ("30 % of pot", 120_000),
        ("30 % of 1 tkr", 300),
        ("50% of total", 500_000),
        ("50 % of (total - pot)", 300_000),
        ("total - pot - 1 kr", 599_999),
        ("100 * unit", 25_000),
        ("places * unit", 3_000),
        ("unit", 250),
        ("at most 2 * unit", 500),
        ("100 * 250 kr", 25_000),
        ("(1 + 2) * 10 tkr / 4", 7_500),
        ("level on 2025-06-30", 100),
        ("level on 2025-07-01", 200),
        ("3 * level on 2026-01-01 + 1 kr", 901),
        ("2 * 50 öre", 1),
        ("25 % of (30 % of pot)", 30_000),
        ("rounded (total / 3) to 1 kr, down", 333_333),
        ("rounded (total / 3) to 1 kr, up", 333_334),
        ("rounded (total / 3) to 1 tkr, halves up", 333_000),
        ("pot / total * 5 kr", 2),
        ("50 % of rounded (1 Mkr / 3) to 2 kr, down", 166_666),
    ],
)
def test_what_amounts_come_to(amount: str, kronor: int) -> None:
    agreement = ov.loads(f"{HEAD}grant g {amount} to school by pupils\n")
    grant = agreement.model.grants["g"]
    assert grant.amount == kronor
    given = {"A": {"pupils": 1}, "B": {"pupils": 1}}
    paid = agreement.evaluate(given, on=date(2025, 3, 1)).grants["g"]
    if kronor % 2 == 0:
        assert paid.amount_of("A") == kronor // 2


@pytest.mark.parametrize(
    ("amount", "codes"),
    [
        ("g", ["amount-cycle"]),
        ("level", ["amount-needs-day"]),
        ("pupils * 1 kr", ["amount-of-facts"]),
        ("rate * 1 kr", ["amount-of-facts"]),
        ("places", ["amount-not-money"]),
        ("20 %", ["not-money"]),
        ("20 % * 5", ["amount-not-money"]),
        ("unit * unit", ["wrong-units"]),
        ("unit + 5", ["wrong-units"]),
        ("5 of pot", ["wrong-units"]),
        ("10 kr of pot", ["wrong-units"]),
        ("unit / 0", ["division-by-zero"]),
        ("unit / 3", ["amount-not-rounded"]),
        ("rounded (unit / 3) to 1 kr", ["choice-rounding"]),
        ("rounded (unit / 3) to 1 öre, down", ["amount-not-rounded"]),
        ("unit - pot", ["amount-below-nought"]),
        ("50 % of pott", ["unknown-name"]),
        (" * ".join(["9" * 30] * 42) + " * 1 kr", ["amount-too-large"]),
    ],
)
def test_what_is_told(amount: str, codes: list[str]) -> None:
    assert told(amount) == codes


def test_a_mistake_in_an_amount_others_rest_on_is_told_once() -> None:
    _, found = ov.check_text(
        HEAD
        + "grant a 50 % of b to school by pupils\n"
        + "grant b 50 % of unknown to school by pupils\n"
        + "grant c 50 % of b to school by pupils\n"
    )
    assert errors_in(found) == ["unknown-name"]


def test_a_circle_is_told_once_with_its_path() -> None:
    _, found = ov.check_text(
        HEAD
        + "grant a 50 % of b to school by pupils\n"
        + "grant b 2 * c to school by pupils\n"
        + "grant c 1 kr + a to school by pupils\n"
    )
    (only,) = [item for item in found if item.severity is Severity.ERROR]
    assert dict(only.values)["path"] == "a → b → c → a"


def test_long_chains_are_told() -> None:
    rows = [f"grant g{n} 2 * g{n + 1} to school by pupils\n" for n in range(60)]
    _, found = ov.check_text(HEAD + "".join(rows) + "grant g60 1 kr to school by pupils\n")
    assert "amounts-too-deep" in {item.code for item in found}


def test_parts_must_still_add_up() -> None:
    rules = "fund half 50 % of total\n  grant a 60 % of half to school by pupils\n"
    _, found = ov.check_text(HEAD + rules + "  grant b 30 % of half to school by pupils\n")
    assert "sum-too-small" in {item.code for item in found}
    _, found = ov.check_text(HEAD + rules + "  grant b half - a to school by pupils\n")
    assert errors_in(found) == []


def test_a_total_that_is_missing_or_shadowed_is_told() -> None:
    text = 'agreement "A"\nrecipients school: A\ngrant g 50 % of total to school: A\n'
    _, found = ov.check_text(text)
    assert "amount-without-total" in {item.code for item in found}
    _, found = ov.check_text(HEAD + "fund total 5 kr\ngrant g 50 % of total to school by pupils\n")
    assert "amount-ambiguous" in {item.code for item in found}


def test_a_supposed_amount_takes_the_place_of_a_reckoned_one() -> None:
    agreement = ov.loads(
        HEAD.replace("fund pot 400 000 kr\n", "")
        + "fund pot 40 % of total\n  grant g 50 % of total - 100 tkr to school by pupils\n"
        + "grant other 10 % of pot to school by pupils\n"
    )
    supposed = agreement.with_changes("g.amount=410 000 kr")
    amounts = {name: grant.amount for name, grant in supposed.model.grants.items()}
    assert amounts == {"g": 410_000, "other": 40_000}
    assert (supposed.model.parts[0].amount, supposed.model.total) == (410_000, 1_010_000)
    other = agreement.with_changes("unit=500 kr").model
    assert other.grants["other"].amount == 40_000
