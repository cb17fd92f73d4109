"""In: a period as written, perhaps of the year before. Out: the period it means, or a mistake."""

from __future__ import annotations

from dateutil.relativedelta import relativedelta

from overenskommelse.check import mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.model.expressions import YEAR_BEFORE
from overenskommelse.model.facts import Period
from overenskommelse.syntax.names import Name, YearBefore

_YEAR = relativedelta(years=1)


def find_period(
    name: Name | None, scope: Scope, *, at_hand: bool = False, of: str = "?"
) -> str | None:
    """The name of a declared period, of the one a year before it, or None.

    Args:
        name: The name as written; without a text, the period at hand a year earlier.
        scope: The names of the agreement.
        at_hand: Whether there can be a period at hand.
        of: What it is the period of, to tell where there cannot.
    """
    if name is None:
        return None
    if isinstance(name, YearBefore) and not name.text:
        if at_hand:
            return _relative(scope)
        scope.found.append(mistakes.period_missing(name.span, of, scope.periods))
        return None
    if scope.look_up("period", name, scope.periods) is None:
        return None
    return _earlier(name.text, scope) if isinstance(name, YearBefore) else name.text


def _relative(scope: Scope) -> str:
    """The year before whichever period is at hand: that of every period."""
    for period in tuple(scope.periods):
        if period not in scope.years_before.values():
            _earlier(period, scope)
    return YEAR_BEFORE


def _earlier(name: str, scope: Scope) -> str:
    """The period a year before another: one that has these days already, else a new one."""
    if name in scope.years_before:
        return scope.years_before[name]
    period = scope.periods[name]
    start, end = period.start - _YEAR, period.end - _YEAR
    wanted = _calendar_name(name, start.year)
    same = [each.name for each in scope.periods.values() if (each.start, each.end) == (start, end)]
    if same:
        found = wanted if wanted and wanted in same else same[0]
    else:
        found = wanted or f"{name}_{start.year}"
        while found in scope.periods:
            found += "_"
        scope.periods[found] = Period(found, found, start, end)
    scope.years_before[name] = found
    return found


def _calendar_name(name: str, year: int) -> str | None:
    """What a period of a series is called a year earlier, as ``2023-05`` for ``2024-05``."""
    before, _, after = name.partition(str(year + 1))
    is_calendar = not before and not after.strip("-0123456789")
    is_calendar = is_calendar or (before[:1] in "QH" and before[2:] == "_" and not after)
    return f"{before}{year}{after}" if name != before and is_calendar else None
