"""What a grant pays: verdicts, then the split, then a line for everyone.

Shares of those who fail go as the agreement says. A recipient that is still open is counted as if
it will meet the requirements: what it would get is held for it, and the split is provisional.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, frozen

from overenskommelse.engine.expressions import whole
from overenskommelse.engine.requirements import verdict_of
from overenskommelse.engine.situation import Situation
from overenskommelse.engine.splits import Division, appointed_in, divide, with_owners
from overenskommelse.model.grants import FailingShares, Grant, SplitKind
from overenskommelse.outcome.payments import GrantOutcome, PaymentLine
from overenskommelse.outcome.reasons import Gap, GapKind
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import Verdict


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
    kind = grant.kind
    verdicts = tuple(
        verdict_of(grant.requirements, member, kind, situation)
        for member in situation.model.kinds[kind].members
        if grant.is_for(member.code)
    )
    return outcome_given(verdicts, grant, situation, brought)


def outcome_given(
    verdicts: tuple[Verdict, ...], grant: Grant, situation: Situation, brought: Brought
) -> GrantOutcome:
    """What comes out of a grant if these are the verdicts."""
    in_part = grant.failing_part is not None
    payable = frozenset(v.recipient for v in verdicts if in_part or v.status is not Status.NOT_MET)
    division = Division(gaps=tuple(Gap(GapKind.BROUGHT, name) for name in brought.unknown))
    available = grant.amount + brought.amount
    if payable and not division.gaps and not _appointed_fails(grant, payable, situation):
        division = divide(evolve(grant, amount=available), _counted(grant, verdicts), situation)
    gaps = tuple(gap for gap in division.gaps if _matters(gap, payable))
    lines = tuple(_line(verdict, grant, division, gaps) for verdict in verdicts)
    left = None if gaps else available - sum(line.amount or 0 for line in lines)
    return GrantOutcome(
        grant,
        _state(verdicts, gaps, brought),
        verdicts,
        lines,
        left if grant.left_to is None or left is None else 0,
        (*gaps, *_verdict_gaps(verdicts)),
        division.allocations,
        division.keys,
        brought.amount,
        left if grant.left_to is not None else 0,
    )


def _counted(grant: Grant, verdicts: tuple[Verdict, ...]) -> tuple[str, ...]:
    """Whose weights the amount is split by."""
    everyone = grant.failing_shares in (FailingShares.NOT_PAID_OUT, FailingShares.PAID_IN_PART)
    return tuple(
        verdict.recipient
        for verdict in verdicts
        if everyone or verdict.status is not Status.NOT_MET
    )


def _appointed_fails(grant: Grant, payable: frozenset[str], situation: Situation) -> bool:
    """Whether the one who is appointed does not meet the requirements, so that nobody gets it."""
    if grant.split.kind is not SplitKind.APPOINTED:
        return False
    codes = filter(grant.is_for, situation.model.kinds[grant.kind].by_code)
    yes = appointed_in(grant, codes, situation)
    return len(yes) == 1 and yes[0] not in payable


def _matters(gap: Gap, payable: frozenset[str]) -> bool:
    """An open tie matters if one of those it is between can be paid; other gaps always do."""
    return gap.kind is not GapKind.TIE or not payable.isdisjoint(gap.recipients)


def _verdict_gaps(verdicts: tuple[Verdict, ...]) -> tuple[Gap, ...]:
    """What is missing for the verdicts that are open, with whom it concerns."""
    owners: dict[Gap, list[str]] = {}
    for verdict in verdicts:
        if verdict.status.is_decided:
            continue
        for requirement in verdict.requirements:
            for gap in requirement.missing:
                owners.setdefault(gap, []).append(verdict.recipient)
    return with_owners(owners)


def _line(verdict: Verdict, grant: Grant, division: Division, gaps: tuple[Gap, ...]) -> PaymentLine:
    """A recipient's line; who fails gets nothing or a part, who is not counted has no share."""
    weight = division.weights.get(verdict.recipient)
    total = sum(division.weights.values(), Fraction(0))
    share = weight / total if weight is not None and total else None
    return PaymentLine(
        verdict.recipient,
        verdict.name,
        weight,
        share,
        _amount(verdict, grant, division, gaps),
        verdict.status,
    )


def _amount(
    verdict: Verdict, grant: Grant, division: Division, gaps: tuple[Gap, ...]
) -> int | None:
    """Whole kronor, or None for one whom a gap of the split leaves open."""
    code = verdict.recipient
    fails, part = verdict.status is Status.NOT_MET, grant.failing_part
    if fails and part is None:
        return 0
    tied = any(code in gap.recipients for gap in gaps if gap.kind is GapKind.TIE)
    only_ties = all(gap.kind is GapKind.TIE for gap in gaps)
    if tied or not only_ties:
        return None
    amount = division.amounts.get(code, 0)
    if not fails or part is None:
        return amount
    lot = grant.split.lot
    return whole(Fraction(amount, lot) * part.share, part.direction) * lot


def _state(verdicts: tuple[Verdict, ...], gaps: tuple[Gap, ...], brought: Brought) -> GrantState:
    if gaps:
        return GrantState.OPEN
    if brought.is_final and all(verdict.status.is_decided for verdict in verdicts):
        return GrantState.FINAL
    return GrantState.PROVISIONAL
