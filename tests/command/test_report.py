"""What an authority that follows up writes, word for word, in both languages."""

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

period året är 2025

uppgift platser antal per scen "Platser"
uppgift kvinnor antal per scen, period "Kvinnor i publiken"
uppgift besök antal per scen, period "Besök"
uppgift rapport datum per scen "Rapport inkommen"
uppgift arbete text per scen "Förbättringsarbete"

bidrag stöd 1 000 kr till scen efter platser "Scenstöd"
  källa "§ 2"
  kräv publik: besök >= 100 för året "Publik"
    förklaras i arbete
  andelar för dem som inte uppfyller kraven: delas mellan dem som uppfyller kraven
  betalas den 2026-03-01 utan rekvisition

mål andel: kvinnor / besök minst 50 % för året "Andel kvinnor"
flagga samtal: besök < 100 för året "Samtal om publiken"

skyldighet redovisning: scen lämnar "redovisning" till "Kulturrådet" senast 2026-01-31
  källa "§ 3"
  inkommen som rapport
  innehåller "antal besök" som besök under året
  innehåller "hur arbetet förbättras" som arbete
  innehåller "en berättelse"
skyldighet möte: A ska "mötas" senast 2024-02-11 varje år
"""
_FACTS = """\
scen;platser;kvinnor året;besök året;rapport;arbete
A;300;60;99;2026-01-30;Fler kvällar.
B;100;60;90;2026-02-03;
C;100;50;;2026-01-15;
D;100;40;110;;
"""
_PAGES = {
    "deviations": """\
Avvikelser
Scenkonst 2025
Per den 2026-02-10

Norra scenen (A)
  Publik: 99, minst 100 krävs; 1 till i ”Besök” hade räckt (100)
    Krävs för: Scenstöd
    Egen beskrivning: Fler kvällar.

Södra scenen (B)
  Publik: 90, minst 100 krävs; 10 till i ”Besök” hade räckt (100)
    Krävs för: Scenstöd
    Beskrivning av förbättringsarbetet saknas (Förbättringsarbete (arbete)).

Östra scenen (D)
  Andel kvinnor: 36,36 % (40 av 110), minst 50 % krävs; 15 till i ”Kvinnor i publiken” hade räckt \
(55 av 110)
    Följs upp som mål
""",
    "feedback": """\
Återkoppling på redovisningar
Scenkonst 2025
Per den 2026-02-10

Till: Södra scenen (B)
Ärende: Scenkonst 2025
Redovisning kom in den 2026-02-03.
Sista dag var den 2026-01-31: 3 dagar för sent.
Följande delar saknas:
  1. hur arbetet förbättras

Till: Västra scenen (C)
Ärende: Scenkonst 2025
Redovisning kom in den 2026-01-15.
Följande delar saknas:
  1. antal besök
  2. hur arbetet förbättras
Följande uppgifter behövs för bedömningen:
  1. Besök (besök) för året

Till: Östra scenen (D)
Ärende: Scenkonst 2025
Redovisning har inte kommit in; sista dag är den 2026-01-31.
""",
    "dialogue": """\
Dialog
Scenkonst 2025
Per den 2026-02-10

Samtal om publiken
  Norra scenen (A): 99
  Södra scenen (B): 90
  Ännu öppet för: Västra scenen (C)
""",
    "summary": """\
Samlad bild
Scenkonst 2025
Per den 2026-02-10

Publik
  Krävs för: Scenstöd
  uppfyllt: 1, inte uppfyllt: 2, öppet: 1, av 4 scener
  Sammantaget: 299 (för 3 av 4)
  Lägst: 90: Södra scenen (B)
  Högst: 110: Östra scenen (D)

Andel kvinnor
  Följs upp som mål
  uppfyllt: 2, inte uppfyllt: 1, öppet: 1, av 4 scener
  Sammantaget: 53,51 % (160 av 299) (för 3 av 4)
  Lägst: 36,36 % (40 av 110): Östra scenen (D)
  Högst: 66,67 % (60 av 90): Södra scenen (B)
""",
    "calendar": """\
Kalender
Scenkonst 2025
Per den 2026-02-10

2025-01-01  405 dagar sedan  första dag   period året
2025-12-31  41 dagar sedan   sista dag    period året
2026-01-31  10 dagar sedan   senast       skyldighet redovisning   FÖRSENAT: \
uppfyllt: 1, inte uppfyllt: 2, öppet: 1
2026-02-11  i morgon         senast       skyldighet möte "mötas"
2026-03-01  om 19 dagar      utbetalning  bidrag stöd "Scenstöd"
""",
}


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.agr").write_text(_TEXT, "utf-8")
    (tmp_path / "facts.csv").write_text(_FACTS, "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("part", _PAGES)
def test_each_part_is_ready_to_send(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", part, "a.agr", "--facts", "facts.csv", "--on", "2026-02-10"]) == 0
    assert capsys.readouterr().out == _PAGES[part]


@pytest.mark.usefixtures("_folder")
def test_json_holds_all_parts(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--facts", "facts.csv", "--on", "2026-02-10", "--format", "json"]
    assert main(["report", "summary", "a.agr", *options]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(told) == ["calendar", "figures", "flags", "recipients", "settlements"]
    assert told["figures"][1]["whole"]["counts"] == ["160", "299"]
    overdue = [each["clause"][-1] for each in told["calendar"] if each["overdue"]]
    assert overdue == [["Duty", "redovisning"]]


@pytest.mark.usefixtures("_folder")
def test_without_facts_nothing_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "deviations", "a.agr", "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert out.endswith("No deviations.\n")
    assert main(["report", "summary", "a.agr", "--language", "en"]) == 0
    assert "open: 4, of 4 scener" in capsys.readouterr().out
