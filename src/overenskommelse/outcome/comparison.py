"""Two evaluations beside each other: whose verdicts change, and by how many kronor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from overenskommelse.model.units import CURRENCY
from overenskommelse.outcome.duties import DutyOutcome, DutyVerdict
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import RequirementVerdict, TargetOutcome, Verdict
from overenskommelse.source.records import frozen

if TYPE_CHECKING:
    from overenskommelse.outcome.evaluation import Evaluation


@frozen
class RequirementMove:
    """A requirement whose status changes for a recipient.

    Attributes:
        name: The requirement's name.
        label: What it is called in print.
        before: The verdict before; None if there was no such requirement.
        after: The verdict after; None if there is none any more.
    """

    name: str
    label: str
    before: RequirementVerdict | None
    after: RequirementVerdict | None

    def to_dict(self) -> dict[str, object]:
        """The move as JSON-ready data."""
        return {
            "name": self.name,
            "label": self.label,
            "before": None if self.before is None else self.before.to_dict(),
            "after": None if self.after is None else self.after.to_dict(),
        }


@frozen
class Move:
    """A recipient whose verdict or amount changes.

    Attributes:
        recipient: The code.
        name: The name.
        status: The verdict before and after; None where it is not among those judged.
        amount: Whole kronor before and after; None where it cannot be told.
        requirements: The requirements whose statuses change.
    """

    recipient: str
    name: str
    status: tuple[Status | None, Status | None]
    amount: tuple[int | None, int | None] = (None, None)
    requirements: tuple[RequirementMove, ...] = ()

    @property
    def difference(self) -> int | None:
        """Whole kronor more; less than 0 if it gets less; None if one side cannot be told."""
        before, after = self.amount
        return None if before is None or after is None else after - before

    @property
    def turns(self) -> bool:
        """Whether its verdict changes."""
        return self.status[0] is not self.status[1]

    def to_dict(self) -> dict[str, object]:
        """The move as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "status": [None if status is None else status.value for status in self.status],
            "amount": list(self.amount),
            "difference": self.difference,
            "requirements": [item.to_dict() for item in self.requirements],
        }


@frozen
class GrantMoves:
    """What changes for a grant.

    Attributes:
        name: Its name.
        label: What it is called in print.
        amount: Whole kronor before and after; None on a side that has no such grant.
        state: How far it can be told before and after.
        undistributed: Whole kronor nobody gets, before and after; None where it cannot be told.
        moves: The recipients for whom something changes, in the agreement's order.
    """

    name: str
    label: str
    amount: tuple[int | None, int | None]
    state: tuple[GrantState | None, GrantState | None]
    undistributed: tuple[int | None, int | None]
    moves: tuple[Move, ...]

    @property
    def more(self) -> int | None:
        """Whole kronor more, together, for those who get more; None if an amount is not told."""
        differences = self._differences()
        return None if differences is None else sum(max(item, 0) for item in differences)

    @property
    def less(self) -> int | None:
        """Whole kronor less, together, for those who get less; None if an amount is not told."""
        differences = self._differences()
        return None if differences is None else sum(max(-item, 0) for item in differences)

    def _differences(self) -> list[int] | None:
        differences = [move.difference for move in self.moves]
        known = [item for item in differences if item is not None]
        return known if len(known) == len(differences) else None

    @property
    def is_same(self) -> bool:
        """Whether nothing changes."""
        pairs = (self.amount, self.state, self.undistributed)
        return not self.moves and all(before == after for before, after in pairs)

    def to_dict(self) -> dict[str, object]:
        """What changes, as JSON-ready data."""
        return {
            "name": self.name,
            "label": self.label,
            "unit": CURRENCY,
            "amount": list(self.amount),
            "state": [None if state is None else state.value for state in self.state],
            "undistributed": list(self.undistributed),
            "more": self.more,
            "less": self.less,
            "moves": [move.to_dict() for move in self.moves],
        }


@frozen
class TargetMoves:
    """The recipients whose verdicts on a target, a flag or a duty change."""

    name: str
    label: str
    moves: tuple[Move, ...]

    def to_dict(self) -> dict[str, object]:
        """What changes, as JSON-ready data."""
        told = [move.to_dict() for move in self.moves]
        return {"name": self.name, "label": self.label, "moves": told}


