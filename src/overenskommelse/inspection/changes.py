"""In: two agreements. Out: what changed in meaning, clause by clause.

Clauses are matched by their name within the clause that holds them, and compared field by field, so
that a clause the model learns is compared without new code. Not compared are the language, places,
order, examples, sources and notes, and labels, which are what a thing is called; but the label of a
fact says what is asked for, and is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TypeAlias

from attrs import evolve

from overenskommelse.inspection.differences import DERIVED, Difference, differences, unmatched
from overenskommelse.inspection.meaning import Binding
from overenskommelse.inspection.records import Step, entries, is_record, members, name_of, step_to
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactLimit, ItemList
from overenskommelse.model.grants import Payment, Split
from overenskommelse.source.records import frozen

UNCOMPARED = DERIVED | {
    "aliases", "citations", "label", "notes", "sources",
    "AgreementModel.language", "Requirement.text", "Requirement.period", "Instead.text",
    "Instead.period",
}  # fmt: skip
"""Fields that carry no meaning of their own; these periods are told with each name they are for."""
_OWN_CLAUSES = {"payment", "failing_shares", "terms"}
"""Fields of a grant that are clauses with a source of their own, which the model does not keep."""
_FIRST = ("title", "year", "parties", "reference", "total", "rest", "parts", "targets")
_ANSWERS = (Difference(old=False, new=True), Difference(old=True, new=False))
"""Parts that say nothing by themselves."""
_Path: TypeAlias = tuple[Step, ...]


class ChangeKind(Enum):
    """What happened to a clause."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@frozen
class Change:
    """A change of meaning.

    Attributes:
        kind: What happened.
        path: The clauses, from the outermost; of a clause that was added or removed, itself last.
        owner: The class of the record that changed, or was added or removed.
        field: Its field that changed; None for a whole clause.
        old: What it was, or None.
        new: What it is, or None.
        smallest: The one smaller part that makes the difference, or None if there are several.
        sources: The documents and sections the clause follows from.
    """

    kind: ChangeKind
    path: _Path
    owner: str
    field: str | None
    old: object
    new: object
    smallest: Difference | None = None
    sources: tuple[str, ...] = ()


def changes_between(old: AgreementModel, new: AgreementModel) -> tuple[Change, ...]:
    """What changed in meaning from one agreement to another; nothing if they mean the same."""
    comparing = _Comparing(Binding(old), Binding(new), ())
    return tuple(comparing.records(old, new))


