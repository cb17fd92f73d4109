"""What a value can be once reckoned: known, or not, and then why."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from overenskommelse.model.units import Value
from overenskommelse.outcome.reasons import Gap


@frozen
class Known:
    """A value; a quotient of two counts keeps them."""

    value: Value
    counts: tuple[Fraction, Fraction] | None = None


@frozen
class Unknown:
    """No value, and everything that is missing for one."""

    gaps: tuple[Gap, ...]
