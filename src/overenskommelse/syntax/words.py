"""In: the table `grammar/words.toml`. Out: the words of each language, both ways.

Guarantees: one table serves the parser, the printer and the messages, so they cannot disagree.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.packaged import packaged_text
from overenskommelse.source.records import frozen

_SPACE = r"[ \t\u00a0]+"


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
    table = tomllib.loads(packaged_text("grammar", "words.toml"))
    return Words(language, {terminal: tuple(row[language]) for terminal, row in table.items()})


def _pattern(spellings: tuple[str, ...]) -> str:
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return "|".join(_spelling_pattern(spelling) for spelling in longest_first)


def _spelling_pattern(spelling: str) -> str:
    body = _SPACE.join(re.escape(word).replace("/", r"\/") for word in spelling.split(" "))
    if spelling in {"<", ">"}:
        return body + "(?!=)"
    return body + (r"(?!\w)" if spelling[-1].isalnum() else "")
