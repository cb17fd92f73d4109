"""In: a number of steps, perhaps with a fraction. Out: a whole number of them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import assert_never

from overenskommelse.model.expressions import Direction


def whole_steps(number: Fraction, direction: Direction) -> int:
    """A number of steps as a whole number.

    Example:
        >>> whole_steps(Fraction(5, 2), Direction.HALVES_UP)
        3
    """
    match direction:
        case Direction.UP:
            return math.ceil(number)
        case Direction.DOWN:
            return math.floor(number)
        case Direction.HALVES_UP:
            return math.floor(number + Fraction(1, 2))
        case Direction.HALVES_DOWN:
            return math.ceil(number - Fraction(1, 2))
        case Direction.HALVES_TO_EVEN:
            return round(number)
    assert_never(direction)
