"""What an agreement says: money, dates and the facts it needs."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest

import overenskommelse as ov
from overenskommelse.inspection.changes import changes_between, is_compared
from overenskommelse.inspection.overview import FundLine, inspect
from overenskommelse.inspection.records import is_record, visits
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.units import Unit
from overenskommelse.render.clause_words import field_word, has_noun, has_words, noun
from overenskommelse.render.formulas import Formulas
from overenskommelse.render.inspection_page import TOLD, inspection_page

SCHOOLS = Path(__file__).parents[1] / "corpus" / "good" / "schools.agr"


def test_facts_are_needed_for_the_periods_that_rules_name() -> None:
    needs = {need.fact.name: need for need in inspect(ov.load(SCHOOLS).model).needs}
    assert needs["passed"].periods == ("spring", "autumn")
    assert needs["pupils"].periods == ()
    assert needs["quality"].uses == ()
    uses = [(use.path[-1].name, use.part, use.through) for use in needs["tested"].uses]
    assert ("rate", "requirement", "rate") in uses
    assert ("gain", "condition", "gain") in uses
    assert ("by_tested", "split", None) in uses
    assert [use.through for use in needs["index"].uses] == ["points"]


def test_measures_that_double_again_and_again_cost_no_time() -> None:
    chain = "".join(
        f'measure m{step} = m{step - 1} + m{step - 1}\n  source "x"\n' for step in range(1, 45)
    )
    text = f"""agreement "A" 2024
  source "x"
recipients school
  A "Norr"
fact pupils number per school
measure m0 = pupils
  source "x"
{chain}grant base 1 kr to school by m44
  source "x"
"""
    (need,) = inspect(ov.loads(text).model).needs
    assert [use.through for use in need.uses] == ["m44"]


def test_dates_come_in_order_with_what_falls_on_them() -> None:
    dates = inspect(ov.load(SCHOOLS).model).dates
    assert [item.day for item in dates] == sorted(item.day for item in dates)
    told = {(item.day.isoformat(), type(item.record).__name__, item.field) for item in dates}
    assert ("2024-06-30", "Period", "end") in told
    assert ("2024-03-01", "Payment", "last") in told
    assert ("2024-09-30", "InTime", "last") in told


@pytest.mark.parametrize("name", [name for name in ov.builtins() if name.isdigit()])
def test_the_tree_adds_up(name: str) -> None:
    inspection = inspect(ov.builtin(name).model)
    assert inspection.itemised + inspection.model.rest == inspection.whole

    def check(line: FundLine) -> None:
        if line.lines:
            assert line.itemised + line.part.rest == line.part.amount
        for below in line.lines:
            check(below)

    for line in inspection.funds:
        check(line)


def test_the_page_tells_money_dates_and_facts_in_both_languages() -> None:
    inspection = inspect(ov.builtin("2024").model)
    english, swedish = (inspection_page(inspection, language) for language in ("en", "sv"))
    assert "(svf)" in english
    assert "45,12 %" in english
    assert "2024-01-31  payment: grant first, by 2024-01-31, without requisition" in english
    assert "requirement report of grant second" in english
    assert "krav report" in swedish
    assert "report senast 2024-09-30" in swedish
    assert "för H1 (första halvåret 2024)" in swedish
    assert "(genom inclusion)" in swedish


@pytest.mark.parametrize("path", [SCHOOLS, SCHOOLS.with_name("skolor.agr")], ids=lambda p: p.name)
def test_a_condition_reads_as_it_is_written(path: Path) -> None:
    """Canonical text and the model's own wording agree, so that neither loses anything."""
    model = ov.load(path).model
    for grant in model.grants.values():
        for item in grant.requirements:
            said = Formulas(model.language).text(item.condition)
            assert _plain(item.text).startswith(_plain(said))


def _plain(text: str) -> str:
    return text.replace(" %", "%").replace("\u00a0", " ")


# --- A model that grows -----------------------------------------------------------------------


def _classes(seen: set[type], kind: object) -> Iterator[type]:
    """Every class of records that can stand in a model."""
    if isinstance(kind, type) and attrs.has(kind):
        if kind in seen or kind.__name__ in ("Place", "Example"):
            return
        seen.add(kind)
        yield kind
        for hint in typing.get_type_hints(kind).values():
            yield from _classes(seen, hint)
    for inner in typing.get_args(kind):
        yield from _classes(seen, inner)


CLASSES = [kind for kind in _classes(set(), AgreementModel) if kind.__module__ != xp.__name__]


def test_every_class_and_field_of_the_model_has_words() -> None:
    """Add what is named here to `render/clause_words.py`; until then its name in code is shown."""
    without = [kind.__name__ for kind in CLASSES if not has_noun(kind.__name__)]
    without += [
        f"{kind.__name__}.{item.name}"
        for kind in CLASSES
        for item in attrs.fields(kind)
        if item.name != "place" and not has_words(kind.__name__, item.name)
    ]
    assert without == []


