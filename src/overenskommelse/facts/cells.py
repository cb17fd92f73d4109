"""In: one cell, text or Python object, and the fact it is for. Out: its exact value, or a mistake.

Guarantees: an empty cell is missing, never nought and never no; a float is refused, since it
cannot hold an exact number; nothing is guessed.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from numbers import Integral

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.units import FactType, NotReceived, Value
from overenskommelse.source.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    BadDate,
    date_from_text,
    day_in_sweden,
)
from overenskommelse.source.numbers import (
    MOST_DIGITS,
    SPACES,
    BadNumber,
    NumberFault,
    decimal_text,
    number_from_text,
)
from overenskommelse.source.text import Place
from overenskommelse.syntax.characters import invisible_character, invisible_in
from overenskommelse.syntax.mistakes import bad_date, bad_number

_YES = frozenset({"yes", "ja", "true", "sant"})
_NO = frozenset({"no", "nej", "false", "falskt"})
_NOT_RECEIVED = frozenset({"not received", "none", "ej inkommen", "inte inkommen", "ingen"})
_NO_NUMBER = frozenset(
    {"nan", "inf", "-inf", "infinity", "#n/a", "#value!", "n/a", "null", "-", "–", "%", "..", "."}
)
_MISSING = frozenset(
    {
        "saknas", "saknad", "uppgift saknas", "ej lämnad", "ej rapporterat", "ej inrapporterat",
        "ej tillgänglig", "okänd", "okänt", "vet ej", "missing", "unknown", "not reported",
        "not available", "na", "n.a.", "i.u.", "—", "?", "x",
    }
)  # fmt: skip
"""What people write for a figure nobody has; the cell is to be left empty."""
_MONEY = {
    "kr": Fraction(1),
    "kronor": Fraction(1),
    "sek": Fraction(1),
    "öre": Fraction(1, 100),
    "tkr": Fraction(1_000),
    "mkr": Fraction(1_000_000),
    "mdkr": Fraction(1_000_000_000),
}
_PERCENT = ("%", "procent", "percent")
_LARGEST_BITS = 100
_LONGEST_TEXT = 1_000
_WRONG = {
    FactType.WHOLE_NUMBER: "not-whole-number",
    FactType.DECIMAL_NUMBER: "not-decimal-number",
    FactType.SHARE: "not-share",
    FactType.MONEY: "not-amount",
    FactType.YES_NO: "not-yes-no",
    FactType.DATE: "not-date",
    FactType.TEXT: "not-text",
    FactType.CHOICE: "not-one-of",
}


def value_from_cell(raw: object, fact: FactDeclaration, place: Place) -> Value | Diagnostic | None:
    """Read a cell.

    Args:
        raw: A text as found in a table, or a Python value.
        fact: What the cell is for.
        place: Where it stands.

    Returns:
        The value; None if the cell is empty; or a diagnostic.
    """
    if raw is None:
        return None
    if isinstance(raw, str):
        text = raw.strip(SPACES + "\t\n\r")
        return _text(text, fact, place) if text else None
    if isinstance(raw, float):
        return _float(raw, fact, place)
    return _READ_OBJECT[fact.type](raw, fact, place)


def day_from_cell(raw: object, place: Place) -> date | Diagnostic | None:
    """A day, as of a decision; None for an empty cell, and a diagnostic for what is no day."""
    if isinstance(raw, date):
        day = day_in_sweden(raw)
        is_within = FIRST_YEAR <= day.year <= LAST_YEAR
        return day if is_within else diagnostic("date-out-of-range", place, text=day.isoformat())
    text = shown(raw if raw is not None else "").strip()
    read = date_from_text(text) if text else None
    return bad_date(place, read) if isinstance(read, BadDate) else read


# --- text ----------------------------------------------------------------------------------


def _text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    hidden = invisible_in(text)
    if hidden is not None:
        return invisible_character(place, hidden)
    return _READ_TEXT[fact.type](text, fact, place)


def _number_text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    if text.casefold() in _NO_NUMBER | _MISSING:
        return diagnostic("not-a-number", place, fact=fact.name, text=shown(text))
    negative = text[0] in "-−"
    number = number_from_text(text[1:].strip(SPACES) if negative else text)
    if isinstance(number, BadNumber):
        return _bad_number(number, fact, place)
    return _number(-number if negative else number, text, fact, place)


def _bad_number(bad: BadNumber, fact: FactDeclaration, place: Place) -> Diagnostic:
    """A text that gave no number; what has two readings has one where decimals cannot be."""
    if bad.text.casefold().endswith(_PERCENT):
        return _wrong(bad.text, fact, place)
    if fact.type is FactType.WHOLE_NUMBER and bad.fault is NumberFault.TWO_READINGS:
        bad = BadNumber(bad.text, NumberFault.GROUPED, bad.suggestion)
    return bad_number(place, bad)


def _share_text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    if text.casefold() in _NO_NUMBER | _MISSING:
        return diagnostic("not-a-number", place, fact=fact.name, text=text)
    sign = next((sign for sign in _PERCENT if text.casefold().endswith(sign)), None)
    if sign is None:
        return _without_percent(text, fact, place)
    figure = text[: -len(sign)].strip(SPACES)
    negative = figure[:1] in ("-", "−")
    number = number_from_text(figure[1:].strip(SPACES) if negative else figure, small=True)
    if isinstance(number, BadNumber):
        return bad_number(place, number)
    return _number(-number / 100 if negative else number / 100, text, fact, place)


def _without_percent(text: str, fact: FactDeclaration, place: Place) -> Diagnostic:
    """A bare number for a share; below 1 it is probably a part of one, else percent."""
    number = number_from_text(text, small=True)
    if isinstance(number, BadNumber):
        return diagnostic("not-share", place, fact=fact.name, text=shown(text))
    meant = f"{decimal_text(number * 100 if number < 1 else number, ',')} %"
    return diagnostic(
        "fact-without-percent", place, fact=fact.name, text=shown(text), suggestion=meant
    )


def _money_text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    """An amount; without a unit it is in kronor."""
    number_part, factor = text, Fraction(1)
    for unit in sorted(_MONEY, key=len, reverse=True):
        if text.casefold().endswith(unit):
            number_part, factor = text[: -len(unit)].strip(SPACES), _MONEY[unit]
            break
    value = _number_text(number_part or text, fact, place)
    return value * factor if isinstance(value, Fraction) else value


def _yes_no_text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    folded = text.casefold()
    if folded in _YES:
        return True
    return False if folded in _NO else _wrong(shown(text), fact, place)


def _free_text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    return text if len(text) <= _LONGEST_TEXT else _wrong(shown(text), fact, place)


def _choice_text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    """One of the words it can be, in whatever case it is written."""
    fits = [choice for choice in fact.choices if choice.casefold() == text.casefold()]
    return fits[0] if fits else _wrong(shown(text), fact, place)


def _wrong_object(raw: object, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    return _wrong(shown(raw), fact, place)


def _date_text(text: str, fact: FactDeclaration, place: Place) -> Value | Diagnostic:  # noqa: ARG001
    if text.casefold() in _NOT_RECEIVED:
        return NotReceived.NOT_RECEIVED
    day = date_from_text(text)
    return bad_date(place, day) if isinstance(day, BadDate) else day


# --- Python objects ------------------------------------------------------------------------


def _number_object(raw: object, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    if isinstance(raw, bool):
        return _wrong(str(raw), fact, place)
    if isinstance(raw, Integral):
        return _number(operator.index(raw), shown(raw), fact, place)
    if isinstance(raw, Fraction):
        return _number(raw, shown(raw), fact, place)
    if isinstance(raw, Decimal):
        return _decimal(raw, fact, place)
    return _wrong(shown(raw), fact, place)


def _share_object(raw: object, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    """A share is a fraction, as 7/10; a bare number could be 70 or 0.7 and is refused."""
    if isinstance(raw, Fraction):
        return _number(raw, shown(raw), fact, place)
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return diagnostic("fact-without-percent", place, fact=fact.name, text=shown(raw))
    return _wrong(shown(raw), fact, place)


def _yes_no_object(raw: object, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    return raw if isinstance(raw, bool) else _wrong(shown(raw), fact, place)


def _date_object(raw: object, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    if isinstance(raw, NotReceived):
        return raw
    if not isinstance(raw, date):
        return _wrong(shown(raw), fact, place)
    day = day_in_sweden(raw)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return diagnostic("date-out-of-range", place, text=day.isoformat())
    return day


def _float(raw: float, fact: FactDeclaration, place: Place) -> Diagnostic:
    if math.isnan(raw) or math.isinf(raw):
        return diagnostic("not-a-number", place, fact=fact.name, text=str(raw))
    return diagnostic("float-not-exact", place, fact=fact.name, text=repr(raw))


def _decimal(raw: Decimal, fact: FactDeclaration, place: Place) -> Value | Diagnostic:
    if not raw.is_finite():
        return diagnostic("not-a-number", place, fact=fact.name, text=str(raw))
    if abs(raw.adjusted()) > MOST_DIGITS or len(raw.as_tuple().digits) > MOST_DIGITS:
        return diagnostic("number-too-long", place, limit=MOST_DIGITS)
    return _number(Fraction(raw), shown(raw), fact, place)


# --- what all have in common ---------------------------------------------------------------


def _number(
    number: int | Fraction, text: str, fact: FactDeclaration, place: Place
) -> Value | Diagnostic:
    """A number within the limits of its fact's type; `text` is how it was written."""
    exact = Fraction(number)
    if (
        exact.numerator.bit_length() > _LARGEST_BITS
        or exact.denominator.bit_length() > _LARGEST_BITS
    ):
        return diagnostic("number-too-long", place, limit=MOST_DIGITS)
    if exact < 0 and fact.type is not FactType.DECIMAL_NUMBER:
        return diagnostic("negative-number", place, fact=fact.name, text=text)
    if exact.denominator != 1 and fact.type is FactType.WHOLE_NUMBER:
        return diagnostic("fractional-number", place, fact=fact.name, text=text)
    return exact


