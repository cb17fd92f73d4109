"""The texts the facts room reads, as regular expressions that JSON Schema understands.

Guarantees: whatever a pattern matches, `facts/cells.py` reads without a mistake; a test holds them
together. Spellings it also reads, as `−` for a minus or a time of day, are left out.
"""

from __future__ import annotations

import re
from typing import assert_never

from overenskommelse.model.units import FactType
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
DAY = f"(?:(?:19|20|21)[0-9]{{2}}-{_MONTHS}|{_LEAP}-02-29)"
"""A day from 1900 to 2199 that is in the calendar."""


def pattern_of(  # noqa: C901 - one case for each type
    kind: FactType, choices: tuple[str, ...] = ()
) -> str:
    """The pattern of texts for facts of a type, from beginning to end.

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
            return f"^(?:{DAY}|not received|ej inkommen)$"
        case FactType.TEXT:
            return r"^(?=.*\S).{1,1000}$"
        case FactType.CHOICE:
            return f"^(?:{'|'.join(re.escape(choice) for choice in choices)})$"
    assert_never(kind)
