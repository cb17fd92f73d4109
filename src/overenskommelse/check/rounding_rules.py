"""How a split is rounded: by which method, who takes a difference, who goes first of equals."""

from __future__ import annotations

from overenskommelse.check import heads, rounding_mistakes
from overenskommelse.check.given import code_of
from overenskommelse.check.scope import Scope
from overenskommelse.model.facts import RecipientKind
from overenskommelse.model.grants import SplitKind
from overenskommelse.model.rounding import Draw, Halves, Method, MethodRule, TieOrder, TieRule
from overenskommelse.source.numbers import decimal_text
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.expressions import Direction
from overenskommelse.syntax.rounding_phrasing import ties_text
from overenskommelse.syntax.tree import Sentence
from overenskommelse.syntax.words import Words, words_of

_HALVES = {Direction.HALVES_UP: Halves.UP, Direction.HALVES_TO_EVEN: Halves.TO_EVEN}
_LARGEST_FIRST_DIVISOR = 2


def method_of(
    sentence: Sentence, kind: RecipientKind | None, by: SplitKind, scope: Scope
) -> MethodRule:
    """How exact parts become whole ones; by largest remainder unless the file says another way."""
    node = heads.only_one(heads.below(sentence, syntax.Rounding), scope)
    if node is None:
        return MethodRule()
    if by.is_to_one or by is SplitKind.NOT_SAID:
        scope.found.append(rounding_mistakes.rounding_useless(node.span))
        return MethodRule()
    absent = _unsaid(node, words_of(scope.language))
    if absent:
        scope.found.append(rounding_mistakes.choice_method(node.span, absent))
        return MethodRule()
    if node.first is not None and not 0 < node.first <= _LARGEST_FIRST_DIVISOR:
        shown = decimal_text(node.first, "," if scope.language == "sv" else ".")
        scope.found.append(rounding_mistakes.first_divisor(node.span, shown))
        return MethodRule()
    to = code_of(node.to, kind, scope) if node.to and kind else None
    if node.to is not None and to is None:
        return MethodRule()
    halves = None if node.halves is None else _HALVES[node.halves]
    return MethodRule(Method[node.method.name], node.first, halves, to)


def _unsaid(node: syntax.Rounding, words: Words) -> list[str]:
    """What a method needs and the sentence does not say, as it would be said."""
    write = words.write
    match node.method:
        case syntax.Method.MODIFIED_WEBSTER if node.first is None:
            return [f"{write('FIRST_DIVISOR')} {'1,2' if words.language == 'sv' else '1.2'}"]
        case syntax.Method.ROW_BY_ROW:
            halves = [] if node.halves else [write("HALVES_UP")]
            return [*halves, *([] if node.to else [f"{write('DIFFERENCE_TO')} …"])]
        case syntax.Method.DOWN if not node.leaves_rest:
            return [write("REST_NOT_DISTRIBUTED")]
        case _:
            return []


def ties_of(sentence: Sentence, kind: RecipientKind | None, scope: Scope) -> tuple[TieRule, ...]:
    """Who goes first where claims are equal; nobody unless the file says."""
    node = heads.only_one(heads.below(sentence, syntax.Ties), scope)
    if node is None:
        return ()
    found = (_tie_rule(rule, kind, scope) for rule in node.rules)
    return tuple(rule for rule in found if rule is not None)


def orders_of_parts(sentence: Sentence) -> tuple[TieOrder, ...]:
    """Who goes first of the parts of an amount; where recipients were drawn, the order written."""
    rules = (rule for node in heads.below(sentence, syntax.Ties)[:1] for rule in node.rules)
    return tuple(
        TieOrder.CODE if isinstance(rule, syntax.Draw) else TieOrder[rule.name] for rule in rules
    )


def settling(ties: tuple[TieRule, ...], words: Words) -> str:
    """The clause that would settle what these rules leave open."""
    kept = [rule for rule in ties if isinstance(rule, TieOrder) and rule is not TieOrder.CODE]
    orders = [syntax.TieOrder[rule.name] for rule in (*kept, TieOrder.CODE)]
    return f"{words.write('TIES')} {ties_text(words, orders)}"


def _tie_rule(
    rule: syntax.TieOrder | syntax.Draw, kind: RecipientKind | None, scope: Scope
) -> TieRule | None:
    if isinstance(rule, syntax.TieOrder):
        return TieOrder[rule.name]
    for text in (rule.by, rule.document):
        if not text.text.strip():
            scope.found.append(rounding_mistakes.draw_unrecorded(text.span))
    if kind is None:
        return None
    drawn = _drawn(rule, kind, scope)
    if len(drawn) < len(rule.order):  # who was meant is not known, so nobody is told as left out
        drawn = list(dict.fromkeys([*drawn, *kind.by_code]))
    return Draw(tuple(drawn), rule.by.text, rule.on, rule.document.text)


def _drawn(rule: syntax.Draw, kind: RecipientKind, scope: Scope) -> list[str]:
    """The codes of those drawn, in order; one that stands twice is told."""
    drawn: list[str] = []
    for ref in rule.order:
        code = code_of(ref, kind, scope)
        if code in drawn:
            scope.found.append(rounding_mistakes.drawn_twice(ref))
        elif code is not None:
            drawn.append(code)
    return drawn
