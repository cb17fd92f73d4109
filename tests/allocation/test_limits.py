"""Lots, floors and ceilings as a host writes them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import overenskommelse as ov

LAST_YEAR = {"01": 50, "03": 30, "04": 20}
WEIGHTS = {"01": 8, "03": 1, "04": 1}


def test_hold_harmless() -> None:
    found = ov.split(110, WEIGHTS, limits=ov.Limits(at_least=LAST_YEAR))
    assert found.amounts == {"01": 60, "03": 30, "04": 20}
    assert [step.bound for step in found.steps] == [None, "floor", "floor"]


def test_at_most_what_was_asked() -> None:
    found = ov.split(110, WEIGHTS, limits=ov.Limits(at_most={"01": 40, "04": 10}))
    assert found.amounts == {"01": 40, "03": 60, "04": 10}
    found = ov.split(110, WEIGHTS, limits=ov.Limits(at_most=LAST_YEAR))
    assert (found.amounts, found.undistributed) == (LAST_YEAR, 10)


@pytest.mark.parametrize(
    "method", ["largest-remainder", "jefferson", "webster", "adams", "dean", "cumulative"]
)
def test_one_unit_each(method: str) -> None:
    found = ov.split(5, {"a": 1000, "b": 1, "c": 0}, method=method, limits=ov.Limits(at_least=1))
    assert found.amounts == {"a": 3, "b": 1, "c": 1}


def test_ore_and_thousands() -> None:
    """Öre are counted in öre; kronor out of öre are lots of a hundred."""
    thirds = {"01": 1, "03": 2}
    assert ov.split(100_05, thirds).amounts == {"01": 3335, "03": 6670}
    found = ov.split(100_05, thirds, limits=ov.Limits(lot=100))
    assert (found.amounts, found.undistributed) == ({"01": 3300, "03": 6700}, 5)
    found = ov.split(1_000_500, thirds, limits=ov.Limits(lot=1000))
    assert (found.amounts, found.undistributed) == ({"01": 333_000, "03": 667_000}, 500)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"limits": ov.Limits(lot=0)}, "limits.lot: bad-lot"),
        ({"limits": ov.Limits(lot=Fraction(1, 2))}, "limits.lot: bad-lot"),  # type: ignore[arg-type]
        ({"limits": ov.Limits(at_least=-1)}, "limits.at_least: bad-limit"),
        ({"limits": ov.Limits(at_most={"01": 1.5})}, "limits.at_most.01: bad-limit"),  # type: ignore[dict-item]
        ({"limits": ov.Limits(at_most={"99": 1})}, "limits.at_most.99: limit-for-stranger"),
        ({"limits": 7}, "limits: bad-limits"),
        ({"limits": ov.Limits(at_least=5, at_most=4)}, "limits.at_least.01: limits-crossed"),
        ({"limits": ov.Limits(lot=10, at_least=15, at_most=19)}, "limits-crossed"),
        (
            {"limits": ov.Limits(at_least={"01": 60, "03": 50})},
            "limits.at_least: floors-above-amount: the floors of `01`, `03` are 110 together, "
            "10 more than the 100 there are",
        ),
        ({"method": "highest"}, "method: no-method-called"),
        ({"method": None}, "method: no-method-called"),
        ({"method": ov.EachRow("99", "up")}, "method.to: stranger-takes-difference"),
        ({"method": ov.EachRow("01", "down")}, "method.halves: bad-halves"),  # type: ignore[arg-type]
        ({"method": ov.ModifiedWebster(3)}, "method.first: bad-first-divisor"),
        ({"method": ov.ModifiedWebster(1.4)}, "method.first: bad-first-divisor"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_kept_is_told(arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(100, WEIGHTS, **arguments)
    assert told in str(caught.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(-1, {"a": -1}, method="x", ties="y", limits=ov.Limits(lot=0, at_least=-1))
    assert {item.code for item in caught.value.diagnostics} == {
        "bad-amount",
        "bad-weight",
        "no-method-called",
        "no-tie-rule-called",
        "bad-lot",
        "bad-limit",
    }
