"""In: a flag, how everyone stands on it, and what grants gave. Out: who repays how much.

One for whom the flag is still open may come to repay; its line is there and not final. One that
the flag is not raised for, or that got nothing, has no line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overenskommelse.engine.expressions import whole_steps
from overenskommelse.model.requirements import Repayment, Target
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.status import GrantState
from overenskommelse.outcome.verdicts import RepaidLine, TargetOutcome


def repaid_of(
    flag: Target, found: TargetOutcome, grants: Mapping[str, GrantOutcome]
) -> tuple[RepaidLine, ...]:
    """The lines of everyone who repays, or may."""
    return tuple(line for repayment in flag.repays for line in _lines(repayment, found, grants))


def _lines(
    repayment: Repayment, found: TargetOutcome, grants: Mapping[str, GrantOutcome]
) -> Iterator[RepaidLine]:
    outcome = grants[repayment.grant]
    for verdict in found.verdicts:
        may_be_raised = verdict.status.is_met or not verdict.status.is_decided
        if not may_be_raised or not outcome.grant.is_for(verdict.recipient):
            continue
        got = outcome.amount_of(verdict.recipient)
        if got == 0:
            continue
        is_final = verdict.status.is_decided and outcome.state is GrantState.FINAL
        amount = None if got is None else _part(got, repayment)
        yield RepaidLine(verdict.recipient, outcome.name, amount, is_final)


def _part(got: int, repayment: Repayment) -> int:
    if repayment.direction is None:
        return got
    return whole_steps(got * repayment.share, repayment.direction)
