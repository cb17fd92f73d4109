"""``test``: examples that come out as told, examples that do not, and how far they reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from overenskommelse.cli import main

ROOT = Path(__file__).parents[2]
BAD = str(ROOT / "tests" / "corpus" / "bad" / "sums.agr")
AGREEMENT = """agreement "Bidrag till skolor" 2024
  source "påhittat"

recipients school
  A1 "Norra skolan"
  A2 "Södra skolan"

fact pupils number per school
fact plan yes/no per school

target pupils >= 100
  source "påhittat"

grant base 100 000 kr to school by pupils
  source "påhittat"
  require plan
  shares of those who fail: not paid out

"""
HEAD = """example "One school fails"
  given pupils
    A1 = 100
    A2 = 300
  given plan
    A1 = yes
    A2 = no
"""
RIGHT = """  expect base
    A1 = 25 000 kr
    A2 = 0 kr
  expect base undistributed = 75 000 kr
  expect plan not met by A2
"""
WRONG = """  expect base
    A1 = 20 000 kr
  expect base undistributed = 80 000 kr
  expect plan open for A1
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three agreements in the working directory, so that their names are short."""
    monkeypatch.chdir(tmp_path)
    for name, example in (("right", HEAD + RIGHT), ("wrong", HEAD + WRONG), ("without", "")):
        (tmp_path / f"{name}.agr").write_text(AGREEMENT + example, "utf-8")


def test_examples_that_come_out_as_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "right.agr"]) == 0
    assert capsys.readouterr().out == (
        "right.agr: Bidrag till skolor 2024\n"
        "  ok: One school fails\n"
        "\n"
        "1 example: 1 as told, 0 differ\n"
        "Examples test 2 of 3 rules\n"
        "  No example tests:\n"
        "    target pupils (right.agr:11)\n"
        "  Shown by examples       met  not met  open\n"
        "  requirement base: plan  -    yes      -\n"
        "  target pupils           -    -        -\n"
    )


def test_what_differs_is_told_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "wrong.agr"]) == 1
    told = capsys.readouterr().out
    assert (
        "  differs: One school fails\n"
        "    wrong.agr:27: base, A1 Norra skolan: expected 20 000 kr, came out 25 000 kr\n"
        "    wrong.agr:28: base, undistributed: expected 80 000 kr, came out 75 000 kr\n"
        "    wrong.agr:29: plan, A1 Norra skolan: expected open, came out met\n"
        "\n"
        "1 example: 0 as told, 1 differ\n"
    ) in told


def test_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "wrong.agr", "--language", "sv"]) == 1
    told = capsys.readouterr().out
    assert "  avviker: One school fails\n" in told
    assert "base, A1 Norra skolan: väntat 20 000 kr, blev 25 000 kr\n" in told
    assert "base, ofördelat: väntat 80 000 kr, blev 75 000 kr\n" in told
    assert "plan, A1 Norra skolan: väntat öppet, blev uppfyllt\n" in told
    assert "\n1 exempel: 0 stämmer, 1 avviker\nExemplen prövar 2 av 3 regler\n" in told
    assert "  Inget exempel prövar:\n    mål pupils (wrong.agr:11)\n" in told


def test_an_agreement_without_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "without.agr"]) == 0
    told = capsys.readouterr().out
    assert "\nno examples\nExamples test 0 of 3 rules\n" in told


def test_the_worst_exit_code_of_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "right.agr", "wrong.agr"]) == 1
    assert main(["test", "wrong.agr", BAD, "right.agr"]) == 3
    told = capsys.readouterr()
    assert "[sum-too-large]" in told.err
    assert "[sum-too-large]" not in told.out
    assert main(["test", "nothing.agr"]) == 2


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "right.agr", "wrong.agr", BAD, "--format", "json"]) == 3
    first, second, third = json.loads(capsys.readouterr().out)
    assert first["examples"] == [
        {"title": "One school fails", "line": 19, "as_told": True, "differences": []}
    ]
    assert second["examples"][0]["differences"][0] == {
        "of": "amount",
        "name": "base",
        "recipient": "A1",
        "expected": "20000",
        "found": "25000",
        "file": "wrong.agr",
        "line": 27,
    }
    assert [rule["kind"] for rule in second["coverage"]] == ["grant", "requirement", "target"]
    assert second["coverage"][1] == {
        "kind": "requirement",
        "name": "plan",
        "grant": "base",
        "expectations": 1,
        "shown": [],
        "not_shown": ["met", "not met", "open"],
        "line": 16,
    }
    assert third["file"] == BAD
    assert third["diagnostics"]


@pytest.mark.parametrize("path", sorted((ROOT / "agreements").glob("2*.agr")), ids=lambda p: p.stem)
def test_the_agreements_of_the_package_do_as_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", str(path)]) == 0
    assert capsys.readouterr().out.startswith(str(path))


def test_the_exit_code_is_told_though_nobody_reads_the_output(tmp_path: Path) -> None:
    invalid = tmp_path / "invalid.agr"
    invalid.write_text('agreement "A" 2024\ngrant x 10 kr to nowhere equally\n', "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    command = [
        sys.executable,
        "-m",
        "overenskommelse",
        "test",
        str(invalid),
        str(ROOT / "agreements" / "2024.agr"),
    ]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)  # noqa: S603
    os.close(writing)
    assert done.returncode == 3
    assert b"BrokenPipe" not in done.stderr
