"""The units a value can have, and the types a fact can be declared with."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias


class Unit(Enum):
    """What a value counts.

    A share is a quotient (70 %); points are the difference of two shares (5 percentage points),
    a unit of their own, since "5 % more" can mean either.
    """

    NUMBER = "number"
    SHARE = "share"
    POINTS = "points"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes/no"
    TEXT = "text"

    @property
    def adds_up(self) -> bool:
        """Whether values of several recipients or items can be added."""
        return self in (Unit.NUMBER, Unit.MONEY)


class FactType(Enum):
    """What a fact was declared as."""

    WHOLE_NUMBER = "whole number"
    DECIMAL_NUMBER = "decimal number"
    SHARE = "share"
    MONEY = "money"
    YES_NO = "yes/no"
    DATE = "date"
    TEXT = "text"
    CHOICE = "one of"

    @property
    def unit(self) -> Unit:
        """The unit of the fact's values."""
        return _UNITS[self]


_UNITS = {
    FactType.WHOLE_NUMBER: Unit.NUMBER,
    FactType.DECIMAL_NUMBER: Unit.NUMBER,
    FactType.SHARE: Unit.SHARE,
    FactType.MONEY: Unit.MONEY,
    FactType.YES_NO: Unit.YES_NO,
    FactType.DATE: Unit.DATE,
    FactType.TEXT: Unit.TEXT,
    FactType.CHOICE: Unit.TEXT,
}


class NotReceived(Enum):
    """The value of a date that is known not to have come: nothing was received."""

    NOT_RECEIVED = "not received"


Value: TypeAlias = Fraction | date | bool | NotReceived | str
"""What a fact's value is once read; money is in kronor, a share is 7/10 and not 70."""
CURRENCY = "kr"
"""The unit amounts are counted in."""
