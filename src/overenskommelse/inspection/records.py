"""In: a record of the model. Out: every record within it, and the path of named clauses to it.

Guarantees: no field is left out but places in the text and examples; a record stands under the
clauses that hold it, from the outermost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs
from attrs import evolve

from overenskommelse.model.expressions import YEAR_BEFORE
from overenskommelse.model.grants import written_name
from overenskommelse.model.requirements import Instead
from overenskommelse.source.records import frozen

_IN_PARTS = frozenset({"Grant", "Requirement"})
_NOUNS = {"flags": "Flag"}
"""Fields whose clauses go by another noun than their class."""


@frozen
class Step:
    """A clause on the way: its noun (the name of its class), name and label."""

    noun: str
    name: str
    label: str


@frozen
class Visit:
    """A record, and where it stands.

    Attributes:
        record: The record.
        path: The clauses that hold it, itself last if it has a name of its own.
        part: The field of the last of them in which it stands, or None for the clause itself.
        period: The period its surroundings name, or None.
        over: What its surroundings go over since then, as lists and series.
    """

    record: object
    path: tuple[Step, ...] = ()
    part: str | None = None
    period: str | None = None
    over: tuple[str, ...] = ()


def is_record(value: object) -> bool:
    """Whether a value is a record of the model."""
    return attrs.has(type(value))


def entries(record: object) -> Iterator[tuple[str, object]]:
    """The fields of a record with their values, without places in the text and examples.

    Example:
        >>> list(entries(Step("Grant", "base", "Bas")))
        [('noun', 'Grant'), ('name', 'base'), ('label', 'Bas')]
    """
    names = [item.name for item in attrs.fields(type(record))]  # type: ignore[arg-type]
    for name in names:
        if name not in ("place", "examples"):
            yield name, getattr(record, name)


def name_of(record: object) -> str | None:
    """What a record goes by among others of its kind: its code or name, or that of what it holds.

    Another condition for some goes by their codes.

    Example:
        >>> name_of(Step("Grant", "base", "Bas"))
        'base'
    """
    if isinstance(record, Instead):
        return ", ".join(record.recipients)
    fields = dict(entries(record))
    for key in ("code", "name"):
        if isinstance(fields.get(key), str):
            return str(fields[key])
    held = _named_within(record)
    return None if held is None else name_of(held)


def step_to(record: object, field: str = "") -> Step:
    """The step to a record in a field; without a name of its own its name is empty."""
    noun = _NOUNS.get(field, type(record).__name__)
    fields = dict(entries(record))
    name = name_of(record) or ""
    held = _named_within(record)
    if not {"label", "name"} & set(fields) and held is not None:
        return evolve(step_to(held), noun=noun)
    label = fields.get("label", fields.get("name", name))
    return Step(noun, name, label if isinstance(label, str) else name)


def as_written(path: tuple[Step, ...]) -> tuple[Step, ...]:
    """A path with the parts of a grant that was cut told as the grant itself."""
    return tuple(
        evolve(step, name=written_name(step.name), label=written_name(step.name))
        if step.noun in _IN_PARTS and " (" in step.name
        else step
        for step in path
    )


def visits(record: object) -> Iterator[Visit]:
    """Every record within a record, itself first.

    Example:
        >>> [visit.path for visit in visits(Step("Grant", "base", "Bas"))]
        [()]
    """
    yield from _visits(Visit(record))


def members(value: object) -> Iterator[object]:
    """The records a field's value holds directly."""
    if is_record(value):
        yield value
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from members(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from members(below)


def _visits(visit: Visit) -> Iterator[Visit]:
    fields = dict(entries(visit.record))
    period = fields.get("period")
    if isinstance(period, str) and period != YEAR_BEFORE:
        visit = evolve(visit, period=period, over=())
    yield visit
    match fields.get("over"):
        case str() as name:
            visit = evolve(visit, over=(*visit.over, name))
        case tuple() as names:
            visit = evolve(visit, over=(*visit.over, *names))
        case _:
            pass
    for field, value in fields.items():
        for below in members(value):
            yield from _visits(_below(visit, field, value, below))


def _below(visit: Visit, field: str, value: object, below: object) -> Visit:
    """Where a record in a field stands; one among others is a clause of its own if it is named."""
    if value is not below and name_of(below) is not None:
        path = (*visit.path, step_to(below, field))
        return Visit(below, path, None, visit.period, visit.over)
    part = field if visit.path and visit.part is None else visit.part
    return Visit(below, visit.path, part, visit.period, visit.over)


def _named_within(record: object) -> object | None:
    """The one record with a name that a record holds, as the requirement a target monitors."""
    held = [
        value for _, value in entries(record) if is_record(value) and "name" in dict(entries(value))
    ]
    return held[0] if len(held) == 1 else None
