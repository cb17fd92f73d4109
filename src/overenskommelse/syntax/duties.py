"""Nodes of requisitions, of what follows a payment, and of duties."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import DaySide, PeriodDay, Quantity, SpanUnit, WrittenDay
from overenskommelse.syntax.names import NOWHERE, Name, Ref, Text


@frozen
class Requisition:
    """``requisition screening 31 Mkr of invitation, mammography``: asked for together."""

    name: Name
    amount: Quantity
    grants: tuple[Name, ...]
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Requested:
    """``requisition by 2024-12-01 or it lapses``."""

    last: date
    lapses: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Repaid:
    """``unused repaid by 2025-03-31``."""

    last: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Used:
    """``used according to spent``: the fact that tells what each has used of the money."""

    fact: Name
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class PaidBack:
    """``repaid according to paid_back``: the fact that tells what each has repaid."""

    fact: Name
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class EconomicReport:
    """``economic report by 2025-03-31 or may be reclaimed``."""

    last: date
    reclaimed: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Booked:
    """``booked on "1:6 anslagspost 16" for 2024``: the appropriation."""

    appropriation: Text
    year: int | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class Recurrence(Enum):
    """How often a duty returns."""

    YEAR = "EVERY_YEAR"
    HALF_YEAR = "EVERY_HALF_YEAR"
    QUARTER = "EVERY_QUARTER"
    MONTH = "EVERY_MONTH"


@frozen
class DutyDate:
    """``by 2024-03-31 and 2024-09-30``, ``every quarter``, or both: from these days on."""

    days: tuple[date, ...] = ()
    every: Recurrence | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DutyFirst:
    """``from 2025-10-01``, ``after the end of H1``: the first day on which it can be done."""

    side: DaySide
    day: WrittenDay | PeriodDay
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class DutyLast:
    """``by the end of H1``, ``within 60 days of the end of H1``: a last day that is reckoned."""

    day: WrittenDay | PeriodDay
    number: int = 0
    span_unit: SpanUnit | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Duty:
    """``duty interim: SKR delivers "Delrapport" to "Regeringskansliet" by 2024-09-30``.

    With `delivers` False it is something that must be done: ``Socialstyrelsen must "…"``.
    """

    name: Name
    who: tuple[Ref, ...]
    what: Text
    delivers: bool = True
    to: Text | None = None
    when: DutyDate | DutyLast | None = None
    first: DutyFirst | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Contains:
    """``contains "…" as new_cases``: a part that is there when the fact is."""

    text: Text
    fact: Name | None = None
    during: Name | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Received:
    """``received as report``: the fact that tells the day it came."""

    fact: Name
    span: Span = field(default=NOWHERE, eq=False, repr=False)
