"""Laws of tables that add up both ways, and all roundings of small ones tried one by one."""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain, product
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation.controlled_rounding import controlled_rounding

Grid = list[list[Fraction]]
Whole = tuple[tuple[int, ...], ...]
small = st.fractions(0, 3, max_denominator=4) | st.sampled_from([Fraction(1, 2), Fraction(0)])
exact = st.fractions(0, 10**6, max_denominator=1000)


@st.composite
def grids(draw: st.DrawFn, cells: st.SearchStrategy[Fraction], most: int) -> Grid:
    width = draw(st.integers(1, most))
    row = st.lists(cells, min_size=width, max_size=width)
    return draw(st.lists(row, min_size=1, max_size=most))


def _sums(grid: Any) -> list[Any]:
    """Every sum of a table: of its rows, of its columns and of all."""
    rows = [sum(row) for row in grid]
    return [*rows, *(sum(column) for column in zip(*grid, strict=True)), sum(rows)]


def _is_near(number: int, exactly: Fraction) -> bool:
    return number in (floor(exactly), ceil(exactly))


def _fits(cells: Whole, grid: Grid) -> bool:
    return all(map(_is_near, _sums(cells), _sums(grid)))


def _moved(cells: Whole, grid: Grid) -> tuple[Fraction, Fraction]:
    """How far the sums moved together, and how far the cells did."""
    of_sums = sum((abs(a - b) for a, b in zip(_sums(cells), _sums(grid), strict=True)), Fraction())
    pairs = zip(chain(*cells), chain(*grid), strict=True)
    return of_sums, sum((abs(a - b) for a, b in pairs), Fraction())


def _all_roundings(grid: Grid) -> Iterator[Whole]:
    choices = [sorted({ceil(cell), floor(cell)}, reverse=True) for row in grid for cell in row]
    width = len(grid[0])
    for flat in product(*choices):
        cells = tuple(flat[start : start + width] for start in range(0, len(flat), width))
        if _fits(cells, grid):
            yield cells


@given(grids(small, 3))
@settings(max_examples=300)
def test_no_rounding_is_nearer_and_all_as_near_are_told(grid: Grid) -> None:
    rounded = controlled_rounding(grid)
    roundings = list(_all_roundings(grid))
    least = min(_moved(cells, grid) for cells in roundings)
    nearest = [cells for cells in roundings if _moved(cells, grid) == least]
    assert rounded.cells == nearest[0], "the first in the order of cells, rounded up first"
    places = product(range(len(grid)), range(len(grid[0])))
    differ = [(row, col) for row, col in places if len({it[row][col] for it in nearest}) > 1]
    assert list(rounded.tied) == differ


@given(grids(exact, 9))
def test_all_sums_hold_and_every_number_is_within_one_unit(grid: Grid) -> None:
    cells = controlled_rounding(grid).cells
    assert _fits(cells, grid)
    assert all(map(_is_near, chain(*cells), chain(*grid)))


def _ways(cells: Whole, grid: Grid) -> Iterator[tuple[str, str, tuple[Fraction, Fraction]]]:
    """Each number that can be rounded the other way: its ends in the flow, and what that costs."""
    width = range(len(grid[0]))
    ends = [(f"row {row}", f"column {column}") for row in range(len(grid)) for column in width]
    of_sums = [("source", f"row {row}") for row in range(len(grid))]
    of_sums += [(f"column {column}", "sink") for column in width]
    numbers = [(*item, False) for item in zip(ends, chain(*cells), chain(*grid), strict=True)]
    over = [*of_sums, ("sink", "source")]
    numbers += [(*item, True) for item in zip(over, _sums(cells), _sums(grid), strict=True)]
    for (tail, head), number, exactly, is_sum in numbers:
        remainder = exactly - floor(exactly)
        cost = 1 - 2 * remainder
        if remainder and number == floor(exactly):
            yield tail, head, (cost, Fraction()) if is_sum else (Fraction(), cost)
        elif remainder:
            yield head, tail, (-cost, Fraction()) if is_sum else (Fraction(), -cost)


@given(grids(exact, 8))
@settings(max_examples=150)
def test_no_change_around_a_circle_comes_nearer(grid: Grid) -> None:
    """Bellman and Ford's search finds a circle of changes that would cost less than nothing."""
    ways = list(_ways(controlled_rounding(grid).cells, grid))
    far = {node: (Fraction(), Fraction()) for tail, head, _ in ways for node in (tail, head)}
    for _ in range(len(far) + 1):
        changed = False
        for tail, head, cost in ways:
            beyond = (far[tail][0] + cost[0], far[tail][1] + cost[1])
            if beyond < far[head]:
                far[head], changed = beyond, True
        if not changed:
            return
    raise AssertionError("there is a nearer table")


