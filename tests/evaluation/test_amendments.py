"""Amendments that hold from a day, and exceptions that say whom they are for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import overenskommelse as ov

BASE = """agreement "Prov" 2024
  total 300 kr
  source "1"

recipients school
  A "Norr"
  B "Syd"

fact pupils number per school
fact rate percent per school

fund all 300 kr
  source "1"
  grant g 200 kr to school by pupils
    require rate >= 70%
      for Norr instead: rate >= 60%
    shares of those who fail: not paid out
  grant h 100 kr to school by pupils
"""
CHANGE = """agreement "Prov, ändrad" 2024
  amends "base" from 2024-07-01
  total 250 kr
  source "2"

fund all 250 kr
  source "2"
  grant g 250 kr to school by pupils
    require rate >= 75%
    shares of those who fail: shared among those who meet the requirements
"""
FACTS = {"A": {"pupils": 1, "rate": "65 %"}, "B": {"pupils": 1, "rate": "80 %"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base.agr").write_text(BASE, "utf-8")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "change.agr"
    path.write_text(text, "utf-8")
    return path


def paid(ag: ov.Agreement, on: date) -> dict[str, list[int | None]]:
    evaluation = ag.evaluate(FACTS, on=on)
    return {o.name: [line.amount for line in o.payments] for o in evaluation.outcomes}


def test_an_amendment_holds_from_its_day(folder: Path) -> None:
    ag = ov.load(write(folder, CHANGE))
    assert paid(ag, date(2024, 6, 30)) == {"g": [100, 100], "h": [50, 50]}
    assert paid(ag, date(2024, 7, 1)) == {"g": [0, 250]}
    assert (ag.model.total, ag.changes_on) == (250, date(2024, 7, 1))


def test_without_a_day_an_amended_agreement_is_not_evaluated(folder: Path) -> None:
    with pytest.raises(ov.FactsError) as caught:
        ov.load(write(folder, CHANGE)).evaluate(FACTS)
    assert caught.value.code == "day-needed"


def test_what_is_not_amended_stays_and_what_is_removed_goes(folder: Path) -> None:
    text = (
        'agreement "Prov" 2024\n  amends "base" from 2024-07-01\n  total 400 kr\n'
        '  source "2"\nremoved h\nfund more 200 kr\n  source "2"\n'
    )
    _, found = ov.check_file(write(folder, text))
    assert {item.code for item in found} == {"total-sum-too-large", "sum-too-small"}
    text += 'fund all 200 kr\n  source "2"\n  grant g 200 kr to school by pupils\n'
    ag = ov.load(write(folder, text.replace("removed h\n", "")))
    assert list(ag.model.grants) == ["g"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"base"', '"bse"', "used-file-absent"),
        ('"base"', '"../base"', "use-outside"),
        ("fund all 250 kr\n", "removed nothing\nfund all 250 kr\n", "amends-nothing"),
        ("grant g 250 kr", "grant g 240 kr", "sum-too-small"),
    ],
)
def test_what_is_wrong_with_an_amendment_is_told(
    old: str, new: str, code: str, folder: Path
) -> None:
    _, found = ov.check_file(write(folder, CHANGE.replace(old, new)))
    assert code in {item.code for item in found}


def test_an_exception_is_for_those_it_names() -> None:
    ag = ov.loads(BASE)
    outcome = ag.evaluate(FACTS).grants["g"]
    assert outcome.verdict("A").status is ov.Status.MET
    assert outcome.verdict("A").requirements[0].text == "rate >= 60%"
    assert outcome.verdict("B").requirements[0].text == "rate >= 70%"


@pytest.mark.parametrize(
    ("shared", "own", "codes"),
    [
        ("except for Norr", "for Norr instead: rate >= 50%", ["two-exceptions"]),
        ("for Norr instead: rate >= 60%", "for Norr instead: rate >= 50%", ["two-exceptions"]),
        ("for Norr instead: rate >= 60%", "except for Norr", ["two-exceptions"]),
        ("except for Norr", "except for Norr", []),
        ("except for Norr", "for Syd instead: rate >= 50%", []),
    ],
)
def test_an_exception_of_a_grant_cannot_meet_one_of_the_shared_requirement(
    shared: str, own: str, codes: list[str]
) -> None:
    text = (
        'agreement "Prov" 2024\n  source "x"\nrecipients school\n  A "Norr"\n  B "Syd"\n'
        "fact rate percent per school\n"
        f'requirement high: rate >= 70%\n  source "x"\n  {shared}\n'
        f'grant g 100 kr to school by rate\n  source "x"\n  require high\n    {own}\n'
        "  shares of those who fail: not paid out\n"
    )
    _, found = ov.check_text(text)
    assert [item.code for item in found] == codes


@pytest.mark.parametrize(
    "second", ["for Norr, Syd instead: rate >= 50%", "except for Norr"], ids=["two", "exempt"]
)
def test_two_exceptions_at_once_are_an_error(second: str) -> None:
    text = BASE.replace("rate >= 60%\n", f"rate >= 60%\n      {second}\n")
    _, found = ov.check_text(text)
    assert [item.code for item in found] == ["two-exceptions"]


def test_a_name_that_only_the_amended_file_uses_is_not_told(folder: Path) -> None:
    """A rule is removed, and the fact it asked for stays in the file that was amended."""
    change = CHANGE.replace("    require rate >= 75%\n", "    require pupils >= 1\n").replace(
        'source "2"\n\nfund', 'source "2"\n\nfact extra number per school\n\nfund', 1
    )
    _, found = ov.check_file(write(folder, change))
    told = [(item.place.file.endswith("change.agr"), item.headline("en")) for item in found]
    assert [item for item in told if "uses" in item[1]] == [(True, "nothing uses the fact `extra`")]
