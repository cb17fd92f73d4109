"""In: nothing. Out: strategies for what the library gives: allocations, evaluations, mistakes.

Guarantees: all are made by the library itself, from generated input, so that they hang together.
"""

from __future__ import annotations

from hypothesis import strategies as st

from overenskommelse._pipeline import check_text
from overenskommelse.allocation.apportionment import split
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.table_record import TableAllocation
from overenskommelse.allocation.two_way import split_table
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.receipt import Receipt
from overenskommelse.outcome.verification import Verification
from overenskommelse.receipts.verifying import verify
from overenskommelse.testing.agreements import agreements
from overenskommelse.testing.facts import days_for, fact_mappings_for, facts_for
from overenskommelse.testing.mutations import mutated_texts
from overenskommelse.testing.weights import amounts, codes, weights, whole_weights


def allocations() -> st.SearchStrategy[Allocation]:
    """Amounts that have been split."""
    return st.builds(split, amounts(), weights(), ties=st.just("code"))


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """What came out of generated agreements and facts."""
    agreement = draw(agreements())
    return agreement.evaluate(draw(facts_for(agreement)), on=draw(days_for(agreement)))


def table_allocations() -> st.SearchStrategy[TableAllocation]:
    """Amounts of rows that have been split over columns by the same weights."""
    rows = st.dictionaries(codes, amounts(10**6), min_size=1, max_size=4)
    return st.builds(split_table, rows, whole_weights(4), ties=st.just("code"))


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    """Receipts of generated agreements and facts."""
    agreement = draw(agreements())
    return agreement.receipt(draw(fact_mappings_for(agreement)), on=draw(days_for(agreement)))


@st.composite
def verifications(draw: st.DrawFn) -> Verification:
    """Receipts reckoned again, of the facts they are of."""
    agreement = draw(agreements())
    facts = draw(fact_mappings_for(agreement))
    receipt = agreement.receipt(facts, on=draw(days_for(agreement)))
    return verify(receipt, agreement=agreement, facts=facts)


def found_in_mutated_texts() -> st.SearchStrategy[tuple[Diagnostic, ...]]:
    """All that is found in a text that is wrong."""
    return mutated_texts().map(lambda wrong: check_text(wrong.text)[1]).filter(bool)


def diagnostics() -> st.SearchStrategy[Diagnostic]:
    """Mistakes and warnings, as found in texts that are probably wrong."""
    return found_in_mutated_texts().flatmap(st.sampled_from)
