"""The page of an evaluation: what a policy officer reads, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

import overenskommelse as ov
from overenskommelse.render.page import page

HEAD = """agreement "Prov" 2024
  source "påhittat"

recipients school "Skolor"
  A "Norr"
  B "Syd"
  C "Väst"
  D "Öst"

period spring is 2024-01 to 2024-06
fact pupils number per school "Elever"
fact rate percent per school, period "Närvaro"
fact head yes/no per school "Samordnande skola"
fact least money per school "Golv"
"""
RULED = """
grant ruled 1 000 kr to school by pupils "Regler"
  source "§1"
  require rate >= 70% for spring "Närvarokravet"
    source "§1"
  shares of those who fail: not paid out
  paid in 2024-12 with requisition
  requisition by 2024-10-01 or it lapses
  unused repaid by 2025-03-31
  economic report by 2025-04-30 or may be reclaimed
  booked on "1:6 Bidrag" for 2024
"""
ONE = 'grant one 14 000 kr to school: B "Till en"\n  source "§2"\n'
APPOINTED = 'grant led 90 kr to school appointed by head "Ledning"\n  source "§3"\n'
TIED = (
    'grant tied 10 000 kr to school equally "Lika"\n'
    '  source "§4"\n  ties in order of code\n  in lots of 1 000 kr\n'
)
PUPILS = {code: {"pupils": 10} for code in "ABCD"}


def told(body: str, language: str, facts: object = None) -> str:
    agreement = ov.loads(HEAD + body)
    given = {"school": PUPILS} if facts is None else {"school": facts}
    evaluation = agreement.evaluate(given, on=date(2024, 9, 1))
    return page(evaluation, agreement.model, "sv" if language == "sv" else "en")


def test_the_head_tells_key_month_terms_and_condition_in_the_language_of_the_page() -> None:
    text = told(RULED, "sv")
    assert "1 000 kr till 4 skolor, fördelat efter elever (pupils)\n" in text
    assert "Betalas i december 2024, efter rekvisition\n" in text
    assert "Rekvireras senast den 2024-10-01; annars förfaller rätten till medlen\n" in text
    assert "Medel som inte har använts återbetalas senast den 2025-03-31\n" in text
    assert "Anslag: 1:6 Bidrag (budgetåret 2024)\n" in text
    assert "rate >= 70 % för spring [§1]" in text


@pytest.mark.parametrize(
    ("label", "count", "english", "swedish"),
    [
        ("", 1, "to 1 recipient (skola), split", "till 1 mottagare (skola), lika"),
        ("", 2, "to 2 recipients (skola), split", "till 2 mottagare (skola), lika"),
        ('"Skolor"', 1, "to 1 recipient (skolor), split", "till 1 mottagare (skolor), lika"),
        ('"Skolor"', 2, "to 2 skolor, split", "till 2 skolor, lika"),
        ('"RCC"', 2, "to 2 RCC, split", "till 2 RCC, lika"),
    ],
)
def test_recipients_are_counted_in_the_right_number(
    label: str, count: int, english: str, swedish: str
) -> None:
    rows = "".join(f'  {code} "{code}"\n' for code in "AB"[:count])
    text = f'agreement "Prov" 2024\nrecipients skola {label}\n{rows}'
    agreement = ov.loads(text + "grant g 100 kr to skola equally\n  ties in order of code\n")
    evaluation = agreement.evaluate({})
    assert f"100 kr {english}" in page(evaluation, agreement.model, "en")
    assert f"100 kr {swedish}" in page(evaluation, agreement.model, "sv")


def test_a_grant_to_the_one_appointed_is_not_said_to_go_to_all() -> None:
    assert "90 kr till den av 4 skolor som är utsedd\n" in told(APPOINTED, "sv")
    assert "90 kr to the one of 4 skolor that is appointed\n" in told(APPOINTED, "en")


def test_the_same_open_reasons_are_told_once_for_many() -> None:
    assert "\n  alla\n    Närvarokravet: uppgift saknas: Närvaro (rate) för spring\n" in told(
        RULED, "sv"
    )
    few = {code: {"pupils": 10, "rate spring": "80 %"} for code in "AB"} | {
        code: {"pupils": 10} for code in "CD"
    }
    text = told(RULED, "en", few)
    assert "\n  C Väst\n    Närvarokravet: not reported: Närvaro (rate) for spring\n" in text
    assert "\n  D Öst\n    Närvarokravet: not reported" in text


def test_a_grant_to_one_shows_that_one_and_judges_nobody() -> None:
    text = told(ONE, "sv")
    assert "14 000 kr till Syd (B)\n" in text
    assert "Norr" not in text
    assert "uppfyllt" not in text


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("", "ingen är utsedd enligt: Samordnande skola (head)"),
        ("AC", "flera är utsedda enligt Samordnande skola (head): Norr (A) och Väst (C)"),
    ],
)
def test_an_appointment_says_who_is_appointed(heads: str, expected: str) -> None:
    facts = {code: {"head": code in heads} for code in "ABCD"}
    assert expected in told(APPOINTED, "sv", facts)


def test_a_tie_counts_kronor_and_names_those_who_got_them() -> None:
    text = told(TIED, "sv")
    assert "de 2 000 kronor som blev över gick i kodordning till Norr och Syd." in text
    assert "Betalas i hela poster om 1 000 kr\n" in text


def test_the_sums_of_several_grants_add_up_to_their_amounts() -> None:
    text = told(RULED + ONE + APPOINTED, "en")
    closing = text[text.index("All grants together") :].splitlines()[1:]
    numbers = [
        int("".join(char for char in line.split("  ")[-1] if char.isdigit())) for line in closing
    ]
    assert numbers == [15_090, 14_000, 1_000, 90, 0]
    assert "All grants together" not in told(ONE, "en")


def test_floors_and_the_parts_of_a_mixed_split_are_told() -> None:
    body = (
        "grant mixed at most 1 003 kr to school 50% by pupils and 50% equally "
        'each by itself "Blandat"\n'
        '  source "§5"\n  ties in order of code\n'
    )
    text = told(body, "sv")
    assert "högst 1 003 kr till 4 skolor, 50 % fördelat efter elever (pupils), 50 %" in text
    assert "För delen 50 % fördelat efter elever (pupils): Resterna var lika; de 2" in text
    assert "För delen 50 % lika fördelat: Resterna var lika; den krona" in text
    assert "högst 1 003\n" in text
    floored = RULED.replace("grant ruled", "grant floored") + "  each at least least\n"
    assert "Var och en får minst Golv (least)\n" in told(floored, "sv")


def test_the_head_tells_the_terms_of_the_requisition_that_covers_the_grant() -> None:
    agreement = ov.loads(
        'agreement "X" 2024\n  source "x"\nrecipients school: A\n'
        'fund all_of_it 30 kr\n  source "x"\n  grant one 10 kr to school: A\n'
        "  grant other 20 kr to school: A\n    requisition by 2024-11-01\n"
        'grant third 5 kr to school: A\n  source "x"\n'
        'requisition asked 30 kr of all_of_it "Asked together"\n  source "x"\n'
        "  requisition by 2024-11-01 or it lapses\n  unused repaid by 2025-03-31\n"
    )
    text = page(agreement.evaluate({}), agreement.model, "en")
    told = (
        "Asked for with requisition Asked together (asked):\n"
        "  Requisition by 2024-11-01; without one the right to the money lapses\n"
        "  Unused money is repaid by 2025-03-31\n"
    )
    one, other, third = (
        text.partition(f"\n{name}\n")[2].partition("\nState")[0]
        for name in ("one", "other", "third")
    )
    assert told.strip() in one
    assert told.strip() in other
    assert "Requisition by 2024-11-01\n" in other
    assert "equisition" not in third


@pytest.mark.parametrize(
    ("language", "told_of_it"),
    [
        (
            "en",
            "The remainders were equal; the 1 krona left over went in order of code to Norr. "
            "It is not paid out to Norr, as the requirements are not met.",
        ),
        (
            "sv",
            "Resterna var lika; den krona som blev över gick i kodordning till Norr. "
            "Det betalas inte ut till Norr, eftersom kraven inte är uppfyllda.",
        ),
    ],
)
def test_a_tie_won_by_one_who_fails_is_told_as_not_paid(
    language: Literal["en", "sv"], told_of_it: str
) -> None:
    agreement = ov.loads(
        HEAD + 'grant g 101 kr to school equally\n  source "x"\n  require head\n'
        "  shares of those who fail: not paid out\n  ties in order of code\n"
    )
    facts = {code: {"head": code != "A"} for code in "ABCD"}
    assert told_of_it in page(agreement.evaluate(facts), agreement.model, language)
    met = {code: {"head": True} for code in "ABCD"}
    text = page(agreement.evaluate(met), agreement.model, language)
    assert told_of_it.partition(". ")[0] in text
    assert told_of_it.partition(". ")[2] not in text
