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
        quota: The share of the amount, exact, within its floor and ceiling if it has them.
        floor: The quota's whole units (or lots).
        remainder: What the quota has beyond them, less than one unit (or lot).
        rank: Place in the order of remainders, 1 for the largest; equal remainders share a rank.
        extra: What it got of the units left over: one unit (or lot), or 0.
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
        lot: Parts are whole multiples of so many units.
        quotas: The exact parts where floors or ceilings moved them; None if none did.

    The amounts and `undistributed` add up to `amount`.
    """

    amount: int
    amounts: Mapping[str, int]
    weights: Mapping[str, int]
    scale: int = 1
    tie: Tie | None = None
    lot: int = 1
    quotas: Mapping[str, Fraction] | None = None

    @property
    def undistributed(self) -> int:
        """Units nobody gets: of an open tie, above all ceilings, or less than a lot."""
        return self.amount - sum(self.amounts.values())

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The arithmetic of each part, in the order of `amounts`; reckoned when first asked for."""
        total = sum(self.weights.values())
        whole = self.amount - self.amount % self.lot
        quotas = self.quotas or {
            code: Fraction(whole * weight, total) for code, weight in self.weights.items()
        }
        floors = {code: int(quota // self.lot) * self.lot for code, quota in quotas.items()}
        ranks = _ranks({code: quotas[code] - floors[code] for code in quotas})
        return tuple(
            Step(
                recipient=code,
                weight=Fraction(self.weights[code], self.scale),
                share=Fraction(self.weights[code], total),
                quota=quota,
                floor=floors[code],
                remainder=quota - floors[code],
                rank=ranks[code],
                extra=self.amounts[code] - floors[code],
                amount=self.amounts[code],
            )
            for code, quota in quotas.items()
        )

    def to_dict(self) -> dict[str, object]:
        """The split as JSON-ready data; exact numbers as text, as ``7/10``."""
        tie = self.tie
        return {
            "amount": self.amount,
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
            "lot": self.lot,
            "tie": None
            if tie is None
            else {"recipients": list(tie.recipients), "units": tie.units, "rule": tie.rule},
            "steps": [_step_to_dict(step) for step in self.steps],
        }


def _ranks(remainders: dict[str, Fraction]) -> dict[str, int]:
    """Places in the order of remainders; equal ones share the first of their places."""
    ordered = sorted(remainders.values(), reverse=True)
    first: dict[Fraction, int] = {}
    for place, remainder in enumerate(ordered, start=1):
        first.setdefault(remainder, place)
    return {code: first[remainder] for code, remainder in remainders.items()}


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
