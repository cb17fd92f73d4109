"""One small function for each mistake a text can hold, before anyone asks what it means."""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.dates import BadDate, DateFault
from overenskommelse.source.numbers import MOST_DIGITS, BadNumber, NumberFault, grouped
from overenskommelse.source.reading import Cause, Unreadable
from overenskommelse.source.text import Place, Span
from overenskommelse.syntax.names import Name

_NUMBER_CODES = {
    NumberFault.MALFORMED: "bad-number",
    NumberFault.GROUPED: "grouped-number",
    NumberFault.TWO_READINGS: "ambiguous-number",
    NumberFault.TOO_LONG: "number-too-long",
}
_DATE_CODES = {
    DateFault.NOT_A_DATE: "bad-date",
    DateFault.NOT_ISO: "date-not-iso",
    DateFault.IMPOSSIBLE: "impossible-date",
    DateFault.OUT_OF_RANGE: "date-out-of-range",
}


def bad_number(where: Span | Place, bad: BadNumber) -> Diagnostic:
    """A number we cannot read, or could read in two ways."""
    return diagnostic(
        _NUMBER_CODES[bad.fault],
        where,
        text=bad.text,
        suggestion=bad.suggestion,
        decimal=bad.text.rstrip("0") if bad.fault is NumberFault.TWO_READINGS else None,
        limit=MOST_DIGITS,
    )


def bad_date(where: Span | Place, bad: BadDate) -> Diagnostic:
    """A date that does not exist, or is not written as year-month-day."""
    return diagnostic(
        _DATE_CODES[bad.fault], where, text=bad.text, suggestion=bad.suggestion, days=bad.days
    )


def bad_year(where: Span, text: str) -> Diagnostic:
    """A year that is not four digits."""
    return diagnostic("bad-year", where, text=text)


def period_twice(name: Name) -> Diagnostic:
    """A period behind a list, where what is gathered has one already."""
    return diagnostic("period-twice", name.span, period=name.text or name.span.text)


def bad_file(bad: Unreadable) -> Diagnostic:
    """A file that gave no text."""
    place = Place(file=bad.path, line=bad.line, column=bad.column)
    match bad.cause:
        case Cause.ABSENT:
            return diagnostic("file-absent", place, path=bad.path)
        case Cause.NOT_UTF8:
            return diagnostic("not-utf-8", place, byte=bad.byte)
        case Cause.TOO_LARGE:
            return diagnostic("file-too-large", place, limit=grouped(bad.limit))
        case _:
            return diagnostic("file-unreadable", place, path=bad.path)
