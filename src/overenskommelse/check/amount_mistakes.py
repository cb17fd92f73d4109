"""Mistakes in amounts that are reckoned from others, one function for each."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.model.units import Unit
from overenskommelse.source.numbers import grouped
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import Name


def amount_not_money(span: Span, unit: Unit) -> Diagnostic:
    """An amount that comes to something else than money."""
    return diagnostic("amount-not-money", span, unit=unit.value)


def amount_below_nought(span: Span) -> Diagnostic:
    """An amount below 0."""
    return diagnostic("amount-below-nought", span)


def amount_not_rounded(span: Span, value: Fraction) -> Diagnostic:
    """An amount that is no whole number of kronor, and no word on rounding."""
    below = floor(value)
    return diagnostic(
        "amount-not-rounded", span, text=span.text, below=grouped(below), above=grouped(below + 1)
    )


def amount_without_total(span: Span) -> Diagnostic:
    """A part of a total that the file does not say."""
    return diagnostic("amount-without-total", span)


def amount_ambiguous(name: Name) -> Diagnostic:
    """A name of an amount that is also that of a value, or the word for the total."""
    return diagnostic("amount-ambiguous", name.span, name=name.text)


def amount_of_facts(name: Name) -> Diagnostic:
    """An amount that would hang on what is reported."""
    return diagnostic("amount-of-facts", name.span, name=name.text)


def amount_cycle(name: Name, path: list[str]) -> Diagnostic:
    """An amount that would need itself."""
    return diagnostic("amount-cycle", name.span, name=name.text, path=" → ".join(path))


def amounts_too_deep(name: Name, most: int) -> Diagnostic:
    """Amounts that rest on each other in too many steps."""
    return diagnostic("amounts-too-deep", name.span, most=most)


def amount_needs_day(name: Name, first: date) -> Diagnostic:
    """A value that changes, with no day said."""
    return diagnostic("amount-needs-day", name.span, name=name.text, day=first)


def amount_too_large(span: Span) -> Diagnostic:
    """A number too long to be an amount."""
    return diagnostic("amount-too-large", span)
