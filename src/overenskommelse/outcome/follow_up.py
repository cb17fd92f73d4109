"""What an authority that follows up an agreement writes of: deviations, feedback, sums, dates."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction

from overenskommelse.inspection.dates import DatedClause
from overenskommelse.outcome.duties import DutyOutcome, DutyVerdict
from overenskommelse.outcome.reasons import Gap, Quantity
from overenskommelse.outcome.status import Status
from overenskommelse.outcome.verdicts import RequirementVerdict, TargetOutcome
from overenskommelse.source.records import frozen


@frozen
class Deviation:
    """A requirement or target that a recipient does not meet.

    Attributes:
        verdict: How it stands.
        grants: Names of the grants it is required for; none for a target.
    """

    verdict: RequirementVerdict
    grants: tuple[str, ...]

    @property
    def is_unexplained(self) -> bool:
        """Whether an explanation is asked for and has not come."""
        return self.verdict.explained is not None and self.verdict.explanation is None

    def to_dict(self) -> dict[str, object]:
        """The deviation as JSON-ready data."""
        return {**self.verdict.to_dict(), "grants": list(self.grants)}


@frozen
class Missed:
    """A duty that is late, incomplete or has not been heard of, of one recipient."""

    outcome: DutyOutcome
    verdict: DutyVerdict

    def to_dict(self) -> dict[str, object]:
        """The duty and how it stands, as JSON-ready data."""
        duty = self.outcome.duty
        missing = list(self.verdict.missing)
        return {"duty": duty.name, "label": duty.label, "missing": missing,
                **self.verdict.to_dict()}  # fmt: skip


@frozen
class RecipientFollowUp:
    """What there is to write to, or of, one recipient.

    Attributes:
        recipient: The code.
        name: The name.
        kind: The kind of recipients it is one of.
        deviations: What it does not meet.
        missed: Duties to remind it of.
        gaps: Facts that are missing for verdicts.
    """

    recipient: str
    name: str
    kind: str
    deviations: tuple[Deviation, ...]
    missed: tuple[Missed, ...]
    gaps: tuple[Gap, ...]

    def to_dict(self) -> dict[str, object]:
        """The recipient's part as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "to": self.kind,
            "deviations": [each.to_dict() for each in self.deviations],
            "duties": [each.to_dict() for each in self.missed],
            "missing": [each.to_dict() for each in self.gaps],
        }


@frozen
class Extreme:
    """The smallest or largest value, and those who have it."""

    value: Quantity
    recipients: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """The value as JSON-ready data."""
        return {"value": self.value.to_dict(), "recipients": list(self.recipients)}


@frozen
class NationalFigure:
    """How all recipients together stand on a requirement or target.

    Attributes:
        name: The rule's name.
        label: What it is called in print.
        kind: The kind of recipients.
        grants: Names of the grants it is required for; none for a target.
        counts: How many have each verdict, in the order of `Status`.
        whole: The figure for all together, of sums before ratios: for a quotient of counts the sum
            above the line over the sum below it; None for what cannot be added.
        known: Of how many recipients the figure is.
        smallest: The smallest value, or None.
        largest: The largest value, or None.
        required: What each is held against, if that is one and the same value.
    """

    name: str
    label: str
    kind: str
    grants: tuple[str, ...]
    counts: tuple[tuple[Status, int], ...]
    whole: Quantity | None
    known: int
    smallest: Extreme | None
    largest: Extreme | None
    required: Quantity | None

    @property
    def total(self) -> int:
        """How many recipients there are."""
        return sum(count for _, count in self.counts)

    def to_dict(self) -> dict[str, object]:
        """The figure as JSON-ready data."""
        return {
            "name": self.name,
            "label": self.label,
            "to": self.kind,
            "grants": list(self.grants),
            "counts": {status.value: count for status, count in self.counts},
            "whole": self.whole.to_dict() if self.whole else None,
            "known": self.known,
            "smallest": self.smallest.to_dict() if self.smallest else None,
            "largest": self.largest.to_dict() if self.largest else None,
            "required": self.required.to_dict() if self.required else None,
        }


class When(Enum):
    """How a day lies to the day of evaluation."""

    PASSED = "passed"
    TODAY = "today"
    AHEAD = "ahead"


@frozen
class CalendarEntry:
    """A day of the agreement.

    Attributes:
        day: The day; of a duty that returns every year, its next one.
        when: How it lies to the day of evaluation, or None without such a day.
        days: Days until it, or since it.
        clause: The clause that names the day.
        counts: Of a requirement or duty with verdicts, how many have each.
    """

    day: date
    when: When | None
    days: int
    clause: DatedClause
    counts: tuple[tuple[Status, int], ...] = ()

    @property
    def is_overdue(self) -> bool:
        """Whether a last day has passed and something is still not decided."""
        undecided = any(not status.is_decided for status, _ in self.counts)
        return self.when is When.PASSED and undecided and self.clause.field != "first"

    def to_dict(self) -> dict[str, object]:
        """The entry as JSON-ready data."""
        return {
            "day": self.day.isoformat(),
            "when": self.when.value if self.when else None,
            "days": self.days,
            "clause": [[step.noun, step.name] for step in self.clause.path],
            "field": self.clause.field,
            "overdue": self.is_overdue,
            "counts": {status.value: count for status, count in self.counts},
        }


@frozen
class FollowUp:
    """Everything an authority that follows up an agreement writes of.

    Attributes:
        recipients: Those there is something to write of, in the agreement's order.
        flags: Whom each flag is raised for, as for a dialogue.
        figures: How all together stand on each requirement and target.
        calendar: Every day of the agreement, in order.
    """

    recipients: tuple[RecipientFollowUp, ...]
    flags: tuple[TargetOutcome, ...]
    figures: tuple[NationalFigure, ...]
    calendar: tuple[CalendarEntry, ...]

    def to_dict(self) -> dict[str, object]:
        """The whole as JSON-ready data."""
        return {
            "recipients": [each.to_dict() for each in self.recipients],
            "flags": [each.to_dict() for each in self.flags],
            "figures": [each.to_dict() for each in self.figures],
            "calendar": [each.to_dict() for each in self.calendar],
        }


def total_of(quantities: list[Quantity]) -> Quantity | None:
    """Values of all together: sums before ratios; None for what cannot be added.

    Example:
        >>> from overenskommelse.model.units import Unit
        >>> share = Quantity(Fraction(1, 2), Unit.SHARE, (Fraction(1), Fraction(2)))
        >>> other = Quantity(Fraction(1, 8), Unit.SHARE, (Fraction(1), Fraction(8)))
        >>> total_of([share, other]).value
        Fraction(1, 5)
    """
    counts = [each.counts for each in quantities if each.counts is not None]
    if quantities and len(counts) == len(quantities):
        above = sum((one for one, _ in counts), Fraction(0))
        below = sum((other for _, other in counts), Fraction(0))
        return Quantity(above / below, quantities[0].unit, (above, below)) if below else None
    numbers = [each.value for each in quantities if isinstance(each.value, Fraction)]
    if not quantities or len(numbers) < len(quantities) or not quantities[0].unit.adds_up:
        return None
    return Quantity(sum(numbers, Fraction(0)), quantities[0].unit)
