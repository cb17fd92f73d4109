"""In: mappings, each with a recipient and its facts. Out: rows of plain values, laid out by column.

What stands in a column is looked at as a whole: whole numbers, days and yes or no are taken as they
are, everything else is read cell by cell, as in any table. What cannot be laid out so (another
heading in each row, names instead of codes, a list's items) is left to the reader of tables.

Guarantees: what is laid out means what the reader of tables would read; nothing is told here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import gt, itemgetter, lt
from typing import Any

from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.engine.layouts import Column, ColumnLimit, Layout
from overenskommelse.engine.plan_terms import OWN, Plain, Row, Slot, plain
from overenskommelse.engine.plans import Plan
from overenskommelse.facts.cells import value_from_cell
from overenskommelse.facts.collecting import Collector
from overenskommelse.facts.rows import CODE_HEADINGS, NAME_HEADINGS
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.units import FactType
from overenskommelse.model.wanted import Wanted
from overenskommelse.source.dates import FIRST_YEAR, LAST_YEAR
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

_BEYOND = 2**100
"""No number of a fact is as large; a cell is refused from there on."""
_MOST_LAYOUTS = 100
_NATIVE: dict[FactType, type] = {
    FactType.WHOLE_NUMBER: int,
    FactType.DECIMAL_NUMBER: int,
    FactType.MONEY: int,
    FactType.YES_NO: bool,
    FactType.DATE: date,
}
"""What a cell can be taken as without reading it."""


@frozen
class LaidOut:
    """Rows of plain values.

    Attributes:
        layout: What their headings mean.
        rows: In the order of those handed in; None in them where a cell is empty or has a mistake.
        codes: The recipient's code of each.
        is_whole: Whether nothing is missing, and nobody among them has rules of its own.
    """

    layout: Layout
    rows: list[Row]
    codes: list[str]
    is_whole: bool


def laid_out(plan: Plan, rows: Sequence[Mapping[str, object]]) -> LaidOut | None:
    """Lay out rows that all have the same headings; None if they cannot be."""
    layout = layout_of(plan, tuple(rows[0]))
    if layout is None or set(map(len, rows)) != {len(layout.headings)}:
        return None
    try:
        cells: dict[str, list[Any]] = {
            heading: list(map(itemgetter(heading), rows)) for heading in layout.headings
        }
        codes = set(cells[layout.code])
    except (KeyError, TypeError):
        return None
    if not codes <= plan.members.keys() or not _names_fit(plan, layout, cells):
        return None
    is_whole = codes.isdisjoint(plan.special)
    columns: list[list[Plain | None]] = []
    for heading, fact, _ in layout.columns:
        column = cells[heading]
        if not _is_plain(column, fact):
            column = [_cell(raw, fact) for raw in column]
            is_whole = is_whole and None not in column
        if fact.type is FactType.DATE and _is_far_off(column, fact, plan.wanted):
            return None
        columns.append(column)
    if any(limit.is_broken(columns) for limit in layout.limits):
        return None
    found: list[Row] = list(zip(*columns, strict=True)) if columns else [()] * len(rows)
    return LaidOut(layout, found, cells[layout.code], is_whole)


def recipient_of(row: Mapping[str, object], plan: Plan) -> str:
    """The code of a row's recipient, where the reader of tables has found nothing wrong with it.

    Raises:
        KeyError: If the grant is not for that recipient.
    """
    kind = plan.model.kinds[plan.grant.kind]
    headings = [heading for heading in row if _role(str(heading), kind.name) == "code"]
    codes = [each for each in headings if each.casefold() in CODE_HEADINGS]
    found = str(row[(codes or headings)[0]]).strip() if headings else ""
    member = kind.find(found)
    if member is None or member.code not in plan.members:
        raise KeyError(found)
    return member.code


def _names_fit(plan: Plan, layout: Layout, cells: Mapping[str, list[Any]]) -> bool:
    """Whether each name is that of the recipient with the code beside it."""
    if layout.name is None:
        return True
    pairs = set(zip(cells[layout.code], cells[layout.name], strict=True))
    kind = plan.model.kinds[plan.grant.kind]
    return all(
        type(name) is str and kind.find(name.strip()) is plan.members[code] for code, name in pairs
    )


def layout_of(plan: Plan, headings: tuple[str, ...]) -> Layout | None:
    """What headings mean; worked out once for each sequence of them, unless there are very many."""
    if headings in plan.layouts:
        return plan.layouts[headings]
    is_text = all(isinstance(heading, str) for heading in headings)
    found = _layout(plan, headings) if is_text else None
    if len(plan.layouts) < _MOST_LAYOUTS:
        plan.layouts[headings] = found
    return found


def _layout(plan: Plan, headings: tuple[str, ...]) -> Layout | None:
    kind, collector = plan.grant.kind, Collector(plan.model)
    roles: dict[str, str] = {}
    known: dict[tuple[str | None, str | None], Column] = {}
    for heading in headings:
        fact, period = collector.find_fact(heading) or (None, None)
        role = _role(heading, kind)
        if fact is None and role is not None and role not in roles:
            roles[role] = heading
        elif fact is None or (fact.name, period) in known or not _is_given(fact, period, kind):
            return None
        else:
            known[fact.name, period] = (heading, fact, period)
    wanted = [(slot.fact, slot.period) for slot in plan.slots if _is_in_a_row(slot)]
    if "code" not in roles or len(wanted) < len(plan.slots) or not known.keys() >= set(wanted):
        return None
    columns = tuple(known[key] for key in wanted)
    limits = _limits(columns, known)
    if limits is None:
        return None
    others = tuple(column for key, column in known.items() if key not in wanted)
    return Layout(roles["code"], roles.get("name"), headings, columns, others, limits)


def _limits(
    columns: tuple[Column, ...], known: Mapping[tuple[str | None, str | None], Column]
) -> tuple[ColumnLimit, ...] | None:
    """What the columns are held to; None where they are held against one that is not laid out."""
    numbers = {(fact.name, period): number for number, (_, fact, period) in enumerate(columns)}
    found: list[ColumnLimit] = []
    for number, (_, fact, period) in enumerate(columns):
        for limit in fact.limits:
            is_beyond = gt if limit.comparator is Comparator.AT_MOST else lt
            if limit.fact is None and limit.value is not None:
                found.append(ColumnLimit(number, is_beyond, None, plain(limit.value)))
                continue
            places = [(limit.fact, period), (limit.fact, None)]
            other = next((place for place in places if place in known), None)
            if other is not None and other not in numbers:
                return None
            if other is not None:
                found.append(ColumnLimit(number, is_beyond, numbers[other], None))
    return tuple(found)


def _is_far_off(cells: list[Any], fact: FactDeclaration, wanted: Wanted) -> bool:
    """Whether any day lies outside the agreement, so that the reader of tables has to tell."""
    if wanted.years is None:
        return False
    first, last = wanted.years
    sides = fact.sides_limited
    years = {cell.year for cell in cells if isinstance(cell, date)}
    is_early = Comparator.AT_LEAST not in sides and min(years, default=first) < first
    return is_early or (Comparator.AT_MOST not in sides and max(years, default=last) > last)


def _is_in_a_row(slot: Slot) -> bool:
    """Whether a row can hold what stands in a slot: nothing of single items, or of others."""
    return not slot.items and slot.recipient in (None, OWN)


def _role(heading: str, kind: str) -> str | None:
    """Whether a column holds codes or names; of other columns the reader of tables knows."""
    folded = heading.casefold()
    if folded in CODE_HEADINGS or folded == kind.casefold():
        return "code"
    return "name" if folded in NAME_HEADINGS else None


def _is_given(fact: FactDeclaration, period: str | None, kind: str) -> bool:
    """Whether a column can hold a fact of a recipient, and says for when."""
    return fact.kind in (None, kind) and fact.per_period is (period is not None)


def _is_plain(cells: list[Any], fact: FactDeclaration) -> bool:
    """Whether all cells hold values just as the fact can have them."""
    if set(map(type, cells)) != {_NATIVE.get(fact.type)}:
        return False
    if fact.type is FactType.YES_NO:
        return True
    smallest, largest = min(cells), max(cells)
    if fact.type is FactType.DATE:
        return bool(smallest.year >= FIRST_YEAR and largest.year <= LAST_YEAR)
    return bool(smallest >= 0 and largest < _BEYOND)


def _cell(raw: object, fact: FactDeclaration) -> Plain | None:
    value = value_from_cell(raw, fact, Place())
    return None if isinstance(value, Diagnostic) else plain(value)
