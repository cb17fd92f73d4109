"""What a value can be once reckoned: known, or not, and then why."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from overenskommelse.model.units import Value
from overenskommelse.outcome.reasons import Gap
from overenskommelse.source.records import frozen


@frozen
class Known:
    """A value; a quotient of two counts keeps them."""

    value: Value
    counts: tuple[Fraction, Fraction] | None = None


def merged_gaps(gaps: list[Gap]) -> tuple[Gap, ...]:
    """Gaps that differ only in the items they are for, as one with all of these."""
    items: dict[Gap, list[str]] = {}
    for gap in gaps:
        items.setdefault(evolve(gap, items=()), []).extend(gap.items)
    return tuple(evolve(gap, items=tuple(dict.fromkeys(codes))) for gap, codes in items.items())


@frozen
class Unknown:
    """No value, and everything that is missing for one."""

    gaps: tuple[Gap, ...]
