"""Floors, ceilings and lots of a grant: of everyone, and of some recipients' own."""

from __future__ import annotations

from fractions import Fraction

from overenskommelse.check import grant_mistakes, heads, mistakes
from overenskommelse.check.days import warn_of_changing_values
from overenskommelse.check.expressions import value_of
from overenskommelse.check.given import code_of
from overenskommelse.check.reliance import name_without_period
from overenskommelse.check.splitting import Splitting, check_reach
from overenskommelse.model import expressions as xp
from overenskommelse.model.grants import AmountShare, Limit, OwnBound, Split, SplitKind
from overenskommelse.model.units import Unit
from overenskommelse.model.walk import kinds_needed
from overenskommelse.source.text import Span
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.expressions import Expression, UnitWord
from overenskommelse.syntax.names import Ref

_SIDES = {
    syntax.OwnSide.FLOOR: ("floor",),
    syntax.OwnSide.CEILING: ("ceiling",),
    syntax.OwnSide.EXACT: ("floor", "ceiling"),
}


def bound_of(given: Splitting, side: syntax.BoundSide) -> Limit | None:
    """A floor or ceiling: an amount, or a value in money for each recipient."""
    scope = given.scope
    found = [item for item in heads.below(given.sentence, syntax.Bound) if item.side is side]
    bound = heads.only_one(found, scope)
    if bound is None:
        return None
    return _amount(bound.expression, given)


def own_bounds_of(given: Splitting) -> tuple[OwnBound, ...]:
    """What some recipients get at least, at most or exactly; nobody has two of a side."""
    taken: dict[tuple[str, str], Ref] = {}
    found: list[OwnBound] = []
    for node in heads.below(given.sentence, syntax.OwnBound):
        term = _amount(node.expression, given)
        codes = _own_codes(node, taken, given)
        if term is not None and codes:
            sides = _SIDES[node.side]
            floor, ceiling = (term if side in sides else None for side in ("floor", "ceiling"))
            found.append(OwnBound(codes, floor, ceiling))
    return tuple(found)


def _own_codes(
    node: syntax.OwnBound, taken: dict[tuple[str, str], Ref], given: Splitting
) -> tuple[str, ...]:
    """Whom a bound of some recipients' own is for; all of them get part of the grant."""
    if given.kind is None or given.whole is None:
        return ()
    found: list[str] = []
    for ref in node.refs:
        code = code_of(ref, given.whole, given.scope)
        if code is None:
            continue
        if code not in given.kind.by_code:
            told = grant_mistakes.not_of_grant(ref, given.node.name.text)
            given.scope.found.append(told)
            continue
        keys = [(code, side) for side in _SIDES[node.side]]
        twice = next((taken[key] for key in keys if key in taken), None)
        if twice is not None:
            given.scope.found.append(mistakes.same_recipient(ref, twice))
            continue
        taken.update(dict.fromkeys(keys, ref))
        found.append(code)
    return tuple(found)


def _amount(expression: Expression | syntax.ShareOfAmount, given: Splitting) -> Limit | None:
    """An amount, a value in money for each recipient, or a share of what is split."""
    if isinstance(expression, syntax.ShareOfAmount):
        share = expression.share.number / 100
        if expression.share.unit is UnitWord.PERCENT and 0 < share < 1:
            return AmountShare(share)
        given.scope.found.append(grant_mistakes.part_not_share(expression.share.span))
        return None
    term = value_of(expression, given.scope, given.measures.find)
    if term is None:
        return None
    if term.unit is not Unit.MONEY:
        given.scope.found.append(mistakes.bound_not_money(expression.span, term.unit))
    else:
        _check_value(term, expression.span, given)
    return term


def _check_value(term: xp.Term, span: Span, given: Splitting) -> None:
    """A bound is one amount for all, or one for each of the grant's recipients."""
    if kinds_needed(term, given.scope):
        check_reach(term, span, given)
    else:
        unbound = name_without_period(term, given.scope)
        if unbound is not None:
            told = mistakes.period_missing(span, unbound, given.scope.periods)
            given.scope.found.append(told)
    warn_of_changing_values(term, None, span, given.scope)


def check_bounds(given: Splitting, split: Split) -> None:
    """Bounds written as amounts can be told to be impossible before any facts are known."""
    if split.kind is SplitKind.EACH_BY_ITSELF and split.has_bounds:
        given.scope.found.append(mistakes.bounds_with_parts(given.node.span))
    codes = given.kind.by_code if given.kind else {}
    least = min((amount for amount in given.amounts if amount is not None), default=None)
    pairs = [
        (_written(floor, least), _written(ceiling, least))
        for floor, ceiling in (split.bounds_of(code) for code in codes)
    ]
    crossed = ((low, high) for low, high in pairs if low is not None and high is not None)
    for low, high in [(low, high) for low, high in crossed if low > high][:1]:
        told = mistakes.bounds_crossed(given.node.span, int(low), int(high))
        given.scope.found.append(told)
    floors = [floor for floor, _ in pairs if floor is not None]
    together = (min if split.kind.is_to_one else sum)(floors or [Fraction(0)])
    if least is not None and together > least and not given.node.at_most:
        told = mistakes.floors_too_high(given.node.span, int(together), least)
        given.scope.found.append(told)


def _written(limit: Limit | None, least: int | None) -> Fraction | None:
    """A floor or ceiling in kronor, where the file gives it; of parts, that of the smallest."""
    match limit:
        case xp.Constant(value):
            return value
        case AmountShare(share) if least is not None:
            return share * least
        case _:
            return None


def lot_of(given: Splitting) -> int:
    """The lots that parts are whole multiples of, in kronor."""
    lots = heads.only_one(heads.below(given.sentence, syntax.Lots), given.scope)
    if lots is None:
        return 1
    amount = heads.kronor(lots.amount, given.scope)
    if amount == 0:
        given.scope.found.append(mistakes.not_money(lots.amount))
    return amount or 1
