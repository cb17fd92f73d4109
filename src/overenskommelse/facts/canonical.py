"""In: typed facts. Out: the same as plain data in one order, whatever form they were handed in.

Guarantees: two fact sets that say the same give the same data, and two that differ do not; places
take no part.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from overenskommelse.facts.fact_set import Assessment, FactSet, FactValue
from overenskommelse.model.units import NotReceived, Value


def canonical_facts(facts: FactSet) -> dict[str, list[object]]:
    """Facts as lists of texts, sorted; register and day stand behind a value that has them.

    Example:
        >>> from overenskommelse.facts.fact_set import FactValue
        >>> from overenskommelse.source.text import Place
        >>> value = FactValue(Fraction(7, 10), Place())
        >>> canonical_facts(FactSet({("absence", "01", None, ()): value}))
        {'values': [['absence', '01', '', [], '7/10']], 'assessments': []}
    """
    values = [
        [fact, recipient or "", period or "", list(items), text_of(each.value), *_origin(each)]
        for (fact, recipient, period, items), given in facts.values.items()
        for each in (*given.earlier, given)
    ]
    decided = [
        [owner.named(name), owner.kind, recipient, *_decision(given)]
        for (owner, name, recipient), made in facts.assessments.items()
        for given in made
    ]
    return {"values": [*sorted(values)], "assessments": [*sorted(decided)]}


def _origin(given: FactValue) -> list[str]:
    """Register and day; nothing where neither is told."""
    if given.register is None and given.extracted is None:
        return []
    return [given.register or "", given.extracted.isoformat() if given.extracted else ""]


def _decision(made: Assessment) -> list[str]:
    return [text_of(made.met), made.by, made.on.isoformat(), made.document]


def text_of(value: Value) -> str:
    """A value as text; the type of its fact tells which of two that read alike it is."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case NotReceived():
            return value.value
        case Fraction() | str():
            return str(value)
