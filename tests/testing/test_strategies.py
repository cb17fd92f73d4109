"""What the strategies promise of agreements, facts, days and spoilt texts."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.diagnostics.diagnostic import Severity
from overenskommelse.render.findings import findings_text
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax import tree
from overenskommelse.syntax.parser import parse
from overenskommelse.testing import strategies as agr
from overenskommelse.testing.facts import mapping_of
from overenskommelse.testing.mutations import CHANGES

slow = settings(max_examples=60, suppress_health_check=list(HealthCheck))
quick = settings(max_examples=300, suppress_health_check=list(HealthCheck), database=None)
KINDS_OF_CLAUSE = {
    "AtLeastOf", "Booked", "Bound", "ByFixedKeys", "Duty", "ExceptFor", "Flag", "ForEvery", "Fund",
    "Instead", "ItemCount", "ItemList", "Lots", "Measure", "Mixed", "NamedValue", "Paid", "Period",
    "Require", "Requirement", "Requisition", "Target", "Total", "ValueFrom",
}  # fmt: skip


@given(agr.agreement_texts())
@slow
def test_a_generated_agreement_has_no_mistake(text: str) -> None:
    agreement, found = ov.check_text(text)
    assert agreement is not None, findings_text(found, "en")
    assert agreement.model.grants


@given(agr.agreement_texts("sv"))
@slow
def test_the_language_can_be_chosen(text: str) -> None:
    assert ov.loads(text).model.language == "sv"


def test_generated_agreements_have_clauses_of_many_kinds() -> None:
    seen: Counter[str] = Counter()

    @given(agr.agreement_trees())
    @quick
    def note(file: tree.File) -> None:
        seen.update(word for word in KINDS_OF_CLAUSE if f"{word}(" in repr(file))

    note()
    assert set(seen) == KINDS_OF_CLAUSE


@given(st.data())
@slow
def test_facts_are_what_the_agreement_asks_for(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts = data.draw(agr.facts_for(agreement))
    for fact, recipient, period, items in facts.values:
        declared = agreement.model.facts[fact]
        assert (recipient is None) is (declared.kind is None)
        assert (period is None) is not declared.per_period
        assert len(items) in (0, len(declared.lists))
    assert agreement.evaluate(facts, on=data.draw(agr.days_for(agreement))).outcomes


@given(st.data())
@slow
def test_mappings_are_read_without_a_mistake(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    mapping = data.draw(agr.fact_mappings_for(agreement))
    agreement.facts(mapping)


@given(st.data())
@slow
def test_a_mapping_says_the_same_as_the_facts_it_is_made_of(data: st.DataObject) -> None:
    agreement = data.draw(agr.agreements())
    facts = data.draw(agr.facts_for(agreement))
    day = data.draw(agr.days_for(agreement))
    typed = agreement.evaluate(facts, on=day)
    read = agreement.evaluate(mapping_of(facts), on=day)
    for name, outcome in typed.grants.items():
        assert [line.amount for line in outcome.payments] == [
            line.amount for line in read.grants[name].payments
        ]


def test_every_verdict_and_state_comes_up() -> None:
    seen: set[str] = set()

    @given(agr.evaluations())
    @quick
    def note(evaluation: ov.Evaluation) -> None:
        for outcome in evaluation.outcomes:
            seen.add(outcome.state.value)
            seen.update(verdict.status.value for verdict in outcome.verdicts)

    note()
    assert {"final", "provisional", "met", "not met", "open", "not yet due"} <= seen


@given(agr.mutated_texts())
@slow
def test_a_spoilt_text_is_told_of_and_never_crashes(wrong: agr.Mutated) -> None:
    assert wrong.text != wrong.before
    assert set(wrong.changes) <= set(CHANGES)
    ov.check_text(wrong.text)


def test_most_spoilt_texts_are_wrong() -> None:
    seen: Counter[bool] = Counter()

    @given(agr.mutated_texts())
    @quick
    def note(wrong: agr.Mutated) -> None:
        _, found = ov.check_text(wrong.text)
        seen[any(item.severity is Severity.ERROR for item in found)] += 1

    note()
    assert seen[True] > 2 * seen[False]


def test_every_change_can_be_drawn() -> None:
    for change in CHANGES:
        wrong = find(agr.mutated_texts(), lambda found, change=change: change in found.changes)
        assert parse(source_from_text(wrong.text, "wrong"))[0].sentences is not None


@given(agr.bounded_cases())
def test_bounds_go_together_with_their_amount(case: agr.BoundedCase) -> None:
    assert sum(case.floors.values()) <= case.amount
    assert any(case.weights.values())
    for code, ceiling in case.ceilings.items():
        assert case.floors.get(code, 0) <= ceiling
