"""In: a grant with figures missing. Out: who gets its ceiling whatever they turn out to be.

Each recipient with a figure missing takes at most its own ceiling, or the largest that can still
become. Once all of these are set aside, whoever reaches its ceiling by sharing the remainder with
the other known ones reaches it in any case: there will be no less to share.

Guarantees: an amount told here is the one the whole split gives once everything is known; where a
figure could still be anything, nobody's amount is told.
"""

from __future__ import annotations

import math
from fractions import Fraction

from overenskommelse.allocation.bounds import Bounds, exact_parts, factor_of
from overenskommelse.engine.conditions import judge
from overenskommelse.engine.early import largest
from overenskommelse.engine.limits import asked_in, limit_of
from overenskommelse.engine.situation import Situation
from overenskommelse.model.grants import AmountShare, Grant, Limit, SplitKind
from overenskommelse.source.records import frozen


@frozen
class _Known:
    """The weight and bounds of a recipient all of whose figures are known."""

    weight: Fraction
    floor: int
    ceiling: int | None


def at_their_ceilings(grant: Grant, among: tuple[str, ...], situation: Situation) -> dict[str, int]:
    """Recipient to its ceiling, for those who get it whatever is missing for others."""
    split = grant.split
    if split.kind not in (SplitKind.BY_KEY, SplitKind.EQUALLY) or not split.has_bounds:
        return {}
    if split.lot != 1 or not split.method.method.keeps_to_quotas:
        return {}
    known: dict[str, _Known] = {}
    left = Fraction(grant.amount)
    for code in among:
        found = _known(grant, code, situation)
        if found is not None:
            known[code] = found
            continue
        most = _most(grant, code, situation)
        if most is None:
            return {}
        left -= most
    return _reaching(known, math.floor(left))


def _reaching(known: dict[str, _Known], units: int) -> dict[str, int]:
    """Recipient to its ceiling, for those who reach it in a split of so much among the known."""
    scale = math.lcm(*(item.weight.denominator for item in known.values()))
    weights = [int(item.weight * scale) for item in known.values()]
    floors = [item.floor for item in known.values()]
    if units < sum(floors) or not any(weights):
        return {code: 0 for code, item in known.items() if units >= 0 and item.ceiling == 0}
    bounds = Bounds(floors, [item.ceiling for item in known.values()])
    parts, below = exact_parts(weights, factor_of(units, weights, bounds), bounds)
    return {
        code: item.ceiling
        for (code, item), part in zip(known.items(), parts, strict=True)
        if item.ceiling is not None
        if part == item.ceiling * below and (item.weight or not item.ceiling)
    }


def _known(grant: Grant, code: str, situation: Situation) -> _Known | None:
    """A recipient's weight and bounds, if all of them are known and can be used."""
    key = grant.split.parts[0].key
    weight = Fraction(1) if key is None else limit_of(key, grant, code, situation)
    lowest, highest = grant.split.bounds_of(code)
    floor = limit_of(lowest, grant, code, situation)
    ceiling = limit_of(highest, grant, code, situation)
    if not isinstance(weight, Fraction) or isinstance(floor, tuple) or isinstance(ceiling, tuple):
        return None
    low = math.ceil(floor or 0)
    high = None if ceiling is None else math.floor(ceiling)
    return None if high is not None and high < low else _Known(weight, low, high)


def _most(grant: Grant, code: str, situation: Situation) -> int | None:
    """The most a recipient can take, or None if there is no end to it.

    One whose floor is not known, or lies above its ceiling, leaves the whole split untold.
    """
    floor, ceiling = grant.split.bounds_of(code)
    if ceiling is None:
        return None
    high = _largest(ceiling, grant, code, situation)
    low = Fraction(0) if floor is None else _largest(floor, grant, code, situation)
    if high is None or low is None or low > max(high, Fraction(0)):
        return None
    return max(math.floor(high), 0)


def _largest(limit: Limit, grant: Grant, code: str, situation: Situation) -> Fraction | None:
    """The largest a limit can be or become, or None if there is no end to it."""
    if isinstance(limit, AmountShare):
        return limit.share * grant.amount
    return largest(limit, asked_in(grant, code), situation, judge)
