"""What a split gives: the parts, and the arithmetic behind each as data."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from attrs import frozen


@frozen
class Tie:
    """Recipients with equal remainders, and fewer units left than there are of them.

    Attributes:
        recipients: Who tie, sorted by code.
        units: How many units were left for them; each can get one.
        rule: The rule that settled it, or None if none was named.
    """

    recipients: tuple[str, ...]
    units: int
    rule: str | None


@frozen
class Step:
    """The arithmetic of one recipient's part.

    Attributes:
        recipient: The code.
        weight: As handed in, exact.
        share: The weight over the sum of weights.
        quota: The share of the amount, exact.
        floor: The quota's whole units.
        remainder: What the quota has beyond them, less than 1.
        rank: Place in the order of remainders, 1 for the largest; equal remainders share a rank.
        extra: 1 for a recipient that got one of the units left over, else 0.
        amount: Floor and extra together.
    """

    recipient: str
    weight: Fraction
    share: Fraction
    quota: Fraction
    floor: int
    remainder: Fraction
    rank: int
    extra: int
    amount: int


@frozen
class Allocation:
    """An amount split in whole units.

    Attributes:
        amount: What was split.
        amounts: Recipient to whole units, in the order handed in.
        weights: Recipient to exact weight, scaled to whole numbers without common factor lost.
        scale: What the weights were multiplied with.
        tie: Equal remainders that decided, or could not decide, a unit; None if there were none.

    The amounts add up to `amount`; while a tie is left open, to `amount` less `undistributed`.
    """

    amount: int
    amounts: Mapping[str, int]
    weights: Mapping[str, int]
    scale: int = 1
    tie: Tie | None = None

    @property
    def undistributed(self) -> int:
        """Units that no rule gives to anyone: those of an open tie."""
        return self.tie.units if self.tie is not None and self.tie.rule is None else 0

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The arithmetic of each part, in the order of `amounts`; reckoned when first asked for."""
        total = sum(self.weights.values())
        quotas = {
            code: Fraction(self.amount * weight, total) if total else Fraction(0)
            for code, weight in self.weights.items()
        }
        remainders = {code: quota - int(quota) for code, quota in quotas.items()}
        order = sorted(set(remainders.values()), reverse=True)
        rank: dict[Fraction, int] = {}
        ahead = 0
        counts: dict[Fraction, int] = {}
        for remainder in remainders.values():
            counts[remainder] = counts.get(remainder, 0) + 1
        for remainder in order:
            rank[remainder] = ahead + 1
            ahead += counts[remainder]
        return tuple(
            Step(
                code,
                Fraction(self.weights[code], self.scale),
                Fraction(self.weights[code], total) if total else Fraction(0),
                quota,
                int(quota),
                remainders[code],
                rank[remainders[code]],
                self.amounts[code] - int(quota),
                self.amounts[code],
            )
            for code, quota in quotas.items()
        )

    def to_dict(self) -> dict[str, object]:
        """The split as JSON-ready data; exact numbers as text, as ``7/10``."""
        return {
            "amount": self.amount,
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
            "tie": None
            if self.tie is None
            else {
                "recipients": list(self.tie.recipients),
                "units": self.tie.units,
                "rule": self.tie.rule,
            },
            "steps": [_step_to_dict(step) for step in self.steps],
        }


def _step_to_dict(step: Step) -> dict[str, object]:
    return {
        "recipient": step.recipient,
        "weight": str(step.weight),
        "share": str(step.share),
        "quota": str(step.quota),
        "floor": step.floor,
        "remainder": str(step.remainder),
        "rank": step.rank,
        "extra": step.extra,
        "amount": step.amount,
    }
