"""A period may stand behind the list of a sum, where people put it; it is written before."""

from __future__ import annotations

import pytest

import overenskommelse as ov
from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file

_ENGLISH = 'agreement "A" 2024\n\nmeasure v = {}\n'
_SWEDISH = 'överenskommelse "A" 2024\n\nmått v = {}\n'
CASES: list[tuple[Language, str, str]] = [
    ("en", "sum of visits over art during spring", "sum of visits during spring over art"),
    ("sv", "summan av besök över konst under året", "summan av besök under året över konst"),
    (
        "sv",
        "medelvärdet av besök över konst under året där (lever)",
        "medelvärdet av besök under året över konst där (lever)",
    ),
    ("en", "sum of (a - b) over art during spring", "sum of (a - b) during spring over art"),
    ("en", "sum of a (x) over art the year before", "sum of a (x) the year before over art"),
]


@pytest.mark.parametrize(("language", "written", "canonical"), CASES)
def test_either_place_gives_the_same_tree_and_one_is_written(
    language: Language, written: str, canonical: str
) -> None:
    file = _SWEDISH if language == "sv" else _ENGLISH
    last, none = parse(source_from_text(file.format(written), "a.agr"))
    first, _ = parse(source_from_text(file.format(canonical), "b.agr"))
    assert none == []
    assert last == first
    assert print_file(last) == file.format(canonical)


@pytest.mark.parametrize("gathered", ["a during spring", "(a - b) during spring"])
def test_it_is_for_what_has_no_period_yet(gathered: str) -> None:
    text = _ENGLISH.format(f"sum of {gathered} over art during autumn")
    _, found = ov.check_text(text)
    assert [item.code for item in found if item.severity.value == "error"] == ["period-twice"]
    told = next(item for item in found if item.code == "period-twice")
    assert told.headline() == (
        "`autumn` stands behind the list, and what is gathered has a period already"
    )
    assert told.help("sv") == "ta bort den ena"
