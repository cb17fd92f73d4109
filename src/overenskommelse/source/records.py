"""In: a class with annotated fields. Out: the same as a frozen attrs class, finished at first use.

attrs writes and compiles the methods of every class it is given. The library has some two hundred
records, and a short run makes objects of a few dozen of them; so here attrs is asked when the first
object of a class is made, or its fields are asked for. Equality, hash and printing are shared by
all, and go by the fields attrs tells of.

Guarantees: what attrs' own ``frozen`` gives, but for slots: fields in order, defaults, equality
and hash by the fields that take part, the same text when printed, nothing that can be set or
deleted, pickling, ``attrs.fields`` and ``match``. Threads may make the first object together.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import attrs
from attrs.exceptions import FrozenInstanceError

C = TypeVar("C", bound=type)
R = TypeVar("R")
_Key = Callable[[object], object]
_FIELDS, _IN_ORDER = "__attrs_attrs__", "__match_args__"
_finished: dict[type, _Key] = {}
_finishing = RLock()


def _lazily_frozen(cls: C) -> C:
    """Make a class a frozen record.

    Example:
        >>> @frozen
        ... class Point:
        ...     x: int
        ...     y: int = 0
        >>> Point(1), Point(1) == Point(1, 0), len({Point(1), Point(1)})
        (Point(x=1, y=0), True, 1)
    """

    def first_init(self: object, *given: object, **named: object) -> None:
        _key_of(cls)
        own.__init__(self, *given, **named)

    own: Any = cls
    if "__eq__" not in vars(cls):
        own.__eq__, own.__hash__ = _equal, _hash
    if "__repr__" not in vars(cls):
        own.__repr__ = _text
    own.__init__ = first_init
    own.__setattr__ = own.__delattr__ = _refuse
    for name in (_FIELDS, _IN_ORDER):
        setattr(cls, name, _Finishing(name))
    return cls


class _Finishing:
    """An attribute of an unfinished class; asking for it finishes the class."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _: object, cls: type) -> object:
        for owner in cls.__mro__:
            if vars(owner).get(self._name) is self:
                _key_of(owner)
        return getattr(cls, self._name)


def _key_of(cls: type) -> _Key:
    """What objects of a class are compared by; the class is finished by then."""
    found = _finished.get(cls)
    return _finish(cls) if found is None else found


def _finish(cls: type) -> _Key:
    with _finishing:
        if cls in _finished:
            return _finished[cls]
        if _FIELDS in vars(cls):
            attrs.frozen(
                cls, slots=False, eq=False, repr=False, match_args=False, auto_detect=False
            )
            given = (item for item in attrs.fields(cls) if item.init and not item.kw_only)
            setattr(cls, _IN_ORDER, tuple(item.name for item in given))
        names = [item.name for item in attrs.fields(cls) if item.eq]
        _finished[cls] = attrgetter(*names) if names else _nothing
        return _finished[cls]


def _nothing(_: object) -> object:
    return ()


def _equal(self: object, other: object) -> Any:
    cls = type(self)
    if type(other) is not cls:
        return NotImplemented
    key = _finished.get(cls) or _finish(cls)
    return key(self) == key(other)


def _hash(self: object) -> int:
    cls = type(self)
    key = _finished.get(cls) or _finish(cls)
    return hash((cls.__name__, key(self)))


def _text(self: object) -> str:
    cls = type(self)
    _key_of(cls)
    fields = [item.name for item in attrs.fields(cls) if item.repr]  # type: ignore[arg-type]
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
    return f"{cls.__qualname__.rsplit('>.', 1)[-1]}({told})"


def replaced(record: R, **changes: object) -> R:
    """The same record with other values in some fields, as attrs' ``evolve``, but quicker.

    It is for records that keep nothing but their fields; nothing is converted or validated.

    Example:
        >>> @frozen
        ... class Point:
        ...     x: int
        ...     y: int = 0
        >>> replaced(Point(1), y=2)
        Point(x=1, y=2)
    """
    new = object.__new__(type(record))
    vars(new).update(vars(record), **changes)
    return new


def _refuse(*_: object) -> NoReturn:
    raise FrozenInstanceError


if TYPE_CHECKING:  # for a reader of types, attrs' own: the rules are the same
    from attrs import frozen as frozen  # noqa: PLC0414 - other modules take it from here
else:
    frozen = _lazily_frozen
