"""One small function for each mistake in when a duty is fulfilled, and in what tells of it."""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import Name


def received_not_date(name: Name) -> Diagnostic:
    """Something other than one day for each, where a fact tells when a duty was fulfilled."""
    return diagnostic("received-not-date", name.span, name=name.text)


def day_twice(span: Span) -> Diagnostic:
    """A duty with the same day twice."""
    return diagnostic("day-twice", span)


def received_yearly(name: Name) -> Diagnostic:
    """One day, for a duty that returns every year."""
    return diagnostic("received-yearly", name.span, name=name.text)


def told_not_money(name: Name) -> Diagnostic:
    """Something other than one amount for each, where a fact tells what was used or repaid."""
    return diagnostic("told-not-money", name.span, name=name.text)


def told_of_two(name: Name, first: Name) -> Diagnostic:
    """One amount that would tell of two things: the same kronor would be counted twice."""
    return diagnostic("told-of-two", name.span, (first.span,), name=name.text)