@given(grids(st.fractions(0, 20, max_denominator=5), 7))
def test_a_table_turned_over_is_as_near(grid: Grid) -> None:
    turned = [list(column) for column in zip(*grid, strict=True)]
    one, other = controlled_rounding(grid), controlled_rounding(turned)
    assert _moved(one.cells, grid) == _moved(other.cells, turned)
    assert sorted(one.tied) == sorted((row, column) for column, row in other.tied)
    if not one.tied:
        assert tuple(zip(*other.cells, strict=True)) == one.cells


names = st.text("ABC0123", min_size=1, max_size=3)
amounts = st.dictionaries(names, st.integers(0, 10**9), min_size=1, max_size=6)
keys = st.dictionaries(names, st.integers(0, 10**6), min_size=1, max_size=8).filter(
    lambda weights: any(weights.values())
)


@given(amounts, keys, st.randoms(use_true_random=False))
def test_the_order_handed_in_changes_nothing(
    rows: dict[str, int], weights: dict[str, int], random: Any
) -> None:
    def shuffled(mapping: dict[str, int]) -> dict[str, int]:
        items = list(mapping.items())
        random.shuffle(items)
        return dict(items)

    one = ov.split_table(rows, weights, ties="code")
    order = shuffled(rows)
    other = ov.split_table(order, shuffled(weights), ties="code")
    assert one.cells == other.cells
    assert one.tie == other.tie
    assert list(other.cells) == list(order)


@given(amounts, keys)
def test_rows_are_their_amounts_and_columns_near_their_shares(
    rows: dict[str, int], weights: dict[str, int]
) -> None:
    table = ov.split_table(rows, weights, ties="code")
    assert table.rows == rows
    assert table.total == sum(rows.values())
    for name, amount in table.columns.items():
        share = Fraction(weights[name], sum(weights.values()))
        assert _is_near(amount, share * table.total)
        assert all(_is_near(table.cells[row][name], rows[row] * share) for row in rows)


@given(st.integers(0, 10**6), keys)
def test_a_table_of_one_row_is_split_by_largest_remainder(
    amount: int, weights: dict[str, int]
) -> None:
    table = ov.split_table({"pot": amount}, weights, ties="code")
    assert table.cells["pot"] == ov.split(amount, weights, ties="code").amounts


@given(amounts, keys, st.data())
def test_both_sums_hold(rows: dict[str, int], weights: dict[str, int], data: st.DataObject) -> None:
    columns = dict(ov.split(sum(rows.values()), weights, ties="code").amounts)
    table = ov.split_table(rows, columns=columns, ties="code")
    assert (table.rows, table.columns) == (rows, columns)
    again = ov.round_table(table.exact, rows=rows, columns=columns, ties="code")
    assert again == table
    name = data.draw(st.sampled_from(sorted(columns)))
    with pytest.raises(ov.AllocationError) as caught:
        ov.split_table(rows, columns={**columns, name: columns[name] + 3})
    assert caught.value.code == "margins-differ"
    assert dict(caught.value.diagnostics[0].values)["difference"] == "3"


@given(grids(exact, 5))
def test_steps_are_the_arithmetic(grid: Grid) -> None:
    cells = {f"r{n}": {f"c{m}": cell for m, cell in enumerate(row)} for n, row in enumerate(grid)}
    table = ov.round_table(cells, ties="code")
    for step in (*table.steps, *table.sum_steps):
        assert step.quota == step.floor + step.remainder
        assert 0 <= step.remainder < 1
        assert step.amount == step.floor + step.extra
        assert step.extra in ((0, 1) if step.remainder else (0,))
    assert [step.quota for step in table.steps] == [*chain(*grid)]
    whole = [list(row.values()) for row in table.cells.values()]
    assert [step.amount for step in table.sum_steps] == _sums(whole)
    told = table.to_dict()
    assert json.loads(json.dumps(told)) == told
    assert pickle.loads(pickle.dumps(table)) == table


def test_the_textbook_table() -> None:
    """Rounded one by one, the columns of this table would be 1 and 5 in the place of 3 and 3."""
    third = Fraction(1, 3)
    cells = {
        "a": {"x": 2 * third, "y": 1 + third},
        "b": {"x": 1 + third, "y": 2 * third},
        "c": {"x": 1, "y": 1},
    }
    table = ov.round_table(cells, rows={"a": 2, "b": 2, "c": 2}, columns={"x": 3, "y": 3})
    assert table.cells == {"a": {"x": 1, "y": 1}, "b": {"x": 1, "y": 1}, "c": {"x": 1, "y": 1}}
    assert table.tie is None


def test_numbers_of_every_exact_kind_give_the_same() -> None:
    one = ov.split_table({"p": 10, "q": 5}, {"a": 1, "b": 2})
    assert one == ov.split_table({"p": 10, "q": 5}, {"a": Decimal("0.1"), "b": Decimal("0.2")})
    assert one == ov.split_table(
        {"p": 10, "q": 5}, {"p": {"a": 1, "b": 2}, "q": {"a": Fraction(1, 2), "b": 1}}
    )


