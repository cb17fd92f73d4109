"""The page of a settlement of funds, word for word, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overenskommelse.cli import main

_TEXT = """\
överenskommelse "Scenkonst" 2025
  källa "Ku2025/1"

mottagare scen "Scener"
  A "Norra scenen"
  B "Södra scenen"
  C "Västra scenen"
  D "Östra scenen"

uppgift platser antal per scen
uppgift plan ja/nej per scen "Verksamhetsplan"
uppgift begärd datum per scen
uppgift förbrukade_medel belopp per scen "Förbrukade medel"
uppgift återbetalda_medel belopp per scen "Återbetalda medel"
uppgift slutredovisning datum per scen "Slutredovisning"

bidrag stöd 100 000 kr till scen efter platser "Scenstöd"
  källa "§ 2"
  kräv plan
  andelar för dem som inte uppfyller: betalas inte ut
  rekvisition senast 2025-11-01 annars förfaller rätten
    inkommen som begärd
  oanvänt återbetalas senast 2026-03-31
    förbrukat enligt förbrukade_medel
    återbetalt enligt återbetalda_medel
  ekonomisk redovisning senast 2026-03-31 annars får medlen återkrävas
    inkommen som slutredovisning
bidrag gästspel 1 000 kr till scen: B "Gästspel"
  källa "§ 3"
  oanvänt återbetalas senast 2026-03-31
"""
_FACTS = """\
scen;platser;plan;begärd;förbrukade_medel;återbetalda_medel;slutredovisning
A;100;ja;2025-11-01;20 000;1 000,50;2026-04-02
B;100;ja;2025-11-02;;;
C;100;ja;2025-10-01;30 000;;
D;100;nej;2025-10-01;;;
"""
_PAGES = {
    "sv": """\
Slutreglering av medel
Scenkonst 2025
Per den 2026-04-03

Scenstöd
  Rekvireras senast 2025-11-01, annars förfaller rätten
  Ej förbrukade medel återbetalas senast 2026-03-31
  Ekonomisk redovisning senast 2026-03-31, annars får medlen återkrävas
  Kod    Namn           Erhållet, kr  Förbrukat, kr  Ej förbrukat, kr  Återbetalt, kr  Kvar \
att återbetala, kr  Läge
  A      Norra scenen         25 000         20 000             5 000        1 000,50          \
       3 999,50  försenat
  B      Södra scenen              0              0                 0               0          \
              0  har inte fått medel
  C      Västra scenen        25 000         25 000                 0           öppet          \
              0  inget kvar att återbetala
  D      Östra scenen              0              0                 0               0          \
              0  har inte fått medel
  Summa                       50 000         45 000             5 000           öppet          \
       3 999,50
  Norra scenen (A): 3 999,50 kr skulle ha återbetalats senast 2026-03-31, för 3 dagar sedan.
  Norra scenen (A): den ekonomiska redovisningen har inte kommit in i tid; högst 23 999,50 kr \
får återkrävas.
  Södra scenen (B): har rekvirerat för sent eller inte alls; rätten till 25 000 kr har förfallit.
  Västra scenen (C): har förbrukat 5 000 kr mer än vad som erhållits.
  Västra scenen (C): öppet: uppgift saknas: Slutredovisning (slutredovisning)
  Östra scenen (D): 25 000 kr av andelen betalas inte ut, eftersom kraven inte är uppfyllda.
  Betalas inte till någon: 50 000 kr

Gästspel
  Ej förbrukade medel återbetalas senast 2026-03-31
  Kod    Namn          Erhållet, kr  Förbrukat, kr  Ej förbrukat, kr  Återbetalt, kr  Kvar att \
återbetala, kr  Läge
  B      Södra scenen         1 000          öppet             öppet           öppet           \
         öppet  öppet
  Summa                       1 000          öppet             öppet           öppet           \
         öppet
  Överenskommelsen anger ingen uppgift om vad som har förbrukats.
  Överenskommelsen anger ingen uppgift om vad som har återbetalats.
""",
    "en": """\
Settlement of funds
Scenkonst 2025
As of 2026-04-03

Scenstöd
  To be asked for by 2025-11-01, or the right to it lapses
  Unused funds repaid by 2026-03-31
  Economic report by 2026-03-31, or the funds may be reclaimed
  Code   Name           Received, kr  Used, kr  Unused, kr  Repaid, kr  Still to repay, kr  State
  A      Norra scenen         25 000    20 000       5 000    1 000,50            3 999,50  \
overdue
  B      Södra scenen              0         0           0           0                   0  \
nothing received
  C      Västra scenen        25 000    25 000           0        open                   0  \
nothing left to repay
  D      Östra scenen              0         0           0           0                   0  \
nothing received
  Total                       50 000    45 000       5 000        open            3 999,50
  Norra scenen (A): 3 999,50 kr was to be repaid by 2026-03-31, 3 days ago.
  Norra scenen (A): the economic report did not come in time; up to 23 999,50 kr may be reclaimed.
  Södra scenen (B): asked too late, or not at all; 25 000 kr has lapsed.
  Västra scenen (C): has used 5 000 kr more than it received.
  Västra scenen (C): open: not reported: Slutredovisning (slutredovisning)
  Östra scenen (D): 25 000 kr of its share is not paid, since it does not meet the requirements.
  Paid to nobody: 50 000 kr

Gästspel
  Unused funds repaid by 2026-03-31
  Code   Name          Received, kr  Used, kr  Unused, kr  Repaid, kr  Still to repay, kr  State
  B      Södra scenen         1 000      open        open        open                open  open
  Total                       1 000      open        open        open                open
  The agreement names no fact that tells what was used.
  The agreement names no fact that tells what was repaid.
""",
}


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    agreement, facts = tmp_path / "scenkonst.agr", tmp_path / "facts.csv"
    agreement.write_text(_TEXT, "utf-8")
    facts.write_text(_FACTS, "utf-8")
    return ["report", "settlement", str(agreement), "--facts", str(facts), "--on", "2026-04-03"]


@pytest.mark.parametrize("language", _PAGES)
def test_the_page(language: str, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--language", language]) == 0
    assert capsys.readouterr().out == _PAGES[language]


def test_the_same_as_json(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--format", "json"]) == 0
    support, visits = json.loads(capsys.readouterr().out)["settlements"]
    first = support["lines"][0]
    assert (first["paid"], first["unused"], first["repaid"]) == (25_000, 5_000, "2001/2")
    assert (first["remaining"], first["days_late"]) == ("7999/2", 3)
    assert (visits["lines"][0]["unused"], visits["lines"][0]["repayment"]) == (None, "open")


def test_nothing_to_settle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agreement = tmp_path / "none.agr"
    agreement.write_text('agreement "None" 2025\n  source "x"\nrecipients a: B\n', "utf-8")
    assert main(["report", "settlement", str(agreement), "--language", "en"]) == 0
    assert "No grant is to be repaid if unused" in capsys.readouterr().out
