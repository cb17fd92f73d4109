"""What a grant pays: verdicts, then the split, then a line for everyone.

Shares of those who fail go as the agreement says. A recipient that is still open is counted as if
it will meet the requirements: what it would get is held for it, and the split is provisional.
"""

from __future__ import annotations

from fractions import Fraction

from overenskommelse.engine.requirements import verdict_of
from overenskommelse.engine.requisitions import asking_for, with_asking
from overenskommelse.engine.situation import Situation
from overenskommelse.engine.splits import Division, appointed_in, divide, with_owners
from overenskommelse.model.grants import FailingShares, Grant, SplitKind
from overenskommelse.outcome.payments import GrantOutcome, PaymentLine
from overenskommelse.outcome.reasons import Gap, GapKind
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import Verdict


def outcome_of(grant: Grant, situation: Situation) -> GrantOutcome:
    """What comes out of a grant."""
    kind = grant.kind
    judged = tuple(
        verdict_of(grant.requirements, member, grant.owner, situation)
        for member in situation.model.kinds[kind].members
        if is_meant(member.code, grant)
    )
    return outcome_given(with_asking(judged, grant, situation), grant, situation)


def outcome_given(
    verdicts: tuple[Verdict, ...], grant: Grant, situation: Situation
) -> GrantOutcome:
    """What comes out of a grant if these are the verdicts."""
    payable = frozenset(v.recipient for v in verdicts if v.status is not Status.NOT_MET)
    division = Division()
    if payable and not _appointed_fails(grant, payable, situation):
        division = divide(grant, _counted(grant, verdicts, situation), situation)
    settled = bool(payable) and payable <= division.certain.keys()
    gaps = tuple(gap for gap in division.gaps if not settled and _matters(gap, payable))
    total = sum(division.weights.values(), Fraction(0))
    lines = tuple(_line(verdict, division, total, gaps) for verdict in verdicts)
    return GrantOutcome(
        grant,
        _state(verdicts, gaps),
        verdicts,
        lines,
        None if gaps else grant.amount - sum(line.amount or 0 for line in lines),
        (*gaps, *_verdict_gaps(verdicts)),
        division.allocations,
        division.keys,
        gaps,
    )


def _counted(grant: Grant, verdicts: tuple[Verdict, ...], situation: Situation) -> tuple[str, ...]:
    """Whose weights the amount is split by: nobody gets more because another asked too late."""
    everyone = grant.failing_shares is FailingShares.NOT_PAID_OUT
    asking = asking_for(grant, situation.model) is not None
    return tuple(
        verdict.recipient
        for verdict in verdicts
        if everyone or not _gives_up_its_share(verdict, asking=asking)
    )


def _gives_up_its_share(verdict: Verdict, *, asking: bool) -> bool:
    """Whether a recipient fails on the requirements, and not just on asking in time.

    Asking is the last that is judged. Where the verdict is supposed, what is open fails.
    """
    if verdict.status is not Status.NOT_MET or not asking:
        return verdict.status is Status.NOT_MET
    required = [item.status for item in verdict.requirements[:-1]]
    return any(status is Status.NOT_MET or not status.is_decided for status in required)


def is_meant(code: str, grant: Grant) -> bool:
    """Whether a grant concerns a recipient; one to a single recipient concerns only that."""
    return grant.split.kind is not SplitKind.ONLY or code in dict(grant.split.fixed)


def _appointed_fails(grant: Grant, payable: frozenset[str], situation: Situation) -> bool:
    """Whether the one who is appointed does not meet the requirements, so that nobody gets it."""
    if grant.split.kind is not SplitKind.APPOINTED:
        return False
    yes = appointed_in(grant, situation.model.kinds[grant.kind].by_code, situation)
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


def _line(
    verdict: Verdict, division: Division, total: Fraction, gaps: tuple[Gap, ...]
) -> PaymentLine:
    """A recipient's line; who fails gets nothing, who is not counted has no share of the total."""
    weight = division.weights.get(verdict.recipient)
    share = weight / total if weight is not None and total else None
    return PaymentLine(
        verdict.recipient,
        verdict.name,
        weight,
        share,
        _amount(verdict, division, gaps),
        verdict.status,
    )


def _amount(verdict: Verdict, division: Division, gaps: tuple[Gap, ...]) -> int | None:
    """Whole kronor, or None for one whom a gap of the split leaves open."""
    code = verdict.recipient
    if verdict.status is Status.NOT_MET:
        return 0
    if code in division.certain:
        return division.certain[code]
    tied = any(code in gap.recipients for gap in gaps if gap.kind is GapKind.TIE)
    only_ties = all(gap.kind is GapKind.TIE for gap in gaps)
    if tied or not only_ties:
        return None
    return division.amounts.get(code, 0)


def _state(verdicts: tuple[Verdict, ...], gaps: tuple[Gap, ...]) -> GrantState:
    if gaps:
        return GrantState.OPEN
    if all(verdict.status.is_decided for verdict in verdicts):
        return GrantState.FINAL
    return GrantState.PROVISIONAL
