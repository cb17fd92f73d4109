"""In: the text of a published table. Out: its rows and sums, and every mistake in them.

Guarantees: a cell is read exactly or told with its row and column; nothing is filled in or put
right. A row that is called a sum is kept apart as what the table states itself.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from attrs import frozen

from overenskommelse.allocation.audit_record import PublishedRow, PublishedSums
from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic, in_order
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.facts.tables import Cell, Row, Table, table_from_csv
from overenskommelse.source.numbers import SPACES, BadNumber, number_from_text
from overenskommelse.source.reading import Unreadable, read_text
from overenskommelse.source.text import Place
from overenskommelse.syntax.mistakes import bad_file

_HEADINGS = {
    "code": ("code", "kod"),
    "name": ("name", "namn"),
    "weight": ("weight", "vikt"),
    "amount": ("amount", "belopp"),
    "share": ("share", "andel"),
}
_BAD = {
    "weight": "published-bad-weight",
    "amount": "published-bad-amount",
    "share": "published-bad-share",
}
_NEEDED = ("code", "weight", "amount")
_SUM_WORDS = frozenset({"sum", "summa", "total", "totalt", "riket", "hela riket"})
_CURRENCY = re.compile(rf"[{SPACES}]*(kr|kronor|SEK)$")
_DECIMALS = re.compile(r"[.,]([0-9]+)$")


@frozen
class Headings:
    """Which columns of a table hold what; None is the usual heading.

    Attributes:
        code: The recipients' codes: ``code`` or ``kod``, else the first column.
        weight: What the amount was split by: ``weight`` or ``vikt``.
        amount: The parts: ``amount`` or ``belopp``.
        share: Shares of the whole in percent: ``share`` or ``andel``, if there are any.
        name: The recipients' names: ``name`` or ``namn``, if there are any.
    """

    code: str | None = None
    weight: str | None = None
    amount: str | None = None
    share: str | None = None
    name: str | None = None

    def asked(self, what: str) -> str | None:
        """The heading asked for."""
        each = {
            "code": self.code,
            "weight": self.weight,
            "amount": self.amount,
            "share": self.share,
            "name": self.name,
        }
        return each[what]


@frozen
class PublishedTable:
    """A table as published: its rows, and the sums it states itself."""

    rows: tuple[PublishedRow, ...]
    sums: PublishedSums


def read_published(path: str | Path, headings: Headings = Headings()) -> PublishedTable:
    """Read a published table from a file; see `published_table`.

    Raises:
        AllocationError: If the file cannot be read, or anything in it; it carries every mistake.
    """
    text = read_text(Path(path))
    if isinstance(text, Unreadable):
        raise AllocationError([bad_file(text)])
    return published_table(text, str(path), headings)


def published_table(text: str, name: str, headings: Headings = Headings()) -> PublishedTable:
    r"""Read a published table, in CSV.

    Args:
        text: The table; a heading may begin with ``#``, and numbers are as in tables of facts.
        name: What messages call it.
        headings: Which columns hold what.

    Raises:
        AllocationError: If a column is missing or a cell cannot be read; it carries every mistake.

    Example:
        >>> table = published_table("kod;vikt;belopp\n01;2;67\n03;1;33\nSumma;3;100\n", "t.csv")
        >>> [row.amount for row in table.rows], table.sums.amount
        ([67, 33], 100)
    """
    table, found = table_from_csv(text, name)
    columns = {} if found else _columns(table, headings, found)
    reader = _Reader(columns, found)
    rows = [row for row in table.rows if not found or columns]
    entries = [reader.row(row) for row in rows if not reader.is_sum(row)]
    sums = [reader.sums(row) for row in rows if reader.is_sum(row)]
    if columns and not entries:
        found.append(diagnostic("published-no-rows", Place(file=name)))
    if found:
        raise AllocationError(in_order(found))
    told = tuple(entry for entry in entries if entry is not None)
    return PublishedTable(told, sums[-1] if sums else PublishedSums())


def _columns(table: Table, headings: Headings, found: list[Diagnostic]) -> dict[str, int]:
    """What each column is, by number; what cannot be found is told."""
    titles = {_title(cell): number for number, cell in reversed([*enumerate(table.header)])}
    columns: dict[str, int] = {}
    for what, usual in _HEADINGS.items():
        asked = headings.asked(what)
        wanted = (asked.removeprefix("#").strip().casefold(),) if asked else usual
        number = next((titles[title] for title in wanted if title in titles), None)
        if number is None and what == "code" and asked is None and table.header:
            number = 0
        if number is not None:
            columns[what] = number
        elif asked is not None or what in _NEEDED:
            found.append(_column_missing(asked or usual[0], table, what))
    return {} if found else columns


def _column_missing(heading: str, table: Table, what: str) -> Diagnostic:
    known = [str(cell.raw) for cell in table.header]
    place = table.header[0].place if table.header else Place(file=table.name)
    return diagnostic(
        "published-column-missing",
        place,
        heading=heading,
        option=f"--{what}",
        known=", ".join(f"`{each}`" for each in known) or "–",
        suggestion=nearest(heading, known),
    )


def _title(cell: Cell) -> str:
    return str(cell.raw).strip().removeprefix("#").strip().casefold()


@frozen
class _Reader:
    """Reads rows of a table whose columns are known."""

    columns: dict[str, int]
    found: list[Diagnostic]

    def is_sum(self, row: Row) -> bool:
        """Whether a row is called a sum, by its code or its name."""
        texts = (self._text(row, what).casefold() for what in ("code", "name"))
        return any(text in _SUM_WORDS for text in texts)

    def row(self, row: Row) -> PublishedRow | None:
        """A row, or None with its mistakes told."""
        before = len(self.found)
        code = self._text(row, "code")
        if not code:
            self.found.append(
                diagnostic("published-row-without-code", row.cells[self.columns["code"]].place)
            )
        weight = self._number(row, "weight")
        amount = self._whole(row, "amount")
        share = self._share(row)
        if len(self.found) > before or weight is None or amount is None:
            return None
        return PublishedRow(
            code,
            weight,
            amount,
            self._text(row, "name") or None,
            None if share is None else share[0],
            None if share is None else share[1],
            row.place,
        )

    def sums(self, row: Row) -> PublishedSums:
        """The sums a row states; an empty cell states none."""
        share = self._share(row)
        return PublishedSums(
            self._number(row, "weight", may_miss=True),
            self._whole(row, "amount", may_miss=True),
            None if share is None else share[0],
        )

    def _text(self, row: Row, what: str) -> str:
        number = self.columns.get(what)
        return "" if number is None else str(row.cells[number].raw).strip()

    def _number(self, row: Row, what: str, *, may_miss: bool = False) -> Fraction | None:
        """An exact number, or None with its mistake told."""
        text = _CURRENCY.sub("", self._text(row, what))
        if not text and may_miss:
            return None
        number = number_from_text(text)
        if isinstance(number, BadNumber):
            self._tell(row, what, text, number.suggestion)
            return None
        return number

    def _whole(self, row: Row, what: str, *, may_miss: bool = False) -> int | None:
        number = self._number(row, what, may_miss=may_miss)
        if number is None:
            return None
        if number.denominator != 1:
            self._tell(row, what, self._text(row, what), None)
            return None
        return number.numerator

    def _share(self, row: Row) -> tuple[Fraction, Fraction] | None:
        """A share and the step it was printed in; None if there is none."""
        text = self._text(row, "share")
        if not text:
            return None
        digits = text.removesuffix("%").strip()
        number = number_from_text(digits, small=True)
        if isinstance(number, BadNumber) or digits == text:
            self._tell(row, "share", text, None)
            return None
        decimals = _DECIMALS.search(digits)
        step = Fraction(1, 10 ** (len(decimals[1]) if decimals else 0))
        return number / 100, step / 100

    def _tell(self, row: Row, what: str, text: str, suggestion: str | None) -> None:
        cell = row.cells[self.columns[what]]
        self.found.append(
            diagnostic(_BAD[what], cell.place, found=shown(text), suggestion=suggestion)
        )
