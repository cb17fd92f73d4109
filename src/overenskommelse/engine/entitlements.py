"""In: a recipient's verdict on a grant. Out: what it can still come to for the money.

Two things decide: whether the recipient meets the requirements, and, where the right lapses without
asking in time, whether it asked. One that fails is paid as the agreement says. One that asked too
late loses what it would have been paid; nobody gets more for it, neither of this grant nor of one
that what is left is added to. What is open can turn out either way.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from overenskommelse.engine.requisitions import asking_for
from overenskommelse.engine.situation import Situation
from overenskommelse.model.grants import FailingShares, Grant
from overenskommelse.outcome.status import Status, all_met
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.source.records import frozen


class Paid(Enum):
    """How much of its share a recipient is paid, from the most to the least."""

    WHOLE = 0
    PART = 1
    NOTHING = 2


@frozen
class Entitlement:
    """What a verdict comes to for the money.

    Attributes:
        is_counted: Whether the amount is split also by this recipient's weight.
        paid: How much of its share it is paid.
        lost: How much of its share it is not paid just because it asked too late.
    """

    is_counted: bool
    paid: Paid
    lost: Paid = Paid.NOTHING

    @property
    def own(self) -> Paid:
        """How much of its share it is paid, or would be if it had asked in time."""
        return self.paid if self.lost is Paid.NOTHING else self.lost


Entitlements = dict[str, tuple[Entitlement, ...]]
"""Recipient to each entitlement that can come out, that where all that is open is met first."""


def entitlements_of(
    verdicts: Iterable[Verdict], grant: Grant, situation: Situation
) -> Entitlements:
    """What the verdicts on a grant can still come to."""
    is_asked_for = asking_for(grant, situation.model) is not None
    return {
        each.recipient: _entitlements(each, grant, is_asked_for=is_asked_for) for each in verdicts
    }


def as_if_met(entitlements: Entitlements) -> dict[str, Entitlement]:
    """Everyone's entitlement if all that is open turns out met: shares are held."""
    return {code: possible[0] for code, possible in entitlements.items()}


def that_move_money(entitlements: Entitlements, grant: Grant) -> Entitlements:
    """Of the ways each can stand, the first of those that come to the same money.

    Why somebody is paid nothing makes a difference only where what is left goes to another grant.
    """
    found: Entitlements = {}
    for code, possible in entitlements.items():
        firsts: dict[tuple[bool, Paid, Paid | None], Entitlement] = {}
        for one in possible:
            firsts.setdefault(_money(one, grant), one)
        found[code] = tuple(firsts.values())
    return found


def _money(one: Entitlement, grant: Grant) -> tuple[bool, Paid, Paid | None]:
    return one.is_counted, one.paid, None if grant.left_to is None else one.lost


def is_settled(entitlements: Entitlements) -> bool:
    """Whether nothing that is open can move money."""
    return all(len(possible) == 1 for possible in entitlements.values())


def _entitlements(verdict: Verdict, grant: Grant, *, is_asked_for: bool) -> tuple[Entitlement, ...]:
    """Each entitlement that makes a difference to the money; asking is the last that is judged."""
    statuses = [item.status for item in verdict.requirements]
    asked = statuses.pop() if is_asked_for else Status.MET
    required = all_met(statuses)
    found = [
        _entitlement(grant, fails=fails, lapses=lapses)
        for lapses in _can_fail(asked)
        for fails in _can_fail(required)
    ]
    return tuple(dict.fromkeys(found))


def _can_fail(status: Status) -> tuple[bool, ...]:
    """Whether it fails: one answer if that is decided, else both."""
    if status.is_decided:
        return (status is Status.NOT_MET,)
    return False, True


def _entitlement(grant: Grant, *, fails: bool, lapses: bool) -> Entitlement:
    is_counted = not (fails and grant.failing_shares is FailingShares.SHARED_AMONG_MET)
    of_those_who_fail = Paid.NOTHING if grant.failing_part is None else Paid.PART
    own = of_those_who_fail if fails else Paid.WHOLE
    if lapses:
        return Entitlement(is_counted, Paid.NOTHING, own)
    return Entitlement(is_counted, own)
