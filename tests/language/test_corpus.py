"""Every file of the corpus says exactly what it should: good ones nothing, bad ones every mistake.

The expected text lies beside each bad file. ``UPDATE_CORPUS=1`` writes it anew, to be read before
it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.render.findings import findings_text
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file

CORPUS = Path(__file__).parent.parent / "corpus"
AGREEMENTS = Path(__file__).parent.parent.parent / "agreements"
BAD = sorted((CORPUS / "bad").glob("*.agr"))
GOOD = sorted([*(CORPUS / "good").glob("*.agr"), *AGREEMENTS.glob("*.agr")])


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_file_tells_every_mistake(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    agreement, found = ov.check_file(Path(path.name))
    language = parse(source_from_text(path.read_text(errors="replace"), "x"))[0].language
    told = findings_text(found, language) + "\n"
    expected = path.with_suffix(".txt")
    if os.environ.get("UPDATE_CORPUS"):
        expected.write_text(told, encoding="utf-8")
    assert found, "a bad file must tell something"
    assert told == expected.read_text(encoding="utf-8")
    errors = [item for item in found if item.severity.value == "error"]
    assert (agreement is None) == bool(errors)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_file_has_no_errors_and_its_examples_come_out(path: Path) -> None:
    agreement, found = ov.check_file(path)
    assert agreement is not None, findings_text(found, "en")
    for outcome in agreement.run_examples():
        assert outcome.differences == ()


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_file_reads_the_same_when_printed(path: Path, language: str) -> None:
    tree, _ = parse(source_from_text(path.read_text(encoding="utf-8"), path.name))
    printed = print_file(tree, "sv" if language == "sv" else "en")
    again, mistakes = parse(source_from_text(printed, path.name))
    assert mistakes == []
    assert again == tree
    assert again.language == language
    assert print_file(again) == printed
