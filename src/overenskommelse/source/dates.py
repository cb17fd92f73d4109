"""In: a date as a person wrote it. Out: the day, or why it is none.

Guarantees: only ISO dates are read (``2024-09-30``), so that no day is ever guessed; for other
common forms the ISO date that was probably meant is told.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from enum import Enum

from overenskommelse.source.records import frozen

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_ISO_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]{5,15}(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_THREE_PARTS = re.compile(r"([0-9]+)[-/.]([0-9]+)[-/.]([0-9]+)")
_SWEDISH_TIME = "Europe/Stockholm"
FIRST_YEAR = 1900
LAST_YEAR = 2199


class DateFault(Enum):
    """Why a text is not a date we can use."""

    NOT_A_DATE = "not a date"
    NOT_ISO = "not iso"
    IMPOSSIBLE = "impossible"
    OUT_OF_RANGE = "out of range"


@frozen
class BadDate:
    """A text that gave no date.

    Attributes:
        text: As written.
        fault: Why.
        suggestion: The date as it should be written, when that is clear.
        days: For an impossible day, how many days its month has.
    """

    text: str
    fault: DateFault
    suggestion: str | None = None
    days: int | None = None


def date_from_text(text: str) -> date | BadDate:
    """Read an ISO date, or an ISO time as the Swedish day it falls on.

    Example:
        >>> date_from_text("2024-09-30")
        datetime.date(2024, 9, 30)
        >>> date_from_text("2024-09-30T22:30:00Z")
        datetime.date(2024, 10, 1)
        >>> date_from_text("30/9/2024").suggestion
        '2024-09-30'
        >>> date_from_text("2024-09-31").days
        30
    """
    if _ISO_TIME.fullmatch(text):
        return _swedish_day(text)
    if not _ISO_DAY.fullmatch(text):
        return _not_iso(text)
    year, month, day = (int(part) for part in text.split("-"))
    return _checked(text, year, month, day)


def month_from_text(text: str) -> date | BadDate:
    """Read ``2024-12`` as the first day of that month."""
    if not _ISO_MONTH.fullmatch(text):
        return BadDate(text, DateFault.NOT_ISO)
    year, month = (int(part) for part in text.split("-"))
    return _checked(text, year, month, 1)


def last_day_of_month(first: date) -> date:
    """The last day of the month that begins with `first`.

    Example:
        >>> last_day_of_month(date(2024, 2, 1))
        datetime.date(2024, 2, 29)
    """
    return first.replace(day=monthrange(first.year, first.month)[1])


def day_in_sweden(moment: date) -> date:
    """The Swedish calendar day of a date or a time; a time without zone is Swedish already."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        return moment.date()
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return moment.date()
    from dateutil.tz import gettz  # noqa: PLC0415 - takes longer to load than most runs need

    return moment.astimezone(gettz(_SWEDISH_TIME)).date()


def _swedish_day(text: str) -> date | BadDate:
    try:
        return day_in_sweden(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return BadDate(text, DateFault.NOT_A_DATE)


def _checked(text: str, year: int, month: int, day: int) -> date | BadDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return BadDate(text, DateFault.OUT_OF_RANGE)
    if not 1 <= month <= 12:
        return BadDate(text, DateFault.IMPOSSIBLE)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return BadDate(text, DateFault.IMPOSSIBLE, days=days)
    return date(year, month, day)


def _not_iso(text: str) -> BadDate:
    match = _THREE_PARTS.fullmatch(text)
    if match is None:
        return BadDate(text, DateFault.NOT_A_DATE)
    return BadDate(text, DateFault.NOT_ISO, _iso_meant(match[1], match[2], match[3]))


def _iso_meant(first: str, second: str, third: str) -> str | None:
    """The ISO date meant, when only one reading makes a day."""
    parts = [(first, second, third), (third, second, first), (third, first, second)]
    readings = {
        f"{year}-{int(month):02d}-{int(day):02d}"
        for year, month, day in parts
        if len(year) == 4 and len(month) <= 2 and len(day) <= 2
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    }
    return readings.pop() if len(readings) == 1 else None
