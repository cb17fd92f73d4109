"""How a grant is split: keys, fixed keys, mixed keys, bounds, lots, ties."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeGuard, assert_never

from overenskommelse.check import heads, mistakes, rounding_mistakes
from overenskommelse.check.days import warn_of_changing_values
from overenskommelse.check.examples import distinct_rows
from overenskommelse.check.expressions import value_of
from overenskommelse.check.given import code_of
from overenskommelse.check.measures import Measures
from overenskommelse.check.reliance import kind_of, name_without_period
from overenskommelse.check.rounding_rules import method_of, settling, ties_of
from overenskommelse.check.scope import Scope
from overenskommelse.check.ties import SureTie, sure_difference, sure_tie
from overenskommelse.model import expressions as xp
from overenskommelse.model.facts import RecipientKind
from overenskommelse.model.grants import Split, SplitKind, SplitPart
from overenskommelse.model.rounding import TieRule
from overenskommelse.model.units import Unit
from overenskommelse.model.walk import named_terms
from overenskommelse.source.numbers import decimal_text
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.examples import ValueRow
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import Expression, Quantity, UnitWord
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.tree import Sentence
from overenskommelse.syntax.words import words_of

_WHOLE = Fraction(1)


@frozen
class Splitting:
    """What the split of a grant is checked with.

    Attributes:
        sentence: The grant with what stands below it.
        node: The grant.
        amounts: Its amount in kronor, or those of its parts; None if that is wrong.
        kind: Its recipients, or None if they are unknown.
    """

    sentence: Sentence
    node: syntax.Grant
    amounts: tuple[int | None, ...]
    kind: RecipientKind | None
    scope: Scope
    measures: Measures


def split_of(given: Splitting) -> Split:
    """How a grant is split; what is wrong with it is told."""
    scope = given.scope
    ties = ties_of(given.sentence, given.kind, scope)
    rows = heads.below(given.sentence, ValueRow)
    if rows and not isinstance(given.node.split, syntax.ByFixedKeys):
        scope.found.append(mistakes.keys_useless(rows[0].span))
    kind, parts, fixed, appointed = _keys(given)
    floor, ceiling = _bound(given, syntax.BoundSide.FLOOR), _bound(given, syntax.BoundSide.CEILING)
    if kind is SplitKind.EACH_BY_ITSELF and (floor or ceiling):
        scope.found.append(mistakes.bounds_with_parts(given.node.span))
    _check_bounds(given, kind, floor, ceiling)
    method = method_of(given.sentence, given.kind, kind, scope)
    split = Split(kind, parts, fixed, appointed, ties, floor, ceiling, _lot(given), method)
    _ask_for_ties(given, split)
    return split


_Keys = tuple[SplitKind, tuple[SplitPart, ...], tuple[tuple[str, Fraction], ...], str | None]


def _keys(given: Splitting) -> _Keys:
    match given.node.split:
        case syntax.Equally():
            return SplitKind.EQUALLY, (SplitPart(_WHOLE, None, None),), (), None
        case syntax.By(expression):
            return SplitKind.BY_KEY, (_part(_WHOLE, expression, given),), (), None
        case syntax.ByFixedKeys():
            return SplitKind.FIXED_KEYS, (), _fixed(given), None
        case syntax.Mixed() as mixed:
            return _mixed(mixed, given)
        case syntax.AppointedBy(fact):
            return SplitKind.APPOINTED, (), (), _appointed(fact, given)
        case syntax.NotSaid():
            return SplitKind.NOT_SAID, (), (), None
        case syntax.Only(ref):
            code = code_of(ref, given.kind, given.scope) if given.kind else None
            fixed = ((code, _WHOLE),) if code else ()
            return SplitKind.ONLY, (), fixed, None
    assert_never(given.node.split)


def _part(share: Fraction, expression: Expression, given: Splitting) -> SplitPart:
    """A part split by a value, which must be a number for each recipient."""
    scope = given.scope
    term = value_of(expression, scope, given.measures.find)
    if term is not None:
        if term.unit in (Unit.DATE, Unit.YES_NO):
            scope.found.append(mistakes.key_not_number(expression.span, term.unit))
        _check_reach(term, expression.span, given)
        warn_of_changing_values(term, None, expression.span, scope)
    text = ExpressionPhrasing(words_of(scope.language)).expression(expression)
    return SplitPart(share, term, text)


def _check_reach(term: xp.Term, span: Span, given: Splitting) -> None:
    """A value for each of the grant's recipients, with its period named."""
    scope = given.scope
    unbound = name_without_period(term, scope)
    if unbound is not None and not scope.in_series:
        scope.found.append(mistakes.period_missing(span, unbound, scope.periods))
    own_kind = kind_of(term, span, scope)
    if given.kind is None or own_kind in (given.kind.name, *scope.unknown_kinds):
        return
    scope.found.append(mistakes.wrong_recipients(span, own_kind or "-", given.kind.name))


