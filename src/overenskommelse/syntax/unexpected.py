"""In: where a sentence stopped making sense. Out: a diagnostic that helps.

It says what was found, what was expected and, where one is near, the word that was meant.
"""

from __future__ import annotations

import re

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.source.written_dates import WrittenDate, written_date
from overenskommelse.syntax.placement import OPENING_TERMINALS, unknown_opening
from overenskommelse.syntax.words import Words

_WORD = re.compile(r"\w+|\S")
_ARITHMETIC = frozenset({"PLUS", "MINUS", "TIMES", "DIVIDED"})
_UNITS = frozenset(
    {"KRONOR", "THOUSAND_KRONOR", "MILLION_KRONOR", "BILLION_KRONOR", "ORE", "PERCENT", "POINTS"}
)
_COMPARATORS = frozenset({"AT_LEAST", "AT_MOST", "MORE_THAN", "LESS_THAN", "EQUALS", "DIFFERS"})
_DATES = frozenset({"DATE", "MONTH"})
_MOST_NAMED = 7


@frozen
class Unexpected:
    """Where reading stopped in a sentence's text, and the terminals that could have stood there."""

    start: int
    accepted: frozenset[str]


def unexpected_sentence(span: Span, text: str, found: Unexpected, words: Words) -> Diagnostic:
    """The diagnostic for a sentence that could not be read."""
    opening = _WORD.match(text)
    word = opening[0] if opening else text[:1]
    known = words.terminals_spelt(word)
    stopped_at_once = opening is None or not text[opening.end() : found.start].strip()
    if stopped_at_once and not any(terminal in OPENING_TERMINALS for terminal in known):
        return unknown_opening(span, word, words)
    return _unexpected_word(span, text, found, words)


def _unexpected_word(span: Span, text: str, found: Unexpected, words: Words) -> Diagnostic:
    match = _WORD.search(text, found.start)
    accepted = _in_words(found.accepted, words)
    if match is None:
        where = Span(span.source, max(span.start, span.end - 1), span.end)
        return diagnostic("sentence-ends-early", where, expected=accepted)
    if found.accepted & _DATES:
        date = written_date(text, match.start())
        if date is not None:
            return _date_in_words(span, match.start(), date)
    word = match[0]
    where = Span(span.source, span.start + match.start(), span.start + match.end())
    spelt = {words.write(terminal) for terminal in found.accepted if terminal in words.spellings}
    suggestion = nearest(word, spelt) if word.isalpha() else None
    return diagnostic("unexpected-word", where, word=word, expected=accepted, suggestion=suggestion)


def _date_in_words(span: Span, start: int, date: WrittenDate) -> Diagnostic:
    """A date as people write it in a letter, where one of figures should stand."""
    at = span.start + start
    where = Span(span.source, at, at + len(date.text))
    return diagnostic("date-not-iso", where, text=date.text, suggestion=date.suggestion)


def _in_words(accepted: frozenset[str], words: Words) -> str:
    """What could have stood there, one item a line: a quoted word or a key of the vocabulary."""
    keys: list[str] = []
    rest = set(accepted)
    for group, key in ((_UNITS, "UNIT"), (_COMPARATORS, "COMPARATOR"), (_ARITHMETIC, "OPERATOR")):
        if len(rest & group) > 1:
            keys.append(key)
            rest -= group
    own = [f"`{words.write(t)}`" for t in words.spellings if t in rest]
    others = sorted(rest - set(words.spellings))
    named = own + others + keys
    return "\n".join(named[:_MOST_NAMED])
