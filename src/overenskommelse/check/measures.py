"""Measures: values with a name, reckoned from facts and from other measures.

Measures may be written in any order; a measure is resolved when something first asks for it. A
measure that would need itself is a cycle and is told with its path.
"""

from __future__ import annotations

from overenskommelse.check import heads, mistakes
from overenskommelse.check.expressions import value_of
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as xp
from overenskommelse.model.facts import Measure
from overenskommelse.model.walk import NodeWithParts, named_terms, parts_of
from overenskommelse.source.text import Span
from overenskommelse.syntax import facts as syntax
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.tree import Sentence

DEEPEST_MEASURES = 50


class Measures:
    """The measures of an agreement, resolved as they are asked for."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._waiting: dict[str, tuple[Sentence, syntax.Measure]] = {}
        self._path: list[str] = []

    def declare(self, sentence: Sentence, node: syntax.Measure) -> None:
        """Note a measure, to be resolved later."""
        if self._scope.declare("value", node.name):
            self._waiting[node.name.text] = (sentence, node)

    def resolve_all(self) -> None:
        """Resolve every measure, used or not, so that every mistake is found."""
        for _, node in tuple(self._waiting.values()):
            self.find(node.name)

    def find(self, name: Name) -> Measure | None:
        """What a name stands for, or None with a diagnostic."""
        scope = self._scope
        if name.text in scope.measures:
            return scope.measures[name.text]
        if name.text in self._path:
            path = [*self._path[self._path.index(name.text) :], name.text]
            scope.found.append(mistakes.measure_cycle(name, path))
            return None
        if name.text not in self._waiting:
            names = [*scope.facts, *scope.values, *scope.measures, *self._waiting]
            known = dict.fromkeys(names)
            scope.look_up("fact or measure", name, known)
            return None
        if len(self._path) >= DEEPEST_MEASURES:
            scope.found.append(mistakes.measures_too_deep(name, DEEPEST_MEASURES))
            return None
        return self._resolve(name)

    def _resolve(self, name: Name) -> Measure | None:
        sentence, node = self._waiting[name.text]
        self._path.append(name.text)
        around, self._scope.levels = self._scope.levels, (tuple(self._scope.lists),)
        term = value_of(node.expression, self._scope, self.find)
        self._scope.levels = around
        self._path.pop()
        label = heads.label_of(sentence, node.label, name.text, self._scope)
        del self._waiting[name.text]
        if term is None:
            self._scope.unread.add(name.text)
            return None
        measure = Measure(
            name.text,
            label,
            term,
            term.unit,
            kind_of(term, node.span, self._scope),
            needs_period(term, self._scope),
            tuple(sorted(lists_needed(term, self._scope))),
            heads.sources_of(sentence),
            node.span.place,
        )
        self._scope.measures[name.text] = measure
        return measure


def needs_period(node: xp.Term | xp.Condition, scope: Scope) -> bool:
    """Whether a value can be reckoned only once a period is named."""
    return any(_needs_period(term, scope) for term in named_terms(node))


def lists_needed(node: xp.Term | xp.Condition, scope: Scope) -> set[str]:
    """The lists of which an item must be at hand for a value to have a meaning."""
    match node:
        case xp.FactTerm(fact):
            return set(scope.facts[fact].lists)
        case xp.MeasureTerm(measure):
            return set(scope.measures[measure].lists)
        case xp.AttributeTerm(name):
            return {name}
        case xp.Aggregate() | xp.ItemCount():
            return _lists_of_parts(node, scope) - set(node.over)
        case xp.ForEvery():
            return _lists_of_parts(node, scope) - {node.over}
        case _:
            return _lists_of_parts(node, scope)


def _lists_of_parts(node: NodeWithParts, scope: Scope) -> set[str]:
    found: set[str] = set()
    for part in parts_of(node):
        found |= lists_needed(part, scope)
    return found


def name_without_period(node: xp.Term | xp.Condition, scope: Scope) -> str | None:
    """The first name in a value that still wants a period."""
    return next((_name(term) for term in named_terms(node) if _needs_period(term, scope)), None)


def _needs_period(term: xp.FactTerm | xp.MeasureTerm, scope: Scope) -> bool:
    if term.period is not None:
        return False
    if isinstance(term, xp.FactTerm):
        return scope.facts[term.fact].per_period
    return scope.measures[term.measure].needs_period


def _name(term: xp.FactTerm | xp.MeasureTerm) -> str:
    return term.fact if isinstance(term, xp.FactTerm) else term.measure


def first_name(node: xp.Term | xp.Condition) -> str | None:
    """The first fact or measure a condition names: what it goes by without a name of its own."""
    return next((_name(term) for term in named_terms(node)), None)


def kind_of(node: xp.Term | xp.Condition, where: Span, scope: Scope) -> str | None:
    """The kind of recipients a value is reckoned for; None if for none, or for several (told)."""
    kinds: dict[str, None] = {}
    for term in named_terms(node):
        if isinstance(term, xp.FactTerm):
            kind = scope.facts[term.fact].kind
        else:
            kind = scope.measures[term.measure].kind
        if kind is not None:
            kinds[kind] = None
    if len(kinds) > 1:
        scope.found.append(mistakes.mixed_recipients(where, kinds))
    return next(iter(kinds)) if len(kinds) == 1 else None
