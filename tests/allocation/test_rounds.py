"""What comes back goes out again, and all rounds add up to the first amount."""

from __future__ import annotations

import json
import pickle
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov

WEIGHTS = {"01": 5, "03": 3, "04": 2}


def test_what_lapses_goes_to_those_left() -> None:
    first = ov.split(1000, WEIGHTS)
    second = ov.split_again(first, {"03": 300})
    assert second.amounts == {"01": 714, "03": 0, "04": 286}
    assert second.later[0].result.amounts == {"01": 214, "04": 86}
    third = ov.split_again(second, {"04": 6})
    assert third.amounts == {"01": 720, "03": 0, "04": 280}
    assert (third.amount, third.undistributed) == (1000, 0)
    json.dumps(third.to_dict())


def test_who_gave_back_may_be_named_to_take_part() -> None:
    first = ov.split(1000, WEIGHTS)
    found = ov.split_again(first, {"03": 99}, among=["01", "03"])
    assert found.amounts == {"01": 562, "03": 238, "04": 200}


def test_ceilings_hold_over_all_rounds() -> None:
    limits = ov.Limits(at_most={"01": 550, "04": 200})
    first = ov.split(1000, WEIGHTS, limits=limits)
    found = ov.split_again(first, {"03": 300})
    assert first.amounts == {"01": 500, "03": 300, "04": 200}
    assert (found.amounts, found.undistributed) == ({"01": 550, "03": 0, "04": 200}, 250)


def test_less_than_a_lot_that_comes_back_is_left() -> None:
    first = ov.split(1000, WEIGHTS, limits=ov.Limits(lot=100))
    found = ov.split_again(first, {"03": 150})
    assert (found.amounts, found.undistributed) == ({"01": 600, "03": 150, "04": 200}, 50)


def test_a_mixed_split_goes_out_by_its_keys_again() -> None:
    keys = [ov.Key(Fraction(1, 5), WEIGHTS), ov.Key(Fraction(4, 5), {"01": 1, "03": 1, "04": 3})]
    first = ov.split_by_keys(1000, keys, at="pot")
    found = ov.split_again(first, {"03": 220})
    result = found.later[0].result
    assert first.amounts == {"01": 260, "03": 220, "04": 520}
    assert [dict(item.amounts) for item in result.allocations] == [  # type: ignore[union-attr]
        {"01": 31, "04": 13},
        {"01": 44, "04": 132},
    ]
    assert sum(found.amounts.values()) == 1000


@given(st.data(), st.sampled_from(["largest-remainder", "jefferson", "adams", "truncated"]))
def test_rounds_add_up(data: st.DataObject, method: str) -> None:
    codes = [f"{number:02d}" for number in range(data.draw(st.integers(2, 6)))]
    given_weights = {code: data.draw(st.integers(1, 50)) for code in codes}
    amount = data.draw(st.integers(0, 5000))
    rounds: Any = ov.split(amount, given_weights, method=method, ties="code")
    for gone in codes[: data.draw(st.integers(1, len(codes) - 1))]:
        has = rounds.amounts[gone]
        back = data.draw(st.integers(0, has)) if has else 0
        before = dict(rounds.amounts)
        rounds = ov.split_again(rounds, {gone: back}, among=[c for c in codes if c > gone])
        assert rounds.amounts[gone] == before[gone] - back
        assert sum(rounds.amounts.values()) + rounds.undistributed == amount
        assert all(rounds.amounts[code] >= before[code] for code in codes if code != gone)


@pytest.mark.parametrize(
    ("returned", "among", "told"),
    [
        ({"03": 301}, None, "returned.03: returned-too-much: 301 come back from one who has 300"),
        ({"03": -1}, None, "returned.03: bad-amount"),
        ({"99": 1}, None, "returned.99: stranger-in-round"),
        ({"03": 1}, ["99"], "among.99: stranger-in-round"),
        ({"03": 1}, [], "among: nobody-left"),
        ({"01": 1, "03": 1, "04": 1}, None, "among: nobody-left"),
        (7, None, "returned: bad-returned"),
    ],
)
def test_rounds_that_cannot_be(returned: Any, among: Any, told: str) -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split_again(ov.split(1000, WEIGHTS), returned, among=among)
    assert told in str(caught.value)


def test_a_tie_in_a_later_round_is_told() -> None:
    first = ov.split(30, {"01": 1, "03": 1, "04": 1})
    with pytest.raises(ov.AllocationError, match="tie-not-settled"):
        ov.split_again(first, {"04": 1})


def test_every_record_is_frozen_and_can_be_kept() -> None:
    limits = ov.Limits(at_least={"01": 1}, at_most=900)
    keys = [ov.Key(1, dict(WEIGHTS))]
    rule = ov.Rule(method="jefferson", ties="code", limits=limits)
    mixed = ov.split_by_keys(1000, keys, at="recipient", rule=rule)
    for found in (
        ov.split(1000, WEIGHTS, method=ov.EachRow("01", "even"), limits=limits),
        ov.split(1000, WEIGHTS, method=ov.ModifiedWebster(Fraction(6, 5)), limits=limits),
        mixed,
        ov.split_again(mixed, {"03": 5}),
    ):
        again = pickle.loads(pickle.dumps(found))
        assert again == found
        assert hash(again) == hash(found)
        assert again.to_dict() == found.to_dict()
