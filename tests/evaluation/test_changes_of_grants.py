"""Amendments that change a grant and leave the rest, warn of what they drop, and form chains."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.model.grants import FailingShares, SplitKind
from overenskommelse.model.rounding import Draw, Method, MethodRule
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file

BASE = """agreement "Prov" 2024
  total 300 kr
  source "1"

recipients school
  A "Norr"
  B "Syd"

value level 70%
fact pupils number per school
fact rate percent per school
fact plan yes/no per school
fact report date per school

fund all 300 kr
  source "1"
  grant g 200 kr to school by pupils "The first"
    require level <= rate
      for Norr instead: rate >= 60%
    require plan
    require timely: report by 2024-03-31
    shares of those who fail: not paid out
    paid by 2024-12-31 with requisition
    requisition by 2024-11-01
    each at most 150 kr
  grant h 100 kr to school by pupils
"""
HEAD = 'agreement "Tillägg" 2024\n  amends "base" from 2024-07-01\n  source "2"\n'
MORE = "  total 320 kr\nchange fund all 320 kr\nchange grant g 220 kr\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base.agr").write_text(BASE, "utf-8")
    return tmp_path


def check(folder: Path, text: str, name: str = "change") -> tuple[ov.Agreement | None, list[str]]:
    path = folder / f"{name}.agr"
    path.write_text(text, "utf-8")
    agreement, found = ov.check_file(path)
    return agreement, [item.code for item in found if item.code != "unused-name"]


def test_a_change_of_the_amount_leaves_everything_else(folder: Path) -> None:
    agreement, found = check(folder, HEAD + MORE)
    assert agreement is not None
    assert found == []
    grant = agreement.model.grants["g"]
    before = agreement.before
    assert before is not None
    old = before.model.grants["g"]
    assert (grant.amount, old.amount) == (220, 200)
    assert grant.requirements == old.requirements
    assert (grant.payment, grant.terms, grant.split) == (old.payment, old.terms, old.split)
    changes = agreement.changes_from(before)
    assert sorted(change.owner for change in changes) == [
        "AgreementModel",
        "AgreementModel",
        "Fund",
        "Grant",
    ]


def test_what_stands_below_a_change_is_put_in_added_or_taken_away(folder: Path) -> None:
    text = f"""{HEAD}{MORE}  removed plan, requisition, each at most
  require rate >= 75%
  require more: pupils >= 1
  require timely: report by 2024-04-30
  shares of those who fail: shared among those who meet the requirements
  paid by 2025-01-31 with requisition
  "The second"
  source "2 §1"
