"""Requirements and targets: a condition, its period, its name."""

from __future__ import annotations

from overenskommelse.check import heads, mistakes
from overenskommelse.check.expressions import condition_of
from overenskommelse.check.facts import find_period
from overenskommelse.check.measures import Measures, first_name, kind_of, name_without_period
from overenskommelse.check.scope import Scope
from overenskommelse.model.requirements import Requirement, Target
from overenskommelse.source.text import Span
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.requirements import Require
from overenskommelse.syntax.requirements import Target as TargetNode
from overenskommelse.syntax.tree import Sentence
from overenskommelse.syntax.words import words_of


def requirement_of(
    sentence: Sentence, node: Require | TargetNode, scope: Scope, measures: Measures
) -> tuple[Requirement, str | None] | None:
    """The meaning of a requirement and the kind it is for, or None with a diagnostic."""
    condition = condition_of(node.condition, scope, measures.find)
    period = find_period(node.scope, scope)
    if condition is None:
        return None
    unbound = name_without_period(condition, scope)
    if unbound is not None and node.scope is None:
        scope.found.append(mistakes.period_missing(node.condition.span, unbound, scope.periods))
    if unbound is None and node.scope is not None:
        scope.found.append(mistakes.period_useless(node.scope))
    name = node.name.text if node.name else first_name(condition) or "?"
    requirement = Requirement(
        name,
        heads.label_of(sentence, node.label, name, scope),
        condition,
        period,
        _text_of(node, scope),
        heads.sources_of(sentence),
        heads.notes_of(sentence),
        node.span.place,
    )
    return requirement, kind_of(condition, node.condition.span, scope)


def target_of(
    sentence: Sentence, node: TargetNode, scope: Scope, measures: Measures
) -> Target | None:
    """The meaning of a target, or None with a diagnostic."""
    found = requirement_of(sentence, node, scope, measures)
    if found is None:
        return None
    requirement, kind = found
    if kind is None:
        scope.found.append(mistakes.nobody_named(node.condition.span))
        return None
    return Target(requirement, kind)


def unique_names(
    pairs: list[tuple[Requirement, Span]], keyword: str, scope: Scope
) -> tuple[Requirement, ...]:
    """Requirements whose names differ; one that would go by another's name is told."""
    first: dict[str, Span] = {}
    kept: list[Requirement] = []
    for requirement, span in pairs:
        if requirement.name in first:
            earlier = first[requirement.name]
            scope.found.append(mistakes.name_needed(span, requirement.name, earlier, keyword))
            continue
        first[requirement.name] = span
        kept.append(requirement)
    return tuple(kept)


def _text_of(node: Require | TargetNode, scope: Scope) -> str:
    phrasing = ExpressionPhrasing(words_of(scope.language))
    text = phrasing.expression(node.condition)
    return (
        f"{text} {words_of(scope.language).write('FOR')} {node.scope.text}" if node.scope else text
    )
