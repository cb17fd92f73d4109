"""In: a row of a table whose headings are known. Out: its facts, read cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import repeat
from typing import Any, TypeAlias

from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.facts.cells import value_from_cell
from overenskommelse.facts.fact_set import FactKey, FactSet, FactValue
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

Column: TypeAlias = tuple[str, FactDeclaration, str | None]
"""A heading, and the fact and the period it names."""


@frozen
class ColumnLimit:
    """A limit of a fact, as one of its column.

    Attributes:
        column: The number of the column.
        is_beyond: Whether a value, the first, is beyond what it is held against.
        other: The number of the column it is held against, or None.
        bound: The number or day it is held against, or None.
    """

    column: int
    is_beyond: Callable[[Any, Any], bool]
    other: int | None
    bound: object

    def is_broken(self, columns: Sequence[Sequence[Any]]) -> bool:
        """Whether any row goes beyond it; what is missing does not."""
        values = columns[self.column]
        others = repeat(self.bound) if self.other is None else columns[self.other]
        try:
            return any(map(self.is_beyond, values, others))
        except TypeError:  # something is missing, or a day on which nothing came
            pairs = ((value, other) for value, other in zip(values, others, strict=False))
            return any(
                self.is_beyond(value, other)
                for value, other in pairs
                if isinstance(value, _IN_ORDER) and isinstance(other, _IN_ORDER)
            )


_IN_ORDER = (int, Fraction, date)


@frozen
class Layout:
    """What the headings of rows mean to a plan.

    Attributes:
        code: The heading of the recipient's code.
        name: That of its name, if there is one.
        headings: All of them.
        columns: The heading of each slot, with its fact and period.
        others: Those of facts that no slot is for; a condition without a plan may name them.
        limits: What the columns are held to.
    """

    code: str
    name: str | None
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    others: tuple[Column, ...]
    limits: tuple[ColumnLimit, ...] = ()

    def facts_in(self, row: Mapping[str, object], code: str) -> FactSet | None:
        """The facts of a row, read cell by cell; None if there is a mistake in them."""
        values: dict[FactKey, FactValue] = {}
        for heading, fact, period in (*self.columns, *self.others):
            value = value_from_cell(row[heading], fact, Place())
            if isinstance(value, Diagnostic):
                return None
            if value is not None:
                own = None if fact.kind is None else code
                values[fact.name, own, period, ()] = FactValue(value, Place())
        return FactSet(FrozenDict(values))
