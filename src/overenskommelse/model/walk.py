"""In: a value or condition. Out: the facts and measures it names, in order, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeAlias, assert_never

from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration, Measure

NodeWithParts: TypeAlias = (
    xp.Constant
    | xp.OfOne
    | xp.Negation
    | xp.Arithmetic
    | xp.Aggregate
    | xp.ItemCount
    | xp.Extreme
    | xp.Rounded
    | xp.AttributeTerm
    | xp.TextConstant
    | xp.DayConstant
    | xp.PeriodDay
    | xp.ValueTerm
    | xp.Condition
)


def named_terms(node: xp.Term | xp.Condition) -> Iterator[xp.FactTerm | xp.MeasureTerm]:
    """Every fact and measure named in a value or condition, from left to right."""
    if isinstance(node, xp.FactTerm | xp.MeasureTerm):
        yield node
        return
    for part in parts_of(node):
        yield from named_terms(part)


class Declared(Protocol):
    """Where the facts and measures that values name, and series of periods, are declared."""

    @property
    def series(self) -> Mapping[str, tuple[str, ...]]:
        """The periods of each series."""

    @property
    def years_before(self) -> Mapping[str, str]:
        """The period a year earlier, by the name of a period."""

    @property
    def facts(self) -> Mapping[str, FactDeclaration]:
        """Facts by name."""

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Measures by name."""


def gathered_over(node: xp.Term | xp.Condition) -> tuple[str, ...]:
    """What a value or condition goes over, or names one of: lists, kinds of recipients, series."""
    match node:
        case xp.OfOne(_, at):
            return tuple(name for name, _ in at)
        case xp.Aggregate() | xp.ItemCount():
            return node.over
        case xp.ForEvery(over):
            return (over,)
        case _:
            return ()


def kinds_needed(node: xp.Term | xp.Condition, declared: Declared) -> dict[str, None]:
    """The kinds of which a recipient must be at hand, in the order they are named."""
    match node:
        case xp.FactTerm(fact):
            kind = declared.facts[fact].kind
        case xp.MeasureTerm(measure):
            kind = declared.measures[measure].kind
        case _:
            over = gathered_over(node)
            each = (kinds_needed(part, declared) for part in parts_of(node))
            return {name: None for found in each for name in found if name not in over}
    return {} if kind is None else {kind: None}


def all_under(node: xp.Term | xp.Condition, declared: Declared) -> Iterator[xp.Term | xp.Condition]:
    """A value or condition, its parts, and those of the measures it names, each measure once.

    They come in the order in which they are written.
    """
    waiting: list[xp.Term | xp.Condition] = [node]
    followed: set[str] = set()
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, xp.MeasureTerm):
            if node.measure not in followed:
                followed.add(node.measure)
                waiting.append(declared.measures[node.measure].term)
        elif not isinstance(node, xp.FactTerm):
            waiting.extend(reversed(parts_of(node)))


def first_named(node: xp.Term | xp.Condition) -> str | None:
    """The first fact or measure a value or condition names, if it names any."""
    term = next(named_terms(node), None)
    if term is None:
        return None
    return term.fact if isinstance(term, xp.FactTerm) else term.measure


def counted_in(term: xp.Term, model: AgreementModel) -> str | None:
    """The fact or measure whose things a value counts; of a quotient, those above the line."""
    match term:
        case xp.FactTerm(fact):
            return fact
        case xp.MeasureTerm(measure):
            inner = model.measures[measure].term
            is_quotient = isinstance(inner, xp.Arithmetic) and _is_quotient(inner)
            return counted_in(inner, model) if is_quotient else measure
        case xp.Arithmetic(first) if _is_quotient(term):
            return counted_in(first, model)
        case xp.OfOne(operand) | xp.Aggregate(xp.Gathering.SUM, operand):
            return counted_in(operand, model)
        case _:
            return None


def _is_quotient(term: xp.Arithmetic) -> bool:
    return [operator for operator, _ in term.rest] == [xp.Operator.DIVIDED]


def parts_of(  # noqa: C901 - one case for each kind of value and condition
    node: NodeWithParts,
) -> tuple[xp.Term | xp.Condition, ...]:
    """What a value or condition is made of."""
    match node:
        case xp.Constant() | xp.DayConstant() | xp.PeriodDay():
            return ()
        case xp.Arithmetic(first, rest):
            return (first, *(term for _, term in rest))
        case xp.Comparison(left, _, right):
            return (left, right)
        case (
            xp.OfOne(inner)
            | xp.Negation(inner)
            | xp.Rounded(inner)
            | xp.InTime(inner)
            | xp.IsYes(inner)
            | xp.Not(inner)
        ):
            return (inner,)
        case xp.AllOf(conditions) | xp.AnyOf(conditions) | xp.AtLeastOf(_, conditions):
            return conditions
        case xp.HumanDecision() | xp.AttributeTerm() | xp.TextConstant() | xp.ValueTerm():
            return ()
        case xp.Extreme(_, operands):
            return operands
        case xp.Within(term, _, _, since):
            return (term, since)
        case xp.Aggregate(_, operand, _, where):
            return (operand,) if where is None else (operand, where)
        case xp.ItemCount(_, condition) | xp.ForEvery(_, condition):
            return (condition,)
    assert_never(node)
