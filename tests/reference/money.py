"""The second evaluator: how amounts are split, as `docs/language/README.md` tells it.

Slow and plain on purpose; nothing is shared with `engine/` or `allocation/`. Units are
handed out one by one, and who is at a floor or ceiling is found by trying every possibility.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from itertools import product

from attrs import evolve, field, frozen

from overenskommelse.model.grants import (
    AmountShare,
    FailingShares,
    Grant,
    Limit,
    SplitKind,
    SplitPart,
)
from overenskommelse.model.rounding import Draw, TieOrder
from reference.conditions import (
    NOT_MET,
    UNDECIDED,
    Case,
    Missing,
    all_of,
    fact,
    requirement,
    value,
)
from reference.conditions import rounded as whole_of
from reference.rounding import Asked, Limits, Open, Parts, largest_remainder, rounded


@frozen
class Paid:
    """What a grant comes to: verdicts, amounts (None if open), what is left, and the state."""

    verdicts: dict[str, str]
    judged: dict[tuple[str, str], str]
    amounts: dict[str, int | None] = field(factory=dict)
    undistributed: int | None = None
    state: str = "final"
    carried: int | None = 0


# --- arithmetic ----------------------------------------------------------------------------


def shared(units: int, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Exact parts in proportion to weights."""
    total = sum(weights.values(), Fraction(0))
    return {code: units * weight / total for code, weight in weights.items()}


def shared_within(
    units: int, weights: Mapping[str, Fraction], limits: Limits
) -> dict[str, Fraction]:
    """Whoever is at a floor or ceiling gets just that; the others share what is left.

    Every way to place the recipients at their floor, at their ceiling or between is tried, and the
    one taken where nobody between them would be outside, and nobody at one belongs between.
    """
    if sum(floor for floor, _ in limits.values()) > units:
        raise Open
    codes = list(weights)
    ways = [("floor",) if not weights[code] else ("floor", "between", "ceiling") for code in codes]
    for placing in product(*ways):
        found = _as_placed(units, weights, limits, dict(zip(codes, placing, strict=True)))
        if found is not None:
            return found
    raise AssertionError("no placing fits")


def _as_placed(
    units: int, weights: Mapping[str, Fraction], limits: Limits, placing: Mapping[str, str]
) -> dict[str, Fraction] | None:
    """The exact parts if recipients are placed so, or None if that cannot be."""
    parts: dict[str, Fraction] = {}
    for code, where in placing.items():
        floor, ceiling = limits[code]
        if where == "ceiling":
            if ceiling is None:
                return None
            parts[code] = Fraction(ceiling)
        elif where == "floor":
            parts[code] = Fraction(floor)
    between = {code: weights[code] for code, where in placing.items() if where == "between"}
    left = units - sum(parts.values(), Fraction(0))
    if between:
        parts |= shared_of(left, between)
        rates = [parts[code] / weights[code] for code in between]
        return parts if _fits(parts, weights, limits, placing, rates[0]) else None
    low = [
        limits[code][0] / weights[code] for code in placing if _at(placing, code, "floor", weights)
    ]
    high = [parts[code] / weights[code] for code in placing if placing[code] == "ceiling"]
    if left == 0 and (not low or not high or max(high) <= min(low)):
        return parts
    return parts if left > 0 and not low else None


