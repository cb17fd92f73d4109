"""In: nothing. Out: strategies for what the library gives: allocations, evaluations, mistakes.

Guarantees: all are made by the library itself, from generated input, so that they hang together.
"""

from __future__ import annotations

from hypothesis import strategies as st

from overenskommelse._pipeline import check_text
from overenskommelse.allocation.apportionment import split
from overenskommelse.allocation.record import Allocation
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.testing.agreements import agreements
from overenskommelse.testing.facts import days_for, facts_for
from overenskommelse.testing.mutations import mutated_texts
from overenskommelse.testing.weights import amounts, weights


def allocations() -> st.SearchStrategy[Allocation]:
    """Amounts that have been split."""
    return st.builds(split, amounts(), weights(), ties=st.just("code"))


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """What came out of generated agreements and facts."""
    agreement = draw(agreements())
    return agreement.evaluate(draw(facts_for(agreement)), on=draw(days_for(agreement)))


def found_in_mutated_texts() -> st.SearchStrategy[tuple[Diagnostic, ...]]:
    """All that is found in a text that is wrong."""
    return mutated_texts().map(lambda wrong: check_text(wrong.text)[1]).filter(bool)


def diagnostics() -> st.SearchStrategy[Diagnostic]:
    """Mistakes and warnings, as found in texts that are probably wrong."""
    return found_in_mutated_texts().flatmap(st.sampled_from)
