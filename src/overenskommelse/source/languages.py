"""In: a sentence in English and Swedish, and its values. Out: the one of the language asked for.

Guarantees: every table of sentences is read the same way, and a sentence without values is told
as it stands, whatever braces it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "sv"]


class Phrasebook:
    """Sentences by key, each in English and Swedish, told in the language asked for.

    Example:
        >>> say = Phrasebook({"days": ("{count} days late", "{count} dagar sent")})
        >>> say("days", "sv", count=3)
        '3 dagar sent'
    """

    def __init__(self, words: Mapping[str, tuple[str, str]]) -> None:
        self._words = words

    def __call__(self, key: str, language: Language, /, **values: object) -> str:
        """The sentence for `key`, with its values filled in.

        Raises:
            KeyError: If the book has no such sentence.
        """
        english, swedish = self._words[key]
        template = swedish if language == "sv" else english
        return template.format(**values) if values else template
