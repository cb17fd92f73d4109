"""Names that are keywords of the other language: rewritten if they stay names, else told of."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.check.scope import RESERVED
from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.text import Span, source_from_text
from overenskommelse.syntax.names import Name, Ref
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file
from overenskommelse.syntax.tree import File
from overenskommelse.syntax.words import words_of
from overenskommelse.testing.trees import files

KEYWORDS = sorted(
    {
        word
        for language in ("en", "sv")
        for spellings in words_of(language).spellings.values()
        for spelling in spellings
        for word in spelling.split()
        if word.isalpha()
    }
)
"""Every word of either language's keywords."""


def _renamed(node: Any, names: st.DataObject) -> Any:
    """A tree with each name, of any kind, drawn anew from the keywords."""
    if isinstance(node, Name | Ref):
        return type(node)(names.draw(st.sampled_from(KEYWORDS)))
    if isinstance(node, tuple):
        return tuple(_renamed(item, names) for item in node)
    if attrs.has(type(node)) and not isinstance(node, Span):
        parts = {each.name: getattr(node, each.name) for each in attrs.fields(type(node))}
        return type(node)(**{name: _renamed(part, names) for name, part in parts.items()})
    return node


@given(files(), st.sampled_from(["en", "sv"]), st.data())
@settings(max_examples=150, deadline=None)
def test_a_keyword_as_a_name_stays_a_name_or_is_told(
    file: File, language: Language, data: st.DataObject
) -> None:
    text = print_file(_renamed(file, data), language)
    said, mistakes = parse(source_from_text(text, "text"))
    if mistakes:
        return
    other: Language = "sv" if language == "en" else "en"
    refused: tuple[ov.Diagnostic, ...] = ()
    try:
        there = ov.format_text(text, other)
    except ov.AgreementError as error:
        refused = error.diagnostics
    if refused:
        assert {item.code for item in refused} == {"name-is-keyword"}
        assert {dict(item.values)["name"] for item in refused} <= RESERVED | set(KEYWORDS)
    else:
        assert parse(source_from_text(there, "there"))[0] == said


POSITIONS = """\
agreement "A" 2024
recipients {0} "R"
  {0}_1 "A"
period {0} is 2024
fact {0} number per {0}, {0}
measure {0} = 1 + {0} + (2 * {0}) - {0} "M"
measure {0} = -{0}
measure {0} = {0} during {0} / {0} "M"
target {0}: {0} > 2 and {0} < 1 or {0} >= {0} for {0} "T"
fund {0} 1 Mkr
grant {0} 1 Mkr to {0} by {0} during {0} "G"
  require {0}
  require {0}: {0} for {0}
  require {0} by 2024-01-01
  require {0} in 2024-01 and {0} between 2024-01-01 and 2024-02-01
example "E"
  given {0} during {0} of {0}_1 = yes
  given {0}
    {0}_1 = 1
  assessed {0}, {0} met for all by "A" on 2024-01-01 in "B"
  expect {0} met by {0}_1
  expect {0} not yet due for all
  expect {0} undistributed = 0 kr
"""


@pytest.mark.parametrize("word", KEYWORDS)
def test_no_other_word_than_the_reserved_ones_clashes_in_any_position(word: str) -> None:
    english = POSITIONS.format(word)
    if parse(source_from_text(english, "text"))[1]:
        assert word in RESERVED, "a keyword that cannot be a name in its own language"
        return
    swedish = print_file(parse(source_from_text(english, "text"))[0], "sv")
    if parse(source_from_text(swedish, "text"))[1]:
        assert word in RESERVED
        with pytest.raises(ov.AgreementError) as caught:
            ov.format_text(english, "sv")
        assert caught.value.code == "name-is-keyword"
        return
    assert ov.format_text(english, "sv") == swedish
    assert ov.format_text(swedish, "en") == ov.format_text(english)


def test_a_clash_is_told_at_the_name_in_both_languages() -> None:
    text = 'agreement "A"\nfact inte yes/no per x\ntarget inte # here\n'
    with pytest.raises(ov.AgreementError) as caught:
        ov.format_text(text, "sv", name="a.agr")
    [item] = caught.value.diagnostics
    assert (item.code, item.place.line, item.place.column) == ("name-is-keyword", 3, 8)
    assert "keyword in Swedish" in item.headline("en")
    assert "nyckelord på svenska" in item.headline("sv")
    assert item.help("sv") == "ge det ett annat namn, som `inte_1`, överallt i filen"
    assert ov.format_text(text).endswith("target inte  # here\n")


def test_a_recipient_with_the_name_of_a_keyword_is_quoted() -> None:
    text = 'agreement "A"\nrecipients x\n  till "B"\n'
    swedish = ov.format_text(text, "sv")
    assert '  "till" "B"\n' in swedish
    assert ov.format_text(swedish, "en") == 'agreement "A"\n\nrecipients x\n  till "B"\n'
