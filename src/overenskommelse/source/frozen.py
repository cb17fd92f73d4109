"""In: a dict. Out: the same dict, which nobody can change any more.

Results are shared by threads and kept by hosts; a mapping in them must be as frozen as the rest.
It stays a dict, so that it prints, compares and becomes JSON as one.
"""

from __future__ import annotations

from typing import NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict without any way to change it; it can be hashed and pickled.

    Example:
        >>> FrozenDict({"a": 1})
        {'a': 1}
    """

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping is part of a result and cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        """Equal mappings have equal hashes, whatever the order of their keys."""
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        """Pickle as a plain dict that is frozen again."""
        return (FrozenDict, (dict(self),))
