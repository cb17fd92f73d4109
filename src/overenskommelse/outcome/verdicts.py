"""Verdicts: on one requirement, and on a recipient for all of a grant's requirements."""

from __future__ import annotations

from typing import NoReturn

from overenskommelse.outcome.reasons import Decision, Gap, Quantity, Reason
from overenskommelse.outcome.remedies import Remedy, remedy_of
from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

_NO_TRUTH = "a verdict is not true or false; compare its status, as `status is Status.MET`"


@frozen
class RequirementVerdict:
    """How one recipient stands on one requirement.

    Attributes:
        name: The requirement's name in the agreement.
        label: What it is called in print.
        text: The condition as written.
        status: The verdict that counts.
        computed: The verdict the facts alone give.
        reason: How the facts give it.
        decision: The authority's decision that counts instead, or None.
        sources: Documents and sections the requirement follows from.
        place: Where it stands in the agreement.
        explained: The fact in which recipients write of a deviation, or None.
        explanation: What this recipient has written there, or None.
    """

    name: str
    label: str
    text: str
    status: Status
    computed: Status
    reason: Reason
    decision: Decision | None
    sources: tuple[str, ...]
    place: Place
    explained: str | None = None
    explanation: str | None = None

    def __bool__(self) -> NoReturn:
        """Refuse: a verdict can be open.

        Raises:
            TypeError: Always.
        """
        raise TypeError(_NO_TRUTH)

    @property
    def observed(self) -> Quantity | None:
        """What the facts say; None for a condition of several parts."""
        return self.reason.observed

    @property
    def required(self) -> Quantity | None:
        """What it is held against; None for a condition of several parts."""
        return self.reason.required

    @property
    def missing(self) -> tuple[Gap, ...]:
        """What would close the verdict, if it is open."""
        return () if self.status.is_decided else self.reason.all_gaps()

    @property
    def remedy(self) -> Remedy | None:
        """What would turn the verdict the facts give, if that is not met."""
        return remedy_of(self.reason) if self.computed is Status.NOT_MET else None

    def to_dict(self) -> dict[str, object]:
        """The verdict as JSON-ready data."""
        return {
            "name": self.name,
            "label": self.label,
            "condition": self.text,
            "status": self.status.value,
            "computed": self.computed.value,
            "observed": self.observed.to_dict() if self.observed else None,
            "required": self.required.to_dict() if self.required else None,
            "missing": [gap.to_dict() for gap in self.missing],
            "remedy": self.remedy.to_dict() if self.remedy else None,
            "decision": self.decision.to_dict() if self.decision else None,
            "reason": self.reason.to_dict(),
            "explained_in": self.explained,
            "explanation": self.explanation,
            "sources": list(self.sources),
            "line": self.place.line,
        }


@frozen
class Verdict:
    """How one recipient stands on all requirements of a grant."""

    recipient: str
    name: str
    status: Status
    requirements: tuple[RequirementVerdict, ...]

    def __bool__(self) -> NoReturn:
        """Refuse: a verdict can be open.

        Raises:
            TypeError: Always.
        """
        raise TypeError(_NO_TRUTH)

    def to_dict(self) -> dict[str, object]:
        """The verdict as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "status": self.status.value,
            "requirements": [item.to_dict() for item in self.requirements],
        }


@frozen
class RepaidLine:
    """What one whom a flag is raised for, or may be, repays of a grant.

    Attributes:
        recipient: The code.
        grant: The grant's name.
        amount: Whole kronor; None while what it got cannot be told.
        is_final: Whether the flag is decided, and the grant's amounts are final.
    """

    recipient: str
    grant: str
    amount: int | None
    is_final: bool

    def to_dict(self) -> dict[str, object]:
        """The line as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "grant": self.grant,
            "amount": self.amount,
            "final": self.is_final,
        }


@frozen
class TargetOutcome:
    """How the recipients stand on a target; a target decides no money, a flag what is repaid."""

    name: str
    label: str
    kind: str
    verdicts: tuple[Verdict, ...]
    repaid: tuple[RepaidLine, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The outcome as JSON-ready data."""
        return {
            "name": self.name,
            "label": self.label,
            "to": self.kind,
            "verdicts": [verdict.to_dict() for verdict in self.verdicts],
            "repaid": [line.to_dict() for line in self.repaid],
        }