@frozen
class _Comparing:
    """Compares what stands below one clause."""

    before: Binding
    after: Binding
    path: _Path
    sources: tuple[str, ...] = ()
    """What the clause follows from; those of the agreement as a whole say too little."""

    def records(self, old: object, new: object) -> Iterator[Change]:
        """The changes from one record to another of its class."""
        below = _Comparing(
            _in_period(self.before, old),
            _in_period(self.after, new),
            self.path,
            (_sources(new) if self.path else ()) or self.sources,
        )
        was, now = dict(entries(old)), dict(entries(new))
        owner = type(new).__name__
        for name in sorted(now, key=_rank):
            if (owner, name) == ("ItemList", "attributes"):
                yield from below._attributes(old, new)
            elif is_compared(owner, name):
                cited = () if name in _OWN_CLAUSES else below.sources
                yield from evolve(below, sources=cited).fields(owner, name, was[name], now[name])

    def fields(self, owner: str, name: str, old: object, new: object) -> Iterator[Change]:
        """The changes of one field."""
        if _are_clauses(old) or _are_clauses(new):
            yield from self._clauses(name, old, new)
        elif isinstance(old, Mapping) and isinstance(new, Mapping):
            for key in [*old, *(key for key in new if key not in old)]:
                below = self._at(Step(name, str(key), str(key)))
                yield from below.fields(owner, name, old.get(key), new.get(key))
        elif is_record(old) and type(old) is type(new) and not _is_one(old):
            yield from self.records(old, new)
        else:
            yield from self._values(owner, name, old, new)

    def _attributes(self, old: object, new: object) -> Iterator[Change]:
        """What a list says of its items, each value in the unit of what it is called."""
        was, now = _said_of_items(old), _said_of_items(new)
        for key in [*was, *(key for key in now if key not in was)]:
            code, said = key
            below = self._at(Step("Attribute", said, code))
            yield from below.fields("Attribute", "value", was.get(key), now.get(key))

    def _values(self, owner: str, name: str, old: object, new: object) -> Iterator[Change]:
        was, now = self.before.of(old), self.after.of(new)
        found = differences(was, now)
        if not found:
            return
        is_part = len(found) == 1 and found[0] not in (Difference(was, now), *_ANSWERS)
        smallest = found[0] if is_part else None
        kind = ChangeKind.CHANGED
        if old in (None, ()) or new in (None, ()):
            kind = ChangeKind.ADDED if old in (None, ()) else ChangeKind.REMOVED
        yield Change(kind, self.path, owner, name, was, now, smallest, self.sources)

    def _clauses(self, field: str, old: object, new: object) -> Iterator[Change]:
        """Clauses with a name by their name; others by what they say."""
        was, now = _by_name(old), _by_name(new)
        for key in [*was, *(key for key in now if key not in was)]:
            if key not in now:
                yield self._whole(ChangeKind.REMOVED, field, was[key])
            elif key not in was:
                yield self._whole(ChangeKind.ADDED, field, now[key])
            else:
                yield from self._at(self._step(now[key], field)).records(was[key], now[key])
        gone, come = unmatched(
            tuple(self.before.of(item) for item in members(old) if name_of(item) is None),
            tuple(self.after.of(item) for item in members(new) if name_of(item) is None),
        )
        if len(gone) == len(come) == 1 and type(gone[0]) is type(come[0]):
            yield from self._at(step_to(come[0], field)).records(gone[0], come[0])
        else:
            yield from (self._whole(ChangeKind.REMOVED, field, item) for item in gone)
            yield from (self._whole(ChangeKind.ADDED, field, item) for item in come)

    def _whole(self, kind: ChangeKind, field: str, clause: object) -> Change:
        path = (*self.path, self._step(clause, field))
        old, new = (None, clause) if kind is ChangeKind.ADDED else (clause, None)
        return Change(kind, path, type(clause).__name__, None, old, new, None, _sources(clause))

    def _step(self, clause: object, field: str) -> Step:
        """The step to a clause; what stands in a list is an item of it."""
        step = step_to(clause, field)
        is_item = bool(self.path) and self.path[-1].noun == "ItemList" and step.noun == "Recipient"
        return evolve(step, noun="Item") if is_item else step

    def _at(self, step: Step) -> _Comparing:
        return _Comparing(self.before, self.after, (*self.path, step), self.sources)


def is_compared(owner: str, field: str) -> bool:
    """Whether a field of a class of records carries meaning.

    Example:
        >>> is_compared("Grant", "label"), is_compared("FactDeclaration", "label")
        (False, True)
    """
    if (owner, field) == ("FactDeclaration", "label"):
        return True
    return field not in UNCOMPARED and f"{owner}.{field}" not in UNCOMPARED


def _is_one(record: object) -> bool:
    """Whether a record is one thing to a reader, told whole: a payment, a split, a limit."""
    return isinstance(record, Payment | Split | FactLimit) or type(record).__module__ == xp.__name__


def _in_period(side: Binding, record: object) -> Binding:
    period = dict(entries(record)).get("period")
    return Binding(side.model, period) if isinstance(period, str) else side


def _are_clauses(value: object) -> bool:
    """Whether a field's value is a list of clauses, rather than one value."""
    return not is_record(value) and any(not _is_one(item) for item in members(value))


def _by_name(value: object) -> dict[tuple[str, str], object]:
    """Clauses that have a name, by it and by what they are."""
    named = ((name_of(item), item) for item in members(value))
    return {(type(item).__name__, name): item for name, item in named if name is not None}


def _sources(record: object) -> tuple[str, ...]:
    told = dict(entries(record)).get("sources", ())
    return told if isinstance(told, tuple) else ()


def _said_of_items(listed: object) -> dict[tuple[str, str], object]:
    """What a list says of its items, numbers with their unit."""
    if not isinstance(listed, ItemList):
        return {}
    return {key: listed.said(*key) for key in listed.attributes}


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
