"""Expressions: what a name stands for, which unit a value has, whether a condition is one.

A value's unit follows from its parts: number by number is a share, the difference of two shares
is in percentage points, a share of an amount is an amount. What does not go together is told with
its place, and the value becomes None, which no later rule complains about.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import assert_never

from overenskommelse.check import mistakes
from overenskommelse.check.facts import find_period
from overenskommelse.check.scope import Scope
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.model import expressions as model
from overenskommelse.model.facts import Measure
from overenskommelse.model.units import Unit
from overenskommelse.source.dates import last_day_of_month
from overenskommelse.source.text import Span
from overenskommelse.syntax import expressions as syntax
from overenskommelse.syntax.names import Name

MeasureFinder = Callable[[Name], Measure | None]

_MONEY = {
    syntax.UnitWord.KRONOR: Fraction(1),
    syntax.UnitWord.THOUSAND_KRONOR: Fraction(1_000),
    syntax.UnitWord.MILLION_KRONOR: Fraction(1_000_000),
    syntax.UnitWord.BILLION_KRONOR: Fraction(1_000_000_000),
    syntax.UnitWord.ORE: Fraction(1, 100),
}
_OPERATORS = {
    syntax.Operator.PLUS: model.Operator.PLUS,
    syntax.Operator.MINUS: model.Operator.MINUS,
    syntax.Operator.TIMES: model.Operator.TIMES,
    syntax.Operator.DIVIDED: model.Operator.DIVIDED,
}
_SIGNS = {
    syntax.Comparator.AT_LEAST: model.Comparator.AT_LEAST,
    syntax.Comparator.AT_MOST: model.Comparator.AT_MOST,
    syntax.Comparator.MORE_THAN: model.Comparator.MORE_THAN,
    syntax.Comparator.LESS_THAN: model.Comparator.LESS_THAN,
    syntax.Comparator.EQUALS: model.Comparator.EQUALS,
    syntax.Comparator.DIFFERS: model.Comparator.DIFFERS,
}
_COUNTED = frozenset({Unit.NUMBER, Unit.SHARE, Unit.POINTS, Unit.MONEY})


def value_of(node: syntax.Expression, scope: Scope, measure: MeasureFinder) -> model.Term | None:
    """The meaning of a value, or None with a diagnostic."""
    match node:
        case syntax.Quantity():
            return _constant(node)
        case syntax.Reference():
            return _named_value(node, scope, measure)
        case syntax.Negative(operand):
            return _negated(operand, scope, measure)
        case syntax.Chain():
            return _reckoned(node, scope, measure)
        case _:
            scope.found.append(mistakes.not_a_value(node.span))
            return None


def condition_of(  # noqa: C901 - one case for each kind of condition
    node: syntax.Expression, scope: Scope, measure: MeasureFinder
) -> model.Condition | None:
    """The meaning of a condition, or None with a diagnostic."""
    match node:
        case syntax.Compared():
            return _comparison(node, scope, measure)
        case syntax.DatedBy() | syntax.DatedIn() | syntax.DatedBetween():
            return _in_time(node, scope, measure)
        case syntax.Not(operand):
            inner = condition_of(operand, scope, measure)
            return None if inner is None else model.Not(inner)
        case syntax.AllOf(operands):
            every = _conditions(operands, scope, measure)
            return None if every is None else model.AllOf(every)
        case syntax.AnyOf(operands):
            some = _conditions(operands, scope, measure)
            return None if some is None else model.AnyOf(some)
        case syntax.AtLeastOf():
            return _at_least_of(node, scope, measure)
        case syntax.HumanDecision(question):
            return model.HumanDecision(question.text)
        case syntax.Quantity() | syntax.Reference() | syntax.Negative() | syntax.Chain():
            return _yes_no(node, scope, measure)
    assert_never(node)


# --- values --------------------------------------------------------------------------------


def _constant(node: syntax.Quantity) -> model.Constant:
    match node.unit:
        case syntax.UnitWord.PLAIN:
            return model.Constant(node.number, Unit.NUMBER)
        case syntax.UnitWord.PERCENT:
            return model.Constant(node.number / 100, Unit.SHARE)
        case syntax.UnitWord.POINTS:
            return model.Constant(node.number / 100, Unit.POINTS)
        case _:
            return model.Constant(node.number * _MONEY[node.unit], Unit.MONEY)


def _named_value(node: syntax.Reference, scope: Scope, measure: MeasureFinder) -> model.Term | None:
    name = node.name.text
    period = find_period(node.during, scope)
    fact = scope.facts.get(name)
    if fact is not None:
        if node.during is not None and not fact.per_period:
            scope.found.append(mistakes.period_useless(node.during))
        return model.FactTerm(name, fact.type.unit, period)
    found = measure(node.name)
    if found is None:
        return None
    if node.during is not None and not found.needs_period:
        scope.found.append(mistakes.period_useless(node.during))
    return model.MeasureTerm(name, found.unit, period)


def _negated(operand: syntax.Expression, scope: Scope, measure: MeasureFinder) -> model.Term | None:
    term = value_of(operand, scope, measure)
    if term is None:
        return None
    if term.unit not in _COUNTED:
        scope.found.append(mistakes.wrong_operands(operand.span, "-", Unit.NUMBER, term.unit))
        return None
    return model.Negation(term, term.unit)


def _reckoned(node: syntax.Chain, scope: Scope, measure: MeasureFinder) -> model.Term | None:
    first = value_of(node.first, scope, measure)
    others = [(_OPERATORS[sign], value_of(item, scope, measure), item) for sign, item in node.rest]
    if first is None or any(term is None for _, term, _ in others):
        return None
    unit = first.unit
    left: model.Term = first
    rest: list[tuple[model.Operator, model.Term]] = []
    for operator, term, item in others:
        assert term is not None  # noqa: S101 - told apart above
        joined = _joint_unit(operator, left, unit, term)
        if joined is None:
            scope.found.append(mistakes.wrong_operands(item.span, operator.value, unit, term.unit))
            return None
        if operator is model.Operator.DIVIDED and term == model.Constant(Fraction(0), term.unit):
            scope.found.append(mistakes.division_by_nought(item.span))
            return None
        rest.append((operator, term))
        unit = joined
        left = model.Arithmetic(first, tuple(rest), unit)
    return left


def _joint_unit(
    operator: model.Operator, left: model.Term, unit: Unit, right: model.Term
) -> Unit | None:
    """The unit of ``left operator right``, or None when they do not go together."""
    if unit not in _COUNTED or right.unit not in _COUNTED:
        return None
    match operator:
        case model.Operator.PLUS | model.Operator.MINUS:
            return _unit_of_sum(operator, unit, right.unit)
        case model.Operator.TIMES:
            return _unit_of_product(left, unit, right)
        case model.Operator.DIVIDED:
            return _unit_of_quotient(left, unit, right)
    assert_never(operator)


def _unit_of_sum(operator: model.Operator, left: Unit, right: Unit) -> Unit | None:
    if {left, right} == {Unit.SHARE, Unit.POINTS}:
        return Unit.SHARE
    if left is not right:
        return None
    if left is Unit.SHARE and operator is model.Operator.MINUS:
        return Unit.POINTS
    return left


def _unit_of_product(left: model.Term, unit: Unit, right: model.Term) -> Unit | None:
    """A plain factor changes nothing; a share of something is of that thing's unit."""
    if isinstance(right, model.Constant) and right.unit is Unit.NUMBER:
        return unit
    if isinstance(left, model.Constant) and unit is Unit.NUMBER:
        return right.unit
    if unit is Unit.SHARE:
        return right.unit
    if right.unit is Unit.SHARE:
        return unit
    if Unit.NUMBER in (unit, right.unit):
        return right.unit if unit is Unit.NUMBER else unit
    return None


