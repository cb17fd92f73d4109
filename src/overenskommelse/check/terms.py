"""In: what stands below a grant or requisition. Out: what is to be done before and after a payment.

A fact may tell when each asked, what it used and repaid, and when its report came. Guarantees: such
a fact is one of theirs, of the right type, and tells of one thing only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

from overenskommelse.check import duty_mistakes, heads, mistakes, rule_mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.model import duties as model
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.units import Unit
from overenskommelse.source.records import frozen
from overenskommelse.syntax import duties as syntax
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.tree import Sentence

Telling = TypeVar("Telling", syntax.Received, syntax.Used, syntax.PaidBack)


def terms_of(sentence: Sentence, kinds: frozenset[str], scope: Scope) -> model.Terms:
    """What is to be done before and after a payment to these kinds of recipients."""
    requested = heads.only_one(heads.below(sentence, syntax.Requested), scope)
    repaid = heads.only_one(heads.below(sentence, syntax.Repaid), scope)
    report = heads.only_one(heads.below(sentence, syntax.EconomicReport), scope)
    booked = heads.only_one(heads.below(sentence, syntax.Booked), scope)
    told = _Told(sentence, kinds, scope)
    asked = told.by(syntax.Requested, syntax.Received)
    if asked is not None and requested is not None and not requested.lapses:
        scope.found.append(rule_mistakes.received_useless(asked))
    return model.Terms(
        requested_by=requested.last if requested else None,
        lapses=requested.lapses if requested else False,
        requested_as=_text(asked),
        repaid_by=repaid.last if repaid else None,
        reported_by=report.last if report else None,
        reclaimable=report.reclaimed if report else False,
        appropriation=booked.appropriation.text if booked else None,
        budget_year=booked.year if booked else None,
        used_as=_text(told.by(syntax.Repaid, syntax.Used)),
        paid_back_as=_text(told.by(syntax.Repaid, syntax.PaidBack)),
        reported_as=_text(told.by(syntax.EconomicReport, syntax.Received)),
    )


def _text(name: Name | None) -> str | None:
    return None if name is None else name.text


@frozen
class _Told:
    """Which facts tell of the terms below a sentence.

    Attributes:
        sentence: The grant or requisition.
        kinds: The kinds of recipients it pays to.
        scope: What has a name in the file.
    """

    sentence: Sentence
    kinds: frozenset[str]
    scope: Scope

    def by(self, term: type, telling: type[Telling]) -> Name | None:
        """The name of the fact that tells of a term; None if none does, or it is not declared."""
        for item in self.sentence.body:
            if isinstance(item.statement, term):
                node = heads.only_one(heads.below(item, telling), self.scope)
                return None if node is None else self._checked(node)
        return None

    def _checked(self, node: syntax.Received | syntax.Used | syntax.PaidBack) -> Name | None:
        fact = fact_of(node.fact, self.kinds, self.scope)
        if fact is None:
            return None
        many = fact.per_period or bool(fact.lists)
        if not isinstance(node, syntax.Received):
            if fact.type.unit is not Unit.MONEY or many:
                self.scope.found.append(duty_mistakes.told_not_money(node.fact))
        elif fact.type.unit is not Unit.DATE or many:
            self.scope.found.append(duty_mistakes.received_not_date(node.fact))
        if len(self.kinds) > 1:
            told = mistakes.mixed_recipients(node.fact.span, sorted(self.kinds))
            self.scope.found.append(told)
        return node.fact


def fact_of(name: Name, kinds: Collection[str], scope: Scope) -> FactDeclaration | None:
    """A fact that is given for recipients of one of some kinds."""
    fact = scope.look_up("fact", name, scope.facts)
    if fact is not None and fact.kind not in kinds:
        wanted = " / ".join(sorted(kinds))
        scope.found.append(mistakes.wrong_recipients(name.span, fact.kind or "-", wanted or "-"))
    return fact


def check_told_once(sentences: tuple[Sentence, ...], scope: Scope) -> None:
    """One amount cannot tell what was used of two grants, nor what was used and what was repaid."""
    seen: dict[str, Name] = {}
    for name in _amounts_told(sentences):
        if name.text in seen:
            scope.found.append(duty_mistakes.told_of_two(name, seen[name.text]))
        seen.setdefault(name.text, name)


def _amounts_told(sentences: tuple[Sentence, ...]) -> Iterator[Name]:
    for sentence in sentences:
        if isinstance(sentence.statement, syntax.Used | syntax.PaidBack):
            yield sentence.statement.fact
        yield from _amounts_told(sentence.body)
