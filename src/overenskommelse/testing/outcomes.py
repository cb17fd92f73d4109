"""In: nothing. Out: strategies for what the library gives: allocations, evaluations, mistakes.

Guarantees: all are made by the library itself, from generated input, so that they hang together.
"""

from __future__ import annotations

from hypothesis import strategies as st

from overenskommelse._pipeline import check_text
from overenskommelse.allocation.apportionment import split
from overenskommelse.allocation.arrays import ArrayAllocation, split_array
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.table_record import TableAllocation
from overenskommelse.allocation.two_way import split_table
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.engine.judge import Judge
from overenskommelse.engine.judged import Judged
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.receipt import Receipt
from overenskommelse.outcome.standings import Standing
from overenskommelse.outcome.verification import Verification
from overenskommelse.receipts.verifying import verify
from overenskommelse.testing.agreements import agreements
from overenskommelse.testing.facts import days_for, fact_mappings_for, facts_for
from overenskommelse.testing.mutations import mutated_texts
from overenskommelse.testing.weights import amounts, codes, weights, whole_weights


def allocations() -> st.SearchStrategy[Allocation]:
    """Amounts that have been split."""
    return st.builds(split, amounts(), weights(), ties=st.just("code"))


def array_allocations() -> st.SearchStrategy[ArrayAllocation]:
    """Amounts that have been split by weights in an array; needs NumPy, of the extra ``numpy``."""
    import numpy as np  # noqa: PLC0415 - only if arrays are asked for

    small = st.integers(0, 3) | st.integers(0, 10**12)
    columns = st.lists(small, min_size=1, max_size=12).filter(any)
    arrays = columns.map(lambda column: np.array(column, dtype=np.uint64))
    return st.builds(split_array, amounts(), arrays, ties=st.just("code"))


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """What came out of generated agreements and facts."""
    agreement = draw(agreements())
    return agreement.evaluate(draw(facts_for(agreement)), on=draw(days_for(agreement)))


@st.composite
def judges(draw: st.DrawFn) -> Judge:
    """Judges of a grant of generated agreements."""
    agreement = draw(agreements())
    names = list(agreement.model.grants)
    return agreement.judge(draw(st.sampled_from(names)), on=draw(days_for(agreement)))


@st.composite
def judged_facts(draw: st.DrawFn) -> Judged:
    """What a judge makes of generated facts."""
    agreement = draw(agreements())
    names = list(agreement.model.grants)
    judge = agreement.judge(draw(st.sampled_from(names)), on=draw(days_for(agreement)))
    return judge.of(draw(facts_for(agreement)))


def standings() -> st.SearchStrategy[Standing]:
    """How recipients stand, by generated facts."""
    return judged_facts().flatmap(lambda judged: st.sampled_from([*judged.all().values()]))


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
