"""In: rows that were rounded each by itself. Out: what keeps a named recipient from the difference.

It cannot take a difference that would leave it owing money or past its own floor or ceiling, nor
any at all if the amount is not split between it and others, as when it fails. Then the split is
open: whose the difference is, is for people to say. A difference of nothing hinders nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from overenskommelse.allocation.asking import past_limit
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.rounding import Weight
from overenskommelse.model.grants import Grant
from overenskommelse.outcome.reasons import Gap, GapKind


def with_taker(grant: Grant, weights: Mapping[str, Weight]) -> dict[str, Weight]:
    """Weights with who takes the difference; if not counted it has none, and only that."""
    to = grant.split.method.to
    return dict(weights) if to is None or to in weights else {**weights, to: Fraction(0)}


def difference_gaps(
    grant: Grant, counted: Collection[str], allocations: tuple[Allocation, ...]
) -> tuple[Gap, ...]:
    """What keeps the difference from going where the file says, if anything does."""
    to = grant.split.method.to
    if to is None:
        return ()
    gets = sum(allocation.amounts[to] for allocation in allocations)
    if to not in counted:
        return (Gap(GapKind.DIFFERENCE, recipients=(to,), least=gets),) if gets else ()
    if len(allocations) > 1:
        return (Gap(GapKind.DIFFERENCE, recipients=(to,), least=gets, most=0),) if gets < 0 else ()
    past = past_limit(allocations[0])
    if past is None:
        return ()
    return (Gap(GapKind.DIFFERENCE, recipients=(to,), least=past.amount, most=past.limit),)
