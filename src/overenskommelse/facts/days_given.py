"""In: a day that a host or a command handed in. Out: the day it is in Sweden, or a mistake."""

from __future__ import annotations

from datetime import date

from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.diagnostics.errors import FactsError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.dates import day_in_sweden
from overenskommelse.source.text import Place


def day_given(given: object, name: str) -> date | None:
    """A day that was handed in, as the day it is in Sweden.

    Raises:
        FactsError: If it is none.
    """
    if given is None:
        return None
    if not isinstance(given, date):
        place = Place(path=name)
        raise FactsError([diagnostic("bad-evaluation-day", place, found=shown(given))])
    return day_in_sweden(given)
