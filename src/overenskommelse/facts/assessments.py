"""In: a table or mappings with decisions of authorities. Out: assessments with the collector.

A decision says which requirement, for whom (``all`` for everyone), met or not, by whom, on which
day and in which document; who, when and where are never left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.facts.cells import day_from_cell
from overenskommelse.facts.collecting import Collector
from overenskommelse.facts.fact_set import Assessment
from overenskommelse.facts.tables import Cell, Table
from overenskommelse.model.rules import Rule, RuleSort, are_one, rules_called
from overenskommelse.source.text import Place

REQUIREMENT_HEADINGS = frozenset({"requirement", "krav"})
_FIELDS = {
    "requirement": ("requirement", "krav"),
    "grant": ("grant", "bidrag"),
    "recipient": ("recipient", "recipients", "mottagare", "code", "kod"),
    "name": ("name", "namn"),
    "outcome": ("outcome", "utfall"),
    "by": ("by", "av"),
    "on": ("on", "datum", "den"),
    "document": ("document", "dokument"),
}
_OPTIONAL = frozenset({"grant", "name"})
_HEADINGS = tuple(heading for headings in _FIELDS.values() for heading in headings)
_OUTCOMES = {"met": True, "uppfyllt": True, "not met": False, "inte uppfyllt": False}
_ALL = frozenset({"all", "alla"})


def add_assessments(table: Table, collector: Collector) -> None:
    """Note the decisions of a table, a row each."""
    headings = [shown(cell.raw).strip() for cell in table.header]
    fields: list[str | None] = []
    for cell, heading in zip(table.header, headings, strict=True):
        name = _field(heading, headings, collector)
        if name is None and not heading.startswith("#"):
            collector.unknown_fact(str(cell.raw), cell.place, _HEADINGS)
        if name is not None and name in fields:
            collector.found.append(diagnostic("column-twice", cell.place, name=heading))
        fields.append(name)
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
            name = _field(str(key), [str(each) for each in item], collector)
            where = Place(file=file, path=f"{place.path}.{key}")
            if name is None:
                collector.unknown_fact(str(key), where, _HEADINGS)
            elif name in cells:
                collector.found.append(diagnostic("column-twice", where, name=str(key)))
            else:
                cells[name] = Cell(raw, where)
        _add(cells, place, collector)


def _field(heading: str, headings: list[str], collector: Collector) -> str | None:
    """What a column holds; beside one of codes, that headed by the kind holds names."""
    folded = heading.casefold()
    if heading in collector.model.kinds:
        codes = _FIELDS["recipient"]
        return "name" if any(other.casefold() in codes for other in headings) else "recipient"
    return next((name for name, headings in _FIELDS.items() if folded in headings), None)


def _add(cells: dict[str, Cell], place: Place, collector: Collector) -> None:
    texts = {
        name: shown(cell.raw).strip() if cell.raw is not None else ""
        for name, cell in cells.items()
    }
    absent = [name for name in _FIELDS if name not in _OPTIONAL and not texts.get(name)]
    if absent:
        fields = "\n".join(f"FIELD {name}" for name in absent)
        collector.found.append(diagnostic("assessment-incomplete", place, fields=fields))
        return
    decision = _decision(texts, cells, place, collector)
    where = cells["requirement"].place
    rules = _rules(texts["requirement"], texts.get("grant", ""), where, collector)
    if decision is None:
        return
    judged = _judged(cells["recipient"], rules, collector)
    _check_names(judged, cells, collector)
    meant = {rule: None for rule, _ in judged}
    if texts["requirement"].casefold() not in _ALL and not are_one(meant):
        choices = ", ".join(f"`{rule.full_name(collector.model.language)}`" for rule in meant)
        told = diagnostic(
            "ambiguous-requirement", where, name=texts["requirement"], choices=choices
        )
        collector.found.append(told)
        return
    for rule, code in judged:
        collector.assess((rule.owner, rule.requirement.name, code), decision)


def _check_names(
    judged: list[tuple[Rule, str]], cells: dict[str, Cell], collector: Collector
) -> None:
    """A name beside the code of another contradicts it."""
    cell = cells.get("name")
    is_of_all = shown(cells["recipient"].raw).strip().casefold() in _ALL
    if cell is None or is_of_all or not judged:
        return
    rule, code = judged[0]
    kind = collector.model.kinds[rule.owner.kind]
    collector.check_name(kind.by_code[code], cell.raw, kind, cell.place)


def _decision(
    texts: dict[str, str], cells: dict[str, Cell], place: Place, collector: Collector
) -> Assessment | None:
    met = _OUTCOMES.get(texts["outcome"].casefold())
    if met is None:
        where = cells["outcome"].place
        collector.found.append(diagnostic("bad-outcome", where, text=texts["outcome"][:40]))
    day = day_from_cell(cells["on"].raw, cells["on"].place)
    if isinstance(day, Diagnostic):
        collector.found.append(day)
        return None
    if met is None or day is None:
        return None
    return Assessment(met, texts["by"], day, texts["document"], place)


def _rules(text: str, grant: str, place: Place, collector: Collector) -> tuple[Rule, ...]:
    """The rules of that name, within the grant named; for ``all``, every one of the grants'."""
    rules = collector.model.rules
    if text.casefold() in _ALL:
        asked = (rule for rule in rules if rule.owner.sort is RuleSort.GRANT)
        found = tuple(rule for rule in asked if grant in ("", rule.owner.grant))
    else:
        found = rules_called(f"{grant}: {text}" if grant else text, rules)
    if found:
        return found
    names = [rule.full_name(collector.model.language) for rule in rules]
    names += [] if grant or ":" in text else [rule.requirement.name for rule in rules]
    name = f"{grant}: {text}" if grant else text
    suggestion = nearest(name, dict.fromkeys(names))
    collector.found.append(
        diagnostic("unknown-name", place, kind="requirement", name=name[:60], suggestion=suggestion)
    )
    return ()


def _judged(cell: Cell, rules: tuple[Rule, ...], collector: Collector) -> list[tuple[Rule, str]]:
    """The rules and codes a decision is about."""
    names = dict.fromkeys(rule.owner.kind for rule in rules)
    kinds = [collector.model.kinds[kind] for kind in names]
    key = (cell.place.path or "").rpartition(".")[2]
    if key in collector.model.kinds:
        kinds = [kind for kind in kinds if kind.name == key]
    text = shown(cell.raw).strip()
    if text.casefold() in _ALL:
        return [
            (rule, code)
            for kind in kinds
            for rule in rules
            if rule.owner.kind == kind.name
            for code in kind.by_code
            if collector.model.judges(rule, code)
        ]
    fits = [(kind, member) for kind in kinds if (member := kind.find(text)) is not None]
    if len(fits) > 1:
        known = ", ".join(f"`{kind.name}`" for kind, _ in fits)
        collector.found.append(diagnostic("which-kind", cell.place, known=known))
        return []
    if not fits and kinds:
        collector.recipient(cell.raw, kinds[0], cell.place)
    of_kind = [
        (rule, member.code)
        for kind, member in fits
        for rule in rules
        if rule.owner.kind == kind.name
    ]
    judged = [(rule, code) for rule, code in of_kind if collector.model.judges(rule, code)]
    if of_kind and not judged:
        name = of_kind[0][0].owner.grant
        told = diagnostic("not-of-grant", cell.place, recipient=text[:60], name=name)
        collector.found.append(told)
    return judged
