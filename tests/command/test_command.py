"""The command: what it prints, where it prints it, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from overenskommelse.cli import main

ROOT = Path(__file__).parent.parent.parent
AGREEMENT = str(ROOT / "agreements" / "2024.agr")
ANNEX = str(ROOT / "examples" / "2024" / "annex.csv")
DECISIONS = str(ROOT / "examples" / "2024" / "assessments.csv")
INVENTED = str(ROOT / "examples" / "2024" / "invented.csv")
BAD = str(ROOT / "tests" / "corpus" / "bad" / "sums.agr")
WARNED = str(ROOT / "tests" / "corpus" / "bad" / "no_source.agr")
BAD_FACTS = str(ROOT / "tests" / "corpus" / "bad_facts" / "numbers.csv")
DAY = ["--on", "2024-12-01"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["evaluate", AGREEMENT, "--facts", ANNEX, DECISIONS, *DAY], 0),
        (["evaluate", AGREEMENT, "--facts", INVENTED, *DAY], 0),
        (["check", AGREEMENT], 0),
        (["check", WARNED], 1),
        (["check", AGREEMENT, WARNED], 1),
        (["check", "nothing.agr"], 2),
        (["evaluate", AGREEMENT, "--facts", "nothing.csv"], 2),
        (["evaluate", AGREEMENT, "--facts", ANNEX, "--grant", "third"], 2),
        (["check", BAD], 3),
        (["check", WARNED, BAD, AGREEMENT], 3),
        (["evaluate", BAD, "--facts", ANNEX], 3),
        (["evaluate", AGREEMENT, "--facts", BAD_FACTS], 4),
    ],
)
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    told = capsys.readouterr()
    if code >= 2 and arguments[0] == "evaluate":
        assert told.out == "", "no verdict when anything is wrong"
        assert told.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["evaluate"],
        ["evaluate", AGREEMENT],
        ["check"],
        ["evaluate", AGREEMENT, "--facts", ANNEX, "--on", "1/12/2024"],
    ],
)
def test_wrong_use_exits_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_the_page_is_the_annex(capsys: pytest.CaptureFixture[str]) -> None:
    main(["evaluate", AGREEMENT, "--facts", ANNEX, DECISIONS, *DAY, "--grant", "second"])
    page = capsys.readouterr().out
    assert "01    Stockholm                   2 455 914  23,26 %   42 452 908  met" in page
    assert "      Total                      10 557 682    100 %  182 500 000" in page
    assert "Första" not in page


def test_the_page_in_swedish_tells_who_fails_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    main(["evaluate", AGREEMENT, "--facts", INVENTED, *DAY, "--language", "sv"])
    page = capsys.readouterr().out
    assert (
        "  04 Sörmland\n    Inklusionsmålet: 69,98 % (352 av 503), minst 70 % krävs; 1 till i "
        in page
    )
    assert "kom in den 2024-10-01, det skulle ha kommit in senast den 2024-09-30" in page
    assert "uppgift saknas: Redovisningen inkommen (report)" in page
    assert "öppet (reserveras)" in page


def test_json_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    main(["evaluate", AGREEMENT, "--facts", ANNEX, DECISIONS, *DAY, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert [grant["name"] for grant in told["grants"]][:2] == ["first", "second"]
    main(["evaluate", AGREEMENT, "--facts", INVENTED, *DAY, "--format", "csv"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "grant;code;name;weight;share;amount;unit;state;status;why"
    assert sum(line.startswith(("first;", "second;")) for line in lines) == 2 * 21
    assert lines[1] == "first;01;Stockholm;2455914;23,26 %;42452908;kr;final;met;"


def test_check_tells_findings_as_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", BAD])
    assert "error [sum-too-large]" in capsys.readouterr().out
    main(["check", BAD, AGREEMENT, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert [len(item["diagnostics"]) for item in told] == [5, 0]


def test_module_runs_and_prints_utf8_whatever_the_locale() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "overenskommelse", "check", AGREEMENT, "--language", "sv"],
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert "inget att anmärka" in done.stdout.decode("utf-8")


def test_two_clocks_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "f.csv"
    table.write_text(
        "region;new_cases H1;cases_in_svf H1;register;extracted\n"
        "01;1000;760;SVF-registret;2024-09-15\n01;1100;;SVF-registret;2025-01-20\n"
    )
    common = [AGREEMENT, "--facts", str(table), *DAY]
    statuses = []
    for known in ([], ["--known-by", "2025-02-01"]):
        assert main(["evaluate", *common, *known, "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        statuses.append((told["known_by"], told["targets"][0]["verdicts"][0]["status"]))
    assert statuses == [("2024-12-01", "met"), ("2025-02-01", "not met")]
    options = ["--recipient", "01", "--known-by", "2025-02-01", "--language", "sv"]
    assert main(["evaluate", *common, *options]) == 0
    page = capsys.readouterr().out
    assert "Med de uppgifter som var kända den 2025-02-01" in page
    assert "rad 3, kolumn 2 (SVF-registret, uttag 2025-01-20)" in page
    assert "dessförinnan 1 000" in page
    assert main(["whatif", *common, "--against-known-by", "2025-02-01", "--language", "sv"]) == 0
    page = capsys.readouterr().out
    assert "1 000 (SVF-registret, uttag 2024-09-15) → 1 100 (SVF-registret, uttag 2025" in page
    assert main(["report", "summary", *common, "--known-by", "2024-09-14"]) == 0
    assert "With the facts known by 2024-09-14" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["evaluate", *common, "--known-by", "igår"])


def test_a_table_with_columns_for_registers(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["schema", AGREEMENT, "--format", "csv", "--registers", "--recipients", "region"]) == 0
    )
    assert capsys.readouterr().out.splitlines()[0].endswith(";register;extracted")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["evaluate", AGREEMENT, "--facts", ANNEX, "--grant", "andra"],
            "inget bidrag heter `andra`",
        ),
        (
            ["evaluate", AGREEMENT, "--facts", ANNEX, "--recipient", "Stokholm"],
            "ingen mottagare heter `Stokholm`; menade du `Stockholm`?",
        ),
        (
            ["schema", AGREEMENT, "--format", "csv", "--recipients", "skola"],
            "ange vilka mottagare med --recipients; det finns: region, rcc, body",
        ),
        (["explain", "bad-dat"], "kodordet `bad-dat` finns inte; menade du `bad-date`?"),
    ],
)
def test_what_is_unknown_is_told_in_the_language_asked_for(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--language", "sv"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"overenskommelse: {told}")
