"""In: how a split is rounded, and who goes first of equals. Out: the words a file has for it.

Guarantees: the words of the grammar, in the language of the page, with recipients as it calls them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from overenskommelse.model.grants import Split
from overenskommelse.model.rounding import Draw, Halves, Method, MethodRule, TieOrder, TieRule
from overenskommelse.render.words import Language
from overenskommelse.source.numbers import decimal_text
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.expressions import Direction
from overenskommelse.syntax.rounding_phrasing import Needs, draw_text, method_text, ties_text
from overenskommelse.syntax.words import words_of

Called = Callable[[str], str]
_HALVES = {Halves.UP: Direction.HALVES_UP, Halves.TO_EVEN: Direction.HALVES_TO_EVEN}


def method_clause(rule: MethodRule, language: Language, called: Called) -> str:
    """How a split is rounded, as a clause.

    Example:
        >>> method_clause(MethodRule(Method.WEBSTER), "sv", str)
        'avrundas med uddatalsmetoden'
    """
    words = words_of(language)
    mark = "," if language == "sv" else "."
    needs = Needs(
        None if rule.first is None else decimal_text(rule.first, mark),
        None if rule.halves is None else _HALVES[rule.halves],
        None if rule.to is None else called(rule.to),
        rule.method is Method.DOWN,
    )
    told = method_text(words, syntax.Method[rule.method.name], needs)
    return f"{words.write('ROUNDED_AS')} {told}"


def ties_clause(rules: tuple[TieRule, ...], language: Language, called: Called) -> str:
    """Who goes first of those with equal claims, as a clause.

    Example:
        >>> ties_clause((TieOrder.LARGEST_KEY, TieOrder.CODE), "en", str)
        'ties to the one with the largest key, then in order of code'
    """
    words = words_of(language)
    told = [_rule(rule, language, called) for rule in rules]
    return f"{words.write('TIES')} {ties_text(words, told)}"


def rounding_clauses(split: Split, language: Language, called: Called) -> Iterator[str]:
    """What a split says of its rounding, if it says anything."""
    if split.method != MethodRule():
        yield method_clause(split.method, language, called)
    if split.ties:
        yield ties_clause(split.ties, language, called)


def _rule(rule: TieRule, language: Language, called: Called) -> syntax.TieOrder | str:
    match rule:
        case TieOrder():
            return syntax.TieOrder[rule.name]
        case Draw(order, by, on, document):
            who = [called(code) for code in order]
            return draw_text(words_of(language), by, on, document, who)
