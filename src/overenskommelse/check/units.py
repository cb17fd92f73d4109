"""In: two values with their units. Out: the unit of what is reckoned from them, or None."""

from __future__ import annotations

from typing import assert_never

from overenskommelse.model import expressions as model
from overenskommelse.model.units import Unit

COUNTED = frozenset({Unit.NUMBER, Unit.SHARE, Unit.POINTS, Unit.MONEY})
"""The units that can be reckoned with."""


def joint_unit(
    operator: model.Operator, left: model.Term, unit: Unit, right: model.Term
) -> Unit | None:
    """The unit of ``left operator right``, or None when they do not go together."""
    if unit not in COUNTED or right.unit not in COUNTED:
        return None
    match operator:
        case model.Operator.PLUS | model.Operator.MINUS:
            return _unit_of_sum(operator, unit, right.unit)
        case model.Operator.TIMES:
            return _unit_of_product(left, unit, right)
        case model.Operator.DIVIDED:
            return _unit_of_quotient(left, unit, right)
    assert_never(operator)


def _unit_of_sum(operator: model.Operator, left: Unit, right: Unit) -> Unit | None:
    if {left, right} == {Unit.SHARE, Unit.POINTS}:
        return Unit.SHARE
    if left is not right:
        return None
    if left is Unit.SHARE and operator is model.Operator.MINUS:
        return Unit.POINTS
    return left


def _unit_of_product(left: model.Term, unit: Unit, right: model.Term) -> Unit | None:
    """A plain factor changes nothing; a share of something is of that thing's unit."""
    if isinstance(right, model.Constant) and right.unit is Unit.NUMBER:
        return unit
    if isinstance(left, model.Constant) and unit is Unit.NUMBER:
        return right.unit
    if unit is Unit.SHARE:
        return right.unit
    if right.unit is Unit.SHARE:
        return unit
    if Unit.NUMBER in (unit, right.unit):
        return right.unit if unit is Unit.NUMBER else unit
    return None


def _unit_of_quotient(left: model.Term, unit: Unit, right: model.Term) -> Unit | None:
    if unit is right.unit:
        halved = isinstance(right, model.Constant) and not isinstance(left, model.Constant)
        return Unit.NUMBER if halved and unit is Unit.NUMBER else Unit.SHARE
    return unit if right.unit is Unit.NUMBER else None
