"""One recipient's page and data: every layer, and the facts a verdict truly rests on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.cli import main

_TEXT = """\
överenskommelse "Scenkonst" 2025
  källa "Ku2025/1"

mottagare scen "Scener"
  A "Norra scenen"
  B "Södra scenen"

lista konst
  dans "Dans"
  opera "Opera"

period året är 2025

uppgift platser antal per scen "Platser"
uppgift besök antal per scen, konst, period "Besök"
uppgift plan ja/nej per scen "Plan finns"
uppgift rapport datum per scen "Rapport inkommen"

bidrag stöd 1 000 kr till scen efter platser "Scenstöd"
  källa "§ 2"
  kräv publik: minst 2 av (plan; summan av besök under året över konst >= 99;
    inte rapport i 2025-12) "Publik"
  andelar för dem som inte uppfyller kraven: delas mellan dem som uppfyller kraven
"""
_FACTS = """\
scen;konst;platser;besök året;plan;rapport
A;;300;;nej;2025-12-03
A;dans;;40;;
A;opera;;30;;
B;;100;100;ja;2025-11-30
"""
_PAGE = """\
Norra scenen (A)
Scenkonst 2025
Per den 2026-02-01

Scenstöd (stöd): inte uppfyllt, 0 kr
  Om alla krav hade varit uppfyllda hade beloppet varit 750 kr.
  Publik: inte uppfyllt
    Regel: minst 2 av (plan; summan av besök under året över konst >= 99; inte rapport i 2025-12) \
[§ 2], a.agr rad 21
    Utfall: 0 av 3 uppfyllda, minst 2 krävs: (1) Plan finns: svaret är nej; ja krävs (2) Besök: \
70, minst 99 krävs; 29 till i ”Besök” hade räckt (99) (3) inte: \
Rapport inkommen: kom in den 2025-12-03
    Steg för steg:
      minst 2 av dessa: inte uppfyllt
        plan: inte uppfyllt (svaret är nej; ja krävs)
        summan av besök under året över konst >= 99: inte uppfyllt (70, minst 99 krävs; 29 till i \
”Besök” hade räckt (99))
        inte detta: inte uppfyllt
          rapport i 2025-12: uppfyllt (kom in den 2025-12-03)
    Underlag:
      Plan finns (plan): nej – facts.csv rad 2, kolumn 5
      Besök (besök) för året: 70 sammanlagt, 2 värden – facts.csv rad 3; facts.csv rad 4
      Rapport inkommen (rapport): 2025-12-03 – facts.csv rad 2, kolumn 6
"""


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.agr").write_text(_TEXT, "utf-8")
    (tmp_path / "facts.csv").write_text(_FACTS, "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_folder")
def test_the_page_of_one_recipient(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--facts", "facts.csv", "--on", "2026-02-01", "--recipient", "Norra scenen"]
    assert main(["evaluate", "a.agr", *options]) == 0
    assert capsys.readouterr().out == _PAGE


@pytest.mark.usefixtures("_folder")
def test_json_tells_the_same_with_every_fact(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--facts", "facts.csv", "--recipient", "A", "--format", "json"]
    assert main(["evaluate", "a.agr", *options]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    (grant,) = told["grants"]
    assert (grant["amount"], grant["if_met"]) == (0, 750)
    facts = grant["requirements"][0]["facts"]
    assert [(each["fact"], each["items"]) for each in facts] == [
        ("plan", []),
        ("besök", ["dans"]),
        ("besök", ["opera"]),
        ("rapport", []),
    ]
    assert grant["requirements"][0]["remedy"]["number"] == 2


@pytest.mark.usefixtures("_folder")
def test_a_recipient_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--facts", "facts.csv", "--recipient", "Norra scen"]
    assert main(["evaluate", "a.agr", *options]) == 2
    assert "menade du `Norra scenen`?" in capsys.readouterr().err


@pytest.mark.usefixtures("_folder")
def test_a_total_is_evidence_and_one_looked_for_in_vain_is_not() -> None:
    agreement = ov.load("a.agr")
    facts = ov.read_facts("facts.csv")
    (dossier,) = agreement.dossier(facts, "B", on=date(2026, 2, 1))
    (finding,) = dossier.grants[0].findings
    assert [(each.fact, each.items) for each in finding.evidence] == [
        ("plan", ()),
        ("besök", ()),
        ("rapport", ()),
    ]
    assert dossier.grants[0].lost is None
    (missing,) = agreement.dossier({"A": {"plan": True}}, "A")
    visits = [each for each in missing.grants[0].findings[0].evidence if each.fact == "besök"]
    assert [(each.items, each.found) for each in visits] == [(("dans",), None), (("opera",), None)]
