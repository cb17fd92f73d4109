"""In: an agreement. Out: which of its rules its examples test, and which verdicts they show.

A rule is tested by an expectation that names it. That it was merely reckoned on the way counts for
nothing: in an example with few facts nearly every requirement comes out open, and nobody said that
it should.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.examples import (
    Expectation,
    ExpectedAmount,
    ExpectedStatus,
    ExpectedUndistributed,
)
from overenskommelse.model.grants import written_name
from overenskommelse.model.requirements import Requirement
from overenskommelse.outcome.coverage import Coverage, RuleCoverage, RuleKind
from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


def coverage_of(model: AgreementModel) -> Coverage:
    """How far the examples test each grant, requirement and target."""
    told = [item for example in model.examples for item in example.expectations]
    by_name: dict[str, list[Expectation]] = {}
    for item in told:
        by_name.setdefault(_about(item), []).append(item)
    found: dict[_Rule, dict[int, Expectation]] = {}
    for rule, expectations in _rules(model, by_name):
        found.setdefault(rule, {}).update({id(item): item for item in expectations})
    return Coverage(tuple(_covered(rule, tuple(told.values())) for rule, told in found.items()))


@frozen
class _Rule:
    """A rule as it is written: the parts of a grant that was cut are one."""

    kind: RuleKind
    name: str
    grant: str | None
    place: Place


def _rules(
    model: AgreementModel, by_name: dict[str, list[Expectation]]
) -> Iterator[tuple[_Rule, list[Expectation]]]:
    for grant in model.grants.values():
        about = [*by_name.get(grant.name, []), *by_name.get(grant.whole, [])]
        yield _Rule(RuleKind.GRANT, grant.whole, None, grant.place), about
        for item in grant.requirements:
            name = written_name(item.name)
            rule = _Rule(RuleKind.REQUIREMENT, name, grant.whole, item.place)
            yield rule, _judged(item, model, by_name)
    for target in model.targets:
        item = target.requirement
        yield _Rule(RuleKind.TARGET, item.name, None, item.place), _judged(item, model, by_name)


def _judged(
    item: Requirement, model: AgreementModel, by_name: dict[str, list[Expectation]]
) -> list[Expectation]:
    """What is expected of a requirement; a grant of the same name takes the name."""
    return [] if item.name in model.grants else by_name.get(item.name, [])


def _covered(rule: _Rule, found: tuple[Expectation, ...]) -> RuleCoverage:
    statuses = _statuses(found)
    return RuleCoverage(rule.kind, rule.name, rule.grant, len(found), statuses, rule.place)


def _statuses(found: tuple[Expectation, ...]) -> tuple[Status, ...]:
    named = {item.status for item in found if isinstance(item, ExpectedStatus)}
    return tuple(status for status in Status if status.value in named)


def _about(item: Expectation) -> str:
    """The name of the rule an expectation is about."""
    match item:
        case ExpectedAmount() | ExpectedUndistributed():
            return item.grant
        case ExpectedStatus():
            return item.name
        case _:
            assert_never(item)