def test_every_kind_of_condition_and_value_has_words() -> None:
    """Add what is named here to `render/formulas.py`; until then its name in code is shown."""
    known = {
        "Constant", "FactTerm", "MeasureTerm", "Negation", "Arithmetic", "Comparison", "InTime",
        "IsYes", "Not", "AllOf", "AnyOf", "AtLeastOf", "HumanDecision", "Aggregate", "ItemCount",
        "AttributeTerm", "ForEvery", "TextConstant", "ValueTerm", "Within", "Extreme",
        "Rounded", "OfOne", "DayConstant", "PeriodDay",
    }  # fmt: skip
    kinds = {
        kind.__name__ for kind in _classes(set(), AgreementModel) if kind.__module__ == xp.__name__
    }
    assert kinds - known == set()


@attrs.frozen
class LateFee:
    """A clause the library does not know."""

    name: str
    per_day: int
    start_of_it: xp.InTime | None
    sources: tuple[str, ...] = ()


@attrs.frozen
class GrownModel(AgreementModel):
    """A model with clauses the library does not know."""

    late_fees: tuple[LateFee, ...] = ()


def _grown(fee: LateFee) -> AgreementModel:
    model = ov.builtin("2024").model
    fields = {item.name: getattr(model, item.name) for item in attrs.fields(AgreementModel)}
    return GrownModel(**fields, late_fees=(fee,))


def test_an_unknown_clause_is_inspected_and_compared() -> None:
    deadline = xp.InTime(xp.FactTerm("report", Unit.DATE), date(2024, 11, 1))
    old, new = _grown(LateFee("fee", 5, None)), _grown(LateFee("fee", 7, deadline))
    found = {(item.owner, item.field): (item.old, item.new) for item in changes_between(old, new)}
    assert found["LateFee", "per_day"] == (5, 7)
    assert found["LateFee", "start_of_it"] == (None, deadline)
    inspection = inspect(new)
    assert date(2024, 11, 1) in [item.day for item in inspection.dates]
    report = next(need for need in inspection.needs if need.fact.name == "report")
    assert "fee" in [use.path[-1].name for use in report.uses]
    page = inspection_page(inspection, "en")
    assert "Late fees\n  late fee fee" in page
    assert "per day: 7" in page
    assert "start of it: report by 2024-11-01" in page
    assert is_compared("LateFee", "per_day")
    assert (noun("LateFee", "sv"), field_word("LateFee", "per_day", "sv")) == (
        "late fee",
        "per day",
    )


def test_every_record_of_a_model_is_visited_with_its_clauses() -> None:
    found = list(visits(ov.builtin("2024").model))
    assert all(is_record(visit.record) for visit in found)
    names = {tuple(step.name for step in visit.path) for visit in found}
    assert {(), ("svf", "second", "report"), ("region", "01"), ("lead_time",)} <= names
    assert {item.name for item in attrs.fields(AgreementModel)} >= TOLD


def test_a_fact_that_only_appoints_is_used_by_its_grant() -> None:
    needs = {need.fact.name: need for need in inspect(ov.builtin("2024").model).needs}
    (use,) = needs["supports_screening"].uses
    assert use.path[-1].name == "screening"
    assert use.part == "split"


def test_lists_are_told_on_one_line_and_facts_with_all_they_are_given_for() -> None:
    text = inspection_page(inspect(ov.builtin("2024").model), "sv")
    assert 'lista pathway "Standardiserade vårdförlopp": 32 poster: aml, huvud_hals' in text
    assert "heltal per region, pathway, period\n" in text


def test_what_is_said_of_items_is_told_with_its_unit() -> None:
    agreement = ov.loads(
        'agreement "X" 2024\n  source "x"\nrecipients school: A\n'
        'list area\n  a "Area a" goal 80 % cost 1,5 Mkr begun 2024-01-01 kept yes\n'
        '  b "Area b" goal 5,5 %\ngrant g 1 kr to school: A\n  source "x"\n'
    )
    text = inspection_page(inspect(agreement.model), "sv")
    told = "    a: goal 80 %, cost 1 500 000 kr, begun 2024-01-01, kept ja\n    b: goal 5,5 %\n"
    assert told in text.replace("\u00a0", " ")


def test_the_head_tells_when_it_was_decided_and_is_in_force() -> None:
    agreement = ov.loads(
        'överenskommelse "X" 2024\n  beslutad den 2023-12-14\n  gäller 2024-01 till 2024-06\n'
        '  källa "x"\nmottagare skola: A\nbidrag g 1 kr till skola: A\n  källa "x"\n'
    )
    model = agreement.model
    assert (model.in_force_from, model.in_force_to) == (date(2024, 1, 1), date(2024, 6, 30))
    text = inspection_page(inspect(model), "sv")
    assert "Beslutad den 2023-12-14\nGäller 2024-01-01 – 2024-06-30\n" in text
    assert "2024-06-30  gäller till och med" in text
