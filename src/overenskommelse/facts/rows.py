"""In: a table. Out: its facts or assessments, noted with the collector.

The headings say what the columns are: the recipient (under the name of its kind, or ``code``), its
name, a period, and facts by name or label. A table with a column ``requirement`` holds decisions
of authorities instead.
"""

from __future__ import annotations

from attrs import frozen

from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.facts.assessments import REQUIREMENT_HEADINGS, add_assessments
from overenskommelse.facts.collecting import Collector, Keys
from overenskommelse.facts.tables import Cell, Row, Table
from overenskommelse.model.facts import FactDeclaration, RecipientKind

CODE_HEADINGS = ("code", "kod")
NAME_HEADINGS = ("name", "namn")
PERIOD_HEADINGS = ("period",)


@frozen
class _Columns:
    """What each column of a table is, by number."""

    kind: RecipientKind | None
    code: int | None
    name: int | None
    period: int | None
    facts: tuple[tuple[int, FactDeclaration, str | None], ...]


def add_table(table: Table, collector: Collector) -> None:
    """Note everything a table holds."""
    headings = [_heading(cell) for cell in table.header]
    if any(heading.casefold() in REQUIREMENT_HEADINGS for heading in headings):
        add_assessments(table, collector)
        return
    before = len(collector.found)
    columns = _columns(table, headings, collector)
    if columns.code is None and len(collector.found) == before and table.header:
        kinds = ", ".join(f"`{kind}`" for kind in collector.model.kinds)
        collector.found.append(
            diagnostic("no-code-column", table.header[0].place, known=kinds or None)
        )
    if columns.code is not None and columns.kind is not None:
        for row in table.rows:
            _add_row(row, columns, columns.kind, collector)


def _columns(table: Table, headings: list[str], collector: Collector) -> _Columns:
    numbers: dict[str, int] = {}
    kind: RecipientKind | None = None
    facts: list[tuple[int, FactDeclaration, str | None]] = []
    for number, heading in enumerate(headings):
        place = table.header[number].place
        if heading.startswith("#"):
            continue
        role = _role(heading, collector)
        if role is None:
            found = collector.find_fact(heading)
            if found is None:
                collector.unknown_fact(heading, place, (*collector.model.kinds, "name", "period"))
            else:
                facts.append((number, *found))
        elif role in numbers:
            collector.found.append(diagnostic("column-twice", place, name=heading))
        else:
            numbers[role] = number
            kind = _kind(heading, collector) if role == "code" else kind
    return _Columns(
        kind, numbers.get("code"), numbers.get("name"), numbers.get("period"), tuple(facts)
    )


def _role(heading: str, collector: Collector) -> str | None:
    folded = heading.casefold()
    if heading in collector.model.kinds or folded in CODE_HEADINGS:
        return "code"
    if folded in NAME_HEADINGS:
        return "name"
    return "period" if folded in PERIOD_HEADINGS else None


def _kind(heading: str, collector: Collector) -> RecipientKind | None:
    """The kind a code column is of: the one it names, or the only one there is."""
    kinds = collector.model.kinds
    if heading in kinds:
        return kinds[heading]
    return next(iter(kinds.values())) if len(kinds) == 1 else None


def _add_row(row: Row, columns: _Columns, kind: RecipientKind, collector: Collector) -> None:
    code = row.cells[columns.code or 0]
    if code.raw is None or (isinstance(code.raw, str) and not code.raw.strip()):
        collector.found.append(diagnostic("row-without-code", code.place, kind=kind.name))
        return
    member = collector.recipient(code.raw, kind, code.place)
    if member is None:
        return
    if columns.name is not None:
        name = row.cells[columns.name]
        collector.check_name(member, name.raw, kind, name.place)
    period = _period(row, columns, collector)
    for number, fact, own_period in columns.facts:
        cell = row.cells[number]
        keys = Keys(member.code, (own_period or period) if fact.per_period else None)
        collector.add(fact, keys, cell.raw, cell.place)


def _period(row: Row, columns: _Columns, collector: Collector) -> str | None:
    if columns.period is None:
        return None
    cell = row.cells[columns.period]
    if cell.raw is None or str(cell.raw).strip() == "":
        return None
    return collector.find_period(cell.raw, cell.place)


def _heading(cell: Cell) -> str:
    return str(cell.raw if cell.raw is not None else "").strip()
