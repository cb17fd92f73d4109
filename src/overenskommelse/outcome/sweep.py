"""A rule gone through value by value: how many meet the requirements, who falls off, and sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen


@frozen
class SweepStep:
    """What comes out with one value.

    Attributes:
        value: The value, as written.
        met: How many meet the requirements.
        not_met: How many do not.
        undecided: How many are open.
        fallen: Codes of those who do not, and did or could with the value before; with the first
            value, all who do not.
        risen: Codes of those who did not with the value before, and now do or can.
        amounts: Recipient to whole kronor; None where it cannot be told. Empty for a target.
        undistributed: Whole kronor nobody gets; None where it cannot be told, and for a target.
        state: How far the grant can be told; None for a target.
    """

    value: str
    met: int
    not_met: int
    undecided: int
    fallen: tuple[str, ...]
    risen: tuple[str, ...]
    amounts: Mapping[str, int | None]
    undistributed: int | None
    state: GrantState | None

    def to_dict(self) -> dict[str, object]:
        """The step as JSON-ready data."""
        return {
            "value": self.value,
            "met": self.met,
            "not_met": self.not_met,
            "undecided": self.undecided,
            "fallen": list(self.fallen),
            "risen": list(self.risen),
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
            "state": None if self.state is None else self.state.value,
        }


@frozen
class SweepOf:
    """What comes out of one grant, target or flag, with each value.

    Attributes:
        name: Its name.
        label: What it is called in print.
        names: Code to name of everyone judged.
        steps: A step for each value.
    """

    name: str
    label: str
    names: Mapping[str, str]
    steps: tuple[SweepStep, ...]

    @property
    def varies(self) -> bool:
        """Whether the value makes any difference here."""
        told = [(s.met, s.not_met, s.undecided, s.amounts, s.undistributed) for s in self.steps]
        return any(one != told[0] for one in told) or any(s.risen for s in self.steps)

    def to_dict(self) -> dict[str, object]:
        """What comes out, as JSON-ready data."""
        return {
            "name": self.name,
            "label": self.label,
            "steps": [step.to_dict() for step in self.steps],
        }


@frozen
class Sweep:
    """A rule gone through value by value.

    Attributes:
        rule: The rule, as it was named.
        values: The values, as written.
        grants: The grants it makes a difference to.
        targets: The targets and flags it makes a difference to.
    """

    rule: str
    values: tuple[str, ...]
    grants: tuple[SweepOf, ...]
    targets: tuple[SweepOf, ...]

    def to_dict(self) -> dict[str, object]:
        """What comes out, as JSON-ready data; see `docs/what-if.md`."""
        return {
            "rule": self.rule,
            "values": list(self.values),
            "grants": [item.to_dict() for item in self.grants],
            "targets": [item.to_dict() for item in self.targets],
        }


@frozen
class _Judged:
    """One clause in one evaluation."""

    name: str
    label: str
    verdicts: tuple[Verdict, ...]
    amounts: Mapping[str, int | None]
    undistributed: int | None
    state: GrantState | None


def sweep_of(rule: str, found: Sequence[tuple[str, Evaluation]]) -> Sweep:
    """A sweep from the evaluation that each value gives, in order."""
    values = tuple(value for value, _ in found)
    grants = [list(_grants(evaluation)) for _, evaluation in found]
    targets = [list(_targets(evaluation)) for _, evaluation in found]
    return Sweep(rule, values, _over(values, grants), _over(values, targets))


def _over(values: tuple[str, ...], found: list[list[_Judged]]) -> tuple[SweepOf, ...]:
    """Each clause with its steps, for those that the value makes a difference to."""
    told = (_one(values, clause) for clause in zip(*found, strict=True))
    return tuple(item for item in told if item.varies)


def _one(values: tuple[str, ...], clause: tuple[_Judged, ...]) -> SweepOf:
    steps: list[SweepStep] = []
    failed: frozenset[str] = frozenset()
    for number, (value, judged) in enumerate(zip(values, clause, strict=True)):
        now = {v.recipient for v in judged.verdicts if v.status is Status.NOT_MET}
        codes = [v.recipient for v in judged.verdicts]
        steps.append(
            SweepStep(
                value,
                sum(v.status.is_decided for v in judged.verdicts) - len(now),
                len(now),
                sum(not v.status.is_decided for v in judged.verdicts),
                tuple(code for code in codes if code in now - failed),
                tuple(code for code in codes if number and code in failed - now),
                judged.amounts,
                judged.undistributed,
                judged.state,
            )
        )
        failed = frozenset(now)
    names = {v.recipient: v.name for v in clause[0].verdicts}
    return SweepOf(clause[0].name, clause[0].label, FrozenDict(names), tuple(steps))


def _grants(evaluation: Evaluation) -> Iterator[_Judged]:
    for item in evaluation.outcomes:
        amounts = FrozenDict({line.recipient: line.amount for line in item.payments})
        yield _Judged(
            item.name, item.grant.label, item.verdicts, amounts, item.undistributed, item.state
        )


def _targets(evaluation: Evaluation) -> Iterator[_Judged]:
    for item in (*evaluation.targets, *evaluation.flags):
        yield _Judged(item.name, item.label, item.verdicts, FrozenDict(), None, None)
