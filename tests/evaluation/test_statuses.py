"""The tables of verdicts, held against what completes them: an undecided one may go either way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

import pytest

from overenskommelse.outcome.status import (
    Status,
    all_met,
    any_met,
    opposite,
    so_many_met,
)

Joined = Callable[[Sequence[Status]], Status]
_OPERATORS: dict[str, Joined] = {
    "and": all_met,
    "or": any_met,
    **{f"at least {n}": lambda each, n=n: so_many_met(n, each) for n in (1, 2, 3)},  # type: ignore[misc]
}


def _completions(statuses: Sequence[Status]) -> Iterator[tuple[Status, ...]]:
    """What undecided ones may turn out to be: met or not met, each by itself."""
    return product(
        *([each] if each.is_decided else [Status.MET, Status.NOT_MET] for each in statuses)
    )


@pytest.mark.parametrize("name", _OPERATORS)
def test_undecided_is_told_exactly_where_completions_differ(name: str) -> None:
    joined = _OPERATORS[name]
    for statuses in product(Status, repeat=3):
        ends = {joined(each).is_met for each in _completions(statuses)}
        told = joined(statuses)
        assert told.is_decided is (len(ends) == 1), statuses
        if told.is_decided:
            assert ends == {told.is_met}


@pytest.mark.parametrize("name", _OPERATORS)
def test_order_does_not_matter(name: str) -> None:
    joined = _OPERATORS[name]
    for statuses in product(Status, repeat=3):
        assert joined(statuses) is joined(statuses[::-1]) is joined((*statuses[1:], statuses[0]))


@pytest.mark.parametrize("name", _OPERATORS)
def test_what_is_not_applicable_asks_nothing(name: str) -> None:
    joined = _OPERATORS[name]
    for statuses in product(Status, repeat=2):
        more = (*statuses, Status.NOT_APPLICABLE)
        assert joined(more) is joined(statuses), statuses
    assert joined([Status.NOT_APPLICABLE]) is Status.NOT_APPLICABLE


def test_a_decision_is_told_where_the_facts_alone_do_not_suffice() -> None:
    assert all_met([Status.MET, Status.MET_BY_DECISION]) is Status.MET_BY_DECISION
    assert any_met([Status.MET, Status.MET_BY_DECISION]) is Status.MET
    assert so_many_met(2, [Status.MET, Status.MET_BY_DECISION]) is Status.MET_BY_DECISION
    assert so_many_met(1, [Status.MET, Status.MET_BY_DECISION]) is Status.MET


def test_the_opposite_keeps_what_is_undecided() -> None:
    for status in Status:
        twice = opposite(opposite(status))
        assert twice is (Status.MET if status.is_met else status)
        assert opposite(status).is_decided is status.is_decided
