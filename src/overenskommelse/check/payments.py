"""When a grant is paid: at once, or in steps of which the last is the rest."""

from __future__ import annotations

from attrs import evolve

from overenskommelse.check import grant_mistakes, heads
from overenskommelse.check.scope import Scope
from overenskommelse.model.grants import PaidWhen, Payment
from overenskommelse.source.dates import last_day_of_month
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.expressions import UnitWord
from overenskommelse.syntax.tree import Sentence
from overenskommelse.syntax.words import words_of

_WHEN = {
    syntax.PaidWhen.BY: PaidWhen.BY,
    syntax.PaidWhen.ON: PaidWhen.ON,
    syntax.PaidWhen.IN: PaidWhen.IN,
}


def payment_of(sentence: Sentence, scope: Scope) -> Payment | None:
    """When all of a grant is paid, or the rest of it; that the rest is not told of is a mistake."""
    nodes = heads.below(sentence, syntax.Paid)
    steps = [node for node in nodes if node.share is not None]
    last = heads.only_one([node for node in nodes if node.share is None], scope)
    if steps and (last is None or not last.is_rest) and not heads.has_broken(sentence):
        words = words_of(scope.language)
        clause = f"{words.write('PAID')} {words.write('THE_REST')} …"
        scope.found.append(grant_mistakes.choice_rest(steps[-1].span, clause))
    if last is not None and last.is_rest and not steps and not heads.has_broken(sentence):
        scope.found.append(grant_mistakes.rest_of_nothing(last.span))
    return None if last is None else _payment(last)


def advances_of(sentence: Sentence, scope: Scope) -> tuple[Payment, ...]:
    """The payments before the rest: shares that leave something, on days that are not after it."""
    nodes = heads.below(sentence, syntax.Paid)
    rest = next((_payment(node) for node in nodes if node.is_rest), None)
    found: list[Payment] = []
    for node in nodes:
        if node.share is None:
            continue
        share = node.share.number / 100
        together = share + sum(step.share or 0 for step in found)
        if node.share.unit is not UnitWord.PERCENT or share <= 0 or together >= 1:
            scope.found.append(grant_mistakes.step_not_share(node.share.span))
            continue
        step = evolve(_payment(node), share=share)
        if rest is not None and step.last > rest.last:
            scope.found.append(grant_mistakes.steps_backwards(node.span, rest.last))
        found.append(step)
    return tuple(found)


def _payment(paid: syntax.Paid) -> Payment:
    if paid.when is syntax.PaidWhen.IN:
        return Payment(PaidWhen.IN, paid.day, last_day_of_month(paid.day), paid.requisition)
    return Payment(_WHEN[paid.when], None, paid.day, paid.requisition)
