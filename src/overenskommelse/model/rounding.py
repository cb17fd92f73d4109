"""How the exact parts of a split become whole ones, and who goes first where claims are equal.

In: nothing. Out: frozen data, with every choice made by the file. The words are those of the file;
`outcome/rounding.py` says them to the arithmetic.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from overenskommelse.source.records import frozen


class Method(Enum):
    """How exact parts become whole ones, by the name the method has in JSON."""

    LARGEST_REMAINDER = "largest-remainder"
    JEFFERSON = "jefferson"
    WEBSTER = "webster"
    MODIFIED_WEBSTER = "modified-webster"
    ADAMS = "adams"
    HUNTINGTON_HILL = "huntington-hill"
    DEAN = "dean"
    RUNNING_TOTALS = "cumulative"
    ROW_BY_ROW = "each-row"
    DOWN = "truncated"

    @property
    def keeps_to_quotas(self) -> bool:
        """Whether each part is one of the two whole units around its exact part."""
        return self in (Method.LARGEST_REMAINDER, Method.RUNNING_TOTALS, Method.DOWN)

    @property
    def goes_by_claims(self) -> bool:
        """Whether units go one by one to the largest claim: a divisor method."""
        return not self.keeps_to_quotas and self is not Method.ROW_BY_ROW


class Halves(Enum):
    """What becomes of exactly half a unit."""

    UP = "up"
    TO_EVEN = "even"


@frozen
class MethodRule:
    """A method with what it needs.

    Attributes:
        method: The method.
        first: Of the modified method of Webster, the first divisor.
        halves: Where each row is rounded by itself, what becomes of exact halves.
        to: Where each row is rounded by itself, the code of who takes the difference.
    """

    method: Method = Method.LARGEST_REMAINDER
    first: Fraction | None = None
    halves: Halves | None = None
    to: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The method as JSON-ready data; the divisor as text."""
        return {
            "name": self.method.value,
            "first": None if self.first is None else str(self.first),
            "halves": None if self.halves is None else self.halves.value,
            "to": self.to,
        }


class TieOrder(Enum):
    """Who of those with equal claims goes first."""

    CODE = "code"
    LARGEST_KEY = "largest-weight"
    SMALLEST_KEY = "smallest-weight"


@frozen
class Draw:
    """Lots that were drawn, with the record of it.

    Attributes:
        order: Codes in the order they were drawn.
        by: Who drew.
        on: The day.
        document: Where it is recorded.
    """

    order: tuple[str, ...]
    by: str
    on: date
    document: str


TieRule: TypeAlias = TieOrder | Draw
