"""In: a row of a table whose headings are known. Out: its facts, read cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

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
class Layout:
    """What the headings of rows mean to a plan.

    Attributes:
        code: The heading of the recipient's code.
        name: That of its name, if there is one.
        headings: All of them.
        columns: The heading of each slot, with its fact and period.
        others: Those of facts that no slot is for; a condition without a plan may name them.
    """

    code: str
    name: str | None
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    others: tuple[Column, ...]

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
