"""In: nothing. Out: strategies for amounts, weights and bounds, as `split` and its like take them.

Guarantees: every weight is exact and 0 or more, and one at least counts; bounds can be kept with
the amount they come with. Chance leans to what is hard: noughts, equal weights, near-equal
remainders, and sizes far apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from attrs import frozen
from hypothesis import strategies as st

from overenskommelse.testing.laws.splits import Weight, Weights

W = TypeVar("W", bound=Weight)

codes = st.text("0123456789ABC", min_size=1, max_size=4)
"""Codes of recipients: short, so that some are the beginnings of others."""


def amounts(largest: int = 10**12) -> st.SearchStrategy[int]:
    """Amounts to split: nought, small enough to tie, and large."""
    return st.integers(0, min(20, largest)) | st.integers(0, largest)


def whole_weights(most: int = 12) -> st.SearchStrategy[dict[str, int]]:
    """Weights that are whole numbers."""
    return _some_count(st.one_of(_CLOSE, _CLOSE, _ANY_WHOLE), most)


def weights(most: int = 12) -> st.SearchStrategy[dict[str, Weight]]:
    """Weights of every exact sort: whole numbers, fractions, decimals, mixed.

    Args:
        most: At most so many recipients.

    Example:
        >>> from hypothesis import find
        >>> found = find(weights(), lambda found: len(found) > 2 and not all(found.values()))
        >>> sorted(found.values())
        [0, 0, 1]
    """
    fractions = st.fractions(0, 1_000, max_denominator=1_000)
    decimals = st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=4)
    mixed: st.SearchStrategy[Weight] = st.one_of(_CLOSE, fractions, decimals, _ANY_WHOLE)
    close = _some_count(_CLOSE, most)
    return st.one_of(close, _equal(most), _some_count(mixed, most), whole_weights(most))


@frozen
class BoundedCase:
    """An amount to split within bounds that it is large enough for.

    Attributes:
        amount: What is split.
        weights: By what.
        floors: What each gets at least; who is not there has none.
        ceilings: What each gets at most; who is not there has none.
    """

    amount: int
    weights: Weights
    floors: Mapping[str, int]
    ceilings: Mapping[str, int]


@st.composite
def bounded_cases(draw: st.DrawFn, most: int = 8) -> BoundedCase:
    """An amount, weights and bounds that go together; no floor is above its ceiling."""
    found = draw(whole_weights(most))
    floors: dict[str, int] = {}
    ceilings: dict[str, int] = {}
    for code in found:
        if draw(st.booleans()):
            floors[code] = draw(st.integers(0, 40))
        if draw(st.booleans()):
            ceilings[code] = floors.get(code, 0) + draw(st.integers(0, 120))
    least = sum(floors.values())
    return BoundedCase(draw(st.integers(least, least + 500)), found, floors, ceilings)


_CLOSE = st.integers(0, 3)
_ANY_WHOLE = st.integers(0, 10**12) | st.sampled_from([10**30, 10**30 + 1])


def _some_count(one: st.SearchStrategy[W], most: int) -> st.SearchStrategy[dict[str, W]]:
    """Weights of which one at least is more than 0."""
    found = st.dictionaries(codes, one, min_size=1, max_size=most)
    return found.filter(lambda some: any(some.values()))


def _equal(most: int) -> st.SearchStrategy[dict[str, Weight]]:
    """The same weight for everyone."""
    same: st.SearchStrategy[Weight] = st.sampled_from([1, 7, Fraction(1, 3), Decimal("0.1")])
    several = st.lists(codes, min_size=1, max_size=most, unique=True)
    return st.builds(dict.fromkeys, several, same)
