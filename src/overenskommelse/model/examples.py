"""Examples: facts given, decisions assumed, and what must come out."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from overenskommelse.model.units import Value
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class GivenFact:
    """A fact's value: for a recipient, a period and items of lists, where the fact has them.

    Without items it is the total of all of them.
    """

    fact: str
    recipient: str | None
    period: str | None
    items: tuple[str, ...]
    value: Value
    place: Place


@frozen
class GivenAssessment:
    """A decision of an authority on requirements, for some recipients or for all (None)."""

    requirements: tuple[str, ...]
    met: bool
    recipients: tuple[str, ...] | None
    by: str
    day: date
    document: str
    place: Place


@frozen
class ExpectedAmount:
    """What a recipient must receive of a grant, in whole kronor."""

    grant: str
    recipient: str
    amount: int
    place: Place


@frozen
class ExpectedUndistributed:
    """What must be left of a grant, in whole kronor."""

    grant: str
    amount: int
    place: Place


@frozen
class ExpectedStatus:
    """The verdict that must come out, for some recipients or for all (None).

    `name` is of a requirement, a target or a grant; `status` is the word of the verdict.
    """

    name: str
    status: str
    recipients: tuple[str, ...] | None
    place: Place


Expectation: TypeAlias = ExpectedAmount | ExpectedUndistributed | ExpectedStatus


@frozen
class Example:
    """A case that the rules must decide as told."""

    title: str
    on: date | None
    facts: tuple[GivenFact, ...]
    assessments: tuple[GivenAssessment, ...]
    expectations: tuple[Expectation, ...]
    sources: tuple[str, ...]
    place: Place