"""
    agreement, found = check(folder, text)
    assert (found, agreement is None) == ([], False)
    assert agreement is not None
    grant = agreement.model.grants["g"]
    assert [item.name for item in grant.requirements] == ["rate", "timely", "more"]
    assert grant.requirements[0].text == "rate >= 75%"
    assert grant.requirements[0].instead == ()
    assert grant.failing_shares is FailingShares.SHARED_AMONG_MET
    assert grant.payment is not None
    assert grant.payment.last == date(2025, 1, 31)
    assert grant.terms.requested_by is None
    assert (grant.split.kind, grant.split.ceiling) == (SplitKind.BY_KEY, None)
    assert (grant.label, grant.sources) == ("The second", ("2 §1",))


def test_a_change_can_split_otherwise(folder: Path) -> None:
    agreement, found = check(
        folder, f"{HEAD}change grant g to school equally\n  ties in order of code\n"
    )
    assert found == []
    assert agreement is not None
    assert agreement.model.grants["g"].split.kind is SplitKind.EQUALLY
    assert len(agreement.model.grants["g"].requirements) == 3


def test_a_change_can_round_otherwise(folder: Path) -> None:
    draw = 'ties by the draw made by "R" on 2024-05-03 in "1": B, A'
    clauses = f"change grant g\n  rounded by Webster's method\n  {draw}\n"
    agreement, found = check(folder, HEAD + clauses)
    assert found == []
    assert agreement is not None
    split = agreement.model.grants["g"].split
    assert split.method == MethodRule(Method.WEBSTER)
    assert [rule.order for rule in split.ties if isinstance(rule, Draw)] == [("B", "A")]


def test_a_rule_of_rounding_takes_the_place_of_its_like_or_goes(folder: Path) -> None:
    base = folder / "base.agr"
    last = "    each at most 150 kr\n"
    rules = f"{last}    rounded by Dean's method\n    ties in order of code\n"
    base.write_text(base.read_text("utf-8").replace(last, rules), "utf-8")
    other, found = check(folder, f"{HEAD}change grant g\n  rounded by Adams's method\n")
    assert (found, other is None) == ([], False)
    assert other is not None
    assert other.model.grants["g"].split.method.method is Method.ADAMS
    without, found = check(folder, f"{HEAD}change grant g\n  removed rounded, ties\n")
    assert (found, without is None) == ([], False)
    assert without is not None
    assert without.model.grants["g"].split.method == MethodRule()
    assert without.model.grants["g"].split.ties == ()


@pytest.mark.parametrize(
    ("clauses", "code"),
    [
        ("change grant x 1 kr\n", "amends-nothing"),
        ("change grant g 200 kr\n  removed rate_2\n", "amends-nothing"),
        ("change grant g 200 kr\n  removed ties\n", "amends-nothing"),
        ("change grant g 200 kr\nchange grant g 200 kr\n", "clause-twice"),
        ("change grant g 210 kr\n", "sum-too-large"),
    ],
)
def test_what_cannot_be_changed_is_told(clauses: str, code: str, folder: Path) -> None:
    assert code in check(folder, HEAD + clauses)[1]


def test_changes_stand_only_in_an_amendment() -> None:
    for clause in ("change grant g 1 kr", "change fund f 1 kr", "removed g"):
        _, found = ov.check_text(f"{BASE}{clause}\n")
        assert [item.code for item in found] == ["amends-no-file"]


def test_a_clause_that_drops_rules_is_told_in_words(folder: Path) -> None:
    text = HEAD + "fund all 300 kr\n  grant g 200 kr to school by pupils\n"
    text += "    require plan\n    shares of those who fail: not paid out\n"
    path = folder / "change.agr"
    path.write_text(text, "utf-8")
    _, found = ov.check_file(path)
    told = [item for item in found if item.code == "amendment-drops"]
    assert [dict(item.values)["dropped"] for item in told] == [
        "`require rate`, `require timely`, `paid`, `requisition`, `each at most`, `grant h`"
    ]
    assert {item.severity.value for item in told} == {"warning"}


def test_one_that_repeats_them_all_is_not_told(folder: Path) -> None:
    body = BASE[BASE.index("fund all") :]
    assert check(folder, HEAD + body)[1] == []


def test_an_amendment_of_an_amendment(folder: Path) -> None:
    assert check(folder, HEAD + MORE, "first")[1] == []
    text = HEAD.replace('"base" from 2024-07-01', '"first" from 2024-10-01')
    agreement, found = check(
        folder, f"{text}  total 330 kr\nchange fund all 330 kr\nchange grant h 110 kr\n"
    )
    assert found == []
    assert agreement is not None
    facts = {"A": {"pupils": 1, "rate": "80 %", "plan": True, "report": date(2024, 1, 1)}}
    facts["B"] = facts["A"]
    for day, amounts in (
        (date(2024, 6, 30), {"g": 100, "h": 50}),
        (date(2024, 7, 1), {"g": 110, "h": 50}),
        (date(2024, 9, 30), {"g": 110, "h": 50}),
        (date(2024, 10, 1), {"g": 110, "h": 55}),
    ):
        evaluation = agreement.evaluate(facts, on=day)
        assert {o.name: o.amount_of("A") for o in evaluation.outcomes} == amounts
    with pytest.raises(ov.FactsError):
        agreement.evaluate(facts)


def test_a_chain_runs_forward_and_not_in_circles(folder: Path) -> None:
    assert check(folder, HEAD + MORE, "first")[1] == []
    early = HEAD.replace('"base" from 2024-07-01', '"first" from 2024-07-01')
    assert check(folder, early)[1] == ["amendment-too-early"]
    assert check(folder, HEAD.replace('"base"', '"change"'))[1] == ["use-cycle"]
    check(folder, HEAD.replace('"base"', '"two"'), "one")
    assert check(folder, HEAD.replace('"base"', '"one"'), "two")[1] == ["use-cycle"]


def test_what_is_wrong_with_the_amended_file_is_told_once(folder: Path) -> None:
    assert check(folder, (HEAD + MORE).replace('"base"', '"missing"'))[1] == ["used-file-absent"]
    (folder / "base.agr").write_text(BASE.replace("by pupils", "by pupil"), "utf-8")
    assert set(check(folder, HEAD + MORE)[1]) == {"unknown-name"}
    assert len(check(folder, HEAD + MORE)[1]) == 2


def test_changes_read_the_same_in_both_languages() -> None:
    text = f"{HEAD}removed x\nchange fund all 320 kr\n"
    text += "change grant g at most 220 kr to school equally\n"
    text += "  removed plan, requisition, each at most\n"
    file, found = parse(source_from_text(text, "a"))
    assert found == []
    swedish = print_file(file, "sv")
    assert (
        "ändra bidrag g högst 220 kr till school lika\n  utgår plan, rekvisition, var och en högst"
        in swedish
    )
    assert parse(source_from_text(swedish, "a"))[0].sentences == file.sentences


OWN = """agreement "Prov" 2024
  source "1"