def _fixed(given: Splitting) -> tuple[tuple[str, Fraction], ...]:
    """The fixed keys of every recipient; one that is left out is told."""
    if given.kind is None:
        return ()
    scope = given.scope
    keys: dict[str, Fraction] = {}
    rows = heads.below(given.sentence, ValueRow)
    for row in distinct_rows(rows, given.node.name.text, given.kind, scope):
        value = row.node.value
        if _is_key(value):
            keys[row.code] = value.number
            continue
        scope.found.append(mistakes.wrong_value(row.node.span, given.node.name.text, "number"))
    _check_fixed(given)
    absent = [f"`{m.name}`" for m in given.kind.members if m.code not in keys]
    if absent and not heads.has_broken(given.sentence):
        who = ", ".join(absent[:5]) + (" …" if len(absent) > 5 else "")
        scope.found.append(mistakes.keys_missing(given.node.span, given.node.name.text, who))
    return tuple(keys.items())


def _check_fixed(given: Splitting) -> None:
    """Keys in percent are percent all of them, and the whole together."""
    values = [row.value for row in heads.below(given.sentence, ValueRow)]
    keys = [value for value in values if _is_key(value)]
    in_percent = [key for key in keys if key.unit is UnitWord.PERCENT]
    together = sum((key.number for key in keys), Fraction(0))
    if in_percent and (len(in_percent) < sum(key.number > 0 for key in keys) or together != 100):
        shown = decimal_text(together, ".")
        given.scope.found.append(mistakes.shares_not_whole(given.node.span, shown))
    elif keys and not together:
        given.scope.found.append(mistakes.keys_all_nought(given.node.span))


def _is_key(value: object) -> TypeGuard[Quantity]:
    """Whether a row's value is a plain number or a percentage, 0 or more."""
    plain = isinstance(value, Quantity) and value.unit in (UnitWord.PLAIN, UnitWord.PERCENT)
    return plain and isinstance(value, Quantity) and value.number >= 0


def _mixed(mixed: syntax.Mixed, given: Splitting) -> _Keys:
    scope = given.scope
    parts: list[SplitPart] = []
    for part in mixed.parts:
        share = part.share.number / 100
        if part.share.unit is not UnitWord.PERCENT:
            scope.found.append(mistakes.plain_number_for_share(part.share, "…"))
        if part.expression is None:
            parts.append(SplitPart(share, None, None))
        else:
            parts.append(_part(share, part.expression, given))
    together = sum(part.share for part in parts)
    if together != 1:
        shown = decimal_text(Fraction(together) * 100, ".")
        scope.found.append(mistakes.shares_not_whole(mixed.span, shown))
    if mixed.mixing is None:
        words = words_of(scope.language)
        scope.found.append(
            mistakes.choice_mixing(
                given.node.span,
                given.node.name.text,
                words.write("WEIGHED_TOGETHER"),
                words.write("EACH_BY_ITSELF"),
            )
        )
    each = mixed.mixing is syntax.Mixing.EACH_BY_ITSELF
    kind = SplitKind.EACH_BY_ITSELF if each else SplitKind.WEIGHED_TOGETHER
    return kind, tuple(parts), (), None


