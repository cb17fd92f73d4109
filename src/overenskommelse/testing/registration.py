"""In: nothing. Out: the public types, made known to Hypothesis, so that `from_type` draws them.

Hypothesis calls `register` when it is imported, by an entry point of this package. Only the types
are imported then; the strategies are made when one is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


def register() -> None:
    """Tell Hypothesis how to draw each public type.

    Example:
        >>> import overenskommelse as ov
        >>> from hypothesis import find
        >>> find(st.from_type(ov.Allocation), lambda found: found.tie is not None).undistributed
        0
    """
    from overenskommelse import (  # noqa: PLC0415 - only once Hypothesis is there
        Agreement,
        AgreementError,
        Allocation,
        AllocationError,
        ArrayAllocation,
        Diagnostic,
        Evaluation,
        FactsError,
        Judge,
        Judged,
        OverenskommelseError,
        Receipt,
        ReceiptError,
        Standing,
        SuppositionError,
        TableAllocation,
        Verification,
    )

    _register(Agreement, "agreements")
    _register(Allocation, "allocations")
    _register(ArrayAllocation, "array_allocations")
    _register(Diagnostic, "diagnostics")
    _register(Evaluation, "evaluations")
    _register(Judge, "judges")
    _register(Judged, "judged_facts")
    _register(Receipt, "receipts")
    _register(Standing, "standings")
    _register(TableAllocation, "table_allocations")
    _register(Verification, "verifications")
    st.register_type_strategy(OverenskommelseError, _errors)
    for error in (AgreementError, AllocationError, FactsError, ReceiptError, SuppositionError):
        st.register_type_strategy(error, _errors)


def _register(type_: type[T], name: str) -> None:
    """Draw a type by the strategy of that name, looked up when first drawn."""

    def drawn(asked: type[T]) -> st.SearchStrategy[T]:
        del asked
        from overenskommelse.testing import strategies  # noqa: PLC0415 - heavy, and rarely asked

        make: Callable[[], st.SearchStrategy[T]] = vars(strategies)[name]
        return make()

    st.register_type_strategy(type_, drawn)


def _errors(asked: type[T]) -> st.SearchStrategy[T]:
    """An error of that type, with what was found in a text that is wrong."""
    from overenskommelse.testing.outcomes import found_in_mutated_texts  # noqa: PLC0415

    return st.builds(asked, found_in_mutated_texts())
