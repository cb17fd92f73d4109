"""In: the grants of an agreement. Out: what comes out of each, those first that leave to others.

What nobody gets of a grant can be added to another, which is then split with it. There are no
circles, so that each is reckoned once, after all that leave something to it. What is not yet final
in one is not final in the next; what is open in one keeps the next open. What lapsed, since it was
asked for too late, is not carried on.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import TopologicalSorter

from overenskommelse.engine.grants import Brought, outcome_of
from overenskommelse.engine.situation import Situation
from overenskommelse.model.grants import Grant
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.status import GrantState


def outcomes_of(situation: Situation) -> tuple[GrantOutcome, ...]:
    """What comes out of each grant, in the agreement's order."""
    grants = situation.model.grants
    found = _reckoned(grants, situation)
    return tuple(found[name] for name in grants)


def outcome_in(grant: Grant, situation: Situation) -> GrantOutcome:
    """What comes out of one grant; only those that leave to it are reckoned besides."""
    grants = situation.model.grants
    if all(each.left_to != grant.name for each in grants.values()):
        return outcome_of(grant, situation, Brought())
    needed = {grant.name}
    for name in reversed(in_order(grants)):
        if grants[name].left_to in needed:
            needed.add(name)
    found = _reckoned({name: each for name, each in grants.items() if name in needed}, situation)
    return found[grant.name]


def in_order(grants: Mapping[str, Grant]) -> list[str]:
    """The names of the grants, each after those that leave to it."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for name, grant in grants.items():
        order.add(name)
        if grant.left_to is not None and grant.left_to in grants:
            order.add(grant.left_to, name)
    return list(order.static_order())


def _reckoned(grants: Mapping[str, Grant], situation: Situation) -> dict[str, GrantOutcome]:
    found: dict[str, GrantOutcome] = {}
    leaving: dict[str, list[GrantOutcome]] = {}
    for name in in_order(grants):
        grant = grants[name]
        found[name] = outcome_of(grant, situation, _brought(leaving.get(name, [])))
        if grant.left_to is not None:
            leaving.setdefault(grant.left_to, []).append(found[name])
    return found


def _brought(sources: list[GrantOutcome]) -> Brought:
    return Brought(
        sum(source.carried or 0 for source in sources),
        all(source.state is GrantState.FINAL for source in sources),
        tuple(source.name for source in sources if source.carried is None),
    )
