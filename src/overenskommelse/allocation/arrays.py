"""In: an amount and weights in a NumPy array. Out: whole parts in an array, the same as of `split`.

For very many recipients: the method of largest remainder, with lots and rules for ties. The exact
part of each is ``units * weight / total``, and the product may need far more than 64 bits. So the
units are taken in pieces, from the top, as in a long division on paper: what is left of one step is
moved up and divided again with the next piece, which has as many bits as 64 leave room for. The
remainder that decides is found by a partial sort.

Guarantees: only whole numbers are used, and no step can pass 64 bits. Where they are not enough,
because the amount or the sum of the weights is too large, the plain arithmetic does the work, as
exactly and more slowly. NumPy is imported only when a host that has imported it hands in an array.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import KeysView, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from overenskommelse.allocation.asking import asked, at_path, is_count, tie_mistakes
from overenskommelse.allocation.bounds import Factor, exact_parts
from overenskommelse.allocation.record import Allocation, Tie
from overenskommelse.allocation.remainders import Tied, largest_remainder
from overenskommelse.allocation.rounding import Rounding, Rule, Ties
from overenskommelse.allocation.ties import settled
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole: TypeAlias = NDArray[np.uint64]

Codes: TypeAlias = "Sequence[str] | Mapping[str, object] | KeysView[str] | NDArray[Any]"

_BITS = 64
_HALF = 32
_KEYS = dict | type({}.keys())
"""Of these, no two can be alike, which need not be looked for."""
_FEWEST_TOO_LARGE = 2**63
"""The least amount that does not fit in the signed numbers of 64 bits that parts are told in."""
_MOST_TOLD = 10


@frozen
class ArrayAllocation:
    """An amount split in whole units by weights in an array.

    Attributes:
        amount: What was split.
        amounts: Whole units, in the order of the weights: ``int64``, or Python's own integers
            (``object``) where the amount is 2**63 or more.
        weights: The weights, as ``uint64``.
        codes: The recipients' codes, in the order of the weights; None if none were handed in.
        rounding: The rule it was split by.
        factor: What one of weight gets exactly, in lots.
        tie: Equal claims that decided a unit; None if there were none.

    The amounts and `undistributed` add up to `amount`. The arrays cannot be written to.
    """

    amount: int
    amounts: NDArray[Any]
    weights: Whole
    codes: tuple[str, ...] | None
    rounding: Rounding
    factor: Factor
    tie: Tie | None = None

    @property
    def undistributed(self) -> int:
        """Units nobody gets, since they are less than a lot."""
        return self.amount - int(self.amounts.sum())

    def as_allocation(self) -> Allocation:
        """The same as `split` gives, with steps, ``to_dict`` and all; it takes as long as that.

        Without codes, recipients go by their places, from 0, with noughts before them so that
        all are as long.
        """
        codes = self.codes or [
            _code(place, self.codes, len(self.weights)) for place in range(len(self.weights))
        ]
        amounts = FrozenDict(zip(codes, self.amounts.tolist(), strict=True))
        weights = FrozenDict(zip(codes, self.weights.tolist(), strict=True))
        return Allocation(self.amount, amounts, weights, 1, self.rounding, self.factor, self.tie)

    def __eq__(self, other: object) -> bool:
        """Whether both tell the same of the same weights."""
        return isinstance(other, ArrayAllocation) and self._told() == other._told()

    def __hash__(self) -> int:
        """By what is short; equal ones have equal hashes."""
        return hash((self.amount, self.rounding, self.factor, self.tie))

    def _told(self) -> tuple[object, ...]:
        arrays = self.amounts.tolist(), self.weights.tolist()
        return (*arrays, self.amount, self.codes, self.rounding, self.factor, self.tie)


def split_array(
    amount: int,
    weights: NDArray[Any],
    *,
    codes: Codes | None = None,
    ties: Ties | Sequence[Ties] | None = None,
    lot: int = 1,
) -> ArrayAllocation:
    """Split an amount by weights in a NumPy array, by largest remainder, as `split` does.

    Args:
        amount: Whole units to split, 0 or more, of any size.
        weights: Whole numbers of any NumPy integer type, in one row; each 0 or more, not all 0.
        codes: One code for each weight, in a list, a tuple, an array or the keys of a dict; rules
            for ties and the result go by them. Without codes, recipients go by their places: the
            first comes first.
        ties: What settles equal claims, as in `split`.
        lot: Parts are whole multiples of so many units.

    Returns:
        The parts, in the order of `weights`; the same as `split` gives for these codes and weights.

    Raises:
        AllocationError: If something handed in cannot be used, if all weights are 0, or if equal
            claims decide a unit and `ties` does not say how.

    Example:
        >>> import numpy as np
        >>> split_array(100, np.array([2, 1])).amounts
        array([67, 33])
        >>> split_array(100, np.array([1, 1, 1]), codes=["04", "03", "01"], ties="code").amounts
        array([33, 33, 34])
    """
    rounding, mistakes = asked(Rule(ties=ties), None)
    mistakes += _mistakes_of_numbers(amount, lot) + _mistakes_of_weights(weights)
    given = codes.tolist() if _is_array(codes) else codes
    if not mistakes and given is not None:
        mistakes += _mistakes_of_codes(given, len(weights))
    if mistakes:
        raise AllocationError(mistakes)
    names = None if given is None else tuple(given)
    rounding = Rounding(ties=rounding.ties, lot=operator.index(lot))
    found = _split(operator.index(amount), _as_whole(weights), names, rounding)
    mistakes = tie_mistakes(found.tie, rounding.ties)
    if mistakes:
        raise AllocationError(mistakes)
    return found


def _split(
    amount: int, weights: Whole, codes: tuple[str, ...] | None, rounding: Rounding
) -> ArrayAllocation:
    """The split, without checks; a tie nothing settles is left open."""
    lot = rounding.lot
    factor = (amount // lot, _sum(weights))
    divided = _divided(weights, factor)
    if divided is None:
        parts, tied = _plainly(weights, factor)
    else:
        parts, tied = _with_the_rest(*divided, factor[0])
    tie = None
    if tied is not None:
        names = {place: _code(place, codes, len(weights)) for place in tied[0]}
        heavy = {name: int(weights[place]) for place, name in names.items()}
        tie = settled(list(heavy), tied[1], heavy, rounding.ties)
        winners = set(tie.winners)
        parts[[place for place, name in names.items() if name in winners]] += 1
    parts = parts.astype("int64" if amount < _FEWEST_TOO_LARGE else "object")
    amounts = parts * lot if lot != 1 and factor[0] else parts
    amounts.setflags(write=False)
    weights.setflags(write=False)
    return ArrayAllocation(amount, amounts, weights, codes, rounding, factor, tie)


def _divided(weights: Whole, factor: Factor) -> tuple[Whole, Whole] | None:
    """Whole parts and remainders by long division, or None if 64 bits leave no room for it.

    With remainders below the sum, a step of so many bits stays below
    ``(sum - 1 + largest weight) * 2**bits``, which `bits` keeps within 64.
    """
    units, total = factor
    largest = int(weights.max())
    bits = _BITS - (total - 1 + largest).bit_length()
    left = max(units.bit_length() - (_BITS - largest.bit_length()), 0)
    if units >= _FEWEST_TOO_LARGE or total.bit_length() > _BITS or (left and bits < 1):
        return None
    number = weights.dtype.type
    below = number(total)
    whole = weights * number(units >> left)
    parts = whole // below
    rests = whole - parts * below
    while left:
        step = min(bits, left)
        left -= step
        piece = number(units >> left & (1 << step) - 1)
        whole = (rests << number(step)) + weights * piece
        quotients = whole // below
        rests = whole - quotients * below
        parts = (parts << number(step)) + quotients
    return parts, rests


def _with_the_rest(parts: Whole, rests: Whole, units: int) -> tuple[Whole, Tied | None]:
    """The parts with what is left over handed to the largest remainders, and who ties."""
    left = units - int(parts.sum())
    if not left:
        return parts, None
    ordered = rests.copy()
    ordered.partition(len(rests) - left)
    last = ordered[len(rests) - left]
    won = rests >= last
    if int(won.sum()) == left:
        parts += won
        return parts, None
    above = rests > last
    parts += above
    return parts, ((rests == last).nonzero()[0].tolist(), left - int(above.sum()))


def _plainly(weights: Whole, factor: Factor) -> tuple[NDArray[Any], Tied | None]:
    """The same by Python's own whole numbers, which have no end."""
    parts, tied = largest_remainder(exact_parts(weights.tolist(), factor, None))
    found = weights.astype("object")
    found[:] = parts
    return found, tied


