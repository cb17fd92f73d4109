"""How a recipient stands on a requirement, and on all of them together."""

from __future__ import annotations

from overenskommelse.engine.conditions import judge
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model.facts import Recipient
from overenskommelse.model.requirements import Requirement, Target
from overenskommelse.model.rules import Owner, RuleSort
from overenskommelse.outcome.reasons import Decision, Reason, ReasonKind
from overenskommelse.outcome.status import Status, all_met
from overenskommelse.outcome.verdicts import RequirementVerdict, TargetOutcome, Verdict


def verdict_of(
    requirements: tuple[Requirement, ...], recipient: Recipient, owner: Owner, situation: Situation
) -> Verdict:
    """How a recipient stands on all of some requirements; with none of them, met."""
    each = tuple(requirement_verdict(item, recipient, owner, situation) for item in requirements)
    status = all_met([item.status for item in each])
    return Verdict(recipient.code, recipient.name, status, each)


def target_of(target: Target, sort: RuleSort, situation: Situation) -> TargetOutcome:
    """How everyone stands on a target or flag."""
    kind = target.kind
    owner = Owner(sort, kind)
    members = situation.model.kinds[kind].members
    verdicts = tuple(verdict_of((target.requirement,), item, owner, situation) for item in members)
    return TargetOutcome(target.requirement.name, target.requirement.label, kind, verdicts)


def requirement_verdict(
    requirement: Requirement, recipient: Recipient, owner: Owner, situation: Situation
) -> RequirementVerdict:
    """How a recipient stands on one requirement.

    A decision of an authority counts before the facts, from the day it was made.
    """
    rule = requirement.rule_for(recipient.code)
    is_exempt = recipient.code in requirement.except_for
    if is_exempt:
        reason = Reason(ReasonKind.EXEMPT, Status.NOT_APPLICABLE)
    else:
        asked = Asked(recipient.code, rule.period, requirement.items)
        reason = judge(rule.condition, asked, situation)
    status, decision = reason.status, None
    found = situation.facts.decision((owner, requirement.name, recipient.code), situation.on)
    if found is not None and not is_exempt:
        status = Status.MET_BY_DECISION if found.met else Status.NOT_MET
        decision = Decision(found.by, found.on, found.document, found.place)
    return RequirementVerdict(
        requirement.name,
        requirement.label,
        rule.text,
        status,
        reason.status,
        reason,
        decision,
        requirement.sources,
        requirement.place,
        requirement.explained,
        _explanation(requirement, recipient.code, situation),
    )


def _explanation(requirement: Requirement, code: str, situation: Situation) -> str | None:
    """What a recipient has written of a deviation; an empty text says nothing."""
    if requirement.explained is None:
        return None
    text = situation.facts.get(requirement.explained, code, None)
    return text.strip() or None if isinstance(text, str) else None
