"""In: units, weights and bounds. Out: whole parts by a divisor method, and the tie there is.

A divisor method hands out the units one by one, each to the one with the largest claim: its weight
over the divisor for the units it holds already (Balinski and Young, *Fair Representation*, 1982)::

    Jefferson, D'Hondt        1, 2, 3, …            the next whole number
    Webster, Sainte-Laguë     1, 3, 5, …            twice the arithmetic mean of k and k + 1
    modified Webster          first, 3, 5, …
    Adams                     0, 1, 2, …            the number held
    Huntington-Hill           √0, √2, √6, …         the geometric mean of k and k + 1
    Dean                      0, 4/3, 12/5, …       their harmonic mean

A divisor of 0 is a claim that goes before all others: everyone gets one unit first.

Handing out a billion units one by one is slow, and not needed. All exact parts rounded at these
divisors are the answer already for *some* number of units, which differs from the number asked for
by less than there are recipients; the units too many or too few are taken back or handed out with
a heap. So the time depends on the recipients, not on the amount.

Claims are compared as whole numbers. Huntington-Hill's are square roots, so their squares are
compared. Two different claims ``a / b`` and ``c / d`` are at least ``1 / (b * d)`` apart, so they
differ also when multiplied with more than the square of the largest divisor and cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heapreplace

from attrs import frozen

from overenskommelse.allocation.bounds import Bounds, Factor
from overenskommelse.allocation.remainders import Parts
from overenskommelse.allocation.rounding import Method, ModifiedWebster

Divisors = Method | ModifiedWebster
Claim = Callable[[int, int], tuple[int, int]]
"""From a weight and the units held to the claim to the next unit; over 0 is before all others."""
Key = Callable[[int, int], int]
"""From a place and the units held to a whole number for the claim there; larger goes first."""


@frozen
class Ladder:
    """The divisors of a method.

    Attributes:
        claim: The claim to the next unit.
        at_one: What the claim of a weight would be at the rounding point of exactly one unit.
        squared: Whether claims and divisors are squares.
    """

    claim: Claim
    at_one: Callable[[int], tuple[int, int]] = lambda weight: (weight, 1)
    squared: bool = False


_WEBSTER = Ladder(lambda weight, held: (weight, 2 * held + 1), at_one=lambda weight: (weight, 2))
_LADDERS: Mapping[Method, Ladder] = {
    Method.JEFFERSON: Ladder(lambda weight, held: (weight, held + 1)),
    Method.WEBSTER: _WEBSTER,
    Method.ADAMS: Ladder(lambda weight, held: (weight, held)),
    Method.HUNTINGTON_HILL: Ladder(
        lambda weight, held: (weight * weight, held * (held + 1)),
        at_one=lambda weight: (weight * weight, 1),
        squared=True,
    ),
    Method.DEAN: Ladder(
        lambda weight, held: (weight * (2 * held + 1), 2 * held * (held + 1)),
    ),
}


def ladder_of(method: Divisors) -> Ladder:
    """The divisors of a method that has them.

    Raises:
        KeyError: If the method is no divisor method.
    """
    if isinstance(method, Method):
        return _LADDERS[method]
    first = Fraction(method.first)
    above, below = first.numerator, first.denominator

    def claim(weight: int, held: int) -> tuple[int, int]:
        return (weight, 2 * held + 1) if held else (weight * below, above)

    return Ladder(claim, at_one=_WEBSTER.at_one)


def has_divisors(method: object) -> bool:
    """Whether a method is a divisor method."""
    return isinstance(method, ModifiedWebster) or method in _LADDERS


@frozen
class Race:
    """Who competes for how many units.

    Attributes:
        units: How many there are.
        weights: Whole weights; those of weight 0 only get their floor.
        bounds: Floors and ceilings, or None.
        ladder: The divisors.
    """

    units: int
    weights: Sequence[int]
    bounds: Bounds | None
    ladder: Ladder

    def floor(self, place: int) -> int:
        """The least at a place."""
        return 0 if self.bounds is None else self.bounds.floors[place]

    def may_grow(self, place: int, held: int) -> bool:
        """Whether one more is allowed at a place."""
        ceiling = None if self.bounds is None else self.bounds.ceilings[place]
        return ceiling is None or held < ceiling

    def start(self, factor: Factor) -> list[int]:
        """All exact parts rounded at the method's own points, within the bounds."""
        above, below = factor
        least, least_below = self.ladder.at_one(below)
        claim = self.ladder.claim
        parts = []
        for weight in self.weights:
            held = weight * above // below
            point, point_below = claim(weight * above, held)
            if weight and point * least_below >= least * point_below:
                held += 1
            parts.append(held)
        if self.bounds is None:
            return parts
        limits = zip(parts, self.bounds.floors, self.bounds.ceilings, strict=True)
        return [
            max(floor, part if ceiling is None else min(part, ceiling))
            for part, floor, ceiling in limits
        ]

    def next_claims(self, parts: Sequence[int], key: Key) -> Iterator[tuple[int, int]]:
        """The claim to one more of each who may have it, with its place."""
        for place, held in enumerate(parts):
            if self.weights[place] and self.may_grow(place, held):
                yield key(place, held), place

    def last_claims(self, parts: Sequence[int], key: Key) -> Iterator[tuple[int, int]]:
        """The claim by which each got its last unit above its floor, with its place."""
        for place, held in enumerate(parts):
            if self.weights[place] and held > self.floor(place):
                yield key(place, held - 1), place

    def keys(self) -> Key:
        """Whole numbers for the claims, which compare as the claims do."""
        most = self.units + 2
        shift = 2 * max(self.ladder.claim(1, most)[1], self.ladder.claim(1, 0)[1]).bit_length()
        numerator = max(self.ladder.claim(max(self.weights), held)[0] for held in (0, most))
        before_all = (numerator << shift) + 1
        claim, weights = self.ladder.claim, self.weights

        def key(place: int, held: int) -> int:
            above, below = claim(weights[place], held)
            return (above << shift) // below if below else before_all

        return key


