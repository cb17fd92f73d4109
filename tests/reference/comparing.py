"""The engine's outcome and the second evaluator's, in the same words, side by side."""

from __future__ import annotations

from datetime import date

from overenskommelse import Agreement, Evaluation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel
from reference.conditions import Case, requirement
from reference.money import grant_paid

Outcome = dict[str, object]


def of_the_engine(evaluation: Evaluation) -> Outcome:
    told: Outcome = {}
    for outcome in evaluation.outcomes:
        told[f"{outcome.name} state"] = outcome.state.value
        told[f"{outcome.name} undistributed"] = outcome.undistributed
        for line in outcome.payments:
            told[f"{outcome.name} amount {line.recipient}"] = line.amount
        for verdict in outcome.verdicts:
            told[f"{outcome.name} verdict {verdict.recipient}"] = verdict.status.value
            for item in verdict.requirements:
                told[f"{outcome.name} {item.name} {verdict.recipient}"] = item.status.value
    for target in (*evaluation.targets, *evaluation.flags):
        for verdict in target.verdicts:
            told[f"{target.name} {verdict.recipient}"] = verdict.status.value
    return told


def of_the_reference(model: AgreementModel, facts: FactSet, on: date | None) -> Outcome:
    told: Outcome = {}
    for grant in model.grants.values():
        paid = grant_paid(grant, Case(model, facts, on, ""))
        told[f"{grant.name} state"] = paid.state
        told[f"{grant.name} undistributed"] = paid.undistributed
        for code, amount in paid.amounts.items():
            told[f"{grant.name} amount {code}"] = amount
        for code, verdict in paid.verdicts.items():
            told[f"{grant.name} verdict {code}"] = verdict
        for (name, code), verdict in paid.judged.items():
            told[f"{grant.name} {name} {code}"] = verdict
    for target in (*model.targets, *model.flags):
        for member in model.kinds[target.kind].members:
            case = Case(model, facts, on, member.code)
            verdict = requirement(target.requirement, target.kind, case)
            told[f"{target.requirement.name} {member.code}"] = verdict
    return told


def differences(agreement: Agreement, facts: FactSet, on: date | None) -> list[str]:
    """What the two tell differently."""
    return differences_from(agreement.evaluate(facts, on=on), agreement, facts, on)


def differences_from(
    evaluation: Evaluation, agreement: Agreement, facts: FactSet, on: date | None
) -> list[str]:
    """The same, of an outcome; an amendment is asked before its day as the earlier agreement."""
    asked = agreement
    if agreement.before is not None and on is not None and on < (agreement.changes_on or on):
        asked = agreement.before
    engine = of_the_engine(evaluation)
    second = of_the_reference(asked.model, facts, on)
    return [
        f"{key}: engine {engine.get(key, 'nothing')}, reference {second.get(key, 'nothing')}"
        for key in sorted({*engine, *second})
        if engine.get(key, "nothing") != second.get(key, "nothing")
    ]
