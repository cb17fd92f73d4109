"""Laws of the formatter, for any file the grammar can say, however untidily it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from formatting.untidy import Untidy, untidy_files
from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.formatting.proof import comments_of
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file
from overenskommelse.syntax.tree import File
from overenskommelse.testing.trees import files

languages = st.sampled_from(["en", "sv"])


def _read(text: str) -> File:
    file, mistakes = parse(source_from_text(text, "text"))
    assert mistakes == [], text
    return file


@given(untidy_files())
@settings(max_examples=150, deadline=None)
def test_formatting_keeps_the_tree_and_every_comment(untidy: Untidy) -> None:
    formatted = ov.format_text(untidy.text)
    file = _read(formatted)
    assert file == untidy.file
    assert file.language == untidy.language
    assert list(comments_of(file)) == untidy.comments
    assert sum(line.lstrip().startswith("#") for line in formatted.split("\n")) <= len(
        untidy.comments
    )


@given(untidy_files())
@settings(max_examples=100, deadline=None)
def test_formatting_twice_is_formatting_once(untidy: Untidy) -> None:
    formatted = ov.format_text(untidy.text)
    assert ov.format_text(formatted) == formatted


@given(untidy_files())
@settings(max_examples=100, deadline=None)
def test_to_the_other_language_and_back_is_formatting_in_one(untidy: Untidy) -> None:
    other: Language = "sv" if untidy.language == "en" else "en"
    there = ov.format_text(untidy.text, other)
    assert list(comments_of(_read(there))) == untidy.comments
    assert ov.format_text(there, untidy.language) == ov.format_text(untidy.text)


@given(untidy_files())
@settings(max_examples=50, deadline=None)
def test_formatted_text_has_one_line_end_and_no_loose_space(untidy: Untidy) -> None:
    formatted = ov.format_text(untidy.text)
    lines = formatted.split("\n")
    assert lines[-1] == ""
    assert all(line == line.rstrip() for line in lines)
    assert lines[0] != ""
    assert lines[-2] != ""
    assert "\n\n\n" not in formatted
    assert "\r" not in formatted
    assert "\ufeff" not in formatted


@given(files(), languages, st.integers(0, 10_000), st.text(max_size=5), st.integers(0, 20))
@settings(max_examples=100, deadline=None)
def test_mutated_text_is_formatted_or_refused(
    file: File, language: Language, start: int, put: str, cut: int
) -> None:
    text = print_file(file, language)
    at = start % (len(text) + 1)
    mutated = text[:at] + put + text[at + cut :]
    if parse(source_from_text(mutated, "mutated"))[1]:
        with pytest.raises(ov.AgreementError) as caught:
            ov.format_text(mutated)
        assert "format-unfaithful" not in {item.code for item in caught.value.diagnostics}
    else:
        assert _read(ov.format_text(mutated)) == _read(mutated)
