"""In: a file's tree. Out: its canonical text, in English or Swedish.

Guarantees: reading the text again gives an equal tree. The walk down the tree is here; how each
kind of sentence reads is beside it, in `phrasing.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.syntax import heads
from overenskommelse.syntax.phrasing import Phrasing
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.syntax.words import words_of

_STEP = "  "


def print_file(file: File, language: Language | None = None) -> str:
    r"""The canonical text of a file, in its own language unless another is named.

    Example:
        >>> from overenskommelse.source.text import source_from_text
        >>> from overenskommelse.syntax.parser import parse
        >>> file, _ = parse(source_from_text('agreement   "Skolor"  2024', "a.agr"))
        >>> print_file(file, "sv")
        'överenskommelse "Skolor" 2024\n'
    """
    phrasing = Phrasing(words_of(language or file.language))
    lines: list[str] = []
    for sentence in file.sentences:
        if lines and _stands_apart(sentence):
            lines.append("")
        lines.extend(_lines(sentence, phrasing, ""))
    return "\n".join(lines) + "\n"


def _lines(sentence: Sentence, phrasing: Phrasing, indent: str) -> Iterator[str]:
    yield indent + phrasing.statement(sentence.statement)
    for below in sentence.body:
        yield from _lines(below, phrasing, indent + _STEP)


def _stands_apart(sentence: Sentence) -> bool:
    return bool(sentence.body) or isinstance(sentence.statement, heads.Use)
