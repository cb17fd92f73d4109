"""Money: funds with their parts, and grants with their rules."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from overenskommelse.model.duties import Terms
from overenskommelse.model.expressions import Term
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.rounding import MethodRule, TieRule
from overenskommelse.model.rules import Owner, RuleSort
from overenskommelse.source.records import frozen
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


class SplitKind(Enum):
    """By what a grant is split."""

    EQUALLY = "equally"
    BY_KEY = "by key"
    FIXED_KEYS = "by fixed keys"
    WEIGHED_TOGETHER = "by keys weighed together"
    EACH_BY_ITSELF = "by keys each by itself"
    APPOINTED = "appointed"
    ONLY = "one recipient"
    NOT_SAID = "not said"

    @property
    def is_to_one(self) -> bool:
        """Whether all goes to one recipient, so that floors concern nobody else."""
        return self in (SplitKind.ONLY, SplitKind.APPOINTED)


@frozen
class SplitPart:
    """A part of the amount, and its key.

    Attributes:
        share: The part, 1 for all of it.
        key: The weight of each recipient; None splits equally.
        text: The key as written, or None.
    """

    share: Fraction
    key: Term | None
    text: str | None


@frozen
class Split:
    """How a grant is split.

    Attributes:
        kind: By what.
        parts: The key, or the keys of a mixed split.
        fixed: Weights by code, for fixed keys and for one recipient.
        appointed: The yes/no that tells who was appointed, or None.
        ties: Who goes first where claims are equal, the first rule that tells; empty if none does.
        floor: What each gets at least, in kronor, or None.
        ceiling: What each gets at most, in kronor, or None.
        lot: Parts are whole multiples of so many kronor.
        method: How exact parts become whole ones.
    """

    kind: SplitKind
    parts: tuple[SplitPart, ...] = ()
    fixed: tuple[tuple[str, Fraction], ...] = ()
    appointed: str | None = None
    ties: tuple[TieRule, ...] = ()
    floor: Term | None = None
    ceiling: Term | None = None
    lot: int = 1
    method: MethodRule = field(factory=MethodRule)

    @property
    def text(self) -> str | None:
        """The one key as written, or None when there is not just one."""
        return self.parts[0].text if len(self.parts) == 1 else None


@frozen
class Grant:
    """An amount to a kind of recipients.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        amount: Whole kronor.
        at_most: Whether the amount is the most that can be used, rather than what is paid.
        kind: The kind of recipients.
        split: How it is split.
        requirements: What a recipient must meet; none means that all receive.
        failing_shares: What happens to shares of those who fail; None when nobody can.
        payment: When it is paid, or None when the file does not say.
        terms: What is to be done before and after the payment.
        sources: The documents and sections it follows from.
        notes: What the author says about it.
        place: Where it stands.
        items: List and code of each item it is for, as a part of a grant that was cut.
        period: The period it is for, as such a part, or None.
        reckoned: How the amount is reckoned, as written; None if it is written out.
    """

    name: str
    label: str
    amount: int
    at_most: bool
    kind: str
    split: Split
    requirements: tuple[Requirement, ...]
    failing_shares: FailingShares | None
    payment: Payment | None
    terms: Terms
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    place: Place
    items: tuple[tuple[str, str], ...] = ()
    period: str | None = None
    reckoned: str | None = None

    @property
    def whole(self) -> str:
        """The name of the grant that this was cut from; else its own."""
        return written_name(self.name)

    @property
    def owner(self) -> Owner:
        """What its requirements belong to."""
        return Owner(RuleSort.GRANT, self.kind, self.name)


def written_name(name: str) -> str:
    """The name in the file that a part, or a requirement of one, was made from.

    Example:
        >>> written_name("queue (surgery, 2025-01)"), written_name("queue")
        ('queue', 'queue')
    """
    return name.partition(" (")[0]


class CutKind(Enum):
    """By what a grant is cut into parts."""

    EQUALLY = "equal parts"
    BY_KEY = "parts by key"
    LISTED = "parts as listed"


@frozen
class Cut:
    """How a grant was cut into parts, each a grant of its own.

    Attributes:
        over: The lists, and the series of periods, for each of whose members there is a part.
        kind: By what.
        text: The key as written, or None.
    """

    over: tuple[str, ...]
    kind: CutKind
    text: str | None


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
        cut: How it was cut, if it is a grant in parts; else None.
        reckoned: How the amount is reckoned, as written; None if it is written out.
    """

    name: str
    label: str
    amount: int
    parts: tuple[FundPart, ...]
    rest: int
    sources: tuple[str, ...]
    cut: Cut | None = None
    reckoned: str | None = None


FundPart: TypeAlias = Fund | Grant
