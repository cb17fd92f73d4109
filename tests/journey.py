"""A text the whole way: checked, and if it is an agreement, evaluated, shown, run and written anew.

In: any text, and a source of drawn facts. Guarantees: nothing is raised but our own error, and no
payment goes astray; what raises anything else fails the test that went this way.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import event
from hypothesis import strategies as st

import overenskommelse as ov
from mutating import ODD
from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.facts.reading import FactsFile
from overenskommelse.facts.template import facts_template, kinds_with_facts
from overenskommelse.inspection.changes import changes_between
from overenskommelse.inspection.overview import inspect
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.outcome.dossiers import Dossier
from overenskommelse.outcome.open_money import OpenMoney
from overenskommelse.render.changes_page import changes_page
from overenskommelse.render.example_report import ExampleReport, example_report
from overenskommelse.render.findings import findings_text
from overenskommelse.render.inspection_json import changes_json, inspection_json
from overenskommelse.render.inspection_page import inspection_page
from overenskommelse.render.page import page
from overenskommelse.render.reasons import Wording
from overenskommelse.render.recipient_page import recipient_page
from overenskommelse.render.rows import csv_text, evaluation_json
from overenskommelse.render.sarif import sarif_text

LANGUAGES: tuple[Language, ...] = ("en", "sv")

BASE = ov.builtin("2025")
days = st.sampled_from([None, date(2024, 1, 1), date(2024, 12, 1), date(2199, 12, 31)])
values: st.SearchStrategy[Any] = st.one_of(
    st.integers(0, 1000),
    st.fractions(0, 1),
    st.booleans(),
    st.sampled_from(["70 %", "yes", "2024-09-30", "not received", "ej inkommen", "5 Mkr"]),
    st.sampled_from(ODD),
    st.sampled_from(
        [None, -1, 10**29, 0.5, float("nan"), [], {}, Fraction(1, 3), date(2024, 9, 1)]
    ),
)


@st.composite
def facts_for(draw: st.DrawFn, agreement: ov.Agreement) -> dict[str, Any]:
    """Facts by kind and recipient, most of the right type."""
    model = agreement.model
    told: dict[str, Any] = {}
    for kind in model.kinds.values():
        own = [fact for fact in model.facts.values() if fact.kind == kind.name]
        chosen = draw(st.lists(st.sampled_from([item.code for item in kind.members]), max_size=2))
        told[kind.name] = {
            code: {fact.name: draw(_value(fact, agreement)) for fact in own} for code in chosen
        }
    return told


def _value(fact: FactDeclaration, agreement: ov.Agreement) -> st.SearchStrategy[Any]:
    names = list(agreement.model.periods) if fact.per_period else []
    right = _right(fact)
    each = st.one_of(right, right, right, values)
    if not names:
        return each
    return st.dictionaries(st.sampled_from(names), each, max_size=2)


def _right(fact: FactDeclaration) -> st.SearchStrategy[Any]:
    match fact.type.value:
        case "whole number" | "decimal number" | "money":
            return st.integers(0, 10**9)
        case "share":
            return st.sampled_from(["0 %", "69,96 %", "70 %", "100 %"])
        case "yes/no":
            return st.booleans()
        case "date":
            return st.dates(date(2023, 1, 1), date(2025, 12, 31)).map(date.isoformat)
        case _:
            return st.sampled_from([*fact.choices, "text"])


def take_all_the_way(text: str, data: st.DataObject) -> None:
    """The whole way, in both languages."""
    agreement, found = ov.check_text(text)
    for language in LANGUAGES:
        findings_text(found, language)
    json.dumps([item.to_dict() for item in found], ensure_ascii=False)
    json.loads(sarif_text([(item, "sv") for item in found], "en", "1"))
    _format(text, data.draw(st.sampled_from([None, *LANGUAGES])))
    event("an agreement" if agreement else "mistakes")
    if agreement is None:
        assert found
        return
    _show(agreement)
    facts, day = data.draw(facts_for(agreement)), data.draw(days)
    try:
        evaluation = agreement.evaluate(facts, on=day)
    except ov.FactsError as error:
        json.dumps(error.to_dict())
        return
    event("evaluated")
    _look_at(evaluation, agreement, agreement.open_money(facts, on=day))
    receipt = agreement.receipt(facts, on=day)
    assert ov.verify(receipt, agreement=agreement, facts=facts).is_same
    assert evaluation.compared_with(evaluation).is_same
    for code in sorted({code for kind in agreement.model.kinds.values() for code in kind.by_code})[
        :2
    ]:
        _look_at_one(agreement.dossier(facts, code, on=day), agreement)


def _format(text: str, language: Language | None) -> None:
    told: set[str] = set()
    try:
        ov.format_text(text, language)
    except ov.OverenskommelseError as error:
        told = {item.code for item in error.diagnostics}
    assert "format-unfaithful" not in told


def _look_at(
    evaluation: ov.Evaluation, agreement: ov.Agreement, still_open: tuple[OpenMoney, ...]
) -> None:
    evaluation_json(evaluation, still_open, with_outcomes=True)
    for language in LANGUAGES:
        page(evaluation, agreement.model, language, still_open, with_outcomes=True)
        csv_text(evaluation, agreement.model, language)
    for outcome in evaluation.outcomes:
        if outcome.undistributed is not None:
            paid = [line.amount or 0 for line in outcome.payments]
            assert sum(paid) + outcome.undistributed == outcome.grant.amount


def _look_at_one(dossiers: tuple[Dossier, ...], agreement: ov.Agreement) -> None:
    json.dumps([item.to_dict() for item in dossiers])
    for language in LANGUAGES:
        recipient_page(dossiers, Wording(agreement.model, language), "x", (None, None))


def _show(agreement: ov.Agreement) -> None:
    model = agreement.model
    json.dumps(agreement.facts_schema())
    changes = changes_between(BASE.model, model)
    report = ExampleReport("x", model, agreement.run_examples(), agreement.coverage())
    json.dumps(report.to_dict())
    for language in LANGUAGES:
        example_report(report, language)
        inspection_page(inspect(model), language)
        inspection_json(inspect(model), language)
        changes_page(BASE.model, model, changes, language)
        changes_json(changes, language)
    for kind in kinds_with_facts(model):
        template = facts_template(model, model.kinds[kind])
        assert agreement.facts([FactsFile("facts.csv", template)]) is not None
