"""In: the parts of a value or condition. Out: our expression, with exact numbers and true places.

What the builders have in common is here as well: terminals that are checked as they are read, and
the places of what was built.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar, cast

from attrs import evolve

from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.source.dates import BadDate, date_from_text, month_from_text
from overenskommelse.source.numbers import BadNumber, NumberFault, number_from_text
from overenskommelse.source.text import Source, Span
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax.automaton import Token
from overenskommelse.syntax.mistakes import bad_date, bad_number, bad_year, period_twice
from overenskommelse.syntax.names import Name, Ref, Text, YearBefore

T = TypeVar("T")
Children = Sequence[Any]
_UNREADABLE_DAY = date(2000, 1, 1)
_SMALL = frozenset({xp.UnitWord.PERCENT, xp.UnitWord.POINTS})


def one(children: Children, kind: type[T]) -> T | None:
    """The child of a kind, if there is one."""
    return next((child for child in children if isinstance(child, kind)), None)


def each(children: Children, kind: type[T]) -> tuple[T, ...]:
    """The children of a kind."""
    return tuple(child for child in children if isinstance(child, kind))


def inner(scope: Scoped | None) -> Name | None:
    """The period's name, if one is given."""
    return scope.name if scope else None


class Choices:
    """The texts behind ``one of``."""

    def __init__(self, texts: tuple[Text, ...]) -> None:
        self.texts = texts


class Filter:
    """The condition behind ``where``."""

    def __init__(self, condition: xp.Expression) -> None:
        self.condition = condition


class Named:
    """The name before a condition's colon."""

    def __init__(self, name: Name) -> None:
        self.name = name


class Scoped:
    """The period behind ``for`` or ``during``."""

    def __init__(self, name: Name) -> None:
        self.name = name


