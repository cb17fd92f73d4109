"""The second evaluator: how exact parts become whole ones, as `docs/language/README.md` tells it.

Slow and plain on purpose; nothing is shared with `engine/` or `allocation/`. What is left over is
handed out unit by unit, and claims are compared as fractions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from overenskommelse.model.grants import Split
from overenskommelse.model.rounding import Draw, Halves, Method, TieOrder, TieRule

Limits = Mapping[str, tuple[int, int | None]]


class Open(Exception):  # noqa: N818 - it is no error: the split cannot be told
    """The split is open."""


@frozen
class Parts:
    """Whole parts, and those who tie for a unit that no rule gives to either."""

    amounts: dict[str, int]
    tied: frozenset[str] = frozenset()


@frozen
class Asked:
    """Units, whom they are for, and what each would get exactly."""

    units: int
    quotas: Mapping[str, Fraction]
    weights: Mapping[str, Fraction]
    limits: Limits


def rounded(asked: Asked, split: Split) -> Parts:
    """Whole parts by the method of a split."""
    match split.method.method:
        case Method.LARGEST_REMAINDER:
            return largest_remainder(asked, split.ties)
        case Method.DOWN:
            return Parts({code: math.floor(quota) for code, quota in asked.quotas.items()})
        case Method.RUNNING_TOTALS:
            return _running(asked)
        case Method.ROW_BY_ROW:
            return _row_by_row(asked, split)
        case _:
            return _by_claims(asked, split)


def largest_remainder(asked: Asked, ties: tuple[TieRule, ...]) -> Parts:
    """Each gets its whole units; those left go, one each, to the largest remainders."""
    quotas = asked.quotas
    parts = {code: math.floor(quota) for code, quota in quotas.items()}
    left = sum(quotas.values(), Fraction(0)) - sum(parts.values())
    assert left.denominator == 1, "exact parts come to a whole number of units"
    waiting = {code: quotas[code] - parts[code] for code in quotas}
    units = int(left)
    while units:
        largest = max(waiting.values())
        equal = [code for code in waiting if waiting[code] == largest]
        first = _first(equal, units, asked.weights, ties)
        if first is None:
            return Parts(parts, frozenset(equal))
        for code in first:
            parts[code] += 1
            del waiting[code]
        units -= len(first)
    return Parts(parts)


def _first(
    equal: list[str], units: int, weights: Mapping[str, Fraction], ties: tuple[TieRule, ...]
) -> list[str] | None:
    """Who of those with equal claims get a unit, or None if no rule tells."""
    if len(equal) <= units:
        return equal
    for asked in range(1, len(ties) + 1):
        rules = ties[:asked]
        drawn = [rule.order for rule in rules if isinstance(rule, Draw)]
        if any(code not in order for order in drawn for code in equal):
            return None
        places = {code: [_place(code, rule, weights) for rule in rules] for code in equal}
        ordered = sorted(equal, key=lambda code: places[code])
        if places[ordered[units - 1]] != places[ordered[units]]:
            return ordered[:units]
    return None


def _place(code: str, rule: TieRule, weights: Mapping[str, Fraction]) -> Fraction | str | int:
    match rule:
        case TieOrder.CODE:
            return code
        case TieOrder.LARGEST_KEY:
            return -weights[code]
        case TieOrder.SMALLEST_KEY:
            return weights[code]
        case Draw(order):
            return order.index(code)


def _running(asked: Asked) -> Parts:
    totals = [Fraction(0)]
    for quota in asked.quotas.values():
        totals.append(totals[-1] + quota)
    whole = [math.floor(total + Fraction(1, 2)) for total in totals]
    steps = [after - before for before, after in pairwise(whole)]
    return Parts(dict(zip(asked.quotas, steps, strict=True)))


def _row_by_row(asked: Asked, split: Split) -> Parts:
    """Each to the nearest unit; who takes the difference must be there and keep to its limits."""
    to = split.method.to or ""
    parts = {code: _nearest(quota, split.method.halves) for code, quota in asked.quotas.items()}
    difference = int(sum(asked.quotas.values(), Fraction(0))) - sum(parts.values())
    if to not in parts:
        if difference:
            raise Open
        return Parts(parts)
    parts[to] += difference
    floor, ceiling = asked.limits.get(to, (None, None))
    too_low = floor is not None and parts[to] < floor
    if too_low or (ceiling is not None and parts[to] > ceiling):
        raise Open
    return Parts(parts)


def _nearest(quota: Fraction, halves: Halves | None) -> int:
    below, over = divmod(quota, 1)
    if over == Fraction(1, 2) and halves is Halves.TO_EVEN:
        return int(below) + int(below) % 2
    return int(below) + (over >= Fraction(1, 2))


def _by_claims(asked: Asked, split: Split) -> Parts:
    """Unit by unit to the largest claim, from so little that nobody can have less."""
    spread = len(asked.quotas) + 1
    parts = {
        code: max(asked.limits.get(code, (0, None))[0], math.floor(quota) - spread)
        for code, quota in asked.quotas.items()
    }
    units = asked.units - sum(parts.values())
    while units:
        claims = {
            code: _claim(asked.weights[code], held, split)
            for code, held in parts.items()
            if asked.weights[code] and held != asked.limits.get(code, (0, None))[1]
        }
        if not claims:
            return Parts(parts)
        largest = max(claims.values())
        equal = [code for code in claims if claims[code] == largest]
        first = _first(equal, units, asked.weights, split.ties)
        if first is None:
            return Parts(parts, frozenset(equal))
        for code in first:
            parts[code] += 1
        units -= len(first)
    return Parts(parts)


def _claim(weight: Fraction, held: int, split: Split) -> tuple[int, Fraction]:
    """How large the claim to one more is; before all others where the divisor is 0."""
    divisor = _divisor(held, split)
    if not divisor:
        return 1, Fraction(0)
    is_squared = split.method.method is Method.HUNTINGTON_HILL
    return 0, (weight * weight if is_squared else weight) / divisor


def _divisor(held: int, split: Split) -> Fraction:
    match split.method.method:
        case Method.JEFFERSON:
            return Fraction(held + 1)
        case Method.WEBSTER:
            return Fraction(2 * held + 1)
        case Method.MODIFIED_WEBSTER:
            return Fraction(2 * held + 1) if held else split.method.first or Fraction(0)
        case Method.ADAMS:
            return Fraction(held)
        case Method.HUNTINGTON_HILL:
            return Fraction(held * (held + 1))
        case Method.DEAN:
            return Fraction(2 * held * (held + 1), 2 * held + 1)
        case _:
            raise AssertionError("no method with divisors")
