"""The engine's outcome and the second evaluator's, in the same words, side by side.

They must tell the same, with one exception that the reference of the language makes: a comparison
is decided before all its facts are in, when none of those missing can turn it. The second evaluator
does not do that. So where the engine has decided something that is open to it, it fills in what is
missing in several ways, and no way may come out otherwise than the engine says.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from overenskommelse import Agreement, Evaluation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.rules import Owner, RuleSort
from reference.completing import COMPLETIONS, completed
from reference.conditions import LATER_VERDICT, NEEDS_DECISION, UNDECIDED, Case, requirement
from reference.money import all_paid

Outcome = dict[str, object]
Verdicts = Mapping[str, str]
OPEN = (*UNDECIDED, None)
WAITING = (LATER_VERDICT, NEEDS_DECISION)
"""What facts still to come may decide: they may lie behind a decision that is needed as well."""


def verdicts_of_the_engine(evaluation: Evaluation) -> dict[str, str]:
    told: dict[str, str] = {}
    for outcome in evaluation.outcomes:
        for verdict in outcome.verdicts:
            told[f"{outcome.name} verdict {verdict.recipient}"] = verdict.status.value
            for item in verdict.requirements:
                told[f"{outcome.name} {item.name} {verdict.recipient}"] = item.status.value
    for target in (*evaluation.targets, *evaluation.flags):
        for verdict in target.verdicts:
            told[f"{target.name} {verdict.recipient}"] = verdict.status.value
    return told


def money_of_the_engine(evaluation: Evaluation) -> Outcome:
    told: Outcome = {}
    for outcome in evaluation.outcomes:
        told[f"{outcome.name} state"] = outcome.state.value
        told[f"{outcome.name} undistributed"] = outcome.undistributed
        told[f"{outcome.name} carried"] = outcome.carried
        for line in outcome.payments:
            told[f"{outcome.name} amount {line.recipient}"] = line.amount
    return told


def verdicts_of_the_reference(model: AgreementModel, case: Case) -> dict[str, str]:
    told: dict[str, str] = {}
    for grant, paid in all_paid(case).items():
        for code, verdict in paid.verdicts.items():
            told[f"{grant} verdict {code}"] = verdict
        for (name, code), verdict in paid.judged.items():
            told[f"{grant} {name} {code}"] = verdict
    monitored = (
        *((RuleSort.TARGET, target) for target in model.targets),
        *((RuleSort.FLAG, flag) for flag in model.flags),
    )
    for sort, target in monitored:
        owner = Owner(sort, target.kind)
        for member in model.kinds[target.kind].members:
            own = Case(model, case.facts, case.on, member.code, guess=case.guess)
            verdict = requirement(target.requirement, owner, own)
            told[f"{target.requirement.name} {member.code}"] = verdict
    return told


def money_of_the_reference(model: AgreementModel, case: Case, verdicts: Verdicts) -> Outcome:
    """What is paid, when the verdicts are those told."""
    told: Outcome = {}
    by_grant: dict[str, Verdicts] = {}
    for name in model.grants:
        start = f"{name} verdict "
        own = {key.removeprefix(start): each for key, each in verdicts.items() if start in key}
        by_grant[name] = own
    for name, paid in all_paid(case, by_grant).items():
        told[f"{name} state"] = paid.state
        told[f"{name} undistributed"] = paid.undistributed
        told[f"{name} carried"] = paid.carried
        for code, amount in paid.amounts.items():
            told[f"{name} amount {code}"] = amount
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
    case = Case(asked.model, facts, on, "")
    told = verdicts_of_the_engine(evaluation)
    money = money_of_the_engine(evaluation)
    differ = _differing(told, verdicts_of_the_reference(asked.model, case))
    differ |= _differing(money, money_of_the_reference(asked.model, case, told))
    engine: Outcome = {**told, **money}
    early = {key: each for key, each in differ.items() if _is_early(engine.get(key), each)}
    if early:
        differ = {key: each for key, each in differ.items() if key not in early}
        differ |= _contradicted(engine, early, told, case)
    return [
        f"{key}: engine {engine.get(key, 'nothing')}, reference {second}"
        for key, second in sorted(differ.items())
    ]


def _is_early(engine: object, second: object) -> bool:
    """Whether the engine has decided what is open to the second, or what made it open."""
    return second in OPEN and (engine not in OPEN or second == "open")


def _differing(engine: Mapping[str, object], second: Mapping[str, object]) -> Outcome:
    """What the second says, where it is not what the engine says."""
    return {
        key: second.get(key, "nothing")
        for key in {*engine, *second}
        if engine.get(key, "nothing") != second.get(key, "nothing")
    }


def _contradicted(engine: Outcome, differ: Outcome, verdicts: Verdicts, case: Case) -> Outcome:
    """What comes out otherwise than the engine says, in some way to fill in what is missing."""
    found: Outcome = {}
    for number in range(COMPLETIONS):
        facts = completed(case.model, case.facts, number)
        guess = Case(case.model, facts, case.on, "", guess=number)
        whole: Outcome = {**verdicts_of_the_reference(case.model, guess)}
        whole |= money_of_the_reference(case.model, guess, verdicts)
        for key in differ:
            is_decided = whole[key] not in OPEN and engine[key] not in WAITING
            if is_decided and whole[key] != engine[key]:
                found[key] = whole[key]
    return found
