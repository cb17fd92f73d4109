"""What changed between two agreements: meaning, never lines, order, words or spelling."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.inspection.changes import Change, ChangeKind
from overenskommelse.render.changes_page import changes_page

HEAD = """agreement "Prov" 2024
  between "staten" and "skolorna"
  total 1 Mkr
  source "påhittat"
"""
KIND = """
recipients school "Skolor"
  A1 "Norr"
  A2 "Syd"
"""
DECLARED = """
period spring is 2024-01 to 2024-06
fact pupils number per school
fact rate percent per school, period
fact report date per school
fact plan yes/no per school
measure doubled = pupils * 2 + 1
  source "påhittat"
"""
MONEY = """
fund all 1 Mkr
  source "påhittat"
  grant base 600 000 kr to school by pupils
    require rate >= 70% for spring
    require plan and report by 2024-09-30
    shares of those who fail: not paid out
    paid in 2024-12 without requisition
  grant rest_of_it 0.4 Mkr to school equally
"""
TARGET = """
target rate >= 80% for spring
  source "påhittat"
"""
WHOLE = HEAD + KIND + DECLARED + MONEY + TARGET

SWEDISH = """överenskommelse "Prov" 2024
  mellan "skolorna" och "staten"
  totalt 1 000 tkr
  källa "annan källa"
# En anmärkning.
mål rate under spring >= 80 %

medel all 1 000 000 kr "Allt"
  bidrag rest_of_it 400 tkr till school lika
  bidrag base 0,6 Mkr till school efter pupils "Grunden"
    betalas i 2024-12 utan rekvisition
    andelar för dem som inte uppfyller kraven: betalas inte ut
    kräv plan: report senast 2024-09-30 och plan
    kräv 70 % <= rate under spring
      anmärkning "Skrivet från andra hållet."

mått doubled = 1 + 2 * pupils
uppgift plan ja/nej per school
uppgift report datum per school
uppgift rate procent per school, period
uppgift pupils antal per school
period spring är 2024-01-01 till 2024-06-30 "våren"
mottagare school
  A2 "Syd" även "Söder"
  A1 "Norr"
