"""Expressions: what a name stands for, which unit a value has, whether a condition is one.

A value's unit follows from its parts: number by number is a share, the difference of two shares
is in percentage points, a share of an amount is an amount. What does not go together is told with
its place, and the value becomes None, which no later rule complains about.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from overenskommelse.check import dated, gathering, list_mistakes, mistakes, rule_mistakes
from overenskommelse.check.answers import answered_in
from overenskommelse.check.constants import constant_of
from overenskommelse.check.periods import find_period
from overenskommelse.check.placing import Given, in_period, placed
from overenskommelse.check.rounding import rounded
from overenskommelse.check.scope import Scope
from overenskommelse.check.units import COUNTED, joint_unit
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.model import expressions as model
from overenskommelse.model.facts import Measure
from overenskommelse.model.units import Unit
from overenskommelse.syntax import expressions as syntax
from overenskommelse.syntax.names import Name

MeasureFinder = Callable[[Name], Measure | None]

_OPERATORS = {
    syntax.Operator.PLUS: model.Operator.PLUS,
    syntax.Operator.MINUS: model.Operator.MINUS,
    syntax.Operator.TIMES: model.Operator.TIMES,
    syntax.Operator.DIVIDED: model.Operator.DIVIDED,
}
_GATHERINGS = {
    syntax.Gathering.SUM: model.Gathering.SUM,
    syntax.Gathering.AVERAGE: model.Gathering.AVERAGE,
    syntax.Gathering.SMALLEST: model.Gathering.SMALLEST,
    syntax.Gathering.LARGEST: model.Gathering.LARGEST,
}
_SIGNS = {
    syntax.Comparator.AT_LEAST: model.Comparator.AT_LEAST,
    syntax.Comparator.AT_MOST: model.Comparator.AT_MOST,
    syntax.Comparator.MORE_THAN: model.Comparator.MORE_THAN,
    syntax.Comparator.LESS_THAN: model.Comparator.LESS_THAN,
    syntax.Comparator.EQUALS: model.Comparator.EQUALS,
    syntax.Comparator.DIFFERS: model.Comparator.DIFFERS,
}


def value_of(  # noqa: C901, PLR0911 - one case for each kind of value
    node: syntax.Expression, scope: Scope, measure: MeasureFinder
) -> model.Term | None:
    """The meaning of a value, or None with a diagnostic."""
    match node:
        case syntax.Quantity():
            return constant_of(node)
        case syntax.Reference() | syntax.OfOne():
            return _named_value(node, scope, measure)
        case syntax.During(operand):
            value = value_of(operand, scope, measure)
            return None if value is None else in_period(node, value, scope)
        case syntax.Negative(operand):
            return _negated(operand, scope, measure)
        case syntax.Chain():
            return _reckoned(node, scope, measure)
        case syntax.Aggregate() | syntax.ItemCount():
            return _gathered(node, scope, measure)
        case syntax.Extreme():
            return _extreme(node, scope, measure)
        case syntax.Rounded(operand):
            inner = value_of(operand, scope, measure)
            return None if inner is None else rounded(node, inner, scope)
        case syntax.Literal(text):
            return model.TextConstant(text.text)
        case syntax.WrittenDay() | syntax.PeriodDay():
            return dated.day_of(node, scope)
        case _:
            scope.found.append(mistakes.not_a_value(node.span))
            return None


def condition_of(  # noqa: C901, PLR0911 - one case for each kind of condition
    node: syntax.Expression, scope: Scope, measure: MeasureFinder
) -> model.Condition | None:
    """The meaning of a condition, or None with a diagnostic."""
    match node:
        case syntax.Compared():
            return _comparison(node, scope, measure)
        case syntax.DatedBy() | syntax.DatedIn() | syntax.DatedDuring() | syntax.DatedBetween():
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
        case syntax.ForEvery():
            return _for_every(node, scope, measure)
        case syntax.DatedSide() | syntax.DatedWithin():
            return _days(node, scope, measure)
        case syntax.During(operand):
            held = condition_of(operand, scope, measure)
            return None if held is None else in_period(node, held, scope)
        case _:
            return _yes_no(node, scope, measure)


# --- values --------------------------------------------------------------------------------


def _named_value(
    node: syntax.Reference | syntax.OfOne, scope: Scope, measure: MeasureFinder
) -> model.Term | None:
    """What a name stands for, perhaps of items or a recipient that are named behind it."""
    name = node.name.text
    period = find_period(node.during, scope, at_hand=True)
    saying = _lists_saying(name, scope) if isinstance(node, syntax.Reference) else []
    day = node.on if isinstance(node, syntax.Reference) else None
    if day is not None and (saying or name not in scope.values):
        scope.found.append(rule_mistakes.day_useless(node.name))
    if len(saying) > 1:
        scope.found.append(list_mistakes.attribute_ambiguous(node.name, saying))
        return None
    if saying:
        return model.AttributeTerm(saying[0], name, scope.lists[saying[0]].units[name])
    fact = scope.facts.get(name)
    if fact is not None:
        term = model.FactTerm(name, fact.type.unit, period)
        return placed(node, term, Given(fact.lists, fact.kind, per_period=fact.per_period), scope)
    if name in scope.values:
        value = model.ValueTerm(name, scope.values[name].unit, day)
        return placed(node, value, Given((), None, per_period=False), scope)
    found = measure(node.name)
    if found is None:
        return None
    given = Given(found.lists, found.kind, per_period=found.needs_period)
    return placed(node, model.MeasureTerm(name, found.unit, period), given, scope)


def _lists_saying(name: str, scope: Scope) -> list[str]:
    """The lists, of the innermost that say it, whose items at hand have a value of this name."""
    for level in reversed(scope.levels):
        saying = [each for each in level if name in scope.lists[each].units]
        if saying:
            return saying
    return []


def _gathered(
    node: syntax.Aggregate | syntax.ItemCount, scope: Scope, measure: MeasureFinder
) -> model.Aggregate | model.ItemCount | None:
    """A value of all items, recipients or periods, or of those a condition chooses."""
    over = gathering.over(node.over, scope)
    if over is None:
        return None
    operand = None
    with scope.at_hand(*(name for name in over if name in scope.lists)):
        where = None if node.where is None else condition_of(node.where, scope, measure)
        if isinstance(node, syntax.Aggregate):
            operand = value_of(node.operand, scope, measure)
    if node.where is not None and where is None:
        return None
    if isinstance(node, syntax.ItemCount):
        found = None if where is None else model.ItemCount(over, where)
        return gathering.made_sure(found, node.over, scope)
    if operand is None:
        return None
    if operand.unit not in COUNTED:
        scope.found.append(mistakes.key_not_number(node.operand.span, operand.unit))
        return None
    kind = _GATHERINGS[node.gathering]
    found_value = model.Aggregate(kind, operand, over, where, operand.unit)
    return gathering.made_sure(found_value, node.over, scope)


def _extreme(node: syntax.Extreme, scope: Scope, measure: MeasureFinder) -> model.Extreme | None:
    """The larger or smaller of values of one unit."""
    found = [value_of(operand, scope, measure) for operand in node.operands]
    terms = tuple(term for term in found if term is not None)
    if len(terms) < len(found):
        return None
    unit = terms[0].unit
    for term, operand in zip(terms, node.operands, strict=True):
        if term.unit is not unit or unit not in COUNTED:
            scope.found.append(mistakes.different_units(operand.span, unit, term.unit))
            return None
    return model.Extreme(node.side is syntax.ExtremeSide.LARGER, terms, unit)


def _for_every(
    node: syntax.ForEvery, scope: Scope, measure: MeasureFinder
) -> model.ForEvery | None:
    over = gathering.over((node.over,), scope)
    if over is None:
        return None
    exceptions = gathering.exceptions(node, scope)
    with scope.at_hand(*(name for name in over if name in scope.lists)):
        condition = condition_of(node.condition, scope, measure)
    if condition is None:
        return None
    found = model.ForEvery(node.over.text, condition, exceptions)
    return gathering.made_sure(found, (node.over,), scope)


def _negated(operand: syntax.Expression, scope: Scope, measure: MeasureFinder) -> model.Term | None:
    term = value_of(operand, scope, measure)
    if term is None:
        return None
    if term.unit not in COUNTED:
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
        joined = joint_unit(operator, left, unit, term)
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
) -> model.Condition | None:
    answered = answered_in(node, scope)
    if answered is not None:
        scope.found.append(answered)
        return None
    left = value_of(node.left, scope, measure)
    right = value_of(node.right, scope, measure)
    if left is None or right is None:
        return None
    if left.unit is not right.unit or left.unit is Unit.YES_NO:
        scope.found.append(_unit_mistake(node, left, right))
        return None
    if left.unit is Unit.DATE:
        return dated.compared(left, _SIGNS[node.comparator], right, scope)
    if left.unit is Unit.TEXT:
        _check_texts(node, left, right, scope)
    return model.Comparison(left, _SIGNS[node.comparator], right)


def _check_texts(node: syntax.Compared, left: model.Term, right: model.Term, scope: Scope) -> None:
    """Texts are equal or not; one that is held against a choice must be one of its words."""
    if node.comparator not in (syntax.Comparator.EQUALS, syntax.Comparator.DIFFERS):
        scope.found.append(mistakes.texts_have_no_order(node.span))
    for one, other in ((left, right), (right, left)):
        if isinstance(one, model.TextConstant) and isinstance(other, model.FactTerm):
            choices = scope.facts[other.fact].choices
            if choices and one.value not in choices:
                scope.found.append(mistakes.not_a_choice(node.span, one.value, choices))


def _days(
    node: syntax.DatedSide | syntax.DatedWithin, scope: Scope, measure: MeasureFinder
) -> model.Condition | None:
    """A day on one side of another, or so long after it."""
    other = node.day if isinstance(node, syntax.DatedSide) else node.since
    term = value_of(node.operand, scope, measure)
    day = value_of(other, scope, measure)
    are_days = dated.is_day(term, node.operand.span, scope)
    are_days &= dated.is_day(day, other.span, scope)
    if not are_days or term is None or day is None:
        return None
    if isinstance(node, syntax.DatedWithin):
        return dated.within(node, term, day, scope)
    return dated.on_side(node.side, term, day, scope)


def _unit_mistake(node: syntax.Compared, left: model.Term, right: model.Term) -> Diagnostic:
    """The clearest thing to say of a comparison whose sides differ in unit."""
    sides = ((node.left, left, right), (node.right, right, left))
    for text, term, other in sides:
        if not isinstance(text, syntax.Quantity):
            continue
        if term.unit is Unit.NUMBER and other.unit is Unit.SHARE:
            opposite = node.left if text is node.right else node.right
            return mistakes.plain_number_for_share(text, opposite.span.text)
        if term.unit is Unit.SHARE and other.unit is Unit.POINTS:
            return mistakes.share_for_points(text)
    return mistakes.different_units(node.span, left.unit, right.unit)


def _in_time(node: dated.Stretch, scope: Scope, measure: MeasureFinder) -> model.InTime | None:
    term = value_of(node.operand, scope, measure)
    if term is None or not dated.is_day(term, node.operand.span, scope):
        return None
    return dated.in_stretch(node, term, scope)


def _yes_no(
    node: syntax.Expression, scope: Scope, measure: MeasureFinder
) -> model.Condition | None:
    if isinstance(node, syntax.Reference) and node.name.text in scope.requirements:
        requirement, _ = scope.requirements[node.name.text]
        if requirement.period is None:
            return requirement.condition
    term = value_of(node, scope, measure)
    if term is None:
        return None
    if term.unit is not Unit.YES_NO:
        scope.found.append(mistakes.not_a_condition(node.span, term.unit))
        return None
    return model.IsYes(term)
