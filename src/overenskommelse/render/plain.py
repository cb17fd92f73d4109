"""In: any record of the model or of an inspection. Out: dicts, lists and texts, ready for JSON.

Guarantees: every field is there under its own name, also one that was added yesterday; fractions
and days are texts; conditions and values to reckon are written as in an agreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from overenskommelse.inspection.records import entries, is_record
from overenskommelse.model import expressions as xp
from overenskommelse.model.facts import Period
from overenskommelse.render.formulas import Formulas
from overenskommelse.render.words import Language


def plain(value: object, language: Language) -> object:
    """A value for JSON.

    Example:
        >>> plain({"day": date(2024, 9, 30), "share": Fraction(7, 10)}, "en")
        {'day': '2024-09-30', 'share': '7/10'}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(item, language) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item, language) for item in value]
    if is_record(value):
        return _record(value, language)
    return _leaf(value)


def _record(record: object, language: Language) -> object:
    if type(record).__module__ == xp.__name__:
        return Formulas(language).text(record)
    fields = {name: plain(value, language) for name, value in entries(record)}
    if isinstance(record, Period):
        fields["end"] = (record.end - timedelta(days=1)).isoformat()
    return fields


def _leaf(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Fraction():
            return str(value)
        case _:
            return value
