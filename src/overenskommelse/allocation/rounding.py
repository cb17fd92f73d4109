"""What can be said of how exact parts become whole ones: method, ties, limits. Frozen data.

Guarantees: nothing is reckoned here. What a host writes (`Rule`, `Limits`) is read and checked in
`asking.py`; what the methods work with is `Rounding`, in which every choice is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

Weight = int | Fraction | Decimal


class Method(Enum):
    """How exact parts become whole ones; `docs/apportionment.md` says what each one keeps."""

    LARGEST_REMAINDER = "largest-remainder"
    JEFFERSON = "jefferson"
    WEBSTER = "webster"
    ADAMS = "adams"
    HUNTINGTON_HILL = "huntington-hill"
    DEAN = "dean"
    CUMULATIVE = "cumulative"
    TRUNCATED = "truncated"


METHOD_NAMES: Mapping[str, Method] = {
    **{method.value: method for method in Method},
    "hamilton": Method.LARGEST_REMAINDER,
    "d'hondt": Method.JEFFERSON,
    "dhondt": Method.JEFFERSON,
    "sainte-laguë": Method.WEBSTER,
    "sainte-lague": Method.WEBSTER,
    "equal-proportions": Method.HUNTINGTON_HILL,
}


@frozen
class EachRow:
    """Each part is rounded by itself, and a named recipient takes the difference.

    Attributes:
        to: Who takes the difference, which may be negative.
        halves: Whether exactly half a unit is rounded up, or to the even unit.
    """

    to: str
    halves: Literal["up", "even"]


@frozen
class ModifiedWebster:
    """Webster's method with another first divisor than 1, which keeps the smallest out.

    Attributes:
        first: The first of the divisors first, 3, 5, 7 …; more than 0 and at most 2. Sweden uses
            6/5, and used 7/5 before 2018 (vallagen 2005:837, 14 kap.).
    """

    first: Weight


class TieRule(Enum):
    """What settles equal claims by itself."""

    CODE = "code"
    LARGEST_WEIGHT = "largest-weight"
    SMALLEST_WEIGHT = "smallest-weight"


def _in_order(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(codes)


@frozen
class Draw:
    """Lots that were drawn, with the record of it.

    Attributes:
        order: The recipients in the order they were drawn; the first one drawn comes first.
        by: Who drew.
        on: The day.
        document: Where it is recorded.
    """

    order: tuple[str, ...] = field(converter=_in_order)
    by: str
    on: date
    document: str

    def to_dict(self) -> dict[str, object]:
        """The record as JSON-ready data."""
        return {
            "order": list(self.order),
            "by": self.by,
            "on": self.on.isoformat(),
            "document": self.document,
        }


Ties = str | TieRule | Draw
Limit = int | Mapping[str, int]


@frozen
class Limits:
    """What a part may be, in the units the amount is counted in.

    Attributes:
        lot: Parts are whole multiples of so many units, as 1000 for thousands of kronor.
        at_least: What everyone gets at least, or each of some by its code.
        at_most: What everyone gets at most, or each of some by its code.

    With lots, a floor is met by the next whole lot above it, and a ceiling by the one below.
    """

    lot: int = 1
    at_least: Limit | None = None
    at_most: Limit | None = None


@frozen
class Rule:
    """How an amount is split, as a host says it; see `split` for what each can be."""

    method: Method | str | EachRow | ModifiedWebster = Method.LARGEST_REMAINDER
    ties: Ties | Sequence[Ties] | None = None
    limits: Limits | None = None


@frozen
class Rounding:
    """How an amount is split, with every choice made.

    Attributes:
        method: The method.
        ties: What settles equal claims, the first that can; empty if nothing does.
        lot: Parts are whole multiples of so many units.
        floors: Recipient to what it gets at least; who is not in it has no floor.
        ceilings: Recipient to what it gets at most; who is not in it has no ceiling.
    """

    method: Method | EachRow | ModifiedWebster = Method.LARGEST_REMAINDER
    ties: tuple[TieRule | Draw, ...] = ()
    lot: int = 1
    floors: Mapping[str, int] | None = None
    ceilings: Mapping[str, int] | None = None

    @property
    def method_name(self) -> str:
        """The method as one word."""
        match self.method:
            case EachRow():
                return "each-row"
            case ModifiedWebster():
                return "modified-webster"
            case Method():
                return self.method.value

    def to_dict(self) -> dict[str, object]:
        """The rule as JSON-ready data."""
        told: dict[str, object] = {"method": self.method_name}
        match self.method:
            case EachRow(to, halves):
                told |= {"to": to, "halves": halves}
            case ModifiedWebster(first):
                told |= {"first": str(first)}
            case Method():
                pass
        ties = [rule.to_dict() if isinstance(rule, Draw) else rule.value for rule in self.ties]
        return {
            **told,
            "ties": ties,
            "lot": self.lot,
            "floors": None if self.floors is None else dict(self.floors),
            "ceilings": None if self.ceilings is None else dict(self.ceilings),
        }
