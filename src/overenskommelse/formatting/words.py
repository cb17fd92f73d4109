"""What is said of a file that was formatted, in English and Swedish."""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Language

_WORDS: dict[str, tuple[str, str]] = {
    "rewritten": ("{file}: rewritten", "{file}: omskriven"),
    "unchanged": ("{file}: unchanged", "{file}: oförändrad"),
}


def told(key: str, language: Language, file: str) -> str:
    """What is said of a file.

    Example:
        >>> told("rewritten", "sv", "skolor.agr")
        'skolor.agr: omskriven'
    """
    english, swedish = _WORDS[key]
    return (swedish if language == "sv" else english).format(file=file)
