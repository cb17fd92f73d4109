"""In: a word nobody knows and the words there are. Out: the one that was probably meant, or None.

Guarantees: the same answer whatever order the known words come in.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

MOST_SUGGESTIONS = 100
"""After so many mistakes in one file nobody reads on, and looking for near words costs time."""
_LONGEST = 60


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word closest to `word`, or None when none is close.

    Accents and case count little: ``ostergotland`` is close to ``Östergötland``.

    Example:
        >>> nearest("populaton", ["prem", "population"])
        'population'
        >>> nearest("xyzzy", ["prem", "population"]) is None
        True
    """
    if len(word) > _LONGEST:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    folded: dict[str, list[str]] = {}
    for candidate in sorted(known):
        folded.setdefault(_fold(candidate), []).append(candidate)
    close = get_close_matches(_fold(word), sorted(folded), n=1, cutoff=0.7)
    return max(folded[close[0]], key=lambda each: _likeness(word, each)) if close else None


def _likeness(word: str, candidate: str) -> tuple[float, int]:
    """How alike two words are with their accents; only used to choose a suggestion."""
    one, other = word.casefold(), candidate.casefold()
    from difflib import SequenceMatcher  # noqa: PLC0415 - only mistakes need it

    shared = sum((Counter(one) & Counter(other)).values())
    return SequenceMatcher(None, one, other).ratio(), shared


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
