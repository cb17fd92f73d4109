"""In: a split, and what of it comes back. Out: that split again, with all rounds in one record.

What is withheld, lapses or is repaid goes out by the same rule among those left. Floors and
ceilings hold over all rounds together: who has got its "at most" already gets nothing more.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, frozen

from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.asking import at_path, is_count, mistakes_of, mistakes_of_result
from overenskommelse.allocation.keys import Mixed, added, by_keys, key_mistakes
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.rounding import Rounding, Weight
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.frozen import FrozenDict


@frozen
class Round:
    """What came back, and how it went out again.

    Attributes:
        returned: Recipient to what it gives back, or does not get after all.
        result: The split of what came back, among those left.
    """

    returned: Mapping[str, int]
    result: Allocation | Mixed

    def to_dict(self) -> dict[str, object]:
        """The round as JSON-ready data."""
        return {"returned": dict(self.returned), "result": self.result.to_dict()}


@frozen
class Rounds:
    """A split in several rounds.

    Attributes:
        first: The first split.
        later: What came back and went out again, in order.

    The amounts and `undistributed` add up to `amount`, which is that of the first round.
    """

    first: Allocation | Mixed
    later: tuple[Round, ...]

    @property
    def amount(self) -> int:
        """What was split in the first round."""
        return self.first.amount

    @cached_property
    def amounts(self) -> Mapping[str, int]:
        """Recipient to what it has after all rounds."""
        back = ({code: -units for code, units in item.returned.items()} for item in self.later)
        return added([self.first.amounts, *back, *(item.result.amounts for item in self.later)])

    @property
    def undistributed(self) -> int:
        """Units nobody has after all rounds."""
        return self.amount - sum(self.amounts.values())

    def to_dict(self) -> dict[str, object]:
        """The rounds as JSON-ready data."""
        return {
            "amount": self.amount,
            "amounts": dict(self.amounts),
            "undistributed": self.undistributed,
            "first": self.first.to_dict(),
            "later": [item.to_dict() for item in self.later],
        }


def split_again(
    previous: Allocation | Mixed | Rounds,
    returned: Mapping[str, int],
    *,
    among: Iterable[str] | None = None,
) -> Rounds:
    """Split what comes back, by the same rule among those left.

    Args:
        previous: The split so far.
        returned: Recipient to units that are withheld, lapse or are repaid; not more than it has.
        among: Who takes part; everyone who has given nothing back in any round if None.

    Raises:
        AllocationError: If something handed in cannot be used, if nobody is left, or as `split`.

    Example:
        >>> from overenskommelse.allocation.apportionment import split
        >>> first = split(100, {"01": 1, "03": 1, "04": 2})
        >>> split_again(first, {"01": 25}).amounts
        {'01': 0, '03': 33, '04': 67}
    """
    rounds = previous if isinstance(previous, Rounds) else Rounds(previous, ())
    mistakes = _mistakes(rounds, returned)
    chosen = _left(rounds, returned) if among is None else list(among)
    mistakes += _strangers(chosen, rounds, "among")
    if not chosen:
        mistakes.append(at_path("among", "nobody-left"))
    if mistakes:
        raise AllocationError(mistakes)
    back = FrozenDict({code: operator.index(units) for code, units in returned.items()})
    kept = added([rounds.amounts, {code: -units for code, units in back.items()}])
    rounding = _remaining(rounds.first.rounding, chosen, kept)
    result = _split_among(chosen, sum(back.values()), rounds.first, rounding)
    return Rounds(rounds.first, (*rounds.later, Round(back, result)))


def _split_among(
    left: list[str], pot: int, first: Allocation | Mixed, rounding: Rounding
) -> Allocation | Mixed:
    """What came back, split among those left as the first round was.

    Raises:
        AllocationError: If that cannot be done, or leaves a tie open.
    """
    mistakes: list[Diagnostic] = []
    result: Allocation | Mixed | None = None
    if isinstance(first, Mixed):
        keys = tuple(evolve(key, weights=_of(key.weights, left)) for key in first.keys)
        mistakes = key_mistakes(pot, keys, rounding)
        result = None if mistakes else by_keys(pot, keys, first.at, rounding)
    else:
        weights = {code: Fraction(first.weights[code], first.scale) for code in left}
        mistakes = mistakes_of(pot, weights, rounding, [])
        result = None if mistakes else apportion(pot, weights, rounding)
    if result is not None:
        results = result.results if isinstance(result, Mixed) else (result,)
        mistakes = [mistake for item in results for mistake in mistakes_of_result(item)]
    if mistakes or result is None:
        raise AllocationError(mistakes)
    return result


def _of(weights: Mapping[str, Weight], left: list[str]) -> dict[str, Weight]:
    """The weights of those left."""
    return {code: weights[code] for code in left}


def _remaining(rounding: Rounding, left: list[str], kept: Mapping[str, int]) -> Rounding:
    """The rule, with what is left of floors and ceilings after what everyone has already."""
    floors, ceilings = rounding.floors, rounding.ceilings
    return evolve(
        rounding,
        floors=floors and _above(floors, left, kept),
        ceilings=ceilings and _above(ceilings, left, kept),
    )


def _above(
    limits: Mapping[str, int], left: list[str], kept: Mapping[str, int]
) -> Mapping[str, int]:
    """What there is from what everyone has to its limit."""
    return FrozenDict({code: max(0, limits[code] - kept[code]) for code in left if code in limits})


def _left(rounds: Rounds, returned: object) -> list[str]:
    """Who has given nothing back in any round."""
    back = {code for item in rounds.later for code, units in item.returned.items() if units}
    if isinstance(returned, Mapping):
        back |= {code for code, units in returned.items() if units}
    return [code for code in rounds.amounts if code not in back]


def _mistakes(rounds: Rounds, returned: object) -> list[Diagnostic]:
    """Mistakes in what comes back."""
    if not isinstance(returned, Mapping):
        return [at_path("returned", "bad-returned", found=shown(returned))]
    found = _strangers(returned, rounds, "returned")
    for code, units in returned.items():
        path = f"returned.{shown(code)}"
        if not is_count(units):
            found.append(at_path(path, "bad-amount", found=shown(units)))
        elif code in rounds.amounts and units > rounds.amounts[code]:
            has = rounds.amounts[code]
            found.append(at_path(path, "returned-too-much", units=units, amount=has))
    return found


def _strangers(codes: Iterable[object], rounds: Rounds, path: str) -> list[Diagnostic]:
    """Recipients that have no part in the split."""
    return [
        at_path(f"{path}.{shown(code)}", "stranger-in-round", recipient=shown(code))
        for code in codes
        if code not in rounds.amounts
    ]
