"""In: an example of an agreement. Out: whether the rules decide it as told, and where not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from overenskommelse.engine.evaluate import evaluate
from overenskommelse.facts.fact_set import Assessment, FactKey, FactSet, FactValue
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.examples import (
    Example,
    ExpectedAmount,
    ExpectedStatus,
    ExpectedUndistributed,
)
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
                differences.extend(_status(expectation, evaluation))
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
    assessments = {
        (name, kind, code): Assessment(item.met, item.by, item.day, item.document, item.place)
        for item in example.assessments
        for name in item.requirements
        for kind, code in _judged(model, name, item.recipients)
    }
    return FactSet(values, assessments)


def _judged(
    model: AgreementModel, requirement: str, codes: tuple[str, ...] | None
) -> list[tuple[str, str]]:
    """The kinds and codes of those an example's decision is about."""
    return [
        (kind, code)
        for kind in model.kinds_judged(requirement)
        for code in model.kinds[kind].by_code
        if codes is None or code in codes
    ]


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


def _status(expected: ExpectedStatus, evaluation: Evaluation) -> Iterator[Difference]:
    for recipient, status in _statuses(expected.name, evaluation):
        wanted = expected.recipients is None or recipient in expected.recipients
        if wanted and status.value not in (expected.status, *_ALSO_CALLED.get(expected.status, ())):
            yield Difference(expected, recipient, status.value)


def _statuses(name: str, evaluation: Evaluation) -> Iterator[tuple[str, Status]]:
    """Recipient and status of a grant by that name, else of requirements and targets by it."""
    if name in evaluation.grants:
        for verdict in evaluation.grants[name].verdicts:
            yield verdict.recipient, verdict.status
        return
    for verdict in _all_verdicts(evaluation):
        for requirement in verdict.requirements:
            if requirement.name == name:
                yield verdict.recipient, requirement.status


def _all_verdicts(evaluation: Evaluation) -> Iterator[Verdict]:
    for outcome in evaluation.outcomes:
        yield from outcome.verdicts
    for target in (*evaluation.targets, *evaluation.flags):
        yield from target.verdicts
