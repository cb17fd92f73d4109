"""Why a requirement stands as it does: a tree of conditions with what was observed and required."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction

from overenskommelse.model.expressions import Comparator
from overenskommelse.model.units import NotReceived, Unit, Value
from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class Quantity:
    """A value as observed or required.

    Attributes:
        value: The exact value; a share is 7/10 and not 70, money is in kronor.
        unit: What it counts.
        counts: For a quotient of two counts, the two of them, not shortened: 1 213 of 1 230.
    """

    value: Value
    unit: Unit
    counts: tuple[Fraction, Fraction] | None = None

    def to_dict(self) -> dict[str, object]:
        """The value as JSON-ready data; exact numbers as text."""
        counts = None if self.counts is None else [str(count) for count in self.counts]
        return {"value": _plain(self.value), "unit": self.unit.value, "counts": counts}


class GapKind(Enum):
    """Why a value is not there."""

    NOT_REPORTED = "not reported"
    NOT_YET_DUE = "not yet due"
    NO_CASES = "no cases"
    TOO_LARGE = "too large"
    NO_DATE = "no evaluation date"
    NO_WEIGHT = "no weight"
    NEGATIVE_WEIGHT = "negative weight"
    TIE = "tie"
    DECISION = "no decision"
    NOT_SAID = "split not said"
    APPOINTMENT = "nobody or several appointed"
    FLOORS = "floors too high"
    BOUND = "bound unusable"
    DIFFERENCE = "difference cannot be taken"
    BROUGHT = "added amount unknown"


@frozen
class Gap:
    """Something that keeps a verdict or a split open, and would close it.

    Attributes:
        kind: Why it is open.
        fact: The fact that is missing, the measure without a value, or the question to decide.
        period: The period it is wanted for, or None.
        due: The last day on which it can still come in time, or None.
        recipients: Whom it concerns, where it concerns others than the verdict's own.
        items: Codes of the items of lists it is missing for.
        least: For bounds that cannot be kept, the floor, or the floors together, in kronor; for
            a difference that cannot be taken, what who takes it would get, which may be below 0.
        most: For the same, the ceiling, or the amount; or the limit that the difference breaks,
            None where who takes it is none of those the amount is split between.
    """

    kind: GapKind
    fact: str | None = None
    period: str | None = None
    due: date | None = None
    recipients: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    def to_dict(self) -> dict[str, object]:
        """The gap as JSON-ready data."""
        return {
            "why": self.kind.value,
            "fact": self.fact,
            "period": self.period,
            "due": self.due.isoformat() if self.due else None,
            "recipients": list(self.recipients),
            "items": list(self.items),
            "least": self.least,
            "most": self.most,
        }


@frozen
class Between:
    """What a value that is not known yet can still turn out to be; None is without end."""

    low: Fraction | None
    high: Fraction | None

    def to_dict(self) -> dict[str, object]:
        """The ends as JSON-ready data; exact numbers as text."""
        low = None if self.low is None else str(self.low)
        return {"low": low, "high": None if self.high is None else str(self.high)}


class ReasonKind(Enum):
    """What kind of condition a reason is for."""

    COMPARISON = "comparison"
    IN_TIME = "in time"
    YES = "yes"
    NOT = "not"
    ALL = "all"
    ANY = "any"
    AT_LEAST = "at least"
    EVERY = "every"
    DECISION = "decision"
    EXEMPT = "exempt"


@frozen
class Reason:
    """How one condition came out, and those within it.

    Attributes:
        kind: What kind of condition it is.
        status: How it stands.
        observed: What the facts say, if they say anything.
        required: What it was held against.
        earliest: For a day, the first that counts, if there is one; `required` is the last.
        comparator: How, for a comparison.
        gaps: What is missing, right here.
        children: The conditions within it, all of them, also after one has decided.
        number: How many of them are needed, for a condition that asks for some.
        item: The code of the item it was judged for, within a condition on every item.
        between: Where something is missing and the comparison is decided all the same: what its
            left side can still be, in the unit of `required`.
        counted: The fact or measure that is counted, where a comparison is of one count or of one
            count over another.
        about: The fact or measure a single condition is about, if it names one.
    """

    kind: ReasonKind
    status: Status
    observed: Quantity | None = None
    required: Quantity | None = None
    earliest: Quantity | None = None
    comparator: Comparator | None = None
    gaps: tuple[Gap, ...] = ()
    children: tuple[Reason, ...] = ()
    number: int | None = None
    item: str | None = None
    between: Between | None = None
    counted: str | None = None
    about: str | None = None

    def all_gaps(self) -> tuple[Gap, ...]:
        """Everything that keeps this condition open, each once."""
        if self.status.is_decided:
            return ()
        found = [*self.gaps]
        for child in self.children:
            found.extend(child.all_gaps())
        return tuple(dict.fromkeys(found))

    def leaves(self) -> Iterator[Reason]:
        """The conditions that have no conditions within them."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def to_dict(self) -> dict[str, object]:
        """The tree as JSON-ready data."""
        return {
            "kind": self.kind.value,
            "status": self.status.value,
            "observed": self.observed.to_dict() if self.observed else None,
            "earliest": self.earliest.to_dict() if self.earliest else None,
            "comparator": self.comparator.value if self.comparator else None,
            "required": self.required.to_dict() if self.required else None,
            "missing": [gap.to_dict() for gap in self.gaps],
            "number": self.number,
            "item": self.item,
            "between": self.between.to_dict() if self.between else None,
            "children": [child.to_dict() for child in self.children],
        }


@frozen
class Decision:
    """A decision of an authority that a verdict rests on."""

    by: str
    on: date
    document: str
    place: Place

    def to_dict(self) -> dict[str, object]:
        """The decision as JSON-ready data."""
        return {"by": self.by, "on": self.on.isoformat(), "document": self.document}


def _plain(value: Value) -> object:
    match value:
        case bool():
            return value
        case date():
            return value.isoformat()
        case NotReceived():
            return value.value
        case Fraction():
            return str(value)
        case str():
            return value
