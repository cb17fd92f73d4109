"""In: a text and where a date should stand. Out: the date written there in words, as people do.

Nothing is read from it: a day is written as 2024-09-30. It is only recognised, so that advice can
be given: `30 september 2024`, `den 30 sept.`, `Sept 30, 2024`, `30/9 2024`, `20240930`.

Guarantees: a suggestion is made only where day, month and year are all there and make one day.
"""

from __future__ import annotations

import re

from overenskommelse.source.dates import BadDate, date_from_text
from overenskommelse.source.records import frozen

_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("mars", "march"), ("april", "april"),
    ("maj", "may"), ("juni", "june"), ("juli", "july"), ("augusti", "august"),
    ("september", "september"), ("oktober", "october"), ("november", "november"),
    ("december", "december"),
)  # fmt: skip
_NUMBER_OF = {
    spelt: number
    for number, names in enumerate(_MONTHS, start=1)
    for name in names
    for spelt in (name, name[:3], "sept" if name == "september" else name)
}
_MONTH = "(?P<month>" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\.?(?!\w)"
_DAY = r"(?P<day>[0-3]?[0-9])"
_YEAR = r"(?P<year>[12][0-9]{3})(?![\w/.-])"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:den\s+|the\s+)?{_DAY}(?::?[ae]|st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH}(?:,?\s*{_YEAR})?",
        rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?!\w)(?:,?\s*{_YEAR})?",
        rf"(?:den\s+)?{_DAY}/(?P<number>1?[0-9])(?!\w)(?:[ -]+{_YEAR})?",
        r"(?P<year>(?:19|20|21)[0-9]{2})(?P<number>[01][0-9])(?P<day>[0-3][0-9])(?!\w)",
        r'"(?P<year>[12][0-9]{3})-(?P<number>[0-9]{2})-(?P<day>[0-9]{2})"',
    )
]


@frozen
class WrittenDate:
    """A date in words: its text, and the day as it should be written, when that is clear."""

    text: str
    suggestion: str | None


def written_date(text: str, start: int) -> WrittenDate | None:
    """The date in words that begins at `start`, or None if there is none.

    Example:
        >>> written_date("report by 30 september 2024", 10)
        WrittenDate(text='30 september 2024', suggestion='2024-09-30')
        >>> written_date("senast den 30 sept.", 7).suggestion is None
        True
    """
    for form in _FORMS:
        match = form.match(text, start)
        if match is not None:
            return WrittenDate(match[0], _suggestion(match.groupdict()))
    return None


def _suggestion(parts: dict[str, str | None]) -> str | None:
    month = parts.get("number") or _NUMBER_OF[(parts.get("month") or "").casefold()]
    if parts["year"] is None:
        return None
    iso = f"{parts['year']}-{int(month):02d}-{int(parts['day'] or 0):02d}"
    return None if isinstance(date_from_text(iso), BadDate) else iso
