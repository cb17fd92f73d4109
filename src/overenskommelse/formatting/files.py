"""In: bytes or a file. Out: what formatting makes of them; and the file rewritten, or untouched.

Guarantees: a file is replaced whole or not at all, with the rights it had; one that changed since
it was read is left alone.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from attrs import field

from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic
from overenskommelse.formatting.text import format_source
from overenskommelse.source.reading import (
    LARGEST_FILE,
    Cause,
    Unreadable,
    read_bytes,
    text_from_bytes,
)
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place, source_from_text
from overenskommelse.source.writing import replace_file
from overenskommelse.syntax.mistakes import bad_file


@frozen
class Formatted:
    """What formatting made of a text.

    Attributes:
        name: What the text is called.
        before: Its bytes as they were.
        text: The formatted text; None if there are findings.
        findings: Why there is none.
        language: The language the text was in, as far as it can be told.
    """

    name: str
    before: bytes = field(repr=False)
    text: str | None = field(repr=False)
    findings: tuple[Diagnostic, ...] = ()
    language: Language = "en"

    @property
    def is_changed(self) -> bool:
        """Whether the formatted text differs from what was there, be it by one byte."""
        return self.text is not None and self.text.encode() != self.before

    @property
    def difference(self) -> str:
        """The change as a unified diff; empty if there is none."""
        if self.text is None or not self.is_changed:
            return ""
        old, new = _lines(self.before.decode("utf-8")), _lines(self.text)
        lines = difflib.unified_diff(old, new, self.name, self.name)
        return "".join(
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in lines
        )


def format_file(path: Path, language: Language | None = None) -> Formatted:
    """Format what is in a file; the file itself is not touched."""
    data = read_bytes(path)
    if isinstance(data, Unreadable):
        return Formatted(str(path), b"", None, (bad_file(data),))
    return format_bytes(data, str(path), language)


def format_bytes(data: bytes, name: str, language: Language | None = None) -> Formatted:
    r"""Format a text that is handed over as the bytes of a file.

    Example:
        >>> format_bytes(b'\xef\xbb\xbfagreement "A"\r\n', "a.agr").text
        'agreement "A"\n'
    """
    text = text_from_bytes(name, data) if len(data) <= LARGEST_FILE else _too_large(name)
    if isinstance(text, Unreadable):
        return Formatted(name, data, None, (bad_file(text),))
    written, found, own = format_source(source_from_text(text, name), language)
    return Formatted(name, data, written, found, own)


def _too_large(name: str) -> Unreadable:
    return Unreadable(name, Cause.TOO_LARGE)


def rewrite(path: Path, formatted: Formatted) -> Diagnostic | None:
    """Put the formatted text in the place of a file.

    It is written to a new file beside the old one, which then takes its name; so the file is never
    half written, whatever happens.

    Returns:
        A diagnostic if the file could not be written; it is then as it was.
    """
    if formatted.text is None or not formatted.is_changed:
        return None
    target = path.resolve()
    if os.access(target, os.W_OK) and read_bytes(target) == formatted.before:
        try:
            replace_file(target, formatted.text.encode())
        except OSError:
            pass
        else:
            return None
    return diagnostic("file-unwritable", Place(file=formatted.name), path=formatted.name)


def _lines(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends one, as in the source."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
