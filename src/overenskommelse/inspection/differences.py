"""In: two values. Out: the smallest parts in which they differ; none if equal.

Guarantees: which side of a comparison comes first is no difference, nor is the order of what is
joined by `and`, `or`, `+` or `*`, nor that of names and clauses; the order of any other list is
one, so that no change of meaning is missed.
"""

from __future__ import annotations

from collections.abc import Mapping

from overenskommelse.inspection.records import entries, is_record
from overenskommelse.model import expressions as xp
from overenskommelse.model.units import Unit
from overenskommelse.source.records import frozen

_EQUALITIES = (xp.Comparator.EQUALS, xp.Comparator.DIFFERS)
_TIMES = (xp.Operator.TIMES, xp.Operator.DIVIDED)
_TURNED = {
    xp.Comparator.AT_MOST: xp.Comparator.AT_LEAST,
    xp.Comparator.LESS_THAN: xp.Comparator.MORE_THAN,
}
DERIVED = frozenset({"Measure.kind", "Measure.needs_period", "Measure.unit", "SplitPart.text"})
"""Fields that follow from others, and so cannot differ alone; so does the unit of a term."""


@frozen
class Difference:
    """A part that was one thing and is another; None is nothing."""

    old: object
    new: object


def differences(old: object, new: object) -> tuple[Difference, ...]:
    """The smallest parts in which two values differ.

    Example:
        >>> differences(("a", "b"), ("b", "a")), differences(1, 2)
        ((), (Difference(old=1, new=2),))
    """
    if type(old) is not type(new) or isinstance(old, xp.Constant):
        return () if old == new else (Difference(old, new),)
    if is_record(old):
        return _of_records(old, new)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return _of_mappings(old, new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _of_tuples(old, new)
    return () if old == new else (Difference(old, new),)


def unmatched(
    old: tuple[object, ...], new: tuple[object, ...]
) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What is left on each side when everything that has an equal on the other is taken away."""
    left = list(new)
    gone: list[object] = []
    for item in old:
        equal = next((other for other in left if not differences(item, other)), None)
        if equal is None:
            gone.append(item)
        else:
            left.remove(equal)
    return tuple(gone), tuple(left)


def _of_records(old: object, new: object) -> tuple[Difference, ...]:
    old, new = _turned(old), _turned(new)
    was, now = _joined(old), _joined(new)
    if was is not None and now is not None:
        found = _of_joined(was, now)
        return (Difference(old, new),) if found is None else found
    after, owner = dict(entries(new)), type(old).__name__
    return tuple(
        found
        for name, value in entries(old)
        if not isinstance(value, Unit) and f"{owner}.{name}" not in DERIVED
        for found in differences(value, after[name])
    )


def _of_joined(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[Difference, ...] | None:
    """Differences of things whose order says nothing; None if they cannot be paired."""
    gone, come = unmatched(old, new)
    if not gone and not come:
        return ()
    return differences(gone[0], come[0]) if len(gone) == len(come) == 1 else None


def _turned(record: object) -> object:
    """A comparison with its greater side first; anything else as it is."""
    match record:
        case xp.Comparison(left, comparator, right) if comparator in _TURNED:
            return xp.Comparison(right, _TURNED[comparator], left)
        case _:
            return record


def _joined(record: object) -> tuple[object, ...] | None:
    """The parts of a record whose order says nothing; a sum or product with each part's sign."""
    match record:
        case xp.AllOf(conditions) | xp.AnyOf(conditions):
            return tuple(
                part
                for item in conditions
                for part in ((_joined(item) or ()) if type(item) is type(record) else (item,))
            )
        case xp.AtLeastOf(number, conditions):
            return ((number,), *conditions)
        case xp.Arithmetic(first, rest):
            times = bool(rest) and rest[0][0] in _TIMES
            return ((xp.Operator.TIMES if times else xp.Operator.PLUS, first), *rest)
        case xp.Comparison(left, comparator, right) if comparator in _EQUALITIES:
            return ((comparator,), (left,), (right,))
        case _:
            return None


def _of_mappings(
    old: Mapping[object, object], new: Mapping[object, object]
) -> tuple[Difference, ...]:
    keys = [*old, *(key for key in new if key not in old)]
    return tuple(found for key in keys for found in differences(old.get(key), new.get(key)))


def _of_tuples(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[Difference, ...]:
    if all(isinstance(item, str) for item in (*old, *new)):
        return () if sorted(map(str, old)) == sorted(map(str, new)) else (Difference(old, new),)
    if all(_is_unordered(item) for item in (*old, *new)):
        found = _of_joined(old, new)
        return (Difference(old, new),) if found is None else found
    if len(old) != len(new):
        return (Difference(old, new),)
    return tuple(
        found for one, other in zip(old, new, strict=True) for found in differences(one, other)
    )


def _is_unordered(item: object) -> bool:
    """Whether the order of such things says nothing: clauses, and names with a value."""
    if isinstance(item, tuple):
        return len(item) == 2 and isinstance(item[0], str)
    return is_record(item) and type(item).__module__ != xp.__name__
