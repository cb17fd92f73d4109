"""Facts that were known on a day are held to the rules that the latest are held to."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

import overenskommelse as ov
from overenskommelse.facts.reading import FactsFile
from overenskommelse.render.findings import findings_text
from overenskommelse.whatif.comparing import Question, compared
from overenskommelse.whatif.sweeping import both_readings, sweep

AGREEMENT = ov.loads("""agreement "Skolor" 2024
  source "x"
recipients school
  01 "Norra"
  02 "Södra"
list subject
  m "Matte"
  s "Svenska"
period spring is 2024-01 to 2024-06
fact pupils number per school
fact tested number per school, period
fact passed number per school, period
  at most tested
fact absent number per school, subject
fact report date per school
grant base 1 000 kr to school by pupils
  source "x"
  require rate: passed / tested >= 70% for spring
  require report by 2024-12-31
  require absence: sum of absent over subject <= 1000
  shares of those who fail: shared among those who meet the requirements
""")
LIMIT = FactsFile(
    "limit.csv",
    "school;pupils;tested spring;passed spring;extracted\n"
    "01;100;100;90;2024-09-01\n"
    "01;;80;;2024-10-01\n"
    "01;;;75;2024-11-01\n",
)
TOTAL = FactsFile(
    "total.csv",
    "school;subject;absent;extracted\n"
    "01;;700;2024-09-01\n01;m;350;2024-09-01\n01;s;350;2024-09-01\n"
    "01;s;340;2024-10-01\n01;;690;2024-11-01\n",
)
FIRST, BETWEEN, LATEST = date(2024, 9, 15), date(2024, 10, 15), date(2024, 11, 15)


def told(facts: object, known_by: date | None, on: date | None = LATEST) -> list[str]:
    try:
        AGREEMENT.evaluate(facts, on=on, known_by=known_by)
    except ov.FactsError as error:
        return [item.code for item in error.diagnostics]
    return []


@pytest.mark.parametrize(
    ("facts", "code"), [(LIMIT, "fact-too-large"), (TOTAL, "total-differs")], ids=["limit", "total"]
)
def test_what_was_known_between_two_corrections_is_refused(facts: FactsFile, code: str) -> None:
    days = (FIRST, BETWEEN, LATEST, None)
    assert [told(facts, day) for day in days] == [[], [code], [], []]
    assert told(facts, None, on=BETWEEN) == [code], "without a day of knowledge it is that of `on`"
    assert told(facts, BETWEEN) == told(until(facts, BETWEEN), None), "as if no more were handed in"


def until(facts: FactsFile, day: date) -> FactsFile:
    head, *rows = facts.text.splitlines()
    kept = [row for row in rows if row.rpartition(";")[2] <= day.isoformat()]
    return FactsFile(facts.name, "\n".join([head, *kept]))


@pytest.mark.parametrize(
    ("facts", "places"),
    [
        (LIMIT, [("limit.csv", 2), ("limit.csv", 3), ("<text>", 13)]),
        (TOTAL, [("total.csv", 2), ("total.csv", 5)]),
    ],
    ids=["limit", "total"],
)
def test_both_places_are_told(facts: FactsFile, places: list[tuple[str, int]]) -> None:
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.evaluate(facts, on=LATEST, known_by=BETWEEN)
    (found,) = caught.value.diagnostics
    assert [(each.file, each.line) for each in (found.place, *found.related)] == places


ASKED: dict[str, Callable[[object], object]] = {
    "receipt": lambda facts: AGREEMENT.receipt(facts, on=BETWEEN),
    "open money": lambda facts: AGREEMENT.open_money(facts, on=BETWEEN),
    "dossier": lambda facts: AGREEMENT.dossier(facts, "01", on=BETWEEN),
    "follow up": lambda facts: AGREEMENT.follow_up(facts, on=BETWEEN),
    "judge": lambda facts: AGREEMENT.judge("base", on=BETWEEN).of(facts),
    "sweep": lambda facts: sweep(AGREEMENT, facts, "rate=60%..80% step 10%", on=BETWEEN),
    "readings": lambda facts: both_readings(AGREEMENT, facts, on=BETWEEN),
    "whatif": lambda facts: compared(
        AGREEMENT, Question(facts, on=LATEST, against_known_by=BETWEEN)
    ),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_whatever_is_asked_refuses_them(asked: Callable[[object], object]) -> None:
    every = AGREEMENT.facts(LIMIT)
    for facts in (LIMIT, every, every.known_by(BETWEEN)):
        with pytest.raises(ov.FactsError) as caught:
            asked(facts)
        assert [item.code for item in caught.value.diagnostics] == ["fact-too-large"]


def test_a_fact_set_that_contradicts_itself_is_refused_without_any_day() -> None:
    assert told(AGREEMENT.facts(LIMIT).known_by(BETWEEN), None, on=None) == ["fact-too-large"]


def test_a_day_outside_that_was_corrected_is_refused_while_it_is_what_is_known() -> None:
    facts = FactsFile(
        "f.csv", "school;report;extracted\n01;1924-09-30;2024-10-01\n01;2024-09-30;2024-11-01\n"
    )
    assert [told(facts, day) for day in (FIRST, BETWEEN, LATEST)] == [
        [], ["day-outside-agreement"], [],
    ]  # fmt: skip


def test_a_receipt_of_facts_known_later_is_verified() -> None:
    receipt = AGREEMENT.receipt(LIMIT, on=LATEST)
    assert ov.verify(receipt, agreement=AGREEMENT, facts=LIMIT).is_same


@pytest.mark.parametrize(
    ("extracted", "is_told"), [("2024-09-29", True), ("2024-09-30", False), ("", False)]
)
def test_a_day_that_had_not_come_when_it_was_extracted(extracted: str, is_told: bool) -> None:
    table = f"school;report;extracted\n01;2024-09-30;{extracted}\n"
    own = f"school;report;extracted;report extracted\n01;2024-09-30;2024-12-01;{extracted}\n"
    value = {"value": "2024-09-30", "extracted": extracted or None}
    mapping = {"01": {"report": value}}
    python = {"01": {"report": {**value, "value": date(2024, 9, 30)}}}
    expected = ["day-after-extraction"] if is_told else []
    for facts in (
        FactsFile("f.csv", table),
        FactsFile("f.csv", own),
        FactsFile("f.json", json.dumps(mapping)),
        python,
    ):
        assert told(facts, None, on=None) == expected


def test_the_words_of_a_day_that_had_not_come() -> None:
    table = "school;report;extracted\n01;2024-09-30;2024-09-15\n01;2024-09-14;2024-10-01\n"
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts(FactsFile("f.csv", table))
    assert findings_text(caught.value.diagnostics, "en").splitlines()[0] == (
        "f.csv:2:2 (report): error [day-after-extraction]: `report` is 2024-09-30, "
        "but was extracted before that day came, on 2024-09-15"
    )
    (found,) = caught.value.diagnostics
    assert found.headline("sv") == (
        "`report` är 2024-09-30, men är uttagen före den dagen, den 2024-09-15"
    )
    assert found.help("sv") is not None
