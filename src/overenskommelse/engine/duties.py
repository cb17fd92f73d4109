"""How recipients stand on duties whose fulfilment facts tell of.

A part of a report is there when its fact is; it can be told missing only of a report that has come,
or is known not to have come. A duty that no fact tells of gets no verdict.
"""

from __future__ import annotations

from datetime import date
from itertools import product

from overenskommelse.engine.conditions import judge
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model import expressions as xp
from overenskommelse.model.duties import Duty, Part
from overenskommelse.model.facts import FactDeclaration, Recipient
from overenskommelse.model.units import NotReceived, Unit
from overenskommelse.outcome.duties import DutyOutcome, DutyVerdict, PartOutcome
from overenskommelse.outcome.reasons import Gap, GapKind, Quantity, Reason, ReasonKind
from overenskommelse.outcome.status import Status, all_met


def duty_of(duty: Duty, situation: Situation) -> DutyOutcome:
    """How everyone who has a duty stands on it."""
    if duty.received is None:
        return DutyOutcome(duty, ())
    kind = situation.model.facts[duty.received].kind
    members = situation.model.kinds[kind].members if kind else ()
    return DutyOutcome(
        duty,
        tuple(
            _verdict(duty, duty.received, member, kind or "", situation)
            for member in members
            if kind in duty.who or member.code in duty.who
        ),
    )


def _verdict(
    duty: Duty, received: str, member: Recipient, kind: str, situation: Situation
) -> DutyVerdict:
    reason = _came(duty, received, member.code, situation)
    has_come = situation.facts.get(received, member.code, None)
    parts = tuple(
        PartOutcome(part, _part_status(part, member.code, reason.status, has_come, situation))
        for part in duty.contents
    )
    told = [part.status for part in parts if part.status is not None]
    status = all_met([reason.status, *told])
    return DutyVerdict(member.code, member.name, kind, status, reason, parts)


def _came(duty: Duty, received: str, code: str, situation: Situation) -> Reason:
    """Whether it came in time; without a last day, whether it came."""
    term = xp.FactTerm(received, Unit.DATE)
    if duty.by is not None or duty.first is not None:
        return judge(xp.InTime(term, duty.by, duty.first), Asked(code, None), situation)
    value = situation.facts.get(received, code, None)
    if isinstance(value, date):
        observed = Quantity(value, Unit.DATE)
        return Reason(ReasonKind.IN_TIME, Status.MET, observed, about=received)
    if isinstance(value, NotReceived):
        observed = Quantity(value, Unit.DATE)
        return Reason(ReasonKind.IN_TIME, Status.NOT_MET, observed, about=received)
    gap = Gap(GapKind.NOT_REPORTED, received)
    return Reason(ReasonKind.IN_TIME, Status.OPEN, gaps=(gap,), about=received)


def _part_status(
    part: Part, code: str, report: Status, has_come: object, situation: Situation
) -> Status | None:
    """How it stands with a part; of a report that has not come, as with the report."""
    if part.fact is None:
        return None
    if _is_there(situation.model.facts[part.fact], part.period, code, situation):
        return Status.MET
    if has_come is not None:
        return Status.NOT_MET
    return report


def _is_there(fact: FactDeclaration, period: str | None, code: str, situation: Situation) -> bool:
    """Whether a fact was given: for the period, or any; in all, or for every item."""
    lists = [situation.model.lists[name].items.by_code for name in fact.lists]
    periods: tuple[str | None, ...] = (period,)
    if fact.per_period and period is None:
        periods = tuple(situation.model.periods)
    return any(
        situation.facts.get(fact.name, code, each) is not None
        or all(
            situation.facts.get(fact.name, code, each, items) is not None
            for items in product(*lists)
        )
        for each in periods
    )
