"""What is inspected and compared is told in words: by name, in its unit, each change once."""

from __future__ import annotations

from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.cli import main
from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.inspection.overview import inspect
from overenskommelse.render.changes_page import changes_page
from overenskommelse.render.inspection_page import inspection_page

SWEDISH = """överenskommelse "God och nära vård" 2025
  källa "S2025/3"

använd "regions"

lista förlopp "Vårdförlopp"
  bröst "Bröstcancer" infört 2016 mål 80 %
  lever "Levercancer" infört 2016 mål 80 %

uppgift plan ja/nej per region
uppgift samverkan ja/nej per region
uppgift platser antal per region

värde nivå 50 %
  källa "§ 2"

krav båda: plan och samverkan
  källa "§ 4"
  för Gotland i stället: samverkan
  för "Jämtland Härjedalen", Norrbotten i stället: plan

bidrag rörlig 11 Mkr till region 25 % lika och 75 % efter platser var för sig
  källa "§ 3"
  i poster om 1 000 kr
  kräv båda
  andelar för dem som inte uppfyller kraven: betalas inte ut
  vid lika anspråk i kodordning
bidrag fast 1 Mkr till region efter fasta nycklar
  källa "§ 3"
  01 = 30 %
  03 = 70 %
{rest}
bidrag en 1 Mkr till region: Gotland
  källa "§ 3"
"""
_CODES = (4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25)
_NOUGHT = "\n".join(f"  {code:02d} = 0" for code in _CODES)
OLD = SWEDISH.format(rest=_NOUGHT)


def _diff(*changes: tuple[str, str], language: Language = "sv") -> list[str]:
    new = OLD
    for old, other in changes:
        assert old in new
        new = new.replace(old, other)
    one, two = ov.loads(OLD), ov.loads(new)
    page = changes_page(one.model, two.model, two.changes_from(one), language)
    return [line for line in page.splitlines()[1:] if line]


def _inspected(text: str = OLD, language: Language = "sv") -> list[str]:
    page = inspection_page(inspect(ov.loads(text).model), language)
    return [line.strip() for line in page.splitlines()]


def test_an_exception_is_told_once_and_for_whom() -> None:
    assert _diff(("för Gotland i stället: samverkan", "för Gotland i stället: plan")) == [
        "bidrag rörlig › krav båda › för Gotland (09) i stället",
        "  villkor: samverkan → plan [§ 4]",
        "    det enda som skiljer: samverkan → plan",
    ]


def test_exceptions_have_lines_of_their_own() -> None:
    page = _inspected()
    assert "för Gotland (09) i stället: samverkan" in page
    assert "för Jämtland Härjedalen (23), Norrbotten (25) i stället: plan" in page
    english = _inspected(language="en")
    assert "for Gotland (09) instead: samverkan" in english


def test_a_use_is_listed_once() -> None:
    assert "används av krav båda för bidrag rörlig" in _inspected()


def test_what_is_said_of_an_item_has_its_unit() -> None:
    assert _diff(('"Levercancer" infört 2016 mål 80 %', '"Levercancer" infört 2016 mål 85 %')) == [
        "lista förlopp › mål för lever",
        "  värde: 80 % → 85 % (+5 procentenheter)",
    ]
    assert "lever: infört 2016, mål 80 %" in _inspected()


def test_an_item_is_no_recipient() -> None:
    assert _diff(("  lever", "  njure")) == [
        'lista förlopp "Vårdförlopp"',
        '  utgår: post lever "Levercancer"',
        '  tillkommer: post njure "Levercancer"',
        "lista förlopp › infört för lever",
        "  värde utgår: 2016",
        "lista förlopp › mål för lever",
        "  värde utgår: 80 %",
        "lista förlopp › infört för njure",
        "  värde tillkommer: 2016",
        "lista förlopp › mål för njure",
        "  värde tillkommer: 80 %",
    ]


def test_mixed_keys_are_told_whole_and_only_once() -> None:
    assert _diff(("25 % lika och 75 %", "30 % lika och 70 %")) == [
        "bidrag rörlig",
        "  fördelning: 25 % lika, 75 % efter platser: var för sig, i hela poster om: 1 000 kr, "
        "vid lika anspråk i kodordning → 30 % lika, 70 % efter platser: var för sig, i hela poster "
        "om: 1 000 kr, vid lika anspråk i kodordning [§ 3]",
    ]


def test_fixed_keys_keep_their_percent_and_names() -> None:
    page = _inspected()
    assert any("nycklar: Stockholm (01) = 30 %, Uppsala (03) = 70 %" in line for line in page)
    assert "bidrag en: 1 000 000 kr, region, till Gotland (09) [§ 3]" in page


def test_a_named_number_tells_how_much_it_changed_and_its_source() -> None:
    assert _diff(("värde nivå 50 %", "värde nivå 60 %")) == [
        "värde nivå",
        "  tal: 50 % → 60 % (+10 procentenheter) [§ 2]",
    ]


def test_a_recipient_whose_name_is_its_code_is_named_once() -> None:
    text = 'agreement "A" 2025\n\nrecipients r: A, B\n\nfact n number per r\n'
    assert "A, B" in _inspected(text, "en")


PERIODS = """agreement "A" 2025

recipients r: A, B

period q1 is 2025-01 to 2025-03
period q2 is 2025-04 to 2025-06
period q3 is 2025-07 to 2025-09
fact n number per r, period
fact m number per r, period
fact unused number per r, period

grant first 1 Mkr to r by n during q1
grant second 1 Mkr to r by n during q2
target m >= 5 for q2
"""


def test_each_period_lists_what_uses_it_there() -> None:
    page = _inspected(PERIODS, "en")
    first, second = page.index("r (2), for q1"), page.index("r (2), for q2")
    assert page[first + 2] == "used by split of grant first"
    assert page[second + 2] == "used by split of grant second"


def test_a_table_to_fill_in_has_the_periods_that_are_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.agr"
    file.write_text(PERIODS, encoding="utf-8")
    assert main(["schema", str(file), "--format", "csv"]) == 0
    header = capsys.readouterr().out.splitlines()[0]
    assert header == "r;name;n q1;n q2;m q2;unused q1;unused q2;unused q3"
    swedish = file.with_name("b.agr")
    swedish.write_text(OLD, encoding="utf-8")
    assert main(["schema", str(swedish), "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "region;namn;plan;samverkan;platser"
