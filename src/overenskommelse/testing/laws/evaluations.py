"""In: a function that evaluates, facts and a day. Out: nothing, or what law the outcome breaks.

What is held to a law is called as ``evaluate(facts, on=day)`` and gives an `Evaluation`, as the
method of an `Agreement` does; a host hands in what it has wrapped around that.

Guarantees: a law changes none of what it is handed, and tells recipient, rule and both outcomes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import NoReturn, Protocol

from attrs import evolve

from overenskommelse.facts.fact_set import FactKey, FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.expressions import Condition
from overenskommelse.model.walk import all_under, gathered_over
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.source.frozen import FrozenDict

_Judged = tuple[str, str, str, str]


class Evaluate(Protocol):
    """What is held to the laws."""

    def __call__(self, facts: FactSet, /, *, on: date | None) -> Evaluation:
        """Evaluate facts as of a day, or without one."""


def payments_add_up(evaluate: Evaluate, facts: FactSet, on: date | None) -> None:
    """Payments and what is left of a grant come to what there is, unless the split is open.

    What there is, is its amount and what other grants leave to it; what is left may go to another.

    Raises:
        AssertionError: If they do not.
    """
    for outcome in evaluate(facts, on=on).outcomes:
        if outcome.state is GrantState.OPEN:
            continue
        amounts = [line.amount for line in outcome.payments]
        left, carried = outcome.undistributed, outcome.carried
        if None in amounts or left is None or left < 0 or carried is None or carried < 0:
            _broken(f"`{outcome.name}` is {outcome.state.value} and lacks an amount")
        together = sum(amount or 0 for amount in amounts) + left + carried
        if together != outcome.available:
            _broken(f"`{outcome.name}` comes to {together} of {outcome.available}")


def nobody_is_left_out(
    evaluate: Evaluate, model: AgreementModel, facts: FactSet, on: date | None
) -> None:
    """Everyone a grant is for has a verdict and a line: all of the kind, or those it names.

    Raises:
        AssertionError: If somebody has none.
    """
    for outcome in evaluate(facts, on=on).outcomes:
        members = model.kinds[outcome.grant.kind].members
        wanted = [member.code for member in members if outcome.grant.is_for(member.code)]
        for found in (outcome.verdicts, outcome.payments):
            if [item.recipient for item in found] != wanted:
                _broken(f"`{outcome.name}` has not just {wanted}")


def who_fails_gets_nothing(evaluate: Evaluate, facts: FactSet, on: date | None) -> None:
    """Who does not meet the requirements of a grant gets 0 of it, unless it is paid in part.

    Raises:
        AssertionError: If somebody gets anything else.
    """
    for outcome in evaluate(facts, on=on).outcomes:
        for line in outcome.payments if outcome.grant.failing_part is None else ():
            if line.status is Status.NOT_MET and line.amount != 0:
                _broken(f"`{outcome.name}` pays {line.amount} to {line.recipient}, who fails")


def open_is_not_false(
    evaluate: Evaluate, facts: FactSet, on: date | None, without: FactKey
) -> None:
    """When a fact is missing, a verdict stays as it was or becomes open, never the opposite.

    Args:
        evaluate: What evaluates.
        facts: The facts.
        on: The day, or None.
        without: The fact that goes missing, as a key of ``facts.values``.

    Raises:
        AssertionError: If a verdict turns, or is decided by the fact's absence.
    """
    before = dict(_verdicts(evaluate(facts, on=on)))
    for judged, status in _verdicts(evaluate(_less(facts, {without}), on=on)):
        if status.is_decided and status is not before[judged]:
            _broken(f"without {without}, {judged} went from {before[judged]} to {status}")


def others_are_not_judged_by_it(
    evaluate: Evaluate, model: AgreementModel, facts: FactSet, on: date | None, recipient: str
) -> None:
    """What one recipient reports, or does not report, changes no verdict on another.

    Rules that speak of other recipients, as by a total over all of them, are left out.

    Raises:
        AssertionError: If it does.
    """
    own = {key for key in facts.values if key[1] == recipient}
    before = dict(_verdicts(evaluate(facts, on=on)))
    shared = _speaking_of_others(model)
    for judged, status in _verdicts(evaluate(_less(facts, own), on=on)):
        if judged[-1] == recipient or judged[:2] in shared:
            continue
        if status is not before[judged]:
            _broken(f"without {recipient}, {judged} went from {before[judged]} to {status}")


def same_facts_give_the_same(evaluate: Evaluate, facts: FactSet, on: date | None) -> None:
    """Asked twice, the outcome is the same to the last byte.

    Raises:
        AssertionError: If it is not.
    """
    if _bytes(evaluate(facts, on=on)) != _bytes(evaluate(facts, on=on)):
        _broken("asked twice, it gave two outcomes")


def facts_in_any_order_give_the_same(evaluate: Evaluate, facts: FactSet, on: date | None) -> None:
    """The outcome is the same in whatever order facts and decisions are handed in.

    Raises:
        AssertionError: If the order decides anything.
    """
    turned = FactSet(
        FrozenDict(list(facts.values.items())[::-1]),
        FrozenDict(list(facts.assessments.items())[::-1]),
    )
    if _bytes(evaluate(facts, on=on)) != _bytes(evaluate(turned, on=on)):
        _broken("with the facts in reverse it gave another outcome")


def _verdicts(evaluation: Evaluation) -> Iterator[tuple[_Judged, Status]]:
    """Every verdict, by sort and name of the rule, requirement, and recipient."""
    for outcome in evaluation.outcomes:
        for verdict in outcome.verdicts:
            yield ("grant", outcome.name, "", verdict.recipient), verdict.status
            for item in verdict.requirements:
                yield ("grant", outcome.name, item.name, verdict.recipient), item.status
    for target in (*evaluation.targets, *evaluation.flags):
        for verdict in target.verdicts:
            yield ("target", target.name, target.kind, verdict.recipient), verdict.status


def _speaking_of_others(model: AgreementModel) -> frozenset[tuple[str, str]]:
    """Sort and name of the grants, targets and flags that a recipient is not judged alone by."""
    found = {
        ("grant", grant.name)
        for grant in model.grants.values()
        for rule in grant.requirements
        for condition in (rule.condition, *(other.condition for other in rule.instead))
        if _speaks_of_others(condition, model)
    }
    targets = (*model.targets, *model.flags)
    found |= {
        ("target", one.requirement.name)
        for one in targets
        if _speaks_of_others(one.requirement.condition, model)
    }
    return frozenset(found)


def _speaks_of_others(condition: Condition, model: AgreementModel) -> bool:
    nodes = all_under(condition, model)
    return any(name in model.kinds for node in nodes for name in gathered_over(node))


def _less(facts: FactSet, keys: set[FactKey]) -> FactSet:
    kept = {key: value for key, value in facts.values.items() if key not in keys}
    return evolve(facts, values=FrozenDict(kept))


def _bytes(evaluation: Evaluation) -> str:
    return json.dumps(evaluation.to_dict(), ensure_ascii=False)


def _broken(told: str) -> NoReturn:
    raise AssertionError(told)
