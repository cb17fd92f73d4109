"""What a judge tells in short is what an evaluation tells in full."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.engine import judged
from overenskommelse.engine.examples import facts_of
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.units import Unit
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.testing import strategies as agr

ROOT = Path(__file__).parents[2]
AGREEMENTS = [
    *sorted((ROOT / "agreements").glob("*.agr")),
    *sorted((ROOT / "tests" / "corpus" / "good").glob("*.agr")),
]
DAY = date(2024, 12, 1)


def in_short(verdict: Verdict) -> ov.Standing:
    """The standing that a whole verdict comes to."""
    each = verdict.requirements
    return ov.Standing(
        verdict.status,
        tuple(item.name for item in each if item.status is ov.Status.NOT_MET),
        tuple(item.name for item in each if not item.status.is_decided),
    )


def assert_agree(agreement: ov.Agreement, facts: FactSet, on: date | None) -> None:
    for name, outcome in agreement.evaluate(facts, on=on).grants.items():
        told = {verdict.recipient: in_short(verdict) for verdict in outcome.verdicts}
        judge = agreement.judge(name, on=on)
        together, one_by_one = judge.of(facts), judge.of(facts)
        assert together.all() == told
        assert list(together.all()) == list(told) == list(one_by_one)
        assert {code: one_by_one[code] for code in one_by_one} == told
        assert [together.reasons(code) for code in told] == list(outcome.verdicts)


@given(st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_generated_agreements_and_facts(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts, days = agr.facts_for(agreement), agr.days_for(agreement)
    for _ in range(3):
        assert_agree(agreement, data.draw(facts), data.draw(days))


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.stem)
@given(data=st.data())
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
def test_agreements_that_people_wrote(path: Path, data: st.DataObject) -> None:
    agreement, _ = ov.check_file(path)
    if agreement is None:
        return
    for example in agreement.model.examples:
        assert_agree(agreement, facts_of(agreement.model, example), example.on)
    assert_agree(agreement, data.draw(agr.facts_for(agreement)), data.draw(agr.days_for(agreement)))


# --- rows ----------------------------------------------------------------------------------


def rows_of(agreement: ov.Agreement, kind: str, facts: FactSet) -> dict[str, dict[str, object]]:
    """What a table with a row for each recipient can hold of facts: nothing of single items."""
    members = agreement.model.kinds[kind].members
    rows: dict[str, dict[str, object]] = {each.code: {kind: each.code} for each in members}
    for (name, recipient, period, items), given_value in facts.values.items():
        if items or agreement.model.facts[name].kind not in (None, kind):
            continue
        heading = name if period is None else f"{name} {period}"
        value = given_value.value
        is_whole = isinstance(value, Fraction) and value.denominator == 1
        share = agreement.model.facts[name].type.unit is Unit.SHARE
        for code in rows if recipient is None else (recipient,):
            rows[code][heading] = int(value) if is_whole and not share else value
    return rows


def evened(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The same rows, all with the same headings."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return [{heading: row.get(heading) for heading in headings} for row in rows]


@given(st.data())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_rows_are_judged_as_the_facts_in_them(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts, on = data.draw(agr.facts_for(agreement)), data.draw(agr.days_for(agreement))
    for name, grant in agreement.model.grants.items():
        judge = agreement.judge(name, on=on)
        by_code = rows_of(agreement, grant.kind, facts)
        rows = {code: row for code, row in by_code.items() if code in judge.plan.members}
        told = [in_short(judge.of([row]).reasons(code)) for code, row in rows.items()]
        assert judge.rows(rows.values()) == told
        assert judge.rows(evened(list(rows.values()))) == told


# --- the agreement of 2024 ------------------------------------------------------------------

WHOLE: dict[str, object] = {
    "region": "01",
    "new_cases H1": 1_000,
    "cases_in_svf H1": 700,
    "prem": True,
    "report": date(2024, 9, 30),
}


@pytest.fixture(scope="module")
def second() -> ov.Judge:
    return ov.builtin("2024").judge("second", on=DAY)


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr(judged, "requirement_verdict", refuse)
    monkeypatch.setattr(judged, "value_of", refuse)


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize(
    ("changed", "failed"),
    [
        ({}, ()),
        ({"cases_in_svf H1": 699}, ("inclusion",)),
        ({"prem": False}, ("prem",)),
        ({"report": date(2024, 10, 1)}, ("report",)),
        ({"cases_in_svf H1": 0, "prem": False}, ("inclusion", "prem")),
        ({"region": "25"}, ()),
        ({"prem": "nej", "report": "2024-10-01"}, ("prem", "report")),
    ],
)
def test_whole_rows_need_no_engine(
    second: ov.Judge, changed: dict[str, object], failed: tuple[str, ...]
) -> None:
    row = WHOLE | changed
    status = ov.Status.NOT_MET if failed else ov.Status.MET
    assert second.rows([row]) == [ov.Standing(status, failed, ())]
    assert second.of([row])[str(row["region"])] == ov.Standing(status, failed, ())


def test_what_is_missing_is_open(second: ov.Judge) -> None:
    for heading in list(WHOLE)[1:]:
        name = {"new_cases H1": "inclusion", "cases_in_svf H1": "inclusion"}.get(heading, heading)
        for row in (WHOLE | {heading: None}, {key: WHOLE[key] for key in WHOLE if key != heading}):
            assert second.rows([row]) == [ov.Standing(ov.Status.OPEN, (), (name,))]


def test_nothing_to_measure_by_is_open(second: ov.Judge) -> None:
    row = WHOLE | {"new_cases H1": 0, "cases_in_svf H1": 0}
    assert second.rows([WHOLE, row])[1] == ov.Standing(ov.Status.OPEN, (), ("inclusion",))
    assert second.of([row]).all()["01"] == ov.Standing(ov.Status.OPEN, (), ("inclusion",))


def test_what_lies_ahead_is_not_yet_due() -> None:
    judge = ov.builtin("2024").judge("second", on=date(2024, 6, 30))
    assert judge.rows([WHOLE])[0] == ov.Standing(ov.Status.NOT_YET_DUE, (), ("report",))
    found = judge.of([WHOLE]).all()["03"]
    assert found == ov.Standing(ov.Status.OPEN, (), ("inclusion", "prem", "report"))


def test_a_decision_counts_from_its_day() -> None:
    agreement = ov.builtin("2024")
    facts = agreement.facts([WHOLE | {"prem": False}], changes=["prem@01=met"])
    told = agreement.judge("second", on=DAY).of(facts)["01"]
    assert told == ov.Standing(ov.Status.MET_BY_DECISION, (), ())


def test_the_recipients_of_rows_may_come_in_any_order_and_often(second: ov.Judge) -> None:
    rows = [
        WHOLE | {"region": "25", "prem": False}, WHOLE, WHOLE | {"region": "Stockholm"},
        WHOLE | {"prem": None}, WHOLE,
    ] * 300  # fmt: skip
    told = [("prem",), (), (), (), ()] * 300
    assert [each.failed for each in second.rows(rows)] == told
    assert second.rows([]) == []


def test_names_beside_codes_are_looked_at(second: ov.Judge) -> None:
    assert second.rows([WHOLE | {"name": "Stockholm"}]) == second.rows([WHOLE])
    with pytest.raises(ov.FactsError) as caught:
        second.rows([WHOLE | {"name": "Stockholm"}, WHOLE | {"name": "Uppsala"}])
    assert [(each.code, each.place.line) for each in caught.value.diagnostics] == [
        ("code-and-name-differ", 2)
    ]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"prem": "maybe"}, "not-yes-no"),
        ({"prem": 1}, "not-yes-no"),
        ({"new_cases H1": 1_000.0}, "float-not-exact"),
        ({"new_cases H1": -1}, "negative-number"),
        ({"new_cases H1": True}, "not-whole-number"),
        ({"new_cases H1": 2**100}, "number-too-long"),
        ({"report": date(1024, 9, 30)}, "date-out-of-range"),
        ({"region": "99"}, "unknown-recipient"),
        ({"region": None}, "row-without-code"),
        ({"prom": True}, "unknown-column"),
        ({"pathway": "prostatta"}, "unknown-item"),
    ],
)
def test_mistakes_are_told_with_the_number_of_the_row(
    second: ov.Judge, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(ov.FactsError) as caught:
        second.rows([WHOLE] * 700 + [WHOLE | changed])
    assert [(each.code, each.place.line) for each in caught.value.diagnostics] == [(code, 701)]


def test_items_of_a_list_are_no_total(second: ov.Judge) -> None:
    found = second.rows([WHOLE | {"pathway": "prostata"}])[0]
    assert found == ov.Standing(ov.Status.OPEN, (), ("inclusion",))


def test_who_is_exempt_and_who_has_another_rule() -> None:
    agreement = ov.loads(
        'agreement "A" 2024\n  source "a"\nrecipients region\n  01 "A"\n  02 "B"\n  03 "C"\n'
        "fact done yes/no per region\nfact rate percent per region\n"
        'grant one 300 kr to region equally\n  source "a"\n'
        "  require done\n    except for 01\n"
        "  require rate >= 70%\n    for 01 instead: rate >= 50%\n"
        "  shares of those who fail: not paid out\n"
    )
    judge = agreement.judge("one")
    rows = [{"region": code, "done": False, "rate": "60 %"} for code in ("01", "02", "03")]
    assert [each.failed for each in judge.rows(rows)] == [(), ("done", "rate"), ("done", "rate")]
    assert [each.failed for each in judge.of(rows).all().values()] == [
        (), ("done", "rate"), ("done", "rate"),
    ]  # fmt: skip


def test_what_a_person_decides_is_left_to_the_engine() -> None:
    agreement = ov.loads(
        'agreement "A" 2024\n  source "a"\nrecipients region\n  01 "A"\n'
        "fact done yes/no per region\nfact more yes/no per region\n"
        'grant one 300 kr to region equally\n  source "a"\n'
        '  require or: done or more or a human decision on "whether it is enough"\n'
        '  require and: done and more and a human decision on "whether it is enough"\n'
        "  shares of those who fail: not paid out\n"
    )
    judge = agreement.judge("one")
    row = {"code": "01", "done": True, "more": True}
    told = [judge.rows([row | changed])[0] for changed in ({}, {"more": False}, {"more": None})]
    assert [(each.failed, each.undecided) for each in told] == [
        ((), ("and",)), (("and",), ()), ((), ("and",)),
    ]  # fmt: skip


def test_a_standing_is_not_true_or_false(second: ov.Judge) -> None:
    with pytest.raises(TypeError, match="standing"):
        bool(second.rows([WHOLE])[0])


def test_a_judge_and_what_it_judged_can_be_pickled(second: ov.Judge) -> None:
    found = second.of([WHOLE])
    again, judge = pickle.loads(pickle.dumps((found, second)))
    assert again.all() == found.all()
    assert judge.rows([WHOLE]) == second.rows([WHOLE])


def test_who_is_not_there_is_a_key_error(second: ov.Judge) -> None:
    with pytest.raises(KeyError):
        second.of([WHOLE])["99"]
    with pytest.raises(KeyError):
        second.of([WHOLE]).reasons("99")
    with pytest.raises(KeyError):
        ov.builtin("2024").judge("third", on=DAY)
