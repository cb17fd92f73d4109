"""Nodes of recipients, periods, facts and measures: what there is to speak of."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Expression, Quantity, ValueNode
from overenskommelse.syntax.names import NOWHERE, Name, Ref, Text


class FactType(Enum):
    """What a fact is, by the terminal of its word."""

    WHOLE_NUMBER = "WHOLE_NUMBER"
    DECIMAL_NUMBER = "DECIMAL_NUMBER"
    SHARE = "SHARE"
    MONEY = "MONEY"
    YES_NO = "YES_NO"
    DAY = "DAY"
    TEXT = "TEXT"
    CHOICE = "ONE_OF"


class Grain(Enum):
    """How finely a moment is given."""

    DAY = "DATE"
    MONTH = "MONTH"
    YEAR = "NUMBER"


class Stretch(Enum):
    """How long each period of a series is."""

    MONTH = "EACH_MONTH_OF"
    QUARTER = "EACH_QUARTER_OF"
    HALF = "EACH_HALF_OF"
    YEAR = "EACH_YEAR_OF"


@frozen
class Recipients:
    """``recipients region``, with a row for each below it, or their names behind a colon."""

    name: Name
    refs: tuple[Ref, ...] = ()
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ItemList:
    """``list pathway "…"``, with a row for each item below it."""

    name: Name
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Attribute:
    """``introduced 2015``, behind the row of an item."""

    name: Name
    value: ValueNode
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class RecipientRow:
    """``25 "Norrbotten" also "Norrbottn"``: a recipient, or an item of a list."""

    code: Ref
    name: Text
    aliases: tuple[Text, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Moment:
    """A day, month or year, by its first day."""

    first: date
    grain: Grain
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Period:
    """``period H1 is 2024-01-01 to 2024-06-30``; without an end, the moment itself."""

    name: Name
    start: Moment
    end: Moment | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Fact:
    """``fact new_cases number per region, period "…"``."""

    name: Name
    type: FactType
    per: tuple[Name, ...] = ()
    label: Text | None = None
    choices: tuple[Text, ...] = ()
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class LimitSide(Enum):
    """On which side of a limit the values of a fact are, by the word that says it."""

    AT_MOST = "AT_MOST_AMOUNT"
    AT_LEAST = "AT_LEAST_OF"


@frozen
class Limit:
    """``at most new_cases``, below a fact: what it cannot be without contradicting itself.

    Attributes:
        side: Which side its values are on.
        other: The fact it is held against, or None.
        bound: The number or day it is held against, or None.
        span: Where it stands.
    """

    side: LimitSide
    other: Name | None = None
    bound: Quantity | date | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class PeriodSeries:
    """``period month is each month of 2024``: periods of one length after each other."""

    name: Name
    stretch: Stretch
    start: Moment
    end: Moment | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class NamedValue:
    """``value threshold 70%``: a number with a name, which can change from a day on."""

    name: Name
    quantity: Quantity
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ValueFrom:
    """``from 2025-01-01 75%``, below a value: what it is from that day on."""

    first: date
    quantity: Quantity
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Measure:
    """``measure inclusion = cases_in_svf / new_cases``."""

    name: Name
    expression: Expression
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)
