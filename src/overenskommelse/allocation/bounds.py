"""In: an amount, weights, floors and ceilings. Out: exact quotas within them.

The quotas are ``weight * factor``, lifted to the floor or cut to the ceiling, with the one factor
for which they add up to the amount. As the factor grows from 0, the sum only grows, and bends only
where a recipient reaches its floor or ceiling; so the factor lies between two of these points, and
on a straight line between them it is found by a division. Everything is a fraction, and there is
nothing to iterate until it is near enough.

Where all are at their ceiling and something is left, it is left; where the floors are more than the
amount, there is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen


@frozen
class Bounds:
    """What a recipient gets at least and at most; a ceiling of None is none."""

    floor: int = 0
    ceiling: int | None = None

    def clamp(self, quota: Fraction) -> Fraction:
        """The quota, lifted to the floor or cut to the ceiling."""
        lifted = max(quota, Fraction(self.floor))
        return lifted if self.ceiling is None else min(lifted, Fraction(self.ceiling))


def bounded_quotas(
    amount: int, weights: Mapping[str, Fraction], bounds: Mapping[str, Bounds]
) -> dict[str, Fraction] | None:
    """The quotas within the bounds, or None if the floors are more than the amount.

    Args:
        amount: Whole units.
        weights: Recipient to weight, 0 or more.
        bounds: Recipient to bounds, for every recipient; floors not above ceilings.

    Example:
        >>> limits = {"a": Bounds(40), "b": Bounds(), "c": Bounds()}
        >>> bounded_quotas(100, {"a": 1, "b": 4, "c": 5}, limits)
        {'a': Fraction(40, 1), 'b': Fraction(80, 3), 'c': Fraction(100, 3)}
    """
    if sum(bound.floor for bound in bounds.values()) > amount:
        return None
    factor = _factor(amount, weights, bounds)
    return {code: bounds[code].clamp(weight * factor) for code, weight in weights.items()}


def _factor(amount: int, weights: Mapping[str, Fraction], bounds: Mapping[str, Bounds]) -> Fraction:
    """The factor for which the quotas add up to the amount, or the last bend if none does."""
    below = Fraction(0)
    for bend in _bends(weights, bounds):
        if _total(bend, weights, bounds) >= amount:
            return _between(amount, below, bend, weights, bounds)
        below = bend
    growing = sum(
        (weight for code, weight in weights.items() if bounds[code].ceiling is None), Fraction(0)
    )
    if not growing:
        return below
    return below + (amount - _total(below, weights, bounds)) / growing


def _bends(weights: Mapping[str, Fraction], bounds: Mapping[str, Bounds]) -> list[Fraction]:
    """The factors at which a recipient reaches its floor or its ceiling."""
    found: set[Fraction] = set()
    for code, weight in weights.items():
        limits = (bounds[code].floor, bounds[code].ceiling)
        found.update(Fraction(limit) / weight for limit in limits if limit is not None and weight)
    return sorted(found)


def _total(
    factor: Fraction, weights: Mapping[str, Fraction], bounds: Mapping[str, Bounds]
) -> Fraction:
    clamped = (bounds[code].clamp(weight * factor) for code, weight in weights.items())
    return sum(clamped, Fraction(0))


def _between(
    amount: int,
    low: Fraction,
    high: Fraction,
    weights: Mapping[str, Fraction],
    bounds: Mapping[str, Bounds],
) -> Fraction:
    """The factor on the straight line between two bends."""
    at_low, at_high = _total(low, weights, bounds), _total(high, weights, bounds)
    if at_high == at_low:
        return high
    return low + (amount - at_low) * (high - low) / (at_high - at_low)
