r"""In: a name and a text. Out: the same text with a line and column for every character.

Guarantees: the text is NFC with ``\n`` line ends, so that a column counts what a reader sees;
a span always lies inside its source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen

_EXCERPT_LIMIT = 160
_LINE_END = re.compile("\n")


def printable(text: str) -> str:
    """A text that is safe to show: what would change how it is shown becomes U+FFFD."""
    if text.isprintable():
        return text
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return "".join("\ufffd" if unicodedata.category(char) in hidden else char for char in text)


@frozen
class Place:
    """Where something stands: for people and tools to find it.

    Attributes:
        file: The file or table's name as the user gave it, or None for text handed over in memory.
        line: Line or table row, counted from 1, or None when the thing has no line.
        column: Column of the first character (or table column), counted from 1.
        end_column: Column after the last character on that line.
        path: For facts: the field, as ``region.01.population``.
        excerpt: The line itself, cut at 160 characters.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    path: str | None = None
    excerpt: str | None = field(default=None, eq=False, repr=False)

    def to_dict(self) -> dict[str, str | int | None]:
        """The place as JSON-ready data, without the excerpt."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "end_column": self.end_column,
            "path": self.path,
        }


@frozen
class Source:
    r"""A text and the name it goes by.

    Attributes:
        name: What messages call it, usually the path the user wrote.
        text: NFC text with ``\n`` line ends; build it with `source_from_text`.
        original: The text as it was handed in, before line ends and characters were made alike.
    """

    name: str
    text: str = field(repr=False)
    original: str = field(default="", eq=False, repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Index of the first character of each line."""
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def line_of(self, index: int) -> int:
        """The line, counted from 1, that the character at `index` stands on."""
        return 1 if index == 0 else bisect_right(self.line_starts, index)

    def line_start(self, line: int) -> int:
        """Index of the first character of a line; that of the first needs no other to be found."""
        return 0 if line == 1 else self.line_starts[line - 1]

    def line_text(self, line: int) -> str:
        """The text of a line, without its line end."""
        start = self.line_start(line)
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]


@frozen
class Span:
    """A stretch of a source, as indexes into its text: ``source.text[start:end]``."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """What is written there."""
        return self.source.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """The span as a place a person can look up."""
        line = self.source.line_of(self.start)
        first = self.source.line_start(line)
        text = self.source.line_text(line)
        end = min(self.end, first + len(text))
        return Place(
            file=self.source.name,
            line=line,
            column=self.start - first + 1,
            end_column=max(end, self.start + 1) - first + 1,
            excerpt=printable(text[:_EXCERPT_LIMIT]),
        )


def source_from_text(text: str, name: str) -> Source:
    r"""Make a source from any text: line ends become ``\n``, characters NFC.

    Example:
        >>> source_from_text("kra\u0308v\r\n", "a.agr").text
        'kräv\n'
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Source(name, unicodedata.normalize("NFC", lines), text)
