"""Where comments and blank lines come to stand."""

from __future__ import annotations

from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.formatting import text as formatting_text

ROOT = Path(__file__).resolve().parents[2]
UNTIDY = """\


# The head of the file.

agreement "A"   2024 #behind
    source "s"  # behind the last word
      # belongs to the source


    # ends the head
# about the period
period H1 is 2024-01
fact a number per r, period
   source "s"
fact b number per r, period
# about this note
   note "n"

   # ends b
   # ends b, too
measure m = (  # why one
   # why two
   a / # why three

   b) "M" # behind
grant g 1 Mkr to r equally

  require (m at least 70%) for H1
        # deep below
  # ends g
    # deeper, but below what ended
# ends the file

#really
"""
TIDY = """\
# The head of the file.

agreement "A" 2024  #behind
  source "s"  # behind the last word
    # belongs to the source

  # ends the head

# about the period
period H1 is 2024-01

fact a number per r, period
  source "s"
fact b number per r, period
  # about this note
  note "n"

  # ends b
  # ends b, too

# why one
# why two
# why three
measure m = a / b "M"  # behind

grant g 1 Mkr to r equally

  require m >= 70% for H1
    # deep below
  # ends g
  # deeper, but below what ended
# ends the file

#really
"""


def test_comments_stay_by_their_sentences_and_blank_lines_where_they_were() -> None:
    assert ov.format_text(UNTIDY) == TIDY


def test_tidy_text_is_left_as_it_is() -> None:
    assert ov.format_text(TIDY) == TIDY


def test_commented_out_sentences_between_sentences_stay_there() -> None:
    text = 'agreement "A"\n  note "x"\n#  total 1 Mkr\n  note "y"\n'
    assert ov.format_text(text) == text.replace("#  total", "  #  total")


def test_a_number_sign_in_a_text_is_no_comment() -> None:
    text = 'agreement "A # B"  # C "D\n'
    assert ov.format_text(text) == text


def test_a_text_with_mistakes_is_refused_with_all_of_them() -> None:
    with pytest.raises(ov.AgreementError) as caught:
        ov.format_text('agreement "A"\n  total 1.500 Mkr\nfakt x\n', name="a.agr")
    told = [(item.code, item.place.file, item.place.line) for item in caught.value.diagnostics]
    assert told == [("ambiguous-number", "a.agr", 2), ("unknown-sentence", "a.agr", 3)]


def test_a_language_that_does_not_exist_is_told() -> None:
    with pytest.raises(ov.AgreementError, match="bad-language"):
        ov.format_text('agreement "A"', "de")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        'agreement "A"\n',
        'agreement "A"  # other\n',
        'agreement "B"  # kept\n',
        'agreement "A"  # kept\n\n\n',
        "",
    ],
)
def test_what_does_not_read_the_same_is_never_handed_out(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting_text, "print_file", lambda *_: written)
    with pytest.raises(ov.AgreementError) as caught:
        ov.format_text('agreement "A" # kept')
    assert caught.value.code == "format-unfaithful"


def test_a_sentence_that_would_grow_too_long_is_told_and_not_written() -> None:
    text = 'agreement "A"\nmeasure m = a' + "+a" * 2400 + "\n"
    with pytest.raises(ov.AgreementError) as caught:
        ov.format_text(text, name="a.agr")
    [item] = caught.value.diagnostics
    assert (item.code, item.place.file, item.place.line) == ("sentence-too-long", "a.agr (en)", 2)


def test_a_comment_inside_a_sentence_goes_above_it_however_deep_it_stood() -> None:
    text = 'agreement "A"\n  note "x"\nmeasure m = (\n      # inside\n    a)\n'
    assert ov.format_text(text) == 'agreement "A"\n  note "x"\n\n# inside\nmeasure m = a\n'


@pytest.mark.parametrize("path", sorted((ROOT / "agreements").glob("*.agr")), ids=lambda p: p.name)
def test_the_agreements_shipped_are_tidy(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ov.format_text(text, name=path.name) == text
