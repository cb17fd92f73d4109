"""In: a table of exact numbers, or what it follows from. Out: whole numbers that add up both ways.

A table is pots by recipients, or years by pots: a mapping of rows to mappings of columns. Its exact
cells are either handed in (`round_table`) or follow from the rows' amounts and weights, or from the
sums of rows and columns (`split_table`). They are then rounded as `controlled_rounding` says: every
cell and every sum to the whole number below or above, and the rows and columns add up.

What is not offered: cells by weights *and* by the sums of both rows and columns. Repeated scaling
only comes nearer and nearer to such cells, and in general they are not rational numbers.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from fractions import Fraction

from overenskommelse.allocation.controlled_rounding import controlled_rounding
from overenskommelse.allocation.rounding import Weight
from overenskommelse.allocation.table_asking import (
    TIES_BY_CODE,
    amount_mistakes,
    exact,
    gaps,
    margins_differ,
    row_mistakes,
    sum_mistakes,
    table_mistakes,
    tie_mistakes,
    tie_not_settled,
    weight_mistakes,
)
from overenskommelse.allocation.table_record import TableAllocation, TableTie, column_sums
from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.text import Place

Cells = Mapping[str, Mapping[str, Weight]]
_Exact = dict[str, dict[str, Fraction]]


def round_table(
    cells: Cells,
    *,
    rows: Mapping[str, Weight] | None = None,
    columns: Mapping[str, Weight] | None = None,
    ties: str | None = None,
) -> TableAllocation:
    """Round the exact cells of a table, so that its rows and columns still add up.

    Args:
        cells: Row to column to exact number, 0 or more; every row has every column.
        rows: Sums of rows to hold the cells against, as many as are known.
        columns: Sums of columns to hold the cells against.
        ties: What chooses between roundings that are as near: ``"code"`` rounds up the first
            cell it can, rows and columns in order of code; None if nothing does.

    Returns:
        The nearest table in whole units, in the order of `cells`, with its arithmetic in
        ``steps`` and ``sum_steps``.

    Raises:
        AllocationError: If a cell is no exact number or is missing, if a sum that was given
            differs from that of the cells, or if several roundings are as near and `ties` does
            not say which.

    Example:
        >>> from fractions import Fraction
        >>> third, half = Fraction(1, 3), Fraction(1, 2)
        >>> table = round_table(
        ...     {"2024": {"a": 1 + third, "b": 3 - third}, "2025": {"a": 2 * third, "b": half}}
        ... )
        >>> table.cells
        {'2024': {'a': 1, 'b': 3}, '2025': {'a': 1, 'b': 0}}
        >>> table.columns, table.total
        ({'a': 2, 'b': 3}, 5)
    """
    _refuse([*table_mistakes(cells, "cells"), *tie_mistakes(ties)])
    _refuse(list(gaps(cells, "cells")))
    whole = {
        row: {column: exact(number) for column, number in numbers.items()}
        for row, numbers in cells.items()
    }
    of_rows = {row: sum(numbers.values(), Fraction(0)) for row, numbers in whole.items()}
    of_columns = column_sums(whole)
    _refuse(
        [
            *(() if rows is None else sum_mistakes(rows, of_rows, "rows")),
            *(() if columns is None else sum_mistakes(columns, of_columns, "columns")),
        ]
    )
    return _rounded(whole, ties)


def split_table(
    rows: Mapping[str, int],
    weights: Mapping[str, Weight] | Cells | None = None,
    *,
    columns: Mapping[str, int] | None = None,
    ties: str | None = None,
) -> TableAllocation:
    """Split the amounts of rows over columns, so that each row adds up to its amount.

    Args:
        rows: Row to whole amount, 0 or more: pots and what is in them.
        weights: Column to weight, the same for every row; or row to column to weight. The sum of
            a column is then the whole number below or above its exact sum.
        columns: In the place of weights: column to whole sum, together as much as the rows. A
            cell's exact number is then ``row * column / total``.
        ties: As for `round_table`.

    Returns:
        The nearest table in whole units, in the order handed in.

    Raises:
        AllocationError: If an amount or weight is no exact number, if a row has an amount and
            only weights of 0, if the sums of rows and columns differ, or if several roundings
            are as near and `ties` does not say which.

    Example:
        >>> table = split_table({"first": 100, "second": 50}, {"01": 2, "03": 1})
        >>> table.cells
        {'first': {'01': 67, '03': 33}, 'second': {'01': 33, '03': 17}}
        >>> table.columns
        {'01': 100, '03': 50}
        >>> split_table({"2024": 7, "2025": 6}, columns={"a": 9, "b": 4}).cells
        {'2024': {'a': 5, 'b': 2}, '2025': {'a': 4, 'b': 2}}
    """
    found = [*amount_mistakes(rows, "rows"), *tie_mistakes(ties)]
    if (weights is None) == (columns is None):
        found.append(diagnostic("weights-or-columns", Place(path="weights")))
    if columns is not None:
        found += amount_mistakes(columns, "columns")
        _refuse(found)
        return _rounded(_by_both_sums(_plain(rows), _plain(columns)), ties)
    found += weight_mistakes(weights) if weights is not None else ()
    _refuse(found)
    table = _for_each_row(rows, weights or {})
    _refuse([*gaps(table, "weights"), *row_mistakes(rows, table)])
    return _rounded(_by_weights(_plain(rows), table), ties)


def _refuse(found: list[Diagnostic]) -> None:
    if found:
        raise AllocationError(found)


def _plain(amounts: Mapping[str, int]) -> dict[str, int]:
    """Amounts as Python's own integers, if they are another library's."""
    return {name: operator.index(amount) for name, amount in amounts.items()}


def _for_each_row(rows: Mapping[str, int], weights: Mapping[str, Weight] | Cells) -> Cells:
    """Weights by row: the same for each, if they are given once."""
    by_row = {name: own for name, own in weights.items() if isinstance(own, Mapping)}
    if by_row:
        return by_row
    once = {name: weight for name, weight in weights.items() if not isinstance(weight, Mapping)}
    return dict.fromkeys(rows, once)


def _by_weights(rows: dict[str, int], table: Cells) -> _Exact:
    """Each row's amount in proportion to its weights."""
    cells: _Exact = {}
    for name, amount in rows.items():
        weights = {column: exact(weight) for column, weight in table[name].items()}
        together = sum(weights.values(), Fraction(0))
        factor = amount / together if amount else Fraction(0)
        cells[name] = {column: weight * factor for column, weight in weights.items()}
    return cells


