"""What a split went by stands beside each amount, in its unit; small words of the pages."""

from __future__ import annotations

from datetime import date

import overenskommelse as ov
from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.render.page import page as evaluation_page

_FILE = """agreement "A" 2025
  source "s"

recipients r
  A "A"
  B "Bo"
fact n number per r "Beds"
fact part percent per r "Share"
fact cost money per r "Total cost"
fact used money per r

{}"""
FACTS = {
    "A": {"n": 1, "part": "30 %", "cost": 0, "used": 5},
    "B": {"n": 2, "part": "50 %", "cost": 10, "used": 5},
}


def _page(grants: str, language: Language = "en") -> list[str]:
    agreement = ov.loads(_FILE.format(grants))
    evaluation = agreement.evaluate(FACTS, on=date(2026, 1, 1))
    return evaluation_page(evaluation, agreement.model, language).splitlines()


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def _table(page: list[str]) -> list[list[str]]:
    start = next(at for at, line in enumerate(page) if line.startswith("Code"))
    return [_cells(line) for line in page[start : start + 4]]


def test_a_key_that_is_a_share_reads_as_percent() -> None:
    assert _table(_page("grant g 1 000 kr to r by part\n")) == [
        ["Code", "Name", "Share", "Share", "Amount, kr"],
        ["A", "A", "30,00 %", "37,50 %", "375"],
        ["B", "Bo", "50,00 %", "62,50 %", "625"],
        ["Total", "80,00 %", "100 %", "1 000"],
    ]


def test_a_key_in_points_says_so_in_its_heading() -> None:
    page = _page("grant g 1 000 kr to r by part - 10%\n")
    assert _table(page)[0][2] == "part - 10 %, percentage points"
    assert _table(page)[1][2] == "20,00"


def test_a_quotient_that_never_ends_is_shortened() -> None:
    assert _table(_page("grant g 1 000 kr to r by n * part / 7\n"))[1][2] == "0,04"


def test_parts_split_by_themselves_show_keys_and_amounts() -> None:
    page = _page(
        "grant g 1 000 kr to r 50 % equally and 50 % by n each by itself\n  ties in order of code\n"
    )
    assert _table(page) == [
        ["Code", "Name", "50 %, kr", "Beds", "50 %, kr", "Share", "Amount, kr"],
        ["A", "A", "250", "1", "167", "417"],
        ["B", "Bo", "250", "2", "333", "583"],
        ["Total", "500", "3", "500", "1 000"],
    ]


def test_keys_weighed_together_show_each_key() -> None:
    page = _page("grant g 1 000 kr to r 50 % by part and 50 % by n weighed together\n")
    assert _table(page) == [
        ["Code", "Name", "Share", "Beds", "Share", "Amount, kr"],
        ["A", "A", "30,00 %", "1", "35,42 %", "354"],
        ["B", "Bo", "50,00 %", "2", "64,58 %", "646"],
        ["Total", "80,00 %", "3", "100 %", "1 000"],
    ]


_REQUIRED = """grant g 1 000 kr to r equally
  require used / cost >= 10 %
  shares of those who fail: not paid out
  each at most 2 500 kr
"""


def test_an_amount_of_nought_is_no_lack_of_cases() -> None:
    page = _page(_REQUIRED)
    told = "used: Total cost (cost) is 0 kr, and nothing can be measured against it"
    assert told in [line.strip() for line in page]
    swedish = _page(_REQUIRED, "sv")
    assert any("är 0 kr, och det går inte att mäta mot" in line for line in swedish)


def test_a_name_that_is_the_code_is_told_once_and_amounts_have_spaces() -> None:
    page = [line.strip() for line in _page(_REQUIRED)]
    assert "A" in page
    assert "A A" not in page
    assert "Each gets at most 2 500 kr" in page


def test_the_same_gap_of_two_keys_is_told_once() -> None:
    page = _page(
        "fact rate percent\n"
        "grant g 10 kr to r 50 % by n * rate and 50 % by rate * n * 2 weighed together\n"
    )
    assert sum("not reported: rate: everyone" in line for line in page) == 1
