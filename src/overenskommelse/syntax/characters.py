"""In: a source. Out: a diagnostic for each character that does not belong.

Most of all the ones a reader cannot see, or cannot tell apart.

Guarantees: outside quotation marks and comments only Latin letters, digits and the language's own
signs pass; characters that change how text is shown pass nowhere.
"""

from __future__ import annotations

import re
import unicodedata

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.text import Place, Source, Span

_UNUSUAL = re.compile(r"[^\n -~]")
_SUSPECT = re.compile(r"[^ -\x7f]")
_TOKEN = re.compile(r'"[^"\n]*"|#[^\n]*|[^\n -~]')
_SIGNS = frozenset("\u00a0\u202f\u2009\t≥≤≠−×÷’§")
_QUOTES = frozenset("“”„‟«»‘’")
_APOSTROPHE = "’"
_HIDDEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_SELECTOR = "VARIATION SELECTOR"
_DASHES = "–—"
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo"
)
_MOST_REPORTED = 100


def check_characters(source: Source) -> list[Diagnostic]:
    """A diagnostic for each character that does not belong, at most a hundred."""
    if source.text.isascii() and _UNUSUAL.search(source.text) is None:
        return []
    found: list[Diagnostic] = []
    for match in _TOKEN.finditer(source.text):
        found.extend(_in_token(source, match))
        if len(found) >= _MOST_REPORTED:
            break
    return found


def without_strangers(text: str) -> str:
    """A text as it was probably meant: what cannot be seen left out, lookalikes made Latin."""
    seen = (char for char in text if char.isascii() or unicodedata.category(char) != "Cf")
    return "".join(seen).translate(_LOOKALIKES)


def _in_token(source: Source, match: re.Match[str]) -> list[Diagnostic]:
    quoted = match[0][0] in '"#'
    return [
        _fault(Span(source, match.start() + odd.start(), match.start() + odd.end()), char)
        for odd in _SUSPECT.finditer(match[0])
        for char in odd[0]
        if not _belongs(char, quoted=quoted) or (not quoted and _opens_or_closes(source, match))
    ]


def _opens_or_closes(source: Source, match: re.Match[str]) -> bool:
    """Whether an apostrophe is meant as a quotation mark: it does not stand within a number."""
    if match[0] != _APOSTROPHE:
        return False
    around = source.text[max(match.start() - 1, 0) : match.end() + 1]
    return not (around[:1].isdigit() and around[-1:].isdigit())


def _belongs(char: str, *, quoted: bool) -> bool:
    if char in _SIGNS:
        return True
    if _is_invisible(char):
        return False
    return quoted or unicodedata.name(char, "").startswith("LATIN ")


def invisible_in(text: str) -> str | None:
    """The first character of a text that cannot be seen."""
    return next((char for char in text if _is_invisible(char)), None)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN


def invisible_character(where: Span | Place, char: str) -> Diagnostic:
    """A character that cannot be seen."""
    name = unicodedata.name(char, "control character").lower()
    return diagnostic("invisible-character", where, point=f"U+{ord(char):04X}", name=name)


def _fault(span: Span, char: str) -> Diagnostic:
    if _is_invisible(char) or unicodedata.name(char, "").startswith(_SELECTOR):
        return invisible_character(span, char)
    point = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "unnamed").lower()
    if char in _QUOTES:
        return diagnostic("smart-quote", span, char=char)
    lookalike = char.translate(_LOOKALIKES)
    if lookalike != char:
        return diagnostic("lookalike-letter", span, point=point, name=name, meant=lookalike)
    dash = "-" if char in _DASHES and _joins_figures(span) else None
    return diagnostic("stray-character", span, char=char, point=point, name=name, dash=dash)


def _joins_figures(span: Span) -> bool:
    """Whether a sign stands between figures, as that of 2022-01–2022-06."""
    text = span.source.text
    return bool(re.search(r"\d *$", text[: span.start]) and re.match(r" *\d", text[span.end :]))
