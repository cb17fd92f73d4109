"""In: a grant and a day. Out: its plan: what a row holds, the tests, and whom they are for.

The plan is made once. It knows no facts, and is the same for everyone; whoever is exempt, or has
another condition instead, has tests of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from itertools import repeat

from attrs import Factory, define

from overenskommelse.engine.layouts import Layout
from overenskommelse.engine.plan_conditions import Test, ask, planned
from overenskommelse.engine.plan_terms import OWN, NoPlanError, Planner, Row, Slot
from overenskommelse.engine.requisitions import asking_for
from overenskommelse.engine.telling import Telling, telling_of
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.asked import Asked
from overenskommelse.model.facts import Recipient
from overenskommelse.model.grants import Grant
from overenskommelse.model.requirements import Instead, Requirement
from overenskommelse.model.rules import Owner
from overenskommelse.model.wanted import ANYTHING, Wanted
from overenskommelse.outcome.standings import Standing
from overenskommelse.outcome.status import Status, all_met
from overenskommelse.outcome.verdicts import RequirementVerdict

_STATUSES = (
    Status.NOT_MET,
    Status.MET,
    Status.MET_BY_DECISION,
    Status.NOT_APPLICABLE,
    Status.OPEN,
    Status.NOT_YET_DUE,
    Status.NEEDS_DECISION,
)
NUMBERS = {status.value: number for number, status in enumerate(_STATUSES)}
"""The statuses as whole numbers, by word: 0 and 1 are what a test gives, False and True."""
Key = tuple[int | None, ...]
"""How each requirement stands, by its number; None where the engine has to be asked."""


class Standings(dict[Key, Standing]):
    """The record for each way in which requirements can come out; made when first wanted.

    Where the engine has to be asked, there is none: that is a `KeyError`.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, key: Key) -> Standing:
        statuses = [_STATUSES[number] for number in key if number is not None]
        if len(statuses) < len(key):
            raise KeyError(key)
        found = self[key] = self._standing(statuses)
        return found

    def _standing(self, statuses: list[Status]) -> Standing:
        pairs = list(zip(self._names, statuses, strict=True))
        return Standing(
            all_met(statuses),
            tuple(name for name, status in pairs if status is Status.NOT_MET),
            tuple(name for name, status in pairs if not status.is_decided),
        )


@define(eq=False)
class Rule:
    """How a requirement is judged.

    Attributes:
        test: The test of its condition.
        places: The places of a row that the condition needs.
        telling: How its verdicts are told; None where they rest on more than these values.
    """

    test: Test
    places: tuple[int, ...]
    telling: Telling | None


@define(repr=False, eq=False)
class Plan:
    """How the requirements of a grant are judged on a day.

    Attributes:
        model: The rules.
        grant: The grant.
        on: The day to evaluate as of, or None.
        owner: What its requirements belong to.
        requirements: What is required, with asking in time where the right lapses without it.
        members: Whom the grant concerns, by code.
        standings: The record for each way in which the requirements can come out.
        slots: What stands at each place of a row.
        rules: The rule of each requirement.
        tests: The tests of these rules.
        key: How each requirement stands, by a row.
        told: What has been told of each requirement, and the values of a row to find it by; with
            nothing to be found where it rests on more than these.
        instead: Other rules, by number of the requirement and code of the recipient.
        special: Codes of those who are exempt or have another rule.
        layouts: What headings of rows mean, worked out so far.
        wanted: What facts the agreement asks for.
    """

    model: AgreementModel
    grant: Grant
    on: date | None
    owner: Owner
    requirements: tuple[Requirement, ...]
    members: Mapping[str, Recipient]
    standings: Standings
    slots: tuple[Slot, ...] = ()
    rules: tuple[Rule, ...] = ()
    tests: tuple[Test, ...] = ()
    key: Callable[[Row], Key] = lambda _: ()
    told: tuple[tuple[dict[object, RequirementVerdict], Callable[[Row], object]], ...] = ()
    instead: dict[tuple[int, str], Rule] = Factory(dict)
    special: frozenset[str] = frozenset()
    layouts: dict[tuple[str, ...], Layout | None] = Factory(dict)
    wanted: Wanted = ANYTHING

    def __reduce__(
        self,
    ) -> tuple[Callable[..., Plan], tuple[AgreementModel, Grant, date | None, Wanted]]:
        """Pickle as what it was made of; it is planned again."""
        return (plan_of, (self.model, self.grant, self.on, self.wanted))

    def keys(self, rows: Collection[Row]) -> Iterator[Key]:
        """How each requirement stands, for each of several rows in which nothing is missing."""
        if not self.tests:
            return repeat((), len(rows))
        return zip(*[map(test, rows) for test in self.tests], strict=True)

    def rule(self, number: int, code: str) -> Rule:
        """The rule of a requirement for a recipient."""
        return self.instead.get((number, code)) or self.rules[number]


def plan_of(
    model: AgreementModel, grant: Grant, on: date | None, wanted: Wanted = ANYTHING
) -> Plan:
    """Plan how the requirements of a grant are judged."""
    asking = asking_for(grant, model)
    requirements = (*grant.requirements, *([] if asking is None else [asking]))
    everyone = model.kinds[grant.kind].by_code
    members = {code: each for code, each in everyone.items() if grant.is_for(code)}
    names = tuple(requirement.name for requirement in requirements)
    plan = Plan(model, grant, on, grant.owner, requirements, members, Standings(names))
    plan.wanted, planner = wanted, Planner(model, on)
    plan.rules = tuple(_rule(each, each, planner) for each in requirements)
    plan.tests = tuple(rule.test for rule in plan.rules)
    plan.key = _key_by(*plan.tests)
    tellings = (rule.telling for rule in plan.rules)
    plan.told = tuple(({}, ask) if each is None else (each.told, each.values) for each in tellings)
    special: set[str] = set()
    for number, requirement in enumerate(requirements):
        special.update(requirement.except_for)
        for other in requirement.instead:
            rule = _rule(requirement, other, planner)
            special.update(other.recipients)
            for code in other.recipients:
                plan.instead.setdefault((number, code), rule)
    plan.slots, plan.special = tuple(planner.slots), frozenset(special)
    return plan


def _rule(requirement: Requirement, rule: Requirement | Instead, planner: Planner) -> Rule:
    """A rule; where there is no plan for its condition, the engine is always asked."""
    asked = Asked(OWN, rule.period, requirement.items)
    own = Planner(planner.model, planner.on)
    try:
        planned(rule.condition, asked, own)
    except NoPlanError:
        return Rule(ask, (), None)
    test = planned(rule.condition, asked, planner)
    places = tuple(planner.slots[slot] for slot in own.slots)
    if requirement.explained is not None:
        return Rule(test, places, None)
    return Rule(test, places, telling_of(rule.condition, test, asked, planner, places))


def _key_by(*tests: Test) -> Callable[[Row], Key]:
    """All tests of a row; a few, as is usual, are called without a loop."""
    match tests:
        case (one,):
            return lambda row: (one(row),)
        case (one, two):
            return lambda row: (one(row), two(row))
        case (one, two, three):
            return lambda row: (one(row), two(row), three(row))
        case _:
            return lambda row: tuple([test(row) for test in tests])
