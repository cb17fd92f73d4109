"""In: facts in any form a host has them. Out: a fact set, or every mistake in them.

Forms: a fact set made before; a table read from a file; mappings; rows as a CSV reader gives them;
or a list of mappings and fact files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.facts.collecting import Collector
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.facts.mappings import ASSESSMENTS, Repeating, add_mapping
from overenskommelse.facts.rows import add_table
from overenskommelse.facts.tables import Table, table_from_csv, table_from_rows
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.wanted import ANYTHING, Wanted
from overenskommelse.source.numbers import MOST_DIGITS
from overenskommelse.source.reading import BYTE_ORDER_MARK
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class FactsFile:
    """The text of a facts file, before any agreement says what it means.

    Attributes:
        name: What messages call it.
        text: CSV, or JSON if the name ends in ``.json``.
        has_mark: Whether a byte-order mark stood before the text.
    """

    name: str
    text: str
    has_mark: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        text = BYTE_ORDER_MARK + self.text if self.has_mark else self.text
        return text.encode("utf-8", "surrogatepass")


def held_once(facts: object) -> object:
    """Facts as handed in, to go through more than once: what can be gone through once is a list."""
    if isinstance(facts, FactSet | FactsFile | Mapping | str | bytes):
        return facts
    return list(facts) if isinstance(facts, Iterable) else facts


def files_in(facts: object) -> tuple[tuple[FactsFile, ...], bool]:
    """The files among facts as handed in, and whether there is nothing but files."""
    given = facts if isinstance(facts, list) else [facts]
    files = tuple(item for item in given if isinstance(item, FactsFile))
    return files, len(files) == len(given)


def read_facts(
    model: AgreementModel, facts: object, wanted: Wanted = ANYTHING
) -> tuple[FactSet, list[Diagnostic]]:
    """Read facts for an agreement.

    Args:
        model: The agreement.
        facts: A `FactSet`; a `FactsFile` or nested mapping, or a list of them; or rows.
        wanted: What the agreement asks for; what it does not is told.

    Returns:
        The facts and what was wrong with them.
    """
    if isinstance(facts, FactSet):
        return facts, []
    collector = Collector(model)
    _add(facts, collector)
    collector.check(wanted)
    return collector.facts(), collector.found


def _add(facts: object, collector: Collector) -> None:
    if isinstance(facts, FactsFile):
        _add_file(facts, collector)
    elif isinstance(facts, Mapping):
        add_mapping(facts, None, collector)
    elif isinstance(facts, str | bytes) or not isinstance(facts, Iterable):
        found = type(facts).__name__
        collector.found.append(diagnostic("bad-facts", Place(), found=found))
    else:
        _add_many(list(facts), collector)


def _add_many(items: list[object], collector: Collector) -> None:
    rows: list[object] = []
    for item in items:
        if isinstance(item, FactsFile):
            _add_file(item, collector)
        elif isinstance(item, Mapping) and _is_nested(item):
            add_mapping(item, None, collector)
        else:
            rows.append(item)
    if rows:
        _add_read(table_from_rows(rows), collector)


def _is_nested(item: Mapping[object, object]) -> bool:
    """Whether a mapping holds mappings or decisions, and so is no row of a table."""
    return ASSESSMENTS in item or any(isinstance(value, Mapping) for value in item.values())


def _add_file(file: FactsFile, collector: Collector) -> None:
    if not file.name.endswith(".json"):
        _add_read(table_from_csv(file.text, file.name), collector)
        return
    read = _json(file)
    if isinstance(read, Diagnostic):
        collector.found.append(read)
    elif isinstance(read, Mapping):
        add_mapping(read, file.name, collector)
    elif isinstance(read, list):
        _add_read(table_from_rows(read, file.name), collector)
    else:
        place = Place(file=file.name)
        collector.found.append(diagnostic("bad-facts", place, found=type(read).__name__))


def _add_read(read: tuple[Table, list[Diagnostic]], collector: Collector) -> None:
    table, mistakes = read
    collector.found.extend(mistakes)
    if table.header:
        add_table(table, collector)


def _json(file: FactsFile) -> object:
    """The content of a JSON file; numbers that a float would spoil stay text."""
    try:
        return json.loads(
            file.text,
            parse_float=Decimal,
            parse_int=_exact_integer,
            parse_constant=str,
            object_pairs_hook=_pairs,
        )
    except json.JSONDecodeError as error:
        place = Place(file=file.name, line=error.lineno, column=error.colno)
        return diagnostic("bad-json", place, detail=error.msg.lower())
    except RecursionError:
        return diagnostic("bad-json", Place(file=file.name, line=1), detail="nested too deep")


def _exact_integer(text: str) -> int | str:
    return int(text) if len(text) <= MOST_DIGITS else text


def _pairs(pairs: list[tuple[str, object]]) -> Repeating:
    found = Repeating(pairs)
    keys = [key for key, _ in pairs]
    found.repeated = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    return found
