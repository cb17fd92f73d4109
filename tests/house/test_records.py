"""Our `frozen` gives what attrs' own gives, but for slots."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overenskommelse.source.records import frozen, replaced


@frozen
class Point:
    x: int
    y: tuple[int, ...] = ()
    note: str = attrs.field(default="", eq=False, repr=False)


@attrs.frozen
class AttrsPoint:
    x: int
    y: tuple[int, ...] = ()
    note: str = attrs.field(default="", eq=False, repr=False)


@frozen
class Deep(Point):
    z: int = 3


@frozen
class Nothing:
    pass


FIELDS = st.tuples(
    st.integers(0, 2), st.lists(st.integers(0, 1), max_size=2).map(tuple), st.sampled_from("ab")
)


@given(FIELDS, FIELDS)
def test_equality_hash_and_text_are_those_of_attrs(one: Any, other: Any) -> None:
    ours, theirs = (Point(*one), Point(*other)), (AttrsPoint(*one), AttrsPoint(*other))
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert (ours[0] != ours[1]) is (theirs[0] != theirs[1])
    assert len({*ours}) == len({*theirs})
    assert f"Attrs{ours[0]!r}" == repr(theirs[0])
    assert ours[0] != theirs[0]


def test_what_is_below_adds_its_fields() -> None:
    assert repr(Deep(1)) == "Deep(x=1, y=(), z=3)"
    assert Deep(1, z=4) != Deep(1)
    assert Deep(1) != Point(1)
    assert [item.name for item in attrs.fields(Deep)] == ["x", "y", "note", "z"]
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


@pytest.mark.parametrize("change", ["x", "unknown"])
def test_nothing_can_be_set_or_deleted(change: str) -> None:
    for point in (Point(1), pickle.loads(pickle.dumps(Point(1))), copy.deepcopy(Point(1))):
        assert point == Point(1)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(point, change, 2)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(point, change)


def test_a_class_without_objects_tells_its_fields_and_is_matched() -> None:
    @frozen
    class Unused:
        first: int
        second: int = 2

    @frozen
    class Matched(Unused):
        third: int = attrs.field(default=3, kw_only=True)

    assert attrs.has(Unused)
    assert [item.default for item in attrs.fields(Unused)] == [attrs.NOTHING, 2]
    match Matched(1, third=5):
        case Matched(first, second):
            assert (first, second) == (1, 2)
    assert attrs.evolve(Matched(1), second=7) == Matched(1, 7)
    with pytest.raises(TypeError, match="first"):
        Unused()  # type: ignore[call-arg]


def test_threads_may_make_the_first_object_together() -> None:
    for _ in range(50):

        @frozen
        class Shared:
            a: int
            b: tuple[int, ...] = ()
            c: int = 4

        with ThreadPoolExecutor(8) as pool:
            made = list(pool.map(Shared, range(16)))
        assert made == [Shared(number, (), 4) for number in range(16)]


def test_a_record_with_other_values_is_what_attrs_makes() -> None:
    for record in (Point(1, (2,), "n"), Deep(1, (2,), "n", 4)):
        assert replaced(record, x=5) == attrs.evolve(record, x=5) != record
        assert vars(replaced(record, y=(), note="m")) == vars(attrs.evolve(record, y=(), note="m"))
        assert replaced(record) == record
