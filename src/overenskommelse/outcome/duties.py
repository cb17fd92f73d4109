"""How those who have a duty stand on it: in time, late, with all its parts, or still ahead."""

from __future__ import annotations

from overenskommelse.model.duties import Duty, Part, Recurrence
from overenskommelse.outcome.reasons import Reason
from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen


@frozen
class PartOutcome:
    """Whether a part of what is delivered is there; None if no fact tells."""

    part: Part
    status: Status | None

    def to_dict(self) -> dict[str, object]:
        """The part as JSON-ready data."""
        return {
            "part": self.part.text,
            "fact": self.part.fact,
            "status": None if self.status is None else self.status.value,
        }


@frozen
class DutyVerdict:
    """How one recipient stands on a duty.

    Attributes:
        recipient: The code.
        name: The name.
        kind: The kind of recipients it is one of.
        status: Met if it came in time and every part that a fact tells of is there.
        reason: How it stands with the day.
        parts: How it stands with each part.
    """

    recipient: str
    name: str
    kind: str
    status: Status
    reason: Reason
    parts: tuple[PartOutcome, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that are known to be missing from what was delivered."""
        return tuple(each.part.text for each in self.parts if each.status is Status.NOT_MET)

    def to_dict(self) -> dict[str, object]:
        """The verdict as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "to": self.kind,
            "status": self.status.value,
            "reason": self.reason.to_dict(),
            "parts": [each.to_dict() for each in self.parts],
        }


@frozen
class DutyOutcome:
    """What is known of a duty; without verdicts if no fact tells of it."""

    duty: Duty
    verdicts: tuple[DutyVerdict, ...]

    def to_dict(self) -> dict[str, object]:
        """The outcome as JSON-ready data."""
        return {
            "name": self.duty.name,
            "label": self.duty.label,
            "what": self.duty.what,
            "by": self.duty.by.isoformat() if self.duty.by else None,
            "later": [day.isoformat() for day in self.duty.later],
            "every_months": self.duty.every.value if self.duty.every else None,
            "every_year": self.duty.every is Recurrence.YEAR,
            "verdicts": [verdict.to_dict() for verdict in self.verdicts],
            "sources": list(self.duty.sources),
            "line": self.duty.place.line,
        }
