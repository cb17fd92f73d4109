"""The words of a verdict, and how they combine; `docs/verdicts.md` shows the tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NoReturn


class Status(Enum):
    """How a requirement stands.

    Open is not false: what is missing or lies ahead leaves a verdict undecided. A status has no
    truth value, so that ``if verdict.status:`` cannot pass an open one off as met.

    MET_BY_DECISION is met since an authority has decided so; the verdict the facts give is kept
    beside it. OPEN lacks a fact, NOT_YET_DUE lacks one that may still come in time, and
    NEEDS_DECISION lacks nothing but a person's decision. NOT_APPLICABLE asks nothing.
    """

    MET = "met"
    MET_BY_DECISION = "met by decision"
    NOT_MET = "not met"
    OPEN = "open"
    NOT_YET_DUE = "not yet due"
    NEEDS_DECISION = "needs a human decision"
    NOT_APPLICABLE = "not applicable"

    def __bool__(self) -> NoReturn:
        """Refuse: there are more than two statuses.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a status is not true or false; compare it, as `status is Status.MET`")

    @property
    def is_met(self) -> bool:
        """Whether it is met, by the facts or by a decision."""
        return self is Status.MET or self is Status.MET_BY_DECISION

    @property
    def is_decided(self) -> bool:
        """Whether nothing that is still to come can change it."""
        return self not in _UNDECIDED


class GrantState(Enum):
    """How far a grant's split can be told.

    FINAL: nothing that is still open can move money. PROVISIONAL: something can, and the amounts
    are those that follow if all that is open turns out met. OPEN: the split itself cannot be
    reckoned.
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    OPEN = "open"


_UNDECIDED = (Status.OPEN, Status.NEEDS_DECISION, Status.NOT_YET_DUE)
"""In the order in which they are told, where several stand together."""
_ALL = (Status.NOT_MET, *_UNDECIDED, Status.MET_BY_DECISION, Status.MET)
_ANY = (Status.MET, Status.MET_BY_DECISION, *_UNDECIDED, Status.NOT_MET)


def all_met(statuses: Sequence[Status]) -> Status:
    """The status of conditions joined by ``and``; of none, met.

    One that is not met decides, whatever the others turn out to be. What is not applicable asks
    nothing, and is what comes out only if nothing else is there.

    Example:
        >>> all_met([Status.MET, Status.OPEN]).value, all_met([Status.NOT_MET, Status.OPEN]).value
        ('open', 'not met')
    """
    return _first(_ALL, statuses, Status.MET)


def any_met(statuses: Sequence[Status]) -> Status:
    """The status of conditions joined by ``or``: one that is met decides; of none, not met."""
    return _first(_ANY, statuses, Status.NOT_MET)


def so_many_met(number: int, statuses: Sequence[Status]) -> Status:
    """The status of ``at least n of``: decided once the open ones can no longer change it.

    Example:
        >>> so_many_met(2, [Status.MET, Status.OPEN, Status.NOT_MET]).value
        'open'
        >>> so_many_met(2, [Status.NOT_MET, Status.OPEN, Status.NOT_MET]).value
        'not met'
    """
    applicable = [status for status in statuses if status is not Status.NOT_APPLICABLE]
    if statuses and not applicable:
        return Status.NOT_APPLICABLE
    if sum(status is Status.MET for status in applicable) >= number:
        return Status.MET
    if sum(status.is_met for status in applicable) >= number:
        return Status.MET_BY_DECISION
    if sum(status is not Status.NOT_MET for status in applicable) < number:
        return Status.NOT_MET
    return all_met([status for status in applicable if not status.is_decided])


def opposite(status: Status) -> Status:
    """The status of a condition behind ``not``; what is undecided or asks nothing stays so."""
    if status.is_met:
        return Status.NOT_MET
    return Status.MET if status is Status.NOT_MET else status


def _first(order: Sequence[Status], statuses: Sequence[Status], of_none: Status) -> Status:
    """The first in an order that is among some statuses."""
    for status in order:
        if status in statuses:
            return status
    return Status.NOT_APPLICABLE if statuses else of_none