HALF = Fraction(1, 2)
HALVES = {"p": {"a": HALF, "b": HALF}, "q": {"a": HALF, "b": HALF}}


@pytest.mark.parametrize(
    ("call", "codes"),
    [
        (lambda: ov.round_table(5), ["bad-table"]),
        (lambda: ov.round_table({"p": 5}), ["bad-table"]),
        (lambda: ov.round_table({}), ["empty-table"]),
        (lambda: ov.round_table({"p": {}}), ["empty-table"]),
        (lambda: ov.round_table({"p": {"a": 0.5, "b": -1}}), ["bad-cell", "bad-cell"]),
        (lambda: ov.round_table({"p": {"a": True}}), ["bad-cell"]),
        (lambda: ov.round_table({"p": {"a": Decimal("NaN")}}), ["bad-cell"]),
        (lambda: ov.round_table({1: {2: 1}}), ["bad-table-name", "bad-table-name"]),
        (lambda: ov.round_table({"p": {"a": 1}, "q": {"b": 1}}), ["table-not-full"] * 2),
        (lambda: ov.round_table({"p": {"a": 1}}, rows={"p": 2}), ["row-sum-differs"]),
        (lambda: ov.round_table({"p": {"a": 1}}, columns={"a": 2}), ["column-sum-differs"]),
        (lambda: ov.round_table({"p": {"a": 1}}, columns={"b": 1}), ["sum-for-stranger"]),
        (lambda: ov.round_table({"p": {"a": 1}}, rows={"p": 1.0}), ["bad-cell"]),
        (lambda: ov.round_table({"p": {"a": 1}}, rows=[1]), ["bad-table"]),
        (lambda: ov.round_table(HALVES), ["table-tie-not-settled"]),
        (lambda: ov.round_table(HALVES, ties="lot"), ["no-table-tie-rule"]),
        (lambda: ov.split_table({"p": 1}), ["weights-or-columns"]),
        (lambda: ov.split_table({"p": 1}, {"a": 1}, columns={"a": 1}), ["weights-or-columns"]),
        (lambda: ov.split_table({"p": 1.5}, {"a": 1}), ["bad-amount"]),
        (lambda: ov.split_table({}, {"a": 1}), ["empty-table"]),
        (lambda: ov.split_table(None, {"a": 1}), ["bad-table"]),
        (lambda: ov.split_table({"p": 1}, {}), ["empty-table"]),
        (lambda: ov.split_table({"p": 1}, 5), ["bad-table"]),
        (lambda: ov.split_table({"p": 1}, {"a": 0}), ["no-weight"]),
        (lambda: ov.split_table({"p": 1}, {"a": 0.5}), ["bad-cell"]),
        (lambda: ov.split_table({"p": 1}, {"p": {"a": 1}, "q": 5}), ["bad-table"]),
        (
            lambda: ov.split_table({"p": 1, "q": 1}, {"p": {"a": 1}, "r": {"a": 1}}),
            ["row-without-weights", "row-without-amount"],
        ),
        (lambda: ov.split_table({"p": 5}, columns={"a": 3, "b": 1}), ["margins-differ"]),
        (lambda: ov.split_table({"p": -5}, columns={"a": -5}), ["bad-amount"] * 2),
    ],
)
def test_wrong_tables_are_refused(call: Any, codes: list[str]) -> None:
    with pytest.raises(ov.AllocationError) as caught:
        call()
    assert [item.code for item in caught.value.diagnostics] == codes


def test_a_tie_is_told_with_the_cells_it_is_about() -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.round_table(HALVES)
    assert "`p` × `a`" in str(caught.value)
    table = ov.round_table(HALVES, ties="code")
    assert table.cells == {"p": {"a": 1, "b": 0}, "q": {"a": 0, "b": 1}}
    assert table.tie is not None
    assert table.tie.cells == (("p", "a"), ("p", "b"), ("q", "a"), ("q", "b"))


def test_rows_of_nothing_need_no_weights() -> None:
    assert ov.split_table({"p": 0}, {"a": 0, "b": 0}).cells == {"p": {"a": 0, "b": 0}}
    assert ov.split_table({"p": 0}, columns={"a": 0}).cells == {"p": {"a": 0}}


def test_amounts_of_any_size_are_exact() -> None:
    table = ov.split_table({"p": 10**40, "q": 10**30}, {"a": 1, "b": 2}, ties="code")
    assert table.rows == {"p": 10**40, "q": 10**30}


@pytest.mark.parametrize("kind", ["different", "equal"])
def test_municipalities_by_months_take_no_long_time(kind: str) -> None:
    weights = {f"{n:04}": 1 if kind == "equal" else n * n * 7919 % 1_000_003 for n in range(1, 291)}
    pots = {f"{n:02}": 10**6 * n + n * n for n in range(1, 13)}
    start = time.process_time()
    table = ov.split_table(pots, weights, ties="code")
    assert time.process_time() - start < 10, "seconds; a guard against hanging, not a measure"
    assert table.rows == pots
