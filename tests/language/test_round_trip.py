"""What the printer writes, the parser reads back as the same tree, in either language."""

from __future__ import annotations

from typing import get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file
from overenskommelse.syntax.tree import Broken, File, Statement
from overenskommelse.testing.trees import STATEMENTS, files

languages = st.sampled_from(["en", "sv"])


@given(files(), languages)
@settings(max_examples=150, deadline=None)
def test_printed_file_reads_as_the_same_tree(file: File, language: Language) -> None:
    text = print_file(file, language)
    again, mistakes = parse(source_from_text(text, "printed"))
    assert mistakes == [], text
    assert again == file
    assert print_file(again) == text


@given(files())
@settings(max_examples=50, deadline=None)
def test_english_to_swedish_and_back_is_the_same_text(file: File) -> None:
    english = print_file(file, "en")
    swedish = print_file(parse(source_from_text(english, "a"))[0], "sv")
    back = print_file(parse(source_from_text(swedish, "b"))[0], "en")
    assert back == english


@given(st.text(max_size=300))
@example('agreement "x" 2024\n  total (((')
@example("\x00" * 5)
@example("agreement\t\u202e#")
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text: str) -> None:
    parse(source_from_text(text, "any"))


@given(files(), st.integers(0, 10_000), st.text(max_size=5), st.integers(0, 20))
@settings(max_examples=100, deadline=None)
def test_no_mutated_file_raises(file: File, start: int, put: str, cut: int) -> None:
    text = print_file(file, "en")
    at = start % (len(text) + 1)
    parse(source_from_text(text[:at] + put + text[at + cut :], "mutated"))


def test_every_kind_of_sentence_has_a_strategy() -> None:
    assert set(STATEMENTS) == set(get_args(Statement)) - {Broken}
