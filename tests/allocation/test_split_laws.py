"""What an allocation tells of itself, on any amounts and weights.

The laws that every split is held to are in `tests/testing/test_laws.py`.
"""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction
from numbers import Integral

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation.apportionment import apportion
from overenskommelse.testing import strategies as agr

either = agr.whole_weights()
amounts = agr.amounts()


@given(amounts, either)
def test_parts_of_an_open_tie_add_up_with_what_is_left(
    amount: int, given_weights: dict[str, int]
) -> None:
    open_tie = apportion(amount, given_weights)
    assert open_tie is not None
    assert sum(open_tie.amounts.values()) + open_tie.undistributed == amount


@given(amounts, either, st.fractions(Fraction(1, 1000), 1000))
def test_steps_tell_the_weights_as_handed_in(
    amount: int, given_weights: dict[str, int], factor: Fraction
) -> None:
    scaled = {code: weight * factor for code, weight in given_weights.items()}
    other = ov.split(amount, scaled, ties="code")
    assert {step.recipient: step.weight for step in other.steps} == scaled


@given(amounts, either)
def test_a_tie_is_told_exactly_when_it_decides(amount: int, given_weights: dict[str, int]) -> None:
    allocation = apportion(amount, given_weights)
    assert allocation is not None
    steps = {step.recipient: step for step in allocation.steps}
    if allocation.tie is None:
        assert allocation.undistributed == 0
        return
    remainders = {steps[code].remainder for code in allocation.tie.recipients}
    assert len(remainders) == 1
    assert 0 < allocation.tie.units < len(allocation.tie.recipients)
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(amount, given_weights)
    assert caught.value.code == "tie-not-settled"


@given(amounts, either)
def test_steps_are_the_arithmetic(amount: int, given_weights: dict[str, int]) -> None:
    allocation = ov.split(amount, given_weights, ties="code")
    for step in allocation.steps:
        assert step.quota == step.floor + step.remainder
        assert step.amount == step.floor + step.extra == allocation.amounts[step.recipient]
        assert step.extra in (0, 1)
        assert step.quota == step.share * amount
    extras = [step.rank for step in allocation.steps if step.extra]
    without = [step.rank for step in allocation.steps if not step.extra]
    assume(extras and without)
    assert max(extras) <= min(without)


def test_the_published_tie_that_others_get_wrong() -> None:
    parts = ov.split(10, {"a": 15, "b": 25, "c": 39, "d": 21}, ties="code")
    assert parts.amounts == {"a": 2, "b": 2, "c": 4, "d": 2}
    assert parts.tie is not None
    assert parts.tie.recipients == ("a", "b")


def test_weights_of_every_exact_kind_give_the_same() -> None:
    one = ov.split(100, {"x": 1, "y": 2}).amounts
    assert ov.split(100, {"x": Fraction(1, 3), "y": Fraction(2, 3)}).amounts == one
    assert ov.split(100, {"x": Decimal("0.1"), "y": Decimal("0.2")}).amounts == one


@pytest.mark.parametrize(
    ("amount", "wrong", "code"),
    [
        (10.0, {"a": 1}, "bad-amount"),
        (-1, {"a": 1}, "bad-amount"),
        (True, {"a": 1}, "bad-amount"),
        ("10", {"a": 1}, "bad-amount"),
        (10, {"a": 0.5}, "float-weight"),
        (10, {"a": float("nan")}, "float-weight"),
        (10, {"a": Decimal("NaN")}, "bad-weight"),
        (10, {"a": Decimal("1e999999")}, "bad-weight"),
        (10, {"a": -1}, "bad-weight"),
        (10, {"a": True}, "bad-weight"),
        (10, {"a": "1"}, "bad-weight"),
        (10, {"a": None}, "bad-weight"),
        (10, {1: 1}, "bad-recipient-code"),
        (10, {"a": 0, "b": 0}, "no-weight"),
        (10, {}, "nobody-to-split-between"),
        (10, [("a", 1)], "bad-weights"),
        (10, None, "bad-weights"),
        (-(10**5000), {"a": 1}, "bad-amount"),
        (1, {"a": -(10**5000)}, "bad-weight"),
    ],
    ids=range(19),
)
def test_wrong_input_is_refused(amount: object, wrong: object, code: str) -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(amount, wrong)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert caught.value.to_dict()["error"] == "AllocationError"


def test_all_wrong_weights_are_told_at_once() -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(1, {"a": -1, "b": 0.5, "c": 1})  # type: ignore[dict-item]
    assert [item.place.path for item in caught.value.diagnostics] == ["weights.a", "weights.b"]


class Foreign:
    """A whole number of another library, as NumPy's: it only knows its index."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number

    def __bool__(self) -> bool:
        return self.number != 0


Integral.register(Foreign)


def test_whole_numbers_of_other_libraries_become_our_own() -> None:
    parts = ov.split(Foreign(10**30), {"a": Foreign(1), "b": Foreign(2)})  # type: ignore[arg-type, dict-item]
    assert parts.amounts == {"a": 10**30 // 3, "b": 2 * 10**30 // 3 + 1}
    assert {type(part) for part in (parts.amount, *parts.amounts.values())} == {int}


def test_results_cannot_be_changed() -> None:
    amounts = ov.split(10, {"a": 1}).amounts
    with pytest.raises(TypeError, match="cannot be changed"):
        amounts["a"] = 9  # type: ignore[index]
    with pytest.raises(TypeError, match="cannot be changed"):
        amounts.update({"b": 1})  # type: ignore[attr-defined]
    assert json.dumps(amounts) == '{"a": 10}'
    assert pickle.loads(pickle.dumps(amounts)) == amounts
    assert hash(amounts) == hash(ov.split(10, {"a": 2}).amounts)


def test_an_unknown_tie_rule_is_refused() -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(1, {"a": 1}, ties="lot")
    assert caught.value.code == "no-tie-rule-called"
