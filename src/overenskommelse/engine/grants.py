"""What a grant pays: verdicts, then weights, then the split, then a line for everyone.

Shares of those who fail go as the agreement says. A recipient that is still open is counted as if
it will meet the requirements: what it would get is held for it, and the split is provisional.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.record import Allocation
from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known
from overenskommelse.engine.requirements import verdict_of
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model.grants import FailingShares, Grant
from overenskommelse.outcome.payments import GrantOutcome, PaymentLine
from overenskommelse.outcome.reasons import Gap, GapKind
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import Verdict

_EQUAL = Fraction(1)


def outcome_of(grant: Grant, situation: Situation) -> GrantOutcome:
    """What comes out of a grant."""
    members = situation.model.kinds[grant.kind].members
    verdicts = tuple(verdict_of(grant.requirements, item, situation) for item in members)
    counted = _counted(grant, verdicts)
    weights = _weights(grant, verdicts, situation)
    payable = frozenset(v.recipient for v in verdicts if v.status is not Status.NOT_MET)
    gaps = _weight_gaps(grant, counted, weights) if payable else ()
    allocation = None
    if payable and not gaps:
        known = {code: weight for code in counted if (weight := weights[code].value) is not None}
        allocation = apportion(grant.amount, known, ties_by_code=grant.split.ties_by_code)
        gaps = _tie_gaps(allocation, payable)
    lines = _lines(verdicts, weights, allocation, can_tell=not gaps)
    return GrantOutcome(
        grant,
        _state(verdicts, gaps),
        verdicts,
        lines,
        None if gaps else grant.amount - sum(line.amount or 0 for line in lines),
        (*gaps, *_verdict_gaps(verdicts)),
        allocation,
    )


@frozen
class _Weight:
    """A recipient's weight, or why it is not known."""

    value: Fraction | None
    gaps: tuple[Gap, ...] = ()


def _counted(grant: Grant, verdicts: tuple[Verdict, ...]) -> tuple[str, ...]:
    """Whose weights the amount is split by."""
    everyone = grant.failing_shares is FailingShares.NOT_PAID_OUT
    return tuple(
        verdict.recipient
        for verdict in verdicts
        if everyone or verdict.status is not Status.NOT_MET
    )


def _weights(
    grant: Grant, verdicts: tuple[Verdict, ...], situation: Situation
) -> dict[str, _Weight]:
    return {v.recipient: _weight(grant, v.recipient, situation) for v in verdicts}


def _weight(grant: Grant, code: str, situation: Situation) -> _Weight:
    if grant.split.key is None:
        return _Weight(_EQUAL)
    found = value_of(grant.split.key, Asked(code, grant.split.period), situation)
    if not isinstance(found, Known):
        return _Weight(None, found.gaps)
    if isinstance(found.value, Fraction) and found.value >= 0:
        return _Weight(found.value)
    return _Weight(None, (Gap(GapKind.NEGATIVE_WEIGHT, grant.split.key_name),))


def _weight_gaps(
    grant: Grant, counted: tuple[str, ...], weights: dict[str, _Weight]
) -> tuple[Gap, ...]:
    """What keeps the amount from being split: weights not known, or nobody with any."""
    owners: dict[Gap, list[str]] = {}
    for code in counted:
        for gap in weights[code].gaps:
            owners.setdefault(gap, []).append(code)
    if owners:
        return tuple(
            Gap(gap.kind, gap.fact, gap.period, gap.due, tuple(codes))
            for gap, codes in owners.items()
        )
    if counted and not any(weights[code].value for code in counted):
        return (Gap(GapKind.NO_WEIGHT, grant.split.key_name, grant.split.period),)
    return ()


def _tie_gaps(allocation: Allocation, payable: frozenset[str]) -> tuple[Gap, ...]:
    """An open tie matters if one of those it is between can be paid."""
    tie = allocation.tie
    if tie is None or tie.rule is not None or payable.isdisjoint(tie.recipients):
        return ()
    return (Gap(GapKind.TIE, recipients=tie.recipients),)


def _verdict_gaps(verdicts: tuple[Verdict, ...]) -> tuple[Gap, ...]:
    """What is missing for the verdicts that are open, with whom it concerns."""
    owners: dict[Gap, list[str]] = {}
    for verdict in verdicts:
        if verdict.status.is_decided:
            continue
        for requirement in verdict.requirements:
            for gap in requirement.missing:
                owners.setdefault(gap, []).append(verdict.recipient)
    return tuple(
        Gap(gap.kind, gap.fact, gap.period, gap.due, tuple(dict.fromkeys(codes)))
        for gap, codes in owners.items()
    )


def _lines(
    verdicts: tuple[Verdict, ...],
    weights: dict[str, _Weight],
    allocation: Allocation | None,
    *,
    can_tell: bool,
) -> tuple[PaymentLine, ...]:
    """A line for everyone; who fails gets nothing, who is not counted has no share."""
    shares = _shares(allocation)
    return tuple(
        PaymentLine(
            verdict.recipient,
            verdict.name,
            weights[verdict.recipient].value,
            shares.get(verdict.recipient),
            _amount(verdict, allocation, can_tell=can_tell),
            verdict.status,
        )
        for verdict in verdicts
    )


def _shares(allocation: Allocation | None) -> dict[str, Fraction]:
    if allocation is None:
        return {}
    total = sum(allocation.weights.values())
    return {code: Fraction(weight, total) for code, weight in allocation.weights.items()}


def _amount(verdict: Verdict, allocation: Allocation | None, *, can_tell: bool) -> int | None:
    if verdict.status is Status.NOT_MET:
        return 0
    if allocation is None:
        return None
    if can_tell:
        return allocation.amounts[verdict.recipient]
    tie = allocation.tie
    tied = tie is not None and verdict.recipient in tie.recipients
    return None if tied else allocation.amounts[verdict.recipient]


def _state(verdicts: tuple[Verdict, ...], gaps: tuple[Gap, ...]) -> GrantState:
    if gaps:
        return GrantState.OPEN
    if all(verdict.status.is_decided for verdict in verdicts):
        return GrantState.FINAL
    return GrantState.PROVISIONAL
