"""In: nothing. Out: strategies for texts that are probably wrong: valid agreements, then spoilt.

Each change is of the sort people make: a word left out, a name misspelt, a line twice, a sum that
no longer holds. A change may by chance leave a text right; most do not.

Guarantees: the text differs from the valid one it was made of, which is told beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen
from hypothesis import strategies as st

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.testing.agreements import agreement_texts


@frozen
class Mutated:
    """A text that is probably wrong.

    Attributes:
        text: The text.
        before: The valid text it was made of.
        changes: What was done to it, in order.
    """

    text: str
    before: str
    changes: tuple[str, ...]


@st.composite
def mutated_texts(draw: st.DrawFn, language: Language | None = None, most: int = 3) -> Mutated:
    """Texts of agreements with one or several changes that probably make them wrong.

    Args:
        draw: What Hypothesis hands in.
        language: The language of their keywords; without it, either.
        most: At most so many changes.
    """
    before = draw(agreement_texts(language))
    text = before
    changes = draw(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=most))
    for change in changes:
        text = CHANGES[change](draw, text)
    if text == before:
        text, changes = _without_a_word(draw, text), [*changes, "word left out"]
    return Mutated(text, before, tuple(changes))


def _line(draw: st.DrawFn, lines: list[str]) -> int:
    """The number of a line that says something."""
    return draw(st.sampled_from([place for place, line in enumerate(lines) if line.strip()]))


def _without_a_word(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    place = _line(draw, lines)
    words = lines[place].split(" ")
    left_out = draw(st.sampled_from([number for number, word in enumerate(words) if word]))
    lines[place] = " ".join(words[:left_out] + words[left_out + 1 :])
    return "\n".join(lines)


def _line_lost(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    del lines[_line(draw, lines)]
    return "\n".join(lines) if any(line.strip() for line in lines) else text


def _line_twice(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    place = _line(draw, lines)
    lines.insert(place, lines[place])
    return "\n".join(lines)


def _moved_in(draw: st.DrawFn, text: str) -> str:
    """A line one level too deep, or one too shallow."""
    lines = text.split("\n")
    place = _line(draw, lines)
    deeper = draw(st.booleans()) or not lines[place].startswith("  ")
    lines[place] = "  " + lines[place] if deeper else lines[place][2:]
    return "\n".join(lines)


def _replaced(draw: st.DrawFn, text: str, pattern: str, change: Callable[[str], str]) -> str:
    """One of the places where a pattern fits, changed; the text itself if there is none."""
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    match = draw(st.sampled_from(found))
    return text[: match.start()] + change(match[0]) + text[match.end() :]


def _misspelt(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, r"[a-zåäö_]{4,}[0-9]?", lambda word: word[1] + word[0] + word[2:])


def _number_changed(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, r"\b[0-9]+\b", lambda number: f"{int(number) + 1}")


def _unit_lost(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, r"(?<=[0-9]) ?(%|kr|tkr)", lambda _: "")


def _quote_lost(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, '"', lambda _: "")


def _parenthesis_open(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, r" (?=\w)", lambda _: " (")


def _foreign_sign(draw: st.DrawFn, text: str) -> str:
    sign = draw(st.sampled_from(["\u200b", "\u202e", "”", "§§", "=>", "\x00"]))
    return _replaced(draw, text, r" (?=\w)", lambda _: f" {sign}")


CHANGES: dict[str, Callable[[st.DrawFn, str], str]] = {
    "foreign sign": _foreign_sign,
    "line lost": _line_lost,
    "line twice": _line_twice,
    "moved in": _moved_in,
    "name misspelt": _misspelt,
    "number changed": _number_changed,
    "parenthesis open": _parenthesis_open,
    "quote lost": _quote_lost,
    "unit lost": _unit_lost,
    "word left out": _without_a_word,
}
"""What can be done to a text, by what it is called in `Mutated.changes`."""
