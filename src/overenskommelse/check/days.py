"""In: a rule for a fixed period. Out: a warning where it takes a value whose number changes later.

Such a rule would give one verdict on one day of evaluation and another on a later day, about the
same past period; ``level on 2027-12-31`` holds on to the number of that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from overenskommelse.check import rule_mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as xp
from overenskommelse.model.walk import parts_of
from overenskommelse.source.text import Span

Node = xp.Term | xp.Condition


def warn_of_changing_values(node: Node, period: str | None, span: Span, scope: Scope) -> None:
    """Tell of values in a rule that change after the period it is about has begun."""
    terms = tuple(_terms(node, scope, set()))
    named = [period, *(term.period for term in terms if not isinstance(term, xp.ValueTerm))]
    periods = [scope.periods[name] for name in named if name in scope.periods]
    if not periods:
        return
    begun = min(each.start for each in periods)
    last = max(periods, key=lambda each: each.end)
    free = (term.value for term in terms if isinstance(term, xp.ValueTerm) and term.on is None)
    for name in dict.fromkeys(free):
        changes = _changes(name, begun, scope)
        if changes:
            scope.found.append(rule_mistakes.value_without_day(span, name, changes[0], last))


def _changes(name: str, begun: date, scope: Scope) -> list[date]:
    """The days after a first one from which a value is another."""
    days = (first for first, _, _ in scope.values[name].versions)
    return [day for day in days if day is not None and day > begun]


def _terms(
    node: Node, scope: Scope, seen: set[str]
) -> Iterator[xp.FactTerm | xp.MeasureTerm | xp.ValueTerm]:
    """The facts, measures and values a rule rests on; into each measure one looks but once."""
    match node:
        case xp.MeasureTerm(name):
            yield node
            if name not in seen:
                seen.add(name)
                yield from _terms(scope.measures[name].term, scope, seen)
        case xp.FactTerm() | xp.ValueTerm():
            yield node
        case _:
            for part in parts_of(node):
                yield from _terms(part, scope, seen)