def _by_both_sums(rows: dict[str, int], columns: dict[str, int]) -> _Exact:
    """Each cell in proportion to the sums of its row and of its column."""
    total = sum(rows.values())
    if total != sum(columns.values()):
        raise AllocationError([margins_differ(total, sum(columns.values()))])
    return {
        name: {
            column: Fraction(amount * other, total) if total else Fraction(0)
            for column, other in columns.items()
        }
        for name, amount in rows.items()
    }


def _rounded(cells: _Exact, ties: str | None) -> TableAllocation:
    """The table in whole units; rounded in order of code, and given in the order handed in."""
    rows = sorted(cells)
    columns = sorted(next(iter(cells.values())))
    rounded = controlled_rounding([[cells[row][column] for column in columns] for row in rows])
    tied = tuple((rows[row], columns[column]) for row, column in rounded.tied)
    if tied and ties is None:
        raise AllocationError([tie_not_settled(tied)])
    by_name = {
        row: dict(zip(columns, numbers, strict=True))
        for row, numbers in zip(rows, rounded.cells, strict=True)
    }
    return TableAllocation(
        FrozenDict(
            {
                row: FrozenDict({column: by_name[row][column] for column in numbers})
                for row, numbers in cells.items()
            }
        ),
        FrozenDict({row: FrozenDict(numbers) for row, numbers in cells.items()}),
        TableTie(tied, TIES_BY_CODE) if tied else None,
    )
