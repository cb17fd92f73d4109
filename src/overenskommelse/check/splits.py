"""How a grant is split: keys, fixed keys, mixed keys, bounds, lots, ties."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeGuard, assert_never

from overenskommelse.check import grant_mistakes, heads, mistakes, rounding_mistakes
from overenskommelse.check.bounds import bound_of, check_bounds, lot_of, own_bounds_of
from overenskommelse.check.days import warn_of_changing_values
from overenskommelse.check.examples import distinct_rows
from overenskommelse.check.expressions import value_of
from overenskommelse.check.given import code_of
from overenskommelse.check.rounding_rules import method_of, settling, ties_of
from overenskommelse.check.splitting import Splitting, check_reach
from overenskommelse.check.ties import SureTie, sure_difference, sure_tie
from overenskommelse.model import expressions as xp
from overenskommelse.model.grants import Split, SplitKind, SplitPart
from overenskommelse.model.rounding import TieRule
from overenskommelse.model.units import Unit
from overenskommelse.source.numbers import decimal_text
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.examples import ValueRow
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import Expression, Quantity, UnitWord
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.words import words_of

_WHOLE = Fraction(1)


def split_of(given: Splitting) -> Split:
    """How a grant is split; what is wrong with it is told."""
    scope = given.scope
    ties = ties_of(given.sentence, given.kind, scope)
    rows = heads.below(given.sentence, ValueRow)
    if rows and not _by_fixed_keys(given.node.split):
        scope.found.append(mistakes.keys_useless(rows[0].span))
    kind, parts, fixed, appointed = _keys(given)
    floor = bound_of(given, syntax.BoundSide.FLOOR)
    ceiling = bound_of(given, syntax.BoundSide.CEILING)
    own = own_bounds_of(given)
    method = method_of(given.sentence, given.kind, kind, scope)
    lot = lot_of(given)
    split = Split(kind, parts, fixed, appointed, ties, floor, ceiling, lot, own, method)
    check_bounds(given, split)
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
        case syntax.Only() as only:
            return SplitKind.ONLY, (), _only(only, given), None
    assert_never(given.node.split)


def _by_fixed_keys(split: syntax.Split) -> bool:
    """Whether rows with keys belong below a grant: some of it, or all, is split by them."""
    match split:
        case syntax.ByFixedKeys():
            return True
        case syntax.Mixed(parts):
            return any(part.by_fixed_keys for part in parts)
        case _:
            return False


def _only(only: syntax.Only, given: Splitting) -> tuple[tuple[str, Fraction], ...]:
    """The one recipient; how several share a grant must be said."""
    if len(only.refs) > 1:
        words = words_of(given.scope.language)
        ways = (words.write("EQUALLY"), f"{words.write('BY_KEY')} …", words.write("BY_FIXED_KEYS"))
        told = grant_mistakes.choice_split(only.span, given.node.name.text, ways)
        given.scope.found.append(told)
    code = code_of(only.refs[0], given.kind, given.scope) if given.kind else None
    return ((code, _WHOLE),) if code else ()


def _part(share: Fraction, expression: Expression, given: Splitting) -> SplitPart:
    """A part split by a value, which must be a number for each recipient."""
    scope = given.scope
    term = value_of(expression, scope, given.measures.find)
    if term is not None:
        if term.unit in (Unit.DATE, Unit.YES_NO):
            scope.found.append(mistakes.key_not_number(expression.span, term.unit))
        check_reach(term, expression.span, given)
        warn_of_changing_values(term, None, expression.span, scope)
    text = ExpressionPhrasing(words_of(scope.language)).expression(expression)
    return SplitPart(share, term, text)


def _fixed(given: Splitting) -> tuple[tuple[str, Fraction], ...]:
    """The fixed keys of every recipient; one that is left out is told."""
    if given.kind is None or given.whole is None:
        return ()
    scope = given.scope
    keys: dict[str, Fraction] = {}
    rows = heads.below(given.sentence, ValueRow)
    for row in distinct_rows(rows, given.node.name.text, given.whole, scope):
        value = row.node.value
        if row.code not in given.kind.by_code:
            told = grant_mistakes.not_of_grant(row.node.ref, given.node.name.text)
            scope.found.append(told)
            continue
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
            parts.append(SplitPart(share, None, None, part.by_fixed_keys))
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
    fixed = _fixed(given) if any(part.by_fixed_keys for part in parts) else ()
    return kind, tuple(parts), fixed, None


def _appointed(name: Name, given: Splitting) -> str | None:
    fact = given.scope.look_up("fact", name, given.scope.facts)
    if fact is None:
        return None
    if fact.type.unit is not Unit.YES_NO:
        given.scope.found.append(mistakes.not_yes_no(name, fact.type.unit))
    check_reach(xp.FactTerm(fact.name, fact.type.unit), name.span, given)
    return fact.name


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
