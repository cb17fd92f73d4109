"""What those whom a flag is raised for repay: of grants there are, to the same recipients."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from overenskommelse.check import grant_mistakes, heads, mistakes
from overenskommelse.check.rounding import direction_of
from overenskommelse.check.scope import Scope
from overenskommelse.model.grants import Grant
from overenskommelse.model.requirements import Repayment
from overenskommelse.syntax.expressions import UnitWord
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.requirements import Repays
from overenskommelse.syntax.tree import Sentence
from overenskommelse.syntax.words import words_of


def repayments_of(
    sentence: Sentence, kind: str, grants: Mapping[str, Grant], scope: Scope
) -> tuple[Repayment, ...]:
    """What a flag leads to; nothing is repaid twice of the same grant."""
    seen: dict[str, Name] = {}
    found: list[Repayment] = []
    for node in heads.below(sentence, Repays):
        grant = scope.look_up("grant", node.grant, grants)
        share = _share(node, scope)
        if grant is None or share is None:
            continue
        if grant.kind != kind and kind not in scope.unknown_kinds:
            scope.found.append(mistakes.wrong_recipients(node.grant.span, kind, grant.kind))
        if grant.name in seen:
            scope.found.append(mistakes.clause_twice(node.span, seen[grant.name].span))
            continue
        seen[grant.name] = node.grant
        direction = None
        if share != 1:
            before = f"{words_of(scope.language).write('ROUNDED')} "
            direction = direction_of(node.direction, node.span, scope, before)
        found.append(Repayment(grant.name, share, direction))
    return tuple(found)


def _share(node: Repays, scope: Scope) -> Fraction | None:
    """How much of what it got; a share that is written is less than all."""
    if node.share is None:
        return Fraction(1)
    share = node.share.number / 100
    if node.share.unit is UnitWord.PERCENT and 0 < share < 1:
        return share
    scope.found.append(grant_mistakes.part_not_share(node.share.span))
    return None
