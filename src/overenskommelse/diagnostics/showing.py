"""In: any object a host hands in. Out: a short text to show it by, at no cost."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_LONGEST = 60
_MOST_BITS = 400


def shown(raw: object) -> str:
    """A number or text as it reads, shortened; anything else by the name of its type.

    Example:
        >>> shown(12), shown("a" * 100)[-2:], shown(10**5000), shown(object())
        ('12', 'a…', 'a very long number', 'object')
    """
    if isinstance(raw, str):
        return raw if len(raw) <= _LONGEST else raw[:_LONGEST] + "…"
    if isinstance(raw, bool | float):
        return str(raw)
    if isinstance(raw, int):
        return _number(raw, raw.bit_length())
    if isinstance(raw, Fraction):
        return _number(raw, raw.numerator.bit_length() + raw.denominator.bit_length())
    if isinstance(raw, Decimal):
        return str(raw) if len(str(raw)) <= _LONGEST else "a very long number"
    return type(raw).__name__


def _number(raw: int | Fraction, bits: int) -> str:
    return str(raw) if bits <= _MOST_BITS else "a very long number"
