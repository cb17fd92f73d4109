"""Facts with the day they were known: evaluated again as decided, and as corrected."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.facts.reading import FactsFile
from overenskommelse.whatif.comparing import Question, compared

AGREEMENT = ov.loads("""agreement "Skolor" 2024
  source "x"
recipients school
  01 "Norra"
  02 "Södra"
period spring is 2024-01 to 2024-06
fact pupils number per school
fact passed number per school, period
fact tested number per school, period
fact ceiling money
grant base 1 000 kr to school by pupils
  source "x"
  require passed / tested >= 70% for spring "Godkända"
  shares of those who fail: shared among those who meet the requirements
""")
TABLE = """school;pupils;passed spring;tested spring;register;extracted;pupils register
01;100;70;100;Betyg;2024-09-15;Skolverket
02;300;80;100;Betyg;2024-09-15;Skolverket
01;;;101;Betyg;2025-01-20;
"""
DECIDED, NOW = date(2024, 12, 1), date(2025, 2, 1)


def table(text: str, name: str = "f.csv") -> FactsFile:
    return FactsFile(name, text)


def codes(facts: object) -> list[str]:
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts(facts)
    return [item.code for item in caught.value.diagnostics]


def amounts(known_by: date | None, on: date | None = DECIDED) -> list[int | None]:
    found = AGREEMENT.evaluate(table(TABLE), on=on, known_by=known_by).grants["base"]
    return [line.amount for line in found.payments]


def test_a_decision_comes_out_as_it_was_made_and_as_it_would_be_now() -> None:
    assert amounts(DECIDED) == [250, 750]
    assert amounts(NOW) == [0, 1000]
    assert amounts(None) == [250, 750], "without a day of knowledge it is that of the evaluation"
    assert amounts(None, on=None) == [0, 1000], "without any day, everything is known"


def test_what_is_not_known_yet_is_open() -> None:
    before = AGREEMENT.evaluate(table(TABLE), on=date(2024, 9, 14)).grants["base"]
    assert [v.status.value for v in before.verdicts] == ["open", "open"]
    assert before.verdicts[0].requirements[0].reason.all_gaps()[0].kind.value == "not reported"


def test_the_day_itself_is_known() -> None:
    day = date(2025, 1, 20)
    assert amounts(day) == [0, 1000]
    assert amounts(date(2025, 1, 19)) == [250, 750]


def test_a_fact_without_a_day_was_always_known() -> None:
    facts = AGREEMENT.facts({"pupils": {"01": 5}})
    assert facts.known_by(date(1901, 1, 1)).get("pupils", "01", None) == 5


def test_a_decision_made_later_is_not_known() -> None:
    decided = {
        "assessments": [
            {"requirement": "all", "recipient": "01", "outcome": "met", "by": "Myndigheten",
             "on": "2025-01-10", "document": "Nr 1"}
        ]
    }  # fmt: skip
    facts = [table(TABLE), decided]
    on = date(2025, 2, 1)
    known = AGREEMENT.evaluate(facts, on=on).grants["base"].verdict("01")
    assert known.status.value == "met by decision"
    before = AGREEMENT.evaluate(facts, on=on, known_by=date(2025, 1, 9)).grants["base"]
    assert before.verdict("01").status.value == "met"


def test_evidence_tells_file_row_register_and_day_and_what_was_known_before() -> None:
    dossier = AGREEMENT.dossier(table(TABLE), "01", on=NOW)[0]
    passed, tested = dossier.grants[0].findings[0].evidence
    assert (passed.register, passed.extracted) == ("Betyg", date(2024, 9, 15))
    assert tested.place is not None
    assert (tested.place.file, tested.place.line) == ("f.csv", 4)
    assert (tested.register, tested.extracted) == ("Betyg", date(2025, 1, 20))
    assert [item.extracted for item in tested.earlier] == [date(2024, 9, 15)]
    facts = AGREEMENT.facts(table(TABLE))
    assert facts.values["pupils", "01", None, ()].register == "Skolverket"


def test_comparing_tells_who_moves_and_which_fact_was_corrected() -> None:
    asked = Question(table(TABLE), on=DECIDED, against_known_by=NOW)
    told = json.loads(json.dumps(compared(AGREEMENT, asked).to_dict()))
    assert [(each["fact"], each["recipient"]) for each in told["facts"]] == [("tested", "01")]
    change = told["facts"][0]
    assert (change["before"]["value"], change["after"]["value"]) == ("100", "101")
    assert change["after"]["extracted"] == "2025-01-20"
    assert change["after"]["place"]["line"] == 4
    assert told["known_by"] == ["2024-12-01", "2025-02-01"]
    assert [move["difference"] for move in told["grants"][0]["moves"]] == [-250, 250]


def test_a_receipt_holds_when_corrections_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = "\n".join(TABLE.splitlines()[:3]) + "\n"
    receipt = AGREEMENT.receipt(table(first), on=DECIDED)
    verified = ov.verify(receipt, agreement=AGREEMENT, facts=table(TABLE))
    assert {item.path[:2] for item in verified.differences} == {("facts", "files")}
    again = AGREEMENT.receipt(table(TABLE), on=DECIDED, known_by=NOW)
    assert again.content["known_by"] == "2025-02-01"
    assert ov.verify(again, agreement=AGREEMENT, facts=table(TABLE)).is_same


@pytest.mark.parametrize(
    "rows",
    [
        "01;5;2024-09-15\n01;6;2024-09-15\n",
        "01;5;\n01;6;\n",
        "01;5;2024-09-15\n01;5;2024-09-15\n",
    ],
)
def test_two_rows_of_one_day_are_told_with_both_places(rows: str) -> None:
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts(table("school;pupils;extracted\n" + rows))
    (found,) = caught.value.diagnostics
    assert found.code == "row-twice"
    assert (found.place.line, found.related[0].line) == (3, 2)


def test_a_value_with_a_day_and_one_without_contradict_each_other() -> None:
    dated = {"value": 5, "extracted": "2024-09-15"}
    assert codes({"01": {"pupils": [dated, {"value": 6}]}}) == ["fact-twice"]
    assert codes({"01": {"pupils": [dated, {**dated, "value": 6}]}}) == ["fact-twice"]


def test_one_figure_for_all_is_corrected_as_well() -> None:
    text = "fact;value;extracted\nceiling;5 kr;2024-09-15\nceiling;6 kr;2024-10-15\n"
    facts = AGREEMENT.facts(table(text))
    assert facts.get("ceiling", None, None) == 6
    assert facts.known_by(date(2024, 10, 1)).get("ceiling", None, None) == 5
    beside = "school;ceiling;uttagen\n01;5 kr;2024-09-15\n02;5 kr;2024-09-15\n"
    assert AGREEMENT.facts(table(beside)).get("ceiling", None, None) == 5
    differs = beside.replace("02;5", "02;6")
    assert codes(table(differs)) == ["figure-differs"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("school;pupils;extracted\n01;5;30/9/2024\n", ["date-not-iso"]),
        ("school;pupils;extracted\n01;5;2024-02-30\n", ["impossible-date"]),
        ("school;pupils;register\n01;5;" + "x" * 201 + "\n", ["bad-register"]),
        ("school;pupils;register;register\n01;5;a;b\n", ["column-twice"]),
        ("school;pupils;tested register\n01;5;a\n", []),
        ("school;pupils;sessed register\n01;5;a\n", ["unknown-column"]),
    ],
)
def test_what_a_column_of_registers_or_days_can_hold(text: str, expected: list[str]) -> None:
    if expected:
        assert codes(table(text)) == expected
    else:
        assert AGREEMENT.facts(table(text)).values


def test_a_fact_of_that_name_goes_first() -> None:
    agreement = ov.loads(
        'agreement "X" 2024\n  source "x"\nrecipients a: n\nfact register yes/no per a\n'
        'grant g 1 kr to a equally\n  source "x"\n  require register\n'
        "  shares of those who fail: not paid out\n"
    )
    assert agreement.facts(table("a;register\nn;yes\n")).get("register", "n", None) is True


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [
        ({"value": 5, "registr": "x"}, "unknown-column"),
        ({"value": 5, "extracted": "i går"}, "bad-date"),
        ({"value": 5, "register": 7}, "bad-register"),
        ([], "not-whole-number"),
        ([5], "not-whole-number"),
    ],
)
def test_what_a_mapping_with_its_origin_can_hold(given_value: object, expected: str) -> None:
    assert codes({"01": {"pupils": given_value}}) == [expected]


@pytest.mark.parametrize("name", ["on", "known_by"])
def test_a_day_is_a_date(name: str) -> None:
    days: dict[str, object] = {"on": DECIDED, name: "2024-12-01"}
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.evaluate({}, **days)  # type: ignore[arg-type]
    assert caught.value.diagnostics[0].place.path == name


DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))


@given(st.dictionaries(DAYS, st.integers(0, 1000), min_size=1), DAYS)
def test_the_latest_value_known_by_a_day_counts(told: dict[date, int], day: date) -> None:
    many = [{"value": value, "extracted": on} for on, value in told.items()]
    facts = AGREEMENT.facts({"01": {"pupils": many}})
    known = [on for on in told if on <= day]
    expected = Fraction(told[max(known)]) if known else None
    assert facts.known_by(day).get("pupils", "01", None) == expected
    assert facts.known_by(day).known_by(day) == facts.known_by(day)
    if not known:
        return
    later = AGREEMENT.facts({"01": {"pupils": [item for item in many if item["extracted"] <= day]}})
    assert [(each.value, each.extracted) for each in facts.known_by(day).values.values()] == [
        (each.value, each.extracted) for each in later.values.values()
    ]


def test_a_judge_counts_what_was_known() -> None:
    for known, failed in ((None, ()), (NOW, ("passed",))):
        judge = AGREEMENT.judge("base", on=DECIDED, known_by=known)
        assert [bool(each) for each in (judge.of(table(TABLE))["01"].failed,)] == [bool(failed)]
    row = {"school": "01", "pupils": 5, "passed spring": 60, "tested spring": 100}
    before = AGREEMENT.judge("base", on=DECIDED)
    assert before.rows([{**row, "extracted": "2025-01-20"}])[0].status.value == "open"
    assert before.rows([{**row, "extracted": "2024-11-20"}])[0].status.value == "not met"


_TWO = ov.loads(
    'agreement "Two" 2024\n  source "x"\nrecipients school: A, B\n'
    "fact pupils number per school\nfact plan yes/no per school\n"
)


def test_rows_of_one_recipient_that_fill_other_columns_are_taken_together() -> None:
    apart = _TWO.facts(table("school;pupils;plan\nA;5;\nB;6;no\nA;;yes\n"))
    told = {(key[0], key[1]): apart.get(*key) for key in apart.values}
    assert told == {
        ("pupils", "A"): 5,
        ("pupils", "B"): 6,
        ("plan", "A"): True,
        ("plan", "B"): False,
    }


@pytest.mark.parametrize("again", ["A;5;yes", "A;5;", "A;7;yes"])
def test_a_column_filled_by_both_rows_of_a_recipient_is_told(again: str) -> None:
    with pytest.raises(ov.FactsError) as caught:
        _TWO.facts(table(f"school;pupils;plan\nA;;no\nA;5;\n{again}\n"))
    assert {found.code for found in caught.value.diagnostics} == {"row-twice"}
    assert len(caught.value.diagnostics) == 1
