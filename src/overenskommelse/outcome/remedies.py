"""What would turn a condition that is not met: the smallest changes, as a tree.

Of conditions joined by ``and``, all that fail must turn; of those joined by ``or``, any one; of
``at least n of``, as many as are missing; behind ``not``, what holds must stop holding. Days and
cases cannot be weighed against each other, so the smallest change is the one that turns the fewest
single conditions; of several such, the first in the agreement's order is named, and the others are
there to be chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from overenskommelse.outcome.margins import Margin, margin_of
from overenskommelse.outcome.reasons import Reason, ReasonKind
from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen


@frozen
class Remedy:
    """What would turn a condition.

    Attributes:
        reason: The condition that must turn.
        holds: Whether it must come to hold; else it must cease to.
        margin: How far a single condition has to move, where that can be told.
        children: What must turn within it; none for a single condition.
        number: How many of `children` must turn.
    """

    reason: Reason
    holds: bool
    margin: Margin | None
    children: tuple[Remedy, ...] = ()
    number: int = 0

    @property
    def changes(self) -> int:
        """The fewest single conditions that must turn."""
        if not self.children:
            return 1
        return sum(child.changes for child in self._cheapest())

    def smallest(self) -> Iterator[Remedy]:
        """The single conditions of the smallest change, in the agreement's order."""
        if not self.children:
            yield self
        for child in self._cheapest():
            yield from child.smallest()

    def _cheapest(self) -> list[Remedy]:
        order = sorted(range(len(self.children)), key=lambda at: (self.children[at].changes, at))
        return [self.children[at] for at in sorted(order[: self.number])]

    def to_dict(self) -> dict[str, object]:
        """The tree as JSON-ready data."""
        return {
            "kind": self.reason.kind.value,
            "item": self.reason.item,
            "to_hold": self.holds,
            "margin": self.margin.to_dict() if self.margin else None,
            "number": self.number,
            "of": [child.to_dict() for child in self.children],
        }


def remedy_of(reason: Reason, *, holds: bool = True) -> Remedy | None:
    """What would turn a condition, so that it holds (or ceases to); None if nothing has to.

    What is open is left alone: it may close by itself, and no change is asked for it.
    """
    needless = reason.status.is_met is holds or not reason.status.is_decided
    if needless or reason.status is Status.NOT_APPLICABLE:
        return None
    match reason.kind:
        case ReasonKind.NOT:
            return remedy_of(reason.children[0], holds=not holds)
        case ReasonKind.ALL | ReasonKind.EVERY:
            return _of_several(reason, None, holds=holds)
        case ReasonKind.ANY:
            return _of_several(reason, 1, holds=holds)
        case ReasonKind.AT_LEAST:
            return _of_several(reason, reason.number or 0, holds=holds)
        case (
            ReasonKind.COMPARISON
            | ReasonKind.IN_TIME
            | ReasonKind.YES
            | ReasonKind.DECISION
            | ReasonKind.EXEMPT
        ):
            return Remedy(reason, holds, margin_of(reason, holds=holds))
    assert_never(reason.kind)


def _of_several(reason: Reason, needed: int | None, *, holds: bool) -> Remedy | None:
    """So many of several conditions (None: all) must hold; or so few that they do not suffice."""
    applicable = [child for child in reason.children if child.status is not Status.NOT_APPLICABLE]
    asked = len(applicable) if needed is None else needed
    children = tuple(
        found for child in reason.children if (found := remedy_of(child, holds=holds)) is not None
    )
    if holds:
        number = asked - sum(child.status is not Status.NOT_MET for child in applicable)
    else:
        number = sum(child.status.is_met for child in applicable) - asked + 1
    return Remedy(reason, holds, None, children, number)
