"""In: a value or condition. Out: what must be at hand for it: a recipient, items, a period.

What is gathered over a kind of recipients, a list or a series of periods needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from overenskommelse.check import mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as xp
from overenskommelse.model.walk import (
    NodeWithParts,
    gathered_over,
    kinds_needed,
    named_terms,
    parts_of,
)
from overenskommelse.source.text import Span
from overenskommelse.syntax.words import words_of

_OfPeriod: TypeAlias = xp.FactTerm | xp.MeasureTerm | xp.PeriodDay


def needs_period(node: xp.Term | xp.Condition, scope: Scope) -> bool:
    """Whether a value can be reckoned only once a period is named."""
    return name_without_period(node, scope) is not None


def name_without_period(node: xp.Term | xp.Condition, scope: Scope) -> str | None:
    """The first name in a value that still wants a period."""
    term = next(_wanting_period(node, scope), None)
    if isinstance(term, xp.PeriodDay):
        return words_of(scope.language).write("PERIOD_END" if term.is_end else "PERIOD_BEGINNING")
    return None if term is None else _name(term)


def _wanting_period(node: xp.Term | xp.Condition, scope: Scope) -> Iterator[_OfPeriod]:
    if isinstance(node, xp.FactTerm | xp.MeasureTerm | xp.PeriodDay):
        if _is_per_period(node, scope):
            yield node
    elif not any(name in scope.series for name in gathered_over(node)):
        for part in parts_of(node):
            yield from _wanting_period(part, scope)


def _is_per_period(term: _OfPeriod, scope: Scope) -> bool:
    if term.period not in (None, xp.YEAR_BEFORE):
        return False
    if isinstance(term, xp.PeriodDay):
        return True
    if isinstance(term, xp.FactTerm):
        return scope.facts[term.fact].per_period
    return scope.measures[term.measure].needs_period


def lists_needed(node: xp.Term | xp.Condition, scope: Scope) -> set[str]:
    """The lists of which an item must be at hand for a value to have a meaning."""
    match node:
        case xp.FactTerm(fact):
            return set(scope.facts[fact].lists)
        case xp.MeasureTerm(measure):
            return set(scope.measures[measure].lists)
        case xp.AttributeTerm(name):
            return {name}
        case _:
            return _lists_of_parts(node, scope) - set(gathered_over(node))


def _lists_of_parts(node: NodeWithParts, scope: Scope) -> set[str]:
    found: set[str] = set()
    for part in parts_of(node):
        found |= lists_needed(part, scope)
    return found


def kind_of(node: xp.Term | xp.Condition, where: Span, scope: Scope) -> str | None:
    """The kind of recipients a value is reckoned for; None if for none, or for several (told)."""
    kinds = kinds_needed(node, scope)
    if len(kinds) > 1:
        scope.found.append(mistakes.mixed_recipients(where, kinds))
    return next(iter(kinds)) if len(kinds) == 1 else None


def varies_with(name: str, parts: tuple[xp.Term | xp.Condition, ...], scope: Scope) -> bool:
    """Whether some values can differ from one to the next of what they go over."""
    if name in scope.lists:
        return any(name in lists_needed(part, scope) for part in parts)
    if name in scope.kinds:
        return any(name in kinds_needed(part, scope) for part in parts)
    return any(needs_period(part, scope) for part in parts)


def first_name(node: xp.Term | xp.Condition) -> str | None:
    """The first fact or measure a condition names: what it goes by without a name of its own."""
    return next((_name(term) for term in named_terms(node)), None)


def _name(term: xp.FactTerm | xp.MeasureTerm) -> str:
    return term.fact if isinstance(term, xp.FactTerm) else term.measure
