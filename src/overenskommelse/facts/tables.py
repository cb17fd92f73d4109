"""In: the text of a CSV file, or rows from a CSV reader. Out: a table whose cells know their place.

Guarantees: the separator is found from the header (``;``, ``,`` or tab), so that a table saved by
a Swedish or an English spreadsheet reads the same; a row that is longer or shorter than the header
is told, never cut.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.text import Place, printable

MOST_COLUMNS = 200


@frozen
class Cell:
    """A cell's content, and its place."""

    raw: object
    place: Place


@frozen
class Row:
    """A row: its cells by column number, and its place."""

    cells: tuple[Cell, ...]
    place: Place


@frozen
class Table:
    """A header and rows.

    Attributes:
        name: The file's name, or None for rows handed over in memory.
        header: The columns' headings with their places.
        rows: The rows that hold anything.
    """

    name: str | None
    header: tuple[Cell, ...]
    rows: tuple[Row, ...]


def table_from_csv(text: str, name: str) -> tuple[Table, list[Diagnostic]]:
    r"""Read the text of a CSV file.

    Example:
        >>> table, mistakes = table_from_csv("region;population\n01;2 455 914\n", "a.csv")
        >>> table.rows[0].cells[1].raw, mistakes
        ('2 455 914', [])
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    lines: list[tuple[int, Sequence[object]]] = []
    first_line = 1
    try:
        for cells in reader:
            lines.append((first_line, cells))
            first_line = reader.line_num + 1
    except csv.Error as error:
        place = Place(file=name, line=first_line, column=1)
        return Table(name, (), ()), [diagnostic("bad-csv", place, detail=str(error))]
    return _table(name, lines, text.splitlines())


def table_from_rows(rows: Iterable[object]) -> tuple[Table, list[Diagnostic]]:
    """Take rows as ``csv.DictReader`` (mappings) or ``csv.reader`` (lists) gives them."""
    taken = list(rows)
    if taken and all(isinstance(row, Mapping) for row in taken):
        header = list(dict.fromkeys(key for row in taken for key in row))  # type: ignore[attr-defined]
        body = [[row.get(key) for key in header] for row in taken]  # type: ignore[attr-defined]
        lines: list[tuple[int, Sequence[object]]] = list(enumerate([header, *body]))
        return _table(None, lines, [])
    for number, row in enumerate(taken):
        if isinstance(row, str | bytes | Mapping) or not isinstance(row, Sequence):
            place = Place(line=number)
            return Table(None, (), ()), [diagnostic("bad-row", place, found=type(row).__name__)]
    return _table(None, list(enumerate(taken)), [])  # type: ignore[arg-type]


def _separator(text: str) -> str:
    header = text.lstrip().split("\n", 1)[0]
    return max(";,\t", key=lambda sign: (header.count(sign), -";,\t".index(sign)))


def _table(
    name: str | None, lines: list[tuple[int, Sequence[object]]], texts: list[str]
) -> tuple[Table, list[Diagnostic]]:
    filled = [(number, cells) for number, cells in lines if any(_is_filled(c) for c in cells)]
    if not filled:
        return Table(name, (), ()), [diagnostic("table-empty", Place(file=name, line=1))]
    (number, headings), *body = filled
    header = _row(name, number, headings, headings, texts).cells
    found: list[Diagnostic] = []
    if len(header) > MOST_COLUMNS:
        place = Place(file=name, line=number)
        return Table(name, (), ()), [diagnostic("too-many-columns", place, limit=MOST_COLUMNS)]
    rows = []
    for line, cells in body:
        row = _row(name, line, cells, headings, texts)
        if len(cells) != len(header):
            found.append(diagnostic("row-length", row.place, found=len(cells), wanted=len(header)))
        else:
            rows.append(row)
    return Table(name, header, tuple(rows)), found


def _row(
    name: str | None,
    line: int,
    cells: Sequence[object],
    headings: Sequence[object],
    texts: list[str],
) -> Row:
    excerpt = printable(texts[line - 1][:160]) if 0 < line <= len(texts) else None
    placed = tuple(
        Cell(raw, Place(name, line, number + 1, None, _heading(headings, number), excerpt))
        for number, raw in enumerate(cells)
    )
    return Row(placed, Place(file=name, line=line, excerpt=excerpt))


def _heading(headings: Sequence[object], number: int) -> str | None:
    return str(headings[number]).strip()[:80] if number < len(headings) else None


def _is_filled(cell: object) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
