"""In: where a sentence stopped making sense. Out: a diagnostic that helps.

It says what was found, what was expected and, where one is near, the word that was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.source.written_dates import WrittenDate, written_date
from overenskommelse.syntax.meant import Meant, Stop, meant
from overenskommelse.syntax.placement import OPENING_TERMINALS, unknown_opening
from overenskommelse.syntax.words import Words

_WORD = re.compile(r"\w+|\S")
_LAST_WORD = re.compile(r"[^\W\d]+\.?\s+$")
_ARITHMETIC = frozenset({"PLUS", "MINUS", "TIMES", "DIVIDED"})
_UNITS = frozenset(
    {"KRONOR", "THOUSAND_KRONOR", "MILLION_KRONOR", "BILLION_KRONOR", "ORE", "PERCENT", "POINTS"}
)
_COMPARATORS = frozenset({"AT_LEAST", "AT_MOST", "MORE_THAN", "LESS_THAN", "EQUALS", "DIFFERS"})
_DATES = frozenset({"DATE", "MONTH"})
_DATED = frozenset({"BY_DATE", "BEFORE", "FROM", "AFTER", "IN", "BETWEEN", "WITHIN"})
_MOST_NAMED = 8


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
    for start in _starts_of_date(text, match.start(), found):
        date = written_date(text, start)
        if date is not None:
            return _date_in_words(span, start, date)
    is_below = span.place.column != 1
    told = meant(Stop(text, match.start(), found.accepted, words, is_below))
    told = told or _misspelt(match[0], found.accepted, words)
    start = span.start + match.start()
    return diagnostic(
        "unexpected-word",
        Span(span.source, start, start + len(told.found)),
        word=told.found,
        expected=accepted,
        suggestion=told.suggestion,
        instead=told.instead,
        one_word=told.one_word,
    )


def _starts_of_date(text: str, stop: int, found: Unexpected) -> tuple[int, ...]:
    """Where a date may begin: where one is wanted, or at a month's name read as a name."""
    before = _LAST_WORD.search(text, 0, stop)
    here = (stop,) if found.accepted & _DATES else ()
    return here if before is None else (*here, before.start())


def _misspelt(word: str, accepted: frozenset[str], words: Words) -> Meant:
    """The word found, with the nearest of those that could stand there."""
    spelt = {words.write(terminal) for terminal in accepted if terminal in words.spellings}
    return Meant(word, suggestion=nearest(word, spelt) if word.isalpha() else None)


def _date_in_words(span: Span, start: int, date: WrittenDate) -> Diagnostic:
    """A date as people write it in a letter, where one of figures should stand."""
    at = span.start + start
    where = Span(span.source, at, at + len(date.text))
    return diagnostic("date-not-iso", where, text=date.text, suggestion=date.suggestion)


def _in_words(accepted: frozenset[str], words: Words) -> str:
    """What could have stood there, one item a line: a quoted word or a key of the vocabulary.

    What would go on from what was read comes first: a comparison, a unit, a day.
    """
    keys: list[str] = []
    rest = set(accepted)
    for group, key in ((_COMPARATORS, "COMPARATOR"), (_UNITS, "UNIT"), (_ARITHMETIC, "OPERATOR")):
        if len(rest & group) > 1:
            keys.append(key)
            rest -= group
    if rest >= _DATED:
        keys.append("DATED")
        rest -= _DATED
    if "OF_SEVERAL" in rest:
        rest.discard("OF")
    if "IN_CODE_ORDER" in rest:
        rest.discard("COLON")
    own = [f"`{words.write(t)}`" for t in sorted(rest & set(words.spellings), key=_order(words))]
    others = sorted(rest - set(words.spellings), key=lambda each: (each == "LPAR", each))
    first = [key for key in keys if key != "OPERATOR"]
    middle = others + own if {"NAME", "LPAR"} <= rest else own + others
    named = first + middle + [key for key in keys if key == "OPERATOR"]
    return "\n".join(named if len(named) <= _MOST_NAMED else [*named[: _MOST_NAMED - 1], "MORE"])


def _order(words: Words) -> Callable[[str], tuple[bool, int]]:
    """Words about days first, the others as they come in the table of words."""
    places = {terminal: place for place, terminal in enumerate(words.spellings)}
    return lambda terminal: (terminal not in _DATED, places[terminal])
