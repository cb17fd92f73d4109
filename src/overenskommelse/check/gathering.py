"""What values and conditions go over: items of lists, recipients of a kind, periods of a series."""

from __future__ import annotations

from typing import TypeVar

from overenskommelse.check import list_mistakes, mistakes
from overenskommelse.check.reliance import varies_with
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as model
from overenskommelse.model.walk import kinds_needed, parts_of
from overenskommelse.syntax import expressions as syntax
from overenskommelse.syntax.names import Name, Ref

_Gathered = TypeVar("_Gathered", model.Aggregate, model.ItemCount, model.ForEvery)


def over(names: tuple[Name, ...], scope: Scope) -> tuple[str, ...] | None:
    """What something goes over, each named once; of kinds and of series at most one."""
    known = {**scope.lists, **scope.kinds, **scope.series}
    found: list[str] = []
    for name in names:
        if scope.look_up("list, kind or series", name, known) is None:
            return None
        same = [name.text]
        for several in (scope.kinds, scope.series):
            same += several if name.text in several else ()
        if any(other in same for other in found):
            scope.found.append(list_mistakes.list_twice(name))
            return None
        found.append(name.text)
    return tuple(found)


def made_sure(found: _Gathered | None, names: tuple[Name, ...], scope: Scope) -> _Gathered | None:
    """What goes over something, if it differs from one to the next and speaks of one kind."""
    if found is None:
        return None
    parts = parts_of(found)
    for name in names:
        if not varies_with(name.text, parts, scope):
            scope.found.append(list_mistakes.same_for_all(name))
            return None
        if name.text in scope.kinds:
            kinds = {kind: None for part in parts for kind in kinds_needed(part, scope)}
            if len(kinds) > 1:
                scope.found.append(mistakes.mixed_recipients(name.span, kinds))
                return None
    return found


def exceptions(node: syntax.ForEvery, scope: Scope) -> tuple[str, ...]:
    """The codes of those that a condition on every one of something leaves out."""
    codes = (_code(node.over.text, ref, scope) for ref in node.exceptions)
    return tuple(code for code in codes if code is not None)


def _code(name: str, ref: Ref, scope: Scope) -> str | None:
    if name in scope.series:
        return scope.look_up("period", ref, {each: each for each in scope.series[name]})
    members = scope.lists[name].items if name in scope.lists else scope.kinds[name]
    found = members.find(ref.text)
    if found is not None:
        return found.code
    scope.look_up("item" if name in scope.lists else "recipient", ref, members.by_code)
    return None
