"""In: headings, cells and keys that tell where facts came from. Out: register and day of each.

A table has a column ``register`` and a column ``extracted`` (``uttagen``) for all facts of its
rows, or ``new_cases register`` for those of one fact, or ``new_cases H1 extracted`` for one column.
Guarantees: the column that says most decides, and a day that is none is told, never left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.facts.cells import day_from_cell
from overenskommelse.facts.collecting import Collector, Origin
from overenskommelse.facts.tables import Row
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place
from overenskommelse.syntax.characters import invisible_character, invisible_in

REGISTER_WORDS = ("register",)
EXTRACTED_WORDS = ("extracted", "uttagen", "uttagsdatum")
VALUE_WORDS = ("value", "värde")
ORIGIN_HEADINGS = (*REGISTER_WORDS, *EXTRACTED_WORDS)
MOST_CHARACTERS = 200
"""A register's name is no longer than this."""


@frozen
class OriginHeading:
    """What a column tells of facts: their register or their day, of all facts or of one.

    Attributes:
        is_day: Whether it holds days; else registers.
        fact: The fact it tells of, or None for every fact of the row.
        period: The period it tells of, or None for any.
    """

    is_day: bool
    fact: str | None = None
    period: str | None = None


@frozen
class OriginColumns:
    """The columns of a table that tell where its facts came from, by number."""

    columns: Mapping[OriginHeading, int] = FrozenDict()

    def day_texts(self, row: Row) -> tuple[str, ...]:
        """What a row says of days: two rows that differ in it are not the same row twice."""
        numbers = (number for heading, number in self.columns.items() if heading.is_day)
        cells = (row.cells[number].raw for number in numbers)
        return tuple(shown(raw if raw is not None else "").strip() for raw in cells)


@frozen
class RowOrigins:
    """Where the facts of one row came from."""

    told: Mapping[OriginHeading, str | date] = FrozenDict()

    def of(self, fact: FactDeclaration, period: str | None) -> Origin:
        """Register and day of a fact; what is told of the fact goes before what is told of all."""
        return _origin(
            self._told(fact, period, is_day=False), self._told(fact, period, is_day=True)
        )

    def _told(
        self, fact: FactDeclaration, period: str | None, *, is_day: bool
    ) -> str | date | None:
        nearest = (
            OriginHeading(is_day, fact.name, period),
            OriginHeading(is_day, fact.name),
            OriginHeading(is_day),
        )
        return next((self.told[each] for each in nearest if each in self.told), None)


def origin_heading(text: str, collector: Collector) -> OriginHeading | None:
    """What a heading says of where facts came from; None if it is the heading of something else."""
    before, _, last = text.strip().rpartition(" ")
    word = last.casefold()
    if word not in ORIGIN_HEADINGS or collector.find_fact(text) is not None:
        return None
    is_day = word in EXTRACTED_WORDS
    if not before:
        return OriginHeading(is_day)
    found = collector.find_fact(before)
    return None if found is None else OriginHeading(is_day, found[0].name, found[1])


def origins_of_row(row: Row, columns: OriginColumns, collector: Collector) -> RowOrigins | None:
    """Where the facts of a row came from; None, with a diagnostic, if it cannot be read."""
    told: dict[OriginHeading, str | date] = {}
    before = len(collector.found)
    for heading, number in columns.columns.items():
        cell = row.cells[number]
        read = _read(heading, cell.raw, cell.place)
        if isinstance(read, Diagnostic):
            collector.found.append(read)
        elif read is not None:
            told[heading] = read
    return RowOrigins(FrozenDict(told)) if len(collector.found) == before else None


def is_told(raw: object) -> bool:
    """Whether a value stands together with where it came from: ``{"value": 5, "register": …}``."""
    return isinstance(raw, Mapping) and any(key in raw for key in VALUE_WORDS)


def told_value(
    raw: Mapping[object, object], place: Place, collector: Collector
) -> tuple[object, Origin] | None:
    """A value and where it came from; None, with a diagnostic, if that cannot be read."""
    values = [each for key, each in raw.items() if key in VALUE_WORDS]
    told: dict[bool, str | date] = {}
    before = len(collector.found)
    known = (*VALUE_WORDS, *ORIGIN_HEADINGS)
    for key, given in raw.items():
        if key in VALUE_WORDS:
            continue
        if key not in known:
            collector.unknown_fact(shown(key), place, known)
            continue
        heading = OriginHeading(key in EXTRACTED_WORDS)
        read = _read(heading, given, place)
        if isinstance(read, Diagnostic):
            collector.found.append(read)
        elif read is not None:
            told[heading.is_day] = read
    if len(collector.found) != before:
        return None
    return values[0], _origin(told.get(False), told.get(True))


def _origin(register: str | date | None, day: str | date | None) -> Origin:
    return Origin(
        register if isinstance(register, str) else None, day if isinstance(day, date) else None
    )


def _read(heading: OriginHeading, raw: object, place: Place) -> str | date | Diagnostic | None:
    """A register's name or a day; None for an empty cell."""
    if heading.is_day:
        return day_from_cell(raw, place)
    text = raw.strip() if isinstance(raw, str) else ""
    if not (raw is None or isinstance(raw, str)) or len(text) > MOST_CHARACTERS:
        return diagnostic("bad-register", place, found=shown(raw), limit=MOST_CHARACTERS)
    hidden = invisible_in(text)
    return invisible_character(place, hidden) if hidden is not None else text or None
