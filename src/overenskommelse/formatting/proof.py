"""In: a file's tree, and the text written from it. Out: where the text does not say the same.

A keyword of one language may be a name in the other. Where such a name stands in a place that the
keyword could stand in, the sentence cannot be written in that language, and the author is told
which name it is. Which places those are follows from the grammar: nothing is listed here, each
text is read again and compared.

Guarantees: no finding means that the text reads as the same tree, with the same comments in the
same order, and that printing it again gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic
from overenskommelse.source.text import Source, Span
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file
from overenskommelse.syntax.tree import File, Sentence, Statement
from overenskommelse.syntax.words import words_of

_LIMITS = frozenset({"sentence-too-long", "file-too-large"})
"""What a text can grow beyond by being formatted; the place told is one in the formatted text."""


def unfaithful(source: Source, file: File, written: Source) -> list[Diagnostic]:
    """What keeps a text from saying what a tree says; nothing if it does.

    Args:
        source: What the tree was read from.
        file: The tree.
        written: The text that was written from the tree.
    """
    again, mistakes = parse(written)
    if not mistakes and again == file:
        is_kept = comments_of(again) == comments_of(file) and print_file(again) == written.text
        return [] if is_kept else [diagnostic("format-unfaithful", Span(source, 0, 1))]
    clashes = _clashes(file, again)
    if clashes:
        return clashes
    if mistakes and all(item.code in _LIMITS for item in mistakes):
        return mistakes
    return [diagnostic("format-unfaithful", Span(source, 0, 1)), *mistakes]


def comments_of(file: File) -> tuple[str, ...]:
    r"""The comments of a file, in order.

    Example:
        >>> from overenskommelse.source.text import source_from_text
        >>> comments_of(parse(source_from_text('# one\nagreement "A" # two', "a.agr"))[0])
        ('# one', '# two')
    """
    return (*_comments_of(file.sentences), *(comment.text for comment in file.closing))


def _comments_of(sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        trivia = sentence.trivia
        yield from (comment.text for comment in trivia.above)
        if trivia.behind is not None:
            yield trivia.behind
        yield from _comments_of(sentence.body)
        yield from (comment.text for comment in trivia.closing)


def _clashes(file: File, again: File) -> list[Diagnostic]:
    """The keywords among the names of sentences that read otherwise, each told once."""
    keywords = _single_words(again.language)
    tongue = "Swedish" if again.language == "sv" else "English"
    said_before, said_now = list(_statements(file.sentences)), list(_statements(again.sentences))
    if len(said_before) != len(said_now):
        return []
    found: dict[str, Diagnostic] = {}
    for said, reads in zip(said_before, said_now, strict=True):
        if said == reads:
            continue
        for name in _names_in(said):
            if name.text.casefold() in keywords and name.text not in found:
                found[name.text] = diagnostic(
                    "name-is-keyword", name.span, name=name.text, tongue=tongue
                )
    return list(found.values())


def _single_words(language: Language) -> frozenset[str]:
    """Every word that a keyword is or holds."""
    return frozenset(
        word.casefold()
        for spellings in words_of(language).spellings.values()
        for spelling in spellings
        for word in spelling.split()
    )


def _statements(sentences: Iterable[Sentence]) -> Iterator[Statement]:
    for sentence in sentences:
        yield sentence.statement
        yield from _statements(sentence.body)


def _names_in(node: Any) -> Iterator[Name]:
    """The names in a statement, of whatever kind it is."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from _names_in(item)
    elif attrs.has(type(node)) and not isinstance(node, Span):
        for value in attrs.astuple(node, recurse=False):
            yield from _names_in(value)
