"""In: ranges of numbers. Out: the range of what is reckoned from them (interval arithmetic).

Guarantees: if each number lies in its range, the result lies in the result's range, whatever the
numbers are (Moore, *Interval Analysis*, 1966). Everything is exact.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from attrs import evolve

from overenskommelse.source.records import frozen

LARGEST_BITS = 4096
"""Numbers that grow beyond this come from no agreement; they are told, not reckoned on."""
_End: TypeAlias = tuple[int, Fraction]
"""An end of a range: -1 and 1 in front are without end, downwards and upwards."""
_NONE = Fraction(0)


@frozen
class Range:
    """What a number can be.

    Attributes:
        low: The smallest it can be, or None without end.
        high: The largest it can be, or None without end.
        is_whole: Whether it is a whole number.
        is_sure: Whether there will be a number, whatever the facts turn out to be; a quotient has
            none when there are no cases.
        bits: How long its numerator or denominator can be, at most.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    is_whole: bool = False
    is_sure: bool = True
    bits: int = 0

    def plus(self, other: Range) -> Range:
        """The range of a sum.

        Example:
            >>> found = Range(Fraction(1), Fraction(2)).plus(Range(Fraction(0)))
            >>> (found.low, found.high)
            (Fraction(1, 1), None)
        """
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        is_whole = self.is_whole and other.is_whole
        bits = max(self.bits, other.bits) if is_whole else self.bits + other.bits
        return self._with(other, low, high, is_whole=is_whole, bits=bits + 1)

    def negative(self) -> Range:
        """The range of the number with its sign turned."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return evolve(self, low=low, high=high)

    def times(self, other: Range) -> Range:
        """The range of a product: its ends are among the products of the ends."""
        ends = [_product(*pair) for pair in product(self._ends(), other._ends())]
        low, high = _number(min(ends)), _number(max(ends))
        is_whole = self.is_whole and other.is_whole
        return self._with(other, low, high, is_whole=is_whole, bits=self.bits + other.bits)

    def over(self, other: Range) -> Range:
        """The range of a quotient, where the divisor is not 0; if it can be, it is not sure."""
        divisor = other.apart_from_nought()
        inverse = divisor.inverse()
        quotient = self.times(inverse)
        may_be_nought = not (_is_above(other.low) or _is_above(other.negative().low))
        return evolve(quotient, is_whole=False, is_sure=quotient.is_sure and not may_be_nought)

    def apart_from_nought(self) -> Range:
        """The range without 0 at its end, as far as that can be told of whole numbers."""
        if self.is_whole and self.low == 0:
            return evolve(self, low=Fraction(1))
        if self.is_whole and self.high == 0:
            return evolve(self, high=Fraction(-1))
        return self

    def inverse(self) -> Range:
        """The range of 1 divided by the number, which is not 0."""
        if self.low is not None and self.low >= 0:
            low = _NONE if self.high is None else self._one_over(self.high)
            return evolve(self, low=low, high=self._one_over(self.low), is_whole=False)
        if self.high is not None and self.high <= 0:
            return self.negative().inverse().negative()
        return evolve(self, low=None, high=None, is_whole=False)

    def hull(self, other: Range) -> Range:
        """The range of a number that is the one or the other."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        is_whole = self.is_whole and other.is_whole
        return self._with(other, low, high, is_whole=is_whole, bits=max(self.bits, other.bits))

    def larger(self, other: Range) -> Range:
        """The range of the larger of two numbers."""
        lows = [low for low in (self.low, other.low) if low is not None]
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        is_whole = self.is_whole and other.is_whole
        bits = max(self.bits, other.bits)
        return self._with(other, max(lows, default=None), high, is_whole=is_whole, bits=bits)

    def smaller(self, other: Range) -> Range:
        """The range of the smaller of two numbers."""
        return self.negative().larger(other.negative()).negative()

    def within(self, low: Fraction, high: Fraction) -> Range:
        """The range cut to what is known of the number in another way."""
        below = low if self.low is None else max(low, self.low)
        above = high if self.high is None else min(high, self.high)
        return evolve(self, low=below, high=above)

    def can_be(self, number: Fraction) -> bool:
        """Whether the number can be that one."""
        if self.is_whole and number.denominator != 1:
            return False
        low, high = self._ends()
        return low <= (0, number) <= high

    def _ends(self) -> tuple[_End, _End]:
        low = (-1, _NONE) if self.low is None else (0, self.low)
        high = (1, _NONE) if self.high is None else (0, self.high)
        return low, high

    def _with(
        self,
        other: Range,
        low: Fraction | None,
        high: Fraction | None,
        *,
        is_whole: bool,
        bits: int,
    ) -> Range:
        is_sure = self.is_sure and other.is_sure and bits <= LARGEST_BITS
        return Range(low, high, is_whole, is_sure, bits)

    def _one_over(self, number: Fraction) -> Fraction | None:
        return 1 / number if number else None


def exactly(number: Fraction) -> Range:
    """The range of a number that is known."""
    bits = max(number.numerator.bit_length(), number.denominator.bit_length())
    return Range(number, number, number.denominator == 1, is_sure=True, bits=bits)


def samples(found: Range, thresholds: list[Fraction]) -> list[Fraction]:
    """Numbers of the range: one for each way it can lie to the thresholds.

    Example:
        >>> [int(number) for number in samples(Range(_NONE, None, True), [Fraction(2)])]
        [0, 2, 3]
    """
    points = sorted(set(thresholds))
    tried = [*points]
    for low, high in zip([None, *points], [*points, None], strict=True):
        tried += _between(found, low, high)
    return sorted({number for number in tried if found.can_be(number)})


def _between(found: Range, low: Fraction | None, high: Fraction | None) -> list[Fraction]:
    """A number of the range right between two thresholds, if there is one."""
    starts = [end for end in (low, found.low) if end is not None]
    stops = [end for end in (high, found.high) if end is not None]
    start, stop = max(starts, default=None), min(stops, default=None)
    if start is None:
        tried = [_NONE if stop is None else stop - 1, _NONE if stop is None else stop]
    else:
        middle = start + 1 if stop is None else (start + stop) / 2
        tried = [start, middle, *([] if stop is None else [stop])]
    if found.is_whole:
        tried = [number for end in tried for number in _neighbours(end)]
    fits = [
        number
        for number in tried
        if found.can_be(number)
        and (low is None or number > low)
        and (high is None or number < high)
    ]
    return fits[:1]


def _neighbours(number: Fraction) -> list[Fraction]:
    """Whole numbers at and beside a number."""
    below = math.floor(number)
    return [Fraction(each) for each in (below - 1, below, below + 1, below + 2)]


def _is_above(low: Fraction | None) -> bool:
    return low is not None and low > 0


def _product(one: _End, other: _End) -> _End:
    """The product of two ends; nothing times what has no end is nothing."""
    if one == (0, _NONE) or other == (0, _NONE):
        return (0, _NONE)
    if not one[0] and not other[0]:
        return (0, one[1] * other[1])
    return (_sign(one) * _sign(other), _NONE)


def _sign(end: _End) -> int:
    return end[0] or (1 if end[1] > 0 else -1)


def _number(end: _End) -> Fraction | None:
    return None if end[0] else end[1]
