"""Duties that facts tell of: in time, late, incomplete, still ahead."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov
from overenskommelse.diagnostics.diagnostic import Severity

_TEXT = """\
agreement "Stages" 2025
  source "1"
recipients stage
  A "North"
  B "South"
recipients body: board
period year is 2025
list art
  dance "Dance"
  opera "Opera"
fact visits number per stage, art, period
fact came date per stage
fact plan text per stage
duty account: stage delivers "account" by 2026-01-31
  received as came
  contains "visits" as visits during year
  contains "plan" as plan
  contains "a signature"
duty anything: stage delivers "something"
  received as came
duty meeting: board must "meet"
"""
_VISITS = {"visits": {"year": {"dance": 1, "opera": 2}}}


def _verdict(facts: dict[str, object], on: date, duty: int = 0) -> tuple[str, tuple[str, ...]]:
    evaluation = ov.loads(_TEXT).evaluate({"stage": {"A": facts}}, on=on)
    verdict = evaluation.duties[duty].verdicts[0]
    return verdict.status.value, verdict.missing


@pytest.mark.parametrize(
    ("facts", "on", "expected"),
    [
        ({"came": "2026-01-31", "plan": "x", **_VISITS}, date(2026, 2, 1), ("met", ())),
        ({"came": "2026-02-01", "plan": "x", **_VISITS}, date(2026, 2, 1), ("not met", ())),
        ({"came": "2026-01-31", **_VISITS}, date(2026, 2, 1), ("not met", ("plan",))),
        (
            {"came": "2026-01-31", "plan": "x", "visits": {"year": {"dance": 1}}},
            date(2026, 2, 1),
            ("not met", ("visits",)),
        ),
        ({"plan": "x"}, date(2026, 1, 31), ("not yet due", ())),
        ({"plan": "x"}, date(2026, 2, 1), ("open", ())),
        ({"came": "not received"}, date(2026, 2, 1), ("not met", ("visits", "plan"))),
    ],
)
def test_a_report_is_judged_by_its_day_and_its_parts(
    facts: dict[str, object], on: date, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert _verdict(facts, on) == expected


def test_without_a_last_day_it_only_has_to_come() -> None:
    assert _verdict({"came": "2026-03-01"}, date(2026, 4, 1), duty=1) == ("met", ())
    assert _verdict({}, date(2026, 4, 1), duty=1) == ("open", ())


def test_a_duty_no_fact_tells_of_gets_no_verdict() -> None:
    evaluation = ov.loads(_TEXT).evaluate({})
    assert [len(each.verdicts) for each in evaluation.duties] == [2, 2, 0]
    told = evaluation.to_dict()["duties"]
    assert isinstance(told, list)
    assert told[0]["verdicts"][1]["parts"][2] == {
        "part": "a signature",
        "fact": None,
        "status": None,
    }


def test_facts_of_others_do_not_tell_of_a_duty() -> None:
    told = 'duty meeting: board must "meet"\n'
    text = _TEXT.replace(told, f"{told}  received as came\n")
    _, found = ov.check_text(text)
    codes = [each.code for each in found if each.severity is Severity.ERROR]
    assert codes == ["wrong-recipients"]
