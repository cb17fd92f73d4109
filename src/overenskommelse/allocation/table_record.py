"""What the split of a table gives: its cells and sums, and the arithmetic behind each as data."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from attrs import frozen

from overenskommelse.source.frozen import FrozenDict

_Number = TypeVar("_Number", int, Fraction)


def column_sums(cells: Mapping[str, Mapping[str, _Number]]) -> dict[str, _Number]:
    """The sum of each column."""
    sums: dict[str, _Number] = {}
    for row in cells.values():
        for name, number in row.items():
            sums[name] = sums[name] + number if name in sums else number
    return sums


@frozen
class TableStep:
    """The arithmetic of one number of a table: a cell, a sum, or the sum of all.

    Attributes:
        row: The row's name; None for the sum of a column, and for the sum of all.
        column: The column's name; None for the sum of a row, and for the sum of all.
        quota: The exact number.
        floor: Its whole units.
        remainder: What it has beyond them, less than one unit.
        extra: 1 if it was rounded up, else 0.
        amount: Floor and extra together.
    """

    row: str | None
    column: str | None
    quota: Fraction
    floor: int
    remainder: Fraction
    extra: int
    amount: int

    def to_dict(self) -> dict[str, object]:
        """The step as JSON-ready data; exact numbers as text, as ``7/10``."""
        return {
            "row": self.row,
            "column": self.column,
            "quota": str(self.quota),
            "floor": self.floor,
            "remainder": str(self.remainder),
            "extra": self.extra,
            "amount": self.amount,
        }


@frozen
class TableTie:
    """Cells that another rounding, as near to the exact numbers, rounds otherwise.

    Attributes:
        cells: Names of row and column, sorted.
        rule: The rule that settled it.
    """

    cells: tuple[tuple[str, str], ...]
    rule: str


@frozen
class TableAllocation:
    """A table in whole units.

    Attributes:
        cells: Row to column to whole units, in the order handed in.
        exact: The same, exact.
        tie: The cells that a tie rule decided; None if the nearest rounding is the only one.

    Every cell, and every sum, is the whole number below or above the exact one, and is that number
    itself where it is whole. The cells of a row add up to its sum, and so do those of a column.
    """

    cells: Mapping[str, Mapping[str, int]]
    exact: Mapping[str, Mapping[str, Fraction]]
    tie: TableTie | None = None

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The sum of each row."""
        return FrozenDict({name: sum(row.values()) for name, row in self.cells.items()})

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The sum of each column."""
        return FrozenDict(column_sums(self.cells))

    @property
    def total(self) -> int:
        """The sum of all cells."""
        return sum(self.rows.values())

    @cached_property
    def steps(self) -> tuple[TableStep, ...]:
        """The arithmetic of each cell, row by row; reckoned when first asked for."""
        return tuple(
            _step((name, column), quota, self.cells[name][column])
            for name, row in self.exact.items()
            for column, quota in row.items()
        )

    @cached_property
    def sum_steps(self) -> tuple[TableStep, ...]:
        """The arithmetic of the sums: of the rows, of the columns, and of all."""
        of_rows = {name: sum(row.values(), Fraction(0)) for name, row in self.exact.items()}
        of_columns = column_sums(self.exact)
        return (
            *(_step((name, None), quota, self.rows[name]) for name, quota in of_rows.items()),
            *(_step((None, name), quota, self.columns[name]) for name, quota in of_columns.items()),
            _step((None, None), sum(of_rows.values(), Fraction(0)), self.total),
        )

    def to_dict(self) -> dict[str, object]:
        """The table as JSON-ready data; exact numbers as text, as ``7/10``."""
        tie = self.tie
        return {
            "cells": {name: dict(row) for name, row in self.cells.items()},
            "rows": dict(self.rows),
            "columns": dict(self.columns),
            "total": self.total,
            "tie": None
            if tie is None
            else {"cells": [list(cell) for cell in tie.cells], "rule": tie.rule},
            "steps": [step.to_dict() for step in self.steps],
            "sums": [step.to_dict() for step in self.sum_steps],
        }


def _step(names: tuple[str | None, str | None], quota: Fraction, amount: int) -> TableStep:
    floor = quota.numerator // quota.denominator
    return TableStep(*names, quota, floor, quota - floor, amount - floor, amount)
