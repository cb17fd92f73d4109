"""Splits by weights in a NumPy array: the same as of `split`, and nothing wrong is let in."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation import arrays

np = pytest.importorskip("numpy", reason="NumPy is not installed")

DAY = date(2024, 11, 13)
RULES = st.sampled_from(["code", "largest-weight", "smallest-weight", None]) | st.just(
    ("largest-weight", "code")
)
AMOUNTS = st.one_of(
    st.integers(0, 20),
    st.integers(0, 10**12),
    st.integers(0, 2**63 - 1),
    st.sampled_from([2**62, 2**63 - 1, 2**63, 2**64, 10**40]),
)
NUMBERS = st.one_of(
    st.lists(st.integers(0, 3), min_size=1, max_size=30),
    st.lists(st.integers(0, 10**7), min_size=1, max_size=30),
    st.lists(st.integers(0, 2**40), min_size=1, max_size=30),
    st.lists(st.sampled_from([0, 1, 2**31, 2**32, 2**63, 2**64 - 1]), min_size=1, max_size=9),
).filter(any)


def outcome(split: Any, *given: Any, **named: Any) -> Any:
    """What a split gives, or the mistakes it tells."""
    try:
        return split(*given, **named)
    except ov.AllocationError as error:
        return [(item.code, item.place.path, dict(item.values)) for item in error.diagnostics]


@given(AMOUNTS, NUMBERS, RULES, st.sampled_from([1, 1, 7, 1000, 10**30]))
def test_an_array_gives_what_a_mapping_gives(
    amount: int, numbers: list[int], ties: Any, lot: int
) -> None:
    codes = [f"R{place * 7 % len(numbers):02}-{place}" for place in range(len(numbers))]
    weights = dict(zip(codes, numbers, strict=True))
    plain = outcome(ov.split, amount, weights, ties=ties, limits=ov.Limits(lot=lot))
    array = np.array(numbers, dtype=np.uint64)
    found = outcome(ov.split_array, amount, array, codes=codes, ties=ties, lot=lot)
    if isinstance(plain, list):
        assert found == plain
        return
    assert found.as_allocation() == plain
    assert found.as_allocation().to_dict() == plain.to_dict()
    assert found.undistributed == plain.undistributed
    assert found.amounts.dtype == (np.int64 if amount < 2**63 else object)


@given(st.integers(0, 2**63 - 1), NUMBERS)
def test_long_division_is_division(amount: int, numbers: list[int]) -> None:
    total = sum(numbers)
    divided = arrays._divided(np.array(numbers, dtype=np.uint64), (amount, total))
    if divided is None:
        assert total > 2**61
        return
    parts, rests = (column.tolist() for column in divided)
    assert list(zip(parts, rests, strict=True)) == [divmod(amount * n, total) for n in numbers]


@given(NUMBERS)
def test_the_sum_has_no_end(numbers: list[int]) -> None:
    assert arrays._sum(np.array(numbers * 50, dtype=np.uint64)) == sum(numbers) * 50


def test_a_split_that_64_bits_are_too_few_for_is_exact_all_the_same() -> None:
    weights = np.full(5, 2**64 - 1, dtype=np.uint64)
    assert ov.split_array(10**30 * 5, weights).amounts.tolist() == [10**30] * 5
    found = ov.split_array(12, np.array([2**63, 2**63 + 2], dtype=np.uint64))
    assert found.amounts.tolist() == [6, 6]
    assert found.factor == (12, 2**64 + 2)


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", ">i4", "<i8", "uint64"])
def test_any_kind_of_whole_numbers_will_do(kind: str) -> None:
    every_other = np.array([3, 100, 2, 100, 1], dtype=kind)[::2]
    found = ov.split_array(60, every_other)
    assert found.amounts.tolist() == [30, 20, 10]
    assert found.amounts.dtype == np.int64


def test_without_codes_places_are_the_codes() -> None:
    weights = np.ones(11, dtype=int)
    with pytest.raises(ov.AllocationError) as caught:
        ov.split_array(12, weights)
    assert caught.value.code == "tie-not-settled"
    assert caught.value.diagnostics[0].place.path == "weights.00"
    found = ov.split_array(13, weights, ties="code")
    assert found.amounts.tolist() == [2, 2] + [1] * 9
    assert found.tie is not None
    assert found.tie.winners == ("00", "01")
    assert found.tie.rule == "code"
    codes = [f"{place:02}" for place in range(11)]
    assert found.as_allocation() == ov.split(13, dict.fromkeys(codes, 1), ties="code")


def test_a_draw_settles_a_tie_and_must_name_all_who_tie() -> None:
    weights = np.array([1, 1, 1, 3])
    lots = ov.Draw(("04", "01", "03"), by="nämnden", on=DAY, document="Dnr 1")
    codes = np.array(["01", "03", "04", "05"])
    found = ov.split_array(20, weights, codes=codes, ties=lots)
    assert found.amounts.tolist() == [3, 3, 4, 10]
    assert found.tie is not None
    assert found.tie.draw == lots
    assert found.as_allocation().steps[3].quota == 10
    with pytest.raises(ov.AllocationError) as caught:
        ov.split_array(20, weights, ties=lots)
    assert caught.value.code == "draw-incomplete"


def test_a_tie_among_very_many_is_settled_in_a_moment() -> None:
    found = ov.split_array(30_000, np.ones(60_000, dtype=int), ties="code")
    assert found.amounts[:30_000].all()
    assert not found.amounts[30_000:].any()
    same = ov.split(30_000, {f"{place:05}": 1 for place in range(60_000)}, ties="code")
    assert found.as_allocation() == same


def test_what_comes_out_is_kept_and_what_goes_in_is_left_alone() -> None:
    weights = np.array([2, 1])
    found = ov.split_array(100, weights, codes=["01", "03"])
    with pytest.raises(ValueError, match="read-only"):
        found.amounts[0] = 0
    weights[0] = 5
    assert found.weights.tolist() == [2, 1]
    same = pickle.loads(pickle.dumps(found))
    assert same == found
    assert hash(same) == hash(found)
    assert found != ov.split_array(100, np.array([4, 2]), codes=["01", "03"])
    assert ov.arithmetic(found.as_allocation(), recipient="01").endswith("66 + 1 = 67\n")


def test_the_amount_may_be_a_number_of_numpy() -> None:
    found = ov.split_array(np.int32(100), np.array([1, 1]), lot=np.int64(10))
    assert found.amounts.tolist() == [50, 50]
    assert type(found.amount) is int


def told(*given: Any, **named: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split_array(*given, **named)
    return [(item.code, item.place.path) for item in caught.value.diagnostics]


TWO = np.array([2, 1])


@pytest.mark.parametrize(
    ("weights", "code", "path"),
    [
        ([2, 1], "bad-array", "weights"),
        (np.array([2.0, 1.0]), "bad-array", "weights"),
        (np.array([True, False]), "bad-array", "weights"),
        (np.array([2, 10**30]), "bad-array", "weights"),
        (np.array(["2", "1"]), "bad-array", "weights"),
        (np.array([[2, 1]]), "bad-array", "weights"),
        (np.array(5), "bad-array", "weights"),
        (np.array(["2024"], dtype="M8[Y]"), "bad-array", "weights"),
        (np.ma.masked_array([2, 1], [False, True]), "bad-array", "weights"),
        (np.array([], dtype=int), "nobody-to-split-between", "weights"),
        (np.array([0, 0]), "no-weight", "weights"),
        (np.array([1, -1]), "bad-weight", "weights.1"),
    ],
    ids=range(12),
)
def test_weights_that_cannot_be_used_are_refused(weights: Any, code: str, path: str) -> None:
    assert told(100, weights) == [(code, path)]


@pytest.mark.parametrize(
    ("codes", "code", "path"),
    [
        ("ab", "bad-codes", "codes"),
        (7, "bad-codes", "codes"),
        (["a"], "codes-and-weights-differ", "codes"),
        (["a", "a"], "code-twice", "codes"),
        (["a", 3], "bad-recipient-code", "codes.1"),
        (np.array(["a", "a"]), "code-twice", "codes"),
        (np.array([1, 2]), "bad-recipient-code", "codes.0"),
        (np.array("a"), "bad-codes", "codes"),
    ],
    ids=range(8),
)
def test_codes_that_cannot_be_used_are_refused(codes: Any, code: str, path: str) -> None:
    assert told(100, TWO, codes=codes)[0] == (code, path)


@pytest.mark.parametrize("keys", [{"03": 0, "01": 0}, {"03": 0, "01": 0}.keys()])
def test_codes_may_be_the_keys_of_a_dict(keys: Any) -> None:
    found = ov.split_array(3, np.array([1, 1]), codes=keys, ties="code")
    assert found.codes == ("03", "01")
    assert found.amounts.tolist() == [1, 2]
    assert told(3, TWO, codes={"a": 1, 2: 3}) == [("bad-recipient-code", "codes.1")]


def test_texts_of_another_kind_cannot_hide_a_code_that_stands_twice() -> None:
    class Text(str):
        __slots__ = ()

    assert told(100, TWO, codes=[Text("a"), "a"]) == [("code-twice", "codes")]


def test_all_mistakes_are_told_at_once_and_of_many_alike_the_first_ten() -> None:
    found = told(-1, np.full(50, -1), ties="lot", lot=0)
    assert [code for code, _ in found[:3]] == ["no-tie-rule-called", "bad-amount", "bad-lot"]
    assert found[3:] == [("bad-weight", f"weights.{place}") for place in range(10)]
    assert told(1.5, TWO) == [("bad-amount", "amount")]
    assert told(10**5000 * -1, TWO) == [("bad-amount", "amount")]
