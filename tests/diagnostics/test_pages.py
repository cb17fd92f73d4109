"""Every code word has a page, and its examples do what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.diagnostics.catalogue import CATALOGUE
from overenskommelse.diagnostics.pages import Page, PageExample, page_codes, page_from_text, page_of
from overenskommelse.facts.reading import FactsFile
from overenskommelse.render.explanation import explanation_text, listing_text

README = Path(__file__).parents[2] / "docs" / "diagnostics" / "README.md"
IN_WORDS = {
    "day-needed",
    "file-absent",
    "file-unwritable",
    "format-unfaithful",
    "file-too-large",
    "file-unreadable",
    "measures-too-deep",
    "not-utf-8",
    "receipt-facts-count",
    "receipt-over-other",
    "receipt-reformatted",
    "sentence-too-long",
    "amount-too-large",
    "amounts-too-deep",
    "too-many-columns",
    "too-many-mistakes",
    "too-many-sentences",
    "too-many-passages",
    "use-too-deep",
}
"""Mistakes of files and of size, which no example of a few lines can show."""


def _frame() -> str:
    """The agreement that the examples go on from."""
    block = re.search(r"^```agr\n(.*?)^```", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block is not None
    return block[1]


FRAME = _frame()
PAGES = {code: page_of(code) for code in page_codes()}
EXAMPLES = [
    pytest.param(page, number, id=f"{page.code}-{number}")
    for page in PAGES.values()
    for number, item in enumerate(page.examples)
    if item.beside is None
]


def _beside(page: Page, number: int) -> Iterator[PageExample]:
    """The files that lie beside an example: the blocks right before it."""
    for item in reversed(page.examples[:number]):
        if item.beside is None:
            return
        yield item


def _told_of_rules(page: Page, number: int, folder: Path) -> list[ov.Diagnostic]:
    item = page.examples[number]
    text = item.text
    if "escaped" in item.marks:
        text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    for other in _beside(page, number):
        (folder / f"{other.beside}.agr").write_text(other.text, "utf-8")
    path = folder / "example.agr"
    path.write_text(text if "whole" in item.marks else f"{FRAME}\n{text}", "utf-8")
    return [*ov.check_file(path)[1]]


def _told_of_facts(item: PageExample) -> list[ov.Diagnostic]:
    try:
        ov.loads(FRAME).evaluate(FactsFile(f"facts.{item.form}", item.text))
    except ov.FactsError as error:
        return [*error.diagnostics]
    return []


def _told_in_python(item: PageExample) -> list[ov.Diagnostic]:
    if "import numpy" in item.text:
        pytest.importorskip("numpy", reason="NumPy is not installed")
    names = {"ov": ov, "agreement": ov.loads(FRAME)}
    try:
        exec(compile(item.text, "example", "exec"), names)  # noqa: S102
    except ov.OverenskommelseError as error:
        return [*error.diagnostics]
    return []


def _told(page: Page, number: int, folder: Path) -> list[ov.Diagnostic]:
    item = page.examples[number]
    match item.form:
        case "agr":
            return _told_of_rules(page, number, folder)
        case "csv" | "json":
            return _told_of_facts(item)
        case "python":
            return _told_in_python(item)
        case form:
            pytest.fail(f"no test knows examples of the form {form}")


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(PAGES) ^ set(CATALOGUE) == set()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_shows_the_mistake_and_how_to_do_right(page: Page) -> None:
    shown = {item.is_wrong for item in page.examples if item.beside is None}
    assert shown == (set() if page.code in IN_WORDS else {True, False})
    assert (page.in_words is not None) == (page.code in IN_WORDS)


@pytest.mark.parametrize(("page", "number"), EXAMPLES)
def test_an_example_does_what_it_says(page: Page, number: int, tmp_path: Path) -> None:
    """Warnings are looked at only on the pages of warnings: small examples name no sources."""
    item = page.examples[number]
    found = _told(page, number, tmp_path)
    errors = {mistake.code for mistake in found if mistake.severity.value == "error"}
    if item.is_wrong:
        is_warning = CATALOGUE[page.code].severity == "warning"
        told = {mistake.code for mistake in found} if is_warning else errors
        assert told == {page.code, *item.also}
    else:
        assert page.code not in {mistake.code for mistake in found}
        assert errors == set()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_an_explanation_fits_the_terminal(page: Page) -> None:
    english = explanation_text(CATALOGUE[page.code], page, "en")
    swedish = explanation_text(CATALOGUE[page.code], page, "sv")
    assert page.meaning.split()[-1] in english
    assert page.swedish.split()[-1] in swedish
    assert page.why.split()[-1] in english
    for text in (english, swedish):
        assert "```" not in text
        assert all(len(line) <= 90 or "    " in line for line in text.splitlines()[3:])


def test_the_list_has_every_code_once() -> None:
    for language in ("en", "sv"):
        lines = listing_text(CATALOGUE.values(), "sv" if language == "sv" else "en").splitlines()
        assert [line.split()[0] for line in lines] == sorted(CATALOGUE)


@pytest.mark.parametrize("lost", ["# `x`\n", "\nMeans.\n", "## Why\n", "## På svenska\n"])
def test_a_page_without_a_part_is_no_page(lost: str) -> None:
    text = "# `x`\n\nMeans.\n\n## Why\n\nSo.\n\n## På svenska\n\nSå.\n"
    assert page_from_text("x", text).meaning == "Means."
    with pytest.raises(ValueError, match="page of `x`"):
        page_from_text("x", text.replace(lost, ""))
