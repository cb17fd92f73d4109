"""One small function for each mistake in whom a grant is for, and in what some of them get."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import Ref


def choice_split(span: Span, name: str, ways: Iterable[str]) -> Diagnostic:
    """Several recipients, and no word on how they share."""
    told = ", ".join(f"`{each}`" for each in ways)
    return diagnostic("choice-split", span, name=name, ways=told)


def all_excepted(span: Span, name: str) -> Diagnostic:
    """A grant to all of a kind except every one of them."""
    return diagnostic("all-excepted", span, name=name)


def no_next_part(span: Span) -> Diagnostic:
    """What is left goes to the next part, of a grant without parts in time."""
    return diagnostic("no-next-part", span)


def left_in_circle(span: Span, circle: Iterable[str]) -> Diagnostic:
    """What is left of a grant would come back to it."""
    names = list(circle)
    told = " → ".join(f"`{name}`" for name in (*names, names[0]))
    return diagnostic("left-in-circle", span, name=names[0], circle=told)


def part_not_share(span: Span) -> Diagnostic:
    """A part of a share that is no percentage between nothing and all."""
    return diagnostic("part-not-share", span)


def choice_rest(span: Span, keyword: str) -> Diagnostic:
    """Payments of shares, and no word on when the rest is paid."""
    return diagnostic("choice-rest", span, keyword=keyword)


def rest_of_nothing(span: Span) -> Diagnostic:
    """A rest, of a grant that no share is paid of before."""
    return diagnostic("rest-of-nothing", span)


def step_not_share(span: Span) -> Diagnostic:
    """A step that is no percentage, or that leaves no rest."""
    return diagnostic("step-not-share", span)


def steps_backwards(span: Span, rest: date) -> Diagnostic:
    """A share that is paid after the rest."""
    return diagnostic("steps-backwards", span, rest=rest.isoformat())


def not_of_grant(ref: Ref, name: str) -> Diagnostic:
    """A recipient of the kind that a grant is not for."""
    return diagnostic("not-of-grant", ref.span, recipient=ref.text, name=name)
