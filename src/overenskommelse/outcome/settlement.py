"""What became of the money of a grant or requisition: used, unused, repaid, and still to be repaid.

Amounts are in kronor and add up: what a recipient got, in whole kronor, is what it used of it and
what it did not use. What is not known is None, never 0.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from overenskommelse.model.duties import Terms
from overenskommelse.outcome.reasons import Gap, Reason
from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen

Kronor: TypeAlias = int | Fraction
"""Whole kronor, or an exact fraction where a fact was given with öre."""


class Reclaim(Enum):
    """Whether money may be reclaimed; nobody must reclaim it.

    MAY_FOLLOW: the economic report did not come in time. DOES_NOT_FOLLOW: it did, or nothing is
    said of reclaiming, or there is nothing to reclaim. OPEN lacks a fact, and NOT_YET_DUE only
    time.
    """

    MAY_FOLLOW = "may follow"
    DOES_NOT_FOLLOW = "does not follow"
    OPEN = "open"
    NOT_YET_DUE = "not yet due"


@frozen
class SettlementLine:
    """What became of one recipient's money.

    Attributes:
        recipient: The code.
        name: The name.
        paid: What it gets, whichever days it is paid on; None until that is final.
        reported: What a fact tells that it has used, which can be more than it got.
        repaid: What a fact tells that it has repaid; 0 for one that got nothing, if no fact tells.
        lapsed: What it did not get just because it asked too late; None while not known.
        withheld: What else of its share it did not get, since it fails, and that goes to nobody.
        repayment: Met once nothing is left to repay, not met if something is after the last day.
        days_late: Days since the last day to repay, negative before it; None without such a day.
        report: How its economic report stands, if a fact tells when it came.
        asked: How its requisition stands, if a fact tells when it asked.
        reclaim: Whether its money may be reclaimed.
        gaps: What keeps the line open.
    """

    recipient: str
    name: str
    paid: int | None
    reported: Kronor | None
    repaid: Kronor | None
    lapsed: int | None
    withheld: int | None
    repayment: Status
    days_late: int | None
    report: Reason | None
    asked: Reason | None
    reclaim: Reclaim
    gaps: tuple[Gap, ...]

    @property
    def used(self) -> Kronor | None:
        """What it used of what it got, which is no more than that."""
        if self.paid == 0:
            return 0
        known = self.paid is not None and self.reported is not None
        return min(self.paid or 0, self.reported or 0) if known else None

    @property
    def unused(self) -> Kronor | None:
        """What it got and did not use."""
        return _less(self.paid, self.used)

    @property
    def own_money(self) -> Kronor | None:
        """What it used beyond what it got."""
        return _less(self.reported, self.used)

    @property
    def remaining(self) -> Kronor | None:
        """What is still to be repaid, now or later."""
        if self.unused == 0:
            return 0
        left = _less(self.unused, self.repaid)
        return None if left is None else max(0, left)

    @property
    def repaid_beyond(self) -> Kronor | None:
        """What it has repaid although it had used it."""
        extra = _less(self.repaid, self.unused)
        return None if extra is None else max(0, extra)

    @property
    def overdue(self) -> Kronor | None:
        """What ought to have been repaid by now; None while that is not known."""
        if self.remaining == 0:
            return 0
        if self.days_late is None or self.repayment is Status.OPEN:
            return None
        return self.remaining if self.days_late > 0 else 0

    @property
    def reclaimable(self) -> Kronor | None:
        """What may be reclaimed at most: what it got and has not repaid; 0 if nothing may be."""
        match self.reclaim:
            case Reclaim.MAY_FOLLOW:
                left = _less(self.paid, self.repaid)
                return self.paid if left is None else max(0, left)
            case Reclaim.DOES_NOT_FOLLOW:
                return 0
            case _:
                return None

    @property
    def returned(self) -> Kronor | None:
        """What comes back of its share, and can be shared again: lapsed, withheld or repaid."""
        parts = (self.lapsed, self.withheld, self.repaid)
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None

    def to_dict(self) -> dict[str, object]:
        """The line as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            **{key: _plain(getattr(self, key)) for key in AMOUNTS},
            "repayment": self.repayment.value,
            "days_late": self.days_late,
            "report": self.report.to_dict() if self.report else None,
            "asked": self.asked.to_dict() if self.asked else None,
            "reclaim": self.reclaim.value,
            "missing": [gap.to_dict() for gap in self.gaps],
        }


AMOUNTS = (
    "paid", "used", "unused", "own_money", "repaid", "remaining", "repaid_beyond", "overdue",
    "reclaimable", "lapsed", "withheld", "returned",
)  # fmt: skip
"""The amounts of a line, by the names of its properties."""


@frozen
class Settlement:
    """What became of the money of a grant, or of the grants of a requisition.

    Attributes:
        name: The name of the grant or requisition.
        label: What it is called in print.
        kind: The kind of recipients.
        grants: Names of the grants it is about, each part of a cut grant by itself.
        terms: What was to be done before and after the payment.
        undistributed: What nobody got of them, lapsed or withheld or left; None while not final.
        lines: A line for everyone they are for.
        sources: The documents and sections they follow from.
    """

    name: str
    label: str
    kind: str
    grants: tuple[str, ...]
    terms: Terms
    undistributed: int | None
    lines: tuple[SettlementLine, ...]
    sources: tuple[str, ...]

    def total(self, amount: str) -> Kronor | None:
        """The sum of one of the `AMOUNTS` over all lines; None if it is not known of someone."""
        found = [getattr(line, amount) for line in self.lines]
        known = [each for each in found if each is not None]
        return sum(known) if len(known) == len(found) else None

    @property
    def to_share(self) -> Kronor | None:
        """What a second round can share: what nobody got, and what was repaid of what was paid."""
        repaid = self.total("repaid")
        if self.undistributed is None or repaid is None:
            return None
        return self.undistributed + repaid

    def line_of(self, recipient: str) -> SettlementLine:
        """The line of the recipient with this code.

        Raises:
            KeyError: If it is not for that recipient.
        """
        for line in self.lines:
            if line.recipient == recipient:
                return line
        raise KeyError(recipient)

    def to_dict(self) -> dict[str, object]:
        """The settlement as JSON-ready data."""
        terms = self.terms
        return {
            "name": self.name,
            "label": self.label,
            "to": self.kind,
            "grants": list(self.grants),
            "requested_by": _day(terms.requested_by),
            "repaid_by": _day(terms.repaid_by),
            "reported_by": _day(terms.reported_by),
            "may_be_reclaimed": terms.reclaimable,
            "lines": [line.to_dict() for line in self.lines],
            "totals": {key: _plain(self.total(key)) for key in AMOUNTS},
            "undistributed": self.undistributed,
            "to_share": _plain(self.to_share),
            "sources": list(self.sources),
        }


def _plain(amount: Kronor | None) -> int | str | None:
    """An amount as JSON-ready data: a number if it is whole, else an exact fraction as text."""
    return str(amount) if isinstance(amount, Fraction) else amount


def _less(amount: Kronor | None, part: Kronor | None) -> Kronor | None:
    return None if amount is None or part is None else amount - part


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
