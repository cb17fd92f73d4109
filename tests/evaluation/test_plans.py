"""Every kind of condition, at and beside its limits: the plan says what the engine says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest

import overenskommelse as ov
from overenskommelse.model.units import NotReceived
from overenskommelse.outcome.verdicts import Verdict

FIRST, LAST = date(2024, 9, 1), date(2024, 9, 30)
ONE_DAY = timedelta(days=1)
DAYS = [None, FIRST - ONE_DAY, FIRST, LAST - ONE_DAY, LAST, LAST + ONE_DAY, date(2024, 12, 1)]

NUMBERS = """
  require at_least: passed / tested >= 70%
  require more_than: passed / tested > 70%
  require at_most: passed / tested <= 70%
  require less_than: passed / tested < 70%
  require equal: passed / tested = 70%
  require differs: passed / tested != 70%
  require reversed: 70% <= passed / tested
  require share: rate >= level
  require count: passed >= 70
  require fewer: passed < tested
  require total: passed + 2 * tested - 1 > 269
  require quotient: (passed + tested) / (2 * tested) > 85%
  require negated: -passed >= -70
  require larger: the larger of (passed; 70) > 70
  require smaller: the smaller of (passed; 71) < 70
  require tenths: rounded (passed / tested) to 10%, halves up >= 70%
  require word: status = "approved"
  require other_word: status != "approved"
  require yes: plan
  require no: not plan
  require both: plan and passed >= 70
  require either: plan or passed >= 70
  require two: at least 2 of (plan; passed >= 70; status = "approved")
  require zero_or: passed / tested >= 70% or plan
  require zero_and: passed / tested >= 70% and plan
  require zero_two: at least 2 of (plan; passed / tested >= 70%; status = "approved")
  require asked: plan or a human decision on "whether it is enough"
"""
DATES = """
  require by: report by 2024-09-30
  require between: report between 2024-09-01 and 2024-09-30
  require within: report within 29 days of start
  require within_months: report within 1 month of start
  require later: report >= start
  require never: not report by 2024-09-30
  require before: report before 2024-10-01
  require after: report after 2024-08-31
  require from: report from 2024-09-01
  require not_from: not report from 2024-09-30
  require on_day: report = 2024-09-30
  require after_start: report after start
  require by_end: report by the end of september
  require in_period: report in september
  require within_end: report within 0 months of the end of september
  require of_each: every month has (report from the beginning of the period)
"""


def agreement_of(requirements: str, count: int) -> ov.Agreement:
    rows = "".join(f'  {number:04} "School {number}"\n' for number in range(count))
    return ov.loads(
        f'agreement "A" 2024\n  source "a"\nrecipients school\n{rows}'
        "fact passed number per school\nfact tested number per school\n"
        "fact rate percent per school\nfact plan yes/no per school\n"
        'fact status one of "approved", "refused" per school\n'
        "period september is 2024-09\nperiod month is each month of 2024-08 to 2024-10\n"
        "fact report date per school\nfact start date per school\n"
        'value level 70%\n  source "a"\n  from 2024-09-30 80%\n'
        + "".join(_grant(each.strip()) for each in requirements.strip().splitlines())
    )


def _grant(requirement: str) -> str:
    """A grant of its own, since nobody can meet all of them together."""
    name = requirement.split()[1].rstrip(":")
    return (
        f'grant {name} 1 Mkr to school equally\n  source "a"\n  {requirement}\n'
        "  ties in order of code\n  shares of those who fail: not paid out\n"
    )


def assert_agree(
    agreement: ov.Agreement, facts: Mapping[str, Mapping[str, object]], on: date | None
) -> None:
    rows = [{"school": code, **row} for code, row in facts.items()]
    for name, evaluated in agreement.evaluate(facts, on=on).grants.items():
        judge = agreement.judge(name, on=on)
        judged = judge.of(facts)
        told = {verdict.recipient: in_short(verdict) for verdict in evaluated.verdicts}
        assert {code: judged[code] for code in facts} == told, name
        assert judged.all() == told, name
        assert dict(zip(facts, judge.rows(rows), strict=True)) == told, name
        for _ in range(2):
            assert [judged.reasons(code) for code in facts] == list(evaluated.verdicts), name


def in_short(verdict: Verdict) -> ov.Standing:
    each = verdict.requirements
    return ov.Standing(
        verdict.status,
        tuple(item.name for item in each if item.status is ov.Status.NOT_MET),
        tuple(item.name for item in each if not item.status.is_decided),
    )


@pytest.mark.parametrize("on", [None, LAST - ONE_DAY, LAST])
def test_numbers_words_and_answers(on: date | None) -> None:
    facts = {
        f"{number:04}": {
            "passed": passed, "tested": tested, "rate": rate, "plan": plan, "status": status,
        }
        for number, (passed, tested, rate, plan, status) in enumerate(
            product((0, 69, 70, 71), (0, 100), ("70 %", "79,99%", "80 %"), (True, False, None),
                    ("approved", "refused"))
        )
    }  # fmt: skip
    assert_agree(agreement_of(NUMBERS, len(facts)), facts, on)


@pytest.mark.parametrize("on", DAYS)
def test_days(on: date | None) -> None:
    given = [*DAYS, NotReceived.NOT_RECEIVED]
    facts = {
        f"{number:04}": {"passed": 1, "report": report, "start": start}
        for number, (report, start) in enumerate(product(given, given))
    }
    assert_agree(agreement_of(DATES, len(facts)), facts, on)


def test_what_recipients_write_is_their_own() -> None:
    agreement = ov.loads(
        'agreement "A" 2024\n  source "a"\nrecipients school\n  01 "A"\n  02 "B"\n'
        "fact plan yes/no per school\nfact remark text per school\n"
        'grant one 2 kr to school equally\n  source "a"\n  require plan\n    explained in remark\n'
        "  shares of those who fail: not paid out\n"
    )
    rows = [{"school": f"0{n}", "plan": False, "remark": f"Reason {n}"} for n in (1, 2)]
    judged = agreement.judge("one").of(rows)
    told = [judged.reasons(code).requirements[0].explanation for code in judged]
    assert told == ["Reason 1", "Reason 2"]


def test_what_others_report_counts_for_each() -> None:
    agreement = ov.loads(
        'agreement "A" 2024\n  source "a"\nrecipients school\n  01 "A"\n  02 "B"\n'
        "fact passed number per school\n"
        'grant one 2 kr to school equally\n  source "a"\n'
        "  require own: passed >= passed (02)\n"
        "  require mean: 2 * passed >= sum of passed over school\n"
        "  require each: every school has (passed >= 10)\n"
        "  shares of those who fail: not paid out\n"
    )
    judge = agreement.judge("one")
    facts = [{"school": "01", "passed": 9}, {"school": "02", "passed": 11}]
    told = {code: each.failed for code, each in judge.of(facts).all().items()}
    assert told == {"01": ("own", "mean", "each"), "02": ("each",)}
    assert [(each.failed, each.undecided) for each in judge.rows(facts)] == [
        (("each",), ("own", "mean")), ((), ("mean", "each")),
    ]  # fmt: skip
