"""In: a number as a person wrote it. Out: the exact number, or why it is none.

Guarantees: only the digits 0-9 count; nothing is guessed: what can be read in two ways is told as
such; a long text costs no time, since its length is checked before it is converted.
"""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction

from overenskommelse.source.records import frozen

MOST_DIGITS = 30
SPACES = " \u00a0\u202f\u2009"
"""The spaces that may stand between groups of three digits."""

_WELL_FORMED = re.compile(rf"([0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+|[0-9]+)(?:[.,]([0-9]+))?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'’_])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


class NumberFault(Enum):
    """Why a text is not a number we can use."""

    MALFORMED = "malformed"
    GROUPED = "grouped"
    TWO_READINGS = "two readings"
    TOO_LONG = "too long"


@frozen
class BadNumber:
    """A text that gave no number.

    Attributes:
        text: As written.
        fault: Why.
        suggestion: The number as it should be written, when that is clear.
    """

    text: str
    fault: NumberFault
    suggestion: str | None = None


def number_from_text(text: str, *, small: bool = False) -> Fraction | BadNumber:
    """Read a non-negative number such as ``182 500 000``, ``182,5`` or ``182.5``.

    Args:
        text: The number, without sign, unit or surrounding spaces.
        small: Whether the number is of a kind where ``2,125`` can only be a decimal, as percent.

    Returns:
        The exact number, or why there is none. ``1,500`` can be read as one and a half or as
        fifteen hundred, so it is refused unless `small`.

    Example:
        >>> number_from_text("182 500 000")
        Fraction(182500000, 1)
        >>> number_from_text("182,5")
        Fraction(365, 2)
        >>> number_from_text("182.500.000").suggestion
        '182 500 000'
    """
    if sum(char.isdigit() for char in text) > MOST_DIGITS:
        return BadNumber(text[:MOST_DIGITS] + "…", NumberFault.TOO_LONG)
    match = _WELL_FORMED.fullmatch(text)
    if match is None:
        return _malformed(text)
    if not small and _TWO_READINGS.fullmatch(text):
        return BadNumber(text, NumberFault.TWO_READINGS, re.sub("[.,]", " ", text))
    whole, decimals = match[1], match[2] or ""
    digits = re.sub(f"[{SPACES}]", "", whole) + decimals
    return Fraction(int(digits), 10 ** len(decimals))


def _malformed(text: str) -> BadNumber:
    if _GROUPED.fullmatch(text) is None:
        return BadNumber(text, NumberFault.MALFORMED)
    separator = next(char for char in text if not char.isdigit())
    return BadNumber(text, NumberFault.GROUPED, text.replace(separator, " "))


def grouped(number: int) -> str:
    """A whole number as Swedish prints it, with a space between groups of three digits.

    Example:
        >>> grouped(182500000), grouped(1230)
        ('182 500 000', '1 230')
    """
    return f"{number:,}".replace(",", " ")


def decimal_text(number: Fraction, mark: str) -> str:
    """A number with finitely many decimals, as written in a text; others as a quotient.

    Whole numbers of four digits stand ungrouped, since they may be years.

    Args:
        number: The number.
        mark: The decimal mark, ``.`` or ``,``.

    Example:
        >>> decimal_text(Fraction(365, 2), ","), decimal_text(Fraction(2024), ",")
        ('182,5', '2024')
    """
    for places in range(MOST_DIGITS):
        scaled = number * 10**places
        if scaled.denominator == 1:
            return _with_mark(scaled.numerator, places, mark)
    return f"{number.numerator}/{number.denominator}"


def _with_mark(scaled: int, places: int, mark: str) -> str:
    if places == 0:
        return grouped(scaled) if abs(scaled) >= 10_000 else str(scaled)
    whole, decimals = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{grouped(whole)}{mark}{decimals:0{places}d}"
