"""Every method against its definition on small amounts, and its laws on any."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.rounding import EachRow, Method, ModifiedWebster, Rounding, TieRule

DIVISORS = (
    Method.JEFFERSON,
    Method.WEBSTER,
    Method.ADAMS,
    Method.HUNTINGTON_HILL,
    Method.DEAN,
    ModifiedWebster(Fraction(6, 5)),
)
BY_CODE = (TieRule.CODE,)
codes = st.text("0123456789ABC", min_size=1, max_size=3)
divisors = st.sampled_from(DIVISORS)
methods = st.sampled_from((*DIVISORS, Method.LARGEST_REMAINDER))


def weights_up_to(most: int) -> st.SearchStrategy[dict[str, int]]:
    found = st.dictionaries(codes, st.integers(0, most), min_size=1, max_size=8)
    return found.filter(lambda item: any(item.values()))


weights = weights_up_to(10**9) | weights_up_to(6)


def divisor(method: Any, held: int) -> Fraction:
    """The divisor as the textbook writes it; squared for the geometric mean."""
    match method:
        case Method.JEFFERSON:
            return Fraction(held + 1)
        case Method.WEBSTER:
            return held + Fraction(1, 2)
        case Method.ADAMS:
            return Fraction(held)
        case Method.HUNTINGTON_HILL:
            return Fraction(held * (held + 1))
        case Method.DEAN:
            return Fraction(2 * held * (held + 1), 2 * held + 1)
        case ModifiedWebster(first):
            return Fraction(first) / 2 if held == 0 else held + Fraction(1, 2)
    raise AssertionError(method)


def claim(method: Any, weight: int, held: int) -> tuple[bool, Fraction]:
    """Larger goes first; a divisor of 0 before all."""
    under = divisor(method, held)
    power = 2 if method is Method.HUNTINGTON_HILL else 1
    return (True, Fraction(0)) if not under else (False, weight**power / under)


Bounds = dict[str, tuple[int, int | None]]


def one_by_one(
    units: int, given_weights: dict[str, int], method: Any, bounds: Bounds
) -> dict[str, int]:
    """The definition: unit after unit to the largest claim, the smallest code first."""
    parts = {code: bounds[code][0] for code in given_weights}
    for _ in range(units - sum(parts.values())):
        may = [
            code
            for code, weight in given_weights.items()
            if weight and (bounds[code][1] is None or parts[code] < (bounds[code][1] or 0))
        ]
        if not may:
            break
        best = max(claim(method, given_weights[code], parts[code]) for code in may)
        equal = [code for code in may if claim(method, given_weights[code], parts[code]) == best]
        parts[min(equal)] += 1
    return parts


def split(
    amount: int, given_weights: dict[str, int], method: Any, bounds: Bounds | None = None
) -> Allocation:
    floors = ceilings = None
    if bounds is not None:
        floors = {code: floor for code, (floor, _) in bounds.items()}
        ceilings = {code: most for code, (_, most) in bounds.items() if most is not None}
    found = apportion(amount, given_weights, Rounding(method, BY_CODE, 1, floors, ceilings))
    assert found is not None
    return found


@given(st.integers(0, 60), weights, divisors)
def test_divisor_methods_are_their_definition(
    amount: int, given_weights: dict[str, int], method: Any
) -> None:
    free: Bounds = dict.fromkeys(given_weights, (0, None))
    assert split(amount, given_weights, method).amounts == one_by_one(
        amount, given_weights, method, free
    )


@given(st.data(), weights, divisors)
def test_divisor_methods_within_bounds_are_their_definition(
    data: st.DataObject, given_weights: dict[str, int], method: Any
) -> None:
    bounds: Bounds = {}
    for code in given_weights:
        floor = data.draw(st.integers(0, 6))
        bounds[code] = (floor, data.draw(st.none() | st.integers(floor, 15)))
    least = sum(floor for floor, _ in bounds.values())
    amount = data.draw(st.integers(least, least + 40))
    found = split(amount, given_weights, method, bounds)
    assert found.amounts == one_by_one(amount, given_weights, method, bounds)
    for step in found.steps:
        floor, most = bounds[step.recipient]
        assert step.bound != "floor" or step.amount == floor
        assert step.bound != "ceiling" or step.amount == most


@given(st.integers(0, 10**15), weights, methods)
def test_parts_add_up_and_steps_tell_them(
    amount: int, given_weights: dict[str, int], method: Any
) -> None:
    found = split(amount, given_weights, method)
    assert sum(found.amounts.values()) == amount
    for step in found.steps:
        assert step.amount == found.amounts[step.recipient] == step.floor + step.extra
        assert step.quota == step.share * amount == step.floor + step.remainder
    json.dumps(found.to_dict())


@given(st.integers(0, 10**15), weights, divisors)
def test_claims_prove_the_parts(amount: int, given_weights: dict[str, int], method: Any) -> None:
    """No claim that won is smaller than one that lost: that is all a divisor method says."""
    claims = [step.detail for step in split(amount, given_weights, method).steps]
    won = [item.last.quotient for item in claims if item.last and item.last.quotient is not None]  # type: ignore[union-attr]
    lost = [item.next for item in claims if item.next]  # type: ignore[union-attr]
    if any(item.quotient is None for item in lost):
        assert won == [], "somebody without a unit goes before everyone's second"
    elif won and lost:
        assert min(won) >= max(item.quotient for item in lost)


@given(st.integers(0, 10**12), weights, divisors)
def test_house_monotone(amount: int, given_weights: dict[str, int], method: Any) -> None:
    """With one unit more, nobody loses one."""
    fewer = split(amount, given_weights, method).amounts
    more = split(amount + 1, given_weights, method).amounts
    assert all(more[code] >= part for code, part in fewer.items())


@given(st.integers(0, 10**6), weights, st.sampled_from((*DIVISORS, Method.TRUNCATED)), st.data())
def test_population_monotone(
    amount: int, given_weights: dict[str, int], method: Any, data: st.DataObject
) -> None:
    """Of two, the one that grows more in proportion never loses a unit while the other wins one."""
    later = {
        code: data.draw(st.integers(1, 2 * weight + 2)) for code, weight in given_weights.items()
    }
    before = split(amount, given_weights, method).amounts
    after = split(amount, later, method).amounts
    for one, weight in given_weights.items():
        for other, other_weight in given_weights.items():
            if later[one] * other_weight > later[other] * weight:
                assert not (after[one] < before[one] and after[other] > before[other])


@given(st.integers(0, 10**9), weights, divisors, st.data())
def test_consistent(
    amount: int, given_weights: dict[str, int], method: Any, data: st.DataObject
) -> None:
    """Some of them, splitting what they got together, get the same again."""
    whole = split(amount, given_weights, method).amounts
    some = data.draw(st.sets(st.sampled_from(sorted(given_weights)), min_size=1))
    part = {code: given_weights[code] for code in given_weights if code in some}
    assume(any(part.values()))
    again = split(sum(whole[code] for code in part), part, method).amounts
    assert again == {code: whole[code] for code in part}


@given(st.integers(0, 10**9), weights, methods, st.fractions(Fraction(1, 1000), 1000))
def test_scale_invariant_and_anonymous(
    amount: int, given_weights: dict[str, int], method: Any, factor: Fraction
) -> None:
    one = split(amount, given_weights, method).amounts
    turned = dict(reversed([(code, weight * factor) for code, weight in given_weights.items()]))
    found = apportion(amount, turned, Rounding(method, BY_CODE))
    assert found is not None
    assert found.amounts == one


@given(st.integers(1, 10**6), weights, methods)
def test_exact(factor: int, given_weights: dict[str, int], method: Any) -> None:
    """Weights that are whole parts of the amount are the parts."""
    amounts = {code: weight * factor for code, weight in given_weights.items()}
    assert split(sum(amounts.values()), given_weights, method).amounts == amounts


@given(st.integers(0, 10**9), weights)
def test_who_stays_at_its_quota(amount: int, given_weights: dict[str, int]) -> None:
    """Jefferson never goes below the whole quota, Adams never above the next."""
    for step in split(amount, given_weights, Method.JEFFERSON).steps:
        assert step.amount >= step.floor
    assume(amount >= len(given_weights))
    for step in split(amount, given_weights, Method.ADAMS).steps:
        assert step.amount <= step.floor + (step.remainder > 0)


@given(st.integers(0, 10**9), weights, methods)
def test_open_ties_hold_the_units_back(
    amount: int, given_weights: dict[str, int], method: Any
) -> None:
    found = apportion(amount, given_weights, Rounding(method))
    assert found is not None
    settled = split(amount, given_weights, method)
    if found.tie is None:
        assert settled.tie is None
        assert found.amounts == settled.amounts
        return
    assert settled.tie is not None
    assert settled.tie.recipients == found.tie.recipients
    assert found.undistributed == found.tie.units == len(settled.tie.winners)
    for code, part in settled.amounts.items():
        assert part - found.amounts[code] == (code in settled.tie.winners)


BIG = {"a": 10_000, **{f"{number:02d}": 130 for number in range(10)}}
TO_C = EachRow("c", "up")


@pytest.mark.parametrize(
    ("method", "amount", "given_weights", "outside"),
    [
        (Method.JEFFERSON, 4, {"a": 2, "b": 2, "c": 2, "d": 9}, "above"),
        (Method.WEBSTER, 8, {"a": 156, "b": 8, "c": 8, "d": 9}, "above"),
        (Method.HUNTINGTON_HILL, 113, BIG, "above"),
        (Method.DEAN, 113, BIG, "above"),
        (TO_C, 9, {"a": 2, "b": 5, "c": 4, "d": 2}, "above"),
        (Method.WEBSTER, 37, {"a": 177, "b": 9, "c": 3, "d": 9}, "below"),
        (Method.HUNTINGTON_HILL, 5, {"a": 7, "b": 1, "c": 1, "d": 1}, "below"),
        (Method.DEAN, 4, {"a": 1, "b": 2, "c": 5, "d": 1}, "below"),
        (Method.ADAMS, 5, {"a": 1, "b": 8, "c": 2, "d": 1}, "below"),
        (TO_C, 6, {"a": 3, "b": 3, "c": 2, "d": 3}, "below"),
    ],
)
def test_who_can_leave_the_quota(
    method: Any, amount: int, given_weights: dict[str, int], outside: str
) -> None:
    steps = split(amount, given_weights, method).steps
    if outside == "above":
        assert any(step.amount > step.floor + (step.remainder > 0) for step in steps)
    else:
        assert any(step.amount < step.floor for step in steps)


@pytest.mark.parametrize(
    ("method", "amount", "given_weights"),
    [
        (Method.LARGEST_REMAINDER, 9, {"a": 1, "b": 8, "c": 3, "d": 7}),
        (TO_C, 7, {"a": 2, "b": 7, "c": 5, "d": 1}),
        (Method.CUMULATIVE, 6, {"a": 4, "b": 1, "c": 1, "d": 4}),
    ],
)
def test_who_can_lose_by_a_larger_amount(
    method: Any, amount: int, given_weights: dict[str, int]
) -> None:
    fewer = split(amount, given_weights, method).amounts
    more = split(amount + 1, given_weights, method).amounts
    assert any(more[code] < part for code, part in fewer.items())


@pytest.mark.parametrize(
    ("method", "amount", "before", "after"),
    [
        (Method.LARGEST_REMAINDER, 27, (129, 3, 9, 4), (142, 3, 15, 5)),
        (TO_C, 4, (9, 1, 1, 4), (11, 1, 2, 3)),
        (Method.CUMULATIVE, 5, (4, 4, 3, 1), (2, 3, 3, 1)),
    ],
)
def test_who_can_lose_by_growing(
    method: Any, amount: int, before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    old, new = dict(zip("abcd", before, strict=True)), dict(zip("abcd", after, strict=True))
    had, has = split(amount, old, method).amounts, split(amount, new, method).amounts
    assert any(
        new[one] * old[other] > new[other] * old[one]
        and has[one] < had[one]
        and has[other] > had[other]
        for one in old
        for other in old
    )


@pytest.mark.parametrize(
    ("method", "amount", "given_weights"),
    [
        (Method.LARGEST_REMAINDER, 4, {"a": 2, "b": 7, "c": 5, "d": 7}),
        (TO_C, 6, {"a": 3, "b": 1, "c": 1, "d": 2}),
        (Method.CUMULATIVE, 5, {"a": 4, "b": 2, "c": 2, "d": 4}),
        (Method.TRUNCATED, 6, {"a": 1, "b": 5, "c": 1, "d": 1}),
    ],
)
def test_who_is_not_consistent(method: Any, amount: int, given_weights: dict[str, int]) -> None:
    whole = split(amount, given_weights, method).amounts
    groups = [
        {code: given_weights[code] for code in group}
        for size in (1, 2, 3)
        for group in combinations("abcd", size)
        if "c" in group
    ]
    again = [split(sum(whole[code] for code in group), group, method).amounts for group in groups]
    assert any(
        found[code] != whole[code]
        for group, found in zip(groups, again, strict=True)
        for code in group
    )


def test_the_order_matters_for_running_totals() -> None:
    one = split(7, {"a": 5, "b": 6, "c": 1, "d": 2}, Method.CUMULATIVE).amounts
    other = split(7, {"d": 2, "c": 1, "b": 6, "a": 5}, Method.CUMULATIVE).amounts
    assert one != other


ROWS = (Method.CUMULATIVE, Method.TRUNCATED)


@given(st.integers(0, 10**12), weights)
def test_cumulative_and_truncated_stay_at_the_quota(
    amount: int, given_weights: dict[str, int]
) -> None:
    cumulative = split(amount, given_weights, Method.CUMULATIVE)
    assert cumulative.undistributed == 0
    for step in cumulative.steps:
        assert step.floor <= step.amount <= step.floor + (step.remainder > 0)
    truncated = split(amount, given_weights, Method.TRUNCATED)
    assert all(step.extra == 0 for step in truncated.steps)
    assert truncated.undistributed == sum(step.remainder for step in truncated.steps)


@given(st.integers(0, 10**12), weights, st.sampled_from(["up", "even"]), st.data())
def test_each_row_but_one_is_rounded(
    amount: int, given_weights: dict[str, int], halves: Any, data: st.DataObject
) -> None:
    to = data.draw(st.sampled_from(sorted(given_weights)))
    found = split(amount, given_weights, EachRow(to, halves))
    assert found.undistributed == 0
    for step in found.steps:
        if halves == "even":
            nearest = round(step.quota)
        else:
            nearest = (2 * step.quota.numerator + step.quota.denominator) // (
                2 * step.quota.denominator
            )
        if step.recipient == to:
            assert step.detail.rounded == nearest  # type: ignore[union-attr]
            assert step.detail.difference == step.amount - nearest  # type: ignore[union-attr]
        else:
            assert step.amount == nearest


def test_each_row_says_when_nobody_can_take_the_difference() -> None:
    halves = {"a": 1, "b": 1, "c": 1}
    assert ov.split(1, halves, method=ov.EachRow("a", "up")).amounts == {"a": 1, "b": 0, "c": 0}
    four = {"a": 1, "b": 1, "c": 1, "d": 1}
    with pytest.raises(ov.AllocationError, match="`a` would get 2, past its limit of 1"):
        ov.split(5, four, method=ov.EachRow("a", "up"), limits=ov.Limits(at_most={"a": 1}))
    many = {f"{number:02d}": 1 for number in range(10)} | {"z": 0}
    with pytest.raises(ov.AllocationError) as caught:
        ov.split(5, many, method=ov.EachRow("z", "up"))
    assert str(caught.value).startswith(
        "method.to: difference-too-large: with the difference `z` would get -5, past its limit of 0"
    )


@pytest.mark.parametrize("method", [*DIVISORS, Method.LARGEST_REMAINDER, *ROWS])
@pytest.mark.parametrize("lot", [1, 7, 1000])
def test_lots_in_every_method(method: Any, lot: int) -> None:
    found = apportion(10_000, {"a": 5, "b": 3, "c": 1}, Rounding(method, BY_CODE, lot))
    assert found is not None
    assert all(part % lot == 0 for part in found.amounts.values())
    if method is not Method.TRUNCATED:
        assert found.undistributed == 10_000 % lot
