"""In: how a grant is split, and between whom. Out: the tie that must occur, or None.

Where the weights stand in the file (equal shares, fixed keys, the parts of an amount that is split
each by itself), the split can be reckoned before any facts are known, by the rule that will reckon
it: what has equal remainders then has them in every year. All recipients are taken to have a part,
as when everyone meets the requirements. Nothing is said where a fact has a hand in it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from overenskommelse.model import expressions as xp
from overenskommelse.model.grants import Split, SplitKind, SplitPart
from overenskommelse.model.rounding import TieOrder
from overenskommelse.source.records import frozen

if TYPE_CHECKING:
    from overenskommelse.allocation.asking import PastLimit
    from overenskommelse.allocation.rounding import Rounding


@frozen
class SureTie:
    """A tie that no facts can settle.

    Attributes:
        left: Kronor that are left over.
        count: Between how many with equal remainders.
        of_parts: Whether it is between the parts of the amount, not between recipients.
        undrawn: Codes of those of them whom the draw that is to settle it leaves out.
    """

    left: int
    count: int
    of_parts: bool = False
    undrawn: tuple[str, ...] = ()


def sure_tie(split: Split, amount: int, codes: tuple[str, ...]) -> SureTie | None:
    """The first tie of a split that must occur when all of some recipients have a part."""
    if not codes or TieOrder.CODE in split.ties:
        return None
    if split.kind is SplitKind.EACH_BY_ITSELF:
        return _tie_of_parts(split, amount, codes)
    weights = _weights(split, codes)
    if weights is None:
        return None
    rounding = _rounding(split, codes)
    return None if rounding is None else _tie(amount, weights, rounding)


def sure_difference(split: Split, amount: int, codes: tuple[str, ...]) -> PastLimit | None:
    """Who takes the difference of rounded rows, if that must carry it past its limits."""
    from overenskommelse.allocation.apportionment import apportion
    from overenskommelse.allocation.asking import past_limit

    if not codes or split.method.to not in codes or split.kind is SplitKind.EACH_BY_ITSELF:
        return None
    weights, rounding = _weights(split, codes), _rounding(split, codes)
    if weights is None or rounding is None:
        return None
    found = apportion(amount, weights, rounding)
    return None if found is None else past_limit(found)


def _weights(split: Split, codes: tuple[str, ...]) -> Mapping[str, Fraction] | None:
    """Everyone's weight, where the file alone gives it."""
    if split.kind is SplitKind.FIXED_KEYS:
        fixed = dict(split.fixed)
        is_whole = set(fixed) == set(codes) and any(fixed.values())
        return fixed if is_whole else None
    is_equal = bool(split.parts) and all(_is_equal(part) for part in split.parts)
    return dict.fromkeys(codes, Fraction(1)) if is_equal else None


def _is_equal(part: SplitPart) -> bool:
    """Whether a part is shared equally; a key that could not be read has a text."""
    return part.text is None and not part.by_fixed_keys


def _rounding(split: Split, codes: tuple[str, ...]) -> Rounding | None:
    """The rule with bounds in whole kronor; None if a fact gives one, or they cross."""
    from overenskommelse.outcome.rounding import rounding_of

    floors: dict[str, int] = {}
    ceilings: dict[str, int] = {}
    for code in codes:
        lowest, highest = split.bounds_of(code)
        if not all(bound is None or isinstance(bound, xp.Constant) for bound in (lowest, highest)):
            return None
        if isinstance(lowest, xp.Constant):
            floors[code] = math.ceil(lowest.value)
        if isinstance(highest, xp.Constant):
            ceilings[code] = math.floor(highest.value)
            if -(-floors.get(code, 0) // split.lot) > ceilings[code] // split.lot:
                return None
    return evolve(rounding_of(split), floors=floors or None, ceilings=ceilings or None)


def _tie_of_parts(split: Split, amount: int, codes: tuple[str, ...]) -> SureTie | None:
    """A tie between the parts of the amount, or within one of them that is shared equally."""
    from overenskommelse.allocation.apportionment import apportion
    from overenskommelse.allocation.keys import rule_of_pots
    from overenskommelse.outcome.rounding import rounding_of

    shares = {f"{number:04d}": part.share for number, part in enumerate(split.parts)}
    if sum(shares.values()) != 1:
        return None
    rounding = rounding_of(split)
    pots = apportion(amount, shares, rule_of_pots(rounding))
    if pots is None:
        return None
    if pots.tie is not None and pots.tie.rule is None:
        return SureTie(pots.tie.units * split.lot, len(pots.tie.recipients), of_parts=True)
    equal = dict.fromkeys(codes, Fraction(1))
    fixed = dict(split.fixed)
    pairs = [
        (pot, fixed if part.by_fixed_keys else equal)
        for part, pot in zip(split.parts, pots.amounts.values(), strict=True)
        if _is_equal(part) or (part.by_fixed_keys and any(fixed.values()))
    ]
    ties = (_tie(pot, weights, rounding) for pot, weights in pairs)
    return next((tie for tie in ties if tie is not None), None)


def _tie(amount: int, weights: Mapping[str, Fraction], rounding: Rounding) -> SureTie | None:
    from overenskommelse.allocation.apportionment import apportion
    from overenskommelse.allocation.ties import not_drawn

    found = apportion(amount, weights, rounding)
    if found is None or found.tie is None or found.tie.rule is not None:
        return None
    tie = found.tie
    undrawn = not_drawn(tie, rounding.ties)
    return SureTie(tie.units * rounding.lot, len(tie.recipients), undrawn=undrawn)