def by_divisors(race: Race, factor: Factor) -> Parts:
    """Whole parts by a divisor method.

    Example:
        >>> votes = [100_000, 80_000, 30_000, 20_000]
        >>> by_divisors(Race(8, votes, None, ladder_of(Method.JEFFERSON)), (8, sum(votes)))
        ([4, 3, 1, 0], None)
    """
    key = race.keys()
    parts = race.start(factor)
    left = race.units - sum(parts)
    if left > 0:
        _hand_out(left, parts, race, key)
    elif left < 0:
        _take_back(-left, parts, race, key)
    return _with_tie(parts, race, key)


def _hand_out(units: int, parts: list[int], race: Race, key: Key) -> None:
    """Hand out units to the largest claims, as long as somebody may have more."""
    heap = [(-claim, place) for claim, place in race.next_claims(parts, key)]
    heapify(heap)
    while units and heap:
        place = heap[0][1]
        parts[place] += 1
        units -= 1
        if race.may_grow(place, parts[place]):
            heapreplace(heap, (-key(place, parts[place]), place))
        else:
            heappop(heap)


def _take_back(units: int, parts: list[int], race: Race, key: Key) -> None:
    """Take back units from the smallest claims."""
    heap = [(claim, place) for claim, place in race.last_claims(parts, key)]
    heapify(heap)
    for _ in range(units):
        place = heap[0][1]
        parts[place] -= 1
        if parts[place] > race.floor(place):
            heapreplace(heap, (key(place, parts[place] - 1), place))
        else:
            heappop(heap)


def _with_tie(parts: list[int], race: Race, key: Key) -> Parts:
    """The parts, without the units that equal claims compete for."""
    got = list(race.last_claims(parts, key))
    missed = list(race.next_claims(parts, key))
    if not got or not missed:
        return parts, None
    last = min(got)[0]
    if max(missed)[0] < last:
        return parts, None
    holders = [place for claim, place in got if claim == last]
    for place in holders:
        parts[place] -= 1
    equal = sorted([*holders, *(place for claim, place in missed if claim == last)])
    return parts, (equal, len(holders))