@frozen
class Comparison:
    """What changes from one evaluation to another.

    Attributes:
        before: The one evaluation.
        after: The other.
        grants: The grants for which something changes.
        targets: The targets for which something changes.
        flags: The flags for which something changes.
        duties: The duties for which something changes.
    """

    before: Evaluation
    after: Evaluation
    grants: tuple[GrantMoves, ...]
    targets: tuple[TargetMoves, ...]
    flags: tuple[TargetMoves, ...]
    duties: tuple[TargetMoves, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changes."""
        return not (self.grants or self.targets or self.flags or self.duties)

    def in_all(self) -> tuple[Move, ...]:
        """What each recipient gets of all grants together, for those for whom it changes.

        A recipient is told by its kind and code; its status is left out.
        """
        totals: dict[tuple[str, str], list[int | None]] = {}
        names: dict[tuple[str, str], str] = {}
        for side, evaluation in enumerate((self.before, self.after)):
            for outcome in evaluation.outcomes:
                for line in outcome.payments:
                    key = (outcome.grant.kind, line.recipient)
                    names[key] = line.name
                    sums = totals.setdefault(key, [0, 0])
                    known = sums[side]
                    no_sum = known is None or line.amount is None
                    sums[side] = None if no_sum else (known or 0) + (line.amount or 0)
        return tuple(
            Move(key[1], names[key], (None, None), (sums[0], sums[1]))
            for key, sums in totals.items()
            if sums[0] != sums[1]
        )

    def to_dict(self) -> dict[str, object]:
        """What changes, as JSON-ready data; see `docs/what-if.md`."""
        return {
            "same": self.is_same,
            "on": [_day(self.before.on), _day(self.after.on)],
            "known_by": [_day(self.before.known_by), _day(self.after.known_by)],
            "grants": [item.to_dict() for item in self.grants],
            "targets": [item.to_dict() for item in self.targets],
            "flags": [item.to_dict() for item in self.flags],
            "duties": [item.to_dict() for item in self.duties],
            "in_all": [_sum_to_dict(move) for move in self.in_all()],
        }


def compare(before: Evaluation, after: Evaluation) -> Comparison:
    """What changes from one evaluation to another; clauses are matched by their names."""
    names = dict.fromkeys((*before.grants, *after.grants))
    grants = (_grant(name, before.grants.get(name), after.grants.get(name)) for name in names)
    return Comparison(
        before,
        after,
        tuple(item for item in grants if not item.is_same),
        tuple(_targets(before.targets, after.targets)),
        tuple(_targets(before.flags, after.flags)),
        tuple(_duties(before.duties, after.duties)),
    )


def _grant(name: str, before: GrantOutcome | None, after: GrantOutcome | None) -> GrantMoves:
    both = (before, after)
    label = next(item.grant.label for item in (after, before) if item is not None)
    verdicts = [{v.recipient: v for v in side.verdicts} if side else {} for side in both]
    amounts = [
        {line.recipient: line.amount for line in side.payments} if side else None for side in both
    ]
    return GrantMoves(
        name,
        label,
        (before.grant.amount if before else None, after.grant.amount if after else None),
        (before.state if before else None, after.state if after else None),
        (before.undistributed if before else None, after.undistributed if after else None),
        tuple(_moves(verdicts[0], verdicts[1], (amounts[0], amounts[1]))),
    )


_Amounts = Mapping[str, int | None] | None
"""What each recipient gets; None where there is no grant, so that everybody gets nothing."""


def _targets(
    before: tuple[TargetOutcome, ...], after: tuple[TargetOutcome, ...]
) -> Iterator[TargetMoves]:
    one = {item.name: item for item in before}
    other = {item.name: item for item in after}
    for name in dict.fromkeys((*one, *other)):
        sides = (one.get(name), other.get(name))
        label = next(item.label for item in reversed(sides) if item is not None)
        told = [{v.recipient: v for v in side.verdicts} if side else {} for side in sides]
        moves = tuple(_moves(told[0], told[1], ({}, {})))
        if moves:
            yield TargetMoves(name, label, moves)


def _duties(
    before: tuple[DutyOutcome, ...], after: tuple[DutyOutcome, ...]
) -> Iterator[TargetMoves]:
    one = {item.duty.name: item for item in before}
    other = {item.duty.name: item for item in after}
    for name in dict.fromkeys((*one, *other)):
        sides = (one.get(name), other.get(name))
        label = next(item.duty.label for item in reversed(sides) if item is not None)
        told = [{(v.kind, v.recipient): v for v in side.verdicts} if side else {} for side in sides]
        pairs = (
            (told[0].get(key), told[1].get(key)) for key in dict.fromkeys((*told[0], *told[1]))
        )
        moves = tuple(_duty_move(then, now) for then, now in pairs)
        turned = tuple(move for move in moves if move.turns)
        if turned:
            yield TargetMoves(name, label, turned)


def _duty_move(then: DutyVerdict | None, now: DutyVerdict | None) -> Move:
    one = next(item for item in (now, then) if item is not None)
    status = (None if then is None else then.status, None if now is None else now.status)
    return Move(one.recipient, one.name, status)


def _moves(
    before: Mapping[str, Verdict], after: Mapping[str, Verdict], amounts: tuple[_Amounts, _Amounts]
) -> Iterator[Move]:
    """Those whose verdict, amount, or verdict on a requirement changes."""
    for code in dict.fromkeys((*before, *after)):
        one, other = before.get(code), after.get(code)
        name = next(item.name for item in (other, one) if item is not None)
        move = Move(
            code,
            name,
            (None if one is None else one.status, None if other is None else other.status),
            (_amount(amounts[0], code), _amount(amounts[1], code)),
            tuple(_requirements(one, other)),
        )
        if move.turns or move.requirements or move.amount[0] != move.amount[1]:
            yield move


def _requirements(one: Verdict | None, other: Verdict | None) -> Iterator[RequirementMove]:
    before = {} if one is None else {item.name: item for item in one.requirements}
    after = {} if other is None else {item.name: item for item in other.requirements}
    for name in dict.fromkeys((*before, *after)):
        then, now = before.get(name), after.get(name)
        if then is None or now is None or then.status is not now.status:
            label = next(item.label for item in (now, then) if item is not None)
            yield RequirementMove(name, label, then, now)


def _amount(amounts: _Amounts, code: str) -> int | None:
    return 0 if amounts is None else amounts.get(code)


def _sum_to_dict(move: Move) -> dict[str, object]:
    return {
        "recipient": move.recipient,
        "name": move.name,
        "amount": list(move.amount),
        "difference": move.difference,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
