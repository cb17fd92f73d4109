"""In: a grant and those it is split between. Out: the floor and ceiling of each, in kronor.

A limit is an amount, a value of the recipient's, or a share of the amount there is to split; some
recipients have limits of their own.
"""

from __future__ import annotations

import math
from fractions import Fraction

from attrs import evolve

from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model.grants import AmountShare, Grant, Limit
from overenskommelse.outcome.reasons import Gap, GapKind
from overenskommelse.source.records import frozen


@frozen
class BoundsInKronor:
    """Floors and ceilings in whole kronor, of those who have them."""

    floors: dict[str, int]
    ceilings: dict[str, int]


def asked_in(grant: Grant, code: str) -> Asked:
    """What a value of a recipient is asked for: the items and the period of the grant."""
    return Asked(code, grant.period, grant.items)


def bounds_of(
    grant: Grant, among: tuple[str, ...], situation: Situation
) -> tuple[BoundsInKronor | None, tuple[Gap, ...]]:
    """Everyone's floor and ceiling in whole kronor, or what is missing for them."""
    split = grant.split
    if not split.has_bounds:
        return None, ()
    found = BoundsInKronor({}, {})
    owners: dict[Gap, list[str]] = {}
    for code in among:
        lowest, highest = split.bounds_of(code)
        floor = limit_of(lowest, grant, code, situation)
        ceiling = limit_of(highest, grant, code, situation)
        for side in (floor, ceiling):
            for gap in side if isinstance(side, tuple) else ():
                owners.setdefault(gap, []).append(code)
        if isinstance(floor, tuple) or isinstance(ceiling, tuple):
            continue
        found.floors[code] = low = math.ceil(floor or 0)
        if ceiling is None:
            continue
        found.ceilings[code] = high = math.floor(ceiling)
        if -(-low // split.lot) > high // split.lot:
            crossed = Gap(GapKind.BOUND, least=low, most=high)
            owners.setdefault(crossed, []).append(code)
    return found, with_owners(owners)


def limit_of(
    limit: Limit | None, grant: Grant, code: str, situation: Situation
) -> Fraction | tuple[Gap, ...] | None:
    """A floor or ceiling in kronor, None if there is none, or what is missing for it."""
    if limit is None:
        return None
    if isinstance(limit, AmountShare):
        return limit.share * grant.amount
    found = value_of(limit, asked_in(grant, code), situation)
    if not isinstance(found, Known):
        return found.gaps
    if isinstance(found.value, Fraction) and found.value >= 0:
        return found.value
    return (Gap(GapKind.BOUND),)


def with_owners(owners: dict[Gap, list[str]]) -> tuple[Gap, ...]:
    """Gaps with the recipients they concern."""
    return tuple(
        evolve(gap, recipients=gap.recipients or tuple(dict.fromkeys(codes)))
        for gap, codes in owners.items()
    )
