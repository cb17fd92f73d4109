"""What the strategies promise of agreements, facts, days and spoilt texts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.diagnostics.diagnostic import Language, Severity
from overenskommelse.inspection.wanting import wanted_of
from overenskommelse.render.findings import findings_text
from overenskommelse.syntax.printer import print_file
from overenskommelse.testing import strategies as agr
from overenskommelse.testing.facts import mapping_of
from overenskommelse.testing.mutations import CHANGES

same = settings(max_examples=80, suppress_health_check=list(HealthCheck), derandomize=True)
TEXT = """agreement "Prov" 2024
  source "1"

recipients school
  A "Norr"
  B "Syd"
fact pupils number per school

grant books 1 000 kr to school by pupils
"""
KINDS_OF_CLAUSE = {
    "AtLeastOf", "Booked", "Bound", "ByFixedKeys", "Duty", "ExceptFor", "Flag", "ForEvery", "Fund",
    "Instead", "ItemCount", "ItemList", "Lots", "Measure", "Mixed", "NamedValue", "Paid", "Period",
    "Require", "Requirement", "Requisition", "Target", "Total", "ValueFrom",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "sv"])
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
def test_a_generated_agreement_has_no_mistake(language: Language, data: st.DataObject) -> None:
    text = data.draw(agr.agreement_texts(language))
    agreement, found = ov.check_text(text)
    assert agreement is not None, findings_text(found, "en")
    assert agreement.model.grants
    assert agreement.model.language == language


def test_many_kinds_of_clause_and_every_verdict_come_up() -> None:
    clauses: set[str] = set()
    verdicts: set[str] = set()

    @given(st.data())
    @same
    def note(data: st.DataObject) -> None:
        file = data.draw(agr.agreement_trees())
        clauses.update(re.findall(r"(\w+)\(", repr(file)))
        agreement = ov.loads(print_file(file))
        asked: list[tuple[object, date | None]] = [
            (data.draw(agr.facts_for(agreement)), data.draw(agr.days_for(agreement)))
            for _ in range(3)
        ]
        years = wanted_of(agreement.model).years or (1950, 1950)
        asked += [({}, date(years[0], 1, 1))] if agreement.changes_on is None else []
        for facts, day in asked:
            for outcome in agreement.evaluate(facts, on=day).outcomes:
                verdicts.add(outcome.state.value)
                for verdict in outcome.verdicts:
                    verdicts.add(verdict.status.value)
                    verdicts.update(item.status.value for item in verdict.requirements)

    note()
    assert clauses >= KINDS_OF_CLAUSE
    states = {state.value for state in ov.GrantState}
    assert verdicts == states | {status.value for status in ov.Status}


@given(st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_facts_are_what_the_agreement_asks_for(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts = data.draw(agr.facts_for(agreement))
    for fact, recipient, period, items in facts.values:
        declared = agreement.model.facts[fact]
        assert (recipient is None) is (declared.kind is None)
        assert (period is None) is not declared.per_period
        assert len(items) in (0, len(declared.lists))
    day = data.draw(agr.days_for(agreement))
    typed = agreement.evaluate(facts, on=day)
    read = agreement.evaluate(mapping_of(facts), on=day)
    for name, outcome in typed.grants.items():
        assert [line.amount for line in outcome.payments] == [
            line.amount for line in read.grants[name].payments
        ]


def test_spoilt_texts_are_mostly_wrong_and_never_crash() -> None:
    seen: Counter[bool] = Counter()

    @given(agr.mutated_texts())
    @same
    def note(wrong: agr.Mutated) -> None:
        assert wrong.text != wrong.before
        assert set(wrong.changes) <= set(CHANGES)
        _, found = ov.check_text(wrong.text)
        seen[any(item.severity is Severity.ERROR for item in found)] += 1

    note()
    assert seen[True] > 2 * seen[False]


@pytest.mark.parametrize("change", sorted(CHANGES))
@given(data=st.data())
@settings(max_examples=5)
def test_every_change_changes_a_text(change: str, data: st.DataObject) -> None:
    assert CHANGES[change](data.draw, TEXT) != TEXT


@given(agr.bounded_cases())
def test_bounds_go_together_with_their_amount(case: agr.BoundedCase) -> None:
    assert sum(case.floors.values()) <= case.amount
    assert any(case.weights.values())
    for code, ceiling in case.ceilings.items():
        assert case.floors.get(code, 0) <= ceiling
