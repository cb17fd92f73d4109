"""What each recipient gets in each outcome, while some verdicts are still open."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field

from overenskommelse.model.units import CURRENCY
from overenskommelse.source.records import frozen


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
        recipient: The code; empty for what no recipient gets.
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
    """One outcome: how those turn out of whom something is open, and what other grants leave.

    Attributes:
        met: Codes of those that turn out to meet the requirements, and asked in time.
        lapsed: Codes of those that turn out to have asked too late for what they would have got.
            The others that are open fail the requirements, or come to the same.
        brought: Whole kronor that other grants leave to this one.
        amounts: Recipient to whole kronor; None where a tie or the weights leave it untold.
        undistributed: Whole kronor nobody gets; None if it cannot be told.
        carried: Whole kronor that go on to another grant; None if it cannot be told.
    """

    met: tuple[str, ...]
    lapsed: tuple[str, ...]
    brought: int
    amounts: Mapping[str, int | None]
    undistributed: int | None
    carried: int | None

    def to_dict(self) -> dict[str, object]:
        """The outcome as JSON-ready data."""
        return {
            "met": list(self.met),
            "lapsed": list(self.lapsed),
            "brought": self.brought,
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
            "carried": self.carried,
        }


@frozen
class OpenMoney:
    """What can still come out of a provisional grant.

    Attributes:
        grant: The grant's name.
        open: Codes of those of whom something is open that moves money, in the grant's order.
        outcomes: How many outcomes there are; None if what other grants leave is not listed.
        certainty: How well the ranges are known.
        ranges: A range for every recipient of the grant.
        undistributed: What nobody gets.
        carried: What goes on to another grant.
        combinations: Every outcome, that where all meet the requirements first; none if there are
            more than `MOST_COMBINATIONS`.

    All that is open is taken to be able to turn out either way, whatever the rest does.
    """

    grant: str
    open: tuple[str, ...]
    outcomes: int | None
    certainty: Certainty
    ranges: tuple[Range, ...]
    undistributed: Range
    carried: Range
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
            "outcomes": self.outcomes,
            "certainty": self.certainty.value,
            "ranges": [item.to_dict() for item in self.ranges],
            "undistributed": _ends(self.undistributed),
            "carried": _ends(self.carried),
        }
        if with_combinations:
            told["combinations"] = [item.to_dict() for item in self.combinations]
        return told


def _ends(found: Range) -> dict[str, int | None]:
    return {"lowest": found.lowest, "highest": found.highest}


MOST_COMBINATIONS = 2**8
"""Outcomes that are reckoned one by one."""
