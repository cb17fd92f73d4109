"""In: a grant and those it is split between. Out: their parts, or what keeps them untold.

Weights come from facts, from fixed keys or from an appointment. Of a mixed split the keys are
either weighed together into one, or each splits its own part of the amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve, field

from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.keys import Key, by_keys, joint_weights
from overenskommelse.allocation.record import Allocation
from overenskommelse.engine.ceilings import at_their_ceilings
from overenskommelse.engine.differences import difference_gaps, with_taker
from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known
from overenskommelse.engine.limits import asked_in, bounds_of, with_owners
from overenskommelse.engine.situation import Situation
from overenskommelse.model.expressions import FactTerm
from overenskommelse.model.grants import Grant, SplitKind, SplitPart
from overenskommelse.model.units import Unit
from overenskommelse.outcome.reasons import Gap, GapKind
from overenskommelse.outcome.rounding import rounding_of
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen


@frozen
class Division:
    """A grant's amount in parts.

    Attributes:
        amounts: Recipient to whole kronor, for those it is split between.
        weights: Recipient to weight, where one key decides.
        allocations: The arithmetic: one split, or one for each part of a mixed split.
        gaps: What keeps the parts from being told; then `amounts` may be empty.
        certain: Recipient to what it gets whatever the gaps turn out to be.
        keys: Of a mixed split, each recipient's value of each key.
    """

    amounts: Mapping[str, int] = field(factory=dict)
    weights: Mapping[str, Fraction] = field(factory=dict)
    allocations: tuple[Allocation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    certain: Mapping[str, int] = field(factory=dict)
    keys: tuple[Mapping[str, Fraction], ...] = ()


def divide(grant: Grant, among: tuple[str, ...], situation: Situation) -> Division:
    """Split a grant's amount among some recipients."""
    division = _divide(grant, among, situation)
    if not division.gaps or any(gap.kind is GapKind.TIE for gap in division.gaps):
        return division
    return evolve(division, certain=at_their_ceilings(grant, among, situation))


def _divide(grant: Grant, among: tuple[str, ...], situation: Situation) -> Division:
    match grant.split.kind:
        case SplitKind.NOT_SAID:
            return Division(gaps=(Gap(GapKind.NOT_SAID),))
        case SplitKind.EACH_BY_ITSELF:
            by_itself = _each_by_itself(grant, among, situation)
            return evolve(by_itself, keys=_values_of_keys(grant, among, situation))
        case SplitKind.APPOINTED:
            return _appointed(grant, among, situation)
        case SplitKind.ONLY | SplitKind.FIXED_KEYS:
            fixed = dict(grant.split.fixed)
            keys = {code: fixed.get(code, Fraction(0)) for code in among}
            return _by_weights(grant, keys, situation)
        case SplitKind.WEIGHED_TOGETHER:
            together = _weighed_together(grant, among, situation)
            return evolve(together, keys=_values_of_keys(grant, among, situation))
        case SplitKind.EQUALLY | SplitKind.BY_KEY:
            weights, gaps = _weights(grant.split.parts[0], grant, among, situation)
            return Division(gaps=gaps) if gaps else _by_weights(grant, weights, situation)


def _by_weights(grant: Grant, weights: dict[str, Fraction], situation: Situation) -> Division:
    """One split by one weight each."""
    if not any(weights.values()):
        return Division(weights=weights, gaps=(Gap(GapKind.NO_WEIGHT, grant.split.text),))
    to_one = grant.split.kind.is_to_one
    paid = tuple(code for code, weight in weights.items() if weight or not to_one)
    bounds, gaps = bounds_of(grant, paid, situation)
    if gaps:
        return Division(weights=weights, gaps=gaps)
    rounding = rounding_of(grant.split)
    if bounds is not None:
        unpaid = dict.fromkeys((code for code in weights if code not in paid), 0)
        floors, ceilings = FrozenDict(bounds.floors), FrozenDict(unpaid | bounds.ceilings)
        rounding = evolve(rounding, floors=floors, ceilings=ceilings)
    allocation = apportion(grant.amount, with_taker(grant, weights), rounding)
    if allocation is None:
        return Division(weights=weights, gaps=(_floors_too_high(grant, rounding.floors or {}),))
    gaps = (*_tie_gaps((allocation,)), *difference_gaps(grant, weights, (allocation,)))
    return Division(allocation.amounts, weights, (allocation,), gaps)


def _weighed_together(grant: Grant, among: tuple[str, ...], situation: Situation) -> Division:
    """Each recipient's shares by the several keys, weighed by the keys' parts of the whole."""
    keys, gaps = _keys(grant, among, situation)
    return Division(gaps=gaps) if gaps else _by_weights(grant, joint_weights(keys), situation)


