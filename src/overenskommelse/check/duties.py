"""Duties and requisitions."""

from __future__ import annotations

from datetime import date

from overenskommelse.check import dated, duty_mistakes, heads, mistakes, rule_mistakes
from overenskommelse.check.periods import find_period
from overenskommelse.check.scope import Scope
from overenskommelse.check.terms import fact_of, terms_of
from overenskommelse.model import duties as model
from overenskommelse.model.units import Unit
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax import duties as syntax
from overenskommelse.syntax.names import Ref
from overenskommelse.syntax.tree import Sentence


@frozen
class Money:
    """What a fund or grant holds.

    Attributes:
        amount: Kronor.
        leaves: The grants at its ends that they belong to.
        kinds: The kinds of recipients of these.
        requested: The last days of their own requisitions, by grant.
    """

    amount: int
    leaves: tuple[str, ...]
    kinds: frozenset[str]
    requested: tuple[tuple[str, date], ...]


def requisitions_of(
    sentences: tuple[Sentence, ...], money: dict[str, Money], scope: Scope
) -> tuple[model.Requisition, ...]:
    """The requisitions of a file, whose parts add up and belong to one of them only."""
    seen: dict[str, Span] = {}
    found = []
    for sentence in sentences:
        if isinstance(sentence.statement, syntax.Requisition):
            node = sentence.statement
            scope.declare("requisition", node.name)
            found.append(_requisition(sentence, node, money, seen, scope))
    return tuple(item for item in found if item is not None)


def _requisition(
    sentence: Sentence,
    node: syntax.Requisition,
    money: dict[str, Money],
    seen: dict[str, Span],
    scope: Scope,
) -> model.Requisition | None:
    amount = heads.kronor(node.amount, scope)
    parts: list[Money] = []
    for name in node.grants:
        part = scope.look_up("fund or grant", name, money)
        if part is None:
            continue
        parts.append(part)
        twice = [leaf for leaf in part.leaves if leaf in seen]
        if twice:
            scope.found.append(mistakes.requested_twice(name, seen[twice[0]]))
        seen.update((leaf, name.span) for leaf in part.leaves if leaf not in twice)
    if amount is None:
        return None
    together = sum(part.amount for part in parts)
    if len(parts) == len(node.grants) and together != amount:
        told = mistakes.sum_differs(node.amount.span, node.name.text, amount, together)
        scope.found.append(told)
    terms = terms_of(sentence, frozenset().union(*(part.kinds for part in parts)), scope)
    _check_days(node, terms, parts, scope)
    return model.Requisition(
        node.name.text,
        heads.label_of(sentence, node.label, node.name.text, scope),
        amount,
        tuple(name.text for name in node.grants),
        terms,
        heads.sources_of(sentence),
        heads.notes_of(sentence),
        node.span.place,
    )


def _check_days(
    node: syntax.Requisition, terms: model.Terms, parts: list[Money], scope: Scope
) -> None:
    """A grant has one last day to ask for it: its own, or that of the requisition it is in."""
    for name, own in (each for part in parts for each in part.requested):
        if terms.requested_by is not None and own != terms.requested_by:
            told = rule_mistakes.requisition_days_differ(node.span, name, own, terms.requested_by)
            scope.found.append(told)


def duties_of(
    sentences: tuple[Sentence, ...], parties: tuple[str, ...], scope: Scope
) -> tuple[model.Duty, ...]:
    """The duties of a file, of its recipients and its parties."""
    found = []
    for sentence in sentences:
        if isinstance(sentence.statement, syntax.Duty):
            node = sentence.statement
            scope.declare("duty", node.name)
            found.append(_duty(sentence, node, parties, scope))
    return tuple(found)


def _duty(
    sentence: Sentence, node: syntax.Duty, parties: tuple[str, ...], scope: Scope
) -> model.Duty:
    when = node.when if isinstance(node.when, syntax.DutyDate) else syntax.DutyDate()
    days, first = _days(node, scope)
    _tell_same_days(when, scope)
    kinds = _kinds(node, scope)
    return model.Duty(
        node.name.text,
        heads.label_of(sentence, node.label, node.what.text, scope),
        tuple(code for ref in node.who for code in _codes(ref, parties, scope)),
        node.what.text,
        node.delivers,
        node.to.text if node.to else None,
        days[0] if days else None,
        model.Recurrence[when.every.name] if when.every else None,
        _received(sentence, when, kinds, scope),
        tuple(_part(item, kinds, scope) for item in heads.below(sentence, syntax.Contains)),
        heads.sources_of(sentence),
        heads.notes_of(sentence),
        node.span.place,
        tuple(days[1:]),
        first,
    )


def _days(node: syntax.Duty, scope: Scope) -> tuple[list[date], date | None]:
    """The last days of a duty in order, and its first day."""
    first = None if node.first is None else dated.first_day_of(node.first, scope)
    if isinstance(node.when, syntax.DutyLast):
        last = dated.last_day_of(node.when, scope)
        days = [] if last is None else [last]
    else:
        days = sorted(node.when.days) if node.when else []
    if first is not None and days and days[0] < first:
        scope.found.append(mistakes.days_backwards(node.span))
    return days, first


def _tell_same_days(when: syntax.DutyDate, scope: Scope) -> None:
    if len(set(when.days)) < len(when.days):
        scope.found.append(duty_mistakes.day_twice(when.span))


def _received(
    sentence: Sentence, when: syntax.DutyDate, kinds: set[str], scope: Scope
) -> str | None:
    """The fact that tells the day: a date, of those who have the duty, which comes but once."""
    received = heads.only_one(heads.below(sentence, syntax.Received), scope)
    fact = None if received is None else fact_of(received.fact, kinds, scope)
    if fact is None or received is None:
        return None
    if fact.type.unit is not Unit.DATE or fact.per_period or fact.lists:
        scope.found.append(duty_mistakes.received_not_date(received.fact))
    elif when.every is not None or len(when.days) > 1:
        scope.found.append(duty_mistakes.received_yearly(received.fact))
    return fact.name


def _part(node: syntax.Contains, kinds: set[str], scope: Scope) -> model.Part:
    """A part, and the fact of those who have the duty that is there when the part is."""
    fact = None if node.fact is None else fact_of(node.fact, kinds, scope)
    period = find_period(node.during, scope, of=node.fact.text if node.fact else "?")
    if fact is not None and node.during is not None and not fact.per_period:
        scope.found.append(mistakes.period_useless(node.during))
    return model.Part(node.text.text, fact.name if fact else None, period)


def _kinds(node: syntax.Duty, scope: Scope) -> set[str]:
    """The kinds of those who have a duty."""
    named = {ref.text for ref in node.who}
    return {
        kind.name
        for kind in scope.kinds.values()
        if kind.name in named or any(kind.find(text) for text in named)
    }


def _codes(ref: Ref, parties: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
    """A recipient's code, the name of a kind of them (``region`` is each of them), or a party."""
    if ref.text in scope.kinds:
        return (ref.text,)
    for kind in scope.kinds.values():
        member = kind.find(ref.text)
        if member is not None:
            return (member.code,)
    if ref.text in parties:
        return (ref.text,)
    members = (m.name for kind in scope.kinds.values() for m in kind.members)
    known = [*scope.kinds, *members, *parties]
    scope.look_up("recipient", ref, dict.fromkeys(known))
    return ()
