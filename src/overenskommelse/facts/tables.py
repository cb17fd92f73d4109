"""In: the text of a CSV file, or rows from a CSV reader. Out: a table whose cells know their place.

Guarantees: the separator is found from the header (``;``, ``,`` or tab), so that a table saved by
a Swedish or an English spreadsheet reads the same; a row that is longer or shorter than the header
is told, never cut.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.records import frozen
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
    text, separator, skipped = _separator(text.removeprefix("\ufeff"))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, Sequence[object]]] = []
    first_line = 1 + skipped
    try:
        for cells in reader:
            lines.append((first_line, cells))
            first_line = reader.line_num + 1 + skipped
    except csv.Error as error:
        place = Place(file=name, line=first_line, column=1)
        return Table(name, (), ()), [diagnostic("bad-csv", place, detail=str(error))]
    return _table(name, lines, [""] * skipped + text.splitlines())


def table_from_rows(
    rows: Iterable[object], name: str | None = None
) -> tuple[Table, list[Diagnostic]]:
    """Take rows as ``csv.DictReader`` (mappings) or ``csv.reader`` (lists) gives them.

    Mappings are counted from 1; of lists the first is the header, and counts as line 1.
    """
    taken = list(rows)
    mappings = [row for row in taken if isinstance(row, Mapping)]
    if mappings and len(mappings) == len(taken):
        return _table_from_mappings(mappings, name)
    lists = [row for row in taken if isinstance(row, Sequence) and not isinstance(row, str | bytes)]
    for number, row in enumerate(taken, start=1):
        if len(lists) < len(taken) and (mappings or row not in lists):
            place = Place(file=name, line=number)
            return Table(name, (), ()), [diagnostic("bad-row", place, found=shown(row))]
    return _table(name, list(enumerate(lists, start=1)), [])


def _table_from_mappings(
    rows: list[Mapping[object, object]], name: str | None
) -> tuple[Table, list[Diagnostic]]:
    header = list(dict.fromkeys(key for row in rows for key in row))
    if None in header:
        number = next(number for number, row in enumerate(rows, start=1) if None in row)
        place = Place(file=name, line=number)
        wanted = len(header) - 1
        return Table(name, (), ()), [
            diagnostic("row-length", place, found=f"> {wanted}", wanted=wanted)
        ]
    body = [[row.get(key) for key in header] for row in rows]
    return _table(name, list(enumerate([header, *body])), [])


def _separator(text: str) -> tuple[str, str, int]:
    """The text to read, its separator, and how many lines were left out before it.

    Some spreadsheets name the separator on a line of its own, as ``sep=;``.
    """
    first, _, rest = text.partition("\n")
    if first.strip().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return rest, first.strip()[-1], 1
    header = text.lstrip().split("\n", 1)[0]
    return text, max(";,\t", key=lambda sign: (header.count(sign), -";,\t".index(sign))), 0


def _table(
    name: str | None, lines: list[tuple[int, Sequence[object]]], texts: list[str]
) -> tuple[Table, list[Diagnostic]]:
    filled = [(number, cells) for number, cells in lines if any(_is_filled(c) for c in cells)]
    if not filled:
        return Table(name, (), ()), [diagnostic("table-empty", Place(file=name, line=1))]
    (number, headings), *body = filled
    if not body:
        return Table(name, (), ()), [diagnostic("table-without-rows", Place(name, number))]
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
