"""In: exact numbers. Out: how Swedish prints them, never rounded over a threshold."""

from __future__ import annotations

import re
from fractions import Fraction

from overenskommelse.source.languages import Language
from overenskommelse.source.numbers import decimal_text, grouped

_DECIMALS = 2
_MOST_DECIMALS = 40


def rounded(number: Fraction, decimals: int) -> str:
    """A number with a fixed count of decimals, halves away from nought, decimal comma.

    Example:
        >>> rounded(Fraction(125, 1000), 2), rounded(Fraction(-1, 2), 0)
        ('0,13', '-1')
    """
    scaled = abs(number) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(units, 10**decimals)
    sign = "-" if number < 0 and units else ""
    text = f"{sign}{grouped(whole)}"
    return f"{text},{rest:0{decimals}d}" if decimals else text


def percent(share: Fraction, against: Fraction | None = None, decimals: int = _DECIMALS) -> str:
    """A share in percent; with more decimals if it would read as `against` without being it.

    Example:
        >>> percent(Fraction(2455914, 10557682))
        '23,26 %'
        >>> percent(Fraction(69996, 100000), against=Fraction(7, 10))
        '69,996 %'
        >>> percent(Fraction(7, 10), against=Fraction(7, 10), decimals=0)
        '70 %'
    """
    return f"{_told_apart(share * 100, against and against * 100, decimals)} %"


def as_printed(text: str, language: Language) -> str:
    """A value as somebody wrote it in an agreement, with the signs that the page's language has.

    Example:
        >>> as_printed("62.5%", "sv"), as_printed("62.5%", "en")
        ('62,5 %', '62.5%')
    """
    if language != "sv":
        return text
    return re.sub(r"(?<=\d)%", " %", re.sub(r"(?<=\d)\.(?=\d)", ",", text))


def points(difference: Fraction, against: Fraction | None = None) -> str:
    """A difference of two shares, as the number of percentage points."""
    return _told_apart(difference * 100, against and against * 100, _DECIMALS)


def plain(number: Fraction) -> str:
    """A number as written, with all its decimals if they end."""
    return grouped(int(number)) if number.denominator == 1 else decimal_text(number, ",")


def short(number: Fraction) -> str:
    """A number with all its decimals if they are few, else so many that it does not read as 0.

    Example:
        >>> short(Fraction(5, 2)), short(Fraction(1, 3)), short(Fraction(1, 3000))
        ('2,5', '0,33', '0,0003')
    """
    if (number * 10**_DECIMALS).denominator == 1:
        return plain(number)
    return _told_apart(number, Fraction(0), _DECIMALS)


def _told_apart(number: Fraction, against: Fraction | None, decimals: int) -> str:
    """Enough decimals that two different numbers never read the same."""
    if number.denominator == 1 and number == against:
        return rounded(number, 0)
    if against is None or number == against:
        return rounded(number, decimals)
    for more in range(decimals, _MOST_DECIMALS):
        text = rounded(number, more)
        if text != rounded(against, more):
            return text
    return plain(number)
