"""In: an amount and weights. Out: whole parts by the method of largest remainder.

The method of largest remainder (Hamilton's; Balinski and Young, *Fair Representation*, 1982)
gives each recipient the whole units of its quota, and one of the units left over to those whose
quotas have the largest remainders::

    quota = amount * weight / sum of weights

Since all quotas together are the amount, fewer units are left over than there are recipients with
a remainder, so each gets at most one, and every part lies within one unit of its quota. Only
integers are used: with ``divmod(amount * weight, total)`` all remainders have the same
denominator and compare as whole numbers.

What the method does not promise: with a larger amount, or with one recipient more, a recipient can
lose a unit to another (the Alabama and the new-states paradox).
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from numbers import Integral

from attrs import frozen

from overenskommelse.allocation.bounds import Bounds, bounded_quotas
from overenskommelse.allocation.record import Allocation, Tie
from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.text import Place

Weight = int | Fraction | Decimal
TIES_BY_CODE = "code"
_MOST_DIGITS = 60


def split(amount: int, weights: Mapping[str, Weight], *, ties: str | None = None) -> Allocation:
    """Split an amount by weights, in whole units that add up to it.

    Args:
        amount: Whole units to split, 0 or more: kronor, öre, seats.
        weights: Recipient to weight, each 0 or more and not all 0.
        ties: What settles equal remainders: ``"code"`` in order of the recipients' codes, or None
            if nothing does.

    Returns:
        The parts, in the order of `weights`, with their arithmetic in ``steps``.

    Raises:
        AllocationError: If the amount or a weight is no exact number, if all weights are 0, or if
            equal remainders decide a unit and `ties` does not say how.

    Example:
        >>> split(100, {"01": 2, "03": 1}).amounts
        {'01': 67, '03': 33}
        >>> split(100, {"01": 1, "03": 1, "04": 1}, ties="code").amounts
        {'01': 34, '03': 33, '04': 33}
    """
    mistakes = _mistakes(amount, weights, ties)
    if mistakes:
        raise AllocationError(mistakes)
    whole = operator.index(amount)
    allocation = apportion(whole, weights, Rounding(ties_by_code=ties == TIES_BY_CODE))
    assert allocation is not None  # noqa: S101 - without floors there always is one
    if allocation.tie is not None and allocation.tie.rule is None:
        raise AllocationError([_tie_mistake(allocation.tie)])
    return allocation


@frozen
class Rounding:
    """How exact parts become whole ones.

    Attributes:
        ties_by_code: Whether order of code settles equal remainders.
        lot: Parts are whole multiples of so many units.
        bounds: Floors and ceilings, for every recipient, or None.
    """

    ties_by_code: bool = False
    lot: int = 1
    bounds: Mapping[str, Bounds] | None = None


def apportion(
    amount: int, weights: Mapping[str, Weight], rounding: Rounding = Rounding()
) -> Allocation | None:
    """Split as `split` does, without checks; a tie nothing settles is left open in the result.

    Args:
        amount: Whole units, 0 or more.
        weights: Exact weights, 0 or more, of which one at least is more than 0.
        rounding: How exact parts become whole ones.

    Returns:
        The parts, or None if the floors together are more than the amount.
    """
    whole, scale = _whole_weights(weights)
    lot = rounding.lot
    quotas = None
    if rounding.bounds is None:
        parts, remainders, left = _plain_parts(amount // lot, whole)
    else:
        quotas = _quotas_in_lots(amount // lot, whole, rounding.bounds, lot)
        if quotas is None:
            return None
        parts, remainders, left = _bounded_parts(quotas)
    tie = None
    if left:
        tie = _hand_out(parts, remainders, left, ties_by_code=rounding.ties_by_code)
    return Allocation(
        amount,
        FrozenDict({code: part * lot for code, part in parts.items()}),
        FrozenDict(whole),
        scale,
        tie,
        lot,
        None if quotas is None else FrozenDict({code: q * lot for code, q in quotas.items()}),
    )


_Parts = tuple[dict[str, int], dict[str, int], int]


def _plain_parts(units: int, weights: dict[str, int]) -> _Parts:
    """Whole parts, remainders over one denominator, and the units left over."""
    total = sum(weights.values())
    parts: dict[str, int] = {}
    remainders: dict[str, int] = {}
    for code, weight in weights.items():
        parts[code], remainders[code] = divmod(units * weight, total)
    return parts, remainders, units - sum(parts.values())


def _bounded_parts(quotas: dict[str, Fraction]) -> _Parts:
    """The same for quotas that bounds have moved; bounds are whole, so whole parts keep them."""
    scale = lcm(*(quota.denominator for quota in quotas.values()))
    parts: dict[str, int] = {}
    remainders: dict[str, int] = {}
    for code, quota in quotas.items():
        parts[code], remainders[code] = divmod((quota * scale).numerator, scale)
    return parts, remainders, sum(remainders.values()) // scale


def _quotas_in_lots(
    units: int, weights: dict[str, int], bounds: Mapping[str, Bounds], lot: int
) -> dict[str, Fraction] | None:
    """Quotas in whole lots, with floors rounded up and ceilings down to whole lots."""
    in_lots = {
        code: Bounds(
            -(-bound.floor // lot), None if bound.ceiling is None else bound.ceiling // lot
        )
        for code, bound in bounds.items()
    }
    exact = {code: Fraction(weight) for code, weight in weights.items()}
    return bounded_quotas(units, exact, in_lots)


def _hand_out(
    parts: dict[str, int], remainders: dict[str, int], left: int, *, ties_by_code: bool
) -> Tie | None:
    """Give the units left over to the largest remainders; return the tie among them, if any."""
    last = sorted(remainders.values(), reverse=True)[left - 1]
    above = [code for code, remainder in remainders.items() if remainder > last]
    equal = [code for code, remainder in remainders.items() if remainder == last]
    for code in above:
        parts[code] += 1
    units = left - len(above)
    if units == len(equal):
        settled, tie = equal, None
    else:
        ordered = sorted(equal)
        tie = Tie(tuple(ordered), units, TIES_BY_CODE if ties_by_code else None)
        settled = ordered[:units] if ties_by_code else []
    for code in settled:
        parts[code] += 1
    return tie


def _whole_weights(weights: Mapping[str, Weight]) -> tuple[dict[str, int], int]:
    """Weights as whole numbers in the same proportions, and what they were multiplied with."""
    if all(isinstance(weight, int) for weight in weights.values()):
        return dict(weights), 1  # type: ignore[arg-type]
    exact = {code: Fraction(_plain(weight)) for code, weight in weights.items()}
    scale = lcm(*(weight.denominator for weight in exact.values()))
    return {code: (weight * scale).numerator for code, weight in exact.items()}, scale


def _plain(weight: Weight) -> Weight:
    """A weight as Python's own integer, if it is another library's."""
    return weight if isinstance(weight, Fraction | Decimal) else operator.index(weight)


def _mistakes(amount: object, weights: object, ties: object) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    if not _is_whole(amount) or operator.index(amount) < 0:  # type: ignore[arg-type]
        found.append(diagnostic("bad-amount", Place(path="amount"), found=shown(amount)))
    if ties not in (None, TIES_BY_CODE):
        found.append(diagnostic("no-tie-rule-called", Place(path="ties"), found=shown(ties)))
    if not isinstance(weights, Mapping):
        return [*found, diagnostic("bad-weights", Place(path="weights"), found=shown(weights))]
    if not weights:
        return [*found, diagnostic("nobody-to-split-between", Place(path="weights"))]
    return [*found, *_weight_mistakes(weights)]


def _weight_mistakes(weights: Mapping[object, object]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for code, weight in weights.items():
        place = Place(path=f"weights.{shown(code)}")
        if not isinstance(code, str):
            found.append(diagnostic("bad-recipient-code", place, found=shown(code)))
        if not _is_weight(weight):
            kind = "float-weight" if isinstance(weight, float) else "bad-weight"
            found.append(diagnostic(kind, place, found=shown(weight)))
    if not found and not any(weights.values()):
        found.append(diagnostic("no-weight", Place(path="weights")))
    return found


def _is_whole(value: object) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_weight(value: object) -> bool:
    if isinstance(value, Decimal):
        short = value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS
        return short and value >= 0
    if isinstance(value, Fraction):
        return value >= 0
    return _is_whole(value) and operator.index(value) >= 0  # type: ignore[arg-type]


def _tie_mistake(tie: Tie) -> Diagnostic:
    named = ", ".join(f"`{code}`" for code in tie.recipients[:10])
    more = "" if len(tie.recipients) <= 10 else " …"
    return diagnostic(
        "tie-not-settled",
        Place(path=f"weights.{tie.recipients[0]}"),
        recipients=named + more,
        units=tie.units,
    )