def _each_by_itself(grant: Grant, among: tuple[str, ...], situation: Situation) -> Division:
    """The amount in parts first, in the order written, and each part by its own key."""
    keys, gaps = _keys(grant, among, situation)
    if gaps:
        return Division(gaps=gaps)
    keys = tuple(evolve(key, weights=with_taker(grant, key.weights)) for key in keys)
    mixed = by_keys(grant.amount, keys, "pot", rounding_of(grant.split))
    if mixed.pots is not None and _tie_gaps((mixed.pots,)):
        return Division(gaps=(Gap(GapKind.TIE, recipients=among),))
    gaps = (*_tie_gaps(mixed.allocations), *difference_gaps(grant, among, mixed.allocations))
    return Division(mixed.amounts, {}, mixed.allocations, gaps)


def _keys(
    grant: Grant, among: tuple[str, ...], situation: Situation
) -> tuple[tuple[Key, ...], tuple[Gap, ...]]:
    """The keys of a mixed split, or all that is missing for them."""
    keys: list[Key] = []
    gaps: list[Gap] = []
    for part in grant.split.parts:
        weights, missing = _weights_not_all_nought(part, grant, among, situation)
        gaps.extend(missing)
        keys.append(Key(part.share, weights, part.text or ""))
    return tuple(keys), tuple(gaps)


def _appointed(grant: Grant, among: tuple[str, ...], situation: Situation) -> Division:
    """All to the one who is appointed; while nobody is, or several are, it cannot be told.

    Also those who do not meet the requirements count among several: that one of two who were
    appointed fails does not say that the other was meant.
    """
    codes = filter(grant.is_for, situation.model.kinds[grant.kind].by_code)
    yes = appointed_in(grant, codes, situation)
    if len(yes) != 1:
        fact = grant.split.appointed or ""
        return Division(gaps=(Gap(GapKind.APPOINTMENT, fact, recipients=yes),))
    weights = {code: Fraction(code == yes[0]) for code in among}
    return _by_weights(grant, weights, situation)


def appointed_in(grant: Grant, codes: Iterable[str], situation: Situation) -> tuple[str, ...]:
    """Those among some recipients whom the facts say are appointed."""
    fact = grant.split.appointed or ""
    term = FactTerm(fact, Unit.YES_NO)
    found = ((code, value_of(term, asked_in(grant, code), situation)) for code in codes)
    return tuple(code for code, value in found if isinstance(value, Known) and value.value is True)


def _weights_not_all_nought(
    part: SplitPart, grant: Grant, among: tuple[str, ...], situation: Situation
) -> tuple[dict[str, Fraction], tuple[Gap, ...]]:
    """Everyone's weight by a key; that all of them are 0 is a gap as well."""
    weights, gaps = _weights(part, grant, among, situation)
    if not gaps and not any(weights.values()):
        gaps = (Gap(GapKind.NO_WEIGHT, part.text),)
    return weights, gaps


def _weights(
    part: SplitPart, grant: Grant, among: tuple[str, ...], situation: Situation
) -> tuple[dict[str, Fraction], tuple[Gap, ...]]:
    """Everyone's weight by a key, or what is missing with whom it is missing for."""
    if part.by_fixed_keys:
        fixed = dict(grant.split.fixed)
        return {code: fixed.get(code, Fraction(0)) for code in among}, ()
    if part.key is None:
        return dict.fromkeys(among, Fraction(1)), ()
    weights: dict[str, Fraction] = {}
    owners: dict[Gap, list[str]] = {}
    for code in among:
        found = value_of(part.key, asked_in(grant, code), situation)
        if isinstance(found, Known) and isinstance(found.value, Fraction) and found.value >= 0:
            weights[code] = found.value
            continue
        negative = (Gap(GapKind.NEGATIVE_WEIGHT, part.text),)
        for gap in negative if isinstance(found, Known) else found.gaps:
            owners.setdefault(gap, []).append(code)
    return weights, with_owners(owners)


def _values_of_keys(
    grant: Grant, among: tuple[str, ...], situation: Situation
) -> tuple[Mapping[str, Fraction], ...]:
    """Everyone's value of each key of a mixed split, as far as they are known."""
    return tuple(_weights(part, grant, among, situation)[0] for part in grant.split.parts)


def _floors_too_high(grant: Grant, floors: Mapping[str, int]) -> Gap:
    """That the floors, each in whole lots, are together more than the amount."""
    lot = grant.split.lot
    together = sum(-(-floor // lot) * lot for floor in floors.values())
    return Gap(GapKind.FLOORS, least=together, most=grant.amount)


def _tie_gaps(allocations: tuple[Allocation, ...]) -> tuple[Gap, ...]:
    ties = (item.tie for item in allocations)
    return tuple(
        Gap(GapKind.TIE, recipients=tie.recipients)
        for tie in ties
        if tie is not None and tie.rule is None
    )
