"""Values of all items of lists, or of those a condition chooses, as one value.

What is missing for an item is missing for the whole, unless the fact was given as a total of all
its items. An item is left out only when the condition that chooses is known not to hold for it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from overenskommelse.engine.conditions import judge
from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known, Unknown, merged_gaps
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model import expressions as xp
from overenskommelse.outcome.reasons import Gap, GapKind

_NONE = Fraction(0)


def gather(
    term: xp.Aggregate | xp.ItemCount, asked: Asked, situation: Situation
) -> Known | Unknown:
    """The one value of a list's items."""
    chosen = _chosen(term, asked, situation)
    if isinstance(chosen, Unknown):
        return chosen
    if isinstance(term, xp.ItemCount):
        return Known(Fraction(len(chosen)))
    total = _total(term, asked, situation)
    if total is not None:
        return total
    found = [value_of(term.operand, each, situation) for each in chosen]
    gaps = [gap for value in found if isinstance(value, Unknown) for gap in value.gaps]
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
    whole = term.where is None and term.gathering is xp.Gathering.SUM
    if not whole or not isinstance(operand, xp.FactTerm):
        return None
    lists = situation.model.facts[operand.fact].lists
    if not set(term.over) <= set(lists):
        return None
    for name in term.over:
        asked = asked.without_item(name)
    return _sum(operand, tuple(name for name in lists if name in term.over), asked, situation)


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
    gaps = [gap for reason in reasons for gap in reason.all_gaps()]
    if gaps:
        return Unknown(merged_gaps(gaps))
    pairs = zip(each, reasons, strict=True)
    return [one for one, reason in pairs if reason.status.is_met]
