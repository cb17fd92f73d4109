"""What an audit of a published table finds: row by row, method by method, and contradictions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from attrs import frozen

from overenskommelse.allocation.record import Tie
from overenskommelse.allocation.rounding import Rounding, Weight
from overenskommelse.source.text import Place


@frozen
class PublishedRow:
    """A row as published; nothing in it is corrected.

    Attributes:
        code: Who the row is for.
        weight: What it was split by, exact.
        amount: The published part, in whole units.
        name: What the recipient is called, or None.
        share: The published share of the whole, as 2326/10000, or None.
        step: The last decimal that share was printed with, as 1/10000; None with no share.
        place: Where the row stands, or None.
    """

    code: str
    weight: Weight
    amount: int
    name: str | None = None
    share: Fraction | None = None
    step: Fraction | None = None
    place: Place | None = None


@frozen
class PublishedSums:
    """The sums a table states itself; None for one that it does not state."""

    weight: Fraction | None = None
    amount: int | None = None
    share: Fraction | None = None


class Conflict(Enum):
    """Two things in a table, or beside it, that cannot both be right."""

    AMOUNT_SUM = "amounts do not add up to the stated sum"
    WEIGHT_SUM = "weights do not add up to the stated sum"
    SHARE_SUM = "shares do not add up to the stated sum"
    AMOUNT_SPLIT = "amounts do not add up to the amount that was split"
    SHARE = "the share is not that of the weight"


@frozen
class Contradiction:
    """Something stated, and what the rest of the table comes to.

    Attributes:
        kind: What contradicts what.
        stated: The number that was stated; a share is 1/10 and not 10.
        reckoned: What it comes to, exact.
        code: Whose row it is, or None for a sum.
    """

    kind: Conflict
    stated: Fraction
    reckoned: Fraction
    code: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The contradiction as JSON-ready data; exact numbers as text."""
        return {
            "kind": self.kind.value,
            "recipient": self.code,
            "stated": str(self.stated),
            "reckoned": str(self.reckoned),
        }


@frozen
class AuditedRow:
    """A published row beside what the rule gives.

    Attributes:
        published: The row.
        quota: The exact part of the amount.
        expected: Whole units by the rule; None where equal claims leave it open.
    """

    published: PublishedRow
    quota: Fraction
    expected: int | None

    @property
    def difference(self) -> int | None:
        """Published minus expected; 0 if the row follows, None if the rule leaves it open."""
        return None if self.expected is None else self.published.amount - self.expected

    def to_dict(self) -> dict[str, object]:
        """The row as JSON-ready data; exact numbers as text."""
        return {
            "recipient": self.published.code,
            "name": self.published.name,
            "weight": str(self.published.weight),
            "quota": str(self.quota),
            "published": self.published.amount,
            "expected": self.expected,
            "difference": self.difference,
        }


@frozen
class Fit:
    """How near a rule comes to a table.

    Attributes:
        rounding: The rule.
        differing: Codes of the rows that it gives otherwise; none if it gives the whole table.
    """

    rounding: Rounding
    differing: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """The rule and the rows that differ, as JSON-ready data."""
        return {**self.rounding.to_dict(), "differing": list(self.differing)}


@frozen
class Audit:
    """A published table held against a rule, and against every other.

    Attributes:
        amount: What was split, in whole units.
        rounding: The rule the rows are held against.
        rows: The rows, in the order published.
        tie: Equal claims that the rule leaves open or had to settle, or None.
        fits: Every rule that was tried, the one that differs in the fewest rows first.
        contradictions: What in the table cannot all be right.
    """

    amount: int
    rounding: Rounding
    rows: tuple[AuditedRow, ...]
    tie: Tie | None
    fits: tuple[Fit, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def differing(self) -> tuple[AuditedRow, ...]:
        """The rows that do not follow from the rule."""
        return tuple(row for row in self.rows if row.difference)

    @property
    def reproducing(self) -> tuple[Fit, ...]:
        """The rules that give the whole table, to the last unit."""
        return tuple(fit for fit in self.fits if not fit.differing)

    @property
    def is_clean(self) -> bool:
        """Whether every row follows from the rule, and nothing contradicts anything."""
        open_rows = any(row.expected is None for row in self.rows)
        return not self.differing and not open_rows and not self.contradictions

    def to_dict(self) -> dict[str, object]:
        """The audit as JSON-ready data."""
        return {
            "amount": self.amount,
            "rule": self.rounding.to_dict(),
            "clean": self.is_clean,
            "rows": [row.to_dict() for row in self.rows],
            "tie": self.tie.to_dict() if self.tie else None,
            "reproduced_by": [fit.to_dict() for fit in self.reproducing],
            "tried": [fit.to_dict() for fit in self.fits],
            "contradictions": [each.to_dict() for each in self.contradictions],
        }


def weights_of(rows: tuple[PublishedRow, ...]) -> Mapping[str, Weight]:
    """The weights of rows, by code."""
    return {row.code: row.weight for row in rows}
