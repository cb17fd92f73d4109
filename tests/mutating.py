"""Texts that went wrong: agreements cut up, mixed and mutated, as by a hurried writer.

In: the agreements of the repository. Out: texts of a random choice of their top sentences, with
signs, words and lines put in, taken away, doubled and moved.
"""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen
from hypothesis import strategies as st

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.syntax.words import words_of

ROOT = Path(__file__).parent.parent
SEEDS = sorted([*ROOT.glob("agreements/*.agr"), *ROOT.glob("tests/corpus/good/*.agr")])
_TOP = re.compile(r"^(?=\S)", re.MULTILINE)
_USES = {"use", "använd"}
_TOKEN = re.compile(r'\s+|"[^"\n]*"?|\w+|[^\w\s]')


def _spellings(language: Language) -> set[str]:
    groups = words_of(language).spellings.values()
    return {spelling for group in groups for spelling in group}


KEYWORDS = sorted(_spellings("en") | _spellings("sv"))
ODD = [
    "", " ", "\t", "\n", "\n  ", "\r", "\x00", "\u00a0", "\u200b", "\u202e", "\u2066", "\ufeff",
    '"', "”", "(", ")", "((((", ":", ",", "%", "#", "-", "−", "*", "/", "<", ">=", "==", "½",
    "0", "1", "-1", "99", "2024", "2024-02-30", "30/9/2024", "1e9", "1.5", "1,5", "1.000,00",
    "182.500.000", "9" * 31, "٣", "７", "kr", "Mkr", "70%", "70 %", "о", "é",
    "e\u0301", "\U0001f600", "\ud800", "{{ x }}", "${x}", "<!--", "../x", "__class__", "%s", "{0}",
]  # fmt: skip


@frozen
class Seed:
    """An agreement cut into its head and the sentences at its margin, with what is under each."""

    name: str
    head: str
    blocks: tuple[str, ...]


def _seed(path: Path) -> Seed:
    parts = [part for part in _TOP.split(path.read_text("utf-8")) if part.strip()]
    starts = [number for number, part in enumerate(parts) if not part.startswith("#")]
    return Seed(path.stem, parts[starts[0]], tuple(parts[starts[0] + 1 :]))


SEEDED = [_seed(path) for path in SEEDS]
WORDS = sorted({token for path in SEEDS for token in _TOKEN.findall(path.read_text("utf-8"))})


@st.composite
def chosen_texts(draw: st.DrawFn) -> str:
    """A head and some of the sentences of an agreement, mostly with those they speak of."""
    seed = draw(st.sampled_from(SEEDED))
    numbers = st.integers(0, len(seed.blocks) - 1)
    chosen = draw(st.lists(numbers, min_size=1, max_size=5, unique=True))
    if draw(st.integers(0, 9)):
        chosen = _with_what_they_name(seed, chosen)
    ordered = chosen if draw(st.booleans()) else sorted(chosen)
    return seed.head + "".join(seed.blocks[number] for number in ordered)


def _with_what_they_name(seed: Seed, chosen: list[int]) -> list[int]:
    """The sentences, and those that say what stands in them, and so on."""
    at = {words[1]: number for number, words in enumerate(map(_words, seed.blocks)) if words[1:]}
    used = [number for number, block in enumerate(seed.blocks) if _words(block)[0] in _USES]
    found = list(dict.fromkeys([*used, *chosen]))
    for number in found:
        named = {at[word] for word in _words(seed.blocks[number]) if word in at}
        found.extend(sorted(named.difference(found)))
    return found


def _words(block: str) -> list[str]:
    return re.findall(r"[^\W\d]\w*", block)


@st.composite
def mutated_texts(draw: st.DrawFn) -> str:
    """Such a text after some slips of the pen."""
    text = draw(chosen_texts())
    for _ in range(draw(st.integers(1, 4))):
        slip = draw(st.sampled_from([_sign, _word, _word, _line]))
        text = slip(draw, text)
    return text


def _sign(draw: st.DrawFn, text: str) -> str:
    """Some signs, or none, in the place of some others."""
    at = draw(st.integers(0, len(text)))
    cut = draw(st.integers(0, 3))
    put = draw(st.sampled_from(ODD) | st.text(max_size=2))
    return text[:at] + put + text[at + cut :]


def _word(draw: st.DrawFn, text: str) -> str:
    """A word changed to another, of the language or of an agreement."""
    tokens = _TOKEN.findall(text)
    if not tokens:
        return text
    at = draw(st.integers(0, len(tokens) - 1))
    tokens[at] = draw(st.sampled_from(KEYWORDS) | st.sampled_from(WORDS) | st.sampled_from(ODD))
    return "".join(tokens)


def _line(draw: st.DrawFn, text: str) -> str:
    """A line dropped, doubled, moved or indented otherwise."""
    lines = text.splitlines(keepends=True) or [""]
    at = draw(st.integers(0, len(lines) - 1))
    line = lines.pop(at)
    match draw(st.sampled_from(["drop", "double", "move", "indent"])):
        case "double":
            lines[at:at] = [line, line]
        case "move":
            lines.insert(draw(st.integers(0, len(lines))), line)
        case "indent":
            lines.insert(at, " " * draw(st.integers(0, 8)) + line.lstrip(" "))
    return "".join(lines)
