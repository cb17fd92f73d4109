"""In: a recipient. Out: what the agreement comes to for it, its facts, and what is at stake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from overenskommelse.engine.carrying import outcome_in
from overenskommelse.engine.evidence import evidence_of
from overenskommelse.engine.requirements import requirement_verdict
from overenskommelse.engine.requisitions import asking_for
from overenskommelse.engine.situation import Situation
from overenskommelse.facts.fact_set import Assessment
from overenskommelse.model.agreement import rules_monitored
from overenskommelse.model.facts import Recipient
from overenskommelse.model.grants import Grant
from overenskommelse.model.rules import Rule, RuleSort
from overenskommelse.outcome.dossiers import Dossier, Finding, GrantFinding
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.source.text import Place


def dossier_of(recipient: Recipient, kind: str, situation: Situation) -> Dossier:
    """What an agreement comes to for one recipient: only grants, targets and flags of its kind."""
    model = situation.model
    return Dossier(
        recipient.code,
        recipient.name,
        kind,
        tuple(
            found
            for grant in model.grants.values()
            if grant.kind == kind and (found := _grant(grant, recipient, situation)) is not None
        ),
        _targets(rules_monitored(RuleSort.TARGET, model.targets), recipient, kind, situation),
        _targets(rules_monitored(RuleSort.FLAG, model.flags), recipient, kind, situation),
    )


def _grant(grant: Grant, recipient: Recipient, situation: Situation) -> GrantFinding | None:
    """A grant's finding, or None if the grant is to others only."""
    outcome = outcome_in(grant, situation)
    verdict = _verdict(outcome, recipient.code)
    if verdict is None:
        return None
    asking = asking_for(grant, situation.model)
    asked = () if asking is None else (asking,)
    findings = tuple(
        _finding(Rule(grant.owner, item), recipient, situation)
        for item in (*grant.requirements, *asked)
    )
    if_met = _amount_if_met(grant, recipient.code, situation)
    return GrantFinding(outcome, verdict, findings, if_met)


def _verdict(outcome: GrantOutcome, code: str) -> Verdict | None:
    return next((each for each in outcome.verdicts if each.recipient == code), None)


def _targets(
    targets: Iterable[Rule], recipient: Recipient, kind: str, situation: Situation
) -> tuple[Finding, ...]:
    return tuple(
        _finding(rule, recipient, situation) for rule in targets if rule.owner.kind == kind
    )


def _finding(rule: Rule, recipient: Recipient, situation: Situation) -> Finding:
    requirement = rule.requirement
    verdict = requirement_verdict(requirement, recipient, rule.owner, situation)
    evidence = evidence_of(requirement, recipient, rule.owner, situation)
    return Finding(requirement.rule_for(recipient.code), verdict, evidence)


def _amount_if_met(grant: Grant, code: str, situation: Situation) -> int | None:
    """What a recipient would get if a decision said that it meets all requirements."""
    met = Assessment(True, "", situation.on or date.min, "", Place())  # noqa: FBT003
    asking = asking_for(grant, situation.model)
    required = grant.requirements if asking is None else (*grant.requirements, asking)
    assumed = {(grant.owner, item.name, code): (met,) for item in required}
    facts = situation.facts
    supposed = evolve(facts, assessments={**facts.assessments, **assumed})
    return outcome_in(grant, evolve(situation, facts=supposed, reckoned={})).amount_of(code)
