"""What those whom a flag is raised for repay, told in kronor."""

from __future__ import annotations

import overenskommelse as ov
from overenskommelse.render.page import page

RULES = """agreement "Prov" 2025
  source "påhittat"
recipients school
  A "Norr"
  B "Syd"
  C "Väst"
fact pupils number per school
fact misused yes/no per school
fact plan yes/no per school
grant books 1 001 kr to school by pupils
  source "1"
  require plan
  shares of those who fail: not paid out
grant trips 100 kr to school: A
  source "2"
flag misuse: misused
  source "3"
  repays 50% of what it got of books, rounded up
  repays what it got of trips
"""


def facts(**misused: bool | None) -> dict[str, dict[str, object]]:
    return {
        code: {"pupils": count, "plan": code != "C", "misused": misused.get(code)}
        for code, count in (("A", 1), ("B", 2), ("C", 4))
    }


def repaid(given: dict[str, dict[str, object]]) -> list[tuple[str, str, int | None, bool]]:
    (flag,) = ov.loads(RULES).evaluate(given).flags
    return [(line.recipient, line.grant, line.amount, line.is_final) for line in flag.repaid]


def test_those_it_is_raised_for_repay_a_part_or_all() -> None:
    assert repaid(facts(A=True, B=False, C=True)) == [
        ("A", "books", 72, True),
        ("A", "trips", 100, True),
    ]


def test_what_is_open_is_not_final_and_what_is_unknown_has_no_amount() -> None:
    assert repaid(facts(A=None, B=True, C=False)) == [
        ("A", "books", 72, False),
        ("B", "books", 143, True),
        ("A", "trips", 100, False),
    ]
    unknown = facts(A=False, B=True, C=False)
    del unknown["A"]["pupils"]
    assert repaid(unknown) == [("B", "books", None, False)]


def test_the_page_tells_it_in_both_languages() -> None:
    agreement = ov.loads(RULES)
    evaluation = agreement.evaluate(facts(A=True, B=None, C=False))
    english = page(evaluation, agreement.model, "en")
    assert "A Norr: to be repaid of trips: 100 kr\n" in english
    swedish = page(evaluation, agreement.model, "sv")
    assert "B Syd: att återbetala av books: 143 kr (inte slutligt)" in swedish
