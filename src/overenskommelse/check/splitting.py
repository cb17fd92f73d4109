"""In: a grant and its recipients. Out: what the check of its split goes by, and whom it reaches."""

from __future__ import annotations

from attrs import evolve

from overenskommelse.check import grant_mistakes, mistakes
from overenskommelse.check.given import code_of
from overenskommelse.check.measures import Measures
from overenskommelse.check.reliance import kind_of, name_without_period
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as xp
from overenskommelse.model.facts import RecipientKind
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.names import Ref
from overenskommelse.syntax.tree import Sentence


@frozen
class Splitting:
    """What the split of a grant is checked with.

    Attributes:
        sentence: The grant with what stands below it.
        node: The grant.
        amounts: Its amount in kronor, or those of its parts; None if that is wrong.
        kind: Its recipients, with only those of the kind that it is for; None if unknown.
        whole: The whole kind, or None if it is unknown.
    """

    sentence: Sentence
    node: syntax.Grant
    amounts: tuple[int | None, ...]
    kind: RecipientKind | None
    whole: RecipientKind | None
    scope: Scope
    measures: Measures


def some_of(node: syntax.Grant, kind: RecipientKind | None, scope: Scope) -> RecipientKind | None:
    """The kind with only those of its members that a grant is for."""
    if kind is None or node.among is None:
        return kind
    named: dict[str, Ref] = {}
    for ref in node.among.refs:
        code = code_of(ref, kind, scope)
        if code in named:
            scope.found.append(mistakes.same_recipient(ref, named[code]))
        elif code is not None:
            named[code] = ref
    members = tuple(m for m in kind.members if (m.code in named) != node.among.excepted)
    if not members and named:
        scope.found.append(grant_mistakes.all_excepted(node.among.span, node.name.text))
    return evolve(kind, members=members)


def check_reach(term: xp.Term, span: Span, given: Splitting) -> None:
    """A value for each of the grant's recipients, with its period named."""
    scope = given.scope
    unbound = name_without_period(term, scope)
    if unbound is not None and not scope.in_series:
        scope.found.append(mistakes.period_missing(span, unbound, scope.periods))
    own_kind = kind_of(term, span, scope)
    if given.kind is None or own_kind in (given.kind.name, *scope.unknown_kinds):
        return
    scope.found.append(mistakes.wrong_recipients(span, own_kind or "-", given.kind.name))
