"""In: an example of an agreement. Out: whether the rules decide it as told, and where not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from overenskommelse.engine.evaluate import evaluate
from overenskommelse.facts.fact_set import (
    Assessment,
    AssessmentKey,
    FactKey,
    FactSet,
    FactValue,
    in_order_of_days,
)
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.examples import (
    Example,
    ExpectedAmount,
    ExpectedStatus,
    ExpectedUndistributed,
    GivenAssessment,
)
from overenskommelse.model.rules import Rule, RuleSort
from overenskommelse.outcome.evaluation import Difference, Evaluation, ExampleOutcome
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.status import Status
from overenskommelse.outcome.verdicts import Verdict

_ALSO_CALLED = {
    Status.MET.value: (Status.MET_BY_DECISION.value,),
    Status.OPEN.value: (Status.NEEDS_DECISION.value,),
}
"""What an expectation's word also holds for: met by decision is met, waiting for one is open."""


def run_example(model: AgreementModel, example: Example) -> ExampleOutcome:
    """Evaluate the facts of an example and compare with what it expects."""
    evaluation = evaluate(model, facts_of(model, example), example.on)
    differences: list[Difference] = []
    for expectation in example.expectations:
        match expectation:
            case ExpectedAmount():
                differences.extend(_amount(expectation, evaluation))
            case ExpectedUndistributed():
                differences.extend(_undistributed(expectation, evaluation))
            case ExpectedStatus():
                differences.extend(_status(expectation, model, evaluation))
            case _:
                assert_never(expectation)
    return ExampleOutcome(example.title, tuple(differences))


def facts_of(model: AgreementModel, example: Example) -> FactSet:
    """The facts and decisions an example gives."""
    values: dict[FactKey, FactValue] = {
        (given.fact, given.recipient, given.period, given.items): FactValue(
            given.value, given.place
        )
        for given in example.facts
    }
    assessments: dict[AssessmentKey, tuple[Assessment, ...]] = {}
    for item in example.assessments:
        told = Assessment(item.met, item.by, item.day, item.document, item.place)
        for key in _decided(item, model):
            assessments[key] = in_order_of_days((*assessments.get(key, ()), told))
    return FactSet(values, assessments)


def _decided(item: GivenAssessment, model: AgreementModel) -> Iterator[AssessmentKey]:
    """What a decision in an example is about."""
    for name in item.requirements:
        for rule in model.rules_named(name):
            for code in model.kinds[rule.owner.kind].by_code:
                wanted = item.recipients is None or code in item.recipients
                if wanted and model.judges(rule, code):
                    yield rule.owner, rule.requirement.name, code


def _amount(expected: ExpectedAmount, evaluation: Evaluation) -> Iterator[Difference]:
    code = expected.recipient
    found = _together([item.amount_of(code) for item in _outcomes(expected.grant, evaluation)])
    if found != expected.amount:
        shown = "open" if found is None else str(found)
        yield Difference(expected, expected.recipient, shown)


def _undistributed(expected: ExpectedUndistributed, evaluation: Evaluation) -> Iterator[Difference]:
    found = _together([item.undistributed for item in _outcomes(expected.grant, evaluation)])
    if found != expected.amount:
        yield Difference(expected, None, "open" if found is None else str(found))


def _outcomes(name: str, evaluation: Evaluation) -> list[GrantOutcome]:
    """What came out of a grant, or of each part of one that is cut."""
    return [item for item in evaluation.outcomes if name in (item.name, item.grant.whole)]


def _together(amounts: list[int | None]) -> int | None:
    """The sum, or None while one is open."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _status(
    expected: ExpectedStatus, model: AgreementModel, evaluation: Evaluation
) -> Iterator[Difference]:
    for recipient, status in _statuses(expected.name, model, evaluation):
        wanted = expected.recipients is None or recipient in expected.recipients
        if wanted and status.value not in (expected.status, *_ALSO_CALLED.get(expected.status, ())):
            yield Difference(expected, recipient, status.value)


def _statuses(
    name: str, model: AgreementModel, evaluation: Evaluation
) -> Iterator[tuple[str, Status]]:
    """Recipient and status of a grant by that name, else of the rules it names."""
    if name in evaluation.grants:
        for verdict in evaluation.grants[name].verdicts:
            yield verdict.recipient, verdict.status
        return
    for rule in model.rules_named(name):
        for verdict in _verdicts(rule, evaluation):
            for requirement in verdict.requirements:
                if requirement.name == rule.requirement.name:
                    yield verdict.recipient, requirement.status


def _verdicts(rule: Rule, evaluation: Evaluation) -> tuple[Verdict, ...]:
    """Everyone's verdict on what a rule belongs to."""
    if rule.owner.grant is not None:
        return evaluation.grants[rule.owner.grant].verdicts
    told = evaluation.targets if rule.owner.sort is RuleSort.TARGET else evaluation.flags
    return tuple(
        verdict
        for target in told
        if target.name == rule.requirement.name
        for verdict in target.verdicts
    )
