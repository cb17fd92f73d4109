"""A figure or day that is reported counts, also while its period still goes on."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov

TEXT = """agreement "Prov" 2027
  source "påhittat"
recipients school: A, B
period year is 2027
fact plan date per school, period
fact budget money per school, period
grant timely 100 kr to school equally
  require plan by 2027-03-31 for year
  shares of those who fail: not paid out
grant split 100 kr to school by budget during year
grant large 100 kr to school equally
  require budget >= 5 kr for year
  shares of those who fail: not paid out
"""
MAY = date(2027, 5, 1)


def status(facts: object, grant: str, on: date | None = MAY) -> list[str]:
    return [v.status.value for v in ov.loads(TEXT).evaluate(facts, on=on).grants[grant].verdicts]


def test_a_day_needs_only_its_own_deadline() -> None:
    facts = {"plan year": {"A": "2027-03-10", "B": "2027-04-10"}}
    assert status(facts, "timely") == ["met", "not met"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2027, 3, 31), "not yet due"), (date(2027, 4, 1), "open"), (None, "open")],
)
def test_a_missing_day_is_due_by_its_own_deadline(on: date | None, expected: str) -> None:
    assert status({}, "timely", on) == [expected, expected]


def test_a_day_known_not_to_have_come_is_no_after_its_own_deadline() -> None:
    facts = {"plan year": {"A": "not received", "B": "not received"}}
    assert status(facts, "timely", date(2027, 3, 31)) == ["not yet due", "not yet due"]
    assert status(facts, "timely") == ["not met", "not met"]


def test_a_figure_known_in_advance_counts() -> None:
    facts = {"budget year": {"A": "10 kr", "B": "4 kr"}}
    assert status(facts, "large") == ["met", "not met"]
    split = ov.loads(TEXT).evaluate(facts, on=MAY).grants["split"]
    assert [line.amount for line in split.payments] == [71, 29]


def test_a_missing_figure_is_not_yet_due_until_its_period_has_ended() -> None:
    facts = {"budget year": {"A": "10 kr"}}
    assert status(facts, "large", date(2027, 12, 31)) == ["met", "not yet due"]
    assert status(facts, "large", date(2028, 1, 1)) == ["met", "open"]
    split = ov.loads(TEXT).evaluate(facts, on=MAY).grants["split"]
    assert {gap.kind.value for gap in split.gaps} == {"not yet due"}
    assert {gap.recipients for gap in split.gaps} == {("B",)}
