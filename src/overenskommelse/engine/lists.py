"""Values of all items of lists, recipients or periods, or of those a condition chooses, as one.

What is missing for an item is missing for the whole, unless the fact was given as a total of all
its items. An item is left out only when the condition that chooses is known not to hold for it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from attrs import evolve

from overenskommelse.engine.conditions import judge
from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known, Unknown, merged_gaps, owned_gap
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model import expressions as xp
from overenskommelse.outcome.reasons import Gap, GapKind

_NONE = Fraction(0)


def gather(
    term: xp.Aggregate | xp.ItemCount, asked: Asked, situation: Situation
) -> Known | Unknown:
    """The one value of a list's items; over all recipients it is the same whoever asks."""
    if not any(name in situation.model.kinds for name in term.over):
        return _gathered(term, asked, situation)
    key = (term, evolve(asked, recipient=None))
    if key not in situation.reckoned:
        situation.reckoned[key] = _gathered(term, key[1], situation)
    return situation.reckoned[key]


def _gathered(
    term: xp.Aggregate | xp.ItemCount, asked: Asked, situation: Situation
) -> Known | Unknown:
    chosen = _chosen(term, asked, situation)
    if isinstance(chosen, Unknown):
        return chosen
    if isinstance(term, xp.ItemCount):
        return Known(Fraction(len(chosen)))
    total = _total(term, asked, situation)
    if total is not None:
        return total
    found = [value_of(term.operand, each, situation) for each in chosen]
    gaps = [
        _owned(gap, term, each, situation)
        for each, value in zip(chosen, found, strict=True)
        for gap in (value.gaps if isinstance(value, Unknown) else ())
    ]
    if gaps:
        return Unknown(merged_gaps(gaps))
    values = [value.value for value in found if isinstance(value, Known)]
    return _joined(term, [value for value in values if isinstance(value, Fraction)])


def _joined(term: xp.Aggregate, values: list[Fraction]) -> Known | Unknown:
    """The values as one; of no values only the sum is known, and it is 0."""
    if not values and term.gathering is not xp.Gathering.SUM:
        return Unknown((Gap(GapKind.NO_CASES, ", ".join(term.over)),))
    match term.gathering:
        case xp.Gathering.SUM:
            return Known(sum(values, _NONE))
        case xp.Gathering.AVERAGE:
            return Known(sum(values, _NONE) / len(values))
        case xp.Gathering.SMALLEST:
            return Known(min(values))
        case xp.Gathering.LARGEST:
            return Known(max(values))
    assert_never(term.gathering)


def _total(term: xp.Aggregate, asked: Asked, situation: Situation) -> Known | None:
    """A fact's own total, where it was given for all items together and all are asked for."""
    operand = term.operand
    kinds = tuple(name for name in term.over if name not in situation.model.lists)
    whole = term.where is None and term.gathering is xp.Gathering.SUM
    if not whole or not isinstance(operand, xp.FactTerm):
        return None
    lists = situation.model.facts[operand.fact].lists
    over = tuple(name for name in lists if name in term.over)
    if not over or len(over) + len(kinds) < len(term.over):
        return None
    parts = [
        _sum(operand, over, _without(over, one), situation)
        for one in asked.with_each(kinds, situation.model)
    ]
    numbers = [part.value for part in parts if part is not None]
    sums = [number for number in numbers if isinstance(number, Fraction)]
    return Known(sum(sums, _NONE)) if len(sums) == len(parts) else None


def _without(lists: tuple[str, ...], asked: Asked) -> Asked:
    for name in lists:
        asked = asked.without_item(name)
    return asked


def _owned(gap: Gap, term: xp.Aggregate | xp.ItemCount, asked: Asked, situation: Situation) -> Gap:
    """What one of all recipients lacks, told with its code."""
    over_kind = any(name in situation.model.kinds for name in term.over)
    code = asked.recipient
    return owned_gap(gap, code, situation.model) if over_kind and code is not None else gap


def _sum(
    fact: xp.FactTerm, over: tuple[str, ...], asked: Asked, situation: Situation
) -> Known | None:
    """A fact's sum over lists: its own total, else its sums for each item of one of the lists.

    None where something is missing for it.
    """
    found = value_of(fact, asked, situation)
    if isinstance(found, Known):
        return found
    for name in over:
        others = tuple(other for other in over if other != name)
        codes = situation.model.lists[name].items.by_code
        parts = [_sum(fact, others, asked.with_item(name, code), situation) for code in codes]
        values = [part.value for part in parts if part is not None]
        numbers = [value for value in values if isinstance(value, Fraction)]
        if len(numbers) == len(parts):
            return Known(sum(numbers, _NONE))
    return None


def _chosen(
    term: xp.Aggregate | xp.ItemCount, asked: Asked, situation: Situation
) -> list[Asked] | Unknown:
    """What to ask for each item that the condition chooses."""
    each = asked.with_each(term.over, situation.model)
    if term.where is None:
        return each
    reasons = [judge(term.where, one, situation) for one in each]
    gaps = [
        _owned(gap, term, one, situation)
        for one, reason in zip(each, reasons, strict=True)
        for gap in reason.all_gaps()
    ]
    if gaps:
        return Unknown(merged_gaps(gaps))
    pairs = zip(each, reasons, strict=True)
    return [one for one, reason in pairs if reason.status.is_met]
