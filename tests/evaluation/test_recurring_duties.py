"""Duties that return, and duties of several days, in the calendar."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov

HEAD = """agreement "Prov" 2025
  between "the state" and "the agency"
  source "påhittat"
recipients school: A, B
"""


def days(when: str, on: date) -> list[date]:
    duty = f'duty account: school, "the agency" delivers "account" by {when}\n  source "1"\n'
    calendar = ov.loads(HEAD + duty).follow_up({}, on=on).calendar
    return [entry.day for entry in calendar]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("month", date(2025, 8, 31)),
        ("quarter", date(2025, 8, 31)),
        ("half-year", date(2025, 11, 30)),
        ("year", date(2026, 5, 31)),
    ],
)
def test_the_next_day_is_the_first_not_before_the_evaluation(every: str, expected: date) -> None:
    assert days(f"2025-05-31 every {every}", date(2025, 8, 31)) == [expected]


def test_the_days_of_a_month_stay_at_its_end() -> None:
    assert days("2025-01-31 every month", date(2025, 2, 1)) == [date(2025, 2, 28)]
    assert days("2025-01-31 every month", date(2025, 3, 1)) == [date(2025, 3, 31)]


def test_several_days_are_all_in_the_calendar() -> None:
    found = days("2025-09-30 and 2025-03-31", date(2025, 1, 1))
    assert found == [date(2025, 3, 31), date(2025, 9, 30)]


def test_a_party_has_duties_and_a_stranger_has_not() -> None:
    duty = '"{who}" must "meet" every month\n  source "1"\n'
    model = ov.loads(HEAD + "duty meeting: " + duty.format(who="the agency")).model
    assert model.duties[0].who == ("the agency",)
    with pytest.raises(ov.AgreementError):
        ov.loads(HEAD + "duty meeting: " + duty.format(who="the agencies"))


def test_a_first_day_that_has_passed_is_not_overdue() -> None:
    agreement = ov.loads(
        """agreement "Prov" 2024
  source "s"
recipients school: A, B
fact start date per school
grant g 100 kr to school equally
  source "1"
  require start from 2024-03-01
  shares of those who fail: not paid out
  ties in order of code
"""
    )
    told = agreement.follow_up({"A": {"start": "2024-04-02"}}, on=date(2024, 5, 1))
    (entry,) = told.calendar
    assert dict(entry.counts) == {ov.Status.MET: 1, ov.Status.OPEN: 1}
    assert not entry.is_overdue
