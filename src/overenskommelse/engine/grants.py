"""What a grant pays: verdicts, then the split, then a line for everyone.

Shares of those who fail go as the agreement says. A recipient that is still open is counted as if
it will meet the requirements: what it would get is held for it, and the split is provisional.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve

from overenskommelse.engine.entitlements import (
    Entitlement,
    Entitlements,
    Paid,
    as_if_met,
    entitlements_of,
    is_settled,
    that_move_money,
)
from overenskommelse.engine.limits import with_owners
from overenskommelse.engine.requirements import verdict_of
from overenskommelse.engine.requisitions import with_asking
from overenskommelse.engine.situation import Situation
from overenskommelse.engine.splits import Division, appointed_in, divide
from overenskommelse.model.grants import Grant, SplitKind
from overenskommelse.outcome.payments import GrantOutcome, PaymentLine
from overenskommelse.outcome.reasons import Gap, GapKind
from overenskommelse.outcome.status import GrantState
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.reach.steps import whole_steps
from overenskommelse.source.records import frozen


@frozen
class Brought:
    """What other grants have left to a grant.

    Attributes:
        amount: Whole kronor.
        is_final: Whether it can no longer become more.
        unknown: The grants whose leavings are not known.
    """

    amount: int = 0
    is_final: bool = True
    unknown: tuple[str, ...] = ()


def outcome_of(grant: Grant, situation: Situation, brought: Brought) -> GrantOutcome:
    """What comes out of a grant, with what other grants have left to it."""
    verdicts = verdicts_on(grant, situation)
    every = entitlements_of(verdicts, grant, situation)
    entitlements = that_move_money(every, grant)
    outcome = outcome_given(verdicts, as_if_met(entitlements), grant, situation, brought)
    unclear = any(len(entitlements[code]) == 1 < len(possible) for code, possible in every.items())
    is_final = brought.is_final and is_settled(entitlements)
    is_open = outcome.state is GrantState.OPEN
    return evolve(
        outcome,
        state=outcome.state if is_final or is_open else GrantState.PROVISIONAL,
        payments=tuple(_held(line, entitlements[line.recipient]) for line in outcome.payments),
        gaps=(*outcome.split_gaps, *_verdict_gaps(verdicts, entitlements)),
        lapsed=None if unclear else outcome.lapsed,
    )


def _held(line: PaymentLine, possible: tuple[Entitlement, ...]) -> PaymentLine:
    """A line, with whether what is open of the recipient's own can take the amount from it."""
    is_held = bool(line.amount) and any(one.paid is not possible[0].paid for one in possible)
    return evolve(line, is_held=is_held)


def verdicts_on(grant: Grant, situation: Situation) -> tuple[Verdict, ...]:
    """Everyone's verdict on a grant's requirements, and on asking for it in time."""
    judged = tuple(
        verdict_of(grant.requirements, member, grant.owner, situation)
        for member in situation.model.kinds[grant.kind].members
        if grant.is_for(member.code)
    )
    return with_asking(judged, grant, situation)


def outcome_given(
    verdicts: tuple[Verdict, ...],
    entitlements: Mapping[str, Entitlement],
    grant: Grant,
    situation: Situation,
    brought: Brought,
) -> GrantOutcome:
    """What comes out of a grant if this is how everyone stands in the end."""
    paid = frozenset(code for code, one in entitlements.items() if one.paid is not Paid.NOTHING)
    lost = frozenset(code for code, one in entitlements.items() if one.lost is not Paid.NOTHING)
    division = _divided(entitlements, paid | lost, grant, situation, brought)
    concerned = paid if grant.left_to is None else paid | lost
    gaps = _gaps_for(concerned, division)
    lines = _lines(verdicts, entitlements, grant, division, gaps)
    left = None if gaps else grant.amount + brought.amount - sum(line.amount or 0 for line in lines)
    lapsed = _lapsed(entitlements, grant, division)
    goes_on = grant.left_to is not None
    return GrantOutcome(
        grant,
        GrantState.OPEN if gaps else GrantState.FINAL,
        verdicts,
        lines,
        lapsed if goes_on and left is not None else left,
        gaps,
        division.allocations,
        division.keys,
        gaps,
        brought.amount,
        _carried(left, lapsed) if goes_on else 0,
        lapsed,
    )


