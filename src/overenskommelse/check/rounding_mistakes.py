"""One small function for each mistake in how a value is rounded."""

from __future__ import annotations

from collections.abc import Iterable

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.model.units import Unit
from overenskommelse.source.text import Span


def rounding_step(span: Span, unit: Unit) -> Diagnostic:
    """A step of another unit than what is rounded, or none at all."""
    return diagnostic("rounding-step", span, unit=unit.value)


def choice_rounding(span: Span, ways: Iterable[str]) -> Diagnostic:
    """Rounding that does not say which way."""
    return diagnostic("choice-rounding", span, ways=", ".join(f"`{way}`" for way in ways))
