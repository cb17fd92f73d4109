"""What the shipped agreements make of their sources: no passage is silent without a reason.

`docs/coverage.md` is that report; with UPDATE_CORPUS=1 it is written anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.inspection.source_coverage import PassageState, SourceCoverage
from overenskommelse.render.sources_page import sources_markdown

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"
MARK = "<!-- report -->\n"
TOGETHER = [("2023", "follow-up-2023"), ("2024",), ("2025", "follow-up-2025"), ("varden-2023",)]
"""Agreements that follow the same documents."""
SILENT: dict[tuple[str, str], str] = {}
"""Passages that have neither rule nor mark, with the reason. There are none."""
LENGTHS = {"000": 16, "001": 26, "002": 7, "003": 24, "004": 207}
"""How many paragraphs and points each source document has, counted in the documents."""


def coverage_of(names: tuple[str, ...]) -> SourceCoverage:
    first, *others = (ov.builtin(name) for name in names)
    return first.source_coverage(*others)


@pytest.mark.parametrize("names", TOGETHER, ids="+".join)
def test_no_passage_is_silent_without_a_reason(names: tuple[str, ...]) -> None:
    coverage = coverage_of(names)
    known = {document.document.name for document in coverage.documents}
    assert set(coverage.silent) == {item for item in SILENT if item[0] in known}


def test_every_agreement_and_every_source_is_reported() -> None:
    agreements = {name for name in ov.builtins() if ov.builtin(name).model.grants}
    assert {name for names in TOGETHER for name in names} == agreements
    lengths = {
        document.document.name: len(document.passages)
        for names in TOGETHER
        for document in coverage_of(names).documents
    }
    assert lengths == LENGTHS


def test_what_is_left_to_a_judgement_says_why() -> None:
    for names in TOGETHER:
        for document in coverage_of(names).documents:
            for item in document.passages:
                if item.state is PassageState.JUDGEMENT:
                    assert item.passage.notes, item.passage.name


def test_no_source_names_a_document_as_a_whole() -> None:
    assert [d.whole for names in TOGETHER for d in coverage_of(names).documents if d.whole] == []


def test_every_source_of_an_agreement_names_a_listed_document() -> None:
    """A misspelt document would be a source that nobody looks into."""
    for name in {name for names in TOGETHER for name in names}:
        model = ov.builtin(name).model
        told = [*model.sources, *(s for duty in model.duties for s in duty.sources)]
        told += [s for grant in model.grants.values() for s in grant.sources]
        assert [source for source in told if source[:3] not in model.documents] == []


def test_the_page_for_readers_is_the_report() -> None:
    text = PAGE.read_text("utf-8")
    head, mark, _ = text.partition(MARK)
    assert mark
    report = "\n".join(sources_markdown(coverage_of(names), "sv") for names in TOGETHER)
    true = f"{head}{MARK}\n{report}"
    if os.environ.get("UPDATE_CORPUS"):
        PAGE.write_text(true, "utf-8")
        text = true
    assert text == true
