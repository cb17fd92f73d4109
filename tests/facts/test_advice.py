"""What is wrong in a table is told so that its reader knows what to write instead."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.diagnostics.diagnostic import Diagnostic

AGREEMENT = ov.loads(
    """
överenskommelse "Bidrag" 2024
  källa "S2024/1"

använd "regions"

uppgift folk antal per region "Folkmängd"
uppgift andel procent per region "Andel"
uppgift plan ja/nej per region

bidrag a 1 Mkr till region efter folk
  kräv plan
  andelar för dem som inte uppfyller kraven: betalas inte ut
"""
)


HEADINGS = [
    ("region;folkmängd", "unknown-column", "menade du `Folkmängd`? "
     "En kolumn som bara ska läsas kan börja med `#`"),
    ("region;Folkmangd", "unknown-column", "menade du `Folkmängd`? "
     "En kolumn som bara ska läsas kan börja med `#`"),
]  # fmt: skip
CELLS = [
    ("andel", "60", "fact-without-percent", "skriv `60 %`"),
    ("andel", "69,96", "fact-without-percent", "skriv `69,96 %`"),
    ("andel", "0,6", "fact-without-percent", "skriv `60 %`"),
    ("andel", "saknas", "not-a-number", "lämna cellen tom om uppgiften inte är lämnad"),
    ("folk", "saknas", "not-a-number", "lämna cellen tom om uppgiften inte är lämnad"),
    ("folk", "Ej inrapporterat", "not-a-number", "lämna cellen tom om uppgiften inte är lämnad"),
    (
        "andel",
        "hög",
        "not-share",
        "skriv den som `70 %`; lämna cellen tom om uppgiften inte är lämnad",
    ),
]


def _told(text: str, folder: Path) -> Diagnostic:
    file = folder / "facts.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts(ov.read_facts(file))
    (only,) = caught.value.diagnostics
    return only


@pytest.mark.parametrize(("header", "code", "advice"), HEADINGS)
def test_a_label_in_another_case_is_suggested(
    header: str, code: str, advice: str, tmp_path: Path
) -> None:
    told = _told(f"{header}\n01;5\n", tmp_path)
    assert (told.code, told.help("sv")) == (code, advice)


@pytest.mark.parametrize(("fact", "cell", "code", "advice"), CELLS)
def test_a_cell_that_cannot_be_read_says_what_to_write(
    fact: str, cell: str, code: str, advice: str, tmp_path: Path
) -> None:
    told = _told(f"region;{fact}\n01;{cell}\n", tmp_path)
    assert (told.code, told.help("sv")) == (code, advice)


@pytest.mark.parametrize("value", [60, Decimal("0.6")])
def test_a_number_handed_in_by_a_program_may_become_a_fraction(value: object) -> None:
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts({"01": {"andel": value}})
    (told,) = caught.value.diagnostics
    assert told.help() == "write `70 %` for seventy percent, or hand in a Fraction"


def test_a_decision_without_a_column_names_it_in_the_language_of_the_reader(tmp_path: Path) -> None:
    told = _told("krav;region;utfall;av\nplan;01;uppfyllt;Socialstyrelsen\n", tmp_path)
    assert told.headline("sv") == "beslutet saknar `den` och `dokument`"
    assert told.headline() == "the decision lacks `on` and `document`"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Region Gotland", "09"), ("Västra Götalandsregionen", "14"),
        ("Region Jönköpings län", "06"), ("region stockholm", "01"), ("Region Örebro län", "18"),
    ],
)  # fmt: skip
def test_regions_go_by_the_names_they_bear(name: str, code: str) -> None:
    assert AGREEMENT.facts({name: {"folk": 7}}).get("folk", code, None) == 7


def test_a_name_within_a_longer_one_is_suggested(tmp_path: Path) -> None:
    told = _told("region;folk\nLandstinget Blekinge;5\n", tmp_path)
    assert told.help() == "did you mean `Blekinge`?"
