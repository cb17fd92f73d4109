"""Facts that are given for the items of lists, and values and conditions over them."""

from __future__ import annotations

from pathlib import Path

import pytest

import overenskommelse as ov

TEXT = """agreement "Prov" 2024
  source "x"
recipients region
  01 "Norr"
  02 "Syd"
list pathway "Förlopp"
  aml "Leukemi" introduced 2015
  brost "Bröstcancer" introduced 2016
  cup "CUP" introduced 2024
period H1 is 2024-01 to 2024-06
fact people number per region
fact cases number per region, pathway, period
fact inside number per region, pathway, period
measure old_cases = sum of cases over pathway where (introduced < 2024)
  source "x"
measure inclusion = sum of inside over pathway where (introduced < 2024) / old_cases
  source "x"
measure rate = inside / cases
  source "x"
grant g 100 kr to region by people
  source "x"
  require {condition}
  shares of those who fail: not paid out
"""
ROWS = """region;pathway;cases H1;inside H1
01;aml;10;5
01;brost;90;65
01;cup;100;0
02;aml;10;8
02;Bröstcancer;10;6
02;cup;5;
"""


def load(condition: str) -> ov.Agreement:
    return ov.loads(TEXT.format(condition=condition))


def facts(tmp_path: Path, rows: str = ROWS) -> list[object]:
    table = tmp_path / "counts.csv"
    table.write_text(rows, "utf-8")
    return [ov.read_facts(table), {"people": {"01": 1, "02": 1}}]


def statuses(condition: str, given: object) -> list[str]:
    outcome = load(condition).evaluate(given).grants["g"]
    return [verdict.status.value for verdict in outcome.verdicts]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("inclusion >= 70% for H1", ["met", "met"]),
        ("it: inclusion > 70% for H1", ["not met", "not met"]),
        ("it: sum of cases over pathway = 200 for H1", ["met", "not met"]),
        ("it: sum of inside over pathway >= 15 for H1", ["met", "open"]),
        ("it: largest of cases over pathway >= 100 for H1", ["met", "not met"]),
        ("it: smallest of cases over pathway >= 10 for H1", ["met", "not met"]),
        ("it: average of cases over pathway where (introduced < 2024) = 10 for H1", ["not met", "met"]),  # noqa: E501
        ("it: the number of pathway where (cases >= 10) = 2 for H1", ["not met", "met"]),
        ("it: every pathway except cup has (rate >= 50%) for H1", ["met", "met"]),
        ("it: every pathway except cup, aml has (rate >= 70%) for H1", ["met", "not met"]),
        ("it: every pathway has (rate >= 50%) for H1", ["not met", "open"]),
        ("it: every pathway has (introduced >= 2015)", ["met", "met"]),
    ],
)  # fmt: skip
def test_values_and_conditions_over_a_list(
    condition: str, expected: list[str], tmp_path: Path
) -> None:
    assert statuses(condition, facts(tmp_path)) == expected


def test_a_missing_item_is_named_and_not_counted_as_nought(tmp_path: Path) -> None:
    ag = load("it: sum of inside over pathway >= 15 for H1")
    verdict = ag.evaluate(facts(tmp_path)).grants["g"].verdict("02")
    assert [(gap.fact, gap.items) for gap in verdict.requirements[0].missing] == [
        ("inside", ("cup",))
    ]


def test_the_gaps_of_a_grant_keep_their_items(tmp_path: Path) -> None:
    ag = load("it: sum of inside over pathway >= 15 for H1")
    outcome = ag.evaluate(facts(tmp_path)).grants["g"]
    assert [(gap.recipients, gap.items) for gap in outcome.gaps] == [(("02",), ("cup",))]


def test_a_fact_may_be_given_in_all(tmp_path: Path) -> None:
    given = facts(tmp_path, "region;cases H1\n01;100\n02;all\n".replace("all", "50"))
    assert statuses("it: sum of cases over pathway >= 100 for H1", given) == ["met", "not met"]
    assert statuses("it: largest of cases over pathway >= 100 for H1", given) == ["open", "open"]


def test_mappings_nest_items_and_periods() -> None:
    cases = {"H1": {"aml": 1, "brost": 2, "cup": 3}}
    other = {"aml": {"H1": 1}, "brost": {"H1": 2}, "cup": {"H1": 3}}
    given = {"region": {"01": {"people": 1, "cases": cases}, "02": {"people": 1, "cases": other}}}
    assert statuses("it: sum of cases over pathway = 6 for H1", given) == ["met", "met"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("region;pathway;cases H1\n01;lung;1\n", "unknown-item"),
        ("region;pathway;cases H1\n01;aml;1\n01;aml;2\n", "row-twice"),
        ("region;pathway;people\n01;aml;1\n01;brost;2\n", "fact-twice"),
        ("region;pathway;cases H1\n01;all;10\n01;aml;1\n01;brost;1\n01;cup;1\n", "total-differs"),
        ("region;pathway;cases H1\n01;all;10\n01;aml;11\n", "total-differs"),
    ],
)
def test_wrong_items_are_told(rows: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(ov.FactsError) as caught:
        load("inclusion >= 70% for H1").evaluate(facts(tmp_path, rows))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("it: cases >= 1 for H1", "item-needed"),
        ("it: rate >= 50% for H1", "item-needed"),
        ("it: sum of cases over pathwy >= 1 for H1", "unknown-name"),
        ("it: every pathway except lung has (rate >= 50%) for H1", "unknown-name"),
        ("it: sum of cases over pathway where (introducd < 2024) >= 1 for H1", "unknown-name"),
    ],
)
def test_what_is_wrong_over_a_list_is_told(condition: str, code: str) -> None:
    with pytest.raises(ov.AgreementError) as caught:
        load(condition)
    assert caught.value.code == code
