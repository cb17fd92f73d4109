"""Measures: values with a name, reckoned from facts and from other measures.

Measures may be written in any order; a measure is resolved when something first asks for it. A
measure that would need itself is a cycle and is told with its path.
"""

from __future__ import annotations

from overenskommelse.check import heads, mistakes
from overenskommelse.check.expressions import value_of
from overenskommelse.check.reliance import kind_of, lists_needed, needs_period
from overenskommelse.check.scope import Scope
from overenskommelse.model.facts import Measure
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
