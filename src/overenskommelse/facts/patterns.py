"""The texts the facts room reads, as regular expressions that JSON Schema understands.

Guarantees: whatever a pattern matches, `facts/cells.py` reads without a mistake; a test holds them
together. Spellings it also reads, as `−` for a minus or a time of day, are left out.
"""

from __future__ import annotations

import re
from calendar import isleap
from typing import assert_never

from overenskommelse.model.units import FactType
from overenskommelse.source.dates import FIRST_YEAR, LAST_YEAR
from overenskommelse.source.numbers import SPACES

LARGEST = 10**30 - 1
_WHOLE = rf"(?:[0-9]{{1,15}}|[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}}){{1,4}})"
_NUMBER = rf"{_WHOLE}(?:[.,][0-9]{{1,13}})?"
_ONE_READING = r"(?!-?[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9]))"
_MONTHS = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP = "(?:(?:19|21)(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))"
EVERY_YEAR = (FIRST_YEAR, LAST_YEAR)


def day_pattern(years: tuple[int, int]) -> str:
    """The pattern of days of some years that are in the calendar.

    Example:
        >>> [bool(re.fullmatch(day_pattern((2024, 2025)), text))
        ...  for text in ("2024-02-29", "2025-02-29", "2026-01-01")]
        [True, False, False]
    """
    if years == EVERY_YEAR:
        return f"(?:(?:19|20|21)[0-9]{{2}}-{_MONTHS}|{_LEAP}-02-29)"
    every = range(years[0], years[1] + 1)
    ordinary = "|".join(str(year) for year in every)
    leap = "|".join(str(year) for year in every if isleap(year))
    in_leap = f"|(?:{leap})-02-29" if leap else ""
    return f"(?:(?:{ordinary})-{_MONTHS}{in_leap})"


DAY = day_pattern(EVERY_YEAR)
"""A day from 1900 to 2199 that is in the calendar."""


def pattern_of(  # noqa: C901 - one case for each type
    kind: FactType, choices: tuple[str, ...] = (), years: tuple[int, int] = EVERY_YEAR
) -> str:
    """The pattern of texts for facts of a type, from beginning to end.

    Args:
        kind: The type.
        choices: The texts it can be, for a choice.
        years: The first and last year of days.

    Example:
        >>> import re
        >>> [bool(re.search(pattern_of(FactType.SHARE), text)) for text in ("70 %", "70")]
        [True, False]
    """
    match kind:
        case FactType.WHOLE_NUMBER:
            return f"^{_WHOLE}$"
        case FactType.DECIMAL_NUMBER:
            return f"^{_ONE_READING}-?{_NUMBER}$"
        case FactType.SHARE:
            return f"^{_NUMBER}[{SPACES}]?(?:%|procent|percent)$"
        case FactType.MONEY:
            return f"^{_ONE_READING}{_NUMBER}(?:[{SPACES}]?(?:kr|kronor|SEK|öre|tkr|Mkr|mdkr))?$"
        case FactType.YES_NO:
            return "^(?:yes|no|ja|nej)$"
        case FactType.DATE:
            return f"^(?:{day_pattern(years)}|not received|ej inkommen)$"
        case FactType.TEXT:
            return r"^(?=.*\S).{1,1000}$"
        case FactType.CHOICE:
            return f"^(?:{'|'.join(re.escape(choice) for choice in choices)})$"
    assert_never(kind)
