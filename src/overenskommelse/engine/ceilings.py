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

from attrs import frozen

from overenskommelse.allocation.bounds import Bounds, exact_parts, factor_of
from overenskommelse.engine.conditions import judge
from overenskommelse.engine.early import largest
from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model.expressions import Term
from overenskommelse.model.grants import Grant, SplitKind


@frozen
class _Known:
    """The weight and bounds of a recipient all of whose figures are known."""

    weight: Fraction
    floor: int
    ceiling: int


def at_their_ceilings(grant: Grant, among: tuple[str, ...], situation: Situation) -> dict[str, int]:
    """Recipient to its ceiling, for those who get it whatever is missing for others."""
    split = grant.split
    if split.kind not in (SplitKind.BY_KEY, SplitKind.EQUALLY) or split.ceiling is None:
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
        return {code: 0 for code, item in known.items() if units >= 0 and not item.ceiling}
    bounds = Bounds(floors, [item.ceiling for item in known.values()])
    parts, below = exact_parts(weights, factor_of(units, weights, bounds), bounds)
    return {
        code: item.ceiling
        for (code, item), part in zip(known.items(), parts, strict=True)
        if part == item.ceiling * below and (item.weight or not item.ceiling)
    }


def _known(grant: Grant, code: str, situation: Situation) -> _Known | None:
    """A recipient's weight and bounds, if all of them are known and can be used."""
    key = grant.split.parts[0].key
    weight = Fraction(1) if key is None else _number(key, grant, code, situation)
    floor = _number(grant.split.floor, grant, code, situation)
    ceiling = _number(grant.split.ceiling, grant, code, situation)
    if weight is None or floor is None or ceiling is None:
        return None
    low, high = math.ceil(floor), math.floor(ceiling)
    if weight < 0 or low < 0 or high < low:
        return None
    return _Known(weight, low, high)


def _number(term: Term | None, grant: Grant, code: str, situation: Situation) -> Fraction | None:
    if term is None:
        return Fraction(0)
    found = value_of(term, Asked(code, grant.period, grant.items), situation)
    return found.value if isinstance(found, Known) and isinstance(found.value, Fraction) else None


def _most(grant: Grant, code: str, situation: Situation) -> int | None:
    """The most a recipient can take, or None if there is no end to it.

    One whose floor is not known, or lies above its ceiling, leaves the whole split untold.
    """
    ceiling, floor = grant.split.ceiling, grant.split.floor
    if ceiling is None:
        return None
    asked = Asked(code, grant.period, grant.items)
    high = largest(ceiling, asked, situation, judge)
    low = Fraction(0) if floor is None else largest(floor, asked, situation, judge)
    if high is None or low is None or low > max(high, Fraction(0)):
        return None
    return max(math.floor(high), 0)
