"""In: a table or mappings with decisions of authorities. Out: assessments with the collector.

A decision says which requirement, for whom (``all`` for everyone), met or not, by whom, on which
day and in which document; who, when and where are never left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.facts.collecting import Collector
from overenskommelse.facts.fact_set import Assessment
from overenskommelse.facts.tables import Cell, Table
from overenskommelse.source.dates import BadDate, date_from_text, day_in_sweden
from overenskommelse.source.text import Place
from overenskommelse.syntax.mistakes import bad_date

REQUIREMENT_HEADINGS = frozenset({"requirement", "krav"})
_FIELDS = {
    "requirement": ("requirement", "krav"),
    "recipient": ("recipient", "recipients", "mottagare", "code", "kod"),
    "outcome": ("outcome", "utfall"),
    "by": ("by", "av"),
    "on": ("on", "datum", "den"),
    "document": ("document", "dokument"),
}
_HEADINGS = tuple(heading for headings in _FIELDS.values() for heading in headings)
_OUTCOMES = {"met": True, "uppfyllt": True, "not met": False, "inte uppfyllt": False}
_ALL = frozenset({"all", "alla"})


def add_assessments(table: Table, collector: Collector) -> None:
    """Note the decisions of a table, a row each."""
    fields = [_field(shown(cell.raw).strip(), collector) for cell in table.header]
    for cell, name in zip(table.header, fields, strict=True):
        if name is None and not shown(cell.raw).strip().startswith("#"):
            collector.unknown_fact(str(cell.raw), cell.place, _HEADINGS)
    for row in table.rows:
        cells = {
            name: cell for name, cell in zip(fields, row.cells, strict=True) if name is not None
        }
        _add(cells, row.place, collector)


def add_assessment_mappings(
    items: object, file: str | None, path: str, collector: Collector
) -> None:
    """Note decisions handed in as a list of mappings with the same keys as the table's columns."""
    if not isinstance(items, list | tuple):
        found = type(items).__name__
        collector.found.append(diagnostic("bad-row", Place(file=file, path=path), found=found))
        return
    for number, item in enumerate(items):
        place = Place(file=file, path=f"{path}.{number}")
        if not isinstance(item, Mapping):
            found = type(item).__name__
            collector.found.append(diagnostic("bad-row", place, found=found))
            continue
        cells: dict[str, Cell] = {}
        for key, raw in item.items():
            name = _field(str(key), collector)
            where = Place(file=file, path=f"{place.path}.{key}")
            if name is None:
                collector.unknown_fact(str(key), where, _HEADINGS)
            else:
                cells[name] = Cell(raw, where)
        _add(cells, place, collector)


def _field(heading: str, collector: Collector) -> str | None:
    folded = heading.casefold()
    if heading in collector.model.kinds:
        return "recipient"
    return next((name for name, headings in _FIELDS.items() if folded in headings), None)


def _add(cells: dict[str, Cell], place: Place, collector: Collector) -> None:
    texts = {
        name: shown(cell.raw).strip() if cell.raw is not None else ""
        for name, cell in cells.items()
    }
    absent = [name for name in _FIELDS if not texts.get(name)]
    if absent:
        fields = "\n".join(f"FIELD {name}" for name in absent)
        collector.found.append(diagnostic("assessment-incomplete", place, fields=fields))
        return
    decision = _decision(texts, cells, place, collector)
    names = _requirements(texts["requirement"], cells["requirement"].place, collector)
    if decision is None:
        return
    for name in names:
        for kind, code in _judged(cells["recipient"], name, collector):
            collector.assess((name, kind, code), decision)


def _decision(
    texts: dict[str, str], cells: dict[str, Cell], place: Place, collector: Collector
) -> Assessment | None:
    met = _OUTCOMES.get(texts["outcome"].casefold())
    if met is None:
        where = cells["outcome"].place
        collector.found.append(diagnostic("bad-outcome", where, text=texts["outcome"][:40]))
    raw = cells["on"].raw
    day = day_in_sweden(raw) if isinstance(raw, date) else date_from_text(texts["on"])
    if isinstance(day, BadDate):
        collector.found.append(bad_date(cells["on"].place, day))
        return None
    if met is None:
        return None
    return Assessment(met, texts["by"], day, texts["document"], place)


def _requirements(text: str, place: Place, collector: Collector) -> tuple[str, ...]:
    """The requirement named, or every one of the agreement's for ``all``."""
    known = {
        item.name: None for grant in collector.model.grants.values() for item in grant.requirements
    }
    if text.casefold() in _ALL:
        return tuple(known)
    if collector.model.requirements_named(text):
        return (text,)
    collector.found.append(
        diagnostic(
            "unknown-name",
            place,
            kind="requirement",
            name=text[:60],
            suggestion=nearest(text, known),
        )
    )
    return ()


def _judged(cell: Cell, name: str, collector: Collector) -> list[tuple[str, str]]:
    """The kinds and codes a decision on a requirement is about."""
    kinds = [collector.model.kinds[kind] for kind in collector.model.kinds_judged(name)]
    key = (cell.place.path or "").rpartition(".")[2]
    if key in collector.model.kinds:
        kinds = [kind for kind in kinds if kind.name == key]
    if shown(cell.raw).strip().casefold() in _ALL:
        return [(kind.name, code) for kind in kinds for code in kind.by_code]
    text = shown(cell.raw).strip()
    fits = [(kind, member) for kind in kinds if (member := kind.find(text)) is not None]
    if len(fits) > 1:
        known = ", ".join(f"`{kind.name}`" for kind, _ in fits)
        collector.found.append(diagnostic("which-kind", cell.place, known=known))
        return []
    if not fits and kinds:
        collector.recipient(cell.raw, kinds[0], cell.place)
    return [(kind.name, member.code) for kind, member in fits]
