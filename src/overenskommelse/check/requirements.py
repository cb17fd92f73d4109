"""Requirements and targets: a condition, its period, its name."""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve

from overenskommelse.check import heads, mistakes
from overenskommelse.check.days import warn_of_changing_values
from overenskommelse.check.expressions import condition_of
from overenskommelse.check.given import code_of
from overenskommelse.check.heads import below
from overenskommelse.check.measures import Measures
from overenskommelse.check.periods import find_period
from overenskommelse.check.reliance import (
    first_name,
    kind_of,
    name_without_period,
)
from overenskommelse.check.scope import Scope
from overenskommelse.model.expressions import Condition
from overenskommelse.model.requirements import Instead, Requirement, Target
from overenskommelse.model.units import FactType
from overenskommelse.model.walk import all_under, gathered_over
from overenskommelse.source.text import Span
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import Expression, Reference
from overenskommelse.syntax.heads import Label
from overenskommelse.syntax.names import Name, Ref
from overenskommelse.syntax.requirements import ExceptFor, ExplainedIn, Require
from overenskommelse.syntax.requirements import Flag as FlagNode
from overenskommelse.syntax.requirements import Instead as InsteadNode
from overenskommelse.syntax.requirements import Requirement as SharedNode
from overenskommelse.syntax.requirements import Target as TargetNode
from overenskommelse.syntax.tree import Sentence
from overenskommelse.syntax.words import words_of

RuleNode: TypeAlias = Require | SharedNode | TargetNode | FlagNode


def requirement_of(
    sentence: Sentence, node: RuleNode, scope: Scope, measures: Measures
) -> tuple[Requirement, str | None] | None:
    """The meaning of a requirement and the kind it is for, or None with a diagnostic."""
    shared = _shared(node, scope)
    if shared is not None:
        return _with_own(sentence, node, shared, scope, measures)
    condition = condition_of(node.condition, scope, measures.find)
    period = find_period(node.scope, scope)
    if condition is None:
        return None
    unbound = name_without_period(condition, scope)
    if unbound is not None and node.scope is None and not scope.in_series:
        scope.found.append(mistakes.period_missing(node.condition.span, unbound, scope.periods))
    if unbound is None and node.scope is not None:
        scope.found.append(mistakes.period_useless(node.scope))
    warn_of_changing_values(condition, period, node.condition.span, scope)
    own_kind = kind_of(condition, node.condition.span, scope)
    name = _name_of(node, condition, scope)
    requirement = Requirement(
        name,
        heads.label_of(sentence, node.label, name, scope),
        condition,
        period,
        _exempt(sentence, own_kind, scope),
        _instead(sentence, own_kind, scope, measures),
        _text_of(node, scope),
        heads.sources_of(sentence),
        heads.notes_of(sentence),
        node.span.place,
        _explained(sentence, own_kind, scope),
    )
    return requirement, own_kind


def _explained(sentence: Sentence, kind: str | None, scope: Scope) -> str | None:
    """The fact in which recipients write of a deviation: one text for each of them."""
    node = heads.only_one(below(sentence, ExplainedIn), scope)
    fact = None if node is None else scope.look_up("fact", node.fact, scope.facts)
    if node is None or fact is None:
        return None
    if fact.type is not FactType.TEXT or fact.per_period or fact.lists:
        scope.found.append(mistakes.explained_not_text(node.fact))
    elif kind is not None and fact.kind != kind:
        scope.found.append(mistakes.wrong_recipients(node.fact.span, fact.kind or "-", kind))
    return fact.name


def declare_shared(sentence: Sentence, node: SharedNode, scope: Scope, measures: Measures) -> None:
    """A requirement with a name at the margin, for several grants to require."""
    if scope.declare("value", node.name):
        found = requirement_of(sentence, node, scope, measures)
        if found is None:
            scope.unread.add(node.name.text)
        else:
            scope.requirements[node.name.text] = found


def _shared(node: RuleNode, scope: Scope) -> tuple[Requirement, str | None] | None:
    """The requirement declared at the margin that a sentence names, if it does just that."""
    if isinstance(node, Require) and isinstance(node.condition, Reference):
        return scope.requirements.get(node.condition.name.text)
    return None


