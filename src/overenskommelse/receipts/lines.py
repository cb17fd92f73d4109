"""In: plain data and the path of an entry. Out: the line it stands on, as receipts are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from overenskommelse.outcome.verification import entries_of


def line_of(data: object, path: Sequence[str]) -> int:
    r"""The line of an entry, counted from 1; of one that is not there, the line of what holds it.

    Example:
        >>> line_of({"a": 1, "b": [{"name": "x", "c": 2}]}, ("b", "x", "c"))
        6
    """
    line = 1
    for key in path:
        found = _below(data, key, line)
        if found is None:
            break
        line, data = found
    return line


def _below(data: object, key: str, line: int) -> tuple[int, object] | None:
    """The line of an entry below the one that begins on a line, and the entry."""
    line += 1
    for name, value in _entries(data):
        if name == key:
            return line, value
        line += _height(value)
    return None


def _height(data: object) -> int:
    """How many lines an entry takes up: a leaf and what is empty take one."""
    below = [_height(value) for _, value in _entries(data)]
    return sum(below) + 2 if below else 1


def _entries(data: object) -> Iterator[tuple[str, object]]:
    return iter((entries_of(data) or {}).items())
