"""In: facts of which some are missing. Out: the same with every one of them filled in, some way.

What the engine decides although something is missing must come out so however it is filled in. A
completion keeps what is known; what is missing becomes nought, one, something large, or whatever
its number makes of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product

from overenskommelse.facts.fact_set import FactKey, FactSet, FactValue
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.units import FactType, NotReceived, Value
from overenskommelse.source.text import Place

COMPLETIONS = 8
_NUMBERS = (0, 1, 10**9, 2, 100, 7)


def completed(model: AgreementModel, facts: FactSet, number: int) -> FactSet:
    """The facts with everything filled in, in the way of that number."""
    values = dict(facts.values)
    for fact in model.facts.values():
        for recipient, period in _askings(fact, model):
            total = (fact.name, recipient, period, ())
            if fact.lists and total in values:
                continue
            values.pop(total, None) if fact.lists else None
            for items in product(*(model.lists[name].items.by_code for name in fact.lists)):
                key = (fact.name, recipient, period, items)
                if key not in values:
                    values[key] = FactValue(_filled(fact, key, number), Place())
    return FactSet(values, facts.assessments)


def _askings(
    fact: FactDeclaration, model: AgreementModel
) -> Iterator[tuple[str | None, str | None]]:
    codes = [None] if fact.kind is None else [*model.kinds[fact.kind].by_code]
    return product(codes, [*model.periods] if fact.per_period else [None])


def _filled(fact: FactDeclaration, key: FactKey, number: int) -> Value:
    """The same for all in the first completions; in the later ones, each its own."""
    own = number if number < 3 else zlib.crc32(repr((key, number)).encode())
    match fact.type:
        case FactType.YES_NO:
            return own % 2 == 0
        case FactType.DATE:
            some = (NotReceived.NOT_RECEIVED, date(1950, 1, 1), date(2150, 1, 1), date(2024, 6, 30))
            return some[own % len(some)]
        case FactType.CHOICE:
            return fact.choices[own % len(fact.choices)]
        case FactType.TEXT:
            return ("godkänd", "undantag", "Å")[own % 3]
        case FactType.SHARE:
            return Fraction(_NUMBERS[own % len(_NUMBERS)], (1, 3, 2)[own % 3])
        case FactType.DECIMAL_NUMBER:
            return Fraction(_NUMBERS[own % len(_NUMBERS)] * (1 if own % 2 else -1), 1)
        case _:
            return Fraction(_NUMBERS[own % len(_NUMBERS)])
