"""In: a rule with a figure, and who it is of. Out: that figure of all together, item by item.

A figure is broken down by a list if every fact it rests on is given for each recipient and for the
items of that list, and the list is short. Guarantees: sums before ratios, as for the whole; a total
that was given over the list is no figure of an item, and whoever gave only that is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve

from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.facts.fact_set import FactKey, FactSet
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import ItemList, Recipient
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.walk import all_under, gathered_over
from overenskommelse.outcome.follow_up import ItemFigure, extremes_of, total_of
from overenskommelse.outcome.reasons import Quantity
from overenskommelse.source.frozen import FrozenDict

MOST_ITEMS = 10
"""A figure is broken down by lists of at most so many items."""


def figures_by_item(
    requirement: Requirement, codes: Iterable[str], situation: Situation
) -> tuple[ItemFigure, ...]:
    """The figure of a requirement or target for each item of each list it can be broken down by."""
    everyone = tuple(codes)
    found = []
    for name in _lists_of(requirement, situation.model):
        items = situation.model.lists[name]
        each = [
            _figure(requirement, everyone, items, one, situation) for one in items.items.members
        ]
        if any(figure.known for figure in each):
            found.extend(each)
    return tuple(found)


def _lists_of(requirement: Requirement, model: AgreementModel) -> Iterator[str]:
    """The lists that a figure can be broken down by, in the agreement's order."""
    if not isinstance(requirement.condition, xp.Comparison):
        return
    nodes = list(all_under(requirement.condition.left, model))
    facts = [model.facts[node.fact] for node in nodes if isinstance(node, xp.FactTerm)]
    over_all = any(name in model.kinds for node in nodes for name in gathered_over(node))
    if not facts or over_all or any(fact.kind is None for fact in facts):
        return
    picked = {name for node in nodes if isinstance(node, xp.OfOne) for name, _ in node.at}
    at_hand = {name for name, _ in requirement.items}
    for name, found in model.lists.items():
        is_short = len(found.items.members) <= MOST_ITEMS
        if is_short and name not in picked | at_hand and all(name in f.lists for f in facts):
            yield name


def _figure(
    requirement: Requirement,
    codes: tuple[str, ...],
    items: ItemList,
    item: Recipient,
    situation: Situation,
) -> ItemFigure:
    narrowed = _narrowed(items, item, situation)
    observed = {}
    for code in codes:
        quantity = _observed(requirement, code, narrowed)
        if quantity is not None:
            observed[code] = quantity
    smallest, largest = extremes_of(observed)
    whole = total_of(list(observed.values()))
    return ItemFigure(items.name, item.code, item.name, whole, len(observed), smallest, largest)


def _observed(requirement: Requirement, code: str, situation: Situation) -> Quantity | None:
    """What the facts of one recipient come to."""
    rule = requirement.rule_for(code)
    if not isinstance(rule.condition, xp.Comparison) or code in requirement.except_for:
        return None
    left = rule.condition.left
    found = value_of(left, Asked(code, rule.period, requirement.items), situation)
    if not isinstance(found, Known) or not isinstance(found.value, Fraction):
        return None
    return Quantity(found.value, left.unit, found.counts)


def _narrowed(items: ItemList, item: Recipient, situation: Situation) -> Situation:
    """The situation as if the list had that item only, and nothing were known of the others."""
    model = situation.model
    only = evolve(items, items=evolve(items.items, members=(item,)))
    place = {
        fact.name: fact.lists.index(items.name)
        for fact in model.facts.values()
        if items.name in fact.lists
    }
    values = {
        key: value
        for key, value in situation.facts.values.items()
        if key[0] not in place or _is_of(key, place[key[0]], item.code)
    }
    narrowed = evolve(model, lists=FrozenDict({**model.lists, items.name: only}))
    facts = FactSet(FrozenDict(values), situation.facts.assessments)
    return Situation(narrowed, facts, situation.on)


def _is_of(key: FactKey, place: int, code: str) -> bool:
    """Whether a value is one of an item, and no total over its list."""
    codes = key[3]
    return bool(codes) and codes[place] == code
