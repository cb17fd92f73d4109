"""In: a table. Out: its facts or assessments, noted with the collector.

The headings say what the columns are: the recipient (under the name of its kind, or ``code``), its
name, a period, facts by name or label, and where these came from. A table with a column
``requirement`` holds decisions of authorities instead, and one of facts for no recipients needs no
column for them. Guarantees: what a cell holds is noted or told, never dropped.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import Factory, define, evolve

from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.facts.assessments import REQUIREMENT_HEADINGS, add_assessments
from overenskommelse.facts.collecting import Collector, Keys
from overenskommelse.facts.for_all import add_long_table, long_columns
from overenskommelse.facts.origins import (
    ORIGIN_HEADINGS,
    OriginColumns,
    OriginHeading,
    origin_heading,
    origins_of_row,
)
from overenskommelse.facts.tables import Cell, Row, Table
from overenskommelse.model.facts import FactDeclaration, Recipient, RecipientKind
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

CODE_HEADINGS = ("code", "kod")
NAME_HEADINGS = ("name", "namn")
KIND_HEADINGS = ("recipients", "mottagare")
PERIOD_HEADINGS = ("period",)
TOTAL_WORDS = frozenset({"all", "alla"})

_Seen: TypeAlias = dict[tuple[str | None, ...], dict[int, Row]]


@frozen
class _Columns:
    """What each column of a table is, by number."""

    kind: RecipientKind | None
    kinds: int | None
    code: int | None
    name: int | None
    period: int | None
    lists: tuple[tuple[str, int], ...]
    facts: tuple[tuple[int, FactDeclaration, str | None], ...]
    origins: OriginColumns

    @property
    def is_for_all(self) -> bool:
        """Whether no row is of a recipient: every fact is one figure for all."""
        return (
            self.code is None and bool(self.facts) and all(f.kind is None for _, f, _ in self.facts)
        )


def add_table(table: Table, collector: Collector) -> None:
    """Note everything a table holds."""
    headings = [_heading(cell) for cell in table.header]
    if any(heading.casefold() in REQUIREMENT_HEADINGS for heading in headings):
        add_assessments(table, collector)
        return
    long = long_columns(headings, collector)
    if long is not None:
        add_long_table(table, long, collector)
        return
    before = len(collector.found)
    columns = _columns(table, headings, collector)
    if columns.is_for_all:
        _add_for_all(table, columns, collector)
        return
    if columns.code is None and len(collector.found) == before and table.header:
        kinds = ", ".join(f"`{kind}`" for kind in collector.model.kinds)
        collector.found.append(
            diagnostic("no-code-column", table.header[0].place, known=kinds or None)
        )
    if columns.code is not None and columns.kind is None and columns.kinds is None:
        columns = evolve(columns, kind=_kind_of_facts(columns, table, collector))
    if columns.code is not None and (columns.kind is not None or columns.kinds is not None):
        seen: _Seen = {}
        for row in table.rows:
            _add_row(row, columns, seen, collector)


def _columns(table: Table, headings: list[str], collector: Collector) -> _Columns:
    found = _Found(headings, collector)
    for number, heading in enumerate(headings):
        place = table.header[number].place
        if heading.startswith("#") or not (heading or _is_filled(table, number)):
            continue
        if not heading:
            collector.found.append(diagnostic("no-heading", place, number=number + 1))
        elif not found.takes(number, place):
            collector.found.append(diagnostic("column-twice", place, name=heading))
    numbers = found.numbers
    lists = collector.model.lists
    is_of_period = "period" in numbers
    return _Columns(
        None if "kind" in numbers or "code" not in numbers else found.kind_of_codes(),
        numbers.get("kind"),
        numbers.get("code"),
        numbers.get("name"),
        numbers.get("period"),
        tuple((name, numbers[name]) for name in lists if name in numbers),
        tuple(found.facts if is_of_period else _with_periods(found.facts, table, collector)),
        OriginColumns(FrozenDict(found.origins)),
    )


@define
class _Found:
    """What the columns of a table have been found to be, so far."""

    headings: list[str]
    collector: Collector
    numbers: dict[str, int] = Factory(dict)
    facts: list[tuple[int, FactDeclaration, str | None]] = Factory(list)
    origins: dict[OriginHeading, int] = Factory(dict)

    def takes(self, number: int, place: Place) -> bool:
        """Note what a column is; False if another is the same already."""
        heading = self.headings[number]
        role = _role(heading, self.headings, self.collector)
        if role is not None:
            return self.numbers.setdefault(role, number) == number
        origin = origin_heading(heading, self.collector)
        if origin is not None:
            return self.origins.setdefault(origin, number) == number
        found = self.collector.find_fact(heading)
        if found is not None:
            self.facts.append((number, *found))
        else:
            known = (*self.collector.model.kinds, "name", "period", *ORIGIN_HEADINGS)
            self.collector.unknown_fact(heading, place, known)
        return True

    def kind_of_codes(self) -> RecipientKind | None:
        return _kind(self.headings[self.numbers["code"]], self.collector)


def _is_filled(table: Table, number: int) -> bool:
    """Whether any row has something in a column."""
    return any(str(row.cells[number].raw or "").strip() for row in table.rows)


def _add_for_all(table: Table, columns: _Columns, collector: Collector) -> None:
    """Note the facts of a table without recipients: a row, or one for each period or item."""
    for row in table.rows:
        period, is_known = _period(row, columns, collector)
        items = _items(row, columns, collector)
        if is_known and items is not None:
            _add_cells(row, columns, (None, period, items), collector)


def _kind_of_facts(columns: _Columns, table: Table, collector: Collector) -> RecipientKind | None:
    """The one kind of recipients that the table's facts are given for."""
    names = {fact.kind for _, fact, _ in columns.facts if fact.kind is not None}
    if len(names) == 1:
        return collector.model.kinds[names.pop()]
    known = ", ".join(f"`{kind}`" for kind in collector.model.kinds)
    collector.found.append(diagnostic("which-kind", table.header[0].place, known=known))
    return None


