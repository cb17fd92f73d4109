"""The schema and the table of facts agree with what is read."""

from __future__ import annotations

import csv
import io

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from facts.schemas import AGREEMENTS, CHECKERS, EVERY, is_read, mistakes, valid
from overenskommelse.facts.patterns import EVERY_YEAR, pattern_of
from overenskommelse.facts.reading import FactsFile
from overenskommelse.facts.template import (
    facts_template,
    items_template,
    joint_template,
    kinds_with_facts,
    kinds_with_items,
)
from overenskommelse.inspection.wanting import wanted_of
from overenskommelse.model.units import FactType
from overenskommelse.render.findings import findings_text


@pytest.mark.parametrize("name", AGREEMENTS)
@settings(suppress_health_check=list(HealthCheck), max_examples=40)
@given(data=st.data())
def test_what_the_schema_means_is_read(name: str, data: st.DataObject) -> None:
    schema = AGREEMENTS[name].facts_schema()
    facts = data.draw(valid(schema, schema))
    CHECKERS[name].validate(facts)
    found = mistakes(AGREEMENTS[name], facts)
    assert not found, findings_text(found, "en")


def test_the_schema_is_one() -> None:
    for checker in CHECKERS.values():
        checker.check_schema(checker.schema)


DECIDED = {
    "requirement": "plan", "recipient": "01", "outcome": "met", "by": "B", "on": "2024-01-01",
    "document": "D",
}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "good"),
    [
        ({}, True),
        ({"område": {"01": {"invånare": 5, "name": "Norr"}}}, True),
        ({"område": {"01": {"invånare": None}}}, True),
        ({"område": {"01": {"invånare": "2 455 914"}}}, True),
        ({"område": {"01": {"index": {"H1": "-1,25", "H2": -3}}}}, True),
        ({"område": {"01": {"rate": "69,96 %", "cost": "1,5 Mkr"}}}, True),
        ({"område": {"01": {"plan": True, "report": "2024-02-29"}}}, True),
        ({"område": {"01": {"plan": "ja", "report": "ej inkommen"}}}, True),
        ({"started": "2024-01-01", "year_rate H1": "70%"}, True),
        ({"skola": {"A": {"pupils": 5}}}, True),
        ({"assessments": [DECIDED]}, True),
        ({"assessments": [{**DECIDED, "recipient": "all"}]}, True),
        ({"assessments": [{**DECIDED, "requirement": "all"}]}, True),
        ({"assessments": [{**DECIDED, "requirement": "pupils", "recipient": "A"}]}, True),
        ({"område": {"01": {"invånare": -1}}}, False),
        ({"område": {"01": {"invånare": 0.5}}}, False),
        ({"område": {"01": {"invånare": True}}}, False),
        ({"område": {"01": {"invånare": "1,500"}}}, False),
        ({"område": {"01": {"invånare": 10**40}}}, False),
        ({"område": {"01": {"index": 5}}}, False),
        ({"område": {"01": {"index": {"H3": 5}}}}, False),
        ({"område": {"01": {"index": {"H1": "1,500"}}}}, False),
        ({"område": {"01": {"rate": 70}}}, False),
        ({"område": {"01": {"rate": "70"}}}, False),
        ({"område": {"01": {"cost": "-5 kr"}}}, False),
        ({"område": {"01": {"plan": "kanske"}}}, False),
        ({"område": {"01": {"plan": 1}}}, False),
        ({"område": {"01": {"report": "2023-02-29"}}}, False),
        ({"område": {"01": {"report": "30/9/2024"}}}, False),
        ({"område": {"01": {"pupils": 5, "unknown": 1}}}, False),
        ({"område": {"01": {"name": "Syd"}}}, False),
        ({"område": {"1": {}}}, False),
        ({"område": {"03": {}}}, False),
        ({"område": []}, False),
        ({"unknown": {}}, False),
        ({"year_rate": {"H1": "70%"}}, True),
        ({"year_rate": {"H3": "70%"}}, False),
        ({"assessments": [{**DECIDED, "outcome": "maybe"}]}, False),
        ({"assessments": [{**DECIDED, "recipient": "A"}]}, False),
        ({"assessments": [{**DECIDED, "on": "2024-02-30"}]}, False),
        ({"assessments": [{**DECIDED, "by": ""}]}, False),
        ({"assessments": [{"requirement": "plan"}]}, False),
        ({"assessments": {}}, False),
    ],
)
def test_the_schema_and_the_reader_agree(facts: object, good: bool) -> None:
    assert CHECKERS["every"].is_valid(facts) is good
    assert is_read(EVERY, facts) is good


SHARED = ov.loads("""agreement "Ett krav för två slag" 2024
  source "x"
recipients skola
  A "Ett"
  K "Gemensam"
recipients teater
  B "Scenen"
  K "Gemensam"
requirement lämplig: a human decision on "om den är lämplig"
  source "x"
grant g 10 kr to skola: A
  source "x"
  require lämplig
  shares of those who fail: not paid out
grant h 10 kr to teater: B
  source "x"
  require lämplig
  shares of those who fail: not paid out
""")


