"""What a grant pays to whom."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from overenskommelse.allocation.record import Allocation
from overenskommelse.model.grants import Grant, Payment
from overenskommelse.model.units import CURRENCY
from overenskommelse.outcome.reasons import Gap
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.source.records import frozen


@frozen
class PaymentLine:
    """One recipient's line of a payment table.

    Attributes:
        recipient: The code.
        name: The name.
        weight: What the split went by; None if not known or not needed.
        share: The part of the weights that were counted, exact; None if it is not counted.
        amount: Whole kronor; None while the split cannot be reckoned.
        status: The recipient's verdict.
        is_held: Whether the amount is held for it and not paid, since something of its own that is
            open decides whether it gets it.
    """

    recipient: str
    name: str
    weight: Fraction | None
    share: Fraction | None
    amount: int | None
    status: Status
    is_held: bool = False

    def to_dict(self) -> dict[str, object]:
        """The line as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "weight": None if self.weight is None else str(self.weight),
            "share": None if self.share is None else str(self.share),
            "amount": self.amount,
            "status": self.status.value,
            "held": self.is_held,
        }


@frozen
class GrantOutcome:
    """What came out of a grant.

    Attributes:
        grant: The rule.
        state: How far the split can be told.
        verdicts: A verdict for every recipient that the grant is for.
        payments: A line for every one of them, none left out.
        undistributed: Whole kronor nobody gets, and that go to no other grant; None while the split
            cannot be reckoned.
        gaps: What keeps the split from being final.
        allocations: The arithmetic: of one split, or of each part of a mixed split; empty if
            nothing was split.
        keys: Of a mixed split, each recipient's value of each of its keys, in their order.
        split_gaps: Those of the gaps that keep the parts themselves from being told.
        brought: Whole kronor that other grants have left to it, as far as they are known.
        carried: Whole kronor that are left and added to another grant; None while not known.
        lapsed: Whole kronor, of those undistributed, that are not paid just because they were asked
            for too late; they are added to no other grant. None while not known.

    Unless the state is open, the payments, what is undistributed and what is carried on add up to
    what is available: the grant's amount and what was brought to it.
    """

    grant: Grant
    state: GrantState
    verdicts: tuple[Verdict, ...]
    payments: tuple[PaymentLine, ...]
    undistributed: int | None
    gaps: tuple[Gap, ...]
    allocations: tuple[Allocation, ...]
    keys: tuple[Mapping[str, Fraction], ...] = ()
    split_gaps: tuple[Gap, ...] = ()
    brought: int = 0
    carried: int | None = 0
    lapsed: int | None = 0

    @property
    def available(self) -> int:
        """Whole kronor there are to pay: the grant's amount, and what was brought to it."""
        return self.grant.amount + self.brought

    @property
    def name(self) -> str:
        """The grant's name."""
        return self.grant.name

    def verdict(self, recipient: str) -> Verdict:
        """The verdict of the recipient with this code.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        for verdict in self.verdicts:
            if verdict.recipient == recipient:
                return verdict
        raise KeyError(recipient)

    def line_of(self, recipient: str) -> PaymentLine:
        """The line of the recipient with this code.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        for line in self.payments:
            if line.recipient == recipient:
                return line
        raise KeyError(recipient)

    def amount_of(self, recipient: str) -> int | None:
        """Whole kronor of the recipient with this code; None while the split is open.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        return self.line_of(recipient).amount

    def steps_of(self, recipient: str) -> tuple[int | None, ...]:
        """Whole kronor of each advance, rounded down, and of the rest; None while it is open.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        amount = self.amount_of(recipient)
        shares = [step.share for step in self.grant.advances if step.share is not None]
        if amount is None:
            return (None,) * (len(shares) + 1)
        parts = [math.floor(amount * share) for share in shares]
        return (*parts, amount - sum(parts))

    def to_dict(self) -> dict[str, object]:
        """The outcome as JSON-ready data."""
        return {
            "name": self.name,
            "label": self.grant.label,
            "amount": self.grant.amount,
            "at_most": self.grant.at_most,
            "unit": CURRENCY,
            "to": self.grant.kind,
            "state": self.state.value,
            "verdicts": [verdict.to_dict() for verdict in self.verdicts],
            "payments": [line.to_dict() for line in self.payments],
            "undistributed": self.undistributed,
            "brought": self.brought,
            "carried": _carried_to_dict(self),
            "lapsed": self.lapsed,
            "missing": [gap.to_dict() for gap in self.gaps],
            "method": self.grant.split.method.to_dict(),
            "ties": [item.tie.to_dict() for item in self.allocations if item.tie],
            "paid": _payment_to_dict(self.grant.payment),
            "advances": _advances_to_dict(self),
            "part": _part_to_dict(self.grant),
            "sources": list(self.grant.sources),
            "line": self.grant.place.line,
        }


def _carried_to_dict(outcome: GrantOutcome) -> dict[str, object] | None:
    """Where what is left goes and how much it is, or None if it stays."""
    if outcome.grant.left_to is None:
        return None
    return {"to": outcome.grant.left_to, "amount": outcome.carried}


def _part_to_dict(grant: Grant) -> dict[str, object] | None:
    """Which part of a grant that was cut this is, or None."""
    if not grant.items and grant.period is None:
        return None
    return {"of": grant.whole, "items": dict(grant.items), "period": grant.period}


def _advances_to_dict(outcome: GrantOutcome) -> list[dict[str, object]]:
    """The payments before the rest, with what each recipient gets of them."""
    codes = [line.recipient for line in outcome.payments]
    return [
        {
            **(_payment_to_dict(step) or {}),
            "share": str(step.share),
            "amounts": {code: outcome.steps_of(code)[number] for code in codes},
        }
        for number, step in enumerate(outcome.grant.advances)
    ]


def _payment_to_dict(payment: Payment | None) -> dict[str, object] | None:
    if payment is None:
        return None
    return {
        "when": payment.when.value,
        "from": payment.first.isoformat() if payment.first else None,
        "to": payment.last.isoformat(),
        "requisition": payment.requisition,
    }
