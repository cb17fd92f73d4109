"""In: units, weights, floors and ceilings. Out: exact parts within them, over one denominator.

The exact parts are ``weight * factor``, lifted to the floor or cut to the ceiling, with the one
factor for which they add up to the units. As the factor grows from 0, their sum only grows, and it
bends only where a recipient leaves its floor or reaches its ceiling. So the bends are sorted and
walked once, with the sum kept as a straight line ``fixed + slope * factor``; the factor lies on the
line before the first bend where the sum is large enough, and is found there by one division.
Nothing is iterated until it is near enough, and with n recipients it is done after 2 n bends.

Where all are at their ceiling and something is left, it is left. That the floors are not more than
the units is for the caller to see to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from overenskommelse.allocation.rounding import Rounding


@frozen
class Bounds:
    """Floors and ceilings in whole lots, in the order of the recipients; None is no ceiling."""

    floors: Sequence[int]
    ceilings: Sequence[int | None]


Factor = tuple[int, int]
"""What one of weight gets, as numerator and denominator, not shortened."""
Exact = tuple[list[int], int]
"""Exact parts: their numerators and the denominator they share."""


def bounds_in_lots(codes: Sequence[str], rounding: Rounding) -> Bounds | None:
    """Floors rounded up and ceilings down to whole lots, or None if there are none."""
    if rounding.floors is None and rounding.ceilings is None:
        return None
    lot = rounding.lot
    floors, ceilings = rounding.floors or {}, rounding.ceilings or {}
    return Bounds(
        [-(-floors.get(code, 0) // lot) for code in codes],
        [ceilings[code] // lot if code in ceilings else None for code in codes],
    )


def factor_of(units: int, weights: Sequence[int], bounds: Bounds | None) -> Factor:
    """What one of weight gets: the exact parts are ``weight * factor``, within the bounds.

    Args:
        units: Whole units, not less than the floors together.
        weights: Whole weights, 0 or more, of which one at least is more than 0.
        bounds: Floors not above their ceilings, or None.

    Example:
        >>> factor_of(100, [1, 4, 5], Bounds([40, 0, 0], [None, None, None]))
        (60, 9)
    """
    return (units, sum(weights)) if bounds is None else _bounded_factor(units, weights, bounds)


def exact_parts(weights: Sequence[int], factor: Factor, bounds: Bounds | None) -> Exact:
    """The exact parts in units, within the bounds if there are any.

    Example:
        >>> exact_parts([1, 4, 5], (60, 9), Bounds([40, 0, 0], [None, None, None]))
        ([360, 240, 300], 9)
    """
    above, below = factor
    numerators = [weight * above for weight in weights]
    if bounds is None:
        return numerators, below
    for place, floor in enumerate(bounds.floors):
        ceiling = bounds.ceilings[place]
        numerators[place] = max(numerators[place], floor * below)
        if ceiling is not None:
            numerators[place] = min(numerators[place], ceiling * below)
    return numerators, below


def _bounded_factor(units: int, weights: Sequence[int], bounds: Bounds) -> Factor:
    """The factor for which the parts add up to the units, or the last bend if none does."""
    fixed = sum(bounds.floors)
    slope = 0
    for weight, floor, ceiling in zip(weights, bounds.floors, bounds.ceilings, strict=True):
        if not floor and ceiling != 0:
            slope += weight
    last = (0, 1)
    for limit, weight, is_ceiling in _bends(weights, bounds):
        if fixed * weight + slope * limit >= units * weight:
            return (units - fixed, slope) if slope else (limit, weight)
        sign = 1 if is_ceiling else -1
        fixed += sign * limit
        slope -= sign * weight
        last = (limit, weight)
    return (units - fixed, slope) if slope else last


def _bends(weights: Sequence[int], bounds: Bounds) -> Iterator[tuple[int, int, bool]]:
    """Where a recipient leaves its floor or reaches its ceiling, by the factor ``limit / weight``.

    Two different factors are at least ``1 / (weight * weight)`` apart, so they differ also when
    multiplied with the square of the largest weight and cut to whole numbers.
    """
    scale = 2 * max(weights).bit_length()
    found = []
    for place, weight in enumerate(weights):
        for limit, is_ceiling in ((bounds.floors[place], False), (bounds.ceilings[place], True)):
            if limit and weight:
                found.append(((limit << scale) // weight, limit, weight, is_ceiling))
    found.sort()
    return ((limit, weight, is_ceiling) for _, limit, weight, is_ceiling in found)
