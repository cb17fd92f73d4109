"""What is said of a file that was formatted, in English and Swedish."""

from __future__ import annotations

from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    "rewritten": ("{file}: rewritten", "{file}: omskriven"),
    "unchanged": ("{file}: unchanged", "{file}: oförändrad"),
}
told = Phrasebook(_WORDS)
