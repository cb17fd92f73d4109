"""In: a path. Out: its text. Guarantees: never more than the limit is read, and only UTF-8 passes.

What cannot be read is told as an `Unreadable` value, so that whoever reads can say it in the
reader's language.
"""

from __future__ import annotations

import codecs
from enum import Enum
from pathlib import Path

from overenskommelse.source.records import frozen

BYTE_ORDER_MARK = "\ufeff"
"""What some programs write before a text to say that it is UTF-8."""
LARGEST_FILE = 20_000_000
"""Bytes; a facts table of 100 000 rows fits many times over."""


class Cause(Enum):
    """Why a file could not be read."""

    ABSENT = "absent"
    FOLDER = "folder"
    FORBIDDEN = "forbidden"
    TOO_LARGE = "too large"
    NOT_UTF8 = "not utf-8"


@frozen
class Unreadable:
    """A file that gave no text.

    Attributes:
        path: As the user wrote it.
        cause: Why.
        line: For a file that is not UTF-8, the line of the first wrong byte.
        column: The byte's place on that line, counted from 1.
        byte: The byte, as two hexadecimal digits.
        limit: The most bytes that were accepted.
    """

    path: str
    cause: Cause
    line: int | None = None
    column: int | None = None
    byte: str | None = None
    limit: int = LARGEST_FILE


def read_text(
    path: Path, limit: int = LARGEST_FILE, *, keep_mark: bool = False
) -> str | Unreadable:
    """Read a UTF-8 file, with or without a byte-order mark.

    Args:
        path: The file.
        limit: Most bytes to accept.
        keep_mark: Whether a byte-order mark stays, so that the text encoded is the file again.

    Returns:
        The text, or why there is none.
    """
    data = read_bytes(path, limit)
    if isinstance(data, Unreadable):
        return data
    text = text_from_bytes(str(path), data)
    if keep_mark and isinstance(text, str) and data.startswith(codecs.BOM_UTF8):
        return BYTE_ORDER_MARK + text
    return text


def read_bytes(path: Path, limit: int = LARGEST_FILE) -> bytes | Unreadable:
    """Read a file as it is, or tell why it cannot be; arguments as for `read_text`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        return Unreadable(str(path), Cause.ABSENT)
    except IsADirectoryError:
        return Unreadable(str(path), Cause.FOLDER)
    except (OSError, ValueError):
        return Unreadable(str(path), Cause.FORBIDDEN)
    if len(data) > limit:
        return Unreadable(str(path), Cause.TOO_LARGE, limit=limit)
    return data


def text_from_bytes(path: str, data: bytes) -> str | Unreadable:
    """The text that UTF-8 bytes stand for, without byte-order mark, or which byte is wrong."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        byte = f"{error.object[error.start]:02X}"
        return Unreadable(path, Cause.NOT_UTF8, line, column, byte)
