"""In: a table of exact numbers. Out: whole numbers whose rows and columns still add up.

Every cell, every row's sum, every column's sum and the sum of all become the whole number below or
above; what is whole already stays. That this can always be done was shown by Cox and Ernst
(*Controlled rounding*, INFOR 20, 1982): a table is a flow, from a source to the rows, by the cells
to the columns, and back from a sink; the exact numbers are such a flow, and where all limits of a
flow are whole, a whole one exists.

Of the roundings that keep this, the nearest is taken: first the one whose sums together move least,
then the one whose cells do. A number with the remainder f moves by f when rounded down and by 1 - f
when rounded up, so rounding up costs 1 - 2f more; times the common denominator, that is a whole
number. Nearest by the sum of squares is the same, since (1 - f)² - f² is 1 - 2f too. In a table of
one row this is the method of largest remainder.

Guarantees: exact; terminates; the same table gives the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from attrs import frozen

from overenskommelse.allocation.circulation import (
    Network,
    make_cheapest,
    settle,
    undecided_arcs,
)

Grid = Sequence[Sequence[Fraction]]


@frozen
class Rounded:
    """A table in whole numbers.

    Attributes:
        cells: Row by row.
        tied: The cells, as numbers of row and column, that another rounding as near rounds
            otherwise.
    """

    cells: tuple[tuple[int, ...], ...]
    tied: tuple[tuple[int, int], ...]


def controlled_rounding(grid: Grid) -> Rounded:
    """The nearest rounding; of several, the one that rounds up the earlier cells.

    Args:
        grid: Rows of equal length, one at least, with one cell at least; all 0 or more.

    Example:
        >>> half = Fraction(1, 2)
        >>> controlled_rounding([[half, half], [half, half]]).cells
        ((1, 0), (0, 1))
        >>> controlled_rounding([[Fraction(5, 3), Fraction(7, 3)]]).cells
        ((2, 2),)
    """
    if len(grid[0]) > len(grid):
        return _rounded(
            list(zip(*grid, strict=True)), is_turned=True
        )  # fewer columns have to be mended
    return _rounded(grid, is_turned=False)


def _rounded(grid: Grid, *, is_turned: bool) -> Rounded:
    whole = _Whole.of(grid)
    network, arcs = _network(whole)
    make_cheapest(network)
    undecided = undecided_arcs(network)
    order = (lambda place: place[::-1]) if is_turned else None
    tied = sorted((place for place, arc in arcs.items() if arc in undecided), key=order)
    settle(network, undecided, [arcs[place] for place in tied])
    cells = [[number // whole.unit for number in row] for row in whole.rows]
    for (row, column), arc in arcs.items():
        cells[row][column] += network.flow[arc]
    if is_turned:
        return Rounded(
            tuple(zip(*cells, strict=True)), tuple((row, column) for column, row in tied)
        )
    return Rounded(tuple(map(tuple, cells)), tuple(tied))


@frozen
class _Whole:
    """A table of whole numbers, of which `unit` make one."""

    rows: tuple[tuple[int, ...], ...]
    unit: int

    @classmethod
    def of(cls, grid: Grid) -> _Whole:
        unit = lcm(*(cell.denominator for row in grid for cell in row))
        rows = tuple(
            tuple(cell.numerator * (unit // cell.denominator) for cell in row) for row in grid
        )
        return cls(rows, unit)

    def sums(self) -> tuple[list[int], list[int]]:
        """The sums of the rows, and those of the columns."""
        return [sum(row) for row in self.rows], [
            sum(column) for column in zip(*self.rows, strict=True)
        ]


def _network(whole: _Whole) -> tuple[Network, dict[tuple[int, int], int]]:
    """The table as a network of what can be rounded up, and the arc of each such cell.

    Nodes: 0 is the source, 1 the sink, then the rows, then the columns. Everything is rounded down
    at first; what a node then takes in more than it sends on is its excess.
    """
    unit = whole.unit
    of_rows, of_columns = whole.sums()
    first_row, first_column = 2, 2 + len(of_rows)
    network = Network([0] * (first_column + len(of_columns)))
    arcs: dict[tuple[int, int], int] = {}
    for row, numbers in enumerate(whole.rows):
        for column, number in enumerate(numbers):
            arc = _arc(network, (first_row + row, first_column + column), number, (unit, 1))
            if arc is not None:
                arcs[row, column] = arc
    dear = 1 + 2 * sum(abs(cost) for cost in network.costs)
    for row, number in enumerate(of_rows):
        _arc(network, (0, first_row + row), number, (unit, dear))
    for column, number in enumerate(of_columns):
        _arc(network, (first_column + column, 1), number, (unit, dear))
    _arc(network, (1, 0), sum(of_rows), (unit, dear))
    _price_rows(network, range(first_row, first_column))
    return network, arcs


def _arc(
    network: Network, ends: tuple[int, int], number: int, scale: tuple[int, int]
) -> int | None:
    """Send the whole part of a number along; an arc for one unit more, if it has a remainder."""
    unit, dear = scale
    tail, head = ends
    floor, remainder = divmod(number, unit)
    network.excess[tail] -= floor
    network.excess[head] += floor
    if not remainder:
        return None
    return network.connect(tail, head, (unit - 2 * remainder) * dear)


def _price_rows(network: Network, rows: range) -> None:
    """Prices to begin with: those at which each row, by itself, is rounded to the nearest.

    Most of the rounding is then right from the start, and only the columns have to be mended.
    """
    for row in rows:
        own = sorted(network.costs[arc] for arc in network.near[row] if network.tails[arc] == row)
        sums = [arc for arc in network.near[row] if network.heads[arc] == row]
        units = network.excess[row] + sum(network.costs[arc] < 0 for arc in sums)
        if own and units:
            network.prices[row] = -own[min(units, len(own)) - 1]
