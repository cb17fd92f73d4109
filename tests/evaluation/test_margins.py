"""Margins and remedies: what they name does, and nothing smaller would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, count

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from overenskommelse.model.expressions import Comparator
from overenskommelse.model.units import Unit
from overenskommelse.outcome.margins import MarginKind, margin_of
from overenskommelse.outcome.reasons import Quantity, Reason, ReasonKind
from overenskommelse.outcome.remedies import remedy_of
from overenskommelse.outcome.status import Status, all_met, any_met, opposite, so_many_met
from overenskommelse.render.margins import margin_text

_HOLDS = {
    Comparator.AT_LEAST: lambda one, other: one >= other,
    Comparator.AT_MOST: lambda one, other: one <= other,
    Comparator.MORE_THAN: lambda one, other: one > other,
    Comparator.LESS_THAN: lambda one, other: one < other,
}
_ordered = st.sampled_from([*_HOLDS])
_shares = st.fractions(0, 1, max_denominator=60)


def _ratio(part: int, whole: int, comparator: Comparator, limit: Fraction) -> Reason:
    share = Fraction(part, whole)
    observed = Quantity(share, Unit.SHARE, (Fraction(part), Fraction(whole)))
    status = Status.MET if _HOLDS[comparator](share, limit) else Status.NOT_MET
    required = Quantity(limit, Unit.SHARE)
    return Reason(
        ReasonKind.COMPARISON, status, observed, required, comparator=comparator, counted="cases"
    )


@given(st.integers(0, 500), st.integers(1, 500), _ordered, _shares, st.booleans())
def test_the_margin_of_a_share_is_the_fewest_cases_that_do(
    part: int, whole: int, comparator: Comparator, limit: Fraction, holds: bool
) -> None:
    reason = _ratio(part, whole, comparator, limit)
    margin = margin_of(reason, holds=holds)
    assert margin is not None
    assert margin.kind is MarginKind.COUNT
    step = 1 if margin.more else -1
    at, before = ((margin.enough + by) / whole for by in (0, -step))
    assert _HOLDS[comparator](at, limit) is holds
    assert _HOLDS[comparator](before, limit) is not holds
    assert margin.amount == abs(part - margin.enough)


def test_seventeen_more_cases() -> None:
    margin = margin_of(_ratio(1213, 1757, Comparator.AT_LEAST, Fraction(7, 10)))
    assert margin is not None
    assert margin_text(margin, "Fall i SVF", "sv") == (
        "17 till i ”Fall i SVF” hade räckt (1 230 av 1 757)"
    )
    assert margin_text(margin, None, "en") == "17 more would have been enough (1 230 of 1 757)"


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(0, 60))
def test_a_report_is_so_many_days_late_or_early(last: date, length: int) -> None:
    first = last - timedelta(days=length)
    for day in (last + timedelta(days=3), first - timedelta(days=1)):
        quantities = [Quantity(each, Unit.DATE) for each in (day, last, first)]
        margin = margin_of(Reason(ReasonKind.IN_TIME, Status.NOT_MET, *quantities))
        assert margin is not None
        assert margin_text(margin, None, "sv") == (
            "3 dagar för sent" if day > last else "1 dag för tidigt"
        )


@pytest.mark.parametrize(
    ("value", "limit", "comparator", "unit", "told"),
    [
        ("0.692", "0.7", Comparator.AT_LEAST, Unit.SHARE, "0,8 procentenheter fattas"),
        ("0.699999", "0.7", Comparator.AT_LEAST, Unit.SHARE, "0,0001 procentenheter fattas"),
        ("0.7", "0.7", Comparator.MORE_THAN, Unit.SHARE, "allt däröver hade räckt"),
        ("0.05", "0.02", Comparator.AT_MOST, Unit.POINTS, "3 procentenheter för mycket"),
        ("1.5", "4", Comparator.AT_LEAST, Unit.NUMBER, "2,5 fattas"),
        ("3", "4", Comparator.AT_LEAST, Unit.NUMBER, "1 till hade räckt (4)"),
        ("3", "3", Comparator.LESS_THAN, Unit.NUMBER, "1 färre hade räckt (2)"),
        ("100", "250", Comparator.AT_LEAST, Unit.MONEY, "150 kr fattas"),
    ],
)
def test_other_margins_are_in_the_unit_of_the_values(
    value: str, limit: str, comparator: Comparator, unit: Unit, told: str
) -> None:
    sides = [Quantity(Fraction(each), unit) for each in (value, limit)]
    reason = Reason(ReasonKind.COMPARISON, Status.NOT_MET, *sides, comparator=comparator)
    margin = margin_of(reason)
    assert margin is not None
    assert margin_text(margin, None, "sv") == told


def _settled(reason: Reason) -> Reason:
    """A tree with the statuses that follow from its leaves."""
    if not reason.children:
        return reason
    children = tuple(_settled(child) for child in reason.children)
    statuses = [child.status for child in children]
    number = min(reason.number or 1, len(children))
    status = {
        ReasonKind.NOT: lambda: opposite(statuses[0]),
        ReasonKind.ALL: lambda: all_met(statuses),
        ReasonKind.ANY: lambda: any_met(statuses),
        ReasonKind.AT_LEAST: lambda: so_many_met(number, statuses),
    }[reason.kind]()
    return evolve(reason, children=children, number=number, status=status)


def _joined(children: list[Reason], kind: ReasonKind, number: int) -> Reason:
    return _settled(Reason(kind, Status.OPEN, children=tuple(children), number=number))


_leaves = st.builds(Reason, st.just(ReasonKind.YES), st.sampled_from([Status.MET, Status.NOT_MET]))
_joiners = st.sampled_from([ReasonKind.ALL, ReasonKind.ANY, ReasonKind.AT_LEAST])
_trees = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        inner.map(lambda child: _joined([child], ReasonKind.NOT, 1)),
        st.builds(_joined, st.lists(inner, min_size=1, max_size=3), _joiners, st.integers(1, 3)),
    ),
    max_leaves=7,
)


def _numbered(reason: Reason, numbers: Iterator[int]) -> Reason:
    """A tree whose leaves are told apart by their item."""
    if not reason.children:
        return evolve(reason, item=str(next(numbers)))
    children = tuple(_numbered(child, numbers) for child in reason.children)
    return evolve(reason, children=children)


def _turned(reason: Reason, items: frozenset[str | None]) -> Reason:
    """A tree with some of its leaves turned."""
    if not reason.children:
        return evolve(reason, status=opposite(reason.status)) if reason.item in items else reason
    children = tuple(_turned(child, items) for child in reason.children)
    return _settled(evolve(reason, children=children))


@given(_trees)
def test_the_smallest_change_turns_the_verdict_and_no_smaller_one_does(tree: Reason) -> None:
    reason = _numbered(tree, count())
    remedy = remedy_of(reason)
    if reason.status is Status.MET:
        assert remedy is None
        return
    assert remedy is not None
    chosen = frozenset(each.reason.item for each in remedy.smallest())
    assert len(chosen) == remedy.changes
    assert _turned(reason, chosen).status is Status.MET
    leaves = [leaf.item for leaf in reason.leaves()]
    for fewer in combinations(leaves, remedy.changes - 1):
        assert _turned(reason, frozenset(fewer)).status is Status.NOT_MET
