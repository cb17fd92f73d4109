"""In: a value or condition. Out: the facts and measures it names directly, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from overenskommelse.model import expressions as xp

NodeWithParts: TypeAlias = (
    xp.Constant
    | xp.Negation
    | xp.Arithmetic
    | xp.Aggregate
    | xp.ItemCount
    | xp.Extreme
    | xp.Rounded
    | xp.AttributeTerm
    | xp.TextConstant
    | xp.ValueTerm
    | xp.Condition
)


def named_terms(node: xp.Term | xp.Condition) -> Iterator[xp.FactTerm | xp.MeasureTerm]:
    """Every fact and measure named in a value or condition, from left to right."""
    if isinstance(node, xp.FactTerm | xp.MeasureTerm):
        yield node
        return
    for part in parts_of(node):
        yield from named_terms(part)


def parts_of(  # noqa: C901 - one case for each kind of value and condition
    node: NodeWithParts,
) -> tuple[xp.Term | xp.Condition, ...]:
    """What a value or condition is made of."""
    match node:
        case xp.Constant():
            return ()
        case xp.Arithmetic(first, rest):
            return (first, *(term for _, term in rest))
        case xp.Comparison(left, _, right):
            return (left, right)
        case (
            xp.Negation(inner)
            | xp.Rounded(inner)
            | xp.InTime(inner)
            | xp.IsYes(inner)
            | xp.Not(inner)
        ):
            return (inner,)
        case xp.AllOf(conditions) | xp.AnyOf(conditions) | xp.AtLeastOf(_, conditions):
            return conditions
        case xp.HumanDecision() | xp.AttributeTerm() | xp.TextConstant() | xp.ValueTerm():
            return ()
        case xp.Extreme(_, operands):
            return operands
        case xp.Within(term, _, _, since):
            return (term, since)
        case xp.Aggregate(_, operand, _, where):
            return (operand,) if where is None else (operand, where)
        case xp.ItemCount(_, condition) | xp.ForEvery(_, condition):
            return (condition,)
    assert_never(node)