"""


def changes(old: str, new: str) -> tuple[Change, ...]:
    return ov.loads(new).changes_from(ov.loads(old))


def shown(old: str, new: str, language: str = "en") -> str:
    before, after = ov.loads(old), ov.loads(new, name="another")
    return changes_page(before.model, after.model, after.changes_from(before), language)


@pytest.mark.parametrize("name", [name for name in ov.builtins() if name.isdigit()])
def test_an_agreement_does_not_differ_from_itself(name: str) -> None:
    assert ov.builtin(name).changes_from(ov.builtin(name)) == ()


def test_the_same_meaning_in_other_words_is_no_change() -> None:
    assert changes(WHOLE, SWEDISH) == ()
    assert changes(SWEDISH, WHOLE) == ()
    assert "No change in meaning." in shown(WHOLE, SWEDISH)
    assert "Ingen ändring i sak." in shown(WHOLE, SWEDISH, "sv")


@given(st.permutations([KIND, DECLARED, MONEY, TARGET]))
def test_the_order_of_clauses_is_no_change(blocks: list[str]) -> None:
    assert changes(WHOLE, HEAD + "".join(blocks)) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "rate >= 70% for", "rate >= 75% for",
            "condition: rate during spring >= 70 % → rate during spring >= 75 %",
        ),
        ("rate >= 70% for", "rate >= 75% for", "70 % → 75 % (+5 percentage points)"),
        ("by 2024-09-30", "by 2024-09-29", "2024-09-30 → 2024-09-29 (1 day earlier)"),
        ("by 2024-09-30", "by 2024-10-10", "2024-09-30 → 2024-10-10 (10 days later)"),
        ("not paid out", "shared among those who meet the requirements",
         "shares of those who fail: not paid out → shared among those who meet the requirements"),
        ("paid in 2024-12 without", "paid by 2024-12-01 with",
         "payment: in 2024-12, without requisition → by 2024-12-01, with requisition"),
        ("    paid in 2024-12 without requisition\n", "",
         "payment removed: in 2024-12, without requisition"),
        ("school by pupils", "school by doubled", "split: by pupils → by doubled"),
        ("school by pupils", "school equally", "split: by pupils → equally"),
        ("    require rate >= 70% for spring\n", "",
         "removed: requirement rate: rate >= 70 % for spring"),
        ("equally\n", "equally\n    ties in order of code\n",
         "split: equally → equally, ties in order of code"),
        ("equally\n", "equally\n    rounded down, the rest is not distributed\n",
         "split: equally → equally, rounded down, the rest is not distributed"),
        ("equally\n",
         'equally\n    ties by the draw made by "R" on 2024-05-03 in "1": A2, A1\n',
         "split: equally → equally, "
         'ties by the draw made by "R" on 2024-05-03 in "1": Syd (A2), Norr (A1)'),
        ("target rate >= 80% for spring", "target doubled > 3",
         "added: target doubled: doubled > 3"),
        ('A2 "Syd"', 'A3 "Väst"', 'added: recipient A3 "Väst"'),
        ('A2 "Syd"', 'A3 "Väst"', 'removed: recipient A2 "Syd"'),
        ('A2 "Syd"', 'A2 "Söder"', "name: Syd → Söder"),
        ("to 2024-06\n", "to 2024-05-30\n", "last day: 2024-06-30 → 2024-05-30 (31 days earlier)"),
        ("pupils * 2 + 1", "pupils * 3 + 1", "only this differs: 2 → 3 (+1)"),
        ("fact pupils number", "fact pupils decimal number",
         "type: whole number → decimal number"),
        ("total 1 Mkr\n", 'total 1 Mkr\n  reference "D1"\n', "reference added: D1"),
        ("fact plan yes/no per school", 'fact plan yes/no per school "Ny fråga"',
         "what is asked for: plan → Ny fråga"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_words(old: str, new: str, told: str) -> None:
    assert WHOLE.count(old) == 1
    after = WHOLE.replace(old, new)
    assert told in shown(WHOLE, after)
    assert ChangeKind.CHANGED.value not in shown(WHOLE, after, "sv")


def test_amounts_are_told_with_difference_and_percent() -> None:
    after = WHOLE.replace("600 000 kr", "750 000 kr").replace("0.4 Mkr", "250 tkr")
    page = shown(WHOLE, after)
    assert "amount: 600 000 kr → 750 000 kr (+150 000 kr, +25,00 %)" in page
    assert "amount: 400 000 kr → 250 000 kr (−150 000 kr, −37,50 %)" in page
    assert "fund all › grant base" in page


def test_2024_made_the_report_a_requirement() -> None:
    found = ov.builtin("2024").changes_from(ov.builtin("2023"))
    by_path = {tuple(step.name for step in item.path): item for item in found}
    report = by_path["svf", "second", "report"]
    assert (report.kind, report.owner) == (ChangeKind.ADDED, "Requirement")
    period = [(item.field, str(item.old), str(item.new)) for item in found if item.path]
    assert ("start", "2023-01-01", "2024-01-01") in period
    old, new = ov.builtin("2023").model, ov.builtin("2024").model
    told = changes_page(old, new, found, "sv")
    assert 'tillkommer: krav report "Redovisning i tid": report senast 2024-09-30' in told
    assert "totalt: 556 000 000 kr → 809 000 000 kr (+253 000 000 kr, +45,50 %)" in told


def test_a_change_turned_round_is_the_same_change_backwards() -> None:
    old, new = ov.builtin("2024"), ov.builtin("2025")
    turned = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
    there = {
        (turned.get(item.kind, item.kind), item.owner, item.field, repr(item.new), repr(item.old))
        for item in new.changes_from(old)
    }
    back = {
        (item.kind, item.owner, item.field, repr(item.old), repr(item.new))
        for item in old.changes_from(new)
    }
    assert there == back


def test_a_heading_comes_once_and_a_payment_has_not_the_source_of_its_grant() -> None:
    old, new = ov.builtin("2023"), ov.builtin("2024")
    text = changes_page(old.model, new.model, new.changes_from(old), "sv")
    assert text.count("\nÖverenskommelsen\n") == 1
    assert "utbetalning tillkommer: senast den 2024-01-31, utan rekvisition\n" in text


def test_named_values_are_told_in_their_unit() -> None:
    old, new = (
        ov.loads(f'{HEAD}\nvalue level {number}% "Nivå"\n  source "påhittat"\n{KIND}')
        for number in (70, 75)
    )
    text = changes_page(old.model, new.model, new.changes_from(old), "en")
    assert ": 70 % → 75 %" in text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "equally, for Norr (A) at least 40 kr, for Syd (B) exactly 30 kr"),
        ("sv", "lika, för Norr (A) minst 40 kr, för Syd (B) exakt 30 kr"),
    ],
)
def test_bounds_of_some_are_told_as_the_language_says_them(
    language: Literal["en", "sv"], told: str
) -> None:
    plain = 'agreement "X" 2024\n  source "x"\nrecipients school\n  A "Norr"\n  B "Syd"\n'
    plain += 'grant g 100 kr to school equally\n  source "x"\n'
    old, new = ov.loads(plain), ov.loads(plain + "  for A at least 40 kr\n  for B exactly 30 kr\n")
    assert told in changes_page(old.model, new.model, new.changes_from(old), language)
