"""In: an agreement. Out: which of its rules its examples test, and which verdicts they show.

A rule is tested by an expectation that names it. That it was merely reckoned on the way counts for
nothing: in an example with few facts nearly every requirement comes out open, and nobody said that
it should.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from overenskommelse.engine.examples import run_example
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.examples import (
    Expectation,
    ExpectedAmount,
    ExpectedStatus,
    ExpectedUndistributed,
)
from overenskommelse.model.grants import written_name
from overenskommelse.model.rules import Owner, Rule, RuleSort
from overenskommelse.outcome.coverage import Coverage, RuleCoverage, RuleKind
from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class _Told:
    """An expectation, and whether it came out."""

    expectation: Expectation
    came_out: bool


def coverage_of(model: AgreementModel) -> Coverage:
    """How far the examples test each grant, requirement and target."""
    by_name: dict[str, list[_Told]] = {}
    for example in model.examples:
        failed = {each.expectation for each in run_example(model, example).differences}
        for item in example.expectations:
            by_name.setdefault(_about(item), []).append(_Told(item, item not in failed))
    found: dict[_Rule, dict[int, _Told]] = {}
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
    model: AgreementModel, by_name: dict[str, list[_Told]]
) -> Iterator[tuple[_Rule, list[_Told]]]:
    for grant in model.grants.values():
        about = [*by_name.get(grant.name, []), *by_name.get(grant.whole, [])]
        yield _Rule(RuleKind.GRANT, grant.whole, None, grant.place), about
        for item in grant.requirements:
            name = written_name(item.name)
            written = _Rule(RuleKind.REQUIREMENT, name, grant.whole, item.place)
            yield written, _judged(Rule(grant.owner, item), model, by_name)
    for target in model.targets:
        item = target.requirement
        rule = Rule(Owner(RuleSort.TARGET, target.kind), item)
        yield _Rule(RuleKind.TARGET, item.name, None, item.place), _judged(rule, model, by_name)


def _judged(rule: Rule, model: AgreementModel, by_name: dict[str, list[_Told]]) -> list[_Told]:
    """What is expected of a requirement; a grant of the same name takes the name."""
    name = rule.requirement.name
    plain = [] if name in model.grants else by_name.get(name, [])
    return [*plain, *by_name.get(rule.full_name(), [])]


def _covered(rule: _Rule, found: tuple[_Told, ...]) -> RuleCoverage:
    statuses = _statuses(found)
    return RuleCoverage(rule.kind, rule.name, rule.grant, len(found), statuses, rule.place)


def _statuses(found: tuple[_Told, ...]) -> tuple[Status, ...]:
    """The verdicts that expectations show; one that did not come out shows none."""
    shown = (item.expectation for item in found if item.came_out)
    named = {item.status for item in shown if isinstance(item, ExpectedStatus)}
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
