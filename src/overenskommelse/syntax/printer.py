"""In: a file's tree. Out: its canonical text, in English or Swedish.

One sentence a line, two spaces a level, each keyword in its first spelling, the parentheses that
are needed and no others. A comment stands above its sentence, as deep as it, or two spaces behind
it. Of blank lines, one is kept where the author had any, between sentences or comments. At the
margin one is put before a sentence where the author had none, if it is a `use`, or if it or the
sentence before it has sentences below it; but sentences of one kind with only sources, notes,
labels and limits below them, as a list of facts, stay together.

Guarantees: reading the text again gives an equal tree with the same comments, and printing that
gives the same text. The walk down the tree is here; how each kind of sentence reads is beside it,
in `phrasing.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.syntax import facts, heads
from overenskommelse.syntax.comments import Comment
from overenskommelse.syntax.phrasing import Phrasing
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.syntax.words import words_of

_STEP = "  "
_SHORT = (heads.Citation, heads.Note, heads.Label, facts.Limit)


def print_file(file: File, language: Language | None = None) -> str:
    r"""The canonical text of a file, in its own language unless another is named.

    Example:
        >>> from overenskommelse.source.text import source_from_text
        >>> from overenskommelse.syntax.parser import parse
        >>> file, _ = parse(source_from_text('agreement   "Skolor"  2024 # A', "a.agr"))
        >>> print_file(file, "sv")
        'överenskommelse "Skolor" 2024  # A\n'
    """
    phrasing = Phrasing(words_of(language or file.language))
    lines: list[str] = []
    previous: Sentence | None = None
    for sentence in file.sentences:
        if not sentence.trivia.has_blank and _stands_apart(previous, sentence):
            lines.append("")
        lines.extend(_lines(sentence, phrasing, ""))
        previous = sentence
    lines.extend(_comments(file.closing, ""))
    return "\n".join(lines).strip("\n") + "\n"


def _lines(sentence: Sentence, phrasing: Phrasing, indent: str) -> Iterator[str]:
    trivia = sentence.trivia
    yield from _comments(trivia.above, indent)
    if trivia.is_apart:
        yield ""
    behind = f"  {trivia.behind}" if trivia.behind else ""
    yield indent + phrasing.statement(sentence.statement) + behind
    for below in sentence.body:
        yield from _lines(below, phrasing, indent + _STEP)
    yield from _comments(trivia.closing, indent + _STEP)


def _comments(comments: tuple[Comment, ...], indent: str) -> Iterator[str]:
    for comment in comments:
        if comment.is_apart:
            yield ""
        yield indent + comment.text


def _stands_apart(previous: Sentence | None, sentence: Sentence) -> bool:
    """Whether a blank line belongs between two sentences at the margin."""
    if previous is None:
        return False
    if isinstance(sentence.statement, heads.Use):
        return not isinstance(previous.statement, heads.Use)
    is_list = type(previous.statement) is type(sentence.statement)
    if is_list and _is_short(previous) and _is_short(sentence):
        return False
    return bool(previous.body or sentence.body)


def _is_short(sentence: Sentence) -> bool:
    return all(isinstance(below.statement, _SHORT) for below in sentence.body)
