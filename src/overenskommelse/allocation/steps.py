"""In: a split. Out: the arithmetic behind each part, as data.

Nothing is decided here: a step shows how what was decided follows. Steps are made when somebody
asks for them. They hold whole numbers over common denominators, and become fractions when read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import field, frozen

from overenskommelse.allocation import rows
from overenskommelse.allocation.bounds import Bounds, bounds_in_lots, exact_parts
from overenskommelse.allocation.divisors import Race, has_divisors, ladder_of
from overenskommelse.allocation.rounding import EachRow, Method

if TYPE_CHECKING:
    from overenskommelse.allocation.record import Allocation


@frozen
class Claim:
    """What a recipient has to show for a unit, in a divisor method.

    Attributes:
        unit: Which of its units (or lots), from 1.
        divisor: What its weight is divided by; its square in Huntington-Hill's method.
        quotient: The weight divided by it, or their squares; None where the divisor is 0, which
            goes before all others.
    """

    unit: int
    divisor: Fraction
    quotient: Fraction | None

    def to_dict(self) -> dict[str, object]:
        """The claim as JSON-ready data."""
        quotient = None if self.quotient is None else str(self.quotient)
        return {"unit": self.unit, "divisor": str(self.divisor), "quotient": quotient}


@frozen
class Claims:
    """A recipient's claims in a divisor method.

    Attributes:
        last: The one by which it got its last unit; None if it got none.
        next: The one by which it would get one more; None if its ceiling or weight allows none.
        squared: Whether divisors and quotients are squares.
    """

    last: Claim | None
    next: Claim | None
    squared: bool


@frozen
class Row:
    """A recipient's row where rows are rounded by themselves.

    Attributes:
        rounded: The row rounded to whole units (or lots), without any difference.
        difference: What it takes as the one who takes the difference to the sum; else 0.
        running: The exact running total up to and with this row, where totals are rounded.
    """

    rounded: int
    difference: int = 0
    running: Fraction | None = None


@frozen
class Step:
    """The arithmetic of one recipient's part.

    Attributes:
        recipient: The code.
        amount: What it gets: `floor` and `extra` together.
        floor: The quota's whole units (or lots).
        extra: What it got beyond them: one unit (or lot) or none by largest remainder; in other
            methods it can be less than 0, or more than one.
        rank: By largest remainder its place in the order of remainders, in divisor methods its
            place in the order of the claims by which each got its last unit; 1 for the largest,
            and equal ones share a rank. None where there is no such order.
        bound: ``floor`` or ``ceiling`` if that decided its part, else None.
        detail: What only some methods have.
    """

    recipient: str
    amount: int
    floor: int
    rank: int | None
    bound: str | None
    detail: Claims | Row | None
    _weight: int = field(repr=False)
    _numerator: int = field(repr=False)
    _scales: tuple[int, int, int] = field(repr=False)

    @property
    def extra(self) -> int:
        """What it got beyond the whole units of its quota."""
        return self.amount - self.floor

    @property
    def weight(self) -> Fraction:
        """The weight as handed in, exact."""
        return Fraction(self._weight, self._scales[0])

    @property
    def share(self) -> Fraction:
        """The weight over the sum of weights."""
        return Fraction(self._weight, self._scales[1])

    @property
    def quota(self) -> Fraction:
        """The exact part, within its floor and ceiling if it has them."""
        return Fraction(self._numerator, self._scales[2])

    @property
    def remainder(self) -> Fraction:
        """What the quota has beyond its whole units, less than one unit (or lot)."""
        return self.quota - self.floor

    def to_dict(self) -> dict[str, object]:
        """The step as JSON-ready data; exact numbers as text."""
        told: dict[str, object] = {
            "recipient": self.recipient,
            "weight": str(self.weight),
            "share": str(self.share),
            "quota": str(self.quota),
            "floor": self.floor,
            "remainder": str(self.remainder),
            "rank": self.rank,
            "extra": self.extra,
            "bound": self.bound,
            "amount": self.amount,
        }
        match self.detail:
            case None:
                return told
            case Row(rounded, difference, running):
                total = None if running is None else str(running)
                return told | {"rounded": rounded, "difference": difference, "running": total}
            case Claims(last, following, squared):
                claims = {"last": last, "next": following}
                shown = {name: claim and claim.to_dict() for name, claim in claims.items()}
                return told | shown | {"squared": squared}


def steps_of(split: Allocation) -> tuple[Step, ...]:
    """The arithmetic of each part, in the order of the parts."""
    weights = list(split.weights.values())
    bounds = bounds_in_lots(list(split.weights), split.rounding)
    numerators, denominator = exact_parts(weights, split.factor, bounds)
    method, lot = split.rounding.method, split.lot
    details: Sequence[Claims | Row | None] = [None] * len(weights)
    ranks: Sequence[int | None] = details  # type: ignore[assignment]
    hits: Sequence[str | None] = ranks  # type: ignore[assignment]
    if bounds is not None:
        hits = _hits(weights, split, bounds)
    if has_divisors(method):
        claims, ranks, hits = _claims(weights, split, bounds)
        details = claims
    elif method is Method.LARGEST_REMAINDER:
        ranks = _ranks([numerator % denominator for numerator in numerators])
    else:
        details = list(_rows(split, numerators, denominator))
    scales = (split.scale, sum(weights), denominator)
    return tuple(
        Step(
            code,
            amount,
            numerator // denominator * lot,
            rank,
            hit,
            detail,
            weight,
            numerator * lot,
            scales,
        )
        for (code, amount), weight, numerator, rank, hit, detail in zip(
            split.amounts.items(), weights, numerators, ranks, hits, details, strict=True
        )
    )


def _ranks(values: Sequence[int]) -> list[int]:
    """Places in the order of values, the largest first; equal ones share the first place."""
    first: dict[int, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), start=1):
        first.setdefault(value, place)
    return [first[value] for value in values]


def _hits(weights: Sequence[int], split: Allocation, bounds: Bounds) -> list[str | None]:
    """Whose exact part was lifted to its floor or cut to its ceiling."""
    above, below = split.factor
    hits: list[str | None] = []
    for weight, floor, ceiling in zip(weights, bounds.floors, bounds.ceilings, strict=True):
        if weight * above < floor * below:
            hits.append("floor")
        elif ceiling is not None and weight * above > ceiling * below:
            hits.append("ceiling")
        else:
            hits.append(None)
    return hits


def _claims(
    weights: Sequence[int], split: Allocation, bounds: Bounds | None
) -> tuple[list[Claims], list[int | None], list[str | None]]:
    """Everyone's claims, their ranks, and whose part its floor or ceiling decided."""
    method = split.rounding.method
    assert not isinstance(method, EachRow)  # noqa: S101 - it has no divisors
    race = Race(split.amount // split.lot, weights, bounds, ladder_of(method))
    parts = [amount // split.lot for amount in split.amounts.values()]
    key = race.keys()
    last = [key(place, held - 1) if held else -1 for place, held in enumerate(parts)]
    ranks = _ranks(last)
    claims = [_claims_at(place, held, race, split.scale) for place, held in enumerate(parts)]
    placed = [rank if held else None for rank, held in zip(ranks, parts, strict=True)]
    return claims, placed, list(_decided(parts, race, last))


def _decided(parts: Sequence[int], race: Race, last: Sequence[int]) -> Iterator[str | None]:
    """Whose last unit, or whose lack of one more, follows from its floor or ceiling only."""
    key = race.keys()
    missed = max((claim for claim, _ in race.next_claims(parts, key)), default=None)
    got = min((claim for claim, _ in race.last_claims(parts, key)), default=None)
    for place, held in enumerate(parts):
        is_least = held and held == race.floor(place)
        if is_least and (not race.weights[place] or (missed is not None and last[place] < missed)):
            yield "floor"
        elif race.weights[place] and not race.may_grow(place, held):
            yield "ceiling" if got is None or key(place, held) > got else None
        else:
            yield None


def _claims_at(place: int, held: int, race: Race, scale: int) -> Claims:
    """The claims of one recipient."""
    has_weight = race.weights[place] > 0
    return Claims(
        _claim(place, held - 1, race, scale) if held and has_weight else None,
        _claim(place, held, race, scale) if has_weight and race.may_grow(place, held) else None,
        race.ladder.squared,
    )


def _claim(place: int, held: int, race: Race, scale: int) -> Claim:
    weight = race.weights[place]
    above, below = race.ladder.claim(weight, held)
    power = 2 if race.ladder.squared else 1
    quotient = Fraction(above, below * scale**power) if below else None
    return Claim(held + 1, Fraction(weight**power * below, above), quotient)


def _rows(split: Allocation, numerators: list[int], denominator: int) -> Iterator[Row]:
    """The rows of methods that round them by themselves."""
    match split.rounding.method:
        case EachRow(to, halves):
            rounded = rows.nearest((numerators, denominator), halves)
            for code, part in zip(split.amounts, rounded, strict=True):
                difference = split.amounts[code] - part * split.lot if code == to else 0
                yield Row(part * split.lot, difference)
        case Method.CUMULATIVE:
            totals = accumulate(numerators)
            for amount, total in zip(split.amounts.values(), totals, strict=True):
                yield Row(amount, 0, Fraction(total * split.lot, denominator))
        case _:
            for amount in split.amounts.values():
                yield Row(amount)
