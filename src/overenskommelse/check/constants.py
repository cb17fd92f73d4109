"""Quantities as they are written, to exact numbers in a unit: money in kronor, 70 % as 7/10."""

from __future__ import annotations

from fractions import Fraction

from overenskommelse.model.expressions import Constant
from overenskommelse.model.units import Unit
from overenskommelse.syntax.expressions import Quantity, UnitWord

_MONEY = {
    UnitWord.KRONOR: Fraction(1),
    UnitWord.THOUSAND_KRONOR: Fraction(1_000),
    UnitWord.MILLION_KRONOR: Fraction(1_000_000),
    UnitWord.BILLION_KRONOR: Fraction(1_000_000_000),
    UnitWord.ORE: Fraction(1, 100),
}


def constant_of(node: Quantity) -> Constant:
    """The exact number of a quantity, and what it counts."""
    match node.unit:
        case UnitWord.PLAIN:
            return Constant(node.number, Unit.NUMBER)
        case UnitWord.PERCENT:
            return Constant(node.number / 100, Unit.SHARE)
        case UnitWord.POINTS:
            return Constant(node.number / 100, Unit.POINTS)
        case _:
            return Constant(node.number * _MONEY[node.unit], Unit.MONEY)
