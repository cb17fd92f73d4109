"""Grants cut into parts: for each item of lists, and each period of a series, a grant of its own.

In: a grant with its cut, checked once as if an item of each list and a period were at hand. Out:
the parts, whose amounts are known from the file alone and add up to the whole.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from typing import TypeGuard

from attrs import evolve

from overenskommelse.check import heads, list_mistakes, mistakes
from overenskommelse.check.expressions import value_of
from overenskommelse.check.given import code_of
from overenskommelse.check.measures import Measures
from overenskommelse.check.reliance import lists_needed, needs_period
from overenskommelse.check.rounding_rules import settling
from overenskommelse.check.scope import Scope
from overenskommelse.model import expressions as xp
from overenskommelse.model.facts import Recipient
from overenskommelse.model.grants import Cut, CutKind, Fund, Grant
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.rounding import TieOrder
from overenskommelse.source.records import frozen
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.examples import ValueRow
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import Expression, Quantity, UnitWord
from overenskommelse.syntax.names import Name, Ref, part_name
from overenskommelse.syntax.tree import Sentence
from overenskommelse.syntax.words import words_of

MOST_PARTS = 1_000
"""More parts than this come from no agreement."""
_KINDS = {
    syntax.Cutting.EQUALLY: CutKind.EQUALLY,
    syntax.Cutting.BY_KEY: CutKind.BY_KEY,
    syntax.Cutting.LISTED: CutKind.LISTED,
}


@frozen
class Side:
    """A list, or a series of periods, with the members there are parts for."""

    name: str
    members: tuple[Recipient, ...]
    is_series: bool


@frozen
class Cutting:
    """What the cut of a grant is checked with.

    Attributes:
        sentence: The cut, with what stands below it.
        node: The cut.
        whole: The grant's amount as written, and in kronor.
        sides: What it is cut by.
        ties: What settles equal remainders of the parts.
    """

    sentence: Sentence
    node: syntax.Cut
    name: Name
    amount: int
    sides: tuple[Side, ...]
    ties: tuple[TieOrder, ...]

    @property
    def combinations(self) -> list[tuple[Recipient, ...]]:
        """A member of each side, for each part, in the order of the lists."""
        return list(product(*(side.members for side in self.sides)))


def sides_of(node: syntax.Cut, scope: Scope) -> tuple[Side, ...] | None:
    """What a grant is cut by, or None with a diagnostic."""
    known: dict[str, Side] = {
        name: Side(name, found.items.members, is_series=False)
        for name, found in scope.lists.items()
    }
    for name, periods in scope.series.items():
        members = tuple(Recipient(period, scope.periods[period].label) for period in periods)
        known[name] = Side(name, members, is_series=True)
    sides: list[Side] = []
    for written in node.over:
        side = scope.look_up("list or series", written, known)
        if side is None:
            return None
        if any(side.name == other.name or (side.is_series and other.is_series) for other in sides):
            scope.found.append(list_mistakes.cut_twice(written))
            return None
        sides.append(side)
    if prod(len(side.members) for side in sides) > MOST_PARTS:
        scope.found.append(list_mistakes.too_many_parts(node.span, MOST_PARTS))
        return None
    return tuple(sides)


def amounts_of(given: Cutting, scope: Scope, measures: Measures) -> tuple[int, ...] | None:
    """The kronor of each part, or None with a diagnostic."""
    rows = heads.below(given.sentence, ValueRow)
    if given.node.cutting is syntax.Cutting.LISTED:
        return _listed(rows, given, scope)
    if rows:
        scope.found.append(mistakes.keys_useless(rows[0].span))
    if given.node.key is None:
        return _apportioned([Fraction(1)] * len(given.combinations), given, scope)
    keys = _keys(given.node.key, given, scope, measures)
    return None if keys is None else _apportioned(keys, given, scope)


def fund_of(pattern: Grant, given: Cutting, amounts: tuple[int, ...], scope: Scope) -> Fund:
    """A grant as a fund of its parts."""
    parts = tuple(
        _part(pattern, given.sides, members, scope, amount)
        for members, amount in zip(given.combinations, amounts, strict=True)
    )
    key = given.node.key
    text = None if key is None else ExpressionPhrasing(words_of(scope.language)).expression(key)
    cut = Cut(tuple(side.name for side in given.sides), _KINDS[given.node.cutting], text)
    return Fund(pattern.name, pattern.label, pattern.amount, parts, 0, pattern.sources, cut)


def _part(
    pattern: Grant,
    sides: tuple[Side, ...],
    members: tuple[Recipient, ...],
    scope: Scope,
    amount: int,
) -> Grant:
    pairs = list(zip(sides, members, strict=True))
    period = next((member.code for side, member in pairs if side.is_series), None)
    return evolve(
        pattern,
        name=part_name(pattern.name, [member.code for member in members]),
        label=f"{pattern.label}: {', '.join(member.name for member in members)}",
        amount=amount,
        requirements=tuple(_required(item, pairs, scope) for item in pattern.requirements),
        items=tuple((side.name, member.code) for side, member in pairs if not side.is_series),
        period=period,
    )


def _required(
    requirement: Requirement, pairs: list[tuple[Side, Recipient]], scope: Scope
) -> Requirement:
    """A requirement for one part; it goes by the members that it depends on."""
    conditions = (requirement.condition, *(other.condition for other in requirement.instead))
    lists = {name for each in conditions for name in lists_needed(each, scope)}
    series = next((member.code for side, member in pairs if side.is_series), None)
    wants_period = series is not None and any(
        period is None and needs_period(condition, scope)
        for condition, period in (
            (requirement.condition, requirement.period),
            *((other.condition, other.period) for other in requirement.instead),
        )
    )
    codes = [
        member.code
        for side, member in pairs
        if (wants_period if side.is_series else side.name in lists)
    ]
    return evolve(
        requirement,
        name=part_name(requirement.name, codes) if codes else requirement.name,
        period=_period(requirement.condition, requirement.period, series, scope),
        instead=tuple(
            evolve(other, period=_period(other.condition, other.period, series, scope))
            for other in requirement.instead
        ),
        items=tuple((side.name, member.code) for side, member in pairs if side.name in lists),
    )


def _period(
    condition: xp.Condition, own: str | None, series: str | None, scope: Scope
) -> str | None:
    """The period of a condition in a part: its own, else that of the part if it wants one."""
    return series if own is None and needs_period(condition, scope) else own


# --- amounts -------------------------------------------------------------------------------


def _apportioned(weights: list[Fraction], given: Cutting, scope: Scope) -> tuple[int, ...] | None:
    """The whole by weights; kronor that several parts have an equal claim to need a rule."""
    from overenskommelse.allocation.apportionment import apportion
    from overenskommelse.allocation.rounding import Rounding
    from overenskommelse.outcome import rounding as agreed

    keys = {f"{number:06d}": weight for number, weight in enumerate(weights)}
    rounding = Rounding(ties=agreed.ties_of(given.ties))
    allocation = apportion(given.amount, keys, rounding) if any(weights) else None
    if allocation is None:
        scope.found.append(mistakes.keys_all_nought(given.node.span))
        return None
    if allocation.tie is not None and allocation.tie.rule is None:
        clause = settling(given.ties, words_of(scope.language))
        name = given.name.text
        scope.found.append(list_mistakes.choice_parts(given.node.span, name, len(keys), clause))
        return None
    return tuple(allocation.amounts.values())


def _keys(
    key: Expression, given: Cutting, scope: Scope, measures: Measures
) -> list[Fraction] | None:
    """The key of each part, which the file itself must tell."""
    term = value_of(key, scope, measures.find)
    if term is None:
        return None
    found: list[Fraction] = []
    for members in given.combinations:
        items = {side.name: member.code for side, member in zip(given.sides, members, strict=True)}
        value = _told_by_file(term, items, scope)
        if value is None or value < 0:
            scope.found.append(list_mistakes.key_not_told(key.span))
            return None
        found.append(value)
    return found


def _told_by_file(term: xp.Term, items: dict[str, str], scope: Scope) -> Fraction | None:
    """A value made of numbers and of what lists say of items; None for anything else."""
    match term:
        case xp.Constant(value):
            return value
        case xp.AttributeTerm(name, attribute):
            said = scope.lists[name].attributes.get((items[name], attribute))
            return said if isinstance(said, Fraction) else None
        case xp.Arithmetic(first, rest):
            total = _told_by_file(first, items, scope)
            for operator, other in rest:
                total = _reckoned(total, operator, _told_by_file(other, items, scope))
            return total
        case _:
            return None


def _reckoned(
    left: Fraction | None, operator: xp.Operator, right: Fraction | None
) -> Fraction | None:
    if left is None or right is None or (operator is xp.Operator.DIVIDED and not right):
        return None
    return operator.of(left, right)


def _listed(rows: list[ValueRow], given: Cutting, scope: Scope) -> tuple[int, ...] | None:
    """The parts as rows tell them: amounts that add up to the whole, or keys."""
    found: dict[tuple[str, ...], ValueRow] = {}
    for row in rows:
        codes = _codes(row, given, scope)
        if codes is None:
            return None
        if codes in found:
            scope.found.append(mistakes.same_recipient(row.ref, found[codes].ref))
            return None
        found[codes] = row
    wanted = [tuple(member.code for member in members) for members in given.combinations]
    absent = [codes for codes in wanted if codes not in found]
    if absent and not heads.has_broken(given.sentence):
        told = [f"`{', '.join(codes)}`" for codes in absent[:5]]
        who = ", ".join(told) + (" …" if len(absent) > 5 else "")
        scope.found.append(mistakes.keys_missing(given.node.span, given.name.text, who))
    if absent:
        return None
    return _from_rows([found[codes] for codes in wanted], given, scope)


def _codes(row: ValueRow, given: Cutting, scope: Scope) -> tuple[str, ...] | None:
    refs: tuple[Ref, ...] = (row.ref, *row.items)
    names = [side.name for side in given.sides]
    if len(refs) != len(names):
        told = list_mistakes.row_names(row.span, given.name.text, names, len(refs))
        scope.found.append(told)
        return None
    codes = [_code(ref, side, scope) for ref, side in zip(refs, given.sides, strict=True)]
    known = tuple(code for code in codes if code is not None)
    return known if len(known) == len(codes) else None


def _code(ref: Ref, side: Side, scope: Scope) -> str | None:
    if not side.is_series:
        return code_of(ref, scope.lists[side.name].items, scope, "item")
    codes = {member.code: member.code for member in side.members}
    return scope.look_up("period", ref, codes)


def _from_rows(rows: list[ValueRow], given: Cutting, scope: Scope) -> tuple[int, ...] | None:
    """Amounts as they stand; percentages of the whole, or plain numbers, as keys."""
    values = [row.value for row in rows]
    for row in rows:
        if not _is_part(row.value):
            scope.found.append(mistakes.wrong_value(row.span, given.name.text, "money"))
            return None
    quantities = [value for value in values if _is_part(value)]
    units = {quantity.unit for quantity in quantities}
    if units <= {UnitWord.PLAIN} or units <= {UnitWord.PERCENT}:
        together = sum(quantity.number for quantity in quantities)
        if UnitWord.PERCENT in units and together != 100:
            shown = ExpressionPhrasing(words_of(scope.language)).quantity(
                Quantity(Fraction(together), UnitWord.PLAIN)
            )
            scope.found.append(mistakes.shares_not_whole(given.node.span, shown))
            return None
        return _apportioned([quantity.number for quantity in quantities], given, scope)
    amounts = [heads.kronor(quantity, scope) for quantity in quantities]
    known = tuple(amount for amount in amounts if amount is not None)
    if len(known) < len(amounts):
        return None
    if sum(known) != given.amount:
        name = given.name.text
        told = mistakes.sum_differs(given.node.span, name, given.amount, sum(known))
        scope.found.append(told)
    return known


def _is_part(value: object) -> TypeGuard[Quantity]:
    """Whether a row's value is an amount, a percentage or a plain number, 0 or more."""
    return isinstance(value, Quantity) and value.unit is not UnitWord.POINTS and value.number >= 0