def shared_of(left: Fraction, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    total = sum(weights.values(), Fraction(0))
    return {code: left * weight / total for code, weight in weights.items()}


def _at(placing: Mapping[str, str], code: str, where: str, weights: Mapping[str, Fraction]) -> bool:
    return placing[code] == where and weights[code] > 0


def _fits(
    parts: Mapping[str, Fraction],
    weights: Mapping[str, Fraction],
    limits: Limits,
    placing: Mapping[str, str],
    rate: Fraction,
) -> bool:
    """Whether everyone is where its weight at this rate would put it."""
    for code, where in placing.items():
        floor, ceiling = limits[code]
        wanted = weights[code] * rate
        if where == "floor" and wanted > floor:
            return False
        if where == "ceiling" and ceiling is not None and wanted < ceiling:
            return False
        outside = wanted < floor or (ceiling is not None and wanted > ceiling)
        if where == "between" and (outside or parts[code] != wanted):
            return False
    return True


# --- grants --------------------------------------------------------------------------------


Verdicts = Mapping[str, str]


def all_paid(case: Case, told: Mapping[str, Verdicts] | None = None) -> dict[str, Paid]:
    """Everything that all grants come to; one that others leave to is reckoned after them."""
    found: dict[str, Paid] = {}
    waiting = dict(case.model.grants)
    while waiting:
        for name, grant in list(waiting.items()):
            sources = [each for each in case.model.grants.values() if each.left_to == name]
            if all(each.name in found for each in sources):
                brought = [found[each.name] for each in sources]
                found[name] = grant_paid(grant, case, brought, (told or {}).get(name, {}))
                del waiting[name]
    return found


def _members(grant: Grant, case: Case) -> list[str]:
    """Those a grant is for."""
    codes = [member.code for member in case.model.kinds[grant.kind].members]
    if grant.split.kind is SplitKind.ONLY:
        return [code for code in codes if code in dict(grant.split.fixed)]
    return [code for code in codes if code in grant.among] if grant.among else codes


def grant_paid(grant: Grant, case: Case, brought: list[Paid], verdicts_told: Verdicts) -> Paid:
    """Everything a grant comes to; by its own verdicts, or by those it is told."""
    members = _members(grant, case)
    judged = {
        (rule.name, code): requirement(rule, grant.owner, _for(case, code))
        for rule in grant.requirements
        for code in members
    }
    verdicts = {
        code: all_of([judged[rule.name, code] for rule in grant.requirements]) for code in members
    }
    verdicts |= verdicts_told
    in_part = grant.failing_part
    payable = [code for code in members if in_part or verdicts[code] != NOT_MET]
    try:
        available = grant.amount + _sum_of([each.carried for each in brought])
        parts = _parts(evolve(grant, amount=available), members, payable, case)
    except Open:
        amounts = {code: None if code in payable else 0 for code in members}
        return Paid(verdicts, judged, amounts, None, "open", _goes_on(grant, None))
    tied = parts.tied if parts.tied & set(payable) else frozenset()
    amounts = {code: parts.amounts.get(code, 0) if code in payable else 0 for code in members}
    for code in members:
        if in_part and verdicts[code] == NOT_MET:
            lots = Fraction(amounts[code], grant.split.lot) * in_part.share
            amounts[code] = int(whole_of(lots, Fraction(1), in_part.direction)) * grant.split.lot
    if tied:
        told = {
            code: None if code in tied and code in payable else amounts[code] for code in members
        }
        return Paid(verdicts, judged, told, None, "open", _goes_on(grant, None))
    undecided = any(verdict in UNDECIDED for verdict in verdicts.values())
    undecided = undecided or any(each.state != "final" for each in brought)
    left = available - sum(amount or 0 for amount in amounts.values())
    stays = left if grant.left_to is None else 0
    state = "provisional" if undecided else "final"
    return Paid(verdicts, judged, amounts, stays, state, _goes_on(grant, left))


def _sum_of(amounts: list[int | None]) -> int:
    """What other grants leave together; open while one of them is."""
    if None in amounts:
        raise Open
    return sum(amount or 0 for amount in amounts)


def _goes_on(grant: Grant, left: int | None) -> int | None:
    """What is added to another grant."""
    return 0 if grant.left_to is None else left


def _of_part(grant: Grant, case: Case, code: str) -> Case:
    """What is asked of a recipient for a grant; a part of a cut one has items and a period."""
    return evolve(_for(case, code), items=grant.items, period=grant.period)


def _for(case: Case, code: str) -> Case:
    return Case(case.model, case.facts, case.on, code, guess=case.guess)


def _parts(  # noqa: C901 - one case for each kind of split
    grant: Grant, members: list[str], payable: list[str], case: Case
) -> Parts:
    """Whose part is which; nobody has one if nobody can be paid."""
    if not payable:
        return Parts({})
    shared_out = grant.failing_shares is FailingShares.SHARED_AMONG_MET
    counted = payable if shared_out else members
    split = grant.split
    match split.kind:
        case SplitKind.NOT_SAID:
            raise Open
        case SplitKind.EACH_BY_ITSELF:
            return _each_by_itself(grant, counted, case)
        case SplitKind.APPOINTED:
            chosen = _appointed(grant, members, case)
            if chosen not in payable:
                return Parts({})
            return _split(grant, {chosen: Fraction(1)}, case)
        case SplitKind.ONLY:
            return _split(grant, {code: Fraction(1) for code in counted}, case)
        case SplitKind.FIXED_KEYS:
            keys = dict(split.fixed)
            return _split(grant, {code: keys[code] for code in counted}, case)
        case SplitKind.WEIGHED_TOGETHER:
            joined = dict.fromkeys(counted, Fraction(0))
            for part in split.parts:
                for code, share in shared(1, _weights(part, grant, counted, case)).items():
                    joined[code] += part.share * share
            return _split(grant, joined, case)
        case SplitKind.EQUALLY | SplitKind.BY_KEY:
            return _split(grant, _weights(split.parts[0], grant, counted, case), case)


def _appointed(grant: Grant, members: list[str], case: Case) -> str:
    """The one whose fact is yes; open while there is none, or several."""
    name = grant.split.appointed or ""
    yes = [
        code for code in members if fact(name, grant.period, _of_part(grant, case, code)) is True
    ]
    if len(yes) != 1:
        raise Open
    return yes[0]


def _weights(part: SplitPart, grant: Grant, counted: list[str], case: Case) -> dict[str, Fraction]:
    """Everyone's weight; open if one is missing or below 0, or all are 0."""
    weights: dict[str, Fraction] = {}
    for code in counted:
        found = Fraction(1) if part.key is None else value(part.key, _of_part(grant, case, code))
        found = dict(grant.split.fixed)[code] if part.by_fixed_keys else found
        if not isinstance(found, Fraction) or found < 0:
            raise Open
        weights[code] = found
    if not any(weights.values()):
        raise Open
    return weights


def _split(grant: Grant, weights: Mapping[str, Fraction], case: Case) -> Parts:
    """The amount by weights, in whole lots, within the bounds."""
    if not any(weights.values()):
        raise Open
    split = grant.split
    units = grant.amount // split.lot
    limits: Limits = dict.fromkeys(weights, (0, None))
    if split.floor is None and split.ceiling is None and not split.own:
        quotas = shared(units, weights)
    else:
        limits = _limits(grant, weights, case)
        quotas = shared_within(units, weights, limits)
    parts = rounded(Asked(units, quotas, weights, limits), split)
    return Parts({code: part * split.lot for code, part in parts.amounts.items()}, parts.tied)


def _limits(grant: Grant, weights: Mapping[str, Fraction], case: Case) -> Limits:
    """Floors rounded up and ceilings down, to whole lots."""
    lot = grant.split.lot
    limits: dict[str, tuple[int, int | None]] = {}
    for code in weights:
        floors, ceilings = [grant.split.floor], [grant.split.ceiling]
        for own in grant.split.own:
            if code in own.recipients:
                floors = [own.floor, *floors] if own.floor else floors
                ceilings = [own.ceiling, *ceilings] if own.ceiling else ceilings
        floor = _limit(floors[0], grant, code, case) or Fraction(0)
        ceiling = _limit(ceilings[0], grant, code, case)
        low = math.ceil(floor / lot)
        high = None if ceiling is None else math.floor(ceiling / lot)
        if high is not None and low > high:
            raise Open
        limits[code] = (low, high)
    return limits


def _limit(term: Limit | None, grant: Grant, code: str, case: Case) -> Fraction | None:
    if term is None:
        return None
    if isinstance(term, AmountShare):
        return grant.amount * term.share
    found = value(term, _of_part(grant, case, code))
    if isinstance(found, Missing) or not isinstance(found, Fraction) or found < 0:
        raise Open
    return found


def _each_by_itself(grant: Grant, counted: list[str], case: Case) -> Parts:
    """The amount in parts first, in the order written, and each part by its own key."""
    split = grant.split
    lots = grant.amount // split.lot
    shares_of_all = {f"{place:03d}": part.share for place, part in enumerate(split.parts)}
    quotas = {place: lots * share for place, share in shares_of_all.items()}
    # Lots are drawn among recipients; the parts of the amount then go in the order written.
    ties = tuple(TieOrder.CODE if isinstance(rule, Draw) else rule for rule in split.ties)
    pots = largest_remainder(Asked(lots, quotas, shares_of_all, {}), ties)
    if pots.tied:
        raise Open
    together = dict.fromkeys(counted, 0)
    tied: set[str] = set()
    for part, pot in zip(split.parts, pots.amounts.values(), strict=True):
        weights = _weights(part, grant, counted, case)
        parts = rounded(Asked(pot, shared(pot, weights), weights, {}), split)
        tied |= parts.tied
        for code, units in parts.amounts.items():
            together[code] += units * split.lot
    if any(amount < 0 for amount in together.values()):
        raise Open
    return Parts(together, frozenset(tied))
