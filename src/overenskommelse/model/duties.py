"""Duties, requisitions, and what is to be done before and after a payment."""

from __future__ import annotations

from datetime import date
from enum import Enum

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class Terms:
    """What is to be done before and after a payment.

    Attributes:
        requested_by: The last day for the requisition, or None.
        lapses: Whether the right to the money lapses without one.
        requested_as: The date that tells when a recipient asked; None if nothing is judged by it.
        repaid_by: The last day to repay what was not used, or None.
        reported_by: The last day of the economic report, or None.
        reclaimable: Whether the money may be reclaimed without one.
        used_as: The fact that tells what a recipient has used of the money, or None.
        paid_back_as: The fact that tells what a recipient has repaid, or None.
        reported_as: The date that tells when a recipient's economic report came, or None.
        appropriation: What the expense is booked on, or None.
        budget_year: The year of that appropriation, or None.
    """

    requested_by: date | None = None
    lapses: bool = False
    requested_as: str | None = None
    repaid_by: date | None = None
    reported_by: date | None = None
    reclaimable: bool = False
    appropriation: str | None = None
    budget_year: int | None = None
    used_as: str | None = None
    paid_back_as: str | None = None
    reported_as: str | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that tell of the terms."""
        told = (self.requested_as, self.used_as, self.paid_back_as, self.reported_as)
        return tuple(name for name in told if name is not None)


@frozen
class Requisition:
    """Grants and funds that are asked for together.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        amount: Whole kronor; what it covers adds up to it.
        covers: Names of grants and funds.
        terms: What is to be done before and after the payment.
        sources: The documents and sections it follows from.
        notes: What the author says about it.
        place: Where it stands.
    """

    name: str
    label: str
    amount: int
    covers: tuple[str, ...]
    terms: Terms
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    place: Place


@frozen
class Part:
    """A part that what is delivered must have.

    Attributes:
        text: What it is.
        fact: The fact that is there when the part is, or None if no fact tells.
        period: The period of that fact; None is any.
    """

    text: str
    fact: str | None = None
    period: str | None = None


class Recurrence(Enum):
    """How often a duty returns, by its months."""

    YEAR = 12
    HALF_YEAR = 6
    QUARTER = 3
    MONTH = 1


@frozen
class Duty:
    """Something to deliver or to do.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        who: Codes of the recipients or bodies that must, or names of parties.
        what: What they deliver or do.
        delivers: Whether it is delivered; else it is done.
        to: To whom it is delivered, or None.
        by: The last day, or the first of several, or None.
        every: How often it returns, or None.
        received: The fact that tells the day it came, or None if no fact tells.
        contents: The parts that what is delivered must have.
        sources: The documents and sections it follows from.
        notes: What the author says about it.
        place: Where it stands.
        later: The days after the first, if there are several.
        first: The first day on which it can be done, or None.
    """

    name: str
    label: str
    who: tuple[str, ...]
    what: str
    delivers: bool
    to: str | None
    by: date | None
    every: Recurrence | None
    received: str | None
    contents: tuple[Part, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    place: Place
    later: tuple[date, ...] = ()
    first: date | None = None
