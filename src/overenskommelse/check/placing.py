"""In: a name with what is written behind it. Out: the value of that item, recipient or period."""

from __future__ import annotations

from typing import TypeVar, cast

from attrs import field

from overenskommelse.check import list_mistakes, mistakes
from overenskommelse.check.periods import find_period
from overenskommelse.check.reliance import needs_period
from overenskommelse.check.scope import Scope
from overenskommelse.inspection.meaning import Binding
from overenskommelse.model import expressions as model
from overenskommelse.model.facts import RecipientKind
from overenskommelse.source.records import frozen
from overenskommelse.syntax import expressions as syntax
from overenskommelse.syntax.names import Ref

_Bound = TypeVar("_Bound")


@frozen
class Given:
    """For what a fact or measure is given: the items of lists, recipients of a kind, periods."""

    lists: tuple[str, ...]
    kind: str | None
    per_period: bool = field(kw_only=True)


def placed(
    node: syntax.Reference | syntax.OfOne, term: model.Term, given: Given, scope: Scope
) -> model.Term | None:
    """A value of the items named behind it; of each other list an item must be at hand.

    A period for something that has none is told as well.
    """
    if node.during is not None and not given.per_period:
        scope.found.append(mistakes.period_useless(node.during))
    at = _named_items(node, given, scope) if isinstance(node, syntax.OfOne) else ()
    if at is None:
        return None
    name = node.name.text
    bound = (*scope.bound, *(of for of, _ in at))
    missing = [item for item in given.lists if item not in bound]
    if missing:
        scope.found.append(mistakes.item_needed(node.span, name, missing[0], scope.language))
        return None
    return model.OfOne(term, at, term.unit) if at else term


def _named_items(
    node: syntax.OfOne, given: Given, scope: Scope
) -> tuple[tuple[str, str], ...] | None:
    """The list, or kind of recipients, and the code of each name in the parentheses."""
    left = {name: scope.lists[name].items for name in given.lists}
    if given.kind in scope.kinds:
        left[given.kind] = scope.kinds[given.kind]
    found: list[tuple[str, str]] = []
    for ref in node.refs:
        pair = _named_item(ref, left, scope)
        if pair is None:
            return None
        del left[pair[0]]
        found.append(pair)
    return tuple(found)


def _named_item(ref: Ref, left: dict[str, RecipientKind], scope: Scope) -> tuple[str, str] | None:
    members = {name: of.find(ref.text) for name, of in left.items()}
    fits = [(name, member.code) for name, member in members.items() if member is not None]
    if len(fits) > 1:
        scope.found.append(list_mistakes.item_ambiguous(ref, [name for name, _ in fits]))
    elif not fits:
        codes = {code: code for of in left.values() for code in of.by_code}
        scope.look_up("item or recipient", ref, codes)
    return fits[0] if len(fits) == 1 else None


def in_period(node: syntax.During, found: _Bound, scope: Scope) -> _Bound | None:
    """A value or condition, each name in which takes a period if it has none of its own."""
    period = find_period(node.during, scope, at_hand=True)
    if period is None:
        return None
    if not needs_period(cast(model.Term | model.Condition, found), scope):
        scope.found.append(mistakes.period_useless(node.during))
        return found
    return Binding(scope, period).of(found)
