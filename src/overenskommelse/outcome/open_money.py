"""What each recipient gets in each outcome, while some verdicts are still open."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from overenskommelse.model.units import CURRENCY


class Certainty(Enum):
    """How well the lowest and highest amounts are known.

    EXACT: each of them comes out in some outcome. BOUNDS: no outcome goes beyond them, and they may
    lie a krona (or a lot) beyond what comes out; there are too many outcomes to try them all.
    NOT_TOLD: nothing is known that could be proven.
    """

    EXACT = "exact"
    BOUNDS = "bounds"
    NOT_TOLD = "not told"


@frozen
class Range:
    """What a recipient gets at the lowest and at the highest.

    Attributes:
        recipient: The code; empty for what nobody gets.
        name: The name.
        is_open: Whether its own verdict is open.
        lowest: Whole kronor; None if it cannot be told.
        highest: Whole kronor; None if it cannot be told.
    """

    recipient: str
    name: str
    is_open: bool
    lowest: int | None
    highest: int | None

    @property
    def is_certain(self) -> bool:
        """Whether it gets the same in every outcome."""
        return self.lowest is not None and self.lowest == self.highest

    def to_dict(self) -> dict[str, object]:
        """The range as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "open": self.is_open,
            "lowest": self.lowest,
            "highest": self.highest,
        }


@frozen
class Combination:
    """One outcome: who of those that are open turn out to meet the requirements.

    Attributes:
        met: Their codes; the others that are open do not meet them.
        amounts: Recipient to whole kronor; None where a tie or the weights leave it untold.
        undistributed: Whole kronor nobody gets; None if it cannot be told.
    """

    met: tuple[str, ...]
    amounts: Mapping[str, int | None]
    undistributed: int | None

    def to_dict(self) -> dict[str, object]:
        """The outcome as JSON-ready data."""
        return {
            "met": list(self.met),
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
        }


@frozen
class OpenMoney:
    """What can still come out of a provisional grant.

    Attributes:
        grant: The grant's name.
        open: Codes of those whose verdicts are open and move money, in the grant's order.
        certainty: How well the ranges are known.
        ranges: A range for every recipient of the grant.
        undistributed: What nobody gets.
        combinations: Every outcome, that where all meet the requirements first; none if there are
            more than `MOST_COMBINATIONS`.

    Each open verdict is taken to be able to turn out either way, whatever the others do.
    """

    grant: str
    open: tuple[str, ...]
    certainty: Certainty
    ranges: tuple[Range, ...]
    undistributed: Range
    combinations: tuple[Combination, ...] = field(default=(), repr=False)

    def range_of(self, recipient: str) -> Range:
        """The range of the recipient with this code.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        for found in self.ranges:
            if found.recipient == recipient:
                return found
        raise KeyError(recipient)

    def to_dict(self, *, with_combinations: bool = True) -> dict[str, object]:
        """What can still come out, as JSON-ready data."""
        told: dict[str, object] = {
            "grant": self.grant,
            "unit": CURRENCY,
            "open": list(self.open),
            "outcomes": 2 ** len(self.open),
            "certainty": self.certainty.value,
            "ranges": [item.to_dict() for item in self.ranges],
            "undistributed": {
                "lowest": self.undistributed.lowest,
                "highest": self.undistributed.highest,
            },
        }
        if with_combinations:
            told["combinations"] = [item.to_dict() for item in self.combinations]
        return told


MOST_COMBINATIONS = 2**8
"""Outcomes that are reckoned one by one."""
