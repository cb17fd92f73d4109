"""Floors, ceilings and lots: exact quotas within them, and whole parts that keep them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.bounds import Bounds, exact_parts, factor_of
from overenskommelse.allocation.rounding import Rounding, TieRule

Limits = dict[str, tuple[int, int | None]]
BY_CODE = (TieRule.CODE,)


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, dict[str, int], Limits]:
    """An amount, weights of which one at least counts, and bounds that can be met."""
    codes = [f"{number:02d}" for number in range(draw(st.integers(1, 8)))]
    weights = {code: draw(st.integers(0, 50)) for code in codes}
    weights[codes[0]] += 1
    bounds = {}
    for code in codes:
        floor = draw(st.integers(0, 40))
        bounds[code] = (floor, draw(st.none() | st.integers(floor, 120)))
    floors = sum(floor for floor, _ in bounds.values())
    return draw(st.integers(floors, floors + 500)), weights, bounds


def rounding(bounds: Limits, lot: int = 1) -> Rounding:
    floors = {code: floor * lot for code, (floor, _) in bounds.items()}
    ceilings = {code: ceiling * lot for code, (_, ceiling) in bounds.items() if ceiling is not None}
    return Rounding(ties=BY_CODE, lot=lot, floors=floors, ceilings=ceilings)


@given(cases())
def test_exact_parts_keep_bounds_and_proportions(
    case: tuple[int, dict[str, int], Limits],
) -> None:
    amount, weights, bounds = case
    values = list(weights.values())
    limits = Bounds([floor for floor, _ in bounds.values()], [most for _, most in bounds.values()])
    numerators, denominator = exact_parts(values, factor_of(amount, values, limits), limits)
    parts = [Fraction(numerator, denominator) for numerator in numerators]
    free = set()
    for part, weight, (floor, ceiling) in zip(parts, values, bounds.values(), strict=True):
        assert part >= floor
        assert ceiling is None or part <= ceiling
        if floor < part and part != ceiling and weight:
            free.add(part / weight)
    assert len(free) <= 1, "between the bounds everyone has the same for each unit of weight"
    assert sum(parts) <= amount
    if sum(parts) < amount:
        held = zip(parts, values, bounds.values(), strict=True)
        full = (part == ceiling for part, weight, (_, ceiling) in held if weight)
        assert all(full), "something is left only when all are at their ceiling"


@given(cases(), st.integers(1, 7))
def test_whole_parts_keep_bounds_and_lots(
    case: tuple[int, dict[str, int], Limits], lot: int
) -> None:
    amount, weights, bounds = case
    allocation = apportion(amount * lot, weights, rounding(bounds, lot))
    assert allocation is not None
    for code, part in allocation.amounts.items():
        floor, ceiling = bounds[code]
        assert part % lot == 0
        assert part >= floor * lot
        assert ceiling is None or part <= ceiling * lot
    assert sum(allocation.amounts.values()) + allocation.undistributed == amount * lot
    assert allocation.undistributed >= 0
    for step in allocation.steps:
        assert step.quota == step.floor + step.remainder
        assert step.extra in (0, lot)


@given(cases())
def test_bounds_that_bind_nobody_change_nothing(
    case: tuple[int, dict[str, int], Limits],
) -> None:
    amount, weights, _ = case
    plain = apportion(amount, weights, Rounding(ties=BY_CODE))
    bounded = apportion(amount, weights, rounding(dict.fromkeys(weights, (0, amount))))
    assert plain is not None
    assert bounded is not None
    assert plain.amounts == bounded.amounts


def test_floors_above_the_amount_have_no_answer() -> None:
    assert apportion(10, {"a": 1, "b": 1}, Rounding(floors={"a": 6, "b": 6})) is None


def test_less_than_a_lot_is_left() -> None:
    allocation = apportion(1050, {"a": 1, "b": 2}, Rounding(lot=100))
    assert allocation is not None
    assert allocation.amounts == {"a": 300, "b": 700}
    assert allocation.undistributed == 50
