"""Money: funds with their parts, and grants with their rules."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from overenskommelse.model.duties import Terms
from overenskommelse.model.expressions import Direction, Term
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
    PAID_IN_PART = "paid in part"


@frozen
class PartPaid:
    """How much of its share one that fails is paid.

    Attributes:
        share: The part, more than 0 and less than 1.
        direction: Which way it is rounded to whole kronor, or whole lots.
    """

    share: Fraction
    direction: Direction


class PaidWhen(Enum):
    """How a payment day is given."""

    BY = "by"
    ON = "on"
    IN = "in"


@frozen
class Payment:
    """When a grant is paid: by `last`, on it, or between `first` and it.

    Attributes:
        when: How the day is given.
        first: The first day, if it is a month.
        last: The last day.
        requisition: Whether it is paid only when asked for.
        share: How much of what each gets is paid then; None for all of it, or the rest.
    """

    when: PaidWhen
    first: date | None
    last: date
    requisition: bool
    share: Fraction | None = None


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
        key: The weight of each recipient; None splits equally, or by the fixed keys.
        text: The key as written, or None.
        by_fixed_keys: Whether it is split by the fixed keys.
    """

    share: Fraction
    key: Term | None
    text: str | None
    by_fixed_keys: bool = False


@frozen
class AmountShare:
    """A floor or ceiling that is a share of the amount there is to split."""

    share: Fraction


Limit: TypeAlias = Term | AmountShare


@frozen
class OwnBound:
    """What some recipients get at least and at most; the same of both is an amount of their own.

    Attributes:
        recipients: Their codes.
        floor: What each of them gets at least, in kronor, or None.
        ceiling: What each of them gets at most, in kronor, or None.
    """

    recipients: tuple[str, ...]
    floor: Limit | None
    ceiling: Limit | None


@frozen
class Split:
    """How a grant is split.

    Attributes:
        kind: By what.
        parts: The key, or the keys of a mixed split.
        fixed: Weights by code, for fixed keys, a part by them, and one recipient.
        appointed: The yes/no that tells who was appointed, or None.
        ties: Who goes first where claims are equal, the first rule that tells; empty if none does.
        floor: What each gets at least, in kronor, or None.
        ceiling: What each gets at most, in kronor, or None.
        lot: Parts are whole multiples of so many kronor.
        own: Floors, ceilings and amounts of some recipients, before those of everyone.
        method: How exact parts become whole ones.
    """

    kind: SplitKind
    parts: tuple[SplitPart, ...] = ()
    fixed: tuple[tuple[str, Fraction], ...] = ()
    appointed: str | None = None
    ties: tuple[TieRule, ...] = ()
    floor: Limit | None = None
    ceiling: Limit | None = None
    lot: int = 1
    own: tuple[OwnBound, ...] = ()
    method: MethodRule = field(factory=MethodRule)

    def bounds_of(self, code: str) -> tuple[Limit | None, Limit | None]:
        """A recipient's floor and ceiling: its own where it has one, else everyone's."""
        mine = [bound for bound in self.own if code in bound.recipients]
        floors = [bound.floor for bound in mine if bound.floor is not None]
        ceilings = [bound.ceiling for bound in mine if bound.ceiling is not None]
        return (*floors, self.floor)[0], (*ceilings, self.ceiling)[0]

    @property
    def has_bounds(self) -> bool:
        """Whether anyone has a floor or a ceiling."""
        return bool(self.own) or self.floor is not None or self.ceiling is not None

    @property
    def moves_bounds(self) -> bool:
        """Whether a floor or ceiling changes with the amount there is to split."""
        every = [(self.floor, self.ceiling), *((each.floor, each.ceiling) for each in self.own)]
        return any(isinstance(limit, AmountShare) for sides in every for limit in sides)

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
        payment: When it is paid, or the rest of it; None when the file does not say.
        advances: The payments before the rest, each of a share, in the order written.
        terms: What is to be done before and after the payment.
        sources: The documents and sections it follows from.
        notes: What the author says about it.
        place: Where it stands.
        items: List and code of each item it is for, as a part of a grant that was cut.
        period: The period it is for, as such a part, or None.
        among: Codes of those of the kind that it is for; empty for all of them.
        failing_part: How much one that fails is paid, if its share is paid in part; else None.
        left_to: The grant to which what nobody gets of this one is added, or None.
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
    among: tuple[str, ...] = ()
    failing_part: PartPaid | None = None
    left_to: str | None = None
    advances: tuple[Payment, ...] = ()

    def is_for(self, code: str) -> bool:
        """Whether a recipient of the kind is one of those that it is for."""
        if self.split.kind is SplitKind.ONLY:
            return code in dict(self.split.fixed)
        return not self.among or code in self.among

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
    """

    name: str
    label: str
    amount: int
    parts: tuple[FundPart, ...]
    rest: int
    sources: tuple[str, ...]
    cut: Cut | None = None


FundPart: TypeAlias = Fund | Grant
