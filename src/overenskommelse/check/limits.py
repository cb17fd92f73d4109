"""In: the limits below facts. Out: the same facts with what their values cannot go beyond.

Facts of examples are held to them as well.

Guarantees: a fact is held against one that has a value wherever it has one itself, in its own unit.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from overenskommelse.check import heads, mistakes
from overenskommelse.check.constants import constant_of
from overenskommelse.check.scope import Scope
from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.facts.contradictions import Declared, beyond_limits, told_beyond
from overenskommelse.facts.fact_set import FactValue
from overenskommelse.model.examples import GivenFact
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.facts import FactDeclaration, FactLimit
from overenskommelse.model.units import Unit, Value
from overenskommelse.source.text import Span
from overenskommelse.syntax import facts as syntax
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.tree import Sentence

_COMPARATORS = {
    syntax.LimitSide.AT_MOST: Comparator.AT_MOST,
    syntax.LimitSide.AT_LEAST: Comparator.AT_LEAST,
}
_WITHOUT_ORDER = frozenset({Unit.YES_NO, Unit.TEXT})


def add_limits(sentences: tuple[Sentence, ...], scope: Scope) -> None:
    """Give each fact its limits, once every fact is declared."""
    for sentence in sentences:
        node = sentence.statement
        limits = [below for below in sentence.body if isinstance(below.statement, syntax.Limit)]
        if not limits or not isinstance(node, syntax.Fact) or node.name.text not in scope.facts:
            continue
        fact = scope.facts[node.name.text]
        found = (_limit(below, fact, scope) for below in limits)
        known = tuple(each for each in found if each is not None)
        scope.facts[fact.name] = evolve(fact, limits=known)


def check_limits(given: list[GivenFact], scope: Scope) -> None:
    """Tell of facts of an example that are beyond a limit, as those that are handed in."""
    declared = Declared(scope.facts, scope.lists)
    values = {
        (each.fact, each.recipient, each.period, each.items): FactValue(each.value, each.place)
        for each in given
    }
    scope.found.extend(told_beyond(each, declared) for each in beyond_limits(values, declared))


def _limit(sentence: Sentence, fact: FactDeclaration, scope: Scope) -> FactLimit | None:
    node = sentence.statement
    if not isinstance(node, syntax.Limit):
        return None
    sources = heads.sources_of(sentence)
    comparator = _COMPARATORS[node.side]
    if fact.type.unit in _WITHOUT_ORDER:
        scope.found.append(limit_without_order(node.span, fact))
        return None
    if node.other is not None:
        other = scope.look_up("fact", node.other, scope.facts)
        if other is None or not _fits(node.other, fact, other, scope):
            return None
        return FactLimit(comparator, other.name, None, other.type.unit, sources, node.span.place)
    value, unit = _bound(node)
    if value is None:
        return None
    if unit is not fact.type.unit:
        scope.found.append(mistakes.different_units(node.span, fact.type.unit, unit))
        return None
    return FactLimit(comparator, None, value, unit, sources, node.span.place)


def _bound(node: syntax.Limit) -> tuple[Value | None, Unit]:
    """The number or day a fact is held against, and what it counts."""
    match node.bound:
        case None:
            return None, Unit.NUMBER
        case date():
            return node.bound, Unit.DATE
        case _:
            constant = constant_of(node.bound)
            return constant.value, constant.unit


def _fits(name: Name, fact: FactDeclaration, other: FactDeclaration, scope: Scope) -> bool:
    """Whether a fact can be held against another; if not, it is told why."""
    if fact.type.unit is not other.type.unit:
        scope.found.append(mistakes.different_units(name.span, fact.type.unit, other.type.unit))
        return False
    is_other_kind = other.kind not in (None, fact.kind)
    is_other_time = other.per_period and not fact.per_period
    if is_other_kind or is_other_time:
        scope.found.append(limit_of_others(name.span, fact, other))
        return False
    if other.name == fact.name:
        scope.found.append(limit_of_itself(name.span, fact))
        return False
    return True


def limit_without_order(span: Span, fact: FactDeclaration) -> Diagnostic:
    """A limit of a fact whose values are neither more nor less than each other."""
    return diagnostic("limit-without-order", span, fact=fact.name)


def limit_of_itself(span: Span, fact: FactDeclaration) -> Diagnostic:
    """A fact held against itself."""
    return diagnostic("limit-of-itself", span, fact=fact.name)


def limit_of_others(span: Span, fact: FactDeclaration, other: FactDeclaration) -> Diagnostic:
    """A fact held against one that is given for others, or for periods where it is not."""
    return diagnostic("limit-of-others", span, fact=fact.name, other=other.name)
