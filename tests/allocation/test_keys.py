"""Several keys: at the pot and at the recipient, and fixed keys that must be whole."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov

PEOPLE = {"01": 3, "03": 2, "04": 2}
RESULT = {"01": 1, "03": 1, "04": 5}
KEYS = [ov.Key(Fraction(1, 5), PEOPLE, "people"), ov.Key(Decimal("0.8"), RESULT, "result")]


def test_at_the_recipient_shares_are_rounded_once() -> None:
    found = ov.split_by_keys(1001, KEYS, at="recipient", rule=ov.Rule(ties="code"))
    share = Fraction(1, 5) * Fraction(3, 7) + Fraction(4, 5) * Fraction(1, 7)
    assert found.pots is None
    assert found.allocations[0].steps[0].quota == 1001 * share
    assert found.amounts == {"01": 200, "03": 172, "04": 629}


def test_at_the_pot_each_pot_is_rounded_by_itself() -> None:
    found = ov.split_by_keys(1003, KEYS, at="pot", rule=ov.Rule(ties="code"))
    assert found.pots is not None
    assert list(found.pots.amounts.values()) == [201, 802]
    assert [dict(item.amounts) for item in found.allocations] == [
        {"01": 86, "03": 58, "04": 57},
        {"01": 115, "03": 114, "04": 573},
    ]
    assert found.amounts == {"01": 201, "03": 172, "04": 630}
    json.dumps(found.to_dict())


weights = st.fixed_dictionaries(dict.fromkeys(("a", "b", "c"), st.integers(1, 100)))


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(st.integers(1, 9), weights), min_size=1, max_size=4),
    st.sampled_from(["pot", "recipient"]),
    st.integers(1, 5),
)
def test_parts_add_up(amount: int, parts: list[tuple[int, Any]], at: Any, lot: int) -> None:
    total = sum(share for share, _ in parts)
    keys = [ov.Key(Fraction(share, total), given_weights) for share, given_weights in parts]
    rule = ov.Rule(ties="code", limits=ov.Limits(lot=lot))
    found = ov.split_by_keys(amount, keys, at=at, rule=rule)
    assert sum(found.amounts.values()) + found.undistributed == amount
    assert found.undistributed == amount % lot
    for code, part in found.amounts.items():
        exact = sum(
            Fraction(key.share) * key.weights[code] / sum(key.weights.values()) for key in keys
        )
        most = 1 if at == "recipient" else 2 * len(keys)
        assert abs(part - (amount - amount % lot) * exact) < most * lot


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"keys": []}, "keys: nobody-to-split-between"),
        ({"keys": KEYS[:1]}, "keys: keys-not-whole: the shares are 1/5 together"),
        ({"keys": [ov.Key(1, {"01": 0})]}, "keys[0].weights: no-weight"),
        ({"keys": [ov.Key(1, {"01": -1})]}, "keys[0].weights.01: bad-weight"),
        ({"keys": [ov.Key(0.5, PEOPLE)]}, "keys[0].share: bad-weight"),  # type: ignore[arg-type]
        ({"keys": [KEYS[0], ov.Key(Fraction(4, 5), {"01": 1})]}, "keys[1].weights: keys-differ"),
        ({"at": "both"}, "at: no-place-called"),
        ({"at": "pot", "rule": ov.Rule(limits=ov.Limits(at_least=1))}, "bounds-with-parts"),
        ({"at": "pot", "amount": -1}, "keys[0].amount: bad-amount"),
    ],
)
def test_keys_that_cannot_be_used(arguments: dict[str, Any], told: str) -> None:
    asked: dict[str, Any] = {"amount": 100, "keys": KEYS, "at": "recipient", **arguments}
    with pytest.raises(ov.AllocationError) as caught:
        ov.split_by_keys(asked.pop("amount"), asked.pop("keys"), **asked)
    assert told in str(caught.value)


def test_a_tie_in_any_pot_is_told() -> None:
    even = ov.Key(1, {"01": 1, "03": 1})
    with pytest.raises(ov.AllocationError, match="tie-not-settled"):
        ov.split_by_keys(1, [even], at="pot")


def test_fixed_keys_are_whole() -> None:
    shares = {"01": Decimal("0.25"), "03": Decimal("0.75")}
    assert ov.split(1000, ov.fixed_key(shares)).amounts == {"01": 250, "03": 750}
    with pytest.raises(ov.AllocationError, match="keys-not-whole"):
        ov.fixed_key({"01": Decimal("0.25"), "03": Decimal("0.7")})
    with pytest.raises(ov.AllocationError, match="float-weight"):
        ov.fixed_key({"01": 0.25, "03": 0.75})  # type: ignore[dict-item]
