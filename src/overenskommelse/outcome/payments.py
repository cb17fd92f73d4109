"""What a grant pays to whom."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from overenskommelse.allocation.record import Allocation
from overenskommelse.model.grants import Grant
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
        amount: Whole kronor; None while the split cannot be reckoned. In a provisional split, the
            amount of a recipient that is still open is held for it, not paid.
        status: The recipient's verdict.
    """

    recipient: str
    name: str
    weight: Fraction | None
    share: Fraction | None
    amount: int | None
    status: Status

    def to_dict(self) -> dict[str, object]:
        """The line as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "weight": None if self.weight is None else str(self.weight),
            "share": None if self.share is None else str(self.share),
            "amount": self.amount,
            "status": self.status.value,
        }


@frozen
class GrantOutcome:
    """What came out of a grant.

    Attributes:
        grant: The rule.
        state: How far the split can be told.
        verdicts: A verdict for every recipient of the grant's kind.
        payments: A line for every one of them, none left out.
        undistributed: Whole kronor nobody gets; None while the split cannot be reckoned.
        gaps: What keeps the split from being final.
        allocations: The arithmetic: of one split, or of each part of a mixed split; empty if
            nothing was split.
        keys: Of a mixed split, each recipient's value of each of its keys, in their order.
        split_gaps: Those of the gaps that keep the parts themselves from being told.

    Unless the state is open, the payments and what is undistributed add up to the grant's amount.
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

    def amount_of(self, recipient: str) -> int | None:
        """Whole kronor of the recipient with this code; None while the split is open.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        for line in self.payments:
            if line.recipient == recipient:
                return line.amount
        raise KeyError(recipient)

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
            "missing": [gap.to_dict() for gap in self.gaps],
            "method": self.grant.split.method.to_dict(),
            "ties": [item.tie.to_dict() for item in self.allocations if item.tie],
            "paid": _payment_to_dict(self.grant),
            "part": _part_to_dict(self.grant),
            "sources": list(self.grant.sources),
            "line": self.grant.place.line,
        }


def _part_to_dict(grant: Grant) -> dict[str, object] | None:
    """Which part of a grant that was cut this is, or None."""
    if not grant.items and grant.period is None:
        return None
    return {"of": grant.whole, "items": dict(grant.items), "period": grant.period}


def _payment_to_dict(grant: Grant) -> dict[str, object] | None:
    payment = grant.payment
    if payment is None:
        return None
    return {
        "when": payment.when.value,
        "from": payment.first.isoformat() if payment.first else None,
        "to": payment.last.isoformat(),
        "requisition": payment.requisition,
    }
