"""In: an amount, weights and a rule. Out: whole parts that add up to it, with their arithmetic.

Every method works on the same exact parts (`bounds.py`), in whole lots, and gives whole parts and
the recipients with equal claims; what settles those is asked for in one place. Only integers are
used.

`split` is for hosts: it looks for mistakes first, and is quick where there is nothing to look for.
`apportion` is for the engine, whose agreements are checked already.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import assert_never, cast

from attrs import frozen

from overenskommelse.allocation.asking import asked, is_plain, mistakes_of, mistakes_of_result
from overenskommelse.allocation.bounds import (
    Bounds,
    Exact,
    Factor,
    bounds_in_lots,
    exact_parts,
    factor_of,
)
from overenskommelse.allocation.divisors import Race, by_divisors, ladder_of
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.remainders import Parts, largest_remainder
from overenskommelse.allocation.rounding import (
    EachRow,
    Limits,
    Method,
    ModifiedWebster,
    Rounding,
    Rule,
    TieRule,
    Ties,
    Weight,
)
from overenskommelse.allocation.rows import cumulative, each_row, truncated
from overenskommelse.allocation.ties import settled
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.source.frozen import FrozenDict

_PLAIN = Rounding()
_USUAL: Mapping[str | None, Rounding] = {
    None: _PLAIN,
    **{rule.value: Rounding(ties=(rule,)) for rule in TieRule},
}


def split(
    amount: int,
    weights: Mapping[str, Weight],
    *,
    method: Method | str | EachRow | ModifiedWebster = Method.LARGEST_REMAINDER,
    ties: Ties | Sequence[Ties] | None = None,
    limits: Limits | None = None,
) -> Allocation:
    """Split an amount by weights, in whole units that add up to it.

    Args:
        amount: Whole units to split, 0 or more: kronor, öre, seats.
        weights: Recipient to weight, each 0 or more and not all 0.
        method: ``"largest-remainder"`` (``"hamilton"``), ``"jefferson"`` (``"d'hondt"``),
            ``"webster"`` (``"sainte-laguë"``), ``"adams"``, ``"huntington-hill"``, ``"dean"``,
            ``"cumulative"`` or ``"truncated"``; or `EachRow` or `ModifiedWebster`.
        ties: What settles equal claims to the last units: ``"code"``, ``"largest-weight"``,
            ``"smallest-weight"``, a `Draw`, or several of them, the first that can; None if
            nothing does.
        limits: Lots, floors and ceilings.

    Returns:
        The parts, in the order of `weights`, with their arithmetic in ``steps``.

    Raises:
        AllocationError: If something handed in cannot be used, if all weights are 0, if the limits
            cannot all be met, or if equal claims decide a unit and `ties` does not say how.

    Example:
        >>> split(100, {"01": 2, "03": 1}).amounts
        {'01': 67, '03': 33}
        >>> split(100, {"01": 1, "03": 1, "04": 1}, ties="code").amounts
        {'01': 34, '03': 33, '04': 33}
        >>> split(8, {"A": 100, "B": 80, "C": 30, "D": 20}, method="d'hondt").amounts
        {'A': 4, 'B': 3, 'C': 1, 'D': 0}
        >>> split(100, {"01": 9, "03": 1}, limits=Limits(at_least=20)).amounts
        {'01': 80, '03': 20}
    """
    is_usual = method is Method.LARGEST_REMAINDER and limits is None
    usual = _USUAL.get(ties) if is_usual and (ties is None or isinstance(ties, str)) else None
    if usual is not None and is_plain(amount, weights):
        return _settled(apportion(amount, weights, usual))
    return split_by_rule(amount, weights, Rule(method, ties, limits))


def split_by_rule(amount: int, weights: Mapping[str, Weight], rule: Rule) -> Allocation:
    """Split as `split` does, by a rule in one piece.

    Raises:
        AllocationError: As `split`.
    """
    rounding, mistakes = asked(rule, weights)
    mistakes = mistakes_of(amount, weights, rounding, mistakes)
    if mistakes:
        raise AllocationError(mistakes)
    return _settled(apportion(operator.index(amount), weights, rounding))


def _settled(allocation: Allocation | None) -> Allocation:
    """The allocation, unless it leaves open what the host has to say."""
    assert allocation is not None  # noqa: S101 - that the floors can be met was looked at
    mistakes = mistakes_of_result(allocation)
    if mistakes:
        raise AllocationError(mistakes)
    return allocation


def apportion(
    amount: int, weights: Mapping[str, Weight], rounding: Rounding = _PLAIN
) -> Allocation | None:
    """Split as `split` does, without checks; a tie nothing settles is left open in the result.

    Args:
        amount: Whole units, 0 or more.
        weights: Exact weights, 0 or more, of which one at least is more than 0.
        rounding: How exact parts become whole ones; floors not above their ceilings in lots.

    Returns:
        The parts, or None if the floors together are more than the amount.
    """
    whole, scale = whole_weights(weights)
    values = list(whole.values())
    lot = rounding.lot
    units = amount // lot
    bounds = bounds_in_lots(list(whole), rounding)
    if bounds is not None and sum(bounds.floors) > units:
        return None
    factor = factor_of(units, values, bounds)
    if rounding.method is Method.LARGEST_REMAINDER:  # the usual one, without a detour
        parts, tied = largest_remainder(exact_parts(values, factor, bounds))
    else:
        parts, tied = _parts(_Task(units, values, bounds, factor, whole), rounding.method)
    tie = None
    if tied is not None:
        codes = list(whole)
        tie = settled([codes[place] for place in tied[0]], tied[1], whole, rounding.ties)
        winners = set(tie.winners)
        for place in tied[0]:
            parts[place] += codes[place] in winners
    if lot != 1:
        parts = [part * lot for part in parts]
    amounts = FrozenDict(zip(whole, parts, strict=True))
    return Allocation(amount, amounts, whole, scale, rounding, factor, tie)


@frozen
class _Task:
    """What a method needs to know."""

    units: int
    weights: list[int]
    bounds: Bounds | None
    factor: Factor
    codes: Iterable[str]

    def exact(self) -> Exact:
        """The exact parts."""
        return exact_parts(self.weights, self.factor, self.bounds)


def _parts(task: _Task, method: Method | EachRow | ModifiedWebster) -> Parts:
    """Whole parts by a method, and who ties."""
    match method:
        case Method.LARGEST_REMAINDER:
            return largest_remainder(task.exact())
        case Method.TRUNCATED:
            return truncated(task.exact()), None
        case Method.CUMULATIVE:
            return cumulative(task.exact()), None
        case EachRow(to, halves):
            return each_row(task.exact(), halves, list(task.codes).index(to)), None
        case (
            ModifiedWebster()
            | Method.JEFFERSON
            | Method.WEBSTER
            | Method.ADAMS
            | Method.HUNTINGTON_HILL
            | Method.DEAN
        ):
            race = Race(task.units, task.weights, task.bounds, ladder_of(method))
            return by_divisors(race, task.factor)
    assert_never(method)


def whole_weights(weights: Mapping[str, Weight]) -> tuple[dict[str, int], int]:
    """Weights as whole numbers in the same proportions, and what they were multiplied with."""
    kinds = set(map(type, weights.values()))
    if kinds == {int}:
        return FrozenDict(cast("Mapping[str, int]", weights)), 1
    if not kinds & {Fraction, Decimal}:
        return FrozenDict({code: operator.index(weight) for code, weight in weights.items()}), 1  # type: ignore[arg-type]
    exact = {code: Fraction(_plain(weight)) for code, weight in weights.items()}
    scale = lcm(*(weight.denominator for weight in exact.values()))
    return FrozenDict({code: (weight * scale).numerator for code, weight in exact.items()}), scale


def _plain(weight: Weight) -> Weight:
    """A weight as Python's own integer, if it is another library's."""
    return weight if isinstance(weight, Fraction | Decimal) else operator.index(weight)
