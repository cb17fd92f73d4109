"""In: a rule for a fixed period. Out: a warning where it takes a value whose number changes later.

Such a rule would give one verdict on one day of evaluation and another on a later day, about the
same past period; ``level on 2027-12-31`` holds on to the number of that day.
"""

from __future__ import annotations

from datetime import date

from overenskommelse.check import rule_mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as xp
from overenskommelse.model.walk import all_under, gathered_over
from overenskommelse.source.text import Span

Node = xp.Term | xp.Condition


def warn_of_changing_values(node: Node, period: str | None, span: Span, scope: Scope) -> None:
    """Tell of values in a rule that change after the period, or series, it is about has begun."""
    under = tuple(all_under(node, scope))
    named = [period]
    for each in under:
        named += [each.period] if isinstance(each, xp.FactTerm | xp.MeasureTerm) else []
        named += [name for over in gathered_over(each) for name in scope.series.get(over, ())]
    periods = [scope.periods[name] for name in named if name in scope.periods]
    if not periods:
        return
    begun = min(each.start for each in periods)
    last = max(periods, key=lambda each: each.end)
    free = (each.value for each in under if isinstance(each, xp.ValueTerm) and each.on is None)
    for name in dict.fromkeys(free):
        changes = _changes(name, begun, scope)
        if changes:
            scope.found.append(rule_mistakes.value_without_day(span, name, changes[0], last))


def _changes(name: str, begun: date, scope: Scope) -> list[date]:
    """The days after a first one from which a value is another."""
    days = (first for first, _, _ in scope.values[name].versions)
    return [day for day in days if day is not None and day > begun]
