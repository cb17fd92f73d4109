"""Strategies for Hypothesis, in one place: agreements, texts, facts, days, amounts and weights.

    >>> from hypothesis import given
    >>> from overenskommelse.testing import strategies as agr
    >>> @agr.patient
    ... @given(agr.agreements())
    ... def test_my_code(agreement):
    ...     assert agreement.model.grants

In: nothing, or an agreement. Out: what can be drawn. Guarantees: see each.
"""

from __future__ import annotations

try:
    from hypothesis import HealthCheck, settings
except ImportError as error:  # pragma: no cover - only where the extra is not installed
    message = "the strategies need Hypothesis: pip install 'overenskommelse[testing]'"
    raise ImportError(message) from error

from overenskommelse.testing.agreements import agreement_texts, agreement_trees, agreements
from overenskommelse.testing.facts import days_for, fact_mappings_for, facts_for
from overenskommelse.testing.mutations import Mutated, mutated_texts
from overenskommelse.testing.outcomes import (
    allocations,
    array_allocations,
    diagnostics,
    evaluations,
    judged_facts,
    judges,
    receipts,
    standings,
    table_allocations,
    verifications,
)
from overenskommelse.testing.weights import (
    BoundedCase,
    amounts,
    bounded_cases,
    weights,
    whole_weights,
)

patient = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""Settings for tests that draw whole agreements, each of which takes some hundredths of a second.

    >>> from hypothesis import settings
    >>> settings(patient, max_examples=5).max_examples
    5
"""

__all__ = [
    "BoundedCase",
    "Mutated",
    "agreement_texts",
    "agreement_trees",
    "agreements",
    "allocations",
    "amounts",
    "array_allocations",
    "bounded_cases",
    "days_for",
    "diagnostics",
    "evaluations",
    "fact_mappings_for",
    "facts_for",
    "judged_facts",
    "judges",
    "mutated_texts",
    "patient",
    "receipts",
    "standings",
    "table_allocations",
    "verifications",
    "weights",
    "whole_weights",
]
