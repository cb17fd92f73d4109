"""One small function for each mistake in which rule, day or decision is meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.model.facts import Period
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import Name


def ambiguous_requirement(span: Span, name: str, choices: Iterable[str]) -> Diagnostic:
    """A name that several rules go by which ask for different things."""
    told = ", ".join(f"`{choice}`" for choice in choices)
    return diagnostic("ambiguous-requirement", span, name=name, choices=told)


def value_without_day(span: Span, name: str, change: date, period: Period) -> Diagnostic:
    """A value that will be another, in a rule about a period that has its own days."""
    return diagnostic(
        "value-without-day",
        span,
        name=name,
        change=change,
        period=period.name,
        last=period.last_day,
    )


def day_useless(name: Name) -> Diagnostic:
    """A day given for something that is no value."""
    return diagnostic("day-useless", name.span, name=name.text)


def decided_twice(span: Span, first: Span, name: str, recipient: str) -> Diagnostic:
    """Two decisions of one day."""
    return diagnostic("assessment-twice", span, (first,), name=name, recipient=recipient)


def received_useless(name: Name) -> Diagnostic:
    """A day of asking, where nothing follows from asking late."""
    return diagnostic("received-useless", name.span, name=name.text)


def requisition_days_differ(span: Span, name: str, own: date, other: date) -> Diagnostic:
    """Two last days to ask for the same money."""
    return diagnostic("requisition-days-differ", span, name=name, own=own, other=other)
