"""In: exact parts. Out: whole parts by the method of largest remainder, and the tie there is.

The method of largest remainder (Hamilton's; Balinski and Young, *Fair Representation*, 1982) gives
each recipient the whole units of its exact part, and one of the units left over to those with the
largest remainders. The exact parts together are whole, so fewer units are left over than there are
recipients with a remainder, and each gets at most one.

All remainders have the same denominator, so they compare as whole numbers, and the one that
decides is found by sorting the numbers alone, without the recipients.
"""

from __future__ import annotations

from overenskommelse.allocation.bounds import Exact

Tied = tuple[list[int], int]
"""Places of recipients with equal claims, and the units there are for them: fewer than they are."""
Parts = tuple[list[int], Tied | None]
"""Whole parts without the units that equal claims compete for, and who competes."""


def largest_remainder(exact: Exact) -> Parts:
    """Whole parts by largest remainder.

    Example:
        >>> largest_remainder(([3 * 10, 7 * 10, 4 * 10], 14))
        ([2, 5, 3], None)
        >>> largest_remainder(([5, 5], 2))
        ([2, 2], ([0, 1], 1))
    """
    numerators, denominator = exact
    pairs = [divmod(numerator, denominator) for numerator in numerators]
    remainders = [remainder for _, remainder in pairs]
    left = sum(remainders) // denominator
    if not left:
        return [part for part, _ in pairs], None
    ordered = sorted(remainders)
    last = ordered[-left]
    if ordered[-left - 1 : -left] != [last]:
        return [part + 1 if remainder >= last else part for part, remainder in pairs], None
    parts = [part + 1 if remainder > last else part for part, remainder in pairs]
    above = sum(remainder > last for remainder in remainders)
    equal = [place for place, remainder in enumerate(remainders) if remainder == last]
    return parts, (equal, left - above)