def _sum(weights: Whole) -> int:
    """The sum of the weights, which may need more than 64 bits: in halves, which do not."""
    half = weights.dtype.type(_HALF)
    upper = weights >> half
    lower = weights - (upper << half)
    return (int(upper.sum()) << _HALF) + int(lower.sum())


def _code(place: int, codes: Sequence[str] | None, count: int) -> str:
    """The code of a recipient; without codes its place, so that places and codes sort alike."""
    return f"{place:0{len(str(count - 1))}}" if codes is None else codes[place]


def _as_whole(weights: NDArray[Any]) -> Whole:
    """A copy of the weights, in 64 bits without a sign."""
    import numpy as np

    return np.array(weights, dtype=np.uint64, order="C")


def _mistakes_of_numbers(amount: object, lot: object) -> list[Diagnostic]:
    found = [] if is_count(amount) else [at_path("amount", "bad-amount", found=shown(amount))]
    if not is_count(lot) or not lot:
        found.append(at_path("lot", "bad-lot", found=shown(lot)))
    return found


def _mistakes_of_weights(weights: object) -> list[Diagnostic]:
    """What is wrong with an array; of weights below 0, the first ten."""
    if not _is_array(weights):
        return [at_path("weights", "bad-array", found=shown(weights))]
    array = weights
    if array.ndim != 1 or array.dtype.kind not in "iu":
        found = f"{array.dtype}, {'×'.join(map(str, array.shape))}"
        return [at_path("weights", "bad-array", found=found)]
    if not array.size:
        return [at_path("weights", "nobody-to-split-between")]
    if int(array.min()) < 0:
        places = (array < 0).nonzero()[0][:_MOST_TOLD].tolist()
        return [
            at_path(f"weights.{place}", "bad-weight", found=int(array[place])) for place in places
        ]
    return [] if int(array.max()) else [at_path("weights", "no-weight")]


