"""Rounding: to which step, and which way, both of which the file must say."""

from __future__ import annotations

from fractions import Fraction

from overenskommelse.check import rounding_mistakes as mistakes
from overenskommelse.check.constants import constant_of
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as model
from overenskommelse.model.units import Unit
from overenskommelse.source.text import Span
from overenskommelse.syntax import expressions as syntax
from overenskommelse.syntax.words import words_of

MOST_DECIMALS = 12
_DIRECTIONS = {
    syntax.Direction.UP: model.Direction.UP,
    syntax.Direction.DOWN: model.Direction.DOWN,
    syntax.Direction.HALVES_UP: model.Direction.HALVES_UP,
    syntax.Direction.HALVES_DOWN: model.Direction.HALVES_DOWN,
    syntax.Direction.HALVES_TO_EVEN: model.Direction.HALVES_TO_EVEN,
}


def rounded(node: syntax.Rounded, operand: model.Term, scope: Scope) -> model.Rounded | None:
    """A value rounded, or None with a diagnostic."""
    step = _step(node, operand.unit, scope)
    direction = direction_of(node.direction, node.span, scope)
    if step is None or direction is None:
        return None
    return model.Rounded(operand, step, direction, operand.unit)


def direction_of(
    written: syntax.Direction | None, span: Span, scope: Scope, before: str = ""
) -> model.Direction | None:
    """Which way something is rounded; the file must say it, with some words before it."""
    if written is None:
        words = words_of(scope.language)
        ways = [before + words.write(way.value) for way in syntax.Direction]
        scope.found.append(mistakes.choice_rounding(span, ways))
        return None
    return _DIRECTIONS[written]


def _step(node: syntax.Rounded, unit: Unit, scope: Scope) -> Fraction | None:
    """The step in the value's own unit; decimals are of plain numbers only."""
    if isinstance(node.step, int):
        fits = unit is Unit.NUMBER and node.step <= MOST_DECIMALS
        step = Fraction(1, 10**node.step) if fits else None
    else:
        constant = constant_of(node.step)
        step = constant.value if constant.unit is unit and constant.value > 0 else None
    if step is None:
        scope.found.append(mistakes.rounding_step(node.span, unit))
    return step
