"""One small function for each mistake with lists of items: rows of them, values said of them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.model.examples import GivenFact
from overenskommelse.source.numbers import decimal_text
from overenskommelse.source.text import Span


def row_names(span: Span, name: str, wanted: Iterable[str], count: int) -> Diagnostic:
    """A row with more names, or fewer, than what it is about."""
    told = ", ".join(f"`{each}`" for each in wanted)
    return diagnostic("row-names", span, name=name, wanted=told, count=count)


def total_differs(given: GivenFact, together: Fraction) -> Diagnostic:
    """A total that is not what its items come to."""
    total = given.value if isinstance(given.value, Fraction) else Fraction(0)
    return diagnostic(
        "total-differs",
        given.place,
        fact=given.fact,
        total=decimal_text(total, "."),
        together=decimal_text(together, "."),
    )


def series_uneven(span: Span, most: int) -> Diagnostic:
    """A series that does not come to whole months, quarters, half-years or years."""
    return diagnostic("series-uneven", span, most=most)
