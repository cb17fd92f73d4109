"""The words of a verdict."""

from __future__ import annotations

from enum import Enum
from typing import NoReturn


class Status(Enum):
    """How a requirement stands.

    Open is not false: what is missing or lies ahead leaves a verdict undecided. A status has no
    truth value, so that ``if verdict.status:`` cannot pass an open one off as met.
    """

    MET = "met"
    NOT_MET = "not met"
    OPEN = "open"
    NOT_YET_DUE = "not yet due"

    def __bool__(self) -> NoReturn:
        """Refuse: there are more than two statuses.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a status is not true or false; compare it, as `status is Status.MET`")

    @property
    def is_decided(self) -> bool:
        """Whether nothing that is still to come can change it."""
        return self is Status.MET or self is Status.NOT_MET


class GrantState(Enum):
    """How far a grant's split can be told.

    FINAL: every recipient's verdict is decided. PROVISIONAL: some are open, and the amounts are
    those that follow if the open ones turn out met. OPEN: the split itself cannot be reckoned.
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    OPEN = "open"


def all_met(statuses: list[Status]) -> Status:
    """The status of conditions joined by ``and``; of none, met.

    One that is not met decides, whatever the others turn out to be.

    Example:
        >>> all_met([Status.MET, Status.OPEN]).value, all_met([Status.NOT_MET, Status.OPEN]).value
        ('open', 'not met')
    """
    for status in (Status.NOT_MET, Status.OPEN, Status.NOT_YET_DUE):
        if status in statuses:
            return status
    return Status.MET


def any_met(statuses: list[Status]) -> Status:
    """The status of conditions joined by ``or``: one that is met decides."""
    for status in (Status.MET, Status.OPEN, Status.NOT_YET_DUE):
        if status in statuses:
            return status
    return Status.NOT_MET


def opposite(status: Status) -> Status:
    """The status of a condition behind ``not``; what is undecided stays so."""
    if status is Status.MET:
        return Status.NOT_MET
    return Status.MET if status is Status.NOT_MET else status
