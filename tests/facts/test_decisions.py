"""Decisions handed in from Python: the day may be a date, and the kind may be named."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import overenskommelse as ov

AGREEMENT = ov.loads("""agreement "Prov" 2024
recipients school: A, B
recipients museum: A, B
requirement suited: a human decision on "whether it is suited"
grant books 10 kr to school: A
  require suited
  shares of those who fail: not paid out
grant maps 10 kr to museum: A
  require suited
  shares of those who fail: not paid out
""")
DECIDED = {"requirement": "suited", "outcome": "met", "by": "KB", "document": "Nr 1"}


@pytest.mark.parametrize("day", ["2024-05-02", date(2024, 5, 2), datetime(2024, 5, 2, 9, 30)])  # noqa: DTZ001
def test_the_day_of_a_decision_can_be_a_text_or_a_date(day: object) -> None:
    facts = AGREEMENT.facts({"assessments": [{**DECIDED, "recipient": "all", "on": day}]})
    made = [each for several in facts.assessments.values() for each in several]
    assert {found.on for found in made} == {date(2024, 5, 2)}


def test_a_mapping_can_name_the_kind_of_its_recipient() -> None:
    decided = {**DECIDED, "on": date(2024, 5, 2)}
    facts = AGREEMENT.facts({"assessments": [{**decided, "museum": "A"}]})
    ((owner, name, code),) = facts.assessments
    assert (owner.kind, name, code) == ("museum", "suited", "A")
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts({"assessments": [{**decided, "recipient": "A"}]})
    assert caught.value.code == "which-kind"
