"""Floors, ceilings and lots: exact quotas within them, and whole parts that keep them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from overenskommelse.allocation.apportionment import Rounding, apportion
from overenskommelse.allocation.bounds import Bounds, bounded_quotas


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, dict[str, int], dict[str, Bounds]]:
    """An amount, weights of which one at least counts, and bounds that can be met."""
    codes = [f"{number:02d}" for number in range(draw(st.integers(1, 8)))]
    weights = {code: draw(st.integers(0, 50)) for code in codes}
    weights[codes[0]] += 1
    bounds = {}
    for code in codes:
        floor = draw(st.integers(0, 40))
        ceiling = draw(st.none() | st.integers(floor, 120))
        bounds[code] = Bounds(floor, ceiling)
    floors = sum(bound.floor for bound in bounds.values())
    return draw(st.integers(floors, floors + 500)), weights, bounds


@given(cases())
def test_quotas_keep_bounds_and_proportions(
    case: tuple[int, dict[str, int], dict[str, Bounds]],
) -> None:
    amount, weights, bounds = case
    exact = {code: Fraction(weight) for code, weight in weights.items()}
    quotas = bounded_quotas(amount, exact, bounds)
    assert quotas is not None
    total = sum(quotas.values())
    assert total <= amount
    free = set()
    for code, quota in quotas.items():
        assert quota >= bounds[code].floor
        assert bounds[code].ceiling is None or quota <= (bounds[code].ceiling or 0)
        if bounds[code].floor < quota and quota != bounds[code].ceiling and weights[code]:
            free.add(quota / weights[code])
    assert len(free) <= 1, "between the bounds everyone has the same for each unit of weight"
    if total < amount:
        held = (quotas[code] == bounds[code].ceiling for code, weight in weights.items() if weight)
        assert all(held), "something is left only when all are at their ceiling"


@given(cases(), st.integers(1, 7))
def test_whole_parts_keep_bounds_and_lots(
    case: tuple[int, dict[str, int], dict[str, Bounds]], lot: int
) -> None:
    amount, weights, bounds = case
    in_lots = {
        code: Bounds(bound.floor * lot, None if bound.ceiling is None else bound.ceiling * lot)
        for code, bound in bounds.items()
    }
    rounding = Rounding(ties_by_code=True, lot=lot, bounds=in_lots)
    allocation = apportion(amount * lot, weights, rounding)
    assert allocation is not None
    for code, part in allocation.amounts.items():
        assert part % lot == 0
        assert part >= in_lots[code].floor
        ceiling = in_lots[code].ceiling
        assert ceiling is None or part <= ceiling
    assert sum(allocation.amounts.values()) + allocation.undistributed == amount * lot
    assert allocation.undistributed >= 0
    for step in allocation.steps:
        assert step.quota == step.floor + step.remainder
        assert step.extra in (0, lot)


@given(cases())
def test_bounds_that_bind_nobody_change_nothing(
    case: tuple[int, dict[str, int], dict[str, Bounds]],
) -> None:
    amount, weights, _ = case
    plain = apportion(amount, weights, Rounding(ties_by_code=True))
    wide = {code: Bounds(0, amount) for code in weights}
    bounded = apportion(amount, weights, Rounding(ties_by_code=True, bounds=wide))
    assert plain is not None
    assert bounded is not None
    assert plain.amounts == bounded.amounts


def test_floors_above_the_amount_have_no_answer() -> None:
    assert apportion(10, {"a": 1, "b": 1}, Rounding(bounds=dict.fromkeys("ab", Bounds(6)))) is None


def test_less_than_a_lot_is_left() -> None:
    allocation = apportion(1050, {"a": 1, "b": 2}, Rounding(lot=100))
    assert allocation is not None
    assert allocation.amounts == {"a": 300, "b": 700}
    assert allocation.undistributed == 50
