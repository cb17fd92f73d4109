"""Laws of the formatter, for any file the grammar can say, however untidily it is written."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from formatting.untidy import Untidy, untidy_files
from mutating import chosen_texts
from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.formatting.proof import comments_of
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.heads import Head
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.placement import PLACES
from overenskommelse.syntax.printer import print_file
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.testing.trees import STATEMENTS, files, sentences

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


def _way_to(kind: type) -> list[type]:
    """The kinds of sentences above a kind, from the margin down, and the kind itself."""
    ways: list[list[type]] = [[top] for top in PLACES[None]]
    for way in ways:
        if way[-1] is kind:
            return way
        ways.extend([*way, below] for below in PLACES.get(way[-1], ()) if below not in way)
    raise AssertionError(kind)


@st.composite
def _files_with(draw: st.DrawFn, kind: type) -> File:
    """A file with a sentence of one kind in its place, and what else may stand there."""
    way = _way_to(kind)
    sentence = Sentence(draw(STATEMENTS[kind]))
    for above, under in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
        others = draw(st.lists(sentences(above, 0), max_size=2))
        beside = [other for other in others if type(other.statement) is not under]
        sentence = Sentence(draw(STATEMENTS[above]), (*beside, sentence))
    head = () if kind is Head else (Sentence(draw(STATEMENTS[Head])),)
    return File((*head, sentence))


@pytest.mark.parametrize("kind", STATEMENTS, ids=lambda kind: kind.__name__)
@given(st.data())
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_every_kind_of_sentence_comes_back_from_the_other_language(
    kind: type, data: st.DataObject
) -> None:
    untidy = data.draw(untidy_files(_files_with(kind)))
    there = ov.format_text(untidy.text, "sv")
    back = ov.format_text(there, "en")
    assert back == ov.format_text(untidy.text, "en")
    assert ov.format_text(back, "sv") == there


@given(chosen_texts())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_an_agreement_means_the_same_in_the_other_language(text: str) -> None:
    """Of sentences of real agreements: the same text comes back, and the meaning stays."""
    tidy = ov.format_text(text)
    own = _read(tidy).language
    other: Language = "sv" if own == "en" else "en"
    there = ov.format_text(tidy, other)
    assert ov.format_text(there, own) == tidy
    one, other_one = ov.check_text(tidy)[0], ov.check_text(there)[0]
    assert (one is None) == (other_one is None)
    if one is not None and other_one is not None:
        assert other_one.changes_from(one) == ()


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
