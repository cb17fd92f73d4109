"""In: exact parts. Out: whole parts by rounding each row by itself. There are no ties to settle.

- **Truncated**: the whole units of each exact part; the rest is left.
- **Each row**: each exact part rounded to the nearest unit, and a named recipient takes the
  difference to the sum, which can make its part less than 0 or carry it past its limits.
- **Cumulative**: the running totals are rounded, and each part is the step from one rounded total
  to the next. Halves always go up: only then is each part within one unit of its exact part
  (halves to even would make a part of exactly 1 into 2, between the totals 1/2 and 3/2). The order
  of the rows matters.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Literal

from overenskommelse.allocation.bounds import Exact


def truncated(exact: Exact) -> list[int]:
    """The whole units of each part."""
    numerators, denominator = exact
    return [numerator // denominator for numerator in numerators]


def each_row(exact: Exact, halves: Literal["up", "even"], to: int) -> list[int]:
    """Each part rounded to the nearest unit; the one at the place `to` takes the difference.

    Example:
        >>> each_row(([1, 1, 1], 2), "up", 0), each_row(([3, 5, 2], 2), "even", 2)
        ([-1, 1, 1], [2, 2, 1])
    """
    parts = nearest(exact, halves)
    parts[to] += sum(exact[0]) // exact[1] - sum(parts)
    return parts


def nearest(exact: Exact, halves: Literal["up", "even"]) -> list[int]:
    """Each part rounded to the nearest unit."""
    numerators, denominator = exact
    rounded = [(2 * numerator + denominator) // (2 * denominator) for numerator in numerators]
    if halves == "up":
        return rounded
    return [
        part - 1 if part % 2 and (2 * part - 1) * denominator == 2 * numerator else part
        for part, numerator in zip(rounded, numerators, strict=True)
    ]


def cumulative(exact: Exact) -> list[int]:
    """The steps between the rounded running totals.

    Example:
        >>> cumulative(([4, 4, 4], 3))
        [1, 2, 1]
    """
    totals = list(accumulate(exact[0], initial=0))
    return [after - before for before, after in pairwise(nearest((totals, exact[1]), "up"))]
