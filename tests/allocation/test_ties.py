"""Equal claims: what settles them, and what is said when nothing does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import overenskommelse as ov

DAY = date(2024, 11, 13)
EVEN = {"01": 1, "03": 1, "04": 1}


def draw(*order: str) -> ov.Draw:
    return ov.Draw(order, by="Kammarkollegiet", on=DAY, document="Dnr 1.2-345-2024")


def test_a_draw_settles_with_its_record() -> None:
    found = ov.split(100, EVEN, ties=draw("04", "01", "03"))
    assert found.amounts == {"01": 33, "03": 33, "04": 34}
    assert found.tie is not None
    assert (found.tie.rule, found.tie.winners) == ("draw", ("04",))
    assert found.to_dict()["tie"] == {
        "recipients": ["01", "03", "04"],
        "units": 1,
        "rule": "draw",
        "winners": ["04"],
        "draw": {
            "order": ["04", "01", "03"],
            "by": "Kammarkollegiet",
            "on": "2024-11-13",
            "document": "Dnr 1.2-345-2024",
        },
    }


def test_the_order_of_the_draw_counts_also_for_several_units() -> None:
    assert ov.split(101, EVEN, ties=draw("04", "03", "01")).amounts == {
        "01": 33,
        "03": 34,
        "04": 34,
    }


def test_weights_settle_where_they_differ() -> None:
    """10 by 15/25/39/21 leaves equal remainders at 1,5 and 2,5."""
    votes = {"a": 15, "b": 25, "c": 39, "d": 21}
    assert ov.split(10, votes, ties="largest-weight").amounts["b"] == 3
    assert ov.split(10, votes, ties="smallest-weight").amounts["a"] == 2


def test_equal_weights_need_a_further_rule() -> None:
    with pytest.raises(ov.AllocationError, match="tie-not-settled"):
        ov.split(100, EVEN, ties="largest-weight")
    found = ov.split(100, EVEN, ties=["largest-weight", draw("03", "04", "01")])
    assert found.tie is not None
    assert found.amounts["03"] == 34
    assert found.tie.rule == "largest-weight, draw"


def test_a_rule_that_tells_only_the_first_settles_nothing() -> None:
    """1,5 and three of 0,5 for two units: the largest weight is told, the second is not."""
    votes = {"a": 3, "b": 1, "c": 1, "d": 1}
    with pytest.raises(ov.AllocationError, match="tie-not-settled"):
        ov.split(3, votes, ties="largest-weight")
    found = ov.split(3, votes, ties=["largest-weight", "code"])
    assert found.amounts == {"a": 2, "b": 1, "c": 0, "d": 0}


def test_a_rule_that_is_not_needed_is_not_told() -> None:
    found = ov.split(10, {"a": 15, "b": 25, "c": 39, "d": 21}, ties=("largest-weight", "code"))
    assert found.tie is not None
    assert found.tie.rule == "largest-weight"
    assert ov.split(3, EVEN, ties="code").tie is None


def test_divisor_methods_tie_too() -> None:
    """3 and 1 for 3 seats by D'Hondt: the last seat is 3/3 against 1/1."""
    with pytest.raises(ov.AllocationError, match="`a`, `b` have equal claims, and only 1 more"):
        ov.split(3, {"a": 3, "b": 1}, method="d'hondt")
    assert ov.split(3, {"a": 3, "b": 1}, method="d'hondt", ties="largest-weight").amounts["a"] == 3
    assert ov.split(3, {"a": 3, "b": 1}, method="d'hondt", ties=draw("b", "a")).amounts["b"] == 1


def test_fewer_units_than_those_who_must_have_one() -> None:
    """Adams, Dean and Huntington-Hill give everyone one before anyone two."""
    for method in ("adams", "dean", "huntington-hill"):
        with pytest.raises(ov.AllocationError, match="tie-not-settled"):
            ov.split(2, {"a": 900, "b": 90, "c": 9}, method=method)
        found = ov.split(2, {"a": 900, "b": 90, "c": 9}, method=method, ties="largest-weight")
        assert found.amounts == {"a": 1, "b": 1, "c": 0}


@pytest.mark.parametrize(
    ("ties", "code"),
    [
        (draw("01", "03"), "draw-incomplete"),
        (draw("01", "03", "01"), "drawn-twice"),
        (ov.Draw(("01", "03", "04"), by=" ", on=DAY, document="x"), "draw-without-record"),
        (ov.Draw(("01", "03", "04"), by="x", on=DAY, document=""), "draw-without-record"),
        (["code", "toss"], "no-tie-rule-called"),
        (7, "no-tie-rule-called"),
    ],
)
def test_ties_that_cannot_be_used(ties: Any, code: str) -> None:
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(100, EVEN, ties=ties)
    assert [item.code for item in caught.value.diagnostics] == [code]


def test_advice_speaks_the_language_of_who_asks() -> None:
    nobody = ov.Draw(("01", "03", "04"), by="", on=DAY, document="x")
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(100, EVEN, ties=nobody)
    assert caught.value.diagnostics[0].help() == "give `by`, `on`, `document`"
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(2, dict.fromkeys("abcd", 1), method=ov.EachRow("a", "up"))
    told = "låt `to` vara någon med en större del, eller välj en annan `method`"
    assert caught.value.diagnostics[0].help("sv") == told
