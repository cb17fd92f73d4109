"""In: how a file says that a split is rounded. Out: the same as a rule of the arithmetic.

The check asks with it for ties that are certain, and the engine splits by it; so what is told
before any facts is what comes out.
"""

from __future__ import annotations

from fractions import Fraction

from overenskommelse.allocation import rounding as arithmetic
from overenskommelse.model.grants import Split
from overenskommelse.model.rounding import Draw, Halves, Method, MethodRule, TieRule


def rounding_of(split: Split) -> arithmetic.Rounding:
    """The rule of a split, without floors and ceilings."""
    return arithmetic.Rounding(_method(split.method), ties_of(split.ties), split.lot)


def ties_of(rules: tuple[TieRule, ...]) -> tuple[arithmetic.TieRule | arithmetic.Draw, ...]:
    """Rules for equal claims, in their order."""
    return tuple(
        arithmetic.Draw(rule.order, rule.by, rule.on, rule.document)
        if isinstance(rule, Draw)
        else arithmetic.TieRule(rule.value)
        for rule in rules
    )


def _method(
    rule: MethodRule,
) -> arithmetic.Method | arithmetic.EachRow | arithmetic.ModifiedWebster:
    match rule:
        case MethodRule(Method.ROW_BY_ROW, halves=Halves() as halves, to=str() as to):
            return arithmetic.EachRow(to, halves.value)
        case MethodRule(Method.MODIFIED_WEBSTER, Fraction() as first):
            return arithmetic.ModifiedWebster(first)
        case MethodRule(method):
            return arithmetic.Method(method.value)
