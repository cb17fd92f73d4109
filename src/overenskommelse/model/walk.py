"""In: a value or condition. Out: the facts and measures it names directly, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from overenskommelse.model import expressions as xp


def named_terms(node: xp.Term | xp.Condition) -> Iterator[xp.FactTerm | xp.MeasureTerm]:
    """Every fact and measure named in a value or condition, from left to right."""
    match node:
        case xp.FactTerm() | xp.MeasureTerm():
            yield node
        case xp.Constant():
            return
        case xp.Arithmetic(first, rest):
            yield from named_terms(first)
            for _, term in rest:
                yield from named_terms(term)
        case xp.Comparison(left, _, right):
            yield from named_terms(left)
            yield from named_terms(right)
        case xp.Negation(inner) | xp.InTime(inner) | xp.IsYes(inner) | xp.Not(inner):
            yield from named_terms(inner)
        case xp.AllOf(conditions) | xp.AnyOf(conditions):
            for condition in conditions:
                yield from named_terms(condition)
        case _:
            assert_never(node)
