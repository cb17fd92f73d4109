"""In: a code word's entry in the catalogue and its page. Out: a plain text for the terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from string import Formatter

from overenskommelse.diagnostics.message import Message
from overenskommelse.diagnostics.pages import Page, PageExample
from overenskommelse.render.words import Language, word
from overenskommelse.source.languages import Phrasebook

_WIDTH = 88
_INDENT = "    "
_WORDS: dict[str, tuple[str, str]] = {
    "why": ("Why", "Varför"),
    "wrong": ("Wrong", "Fel"),
    "right": ("Right", "Rätt"),
    "example": ("Example", "Exempel"),
    "beside": ("Beside it, {name}.agr", "Bredvid ligger {name}.agr"),
    "frame": (
        "The examples belong to the agreement on schools in docs/diagnostics/README.md.",
        "Exemplen hör till överenskommelsen om skolor i docs/diagnostics/README.md.",
    ),
}
_say = Phrasebook(_WORDS)


def explanation_text(message: Message, page: Page, language: Language) -> str:
    """What a mistake is, what to do about it, and an example of it.

    Args:
        message: The code word's entry in the catalogue.
        page: Its page; the body is in English, with a Swedish summary.
        language: ``en`` or ``sv``.
    """
    blocks = [_head(message, language), *_body(page, language)]
    blocks += [_example(item, language) for item in page.examples]
    if _is_framed(page):
        blocks.append(_wrapped(_say("frame", language)))
    return "\n\n".join(blocks) + "\n"


def listing_text(messages: Iterable[Message], language: Language) -> str:
    """Every code word with its headline, one a line, in order of the code."""
    ordered = sorted(messages, key=lambda message: message.code)
    width = max(len(message.code) for message in ordered)
    lines = (f"{item.code.ljust(width)}  {headline(item, language)}" for item in ordered)
    return "\n".join(lines) + "\n"


def headline(message: Message, language: Language) -> str:
    """The headline, with a mark of omission for each value that is filled in when it is told.

    Example:
        >>> from overenskommelse.diagnostics.catalogue import CATALOGUE
        >>> headline(CATALOGUE["bad-date"], "en")
        '`…` is not a date'
    """
    return _unfilled(message.sv if language == "sv" else message.en)


def _head(message: Message, language: Language) -> str:
    severity = word(message.severity, language)
    lines = [f"{severity} [{message.code}]: {headline(message, language)}"]
    lines += [f"  = {word('help', language)}: {text}" for text in advice(message, language)]
    return "\n".join(lines)


def advice(message: Message, language: Language) -> list[str]:
    """The advice that names no value; if there is none such, all of it."""
    advice = message.help_sv if language == "sv" else message.help_en
    plain = [text for text in advice if text == _unfilled(text)]
    return plain or [_unfilled(text) for text in advice]


def _body(page: Page, language: Language) -> Iterator[str]:
    if language == "sv":
        yield _wrapped(page.swedish)
        return
    yield _wrapped(page.meaning)
    yield f"{_say('why', language)}:\n{_wrapped(page.why, _INDENT)}"
    if page.in_words:
        yield f"{_say('example', language)}:\n{_wrapped(page.in_words, _INDENT)}"


def _example(item: PageExample, language: Language) -> str:
    if item.beside:
        title = _say("beside", language).format(name=item.beside)
    else:
        title = _say("wrong" if item.is_wrong else "right", language)
    return f"{title}:\n{textwrap.indent(item.text, _INDENT).rstrip()}"


def _is_framed(page: Page) -> bool:
    """Whether an example needs the agreement that the pages share."""
    return any(
        "agreement." in item.text if item.form == "python" else "whole" not in item.marks
        for item in page.examples
        if not item.beside
    )


def _unfilled(template: str) -> str:
    pieces = Formatter().parse(template)
    return "".join(text + ("" if name is None else "…") for text, name, _, _ in pieces)


def _wrapped(text: str, indent: str = "") -> str:
    one_line = re.sub(r"\s+", " ", text)
    return textwrap.fill(
        one_line, _WIDTH, initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
