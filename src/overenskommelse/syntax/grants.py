"""Nodes of money: funds, grants, how a grant is split, when it is paid."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Direction, Expression, Quantity
from overenskommelse.syntax.names import NOWHERE, Name, Ref, Text


class FailingShares(Enum):
    """What happens to the shares of recipients that fail."""

    SHARED_AMONG_MET = "SHARED_AMONG_MET"
    NOT_PAID_OUT = "NOT_PAID_OUT"
    PAID_IN_PART = "PAID_IN_PART"


class BoundSide(Enum):
    """Whether a bound is a floor or a ceiling."""

    FLOOR = "EACH_AT_LEAST"
    CEILING = "EACH_AT_MOST"


class OwnSide(Enum):
    """Whether what is said for some recipients is a floor, a ceiling or the amount itself."""

    FLOOR = "AT_LEAST_AMOUNT"
    CEILING = "AT_MOST_AMOUNT"
    EXACT = "EXACT_AMOUNT"


class PaidWhen(Enum):
    """How a payment day is given."""

    BY = "BY_DATE"
    ON = "ON"
    IN = "IN"


@frozen
class Fund:
    """``fund svf 365 Mkr "…"``, with its parts below it."""

    name: Name
    amount: Quantity
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Equally:
    """``equally``."""

    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class By:
    """``by population``, or by any other value."""

    expression: Expression
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ByFixedKeys:
    """``by fixed keys``, with a row for each recipient below the grant."""

    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class MixedPart:
    """``20 % by population``; without an expression, that part equally or by fixed keys."""

    share: Quantity
    expression: Expression | None = None
    by_fixed_keys: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class Mixing(Enum):
    """Whether the keys of a mixed split are joined before or after the amount is split."""

    WEIGHED_TOGETHER = "WEIGHED_TOGETHER"
    EACH_BY_ITSELF = "EACH_BY_ITSELF"


@frozen
class Mixed:
    """``20 % by population and 80 % by points weighed together``."""

    parts: tuple[MixedPart, ...]
    mixing: Mixing | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class AppointedBy:
    """``appointed by``, with the yes/no that tells who was appointed."""

    fact: Name
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class NotSaid:
    """``split not said in the source``."""

    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Only:
    """One recipient, which gets all: ``to agency: Socialstyrelsen``; several need a split."""

    refs: tuple[Ref, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


Split: TypeAlias = Equally | By | ByFixedKeys | Mixed | AppointedBy | NotSaid | Only


@frozen
class Among:
    """Some of a kind of recipients: ``: 01, 12``, or all ``except 09``."""

    refs: tuple[Ref, ...]
    excepted: bool
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Grant:
    """``grant second 182.5 Mkr to region by population``."""

    name: Name
    amount: Quantity
    to: Name
    split: Split
    at_most: bool = False
    label: Text | None = None
    among: Among | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class Cutting(Enum):
    """By what a grant is cut into parts."""

    EQUALLY = "EQUAL_PARTS"
    BY_KEY = "PARTS_BY"
    LISTED = "PARTS_LISTED"


@frozen
class Cut:
    """``for each area and month: equal parts``; by a key with it, as listed with rows below."""

    over: tuple[Name, ...]
    cutting: Cutting
    key: Expression | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Shares:
    """``shares of those who fail: …``; in part with the part, and which way it is rounded."""

    rule: FailingShares
    part: Quantity | None = None
    direction: Direction | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class LeftOver:
    """``what is left is added to second``; to nobody by name, to the next part of a cut grant."""

    to: Name | None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class TieOrder(Enum):
    """Who of those with equal claims goes first."""

    CODE = "IN_CODE_ORDER"
    LARGEST_KEY = "TO_LARGEST_KEY"
    SMALLEST_KEY = "TO_SMALLEST_KEY"


@frozen
class Draw:
    """``by the draw made by "Region 01" on 2024-11-13 in "Dnr 12-2024": 07, 03``."""

    by: Text
    on: date
    document: Text
    order: tuple[Ref, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Ties:
    """``ties in order of code``; several rules stand in the order in which they are asked."""

    rules: tuple[TieOrder | Draw, ...] = (TieOrder.CODE,)
    span: Span = field(default=NOWHERE, eq=False, repr=False)


class Method(Enum):
    """How exact parts become whole ones."""

    LARGEST_REMAINDER = "BY_LARGEST_REMAINDER"
    JEFFERSON = "BY_JEFFERSON"
    WEBSTER = "BY_WEBSTER"
    MODIFIED_WEBSTER = "BY_MODIFIED_WEBSTER"
    ADAMS = "BY_ADAMS"
    HUNTINGTON_HILL = "BY_HUNTINGTON_HILL"
    DEAN = "BY_DEAN"
    RUNNING_TOTALS = "BY_RUNNING_TOTALS"
    ROW_BY_ROW = "ROW_BY_ROW"
    DOWN = "DOWN"


@frozen
class Rounding:
    """``rounded by Webster's method``, with what the method needs behind it.

    Attributes:
        method: The method.
        first: The first divisor of the modified method of Webster.
        halves: What becomes of halves, where each row is rounded by itself.
        to: Who takes the difference then.
        leaves_rest: Whether it is said that the rest is not distributed.
    """

    method: Method
    first: Fraction | None = None
    halves: Direction | None = None
    to: Ref | None = None
    leaves_rest: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Paid:
    """``paid in 2024-12 without requisition``; a month is given by its first day.

    Of several payments each has its share in percent, and the last is the rest.
    """

    when: PaidWhen
    day: date
    requisition: bool
    share: Quantity | None = None
    is_rest: bool = False
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ShareOfAmount:
    """``20% of the amount``."""

    share: Quantity
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Bound:
    """``each at least 1 Mkr``, ``each at most claimed``."""

    side: BoundSide
    expression: Expression | ShareOfAmount
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class OwnBound:
    """``for 09 at least 2 Mkr``: a floor, a ceiling or an amount of some recipients' own."""

    refs: tuple[Ref, ...]
    side: OwnSide
    expression: Expression | ShareOfAmount
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Lots:
    """``in lots of 1 000 kr``: parts are whole multiples of it."""

    amount: Quantity
    span: Span = field(default=NOWHERE, eq=False, repr=False)
