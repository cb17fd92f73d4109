"""What is no mistake and probably not meant is told as warnings, and only where it is certain."""

from __future__ import annotations

from pathlib import Path

import pytest

import overenskommelse as ov

_FILE = """agreement "Label" 2025
  source "x"

recipients r: A, B

period p is 2025-01 to 2025-06
list w "Things"
  i1 "One"

fact rate percent per r
fact n number per r, period
fact visits number per r, w
fact extra number per r

value level 70%

grant g 100 kr to r by n during p {grant_label}
  require rate >= {needed} {label}
  require visited: sum of visits over w >= 1
  shares of those who fail: not paid out
  paid by {paid} without requisition

target extra >= 5
duty d: r delivers "x" by {due}
"""
_USUAL = {
    "grant_label": '"Basic"', "needed": "70%", "label": '"Rate"', "paid": "2025-12-01",
    "due": "2025-10-01",
}  # fmt: skip
QUIET = {
    "the label has the same figure": {"label": '"Minst 70 % ska nås"'},
    "the label has several figures": {"label": '"Minst 80 % av 90 %"'},
    "the rule names a value": {"needed": "level", "label": '"Minst 80 %"'},
    "the label speaks of points": {"label": '"80 procentenheter"'},
    "the amount is the same": {"grant_label": '"0,1 tkr till alla"'},
    "a later year": {"paid": "2026-01-31", "due": "2027-02-01"},
}
TOLD = [
    (
        {"label": '"At least 80 % is required"'}, "label-differs",
        "texten anger 80 %, men det gör inte regeln",
    ),
    (
        {"grant_label": '"Basbelopp 1,5 Mkr"'}, "label-differs",
        "texten anger 1,5 Mkr, men det gör inte regeln",
    ),
    (
        {"paid": "2024-01-01"}, "day-before-year",
        "2024-01-01 ligger före överenskommelsens år, 2025",
    ),
    (
        {"due": "2020-01-01"}, "day-before-year",
        "2020-01-01 ligger före överenskommelsens år, 2025",
    ),
]  # fmt: skip


def _told(text: str) -> list[tuple[str, str]]:
    agreement, found = ov.check_text(text)
    assert agreement is not None, found
    return [(item.code, item.headline("sv")) for item in found if item.code != "no-source"]


@pytest.mark.parametrize("changes", QUIET.values(), ids=QUIET)
def test_what_may_well_be_meant_is_not_told(changes: dict[str, str]) -> None:
    assert _told(_FILE.format_map(_USUAL | changes)) == []


@pytest.mark.parametrize(("changes", "code", "headline"), TOLD)
def test_what_contradicts_itself_is_told(changes: dict[str, str], code: str, headline: str) -> None:
    assert _told(_FILE.format_map(_USUAL | changes)) == [(code, headline)]


@pytest.mark.parametrize(
    ("declared", "headline"),
    [
        ("fact m number per r", "ingenting använder uppgiften `m`"),
        ("period q is 2025-07 to 2025-12", "ingenting använder perioden `q`"),
        ('list v "Others"\n  j1 "One"', "ingenting använder listan `v`"),
    ],
)
def test_what_nothing_uses_is_told(declared: str, headline: str) -> None:
    assert _told(_FILE.format_map(_USUAL) + declared + "\n") == [("unused-name", headline)]


def test_an_example_uses_a_period_and_no_fact() -> None:
    example = """period q is 2025-07 to 2025-12
fact m number per r
example "e"
  given n during q of A = 5
  given m of A = 5
"""
    text = _FILE.format_map(_USUAL) + example
    assert _told(text) == [("unused-name", "ingenting använder uppgiften `m`")]


def test_what_a_document_asks_for_need_not_be_reckoned_with() -> None:
    asked_for = 'fact m number per r\n  source "S2024/1 p 4"\n'
    assert _told(_FILE.format_map(_USUAL) + asked_for) == []


def test_a_file_of_definitions_is_for_others_to_use() -> None:
    assert _told('definitions "D"\n\nrecipients r: A\nfact m number per r\n') == []


def test_a_file_with_a_mistake_tells_the_mistake_first() -> None:
    _, found = ov.check_text(_FILE.format_map(_USUAL) + "fact m numbr per r\nfact k number per r\n")
    assert "unused-name" not in {item.code for item in found}


@pytest.mark.parametrize("path", sorted(Path("agreements").glob("*.agr")), ids=lambda p: p.stem)
def test_the_agreements_that_come_along_have_none(path: Path) -> None:
    _, found = ov.check_file(path)
    assert found == ()