def _with_periods(
    facts: list[tuple[int, FactDeclaration, str | None]], table: Table, collector: Collector
) -> list[tuple[int, FactDeclaration, str | None]]:
    """The columns that name the period they need; the others are told, once for all rows."""
    kept = []
    for number, fact, period in facts:
        if fact.per_period and period is None:
            collector.tell_period_missing(fact, table.header[number].place)
        else:
            kept.append((number, fact, period))
    return kept


def _role(heading: str, headings: list[str], collector: Collector) -> str | None:
    """What a column is; beside a column of codes, one headed by the kind holds names."""
    folded = heading.casefold()
    if heading in collector.model.lists:
        return heading
    if folded in CODE_HEADINGS:
        return "code"
    if _kind_named(heading, collector) is not None:
        has_codes = any(other.casefold() in CODE_HEADINGS for other in headings)
        return "name" if has_codes else "code"
    if folded in NAME_HEADINGS:
        return "name"
    if folded in KIND_HEADINGS and collector.find_fact(heading) is None:
        return "kind"
    return "period" if folded in PERIOD_HEADINGS else None


def _kind(heading: str, collector: Collector) -> RecipientKind | None:
    """The kind a code column is of: the one it names, or the only one there is."""
    named = _kind_named(heading, collector)
    kinds = list(collector.model.kinds.values())
    return named or (kinds[0] if len(kinds) == 1 else None)


def _kind_named(heading: str, collector: Collector) -> RecipientKind | None:
    folded = heading.casefold()
    kinds = collector.model.kinds.values()
    return next((kind for kind in kinds if kind.name.casefold() == folded), None)