@pytest.mark.parametrize(
    ("recipient", "good"), [("A", True), ("B", True), ("all", True), ("K", False), ("C", False)]
)
@pytest.mark.parametrize("requirement", ["lämplig", "all"])
def test_a_requirement_of_two_kinds_is_decided_for_both(
    recipient: str, requirement: str, good: bool
) -> None:
    decided = {**DECIDED, "requirement": requirement, "recipient": recipient}
    facts = {"assessments": [decided]}
    checker = jsonschema.Draft202012Validator(SHARED.facts_schema())
    assert checker.is_valid(facts) is good
    assert is_read(SHARED, facts) is good


@pytest.mark.parametrize("name", AGREEMENTS)
@settings(suppress_health_check=list(HealthCheck), max_examples=25)
@given(data=st.data())
def test_the_table_filled_in_is_read(name: str, data: st.DataObject) -> None:
    model = AGREEMENTS[name].model
    years = wanted_of(model).years or EVERY_YEAR
    for kind in kinds_with_facts(model):
        rows = list(
            csv.reader(io.StringIO(facts_template(model, model.kinds[kind])), delimiter=";")
        )
        types = [model.facts[heading.split(" ")[0]].type for heading in rows[0][2:]]
        for row in rows[1:]:
            row[2:] = [
                data.draw(st.just("") | st.from_regex(pattern_of(item, (), years), fullmatch=True))
                for item in types
            ]
        stream = io.StringIO()
        csv.writer(stream, delimiter=";").writerows(rows)
        read = AGREEMENTS[name].facts(FactsFile("facts.csv", stream.getvalue()))
        assert len(read.values) == sum(cell != "" for row in rows[1:] for cell in row[2:])


def test_the_table_has_a_row_for_each_recipient_and_a_column_for_each_period() -> None:
    model = ov.builtin("2024").model
    lines = facts_template(model, model.kinds["region"]).splitlines()
    assert len(lines) == 22
    assert lines[0].startswith("region;name;population;new_cases H1;cases_in_svf H1;")
    assert lines[1].startswith("01;Stockholm;")
    assert kinds_with_facts(EVERY.model) == ("område", "skola")


def test_the_table_of_items_has_a_row_for_each_recipient_and_item_and_is_read() -> None:
    agreement = ov.builtin("2024")
    kind = agreement.model.kinds["region"]
    header, *lines = items_template(agreement.model, kind).splitlines()
    columns = header.split(";")
    assert columns[:4] == ["region", "name", "pathway", "new_cases H1"]
    assert len(lines) == 21 * 32
    filled = "\n".join([header, *(line.replace(";;", ";7;", 1) for line in lines)])
    read = agreement.facts(FactsFile("facts.csv", filled))
    assert len(read.values) == 21 * 32
    assert kinds_with_items(agreement.model) == ("region",)


def test_every_type_of_fact_has_a_pattern() -> None:
    assert all(pattern_of(kind).startswith("^") for kind in FactType)


def test_one_table_serves_two_kinds_that_share_a_code() -> None:
    agreement = ov.loads(
        'agreement "X" 2024\n  source "x"\nrecipients school: A, B\nrecipients town: A, C\n'
        "period spring is 2024-01 to 2024-06\nfact pupils number per school\n"
        "fact people number per town\nfact moved number per town, period\n"
        'grant g 10 kr to school by pupils\n  source "x"\n'
    )
    model = agreement.model
    table = joint_template(model, tuple(model.kinds.values()))
    assert table.splitlines() == [
        "recipients;code;name;pupils;people;moved spring",
        "school;A;A;;;",
        "school;B;B;;;",
        "town;A;A;;;",
        "town;C;C;;;",
    ]
    filled = [
        "recipients;code;name;pupils;people;moved spring",
        "school;A;A;1;;",
        "town;A;A;;2;3",
    ]
    values = agreement.facts([line.split(";") for line in filled]).values
    assert {key: given.value for key, given in values.items()} == {
        ("pupils", "A", None, ()): 1,
        ("people", "A", None, ()): 2,
        ("moved", "A", "spring", ()): 3,
    }


@pytest.mark.parametrize(
    "facts",
    [
        [["recipients", "code", "people"], ["school", "A", "2"]],
        [["school", "people"], ["A", "2"]],
        {"school": {"A": {"people": 2}}},
    ],
)
def test_a_figure_for_another_kind_is_told(facts: object) -> None:
    agreement = ov.loads(
        'agreement "X" 2024\n  source "x"\nrecipients school: A, B\nrecipients town: A, C\n'
        "fact pupils number per school\nfact people number per town\nfact alone number\n"
        'grant g 10 kr to school by pupils\n  source "x"\n'
    )
    with pytest.raises(ov.FactsError) as told:
        agreement.facts(facts)  # type: ignore[arg-type]
    assert [item.code for item in told.value.diagnostics] == ["fact-of-other-kind"]
