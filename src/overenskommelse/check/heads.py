"""Sources, notes, labels and amounts: what every rule can carry."""

from __future__ import annotations

from typing import TypeVar

from overenskommelse.check import mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.syntax import heads
from overenskommelse.syntax.expressions import UnitWord
from overenskommelse.syntax.grants import Amount, Reckoned
from overenskommelse.syntax.names import Text
from overenskommelse.syntax.tree import Broken, Sentence, Statement

T = TypeVar("T", bound=Statement)

_KRONOR = {
    UnitWord.KRONOR: 1,
    UnitWord.THOUSAND_KRONOR: 1_000,
    UnitWord.MILLION_KRONOR: 1_000_000,
    UnitWord.BILLION_KRONOR: 1_000_000_000,
}


def sources_of(sentence: Sentence) -> tuple[str, ...]:
    """The documents and sections a rule names."""
    return tuple(item.text.text for item in below(sentence, heads.Citation))


def notes_of(sentence: Sentence) -> tuple[str, ...]:
    """What the author says about a rule."""
    return tuple(item.text.text for item in below(sentence, heads.Note))


def label_of(sentence: Sentence, own: Text | None, name: str, scope: Scope) -> str:
    """What a rule is called in print: its label, behind it or below it, else its name."""
    labels = below(sentence, heads.Label)
    if own is not None and labels:
        scope.found.append(mistakes.clause_twice(labels[0].span, own.span))
    only_one(labels, scope)
    if own is not None:
        return own.text
    return labels[0].text.text if labels else name


def below(sentence: Sentence, kind: type[T]) -> list[T]:
    """The statements of a kind right below a sentence."""
    return [item.statement for item in sentence.body if isinstance(item.statement, kind)]


def only_one(statements: list[T], scope: Scope) -> T | None:
    """The first of them; each further one is a mistake."""
    for other in statements[1:]:
        scope.found.append(mistakes.clause_twice(other.span, statements[0].span))
    return statements[0] if statements else None


def has_broken(sentence: Sentence) -> bool:
    """Whether a sentence right below could not be read, so that the whole cannot be judged."""
    return any(isinstance(item.statement, Broken) for item in sentence.body)


def kronor(amount: Amount, scope: Scope) -> int | None:
    """An amount in whole kronor, or None with a diagnostic."""
    if isinstance(amount, Reckoned):
        return scope.reckon(amount)
    if amount.unit is UnitWord.ORE:
        value = amount.number / 100
    elif amount.unit in _KRONOR:
        value = amount.number * _KRONOR[amount.unit]
    else:
        scope.found.append(mistakes.not_money(amount))
        return None
    if value.denominator != 1:
        scope.found.append(mistakes.fraction_of_krona(amount, value))
        return None
    return value.numerator
