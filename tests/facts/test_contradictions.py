"""Facts that contradict each other or the agreement are refused, with place and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.facts.reading import FactsFile
from overenskommelse.render.changes_page import changes_page
from overenskommelse.testing.facts import facts_for, mapping_of

RULES = """agreement "Vård" 2024
  source "x"
recipients region
  01 "Norr"
  02 "Syd"
list pathway "Förlopp"
  b "Bröst"
  p "Prostata"
period H1 is 2024-01 to 2024-06
period H2 is 2024-07 to 2024-12
fact cases number per region, pathway, period
fact in_svf number per region, pathway, period
  at most cases
fact women number per region, period
  at most cases
fact rate percent per region
  at most 100 %
fact beds number per region
  at least 2
fact cost money per region
  at most 5 000 kr
fact opened date per region
  at least 1990-01-01
fact closed date per region
  at least opened
fact report date per region
measure done = sum of in_svf over pathway / sum of cases over pathway
  source "x"
grant base 1 000 kr to region equally
  source "x"
  require done >= 70% for H1 "Inklusion"
  require report by 2024-09-30
  shares of those who fail: not paid out
"""


def load(text: str = RULES) -> ov.Agreement:
    return ov.loads(text)


AGREEMENT = load()


def told(facts: object, agreement: ov.Agreement = AGREEMENT) -> list[tuple[str, str]]:
    """Code and place of each mistake."""
    try:
        agreement.facts(facts)
    except ov.FactsError as error:
        return [(item.code, item.place.path or "") for item in error.diagnostics]
    return []


def region(**facts: object) -> dict[str, object]:
    return {"region": {"01": facts}}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (region(cases={"H1": 10}, in_svf={"H1": 10}), []),
        (region(cases={"H1": 10}, in_svf={"H1": 11}), ["fact-too-large"]),
        (region(in_svf={"H1": 11}), []),
        (region(cases={"H1": {"b": 10, "p": 5}}, in_svf={"H1": {"b": 11, "p": 1}}),
         ["fact-too-large"]),
        (region(cases={"H1": {"b": 10, "p": 5}}, in_svf={"H1": 15}), []),
        (region(cases={"H1": {"b": 10, "p": 5}}, in_svf={"H1": 16}), ["fact-too-large"]),
        (region(cases={"H1": {"b": 10}}, in_svf={"H1": 16}), []),
        (region(cases={"H1": 15}, in_svf={"H1": {"b": 10, "p": 6}}), ["fact-too-large"]),
        (region(cases={"H1": 15}, in_svf={"H1": {"b": 16}}), ["fact-too-large"]),
        (region(cases={"H1": 15}, women={"H1": 16}), ["fact-too-large"]),
        (region(cases={"H1": {"b": 10, "p": 5}}, women={"H1": 16}), ["fact-too-large"]),
        (region(rate="100 %"), []),
        (region(rate="100,01 %"), ["fact-too-large"]),
        (region(beds=2), []),
        (region(beds=1), ["fact-too-small"]),
        (region(cost="5 001 kr"), ["fact-too-large"]),
        (region(opened="1990-01-01", closed="1990-01-01"), ["day-outside-agreement"]),
        (region(opened="1989-12-31"), ["fact-too-small"]),
        (region(opened="2024-02-01", closed="2024-01-31"), ["fact-too-small"]),
        (region(opened="2024-02-01", closed="not received"), []),
    ],
)  # fmt: skip
def test_limits_of_facts(facts: object, expected: list[str]) -> None:
    assert [code for code, _ in told(facts)] == expected


def test_both_places_both_values_and_advice_are_told() -> None:
    text = "region;cases H1;in_svf H1\n01;1230;1300\n"
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts(FactsFile("f.csv", text))
    (found,) = caught.value.diagnostics
    assert (found.place.line, found.place.column) == (2, 3)
    assert [(place.file, place.line) for place in found.related] == [("f.csv", 2), ("<text>", 13)]
    assert found.headline("en") == "`in_svf` is 1300, and cannot be more than `cases`, 1230"
    assert found.headline("sv") == "`in_svf` är 1300, och kan inte vara mer än `cases`, 1230"
    assert "whichever of `in_svf` and `cases`" in (found.help("en") or "")


def test_of_facts_that_were_corrected_the_latest_are_held_against_each_other() -> None:
    text = "region;cases H1;in_svf H1;extracted\n01;10;11;2024-09-01\n01;12;;2024-10-01\n"
    assert told(FactsFile("f.csv", text)) == []


def test_what_is_supposed_is_held_to_limits_too() -> None:
    facts = AGREEMENT.facts(region(cases={"H1": 10}, in_svf={"H1": 10}))
    with pytest.raises(ov.SuppositionError):
        AGREEMENT.facts(facts, changes=["in_svf@01@H1=11"])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (region(cases={"H2": 10}, in_svf={"H2": 9}),
         [("period-not-asked", "region.01.cases.H2"),
          ("period-not-asked", "region.01.in_svf.H2")]),
        (region(cases={"H1": 10, "H2": 9}), []),
        (region(cases={"H1": None, "H2": 9}), []),
        ([{"region": "01", "cases H1": "", "cases H2": "9"}], []),
        ([{"region": "01", "period": "H1", "cases": "8"},
          {"region": "02", "period": "H2", "cases": "9"}],
         [("period-not-asked", "cases")]),
        (region(women={"H2": 3}), []),
    ],
)  # fmt: skip
def test_the_wrong_half_year(facts: object, expected: list[tuple[str, str]]) -> None:
    assert told(facts) == expected


def test_the_right_half_year_is_told() -> None:
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts(region(cases={"H2": 10}))
    assert "it is asked for for `H1`" in (caught.value.diagnostics[0].help("en") or "")


def test_a_period_asked_for_only_after_a_change_is_asked_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.agr").write_text(
        'agreement "A" 2024\n  source "x"\nrecipients a: n\nperiod H1 is 2024-01 to 2024-06\n'
        "period H2 is 2024-07 to 2024-12\nfact cases number per a, period\n"
        'grant g 1 kr to a equally\n  source "x"\n  require cases >= 1 for H1\n'
        "  shares of those who fail: not paid out\n"
    )
    (tmp_path / "b.agr").write_text(
        'agreement "B" 2024\n  source "y"\n  amends "a" from 2024-10-01\nchange grant g\n'
        '  source "y"\n  require later: cases >= 1 for H2\n'
    )
    changed = ov.load(tmp_path / "b.agr")
    facts = {"a": {"n": {"cases": {"H2": 5}}}}
    for day in (date(2024, 9, 1), date(2024, 11, 1)):
        assert changed.evaluate(facts, on=day).on == day


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [("2022-12-31", True), ("2023-01-01", False), ("2027-12-31", False), ("2028-01-01", True)],
)
def test_days_far_outside_the_agreement(day: str, is_outside: bool) -> None:
    expected = ["day-outside-agreement"] if is_outside else []
    assert [code for code, _ in told(region(report=day))] == expected
    decided = {"requirement": "report", "recipient": "01", "outcome": "met", "by": "Myndigheten",
               "on": day, "document": "Nr 1"}  # fmt: skip
    assert [code for code, _ in told({"assessments": [decided]})] == expected


def test_an_evaluation_before_the_agreement_is_refused() -> None:
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.evaluate({}, on=date(2022, 12, 31))
    (found,) = caught.value.diagnostics
    assert (found.code, found.place.path) == ("day-outside-agreement", "on")
    assert AGREEMENT.evaluate({}, on=date(2060, 1, 1)).on == date(2060, 1, 1)


def test_an_agreement_without_year_and_days_has_no_outside() -> None:
    bare = ov.loads(
        'agreement "X"\n  source "x"\nrecipients a: n\nfact day date per a\n'
        'grant g 1 kr to a equally\n  source "x"\n'
    )
    assert told({"a": {"n": {"day": "1950-01-01"}}}, bare) == []


@pytest.mark.parametrize(
    "text",
    [
        "krav;kod;namn;utfall;av;den;dokument\nreport;01;Syd;uppfyllt;M;2024-10-01;Nr 1\n",
        "krav;kod;region;utfall;av;den;dokument\nreport;01;Syd;uppfyllt;M;2024-10-01;Nr 1\n",
    ],
)
def test_a_decision_on_a_code_and_the_name_of_another(text: str) -> None:
    assert told(FactsFile("d.csv", text)) == [("code-and-name-differ", text.split(";")[2])]
    assert told(FactsFile("d.csv", text.replace("Syd", "Norr"))) == []


def test_a_column_twice_in_a_table_of_decisions() -> None:
    text = "krav;kod;av;utfall;by;den;dokument\nreport;01;M;uppfyllt;N;2024-10-01;Nr 1\n"
    assert ("column-twice", "by") in told(FactsFile("d.csv", text))


@pytest.mark.parametrize("lacking", ["by", "on", "document", "outcome", "recipient"])
def test_a_decision_without_who_when_or_where(lacking: str) -> None:
    decided = {"requirement": "report", "recipient": "01", "outcome": "met", "by": "Myndigheten",
               "on": "2024-10-01", "document": "Nr 1"}  # fmt: skip
    for empty in ("", "  ", None):
        assert told({"assessments": [{**decided, lacking: empty}]}) == [
            ("assessment-incomplete", "assessments.0")
        ]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("fact x number per region\n  at most y\n", "unknown-name"),
        ("fact x number per region\n  at most x\n", "limit-of-itself"),
        ("fact x number per region\n  at most rate\n", "different-units"),
        ("fact x number per region\n  at most 70 %\n", "different-units"),
        ("fact x date per region\n  at most 70\n", "different-units"),
        ("fact x number per region\n  at most 2024-01-01\n", "different-units"),
        ("fact x number per region\n  at most cases\n", "limit-of-others"),
        ("fact x number per pathway, period\n  at most cases\n", "limit-of-others"),
        ("fact x yes/no per region\n  at most beds\n", "limit-without-order"),
        ("fact x text per region\n  at least beds\n", "limit-without-order"),
        ("at most beds\n", "misplaced-at-margin"),
    ],
)
def test_limits_that_say_nothing(fact: str, expected: str) -> None:
    agreement, found = ov.check_text(RULES.replace("grant base", fact + "grant base"))
    assert agreement is None
    assert expected in [item.code for item in found]


def test_a_limit_that_changes_is_a_change() -> None:
    stricter = load(RULES.replace("at most 100 %", "at most 90 %"))
    changes = stricter.changes_from(AGREEMENT)
    assert [(each.owner, each.field) for each in changes] == [("FactDeclaration", "limits")]
    told = changes_page(AGREEMENT.model, stricter.model, changes, "sv")
    assert "högst 100 % → högst 90 %" in told


@given(facts_for(AGREEMENT))
def test_facts_that_are_drawn_do_not_contradict(facts: FactSet) -> None:
    codes = {code for code, _ in told(mapping_of(facts))}
    assert not codes & {"fact-too-large", "fact-too-small", "period-not-asked"}


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_limit_is_beyond_just_when_it_is_more(cases: int, within: int) -> None:
    facts = region(cases={"H1": cases}, in_svf={"H1": within})
    assert bool(told(facts)) == (within > cases)


def test_facts_of_examples_are_held_to_limits() -> None:
    example = 'example "Fler än fall"\n  given cases during H1 of 01 = 5\n'
    given_too = example + "  given in_svf during H1 of 01 = {}\n"
    assert ov.check_text(RULES + given_too.format(5))[1] is not None
    agreement, found = ov.check_text(RULES + given_too.format(6))
    assert agreement is None
    assert [item.code for item in found if item.severity.value == "error"] == ["fact-too-large"]


def test_rows_that_are_judged_are_refused_as_well() -> None:
    judge = load(RULES.replace("list pathway", "list unused").replace(", pathway,", ",").replace(
        "sum of in_svf over pathway / sum of cases over pathway", "in_svf / cases"
    )).judge("base", on=date(2024, 12, 1))  # fmt: skip
    good = {"region": "01", "cases H1": 10, "in_svf H1": 8, "report": date(2024, 9, 1)}
    assert [each.status.value for each in judge.rows([good, {**good, "region": "02"}])] == [
        "met"
    ] * 2
    for spoilt, code in (
        ({"in_svf H1": 11}, "fact-too-large"),
        ({"in_svf H1": "11"}, "fact-too-large"),
        ({"in_svf H1": 11, "report": None}, "fact-too-large"),
        ({"report": date(2042, 9, 1)}, "day-outside-agreement"),
        ({"report": "2042-09-01", "cases H1": ""}, "day-outside-agreement"),
    ):
        with pytest.raises(ov.FactsError) as caught:
            judge.rows([good, {**good, **spoilt}])
        assert [(item.code, item.place.line) for item in caught.value.diagnostics] == [(code, 2)]
        with pytest.raises(ov.FactsError):
            judge.rows([{**good, **spoilt}])
        with pytest.raises(ov.FactsError):
            judge.of([good, {**good, "region": "02", **spoilt}])
    wrong = {"region": "01", "cases H2": 10, "in_svf H2": 8, "report": date(2024, 9, 1)}
    with pytest.raises(ov.FactsError):
        judge.rows([wrong])
