"""In: a ``given`` of an example. Out: its facts, each with its recipient, period and items.

Guarantees: a value is never given twice for the same recipient, period and items, and each row
names just what the fact is given for.
"""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

from overenskommelse.check import heads, list_mistakes, mistakes
from overenskommelse.check.periods import find_period
from overenskommelse.check.scope import Scope
from overenskommelse.model.examples import GivenFact
from overenskommelse.model.facts import FactDeclaration, RecipientKind
from overenskommelse.model.units import FactType, NotReceived, Value
from overenskommelse.source.records import frozen
from overenskommelse.syntax import examples as syntax
from overenskommelse.syntax.expressions import Absent, Quantity, UnitWord
from overenskommelse.syntax.names import Ref, Text
from overenskommelse.syntax.tree import Sentence


@frozen
class _Keys:
    """Whom and which items a row is about."""

    recipient: str | None
    items: tuple[str, ...]


def given_in(sentence: Sentence, node: syntax.Given, scope: Scope) -> list[GivenFact]:
    """The facts a ``given`` holds; what is wrong with it is told."""
    fact = scope.look_up("fact", node.fact, scope.facts)
    period = find_period(node.during, scope, of=node.fact.text)
    if fact is None:
        return []
    if fact.per_period and node.during is None:
        scope.found.append(mistakes.period_missing(node.fact.span, fact.name, scope.periods))
    if not fact.per_period and node.during is not None:
        scope.found.append(mistakes.period_useless(node.during))
    rows = ([node.row] if node.row else []) + heads.below(sentence, syntax.ValueRow)
    if fact.kind is None and node.value is not None:
        alone = syntax.ValueRow(Ref(fact.name, node.fact.span), node.value, span=node.span)
        return _noted([(_Keys(None, ()), alone)], fact, period, scope)
    if node.value is not None or not (fact.kind or (fact.lists and rows)):
        scope.found.append(mistakes.recipient_needed(node.span, fact.name, fact.kind))
        return []
    if fact.kind is not None and fact.kind not in scope.kinds:
        return []
    return _noted(_keyed(rows, fact, scope), fact, period, scope)


def check_totals(facts: list[GivenFact], scope: Scope) -> None:
    """Tell of totals that differ from their items, where all the items are given."""
    whole = {(each.fact, each.recipient, each.period): each for each in facts if not each.items}
    parts: dict[tuple[str, str | None, str | None], list[Fraction]] = {}
    for each in facts:
        if each.items and isinstance(each.value, Fraction):
            parts.setdefault((each.fact, each.recipient, each.period), []).append(each.value)
    for key, values in parts.items():
        lists = (scope.lists[name] for name in scope.facts[key[0]].lists)
        are_all = len(values) == math.prod(len(each.items.members) for each in lists)
        if key in whole and are_all and sum(values) != whole[key].value:
            scope.found.append(list_mistakes.total_differs(whole[key], sum(values, Fraction(0))))


def _noted(
    rows: list[tuple[_Keys, syntax.ValueRow]],
    fact: FactDeclaration,
    period: str | None,
    scope: Scope,
) -> list[GivenFact]:
    values = [(keys, row, _value(row, fact, scope)) for keys, row in rows]
    return [
        GivenFact(fact.name, keys.recipient, period, keys.items, value, row.span.place)
        for keys, row, value in values
        if value is not None
    ]


def _keyed(
    rows: list[syntax.ValueRow], fact: FactDeclaration, scope: Scope
) -> list[tuple[_Keys, syntax.ValueRow]]:
    """The rows with what they are about; one that stands twice is told."""
    seen: dict[_Keys, Ref] = {}
    found: list[tuple[_Keys, syntax.ValueRow]] = []
    for row in rows:
        keys = _keys(row, fact, scope)
        if keys is None:
            continue
        if keys in seen:
            scope.found.append(mistakes.same_recipient(row.ref, seen[keys]))
            continue
        seen[keys] = row.ref
        found.append((keys, row))
    return found


def _keys(row: syntax.ValueRow, fact: FactDeclaration, scope: Scope) -> _Keys | None:
    """Whom and which items a row names, or None with a diagnostic."""
    refs = (row.ref, *row.items)
    owners = 0 if fact.kind is None else 1
    is_total = owners == 1 and len(refs) == 1
    if not is_total and len(refs) != owners + len(fact.lists):
        wanted = [fact.kind] if fact.kind else []
        told = list_mistakes.row_names(row.span, fact.name, [*wanted, *fact.lists], len(refs))
        scope.found.append(told)
        return None
    codes = [] if fact.kind is None else [code_of(row.ref, scope.kinds[fact.kind], scope)]
    for name, ref in zip(fact.lists, refs[owners:], strict=False):
        codes.append(code_of(ref, scope.lists[name].items, scope, "item"))
    known = tuple(code for code in codes if code is not None)
    if len(known) < len(codes):
        return None
    return _Keys(known[0], known[1:]) if owners else _Keys(None, known)


def code_of(ref: Ref, kind: RecipientKind, scope: Scope, what: str = "recipient") -> str | None:
    """The code of the recipient or item a code or name stands for, or None with a diagnostic."""
    recipient = kind.find(ref.text)
    if recipient is None:
        known = dict.fromkeys([*kind.by_code, *(member.name for member in kind.members)])
        scope.look_up(what, ref, known)
        return None
    return recipient.code


def _value(row: syntax.ValueRow, fact: FactDeclaration, scope: Scope) -> Value | None:
    """A row's value as the fact's type wants it, or None with a diagnostic."""
    match row.value, fact.type:
        case bool() as answer, FactType.YES_NO:
            return answer
        case date() as day, FactType.DATE:
            return day
        case Text(text), FactType.TEXT:
            return text
        case Text(text), FactType.CHOICE if text in fact.choices:
            return text
        case Absent(), FactType.DATE:
            return NotReceived.NOT_RECEIVED
        case Quantity() as quantity, _:
            return _number(quantity, row, fact, scope)
        case _:
            _tell(row, fact, scope)
            return None


def _number(
    quantity: Quantity, row: syntax.ValueRow, fact: FactDeclaration, scope: Scope
) -> Fraction | None:
    match fact.type, quantity.unit:
        case FactType.WHOLE_NUMBER, UnitWord.PLAIN if quantity.number.denominator == 1:
            return quantity.number
        case FactType.DECIMAL_NUMBER, UnitWord.PLAIN:
            return quantity.number
        case FactType.SHARE, UnitWord.PERCENT:
            return quantity.number / 100
        case FactType.MONEY, _:
            amount = heads.kronor(quantity, scope)
            return None if amount is None else Fraction(amount)
        case _:
            _tell(row, fact, scope)
            return None


def _tell(row: syntax.ValueRow, fact: FactDeclaration, scope: Scope) -> None:
    scope.found.append(mistakes.wrong_value(row.span, fact.name, fact.type.value))
