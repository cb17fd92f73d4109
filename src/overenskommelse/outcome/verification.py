"""A receipt beside what the same evaluation gives now: every entry that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeAlias

from overenskommelse.outcome.receipt import SEAL, Receipt
from overenskommelse.source.records import frozen

_NAMED_BY = ("recipient", "name")
_APART = frozenset({"library", SEAL})


class Nothing(Enum):
    """What stands where one side has no entry at all."""

    NOTHING = "nothing"


class Several(Enum):
    """What stands for an entry that has entries below it, where the other side has none."""

    SEVERAL = "several entries"


Leaf: TypeAlias = str | int | bool | Nothing | Several | None


@frozen
class Difference:
    """An entry that differs.

    Attributes:
        path: How to find it: keys, and in lists the name or number of the item.
        told: What the receipt says.
        found: What comes out now.
    """

    path: tuple[str, ...]
    told: Leaf
    found: Leaf

    def to_dict(self) -> dict[str, object]:
        """The difference as JSON-ready data."""
        return {
            "path": list(self.path),
            "told": plain_leaf(self.told),
            "found": plain_leaf(self.found),
        }


@frozen
class Verification:
    """What came of verifying a receipt.

    Attributes:
        receipt: The receipt.
        library: The version of the library that verified it.
        differences: Every entry that differs, in the order of the receipt.
    """

    receipt: Receipt
    library: str
    differences: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        """Whether files, facts, day and result are the same, to the byte."""
        return not self.differences

    @property
    def written_by(self) -> str:
        """The version of the library that wrote the receipt."""
        return str(self.receipt.content["library"])

    def to_dict(self) -> dict[str, object]:
        """What came of it as JSON-ready data."""
        return {
            "same": self.is_same,
            SEAL: self.receipt.seal,
            "written_by": self.written_by,
            "verified_by": self.library,
            "differences": [item.to_dict() for item in self.differences],
        }


def compared(receipt: Receipt, again: Receipt, library: str) -> Verification:
    """A receipt beside the one the same evaluation gives now.

    The version of the library is told apart: the same result by another version is the same.
    """
    told = {key: value for key, value in receipt.content.items() if key not in _APART}
    found = {key: value for key, value in again.content.items() if key not in _APART}
    return Verification(receipt, library, tuple(differences_between(told, found, ())))


def differences_between(told: object, found: object, path: tuple[str, ...]) -> Iterator[Difference]:
    """Every entry that differs between two pieces of plain data.

    Example:
        >>> old = {"payments": [{"recipient": "01", "amount": 5}]}
        >>> new = {"payments": [{"recipient": "01", "amount": 6}]}
        >>> [(item.path, item.told, item.found) for item in differences_between(old, new, ())]
        [(('payments', '01', 'amount'), 5, 6)]
    """
    one, other = entries_of(told), entries_of(found)
    if one is None or other is None:
        if told != found or type(told) is not type(found):
            yield Difference(path, _leaf(told), _leaf(found))
        return
    for key in dict.fromkeys((*one, *other)):
        here = one.get(key, Nothing.NOTHING)
        there = other.get(key, Nothing.NOTHING)
        yield from differences_between(here, there, (*path, key))


def plain_leaf(leaf: Leaf) -> object:
    """A leaf for JSON: where one side has no entry, the word for it."""
    return leaf.value if isinstance(leaf, Nothing | Several) else leaf


def entries_of(data: object) -> dict[str, object] | None:
    """What is below, by key; items of a list by the name they go by. None for a leaf."""
    if isinstance(data, Mapping):
        return {str(key): value for key, value in data.items()}
    if not isinstance(data, Sequence) or isinstance(data, str):
        return None
    for key in _NAMED_BY:
        named: dict[str, object] = {
            str(item[key]): item for item in data if isinstance(item, Mapping) and key in item
        }
        if data and len(named) == len(data):
            return named
    return {str(number): item for number, item in enumerate(data, start=1)}


def _leaf(data: object) -> Leaf:
    match data:
        case str() | int() | None | Nothing():
            return data
        case _:
            return Several.SEVERAL