class ExpressionBuilder:
    """Builds values and conditions.

    Attributes:
        mistakes: Faults of the sentence's numbers and dates; a statement with any is not used.
    """

    def __init__(self, source: Source, sentence: Span) -> None:
        self._source = source
        self._sentence = sentence
        self.mistakes: list[Diagnostic] = []

    # --- terminals ---------------------------------------------------------------------

    def NAME(self, token: Token) -> Name:  # noqa: N802
        return Name(str(token), self._span(token))

    def STRING(self, token: Token) -> Text:  # noqa: N802
        return Text(str(token)[1:-1], self._span(token))

    def DATE(self, token: Token) -> date:  # noqa: N802
        return self._day(token, date_from_text(str(token)))

    def MONTH(self, token: Token) -> date:  # noqa: N802
        return self._day(token, month_from_text(str(token)))

    def ref(self, children: Children) -> Ref:
        found = children[0]
        if isinstance(found, date):
            return Ref(f"{found:%Y-%m}", self._sentence)
        return Ref(found.text if not isinstance(found, Token) else str(found), self._span(found))

    def period_name(self, children: Children) -> Name:
        found = children[0]
        if isinstance(found, Name):
            return found
        if isinstance(found, date):
            return Name(f"{found:%Y-%m}", self._sentence)
        return Name(str(self._year(found)), self._span(found))

    # --- conditions and expressions ----------------------------------------------------

    def any_of(self, children: Children) -> xp.Expression:
        operands = self._operands(children)
        return operands[0] if len(operands) == 1 else xp.AnyOf(operands, self._span(*children))

    def all_of(self, children: Children) -> xp.Expression:
        operands = self._operands(children)
        return operands[0] if len(operands) == 1 else xp.AllOf(operands, self._span(*children))

    def negated(self, children: Children) -> xp.Expression:
        operand = cast(xp.Expression, children[-1])
        return xp.Not(operand, self._span(*children)) if len(children) % 2 == 0 else operand

    def compared(self, children: Children) -> xp.Compared:
        left, sign, right = children
        return xp.Compared(left, xp.Comparator(sign.type), right, self._span(left, right))

    def dated_side(self, children: Children) -> xp.DatedBy | xp.DatedSide:
        operand, word, day = children
        side = xp.DaySide(word.type)
        if side is xp.DaySide.BY and isinstance(day, xp.WrittenDay):
            return xp.DatedBy(operand, day.day, self._sentence)
        return xp.DatedSide(operand, side, day, self._sentence)

    def dated_in(self, children: Children) -> xp.DatedIn | xp.DatedDuring:
        operand, _, found = children
        if isinstance(found, Name):
            return xp.DatedDuring(operand, found, self._sentence)
        return xp.DatedIn(operand, found, self._sentence)

    def written_day(self, children: Children) -> xp.WrittenDay:
        return xp.WrittenDay(children[0], self._sentence)

    def period_day(self, children: Children) -> xp.PeriodDay:
        is_end = children[0].type in {"END_OF", "PERIOD_END"}
        return xp.PeriodDay(is_end, one(children, Name), self._span(children[0], children[-1]))

    def dated_between(self, children: Children) -> xp.DatedBetween:
        return xp.DatedBetween(children[0], children[2], children[4], self._sentence)

    def dated_within(self, children: Children) -> xp.DatedWithin:
        operand, _, number, unit, since = children
        count = self._whole(number)
        return xp.DatedWithin(operand, count, xp.SpanUnit(unit.type), since, self._sentence)

    def literal(self, children: Children) -> xp.Literal:
        return xp.Literal(children[0], self._span(children[0]))

    def chain(self, children: Children) -> xp.Expression:
        first, *others = children
        if not others:
            return cast(xp.Expression, first)
        signs = [xp.Operator(sign.type) for sign in others[::2]]
        rest = tuple(zip(signs, others[1::2], strict=True))
        return xp.Chain(first, rest, self._span(*children))

    def factor(self, children: Children) -> xp.Expression:
        if len(children) == 1:
            return cast(xp.Expression, children[0])
        return xp.Negative(children[1], self._span(*children))

    def reference_to(self, children: Children) -> xp.Reference:
        during = one(children, Scoped)
        return xp.Reference(
            children[0], inner(during), one(children, date), self._span(children[0])
        )

    def during(self, children: Children) -> Scoped:
        if isinstance(children[-1], Name):
            return Scoped(children[-1])
        named = one(children, Name)
        span = self._span(children[0], children[-1])
        return Scoped(YearBefore(named.text if named else "", span))

    def reference_to_one(self, children: Children) -> xp.OfOne:
        refs = each(children, Ref)
        span = self._span(children[0], refs[-1])
        return xp.OfOne(children[0], refs, inner(one(children, Scoped)), span)

    def group(self, children: Children) -> xp.Expression:
        operand = cast(xp.Expression, children[0])
        period = inner(one(children, Scoped))
        return operand if period is None else xp.During(operand, period, self._span(operand))

    def at_least_of(self, children: Children) -> xp.AtLeastOf:
        operands = tuple(child for child in children if not isinstance(child, Token))
        return xp.AtLeastOf(self._whole(children[1]), operands, self._span(*children))

    def human_decision(self, children: Children) -> xp.HumanDecision:
        return xp.HumanDecision(children[1], self._span(*children))

    def where(self, children: Children) -> Filter:
        return Filter(children[1])

    def lists(self, children: Children) -> tuple[Name, ...]:
        return each(children, Name)

    def aggregate(self, children: Children) -> xp.Aggregate:
        gathering = xp.Gathering(children[0].type)
        where = one(children, Filter)
        condition = where.condition if where else None
        span = self._span(children[0], children[3][-1])
        operand = self._during(children[1], one(children, Scoped))
        return xp.Aggregate(gathering, operand, children[3], condition, span)

    def _during(self, operand: xp.Expression, during: Scoped | None) -> xp.Expression:
        """What is gathered, in the period that was written behind the list."""
        if during is None:
            return operand
        if not isinstance(operand, xp.Reference | xp.OfOne | xp.During):
            return xp.During(operand, during.name, self._span(operand))
        if isinstance(operand, xp.During) or operand.during is not None:
            self.mistakes.append(period_twice(during.name))
            return operand
        return evolve(operand, during=during.name)

    def extreme(self, children: Children) -> xp.Extreme:
        operands = tuple(child for child in children if not isinstance(child, Token))
        return xp.Extreme(xp.ExtremeSide(children[0].type), operands, self._span(*children))

    def rounding_step(self, children: Children) -> xp.Quantity | int:
        first = children[0]
        if isinstance(first, xp.Quantity):
            return first
        return 0 if first.type == "WHOLE_NUMBERS" else self._whole(first)

    def rounded(self, children: Children) -> xp.Rounded:
        _, operand, _, step, *more = children
        direction = xp.Direction(more[0].type) if more else None
        return xp.Rounded(operand, step, direction, self._span(children[0], operand))

    def the_total(self, children: Children) -> xp.TheTotal:
        return xp.TheTotal(self._span(*children))

    def share_of(self, children: Children) -> xp.ShareOf:
        share, _, whole = children
        return xp.ShareOf(share, whole, self._span(share, whole))

    def item_count(self, children: Children) -> xp.ItemCount:
        span = self._span(children[0], children[1][-1])
        return xp.ItemCount(children[1], children[2].condition, span)

    def for_every(self, children: Children) -> xp.ForEvery:
        span = self._span(children[0], children[1])
        return xp.ForEvery(children[1], children[-1], each(children, Ref), span)

    def unit(self, children: Children) -> Token:
        return cast(Token, children[0])

    def quantity(self, children: Children) -> xp.Quantity:
        unit = xp.UnitWord(children[1].type) if len(children) > 1 else xp.UnitWord.PLAIN
        number = self._number(children[0], small=unit in _SMALL)
        return xp.Quantity(number, unit, self._span(*children))

    # --- places and checked terminals --------------------------------------------------

    def _operands(self, children: Children) -> tuple[xp.Expression, ...]:
        return tuple(child for child in children if not isinstance(child, Token))

    def _span(self, *parts: Any) -> Span:
        first, last = parts[0], parts[-1]
        return Span(self._source, self._edge(first, "start"), self._edge(last, "end"))

    def _edge(self, part: Any, side: str) -> int:
        if isinstance(part, Token):
            offset = part.start_pos if side == "start" else part.end_pos
            return self._sentence.start + (offset or 0)
        span = part.span if hasattr(part, "span") else self._sentence
        return cast(int, span.start if side == "start" else span.end)

    def _number(self, token: Token, *, small: bool) -> Fraction:
        number = number_from_text(str(token), small=small)
        if isinstance(number, BadNumber):
            self.mistakes.append(bad_number(self._span(token), number))
            return Fraction(0)
        return number

    def _whole(self, token: Token) -> int:
        number = self._number(token, small=False)
        if number.denominator != 1:
            bad = BadNumber(str(token), NumberFault.MALFORMED)
            self.mistakes.append(bad_number(self._span(token), bad))
        return int(number)

    def _year(self, token: Token) -> int:
        text = str(token)
        if len(text) == 4 and "1900" <= text <= "2199":
            return int(text)
        self.mistakes.append(bad_year(self._span(token), text))
        return _UNREADABLE_DAY.year

    def _day(self, token: Token, day: date | BadDate) -> date:
        if isinstance(day, BadDate):
            self.mistakes.append(bad_date(self._span(token), day))
            return _UNREADABLE_DAY
        return day
