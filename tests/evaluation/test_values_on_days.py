"""Values as of a day, and values and figures for all as floors and ceilings."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov

HEAD = """agreement "Prov" 2027
  source "x"
recipients school: A, B
period y2027 is 2027
period y2026 is 2026
fact rate percent per school, period
fact n number per school
fact ask money per school
fact roof money
fact roof_of money per period
value level 50%
  source "1"
  from 2028-01-01 70%
    source "2"
value cap 60 kr
  source "1"
measure over = rate - level
  source "1"
"""


def codes(clauses: str) -> list[str]:
    return [
        item.code
        for item in ov.check_text(HEAD + clauses)[1]
        if item.code not in ("no-source", "no-grants", "unused-name")
    ]


SERIES = "period month is each month of 2027-01 to 2027-03\n"
GRANT = "grant g 100 kr to school by n\n  require {}\n  shares of those who fail: not paid out\n"


def test_a_value_as_of_a_day_does_not_change_later() -> None:
    agreement = ov.loads(HEAD + GRANT.format("rate >= level on 2027-12-31 for y2027"))
    facts = {code: {"rate y2027": "60 %", "n": 1} for code in "AB"}
    for day in (None, date(2028, 1, 1), date(2030, 1, 1)):
        assert agreement.evaluate(facts, on=day).grants["g"].verdict("A").status is ov.Status.MET
    assert (
        agreement.model.grants["g"].requirements[0].text == "rate >= level on 2027-12-31 for y2027"
    )


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (GRANT.format("rate >= level for y2027"), ["value-without-day"]),
        (GRANT.format("rate during y2026 >= level"), ["value-without-day"]),
        (GRANT.format("over >= 1 percentage point for y2027"), ["value-without-day"]),
        (GRANT.format("rate >= level on 2027-12-31 for y2027"), []),
        (GRANT.format("n * level >= 3"), []),
        ("grant g 100 kr to school by n * level\n", []),
        ("grant g 100 kr to school by over during y2027 * 1\n", ["value-without-day"]),
        (SERIES + GRANT.format("average of rate over month >= level"), ["value-without-day"]),
        (SERIES + GRANT.format("every month has (rate >= level)"), ["value-without-day"]),
        (SERIES + GRANT.format("average of rate over month >= level on 2027-01-01"), []),
        (GRANT.format("(rate + over) during y2027 >= level"), ["value-without-day"]),
        (GRANT.format("the number of school where (n * level >= 2) >= 1"), []),
        ("target rate on 2027-12-31 >= 5% for y2027\n", ["day-useless"]),
    ],
)
def test_a_value_that_changes_wants_a_day_in_a_rule_about_a_period(
    clauses: str, expected: list[str]
) -> None:
    assert codes(clauses) == expected


def test_a_value_as_of_a_day_is_looked_at_as_of_that_day() -> None:
    high = HEAD.replace("from 2028-01-01 70%", "from 2028-01-01 0%")
    free = 'target rate < level for y2027\n  source "1"\n'
    held = 'target rate < level on 2027-12-31 for y2027\n  source "1"\n'
    told = [{item.code for item in ov.check_text(high + text)[1]} for text in (free, held)]
    assert ["never-holds-from" in codes for codes in told] == [True, False]


def test_it_reads_the_same_in_swedish() -> None:
    clauses = "target rate >= level on 2027-12-31 for y2027\n"
    assert codes(clauses) == []


@pytest.mark.parametrize(
    ("bound", "amounts"),
    [
        ("each at most cap", [60, 40]),
        ("each at most cap * 1", [60, 40]),
        ("each at most roof", [70, 30]),
        ("each at most roof_of during y2027", [80, 20]),
        ("each at least the smaller of (cap; 45 kr)", [55, 45]),
        ("each at most the smaller of (cap; ask)", [60, 40]),
    ],
)
def test_one_amount_for_all_can_be_a_floor_or_ceiling(bound: str, amounts: list[int]) -> None:
    agreement = ov.loads(f"{HEAD}grant g 100 kr to school by n\n  {bound}\n")
    facts = [
        {"roof": "70 kr", "roof_of y2027": "80 kr"},
        {"school": {"A": {"n": 9, "ask": "90 kr"}, "B": {"n": 1, "ask": "90 kr"}}},
    ]
    given = {**facts[0], **facts[1]}
    assert [line.amount for line in agreement.evaluate(given).grants["g"].payments] == amounts


@pytest.mark.parametrize(
    ("bound", "code"),
    [("each at most roof_of", "period-missing"), ("each at most level", "bound-not-money")],
)
def test_other_bounds_are_told(bound: str, code: str) -> None:
    assert codes(f"grant g 100 kr to school by n\n  {bound}\n") == [code]
