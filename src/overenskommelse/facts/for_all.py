"""In: a table without recipients. Out: the facts that are one figure for all, with the collector.

It either names facts in its headings, with a row for each period or item, or names one in each row,
under ``fact`` (``uppgift``) with its value under ``value`` (``värde``). Guarantees: a fact that is
given for recipients is told here, not dropped.
"""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.facts.collecting import Collector, Keys
from overenskommelse.facts.origins import (
    OriginColumns,
    RowOrigins,
    origin_heading,
    origins_of_row,
)
from overenskommelse.facts.tables import Cell, Row, Table
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen

_FACT = frozenset({"fact", "uppgift"})
_VALUE = frozenset({"value", "värde"})


@frozen
class LongColumns:
    """Where a table says which fact a row is of, its value, period and items, and its origin."""

    fact: int
    value: int
    others: tuple[tuple[str, int], ...]
    origins: OriginColumns


def long_columns(headings: list[str], collector: Collector) -> LongColumns | None:
    """The columns of a table with a row for each fact; None if it is none such."""
    folded = [heading.casefold() for heading in headings]
    fact = [number for number, text in enumerate(folded) if text in _FACT]
    value = [number for number, text in enumerate(folded) if text in _VALUE]
    if len(fact) != 1 or len(value) != 1 or collector.find_fact(headings[fact[0]]) is not None:
        return None
    known = {"period", *collector.model.lists}
    others = [(text, number) for number, text in enumerate(headings) if text in known]
    origins = {
        heading: number
        for number, text in enumerate(headings)
        if (heading := origin_heading(text, collector)) is not None and heading.fact is None
    }
    columns = OriginColumns(FrozenDict(origins))
    return LongColumns(fact[0], value[0], tuple(others), columns)


def add_long_table(table: Table, columns: LongColumns, collector: Collector) -> None:
    """Note a value of each row."""
    read = {columns.fact, columns.value, *(number for _, number in columns.others)}
    read |= set(columns.origins.columns.values())
    for number, cell in enumerate(table.header):
        heading = _text(cell)
        if number not in read and heading and not heading.startswith("#"):
            collector.unknown_fact(heading, cell.place, ("period", *collector.model.lists))
    for row in table.rows:
        origins = origins_of_row(row, columns.origins, collector)
        if origins is not None:
            _add(row, columns, origins, collector)


def _add(row: Row, columns: LongColumns, origins: RowOrigins, collector: Collector) -> None:
    others = {name: row.cells[number] for name, number in columns.others}
    named, value = row.cells[columns.fact], row.cells[columns.value]
    found = collector.find_fact(_text(named))
    if found is None:
        collector.unknown_fact(_text(named), named.place)
        return
    fact, period = found
    if fact.kind is not None:
        told = diagnostic("fact-of-recipients", named.place, fact=fact.name, kind=fact.kind)
        collector.found.append(told)
        return
    cell = others.get("period")
    if period is None and cell is not None and _text(cell):
        period = collector.find_period(cell.raw, cell.place)
        if period is None:
            return
    items: list[str | None] = []
    for name in fact.lists:
        named_item = others.get(name)
        code = None
        if named_item is not None and _text(named_item):
            code = collector.find_item(named_item.raw, name, named_item.place)
            if code is None:
                return
        items.append(code)
    keys = Keys(None, period, tuple(items), origins.of(fact, period))
    collector.add(fact, keys, value.raw, value.place)


def _text(cell: Cell) -> str:
    return shown(cell.raw if cell.raw is not None else "").strip()