def _unit_of_quotient(left: model.Term, unit: Unit, right: model.Term) -> Unit | None:
    if unit is right.unit:
        halved = isinstance(right, model.Constant) and not isinstance(left, model.Constant)
        return Unit.NUMBER if halved and unit is Unit.NUMBER else Unit.SHARE
    return unit if right.unit is Unit.NUMBER else None


# --- conditions ----------------------------------------------------------------------------


def _conditions(
    nodes: tuple[syntax.Expression, ...], scope: Scope, measure: MeasureFinder
) -> tuple[model.Condition, ...] | None:
    found = [condition_of(node, scope, measure) for node in nodes]
    kept = tuple(item for item in found if item is not None)
    return kept if len(kept) == len(found) else None


def _at_least_of(
    node: syntax.AtLeastOf, scope: Scope, measure: MeasureFinder
) -> model.AtLeastOf | None:
    count = len(node.operands)
    if not 0 < node.number <= count:
        scope.found.append(mistakes.impossible_number(node.span, node.number, count))
    some = _conditions(node.operands, scope, measure)
    return None if some is None else model.AtLeastOf(node.number, some)


def _comparison(
    node: syntax.Compared, scope: Scope, measure: MeasureFinder
) -> model.Comparison | None:
    left = value_of(node.left, scope, measure)
    right = value_of(node.right, scope, measure)
    if left is None or right is None:
        return None
    if left.unit is not right.unit or left.unit is Unit.YES_NO:
        scope.found.append(_unit_mistake(node, left, right))
        return None
    return model.Comparison(left, _SIGNS[node.comparator], right)


def _unit_mistake(node: syntax.Compared, left: model.Term, right: model.Term) -> Diagnostic:
    """The clearest thing to say of a comparison whose sides differ in unit."""
    sides = ((node.left, left, right), (node.right, right, left))
    for text, term, other in sides:
        if not isinstance(text, syntax.Quantity):
            continue
        if term.unit is Unit.NUMBER and other.unit is Unit.SHARE:
            opposite = node.left if text is node.right else node.right
            return mistakes.plain_number_for_share(text, _words_of(opposite.span))
        if term.unit is Unit.SHARE and other.unit is Unit.POINTS:
            return mistakes.share_for_points(text)
    return mistakes.different_units(node.span, left.unit, right.unit)


def _in_time(
    node: syntax.DatedBy | syntax.DatedIn | syntax.DatedBetween,
    scope: Scope,
    measure: MeasureFinder,
) -> model.InTime | None:
    term = value_of(node.operand, scope, measure)
    if term is None:
        return None
    if term.unit is not Unit.DATE:
        scope.found.append(mistakes.not_a_date(node.operand.span, term.unit))
        return None
    match node:
        case syntax.DatedBy(_, last):
            return model.InTime(term, last)
        case syntax.DatedIn(_, month):
            return model.InTime(term, last_day_of_month(month), month)
        case syntax.DatedBetween(_, first, last):
            if last < first:
                scope.found.append(mistakes.days_backwards(node.span))
            return model.InTime(term, last, first)
    assert_never(node)


def _yes_no(node: syntax.Expression, scope: Scope, measure: MeasureFinder) -> model.IsYes | None:
    term = value_of(node, scope, measure)
    if term is None:
        return None
    if term.unit is not Unit.YES_NO:
        scope.found.append(mistakes.not_a_condition(node.span, term.unit))
        return None
    return model.IsYes(term)


def _words_of(span: Span) -> str:
    return span.source.text[span.start : span.end]