recipients school: A, B, C
fact pupils number per school
fact plan yes/no per school
grant g 300 kr to school except C by pupils
  source "§1"
  require plan
  shares of those who fail: 50% paid, rounded down
  what is left is added to h
  for A, B at least 50 kr
  paid 30% by 2024-09-30 without requisition
  paid 30% by 2024-10-31 without requisition
  paid the rest in 2024-12 with requisition
grant h 100 kr to school: C
  source "§2"
"""


def changed(tmp_path: Path, clauses: str) -> tuple[ov.Agreement | None, list[str]]:
    (tmp_path / "base.agr").write_text(OWN, "utf-8")
    return check(tmp_path, f"{HEAD}change grant g 300 kr\n{clauses}")


def test_payments_take_the_place_of_all_there_were(tmp_path: Path) -> None:
    clauses = "  paid 60% by 2024-08-31 without requisition\n"
    agreement, found = changed(tmp_path, f"{clauses}  paid the rest in 2025-01 with requisition\n")
    assert (found, agreement is None) == ([], False)
    assert agreement is not None
    grant = agreement.model.grants["g"]
    assert [each.last for each in grant.advances] == [date(2024, 8, 31)]
    assert grant.payment is not None
    assert grant.payment.last == date(2025, 1, 31)
    at_once, found = changed(tmp_path, "  paid in 2025-01 with requisition\n")
    assert found == []
    assert at_once is not None
    assert at_once.model.grants["g"].advances == ()


def test_who_is_given_an_amount_of_its_own_has_no_earlier_one(tmp_path: Path) -> None:
    agreement, found = changed(tmp_path, "  for A exactly 80 kr\n")
    assert (found, agreement is None) == ([], False)
    assert agreement is not None
    split = agreement.model.grants["g"].split
    assert [(own.recipients, own.ceiling is None) for own in split.own] == [
        (("B",), True),
        (("A",), False),
    ]
    facts = {"A": {"pupils": 1, "plan": True}, "B": {"pupils": 1, "plan": True}}
    amounts = agreement.evaluate(facts, on=date(2024, 8, 1)).grants["g"].payments
    assert [line.amount for line in amounts] == [80, 220]


def test_what_is_said_of_some_can_be_taken_away(tmp_path: Path) -> None:
    clauses = "  removed for B, A at least, what is left is added to\n"
    agreement, found = changed(tmp_path, clauses)
    assert (found, agreement is None) == ([], False)
    assert agreement is not None
    grant = agreement.model.grants["g"]
    assert (grant.split.own, grant.left_to, grant.among) == ((), None, ("A", "B"))
    assert changed(tmp_path, "  removed for A at most\n")[1] == ["amends-nothing"]


def test_a_change_can_be_to_others(tmp_path: Path) -> None:
    (tmp_path / "base.agr").write_text(OWN, "utf-8")
    text = f"{HEAD}change grant g to school: B, C equally\n  removed for A, B at least\n"
    agreement, found = check(tmp_path, text)
    assert (found, agreement is None) == ([], False)
    assert agreement is not None
    assert agreement.model.grants["g"].among == ("B", "C")
    everyone, found = check(
        tmp_path, f"{HEAD}change grant g to school equally\n  ties in order of code\n"
    )
    assert found == []
    assert everyone is not None
    assert everyone.model.grants["g"].among == ()


def test_a_clause_that_drops_what_some_get_of_their_own_is_told(tmp_path: Path) -> None:
    (tmp_path / "base.agr").write_text(OWN, "utf-8")
    path = tmp_path / "change.agr"
    path.write_text(HEAD + "grant g 300 kr to school except C by pupils\n", "utf-8")
    _, found = ov.check_file(path)
    told = [dict(item.values)["dropped"] for item in found if item.code == "amendment-drops"]
    assert told == [
        "`require plan`, `shares of those who fail`, `what is left is added to`, "
        "`for A, B at least`, `paid`"
    ]