def _with_own(
    sentence: Sentence,
    node: RuleNode,
    shared: tuple[Requirement, str | None],
    scope: Scope,
    measures: Measures,
) -> tuple[Requirement, str | None]:
    """A shared requirement with what the grant's own sentence says beside it."""
    requirement, kind = shared
    if node.scope is not None:
        scope.found.append(mistakes.period_useless(node.scope))
    _tell_of_two(sentence, shared, scope)
    own_label = node.label is not None or bool(below(sentence, Label))
    label = heads.label_of(sentence, node.label, requirement.name, scope)
    own = evolve(
        requirement,
        name=node.name.text if node.name else requirement.name,
        label=label if own_label else requirement.label,
        except_for=(*requirement.except_for, *_exempt(sentence, kind, scope)),
        instead=(*requirement.instead, *_instead(sentence, kind, scope, measures)),
        sources=heads.sources_of(sentence) or requirement.sources,
        notes=(*requirement.notes, *heads.notes_of(sentence)),
        explained=_explained(sentence, kind, scope) or requirement.explained,
    )
    return own, kind


def _tell_of_two(sentence: Sentence, shared: tuple[Requirement, str | None], scope: Scope) -> None:
    """An exception of a grant for someone whom the shared requirement has an exception for."""
    requirement, kind = shared
    taken = {code for each in requirement.instead for code in each.recipients}
    quiet = Scope(scope.language, kinds=scope.kinds)
    exempt = [ref for node in below(sentence, ExceptFor) for ref in node.refs]
    other = [ref for node in below(sentence, InsteadNode) for ref in node.refs]
    found = [ref for ref in exempt if _code(ref, kind, quiet) in taken]
    taken.update(requirement.except_for)
    found += [ref for ref in other if _code(ref, kind, quiet) in taken]
    scope.found.extend(mistakes.two_exceptions(ref) for ref in found)


def _name_of(node: RuleNode, condition: Condition, scope: Scope) -> str:
    name = node.name.text if node.name else first_name(condition)
    if name is None:
        keyword = words_of(scope.language).write("REQUIRE")
        scope.found.append(mistakes.name_unspoken(node.span, keyword))
    return name or "?"


def _exempt(sentence: Sentence, kind: str | None, scope: Scope) -> tuple[str, ...]:
    """The codes of those the requirement does not concern."""
    refs = [ref for item in below(sentence, ExceptFor) for ref in item.refs]
    codes = (_code(ref, kind, scope) for ref in refs)
    return tuple(code for code in codes if code is not None)


def _code(ref: Ref, kind: str | None, scope: Scope) -> str | None:
    """The code of a recipient; of any kind, for a condition that names no facts."""
    if kind is not None and kind not in scope.kinds:
        return None
    kinds = list(scope.kinds.values()) if kind is None else [scope.kinds[kind]]
    fits = [member for each in kinds if (member := each.find(ref.text)) is not None]
    if fits:
        return fits[0].code
    return code_of(ref, kinds[0], scope) if kinds else None


def _instead(
    sentence: Sentence, kind: str | None, scope: Scope, measures: Measures
) -> tuple[Instead, ...]:
    """Other conditions for some recipients; none may have two, or be exempt as well."""
    found: list[Instead] = []
    taken = dict.fromkeys(_exempt(sentence, kind, Scope(scope.language, kinds=scope.kinds)))
    for node in below(sentence, InsteadNode):
        condition = condition_of(node.condition, scope, measures.find)
        period = find_period(node.scope, scope)
        if condition is None:
            continue
        unbound = name_without_period(condition, scope)
        if unbound is not None and node.scope is None and not scope.in_series:
            told = mistakes.period_missing(node.condition.span, unbound, scope.periods)
            scope.found.append(told)
        warn_of_changing_values(condition, period, node.condition.span, scope)
        codes = [_code(ref, kind, scope) for ref in node.refs]
        for ref, code in zip(node.refs, codes, strict=True):
            if code in taken:
                scope.found.append(mistakes.two_exceptions(ref))
            taken[code or ""] = None
        known = tuple(code for code in codes if code is not None)
        text = _condition_text(node.condition, node.scope, scope)
        found.append(Instead(known, condition, period, text))
    return tuple(found)


def target_of(
    sentence: Sentence, node: TargetNode | FlagNode, scope: Scope, measures: Measures
) -> Target | None:
    """The meaning of a target, or None with a diagnostic."""
    found = requirement_of(sentence, node, scope, measures)
    if found is None:
        return None
    requirement, kind = found
    if kind is None:
        over = {
            name for node in all_under(requirement.condition, scope) for name in gathered_over(node)
        }
        kind = next((name for name in scope.kinds if name in over), None)
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


def _text_of(node: RuleNode, scope: Scope) -> str:
    return _condition_text(node.condition, node.scope, scope)


def _condition_text(condition: Expression, period: Name | None, scope: Scope) -> str:
    phrasing = ExpressionPhrasing(words_of(scope.language))
    text = phrasing.expression(condition)
    for_word = words_of(scope.language).write("FOR")
    return f"{text} {for_word} {period.text}" if period else text
