"""Money: funds with their parts, and grants with their rules."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TypeAlias

from attrs import frozen

from overenskommelse.model.expressions import Term
from overenskommelse.model.requirements import Requirement
from overenskommelse.source.text import Place


class FailingShares(Enum):
    """What happens to the shares of those who fail.

    The two readings of an agreement that says only that money goes "to those who meet the
    requirements, by population".
    """

    SHARED_AMONG_MET = "shared among those who meet the requirements"
    NOT_PAID_OUT = "not paid out"


class PaidWhen(Enum):
    """How a payment day is given."""

    BY = "by"
    ON = "on"
    IN = "in"


@frozen
class Payment:
    """When a grant is paid: by `last`, on it, or between `first` and it."""

    when: PaidWhen
    first: date | None
    last: date
    requisition: bool


@frozen
class Split:
    """How a grant is split: by a key, or equally when `key` is None.

    Attributes:
        key: The weight of each recipient.
        key_name: The name of the fact or measure that is the weight.
        period: The period the weight is of, or None.
        ties_by_code: Whether equal remainders are settled in order of code.
    """

    key: Term | None
    key_name: str | None
    period: str | None
    ties_by_code: bool


@frozen
class Grant:
    """An amount to a kind of recipients.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        amount: Whole kronor.
        kind: The kind of recipients.
        split: How it is split.
        requirements: What a recipient must meet; none means that all receive.
        failing_shares: What happens to shares of those who fail; None when nobody can.
        payment: When it is paid, or None when the file does not say.
        sources: The documents and sections it follows from.
        notes: What the author says about it.
        place: Where it stands.
    """

    name: str
    label: str
    amount: int
    kind: str
    split: Split
    requirements: tuple[Requirement, ...]
    failing_shares: FailingShares | None
    payment: Payment | None
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    place: Place


@frozen
class Fund:
    """An amount and its parts.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        amount: Whole kronor.
        parts: Funds and grants below it.
        rest: What the parts leave of the amount; 0 unless the file says that it is not itemised.
        sources: The documents and sections it follows from.
    """

    name: str
    label: str
    amount: int
    parts: tuple[FundPart, ...]
    rest: int
    sources: tuple[str, ...]


FundPart: TypeAlias = Fund | Grant
