"""In: a function that splits, an amount and weights. Out: nothing, or what law it breaks.

A split is called as ``split(amount, weights)``, and gives whole parts by recipient, or an
`Allocation`. If equal remainders can occur, it must say how it settles them, as by
``partial(overenskommelse.split, ties="code")``.

Guarantees: a law calls the split with its own copies, compares whole numbers and fractions only,
and never asks how the split came to its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NoReturn, TypeAlias

from overenskommelse.allocation.record import Allocation

Weight: TypeAlias = int | Fraction | Decimal
Weights: TypeAlias = Mapping[str, Weight]
Parts: TypeAlias = Mapping[str, int]
Split: TypeAlias = Callable[[int, Weights], Parts | Allocation]
Limits: TypeAlias = Mapping[str, int]
BoundedSplit: TypeAlias = Callable[[int, Weights, Limits, Limits], Parts | Allocation]


def parts_add_up(split: Split, amount: int, weights: Weights) -> None:
    """The parts together are the amount.

    Raises:
        AssertionError: If they are not.

    Example:
        >>> def careless(amount, weights):
        ...     total = sum(weights.values())
        ...     return {code: amount * weight // total for code, weight in weights.items()}
        >>> parts_add_up(careless, 100, {"01": 2, "03": 1})
        Traceback (most recent call last):
            ...
        AssertionError: the parts come to 99 and not to 100: 100 by {'01': 2, '03': 1} gave \
{'01': 66, '03': 33}
    """
    parts = _parts(split, amount, weights)
    together = sum(parts.values())
    if together != amount:
        _broken(f"the parts come to {together} and not to {amount}", amount, weights, parts)


def nobody_is_lost(split: Split, amount: int, weights: Weights) -> None:
    """Everyone has a part, a whole number of 0 or more, in the order handed in.

    Raises:
        AssertionError: If someone has none, or somebody else has one.
    """
    parts = _parts(split, amount, weights)
    if list(parts) != list(weights):
        _broken("the parts are not for those handed in", amount, weights, parts)
    for code, part in parts.items():
        if type(part) is not int or part < 0:
            _broken(f"{code} has {part!r}, no whole number", amount, weights, parts)


def parts_are_within_one_unit_of_the_quota(split: Split, amount: int, weights: Weights) -> None:
    """Each part is the quota, rounded down or up (the quota rule).

    Raises:
        AssertionError: If a part is a whole unit or more from its quota.
    """
    parts = _parts(split, amount, weights)
    for code, quota in _quotas(amount, weights).items():
        if not quota - 1 < parts[code] < quota + 1:
            _broken(f"{code} has {parts[code]}, of a quota of {quota}", amount, weights, parts)


def whole_quotas_are_given(split: Split, amount: int, weights: Weights) -> None:
    """Where every quota is whole, each gets just that.

    Raises:
        AssertionError: If somebody gets anything else.
    """
    quotas = _quotas(amount, weights)
    parts = _parts(split, amount, weights)
    if all(quota.denominator == 1 for quota in quotas.values()) and parts != quotas:
        _broken("the quotas are whole, and were not given", amount, weights, parts)


def nothing_goes_to_weight_nought(split: Split, amount: int, weights: Weights) -> None:
    """Who has the weight 0 gets 0.

    Raises:
        AssertionError: If somebody gets something for nothing.
    """
    parts = _parts(split, amount, weights)
    for code, weight in weights.items():
        if not weight and parts[code]:
            _broken(f"{code} has {parts[code]} for the weight 0", amount, weights, parts)


def larger_weight_never_gets_less(split: Split, amount: int, weights: Weights) -> None:
    """Of two recipients, the one with the larger weight gets at least as much.

    Raises:
        AssertionError: If it gets less.
    """
    parts = _parts(split, amount, weights)
    ordered = sorted(weights, key=lambda code: (Fraction(weights[code]), parts[code]))
    for less, more in pairwise(ordered):
        if weights[more] > weights[less] and parts[more] < parts[less]:
            _broken(f"{more} weighs more than {less} and gets less", amount, weights, parts)


def equal_weights_differ_by_at_most_one(split: Split, amount: int, weights: Weights) -> None:
    """Recipients of equal weight get the same, but for one unit that cannot be halved.

    Raises:
        AssertionError: If they differ by more.
    """
    parts = _parts(split, amount, weights)
    ordered = sorted(weights, key=lambda code: (Fraction(weights[code]), parts[code]))
    first: dict[Fraction, str] = {}
    for code in ordered:
        least = first.setdefault(Fraction(weights[code]), code)
        if parts[code] > parts[least] + 1:
            _broken(f"{code} and {least} weigh the same", amount, weights, parts)


def same_input_gives_the_same(split: Split, amount: int, weights: Weights) -> None:
    """Asked twice, the split answers the same, and leaves what it was handed as it was.

    Raises:
        AssertionError: If it does not.
    """
    handed = dict(weights)
    first = _whole(split(amount, handed))
    if handed != dict(weights):
        _broken("the weights handed in were changed", amount, weights, first)
    second = _parts(split, amount, weights)
    if first != second:
        _broken(f"asked twice, it also gave {second}", amount, weights, first)


def order_does_not_matter(
    split: Split, amount: int, weights: Weights, order: tuple[str, ...] | None = None
) -> None:
    """The parts are the same in whatever order the recipients are handed in.

    Args:
        split: What splits.
        amount: What is split.
        weights: By what.
        order: Another order of the same recipients; without it, the reverse.

    Raises:
        AssertionError: If the order decides anything.
    """
    parts = _parts(split, amount, weights)
    other_order = order or tuple(weights)[::-1]
    others = _parts(split, amount, {code: weights[code] for code in other_order})
    if parts != others:
        _broken(f"in the order {list(other_order)} it gave {others}", amount, weights, parts)


def names_do_not_matter(split: Split, amount: int, weights: Weights) -> None:
    """The parts are the same by whatever codes the recipients go (anonymity).

    The new codes sort as the old ones do, since the order of codes may settle ties.

    Raises:
        AssertionError: If a code decides anything.
    """
    parts = _parts(split, amount, weights)
    width = len(str(len(weights)))
    names = {code: f"R{place:0{width}d}" for place, code in enumerate(sorted(weights))}
    others = _parts(split, amount, {names[code]: weight for code, weight in weights.items()})
    if any(others[names[code]] != part for code, part in parts.items()):
        _broken(f"under other names it gave {others}", amount, weights, parts)


def scale_does_not_matter(
    split: Split, amount: int, weights: Weights, factor: Fraction | int
) -> None:
    """Weights times a number give the same parts: only their proportions count.

    Args:
        split: What splits.
        amount: What is split.
        weights: By what.
        factor: More than 0.

    Raises:
        AssertionError: If the scale decides anything.
    """
    parts = _parts(split, amount, weights)
    scaled = {code: Fraction(weight) * factor for code, weight in weights.items()}
    others = _parts(split, amount, scaled)
    if parts != others:
        _broken(f"with weights times {factor} it gave {others}", amount, weights, parts)


def more_weight_never_gives_less(
    split: Split, amount: int, weights: Weights, code: str, gain: Weight
) -> None:
    """Who gains weight, while nobody else does, does not get less for it.

    Args:
        split: What splits.
        amount: What is split.
        weights: By what.
        code: Who gains.
        gain: How much, 0 or more.

    Raises:
        AssertionError: If it gets less.
    """
    parts = _parts(split, amount, weights)
    grown = {**weights, code: Fraction(weights[code]) + Fraction(gain)}
    others = _parts(split, amount, grown)
    if others[code] < parts[code]:
        _broken(f"when {code} weighs {gain} more it gave {others}", amount, weights, parts)


def larger_amount_takes_from_nobody(
    split: Split, amount: int, weights: Weights, more: int = 1
) -> None:
    """With a larger amount nobody gets less (no Alabama paradox).

    Args:
        split: What splits.
        amount: What is split.
        weights: By what.
        more: How much larger the amount becomes.

    Raises:
        AssertionError: If somebody gets less.
    """
    parts = _parts(split, amount, weights)
    others = _parts(split, amount + more, weights)
    for code, part in parts.items():
        if others[code] < part:
            told = f"of {amount + more}, {code} gets {others[code]}, and of {amount} it gets {part}"
            _broken(told, amount, weights, parts)


def nobody_loses_when_one_leaves(split: Split, amount: int, weights: Weights, code: str) -> None:
    """When one leaves and the amount stays, nobody else gets less.

    Args:
        split: What splits.
        amount: What is split.
        weights: By what; of those that stay, one at least counts.
        code: Who leaves.

    Raises:
        AssertionError: If somebody gets less.
    """
    parts = _parts(split, amount, weights)
    others = _parts(split, amount, _without(weights, code))
    for other, part in others.items():
        if part < parts[other]:
            _broken(f"without {code} it gave {others}", amount, weights, parts)


def who_stays_shares_as_before(split: Split, amount: int, weights: Weights, code: str) -> None:
    """When one leaves with its part, the others share the rest as before (coherence).

    Where it fails, a new member that brings just its own part with it moves units between the old
    ones (the new-states paradox).

    Args:
        split: What splits.
        amount: What is split.
        weights: By what; of those that stay, one at least counts.
        code: Who leaves.

    Raises:
        AssertionError: If the others share otherwise.
    """
    parts = _parts(split, amount, weights)
    others = _parts(split, amount - parts[code], _without(weights, code))
    if any(part != parts[other] for other, part in others.items()):
        _broken(f"when {code} leaves with its part it gave {others}", amount, weights, parts)


def weight_gained_never_loses_to_weight_lost(
    split: Split, amount: int, before: Weights, after: Weights
) -> None:
    """Nobody whose weight grew loses a unit while one whose weight shrank gains one.

    This is the population paradox. No method avoids it and keeps the quota rule as well
    (Balinski and Young, *Fair Representation*, 1982).

    Args:
        split: What splits.
        amount: What is split.
        before: By what.
        after: By what later; of the same recipients.

    Raises:
        AssertionError: If somebody does.
    """
    parts = _parts(split, amount, before)
    others = _parts(split, amount, after)
    lost = [code for code in parts if after[code] >= before[code] and others[code] < parts[code]]
    won = [code for code in parts if after[code] <= before[code] and others[code] > parts[code]]
    for loser in lost:
        for winner in won:
            moved = {loser: after[loser], winner: after[winner]}
            if any(after[code] != before[code] for code in moved):
                told = f"with {dict(after)}, {loser} loses to {winner}: {others}"
                _broken(told, amount, before, parts)


def bounds_are_kept(
    split: BoundedSplit, amount: int, weights: Weights, floors: Limits, ceilings: Limits
) -> None:
    """Nobody gets less than its floor or more than its ceiling, and nothing is left needlessly.

    Args:
        split: What splits, called as ``split(amount, weights, floors, ceilings)``.
        amount: What is split; at least all floors together.
        weights: By what.
        floors: What each gets at least; who is not there has none.
        ceilings: What each gets at most; who is not there has none.

    Raises:
        AssertionError: If a bound is broken, or something is left that somebody could get.
    """
    parts = _whole(split(amount, dict(weights), dict(floors), dict(ceilings)))
    for code, part in parts.items():
        if part < floors.get(code, 0) or part > ceilings.get(code, part):
            told = f"outside {floors.get(code, 0)} to {ceilings.get(code, '…')}"
            _broken(f"{code} has {part}, {told}", amount, weights, parts)
    left = amount - sum(parts.values())
    full = all(parts[code] == ceilings.get(code) for code, weight in weights.items() if weight)
    if left < 0 or (left and not full):
        _broken(f"{left} is left, and not all are at their ceiling", amount, weights, parts)


def _parts(split: Split, amount: int, weights: Weights) -> dict[str, int]:
    return _whole(split(amount, dict(weights)))


def _whole(found: Parts | Allocation) -> dict[str, int]:
    return dict(found.amounts if isinstance(found, Allocation) else found)


def _quotas(amount: int, weights: Weights) -> dict[str, Fraction]:
    total = sum((Fraction(weight) for weight in weights.values()), Fraction(0))
    return {code: amount * Fraction(weight) / total for code, weight in weights.items()}


def _without(weights: Weights, code: str) -> dict[str, Weight]:
    return {other: weight for other, weight in weights.items() if other != code}


def _broken(told: str, amount: int, weights: Weights, parts: Mapping[str, int]) -> NoReturn:
    raise AssertionError(f"{told}: {amount} by {dict(weights)} gave {dict(parts)}")
