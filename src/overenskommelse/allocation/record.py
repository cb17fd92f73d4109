"""What a split gives: the parts, and what the arithmetic behind each can be reckoned from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from overenskommelse.allocation.bounds import Factor
from overenskommelse.allocation.rounding import Draw, Rounding
from overenskommelse.allocation.steps import Step, steps_of


@frozen
class Tie:
    """Recipients with equal claims to a unit, and fewer units left than there are of them.

    Attributes:
        recipients: Who tie, sorted by code.
        units: How many units (or lots) were left for them; each can get one.
        rule: What settled it, as ``code``; None if nothing did, and then nobody got them.
        winners: Who got a unit, sorted by code.
        draw: The record of the draw that settled it, if one did.
    """

    recipients: tuple[str, ...]
    units: int
    rule: str | None
    winners: tuple[str, ...] = ()
    draw: Draw | None = None

    def to_dict(self) -> dict[str, object]:
        """The tie as JSON-ready data."""
        return {
            "recipients": list(self.recipients),
            "units": self.units,
            "rule": self.rule,
            "winners": list(self.winners),
            "draw": None if self.draw is None else self.draw.to_dict(),
        }


@frozen
class Allocation:
    """An amount split in whole units.

    Attributes:
        amount: What was split.
        amounts: Recipient to whole units, in the order handed in.
        weights: Recipient to weight, all multiplied by `scale` to be whole.
        scale: What the weights were multiplied with.
        rounding: The rule it was split by.
        factor: What one of weight gets exactly, in lots, before floors and ceilings.
        tie: Equal claims that decided, or could not decide, a unit; None if there were none.

    The amounts and `undistributed` add up to `amount`.
    """

    amount: int
    amounts: Mapping[str, int]
    weights: Mapping[str, int]
    scale: int
    rounding: Rounding
    factor: Factor
    tie: Tie | None = None

    @property
    def undistributed(self) -> int:
        """Units nobody gets: cut off, of an open tie, above all ceilings, or less than a lot."""
        return self.amount - sum(self.amounts.values())

    @property
    def lot(self) -> int:
        """Parts are whole multiples of so many units."""
        return self.rounding.lot

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The arithmetic of each part, in the order of `amounts`; reckoned when first asked for."""
        return steps_of(self)

    def to_dict(self) -> dict[str, object]:
        """The split as JSON-ready data; exact numbers as text, as ``7/10``."""
        return {
            "amount": self.amount,
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
            **self.rounding.to_dict(),
            "tie": None if self.tie is None else self.tie.to_dict(),
            "steps": [step.to_dict() for step in self.steps],
        }
