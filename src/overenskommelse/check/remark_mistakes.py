"""One small function for each warning of what is probably not meant."""

from __future__ import annotations

from datetime import date

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import Name, Text


def unused_name(kind: str, name: Name) -> Diagnostic:
    """A fact, period or list that nothing uses."""
    return diagnostic("unused-name", name.span, kind=kind, name=name.text)


def label_differs(label: Text, figure: str) -> Diagnostic:
    """A label with a figure that the rule beside it does not have."""
    return diagnostic("label-differs", label.span, figure=figure)


def day_before_year(span: Span, day: date, year: int) -> Diagnostic:
    """A payment or duty dated before the agreement's year."""
    return diagnostic("day-before-year", span, day=day.isoformat(), year=year)
