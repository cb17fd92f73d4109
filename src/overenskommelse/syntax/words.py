"""In: the table `grammar/words.toml`. Out: the words of each language, both ways.

Guarantees: one table serves the parser, the printer and the messages, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.packaged import packaged_text
from overenskommelse.source.records import frozen
from overenskommelse.syntax.prebuilt import prebuilt

_SPACES = " \t\u00a0"
_SPACE = rf"[{_SPACES}]+"
_SIGNS_BEFORE_EQUALS = frozenset({"<", ">"})


@frozen
class Words:
    """The words of one language.

    Attributes:
        language: ``en`` or ``sv``.
        spellings: For each terminal, its spellings; the first is the one we write.
    """

    language: Language
    spellings: dict[str, tuple[str, ...]]

    def write(self, terminal: str) -> str:
        """The spelling we write for a terminal."""
        return self.spellings[terminal][0]

    def terminal_lines(self) -> str:
        """The terminals in Lark's notation.

        A word ends where its letters end (``by`` is not found in ``bypass``); between the words
        of a phrase any number of spaces may stand.
        """
        return "\n".join(
            f"{terminal}.5: /{_pattern(spellings)}/"
            for terminal, spellings in self.spellings.items()
        )

    def is_word(self, text: str) -> bool:
        """Whether a text is itself a word of the language, in its very spelling."""
        return any(text in spellings for spellings in self.spellings.values())

    def terminals_spelt(self, word: str) -> tuple[str, ...]:
        """Every terminal that `word` begins or is, whatever its case."""
        folded = word.casefold()
        return tuple(
            terminal
            for terminal, spellings in self.spellings.items()
            if any(spelling.split(" ")[0].casefold() == folded for spelling in spellings)
        )


@cache
def words_of(language: Language) -> Words:
    """The words of a language.

    Example:
        >>> words_of("sv").write("REQUIRE")
        'kräv'
    """
    table = prebuilt("words", dict) or all_spellings()
    return Words(language, {terminal: tuple(row[language]) for terminal, row in table.items()})


def all_spellings() -> dict[str, dict[str, list[str]]]:
    """For each terminal, its spellings in each language, as the table has them."""
    import tomllib  # noqa: PLC0415 - the build has read the table already

    return tomllib.loads(packaged_text("grammar", "words.toml"))


# --- finding words in a text -------------------------------------------------------------------
# Twice: as patterns for Lark, and letter by letter; a test holds the two against each other.


def _pattern(spellings: tuple[str, ...]) -> str:
    return "|".join(_spelling_pattern(spelling) for spelling in longest_first(spellings))


def longest_first(spellings: Iterable[str]) -> list[str]:
    """Spellings in the order in which they are tried."""
    return sorted(spellings, key=lambda spelling: (-len(spelling), spelling))


def _spelling_pattern(spelling: str) -> str:
    body = _SPACE.join(re.escape(word).replace("/", r"\/") for word in spelling.split(" "))
    if spelling in _SIGNS_BEFORE_EQUALS:
        return body + "(?!=)"
    return body + (r"(?!\w)" if spelling[-1].isalnum() else "")


def word_matcher(spellings: Sequence[str]) -> Callable[[str, int], int]:
    """What tells where one of the spellings ends that begins at a place; -1 if none does.

    Example:
        >>> match = word_matcher(["more than", ">"])
        >>> match("is more  than 3", 3), match("mores", 0), match(">= 3", 0)
        (13, -1, -1)
    """
    known = [(spelling, len(spelling), spelling.split(" ")) for spelling in spellings]

    def end(text: str, start: int) -> int:
        for spelling, size, words in known:
            if text.startswith(spelling, start):
                found = start + size
            elif len(words) == 1:
                continue
            else:
                found = _end_of_phrase(words, text, start)
            if found >= 0 and _ends_there(spelling, text, found):
                return found
        return -1

    return end


def _end_of_phrase(words: Sequence[str], text: str, start: int) -> int:
    """Where a phrase ends, with any number of spaces between its words; -1 if it is not there."""
    end = start
    for number, word in enumerate(words):
        if number:
            begin = end
            while end < len(text) and text[end] in _SPACES:
                end += 1
            if end == begin:
                return -1
        if not text.startswith(word, end):
            return -1
        end += len(word)
    return end


def _ends_there(spelling: str, text: str, end: int) -> bool:
    """Whether a word that was found is not the beginning of a longer one."""
    after = text[end : end + 1]
    if spelling in _SIGNS_BEFORE_EQUALS:
        return after != "="
    return not (spelling[-1].isalnum() and (after.isalnum() or after == "_"))
