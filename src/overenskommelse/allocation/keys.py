"""In: an amount and several keys. Out: parts that follow all of them, with their arithmetic.

A mixed split says "20 % by population and 80 % by result". That can mean two things, which differ
by some units, so the host says which:

- **at the recipient**: everyone's shares by the keys are weighed into one exact share, which is
  rounded once;
- **at the pot**: the amount is split into whole pots first, by largest remainder, and each pot by
  its own key; a recipient's parts are added.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import evolve, frozen

from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.asking import (
    asked,
    at_path,
    is_weight,
    mistakes_of,
    mistakes_of_result,
)
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.rounding import Draw, Rounding, Rule, TieRule, Weight
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.text import Place

At = Literal["pot", "recipient"]


@frozen
class Key:
    """A part of an amount, and what it is split by.

    Attributes:
        share: The part, as 1/5; the shares of all keys are 1 together.
        weights: Recipient to weight, for every recipient.
        name: What the key is called in print.
    """

    share: Weight
    weights: Mapping[str, Weight]
    name: str = ""


@frozen
class Mixed:
    """An amount split by several keys.

    Attributes:
        amount: What was split.
        at: Where the parts were made whole: at the pot or at the recipient.
        keys: The keys.
        pots: The amount in pots, by the keys' numbers; None at the recipient.
        allocations: One for each pot, or the one by all keys together.

    The amounts and `undistributed` add up to `amount`.
    """

    amount: int
    at: At
    keys: tuple[Key, ...]
    pots: Allocation | None
    allocations: tuple[Allocation, ...]

    @cached_property
    def amounts(self) -> Mapping[str, int]:
        """Recipient to whole units, of all pots together."""
        return added(item.amounts for item in self.allocations)

    @property
    def undistributed(self) -> int:
        """Units nobody gets."""
        return self.amount - sum(self.amounts.values())

    @property
    def results(self) -> tuple[Allocation, ...]:
        """The split in pots, if there is one, and those of the pots."""
        return self.allocations if self.pots is None else (self.pots, *self.allocations)

    @property
    def rounding(self) -> Rounding:
        """The rule the pots were split by."""
        return self.allocations[0].rounding

    def to_dict(self) -> dict[str, object]:
        """The split as JSON-ready data."""
        keys = [{"name": key.name, "share": str(Fraction(key.share))} for key in self.keys]
        return {
            "amount": self.amount,
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
            "at": self.at,
            "keys": keys,
            "pots": None if self.pots is None else self.pots.to_dict(),
            "allocations": [item.to_dict() for item in self.allocations],
        }


def added(parts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """Amounts by recipient, added."""
    together: dict[str, int] = {}
    for part in parts:
        for code, amount in part.items():
            together[code] = together.get(code, 0) + amount
    return FrozenDict(together)


def fixed_key(shares: Mapping[str, Weight]) -> Mapping[str, Fraction]:
    """Shares that are the whole together, as weights; a sum that is not 1 is a mistake.

    Raises:
        AllocationError: If a share is no exact number, or they are not 1 together.

    Example:
        >>> fixed_key({"01": Fraction(3, 10), "03": Fraction(7, 10)})
        {'01': Fraction(3, 10), '03': Fraction(7, 10)}
    """
    mistakes = mistakes_of(0, shares, Rounding(), [])
    if not mistakes:
        mistakes = _sum_mistakes(shares.values(), "weights")
    if mistakes:
        raise AllocationError(mistakes)
    return FrozenDict({code: Fraction(share) for code, share in shares.items()})


def split_by_keys(amount: int, keys: Sequence[Key], *, at: At, rule: Rule | None = None) -> Mixed:
    """Split an amount by several keys.

    Args:
        amount: Whole units to split, 0 or more.
        keys: The keys, each with its share of the amount; all name the same recipients.
        at: ``"recipient"`` to weigh the keys into one share for each, rounded once; ``"pot"`` to
            split the amount into whole pots, each by its own key.
        rule: Method, ties and limits; floors and ceilings only at the recipient.

    Raises:
        AllocationError: As `split`, and if the keys' shares are not 1 together, or their
            recipients differ.

    Example:
        >>> people = Key(Fraction(1, 5), {"01": 1, "03": 1})
        >>> result = Key(Fraction(4, 5), {"01": 3, "03": 1})
        >>> split_by_keys(1000, [people, result], at="recipient").amounts
        {'01': 700, '03': 300}
    """
    first = keys[0].weights if keys else {}
    rounding, mistakes = asked(rule or Rule(), first)
    mistakes = [*mistakes, *key_mistakes(amount, keys, rounding)]
    if at not in ("pot", "recipient"):
        mistakes.append(at_path("at", "no-place-called", found=shown(at)))
    if at == "pot" and (rounding.floors is not None or rounding.ceilings is not None):
        mistakes.append(at_path("rule.limits", "bounds-with-parts"))
    if mistakes:
        raise AllocationError(mistakes)
    mixed = by_keys(operator.index(amount), tuple(keys), at, rounding)
    mistakes = [mistake for item in mixed.results for mistake in mistakes_of_result(item)]
    if mistakes:
        raise AllocationError(mistakes)
    return mixed


def by_keys(amount: int, keys: tuple[Key, ...], at: At, rounding: Rounding) -> Mixed:
    """Split as `split_by_keys` does, without checks; ties nothing settles are left open.

    Args:
        amount: Whole units, 0 or more.
        keys: Keys whose weights are not all 0.
        at: Where the parts are made whole.
        rounding: The rule; its floors are not more than the amount.
    """
    keys = tuple(evolve(key, weights=FrozenDict(key.weights)) for key in keys)
    if at == "recipient":
        whole = apportion(amount, joint_weights(keys), rounding)
        assert whole is not None  # noqa: S101 - the floors can be met
        return Mixed(amount, at, keys, None, (whole,))
    shares = {f"{number:04d}": key.share for number, key in enumerate(keys, start=1)}
    pots = apportion(amount, shares, rule_of_pots(rounding))
    assert pots is not None  # noqa: S101 - there are no floors
    parts = (
        apportion(pot, key.weights, rounding)
        for pot, key in zip(pots.amounts.values(), keys, strict=True)
    )
    return Mixed(amount, at, keys, pots, tuple(part for part in parts if part is not None))


def rule_of_pots(rounding: Rounding) -> Rounding:
    """The rule by which an amount is split in pots: by largest remainder, without bounds.

    Lots were drawn among recipients and say nothing of pots; these then go in their order.
    """
    ties = tuple(TieRule.CODE if isinstance(rule, Draw) else rule for rule in rounding.ties)
    return Rounding(ties=ties, lot=rounding.lot)


def joint_weights(keys: Sequence[Key]) -> dict[str, Fraction]:
    """Each recipient's shares by the keys, weighed by the keys' parts of the whole."""
    joint: dict[str, Fraction] = {}
    for key in keys:
        total = sum((Fraction(weight) for weight in key.weights.values()), Fraction(0))
        for code, weight in key.weights.items():
            share = Fraction(key.share) * Fraction(weight) / total if total else Fraction(0)
            joint[code] = joint.get(code, Fraction(0)) + share
    return joint


def key_mistakes(amount: object, keys: Sequence[Key], rounding: Rounding) -> list[Diagnostic]:
    """Mistakes in the keys, each at the number of its key, from 0."""
    if not keys:
        return [at_path("keys", "nobody-to-split-between")]
    found: list[Diagnostic] = []
    for number, key in enumerate(keys):
        path = f"keys[{number}]"
        if not is_weight(key.share):
            found.append(at_path(f"{path}.share", "bad-weight", found=shown(key.share)))
        told = mistakes_of(amount, key.weights, rounding, [])
        found += [evolve(item, place=Place(path=f"{path}.{item.place.path}")) for item in told]
    if found:
        return found
    known = set(keys[0].weights)
    for number, key in enumerate(keys):
        for code in sorted(known ^ set(key.weights)):
            found.append(at_path(f"keys[{number}].weights", "keys-differ", recipient=code))
    return [*found, *_sum_mistakes((key.share for key in keys), "keys")]


def _sum_mistakes(shares: Iterable[Weight], path: str) -> list[Diagnostic]:
    """Whether shares are the whole together."""
    together = sum((Fraction(share) for share in shares), Fraction(0))
    return [] if together == 1 else [at_path(path, "keys-not-whole", together=together)]
