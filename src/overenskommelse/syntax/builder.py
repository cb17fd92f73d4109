"""In: Lark's tree of one sentence. Out: our statement, with exact numbers and true places.

One method per rule of `grammar/agreement.lark`, under the rule's name. What a terminal holds
(a number, a date) is checked here, and every fault is collected, so that one sentence can carry
several.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar, cast

from attrs import evolve
from lark import Token, Transformer

from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.source.dates import BadDate, date_from_text, month_from_text
from overenskommelse.source.numbers import BadNumber, number_from_text
from overenskommelse.source.text import Source, Span
from overenskommelse.syntax import examples as ex
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax import facts as ft
from overenskommelse.syntax import grants as gr
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.mistakes import bad_date, bad_number, bad_year
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.syntax.tree import Statement

T = TypeVar("T")
Children = Sequence[Any]
_UNREADABLE_DAY = date(2000, 1, 1)
_SMALL = frozenset({xp.UnitWord.PERCENT, xp.UnitWord.POINTS})


def _one(children: Children, kind: type[T]) -> T | None:
    """The child of a kind, if there is one."""
    return next((child for child in children if isinstance(child, kind)), None)


def _each(children: Children, kind: type[T]) -> tuple[T, ...]:
    return tuple(child for child in children if isinstance(child, kind))


class Builder(Transformer[Token, Any]):
    """Turns the tree of one sentence into a statement.

    Attributes:
        mistakes: Faults of the sentence's numbers and dates; a statement with any is not used.
    """

    def __init__(self, source: Source, sentence: Span) -> None:
        super().__init__()
        self._source = source
        self._sentence = sentence
        self.mistakes: list[Diagnostic] = []

    def statement(self, tree: Any) -> Statement:
        """Build the statement of a parsed sentence."""
        return cast(Statement, self.transform(tree))

    def start(self, children: Children) -> Statement:
        built = children[0]
        if isinstance(built, Text):
            return hd.Label(built, built.span)
        return cast(Statement, built)

    # --- terminals ---------------------------------------------------------------------

    def NAME(self, token: Token) -> Name:  # noqa: N802
        return Name(str(token), self._span(token))

    def STRING(self, token: Token) -> Text:  # noqa: N802
        return Text(str(token)[1:-1], self._span(token))

    def DATE(self, token: Token) -> date:  # noqa: N802
        return self._day(token, date_from_text(str(token)))

    def MONTH(self, token: Token) -> date:  # noqa: N802
        return self._day(token, month_from_text(str(token)))

    # --- heads -------------------------------------------------------------------------

    def agreement(self, children: Children) -> hd.Head:
        kind = hd.FileKind(children[0].type)
        year = self._year(children[2]) if len(children) > 2 else None
        return hd.Head(kind, children[1], year, self._sentence)

    def parties(self, children: Children) -> hd.Parties:
        return hd.Parties(_each(children, Text), self._sentence)

    def reference(self, children: Children) -> hd.FileReference:
        return hd.FileReference(children[1], self._sentence)

    def total(self, children: Children) -> hd.Total:
        return hd.Total(children[1], self._sentence)

    def rest(self, children: Children) -> hd.Rest:
        return hd.Rest(hd.RestPlace(children[0].type), self._sentence)

    def use(self, children: Children) -> hd.Use:
        return hd.Use(children[1], self._sentence)

    def source(self, children: Children) -> hd.Citation:
        return hd.Citation(children[1], self._sentence)

    def note(self, children: Children) -> hd.Note:
        return hd.Note(children[1], self._sentence)

    def label(self, children: Children) -> Text:
        return cast(Text, children[0])

    # --- who, when, what ---------------------------------------------------------------

    def recipients(self, children: Children) -> ft.Recipients:
        return ft.Recipients(children[1], _one(children, Text), self._sentence)

    def recipient_row(self, children: Children) -> ft.RecipientRow:
        texts = _each(children, Text)
        return ft.RecipientRow(children[0], texts[0], texts[1:], self._sentence)

    def day(self, children: Children) -> ft.Moment:
        return ft.Moment(children[0], ft.Grain.DAY, self._sentence)

    def month(self, children: Children) -> ft.Moment:
        return ft.Moment(children[0], ft.Grain.MONTH, self._sentence)

    def year(self, children: Children) -> ft.Moment:
        return ft.Moment(date(self._year(children[0]), 1, 1), ft.Grain.YEAR, self._sentence)

    def period(self, children: Children) -> ft.Period:
        moments = _each(children, ft.Moment)
        end = moments[1] if len(moments) > 1 else None
        return ft.Period(children[1], moments[0], end, _one(children, Text), self._sentence)

    def fact_type(self, children: Children) -> ft.FactType:
        return ft.FactType(children[0].type)

    def fact(self, children: Children) -> ft.Fact:
        name, *per = _each(children, Name)
        return ft.Fact(name, children[2], tuple(per), _one(children, Text), self._sentence)

    def measure(self, children: Children) -> ft.Measure:
        return ft.Measure(children[1], children[3], _one(children, Text), self._sentence)

    # --- requirements and targets ------------------------------------------------------

    def named(self, children: Children) -> _Named:
        return _Named(children[0])

    def scope(self, children: Children) -> _Scope:
        return _Scope(children[1])

    def require(self, children: Children) -> rq.Require:
        return rq.Require(*self._condition_parts(children), self._sentence)

    def target(self, children: Children) -> rq.Target:
        return rq.Target(*self._condition_parts(children), self._sentence)

    def _condition_parts(
        self, children: Children
    ) -> tuple[xp.Expression, Name | None, Name | None, Text | None]:
        named, scope = _one(children, _Named), _one(children, _Scope)
        condition = children[2] if named else children[1]
        label = _one(children, Text)
        return condition, named.name if named else None, _inner(scope), label

    # --- money -------------------------------------------------------------------------

    def amount(self, children: Children) -> xp.Quantity:
        return self.quantity(children)

    def fund(self, children: Children) -> gr.Fund:
        return gr.Fund(children[1], children[2], _one(children, Text), self._sentence)

    def split_equally(self, _: Children) -> None:
        return None

    def split_by(self, children: Children) -> gr.Key:
        during = _one(children, _Scope)
        return gr.Key(children[1], _inner(during), self._span(*children))

    def grant(self, children: Children) -> gr.Grant:
        _, name, amount, _, to, key, *_ = children
        return gr.Grant(name, amount, to, key, _one(children, Text), self._sentence)

    def shares(self, children: Children) -> gr.Shares:
        return gr.Shares(gr.FailingShares(children[1].type), self._sentence)

    def ties(self, _: Children) -> gr.Ties:
        return gr.Ties(self._sentence)

    def paid_by(self, children: Children) -> tuple[gr.PaidWhen, date]:
        return gr.PaidWhen.BY, children[1]

    def paid_on(self, children: Children) -> tuple[gr.PaidWhen, date]:
        return gr.PaidWhen.ON, children[1]

    def paid_in(self, children: Children) -> tuple[gr.PaidWhen, date]:
        return gr.PaidWhen.IN, children[1]

    def paid(self, children: Children) -> gr.Paid:
        when, day = children[1]
        return gr.Paid(when, day, children[2].type == "WITH_REQUISITION", self._sentence)

    # --- examples ----------------------------------------------------------------------

    def example(self, children: Children) -> ex.Example:
        return ex.Example(children[1], self._sentence)

    def example_date(self, children: Children) -> ex.ExampleDate:
        return ex.ExampleDate(children[1], self._sentence)

    def ref(self, children: Children) -> Ref:
        found = children[0]
        return Ref(found.text if not isinstance(found, Token) else str(found), self._span(found))

    def everyone(self, children: Children) -> ex.Who:
        return ex.Who((), self._span(children[0]))

    def some(self, children: Children) -> ex.Who:
        return ex.Who(_each(children, Ref), self._span(*children))

    def value(self, children: Children) -> ex.ValueNode:
        found = children[-1]
        if isinstance(found, xp.Quantity) and len(children) > 1:
            return evolve(found, number=-found.number)
        if not isinstance(found, Token):
            return cast(ex.ValueNode, found)
        if found.type == "NOT_RECEIVED":
            return ex.Absent.NOT_RECEIVED
        return found.type == "YES"

    def value_row(self, children: Children) -> ex.ValueRow:
        return ex.ValueRow(children[0], children[2], self._sentence)

    def given(self, children: Children) -> ex.Given:
        during = _one(children, _Scope)
        ref = _one(children, Ref)
        row = ex.ValueRow(ref, children[-1], self._sentence) if ref else None
        return ex.Given(children[1], _inner(during), row, self._sentence)

    def assessed(self, children: Children) -> ex.Assessed:
        outcome = next(t for t in _each(children, Token) if t.type in {"MET", "NOT_MET"})
        texts = _each(children, Text)
        return ex.Assessed(
            _each(children, Name),
            ex.Outcome(outcome.type),
            cast(ex.Who, _one(children, ex.Who)),
            texts[0],
            cast(date, _one(children, date)),
            texts[1],
            self._sentence,
        )

    def expect_amounts(self, children: Children) -> ex.ExpectAmounts:
        return ex.ExpectAmounts(children[1], None, self._sentence)

    def expect_amount(self, children: Children) -> ex.ExpectAmounts:
        row = ex.ValueRow(children[3], children[5], self._sentence)
        return ex.ExpectAmounts(children[1], row, self._sentence)

    def expect_undistributed(self, children: Children) -> ex.ExpectUndistributed:
        return ex.ExpectUndistributed(children[1], children[4], self._sentence)

    def expect_status(self, children: Children) -> ex.ExpectStatus:
        outcome = ex.Outcome(children[2].type)
        return ex.ExpectStatus(children[1], outcome, children[4], self._sentence)

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

    def dated_by(self, children: Children) -> xp.DatedBy:
        return xp.DatedBy(children[0], children[2], self._sentence)

    def dated_in(self, children: Children) -> xp.DatedIn:
        return xp.DatedIn(children[0], children[2], self._sentence)

    def dated_between(self, children: Children) -> xp.DatedBetween:
        return xp.DatedBetween(children[0], children[2], children[4], self._sentence)

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
        during = _one(children, _Scope)
        return xp.Reference(children[0], _inner(during), self._span(children[0]))

    def during(self, children: Children) -> _Scope:
        return _Scope(children[1])

    def group(self, children: Children) -> xp.Expression:
        return cast(xp.Expression, children[0])

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


def _inner(scope: _Scope | None) -> Name | None:
    return scope.name if scope else None


class _Named:
    """The name before a condition's colon."""

    def __init__(self, name: Name) -> None:
        self.name = name


class _Scope:
    """The period behind ``for`` or ``during``."""

    def __init__(self, name: Name) -> None:
        self.name = name