def _appointed(name: Name, given: Splitting) -> str | None:
    fact = given.scope.look_up("fact", name, given.scope.facts)
    if fact is None:
        return None
    if fact.type.unit is not Unit.YES_NO:
        given.scope.found.append(mistakes.not_yes_no(name, fact.type.unit))
    _check_reach(xp.FactTerm(fact.name, fact.type.unit), name.span, given)
    return fact.name


def _bound(given: Splitting, side: syntax.BoundSide) -> xp.Term | None:
    """A floor or ceiling: an amount, or a value in money for each recipient."""
    scope = given.scope
    found = [item for item in heads.below(given.sentence, syntax.Bound) if item.side is side]
    bound = heads.only_one(found, scope)
    if bound is None:
        return None
    term = value_of(bound.expression, scope, given.measures.find)
    if term is None:
        return None
    if term.unit is not Unit.MONEY:
        scope.found.append(mistakes.bound_not_money(bound.expression.span, term.unit))
    else:
        _check_bound(term, bound.expression.span, given)
    return term


def _check_bound(term: xp.Term, span: Span, given: Splitting) -> None:
    """A bound is one amount for all, or one for each of the grant's recipients."""
    names = tuple(named_terms(term))
    if any(kind_of(each, span, given.scope) is not None for each in names):
        _check_reach(term, span, given)
    elif names:
        unbound = name_without_period(term, given.scope)
        if unbound is not None:
            told = mistakes.period_missing(span, unbound, given.scope.periods)
            given.scope.found.append(told)
    warn_of_changing_values(term, None, span, given.scope)


def _check_bounds(
    given: Splitting, kind: SplitKind, floor: xp.Term | None, ceiling: xp.Term | None
) -> None:
    """Bounds written as amounts can be told to be impossible before any facts are known."""
    if not isinstance(floor, xp.Constant):
        return
    if isinstance(ceiling, xp.Constant) and floor.value > ceiling.value:
        given.scope.found.append(
            mistakes.bounds_crossed(given.node.span, int(floor.value), int(ceiling.value))
        )
    members = len(given.kind.members) if given.kind else 0
    count = 1 if kind.is_to_one else members
    together = floor.value * count
    low = min((amount for amount in given.amounts if amount is not None), default=None)
    if low is not None and together > low and not given.node.at_most:
        given.scope.found.append(mistakes.floors_too_high(given.node.span, int(together), low))


def _lot(given: Splitting) -> int:
    lots = heads.only_one(heads.below(given.sentence, syntax.Lots), given.scope)
    if lots is None:
        return 1
    amount = heads.kronor(lots.amount, given.scope)
    if amount == 0:
        given.scope.found.append(mistakes.not_money(lots.amount))
    return amount or 1


def _ask_for_ties(given: Splitting, split: Split) -> None:
    """A tie that must occur must say who comes first; of a grant in parts, the first one told."""
    if given.kind is None or split.lot < 1:
        return
    codes = tuple(given.kind.by_code)
    amounts = [each for each in given.amounts if each is not None]
    differences = (sure_difference(split, each, codes) for each in amounts)
    past = next((found for found in differences if found is not None), None)
    if past is not None:
        values = (past.recipient, past.amount, past.limit)
        given.scope.found.append(rounding_mistakes.difference_too_large(given.node.span, *values))
    ties = (sure_tie(split, each, codes) for each in amounts)
    tie = next((found for found in ties if found is not None), None)
    if tie is not None:
        _tell_tie(tie, split.ties, given)


def _tell_tie(tie: SureTie, ties: tuple[TieRule, ...], given: Splitting) -> None:
    """Ask who comes first, or for those whom the draw leaves out."""
    if tie.undrawn:
        told = rounding_mistakes.draw_incomplete(given.node.span, tie.undrawn)
        given.scope.found.append(told)
        return
    clause = settling(ties, words_of(given.scope.language))
    tell = mistakes.choice_ties_of_parts if tie.of_parts else mistakes.choice_ties
    name = given.node.name.text
    given.scope.found.append(tell(given.node.span, name, tie.left, tie.count, clause))
