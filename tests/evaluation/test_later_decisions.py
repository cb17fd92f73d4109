"""A later decision takes over from its day, as after an appeal."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov
from overenskommelse.facts.reading import FactsFile

TEXT = """agreement "Prov" 2025
  source "påhittat"
recipients school: A, B
fact plan yes/no per school
grant g 100 kr to school equally
  require plan
  shares of those who fail: not paid out
"""
HEADINGS = "requirement;school;outcome;by;on;document\n"
APPEAL = "plan;A;met;Domstolen;2025-04-01;Mål 7\nplan;A;not met;X;2025-02-01;Dnr 1\n"


def decided(rows: str, on: date | None) -> tuple[str, str | None]:
    facts = FactsFile("decisions.csv", HEADINGS + rows)
    found = ov.loads(TEXT).evaluate(facts, on=on).grants["g"].verdict("A").requirements[0]
    return found.status.value, found.decision and found.decision.document


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 1, 31), ("open", None)),
        (date(2025, 2, 1), ("not met", "Dnr 1")),
        (date(2025, 3, 31), ("not met", "Dnr 1")),
        (date(2025, 4, 1), ("met by decision", "Mål 7")),
        (None, ("met by decision", "Mål 7")),
    ],
)
def test_the_decision_in_force_counts(on: date | None, expected: tuple[str, str | None]) -> None:
    assert decided(APPEAL, on) == expected


def test_two_decisions_of_one_day_are_told() -> None:
    with pytest.raises(ov.FactsError) as caught:
        decided("plan;A;met;X;2025-02-01;1\nplan;all;not met;X;2025-02-01;2\n", None)
    assert caught.value.code == "assessment-twice"


EXAMPLE = """example "An appeal"
  on {on}
  assessed plan not met for all by "X" on 2025-02-01 in "Dnr 1"
  assessed plan met for A by "Domstolen" on {second} in "Mål 7"
  expect plan {a} by A
  expect plan not met by B
"""


def test_examples_take_later_decisions_as_well() -> None:
    for on, a in (("2025-03-01", "not met"), ("2025-04-01", "met")):
        text = TEXT + EXAMPLE.format(on=on, second="2025-04-01", a=a)
        assert ov.loads(text).run_examples()[0].differences == ()
    text = TEXT + EXAMPLE.format(on="2025-04-01", second="2025-02-01", a="met")
    codes = {item.code for item in ov.check_text(text)[1]}
    assert codes == {"no-source", "assessment-twice"}
