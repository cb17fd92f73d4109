"""The government's decision on the second payment of 2024, to the krona.

`examples/2024/annex.csv` is the annex as printed: code, name, population, share, amount.
"""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.render.numbers import percent

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "2024"
ANNEX = (EXAMPLES / "annex.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(ANNEX.splitlines(), delimiter=";"))
POPULATION = {row["region"]: int(row["population"].replace(" ", "")) for row in ROWS}
AMOUNTS = {row["region"]: int(row["#amount"].replace(" ", "")) for row in ROWS}
AGREEMENT = ov.builtin("2024")
FACTS = [ov.read_facts(EXAMPLES / name) for name in ("annex.csv", "assessments.csv")]
DECISION = date(2024, 12, 1)


def test_the_annex_is_whole() -> None:
    assert len(ROWS) == 21
    assert sum(POPULATION.values()) == 10_557_682
    assert sum(AMOUNTS.values()) == 182_500_000


@pytest.mark.parametrize("grant", ["first", "second"])
def test_every_amount_of_the_annex_follows_from_the_agreement(grant: str) -> None:
    outcome = AGREEMENT.evaluate(FACTS, on=DECISION).grants[grant]
    assert {line.recipient: line.amount for line in outcome.payments} == AMOUNTS
    assert outcome.state is ov.GrantState.FINAL
    assert outcome.undistributed == 0


def test_every_share_prints_as_in_the_annex() -> None:
    outcome = AGREEMENT.evaluate(FACTS, on=DECISION).grants["second"]
    printed = {line.recipient: percent(line.share or Fraction(0)) for line in outcome.payments}
    assert printed == {row["region"]: row["#share"].replace("%", " %") for row in ROWS}


def test_every_requirement_is_met_by_decision_while_the_counts_are_open() -> None:
    outcome = AGREEMENT.evaluate(FACTS, on=DECISION).grants["second"]
    for verdict in outcome.verdicts:
        for requirement in verdict.requirements:
            assert requirement.status is ov.Status.MET_BY_DECISION
            assert requirement.computed is ov.Status.OPEN
            assert requirement.decision is not None
            assert requirement.decision.by == "Socialstyrelsen"
            assert requirement.decision.on == date(2024, 11, 13)


def test_before_the_decision_was_made_it_is_not_known() -> None:
    outcome = AGREEMENT.evaluate(FACTS, on=date(2024, 11, 12)).grants["second"]
    assert {verdict.status for verdict in outcome.verdicts} == {ov.Status.OPEN}
    assert outcome.state is ov.GrantState.PROVISIONAL


def test_split_alone_gives_the_annex() -> None:
    allocation = ov.split(182_500_000, POPULATION)
    assert allocation.amounts == AMOUNTS
    by_code = {step.recipient: step for step in allocation.steps}
    assert sum(step.extra for step in allocation.steps) == 9
    assert by_code["20"].extra == 0, "Dalarna's remainder is the first that gets no krona"
    assert by_code["20"].rank == 10
    assert round(float(by_code["20"].remainder), 3) == 0.507


def test_the_example_in_the_agreement_holds_the_same_table() -> None:
    example = AGREEMENT.model.examples[0]
    given = {fact.recipient: fact.value for fact in example.facts if fact.fact == "population"}
    assert given == POPULATION


def test_examples_of_all_agreements_come_out() -> None:
    for name in ("2023", "2024", "2025"):
        outcomes = ov.builtin(name).run_examples()
        assert outcomes
        assert [outcome for outcome in outcomes if outcome.differences] == []


def test_the_totals_of_2024_add_up() -> None:
    model = AGREEMENT.model
    assert model.total == 809_000_000
    assert model.rest == 0
    assert [part.amount for part in model.parts] == [365_000_000, 405_000_000, 39_000_000]


def test_the_invented_set_fails_by_one_case_by_one_day_and_is_open() -> None:
    facts = ov.read_facts(EXAMPLES / "invented.csv")
    outcome = AGREEMENT.evaluate(facts, on=DECISION).grants["second"]
    status = {verdict.recipient: verdict.status for verdict in outcome.verdicts}
    assert [code for code, each in status.items() if each is ov.Status.NOT_MET] == [
        "04", "08", "13", "17",
    ]  # fmt: skip
    assert [code for code, each in status.items() if each is ov.Status.OPEN] == ["09", "10"]
    assert status["03"] is ov.Status.MET, "exactly 70 percent is enough"
    assert status["05"] is ov.Status.MET, "the last day is in time"
    assert outcome.state is ov.GrantState.PROVISIONAL
    assert sum(line.amount or 0 for line in outcome.payments) == 182_500_000


@pytest.mark.parametrize("name", ["2023", "2024", "2025"])
def test_the_agreements_need_no_remark(name: str) -> None:
    assert ov.builtin(name).warnings == ()


def test_the_sentence_of_the_issue_stands_in_the_agreement_word_for_word() -> None:
    text = (EXAMPLES.parent.parent / "agreements" / "2024.agr").read_text(encoding="utf-8")
    assert "require inclusion >= 70% for H1" in text
