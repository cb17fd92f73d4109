"""In: a text as ``inclusion=60%..90% step 5%``. Out: the rule, and each value in turn, as texts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.dates import date_from_text
from overenskommelse.source.numbers import BadNumber
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place, Span, source_from_text
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import Quantity, UnitWord
from overenskommelse.syntax.thresholds import quantity_from_text
from overenskommelse.syntax.words import words_of

MOST_VALUES = 200
SWEEP_NAME = "--sweep"
_FORM = re.compile(r"([^=]+)=(.+?)\.\.(.+?)\s+(?:step|steg)\s+(.+)", re.DOTALL)
_DAYS = re.compile(r"([0-9]{1,4})\s*(?:days?|dag(?:ar)?)")
_LONGEST = 1_000


@frozen
class SweepRange:
    """A rule, and the values it is gone through with.

    Attributes:
        rule: The rule, as it is named.
        values: The values as they are written, from the lower to the higher.
    """

    rule: str
    values: tuple[str, ...]


def read_range(text: object, language: Language) -> SweepRange | Diagnostic:
    """Read a range, or tell why it is none.

    Example:
        >>> read_range("inclusion=60%..70% step 5%", "en").values
        ('60%', '65%', '70%')
        >>> read_range("report=2024-09-16..2024-09-30 step 7 days", "en").values
        ('2024-09-16', '2024-09-23', '2024-09-30')
    """
    match = _FORM.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None or len(match[0]) > _LONGEST:
        return _bad(text)
    ends = date_from_text(match[2].strip()), date_from_text(match[3].strip())
    if isinstance(ends[0], date) and isinstance(ends[1], date):
        values = _days(ends[0], ends[1], match[4].strip())
    else:
        values = _quantities((match[2], match[3], match[4]), language)
    if values is None:
        return _bad(text)
    if isinstance(values, int):
        where = _where(match[0])
        return diagnostic("sweep-too-long", where, found=values, limit=MOST_VALUES)
    return SweepRange(match[1].strip(), values)


def _days(first: date, last: date, step: str) -> tuple[str, ...] | int | None:
    match = _DAYS.fullmatch(step)
    if match is None or int(match[1]) == 0 or first > last:
        return None
    days = int(match[1])
    count = (last - first).days // days + 1
    if count > MOST_VALUES:
        return count
    return tuple((first + timedelta(days=days * number)).isoformat() for number in range(count))


def _quantities(texts: tuple[str, str, str], language: Language) -> tuple[str, ...] | int | None:
    """Values in the unit that all three are in; how many, if they are too many."""
    known = [quantity_from_text(text.strip()) for text in texts]
    found = [item for item in known if not isinstance(item, BadNumber)]
    if len(found) < len(known):
        return None
    first, last, step = found
    units = {item.unit for item in found}
    if len(units) > 1 and units != {UnitWord.PERCENT, UnitWord.POINTS}:
        return None
    if first.unit is not last.unit or not step.number or first.number > last.number:
        return None
    count = int((last.number - first.number) / step.number) + 1
    if count > MOST_VALUES:
        return count
    phrasing = ExpressionPhrasing(words_of(language))
    numbers = (first.number + number * step.number for number in range(count))
    return tuple(phrasing.quantity(Quantity(number, first.unit)) for number in numbers)


def _bad(text: object) -> Diagnostic:
    where = _where(text) if isinstance(text, str) else Place(file=SWEEP_NAME)
    return diagnostic("bad-sweep", where, found=shown(text))


def _where(text: str) -> Span:
    source = source_from_text(text[:_LONGEST], SWEEP_NAME)
    return Span(source, 0, len(source.text))
