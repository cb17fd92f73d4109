"""Examples of `.agr` files as tests of pytest: only when asked for, and readable when they fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = """agreement "Prov"
recipients school: A, B
fact pupils number per school
grant g 30 kr to school by pupils
  source "1"
example "Two to one"
  given pupils
    A = 2
    B = 1
  expect g
    A = 20 kr
    B = 10 kr
"""
SWEDISH = """överenskommelse "Prov"
mottagare skola: A, B
uppgift elever antal per skola
bidrag g 30 kr till skola efter elever
  källa "1"
exempel "Lika"
  givet elever
    A = 1
    B = 1
  förvänta g för A = 20 kr
exempel "Lika"
  förvänta g öppet för A
"""


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and output of pytest in a folder of its own."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.agr").write_text(GOOD, "utf-8")
    return tmp_path


def test_nothing_is_collected_unless_asked_for(folder: Path) -> None:
    (folder / "wrong.agr").write_text("agreement (", "utf-8")
    (folder / "test_own.py").write_text("def test_own():\n    pass\n", "utf-8")
    code, told = run(folder)
    assert code == 0, told
    assert "1 passed" in told


def test_by_the_flag_each_example_is_a_test(folder: Path) -> None:
    code, told = run(folder, "--agr-examples", "-rA")
    assert code == 0, told
    assert "PASSED good.agr::Two to one" in told


def test_by_the_setting_as_well(folder: Path) -> None:
    (folder / "pytest.ini").write_text("[pytest]\nagr_examples = true\n", "utf-8")
    code, told = run(folder)
    assert code == 0, told
    assert "1 passed" in told


def test_a_failure_tells_what_was_expected_in_the_language_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "svensk.agr").write_text(SWEDISH, "utf-8")
    code, told = run(tmp_path, "--agr-examples")
    assert code == 1
    assert "svensk.agr:10: g, A: väntat 20 kr, blev 15 kr" in told
    assert "svensk.agr:12: g, A: väntat öppet, blev uppfyllt" in told
    assert "Traceback" not in told
    assert "svensk.agr::Lika (2)" in told


def test_a_file_with_mistakes_is_an_error_that_tells_them(folder: Path) -> None:
    (folder / "wrong.agr").write_text(GOOD.replace("by pupils", "by pupil"), "utf-8")
    code, told = run(folder, "--agr-examples")
    assert code == 2
    assert "no fact or measure is called `pupil`" in told
    assert "Traceback" not in told


def test_one_example_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "svensk.agr").write_text(SWEDISH, "utf-8")
    code, told = run(tmp_path, "--agr-examples", "svensk.agr::Lika")
    assert code == 1
    assert "1 failed" in told