def _divided(
    entitlements: Mapping[str, Entitlement],
    concerned: frozenset[str],
    grant: Grant,
    situation: Situation,
    brought: Brought,
) -> Division:
    """The split among those who are counted, if anyone gets or loses anything by it."""
    if brought.unknown:
        return Division(gaps=tuple(Gap(GapKind.BROUGHT, name) for name in brought.unknown))
    if not concerned or _appointed_fails(grant, concerned, situation):
        return Division()
    counted = tuple(code for code, one in entitlements.items() if one.is_counted)
    available = evolve(grant, amount=grant.amount + brought.amount)
    division = divide(available, counted, situation)
    if grant.split.moves_bounds and not brought.is_final:
        return evolve(division, certain={})
    return division


def _gaps_for(concerned: frozenset[str], division: Division) -> tuple[Gap, ...]:
    """What keeps the amounts from being told; nothing if none of them hangs on it."""
    if concerned and concerned <= division.certain.keys():
        return ()
    return tuple(gap for gap in division.gaps if _matters(gap, concerned))


def _lapsed(
    entitlements: Mapping[str, Entitlement], grant: Grant, division: Division
) -> int | None:
    """What is not paid just because it was asked for too late; None while that is not known."""
    lost = {code: one.lost for code, one in entitlements.items() if one.lost is not Paid.NOTHING}
    shares = {code: _share_in_kronor(code, division, division.gaps) for code in lost}
    amounts = [part_of_share(shares[code], part, grant) for code, part in lost.items()]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _carried(left: int | None, lapsed: int | None) -> int | None:
    """What nobody gets, less what lapsed: nobody gets more because another asked too late."""
    return None if left is None or lapsed is None else left - lapsed


def _appointed_fails(grant: Grant, concerned: frozenset[str], situation: Situation) -> bool:
    """Whether the one who is appointed does not meet the requirements, so that nobody gets it."""
    if grant.split.kind is not SplitKind.APPOINTED:
        return False
    codes = filter(grant.is_for, situation.model.kinds[grant.kind].by_code)
    yes = appointed_in(grant, codes, situation)
    return len(yes) == 1 and yes[0] not in concerned


def _matters(gap: Gap, concerned: frozenset[str]) -> bool:
    """Whether a gap keeps open what someone gets, or what there is to split."""
    match gap.kind:
        case GapKind.BROUGHT:
            return True
        case GapKind.TIE:
            return not concerned.isdisjoint(gap.recipients)
        case _:
            return bool(concerned)


def _verdict_gaps(verdicts: tuple[Verdict, ...], entitlements: Entitlements) -> tuple[Gap, ...]:
    """What is missing to tell how those stand who are still open, with whom it concerns."""
    owners: dict[Gap, list[str]] = {}
    for verdict in verdicts:
        if len(entitlements[verdict.recipient]) == 1:
            continue
        for requirement in verdict.requirements:
            for gap in requirement.missing:
                owners.setdefault(gap, []).append(verdict.recipient)
    return with_owners(owners)


def _lines(
    verdicts: tuple[Verdict, ...],
    entitlements: Mapping[str, Entitlement],
    grant: Grant,
    division: Division,
    gaps: tuple[Gap, ...],
) -> tuple[PaymentLine, ...]:
    """A line for everyone; who is not counted has no share of the total."""
    total = sum(division.weights.values(), Fraction(0))
    found = []
    for verdict in verdicts:
        code = verdict.recipient
        weight = division.weights.get(code)
        share = weight / total if weight is not None and total else None
        whole_share = _share_in_kronor(code, division, gaps)
        amount = part_of_share(whole_share, entitlements[code].paid, grant)
        found.append(PaymentLine(code, verdict.name, weight, share, amount, verdict.status))
    return tuple(found)


def _share_in_kronor(code: str, division: Division, gaps: tuple[Gap, ...]) -> int | None:
    """What the split gives a recipient, or None for one whom a gap of it leaves open."""
    if code in division.certain:
        return division.certain[code]
    tied = any(code in gap.recipients for gap in gaps if gap.kind is GapKind.TIE)
    only_ties = all(gap.kind is GapKind.TIE for gap in gaps)
    return division.amounts.get(code, 0) if only_ties and not tied else None


def part_of_share(share: int | None, paid: Paid, grant: Grant) -> int | None:
    """How much of its share a recipient is paid, or loses; a part of it in whole lots."""
    part, lot = grant.failing_part, grant.split.lot
    match paid:
        case Paid.NOTHING:
            return 0
        case Paid.PART if part is not None and share is not None:
            return whole_steps(Fraction(share, lot) * part.share, part.direction) * lot
        case _:
            return share
