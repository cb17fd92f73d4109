"""In: recipients with equal claims, and rules. Out: who of them gets a unit, and by what.

Guarantees: nothing is settled unless the rules name an order of all who tie, up to the last unit;
a draw that leaves one of them out settles nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from overenskommelse.allocation.record import Tie
from overenskommelse.allocation.rounding import Draw, TieRule


def settled(tied: Sequence[str], units: int, weights: Mapping[str, int], rules: Rules) -> Tie:
    """The tie, with those who get a unit if the rules tell.

    Args:
        tied: Who has equal claims.
        units: Units for them, fewer than they are.
        weights: Everyone's weight.
        rules: What settles it, the first that can.

    Example:
        >>> settled(["b", "a", "c"], 1, {"a": 1, "b": 2, "c": 2}, (TieRule.CODE,)).winners
        ('a',)
    """
    codes = sorted(tied)
    for used in range(1, len(rules) + 1):
        order = _order(codes, units, weights, rules[:used])
        if order is not None:
            names = ", ".join(rule_name(rule) for rule in rules[:used])
            draws = (rule for rule in rules[:used] if isinstance(rule, Draw))
            return Tie(tuple(codes), units, names, tuple(sorted(order[:units])), next(draws, None))
    return Tie(tuple(codes), units, None)


def rule_name(rule: TieRule | Draw) -> str:
    """A rule as one word."""
    return "draw" if isinstance(rule, Draw) else rule.value


def not_drawn(tie: Tie, rules: Rules) -> tuple[str, ...]:
    """Who ties and is not in the draw that should have settled it."""
    draws = [rule for rule in rules if isinstance(rule, Draw)]
    return tuple(code for code in tie.recipients if any(code not in draw.order for draw in draws))


Rules = tuple[TieRule | Draw, ...]


def _order(
    codes: list[str], units: int, weights: Mapping[str, int], rules: Rules
) -> list[str] | None:
    """The codes in the order of the rules, or None if they do not tell who comes last."""
    ranks: list[Mapping[str, int]] = []
    for rule in rules:
        rank = _ranks(rule, codes, weights)
        if rank is None:
            return None
        ranks.append(rank)
    keys = {code: tuple(rank[code] for rank in ranks) for code in codes}
    ordered = sorted(codes, key=keys.__getitem__)
    return None if keys[ordered[units - 1]] == keys[ordered[units]] else ordered


def _ranks(
    rule: TieRule | Draw, codes: list[str], weights: Mapping[str, int]
) -> Mapping[str, int] | None:
    """A number for each code by one rule, the smallest first; None if it leaves one out."""
    match rule:
        case TieRule.CODE:
            return {code: place for place, code in enumerate(codes)}
        case TieRule.LARGEST_WEIGHT:
            return {code: -weights[code] for code in codes}
        case TieRule.SMALLEST_WEIGHT:
            return {code: weights[code] for code in codes}
        case Draw():
            places = {code: place for place, code in enumerate(rule.order)}
            return places if all(code in places for code in codes) else None
    assert_never(rule)
