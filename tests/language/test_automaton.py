"""The automaton reads what Lark reads, and calls a builder with the children of Lark's tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Tree
from lark.exceptions import UnexpectedInput

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax import prebuilt, tables
from overenskommelse.syntax.automaton import Automaton, Token, Unfit
from overenskommelse.syntax.outline import Line, read_outline

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("agreements/*.agr"), *ROOT.glob("tests/corpus/*/*.agr")])
LANGUAGES: tuple[Language, ...] = ("en", "sv")


class Telling:
    """A builder that says what it was called with."""

    def __getattr__(self, name: str) -> Callable[[list[Any]], Any]:
        if name.isupper():
            raise AttributeError(name)
        return lambda children: (name, children)


def told(part: Any) -> Any:
    """The same of a part of Lark's tree."""
    if isinstance(part, Tree):
        return (str(part.data), [told(child) for child in part.children])
    return (part.type, str(part), part.start_pos, part.end_pos)


def plain(part: Any) -> Any:
    if isinstance(part, Token):
        return (part.type, str(part), part.start_pos, part.end_pos)
    name, children = part
    return (name, [plain(child) for child in children])


def by_lark(text: str, language: Language) -> Any:
    try:
        return told(tables.lark_of(language).parse(text))
    except UnexpectedInput:
        return None


def by_automaton(text: str, language: Language) -> Any:
    try:
        return plain(tables.automaton_of(language).read(text, Telling()))
    except Unfit:
        return None


def sentences(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        yield line.text
        yield from sentences(line.below)


def all_sentences() -> list[str]:
    found: set[str] = set()
    for file in FILES:
        text = file.read_text(encoding="utf-8", errors="replace")
        if len(text) < 100_000:
            found |= set(sentences(read_outline(source_from_text(text, "a"))[0].below))
    return sorted(text for text in found if len(text) < 2_000)


SENTENCES = all_sentences()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_repository_is_read_as_lark_reads_it(language: Language) -> None:
    read = 0
    for text in SENTENCES:
        expected = by_lark(text, language)
        assert by_automaton(text, language) == expected, text
        read += expected is not None
    assert read > 400


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.data())
def test_mangled_sentences_are_read_or_refused_as_by_lark(
    one: str, other: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(one)))
    start = data.draw(st.integers(0, len(other)))
    text = one[:cut] + other[start:]
    for language in LANGUAGES:
        assert by_automaton(text, language) == by_lark(text, language)


@pytest.mark.parametrize("wrong", ["", "{}", '{"made_from": [1], "built": {}}'])
def test_without_tables_that_fit_everything_is_made_from_the_grammar(
    wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en.json").write_text(wrong)
    monkeypatch.setattr(prebuilt, "FOLDER", tmp_path)
    fresh: Automaton = tables.automaton_of.__wrapped__("en")
    assert plain(fresh.read('use "a.agr"', Telling())) == by_lark('use "a.agr"', "en")


def test_tables_say_the_same_as_the_grammar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.write_tables(tmp_path)
    monkeypatch.setattr(prebuilt, "FOLDER", tmp_path)
    from_file: Automaton = tables.automaton_of.__wrapped__("sv")
    lark = tables.lark_of.__wrapped__("sv")
    for text in SENTENCES[::10]:
        try:
            expected = told(lark.parse(text))
        except UnexpectedInput:
            with pytest.raises(Unfit):
                from_file.read(text, Telling())
        else:
            assert plain(from_file.read(text, Telling())) == expected
