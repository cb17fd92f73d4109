"""In: rows of texts. Out: lines with the columns aligned."""

from __future__ import annotations

from collections.abc import Sequence


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int]) -> list[str]:
    """Rows as lines, two spaces between columns; the columns in `right` end flush.

    Example:
        >>> aligned([["a", "1"], ["bb", "22"]], frozenset({1}))
        ['a    1', 'bb  22']
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            text.rjust(widths[column]) if column in right else text.ljust(widths[column])
            for column, text in enumerate(row)
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