def _is_array(given: object) -> TypeGuard[NDArray[Any]]:
    """Whether this is NumPy's own array; a masked one, that hides some of its numbers, is not.

    While nobody has imported NumPy, nothing can be an array of it.
    """
    numpy = sys.modules.get("numpy")
    return numpy is not None and type(given) in (numpy.ndarray, numpy.memmap)


def _mistakes_of_codes(codes: object, count: int) -> list[Diagnostic]:
    """Whether there is one text for each weight, and no two alike."""
    if not isinstance(codes, list | tuple | _KEYS):
        return [at_path("codes", "bad-codes", found=shown(codes))]
    if len(codes) != count:
        return [at_path("codes", "codes-and-weights-differ", codes=len(codes), weights=count)]
    if set(map(type, codes)) != {str}:
        kinds = [place for place in enumerate(codes) if not isinstance(place[1], str)]
        if kinds:
            return [
                at_path(f"codes.{place}", "bad-recipient-code", found=shown(code))
                for place, code in kinds[:_MOST_TOLD]
            ]
    if isinstance(codes, _KEYS) or len(set(codes)) == count:
        return []
    seen: set[str] = set()
    twice = [code for code in codes if code in seen or seen.add(code)]  # type: ignore[func-returns-value]
    return [at_path("codes", "code-twice", recipient=code) for code in twice[:_MOST_TOLD]]
