"""Typed facts: what an evaluation is given, once every value has been read and made sure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import TypeAlias

from attrs import evolve, field

from overenskommelse.model.rules import Owner
from overenskommelse.model.units import Value
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

FactKey: TypeAlias = tuple[str, str | None, str | None, tuple[str, ...]]
"""Name of the fact, code of the recipient, name of the period, codes of items of its lists.

None where the fact has no recipient or period; without items, the total of all items together. In
place of an item of one list an empty text is the total over that list.
"""
AssessmentKey: TypeAlias = tuple[Owner, str, str]
"""What the requirement belongs to (with the kind it judges), its name, the recipient's code."""


def keyed_items(codes: Iterable[str | None]) -> tuple[str, ...]:
    """The items of a key, one for each list of the fact; none at all for the total.

    Example:
        >>> keyed_items(["lung", None]), keyed_items([None, None])
        (('lung', ''), ())
    """
    items = tuple(code or "" for code in codes)
    return items if any(items) else ()


def wider_items(items: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The items of every total that the figure of some items is a part of.

    Example:
        >>> list(wider_items(("lung", "women")))
        [('lung', ''), ('', 'women'), ()]
    """
    for codes in list(product(*((code, None) for code in items)))[1:]:
        yield keyed_items(codes)


@frozen
class FactValue:
    """A value and where it came from.

    Attributes:
        value: The value.
        place: Where it was handed in.
        register: The register it was taken from, or None if that is not told.
        extracted: The day it was taken from there, and so was known; None if that is not told.
        earlier: What the fact was taken to be before, the earliest first, each with its own day.
    """

    value: Value
    place: Place
    register: str | None = None
    extracted: date | None = None
    earlier: tuple[FactValue, ...] = ()

    def known_by(self, day: date) -> FactValue | None:
        """What was known of the fact on a day, with what was known before; None if nothing was.

        A value without a day was always known.
        """
        if self.extracted is None:
            return self
        every = (*self.earlier, evolve(self, earlier=()))
        known = [each for each in every if each.extracted is None or each.extracted <= day]
        return evolve(known[-1], earlier=tuple(known[:-1])) if known else None


@frozen
class Assessment:
    """What an authority has decided on a requirement.

    Attributes:
        met: Whether it found the requirement met.
        by: Who decided.
        on: The day of the decision; before it, the decision is not known.
        document: Where the decision can be read.
        place: Where it was handed in.
    """

    met: bool
    by: str
    on: date
    document: str
    place: Place


@frozen
class FactSet:
    """Facts and assessments of one evaluation.

    Attributes:
        values: Every value that was reported; what is not here is missing.
        assessments: Decisions of authorities, the earliest first; each holds until the next.
    """

    values: Mapping[FactKey, FactValue] = field(factory=FrozenDict)
    assessments: Mapping[AssessmentKey, tuple[Assessment, ...]] = field(factory=FrozenDict)

    def known_by(self, day: date | None) -> FactSet:
        """The facts and decisions that were known on a day; those without a day always were.

        Without a day, all of them.

        Example:
            >>> from datetime import date
            >>> first = FactValue("a", Place(), extracted=date(2024, 9, 15))
            >>> later = FactValue("b", Place(), None, date(2025, 1, 20), (first,))
            >>> facts = FactSet({("text", "01", None, ()): later})
            >>> [facts.known_by(date(*day)).get("text", "01", None)
            ...  for day in ((2024, 9, 14), (2024, 9, 15), (2025, 1, 20))]
            [None, 'a', 'b']
        """
        if day is None:
            return self
        known = {key: found.known_by(day) for key, found in self.values.items()}
        made = {
            key: tuple(each for each in decided if each.on <= day)
            for key, decided in self.assessments.items()
        }
        return FactSet(
            FrozenDict({key: found for key, found in known.items() if found is not None}),
            FrozenDict({key: decided for key, decided in made.items() if decided}),
        )

    def decision(self, key: AssessmentKey, on: date | None) -> Assessment | None:
        """The decision that is in force on a day, the latest made by then; None if there is none.

        Without a day it is the latest of all.
        """
        if not self.assessments:
            return None
        made = (each for each in self.assessments.get(key, ()) if on is None or each.on <= on)
        return max(made, key=lambda each: each.on, default=None)

    def get(
        self, fact: str, recipient: str | None, period: str | None, items: tuple[str, ...] = ()
    ) -> Value | None:
        """The value of a fact, or None when it is missing."""
        found = self.values.get((fact, recipient, period, items))
        return None if found is None else found.value


def in_order_of_days(assessments: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
    """Decisions, the earliest first."""
    return tuple(sorted(assessments, key=lambda each: each.on))
