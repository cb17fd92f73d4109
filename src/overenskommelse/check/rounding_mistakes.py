"""One small function for each mistake in how a value, or the parts of a split, are rounded."""

from __future__ import annotations

from collections.abc import Iterable

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.model.units import Unit
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import Ref


def rounding_step(span: Span, unit: Unit) -> Diagnostic:
    """A step of another unit than what is rounded, or none at all."""
    return diagnostic("rounding-step", span, unit=unit.value)


def choice_rounding(span: Span, ways: Iterable[str]) -> Diagnostic:
    """Rounding that does not say which way."""
    return diagnostic("choice-rounding", span, ways=", ".join(f"`{way}`" for way in ways))


def rounding_useless(span: Span) -> Diagnostic:
    """A way of rounding where nothing is rounded: all goes to one, or the split is not said."""
    return diagnostic("rounding-useless", span)


def choice_method(span: Span, unsaid: Iterable[str]) -> Diagnostic:
    """A way of rounding without what it needs to be reckoned."""
    return diagnostic("choice-method", span, keyword=", ".join(unsaid))


def first_divisor(span: Span, found: str) -> Diagnostic:
    """A first divisor that no method has."""
    return diagnostic("first-divisor", span, found=found)


def draw_unrecorded(span: Span) -> Diagnostic:
    """A draw of which it is not said who drew, or where it is recorded."""
    return diagnostic("draw-without-record", span)


def drawn_twice(ref: Ref) -> Diagnostic:
    """A recipient, by code or by name, that is drawn twice."""
    return diagnostic("drawn-twice", ref.span, recipient=ref.text)


def draw_incomplete(span: Span, codes: Iterable[str]) -> Diagnostic:
    """A draw that leaves out some who are certain to have equal claims."""
    return diagnostic("draw-incomplete", span, recipients=", ".join(f"`{code}`" for code in codes))


def difference_too_large(span: Span, code: str, amount: int, limit: int) -> Diagnostic:
    """A difference that carries who takes it past its limits, whatever the facts."""
    return diagnostic("difference-too-large", span, recipient=code, amount=amount, limit=limit)
