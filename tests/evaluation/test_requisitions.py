"""A right that lapses without a requisition in time, judged by the date that tells of it."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov
from overenskommelse.render.page import page

HEAD = """agreement "Prov" 2025
  source "x"
recipients school: A, B
recipients agency: X
fact asked_on date per school "Requisition received"
fact other date per agency
fact rate percent per school
"""
GRANT = """grant g 300 kr to school equally
  source "1"
  {own}
  requisition by 2025-11-01 or it lapses
    received as asked_on
"""
PLAIN = HEAD + GRANT.replace("  {own}\n", "")
TOGETHER = (
    HEAD
    + """fund all 300 kr
  source "1"
  grant g 300 kr to school equally
requisition both 300 kr of all
  source "1"
  requisition by 2025-11-01 or it lapses
    received as asked_on
"""
)
LATER = date(2025, 12, 20)


def codes(text: str) -> list[str]:
    return [item.code for item in ov.check_text(text)[1] if item.code != "unused-name"]


@pytest.mark.parametrize("text", [PLAIN, TOGETHER], ids=["grant", "requisition"])
@pytest.mark.parametrize(
    ("asked", "on", "status", "amount"),
    [
        ("2025-11-01", LATER, "met", 150),
        ("2025-11-02", LATER, "not met", 0),
        ("not received", LATER, "not met", 0),
        (None, LATER, "open", 150),
        (None, date(2025, 11, 1), "not yet due", 150),
        ("not received", date(2025, 11, 1), "not yet due", 150),
        (None, None, "open", 150),
    ],
)
def test_the_right_lapses(
    text: str, asked: str | None, on: date | None, status: str, amount: int
) -> None:
    facts = {"A": {"asked_on": "2025-10-01"}, "B": {"asked_on": asked}}
    outcome = ov.loads(text).evaluate(facts, on=on).grants["g"]
    assert outcome.verdict("B").status.value == status
    assert [line.amount for line in outcome.payments] == [150, amount]
    assert outcome.undistributed == 150 - amount
    assert (outcome.state.value == "final") is (status in ("met", "not met"))


def test_the_reason_is_told() -> None:
    agreement = ov.loads(PLAIN)
    facts = {"A": {"asked_on": "2025-10-01"}, "B": {"asked_on": "2025-12-05"}}
    told = page(agreement.evaluate(facts, on=LATER), agreement.model, "en")
    assert "Requisition received: came 2025-12-05, it was to come by 2025-11-01" in told
    dossier = agreement.dossier(facts, "B", on=LATER)[0]
    finding = dossier.grants[0].findings[-1]
    assert finding.verdict.status is ov.Status.NOT_MET
    assert [item.fact for item in finding.evidence] == ["asked_on"]
    assert dossier.grants[0].if_met == 150


def test_nobody_gets_more_because_another_asks_late() -> None:
    own = "require rate >= 50%\n  shares of those who fail: "
    own += "shared among those who meet the requirements"
    agreement = ov.loads(HEAD + GRANT.format(own=own))
    facts = {code: {"asked_on": "2025-10-01", "rate": "60 %"} for code in "AB"}
    facts["B"]["asked_on"] = "2025-12-05"
    outcome = agreement.evaluate(facts, on=LATER).grants["g"]
    assert [line.amount for line in outcome.payments] == [150, 0]
    facts["B"]["rate"] = "40 %"
    outcome = agreement.evaluate(facts, on=LATER).grants["g"]
    assert [line.amount for line in outcome.payments] == [300, 0]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("or it lapses", "", "received-useless"),
        ("as asked_on", "as rate", "received-not-date"),
        ("as asked_on", "as other", "wrong-recipients"),
        ("as asked_on", "as asked", "unknown-name"),
    ],
)
def test_what_cannot_tell_when_it_was_asked_is_an_error(old: str, new: str, code: str) -> None:
    assert codes(PLAIN.replace(old, new)) == [code]


def test_two_last_days_are_told() -> None:
    text = TOGETHER.replace("equally\n", "equally\n    requisition by 2025-10-01\n")
    assert codes(text) == ["requisition-days-differ"]
    same = text.replace("2025-10-01", "2025-11-01")
    assert codes(same) == []