def _add_row(
    row: Row,
    columns: _Columns,
    seen: _Seen,
    collector: Collector,
) -> None:
    """Note the facts of a row; `seen` tells the rows before it, by whom and column filled."""
    code = row.cells[columns.code or 0]
    kind = _kind_of(row, columns, collector)
    member = None if kind is None else _member(row, code, kind, columns, collector)
    if kind is None or member is None:
        return
    period, is_known = _period(row, columns, collector)
    items = _items(row, columns, collector)
    if items is None:
        return
    days = columns.origins.day_texts(row)
    filled = seen.setdefault((kind.name, member.code, period, *items.values(), *days), {})
    first = _first_to_fill(row, columns, filled)
    if first is not None:
        told = diagnostic("row-twice", code.place, (first.place,), name=member.name)
        collector.found.append(told)
    if is_known and first is None:
        _add_cells(row, evolve(columns, kind=kind), (member.code, period, items), collector)


def _first_to_fill(row: Row, columns: _Columns, filled: dict[int, Row]) -> Row | None:
    """The row before it of the same recipient that fills a column this one fills as well.

    Rows that fill other columns each say something of their own, as tables apart would. One that
    fills none is a row by itself, so that a line pasted twice is told.
    """
    numbers = [number for number, _, _ in columns.facts if not _is_empty(row.cells[number])]
    first = next((filled[number] for number in numbers or [-1] if number in filled), None)
    for number in numbers or [-1]:
        filled.setdefault(number, row)
    return first


def _is_empty(cell: Cell) -> bool:
    return cell.raw is None or (isinstance(cell.raw, str) and not cell.raw.strip())


def _add_cells(
    row: Row,
    columns: _Columns,
    keys: tuple[str | None, str | None, dict[str, str]],
    collector: Collector,
) -> None:
    """Note the cells of a row, for a recipient, a period and items."""
    code, period, items = keys
    origins = origins_of_row(row, columns.origins, collector)
    if origins is None:
        return
    for number, fact, own_period in columns.facts:
        cell = row.cells[number]
        kind = columns.kind
        if kind is not None and not collector.is_for(fact, kind, cell.raw, cell.place):
            continue
        codes = tuple(items.get(name) for name in fact.lists)
        own = (own_period or period) if fact.per_period else None
        keyed = Keys(code, own, codes, origins.of(fact, own))
        collector.add(fact, keyed, cell.raw, cell.place)


def _kind_of(row: Row, columns: _Columns, collector: Collector) -> RecipientKind | None:
    """The kind of recipients a row is about: the table's, or the one it names itself."""
    if columns.kinds is None:
        return columns.kind
    cell = row.cells[columns.kinds]
    found = _kind_named(_heading(cell), collector)
    if found is None:
        known = ", ".join(f"`{kind}`" for kind in collector.model.kinds)
        told = diagnostic("unknown-kind", cell.place, name=_heading(cell)[:60], known=known)
        collector.found.append(told)
    return found


def _member(
    row: Row, code: Cell, kind: RecipientKind, columns: _Columns, collector: Collector
) -> Recipient | None:
    """The recipient of a row, whose name must not be another's."""
    if _is_empty(code):
        collector.found.append(diagnostic("row-without-code", code.place, kind=kind.name))
        return None
    member = collector.recipient(code.raw, kind, code.place)
    if member is not None and columns.name is not None:
        name = row.cells[columns.name]
        collector.check_name(member, name.raw, kind, name.place)
    return member


def _period(row: Row, columns: _Columns, collector: Collector) -> tuple[str | None, bool]:
    """The period a row names, if any, and whether it is one we know."""
    if columns.period is None:
        return None, True
    cell = row.cells[columns.period]
    if cell.raw is None or str(cell.raw).strip() == "":
        return None, True
    period = collector.find_period(cell.raw, cell.place)
    return period, period is not None


def _items(row: Row, columns: _Columns, collector: Collector) -> dict[str, str] | None:
    """The items a row names, by list; an empty cell, or ``all``, is the total. None if unknown."""
    items: dict[str, str] = {}
    for name, number in columns.lists:
        cell = row.cells[number]
        text = shown(cell.raw if cell.raw is not None else "").strip()
        if not text or text.casefold() in TOTAL_WORDS:
            continue
        code = collector.find_item(cell.raw, name, cell.place)
        if code is None:
            return None
        items[name] = code
    return items


def _heading(cell: Cell) -> str:
    return shown(cell.raw if cell.raw is not None else "").strip()