def _wrong(found: str, fact: FactDeclaration, place: Place) -> Diagnostic:
    known = ", ".join(f"`{choice}`" for choice in fact.choices) or None
    return diagnostic(_WRONG[fact.type], place, fact=fact.name, text=found, known=known)


_Reader = Callable[[str, FactDeclaration, Place], Value | Diagnostic]
_ObjectReader = Callable[[object, FactDeclaration, Place], Value | Diagnostic]
_READ_TEXT: dict[FactType, _Reader] = {
    FactType.WHOLE_NUMBER: _number_text,
    FactType.DECIMAL_NUMBER: _number_text,
    FactType.SHARE: _share_text,
    FactType.MONEY: _money_text,
    FactType.YES_NO: _yes_no_text,
    FactType.DATE: _date_text,
    FactType.TEXT: _free_text,
    FactType.CHOICE: _choice_text,
}
_READ_OBJECT: dict[FactType, _ObjectReader] = {
    FactType.WHOLE_NUMBER: _number_object,
    FactType.DECIMAL_NUMBER: _number_object,
    FactType.SHARE: _share_object,
    FactType.MONEY: _number_object,
    FactType.YES_NO: _yes_no_object,
    FactType.DATE: _date_object,
    FactType.TEXT: _wrong_object,
    FactType.CHOICE: _wrong_object,
}
