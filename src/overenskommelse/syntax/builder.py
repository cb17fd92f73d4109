"""In: the parts of one sentence. Out: our statement, with exact numbers and true places.

One method per rule of `grammar/agreement.lark`, under the rule's name; those for money and for
expressions are in the builders this one is made of. What a terminal holds (a number, a date) is
checked there, and every fault is collected, so that one sentence can carry several.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from attrs import evolve

from overenskommelse.syntax import changes as ch
from overenskommelse.syntax import documents as dc
from overenskommelse.syntax import examples as ex
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax import facts as ft
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.automaton import Token
from overenskommelse.syntax.expression_builder import (
    Children,
    Choices,
    Named,
    Scoped,
    each,
    inner,
    one,
)
from overenskommelse.syntax.money_builder import MoneyBuilder
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.syntax.tree import Statement


class Builder(MoneyBuilder):
    """Turns the parts of one sentence into a statement."""

    def start(self, children: Children) -> Statement:
        built = children[0]
        if isinstance(built, Text):
            return hd.Label(built, built.span)
        return cast(Statement, built)

    # --- heads -------------------------------------------------------------------------

    def agreement(self, children: Children) -> hd.Head:
        kind = hd.FileKind(children[0].type)
        year = self._year(children[2]) if len(children) > 2 else None
        return hd.Head(kind, children[1], year, self._sentence)

    def parties(self, children: Children) -> hd.Parties:
        return hd.Parties(each(children, Text), self._sentence)

    def reference(self, children: Children) -> hd.FileReference:
        return hd.FileReference(children[1], self._sentence)

    def decided(self, children: Children) -> hd.Decided:
        return hd.Decided(children[1], self._sentence)

    def in_force(self, children: Children) -> hd.InForce:
        start, *end = each(children, ft.Moment)
        return hd.InForce(start, end[0] if end else None, self._sentence)

    def total(self, children: Children) -> hd.Total:
        return hd.Total(children[1], self._sentence)

    def rest(self, children: Children) -> hd.Rest:
        return hd.Rest(hd.RestPlace(children[0].type), self._sentence)

    def use(self, children: Children) -> hd.Use:
        return hd.Use(children[1], self._sentence)

    def amends(self, children: Children) -> hd.Amends:
        return hd.Amends(children[1], children[3], self._sentence)

    def removed(self, children: Children) -> ch.Removed:
        names = tuple(child for child in children if isinstance(child, Name | ch.Gone | ch.OwnGone))
        return ch.Removed(names, self._sentence)

    def document(self, children: Children) -> dc.Document:
        code, *label = each(children, Text)
        return dc.Document(code, label[0] if label else None, self._sentence)

    def passage(self, children: Children) -> dc.Passage:
        name, *label = each(children, Text)
        said = [t for t in each(children, Token) if t.type in {"NARRATIVE", "JUDGEMENT"}]
        mark = dc.Mark(said[0].type) if said else None
        return dc.Passage(name, mark, label[0] if label else None, self._sentence)

    def source(self, children: Children) -> hd.Citation:
        return hd.Citation(children[1], self._sentence)

    def note(self, children: Children) -> hd.Note:
        return hd.Note(children[1], self._sentence)

    def label(self, children: Children) -> Text:
        return cast(Text, children[0])

    # --- who, when, what ---------------------------------------------------------------

    def recipients(self, children: Children) -> ft.Recipients:
        refs = each(children, Ref)
        return ft.Recipients(children[1], refs, one(children, Text), self._sentence)

    def recipient_row(self, children: Children) -> ft.RecipientRow:
        texts = each(children, Text)
        attributes = each(children, ft.Attribute)
        return ft.RecipientRow(children[0], texts[0], texts[1:], attributes, self._sentence)

    def list(self, children: Children) -> ft.ItemList:
        return ft.ItemList(children[1], one(children, Text), self._sentence)

    def attribute(self, children: Children) -> ft.Attribute:
        return ft.Attribute(children[0], children[1], self._span(children[0]))

    def day(self, children: Children) -> ft.Moment:
        return ft.Moment(children[0], ft.Grain.DAY, self._sentence)

    def month(self, children: Children) -> ft.Moment:
        return ft.Moment(children[0], ft.Grain.MONTH, self._sentence)

    def year(self, children: Children) -> ft.Moment:
        return ft.Moment(date(self._year(children[0]), 1, 1), ft.Grain.YEAR, self._sentence)

    def period(self, children: Children) -> ft.Period:
        moments = each(children, ft.Moment)
        end = moments[1] if len(moments) > 1 else None
        return ft.Period(children[1], moments[0], end, one(children, Text), self._sentence)

    def series(self, children: Children) -> ft.PeriodSeries:
        stretch = ft.Stretch(children[3].type)
        moments = each(children, ft.Moment)
        end = moments[1] if len(moments) > 1 else None
        label = one(children, Text)
        return ft.PeriodSeries(children[1], stretch, moments[0], end, label, self._sentence)

    def fact_type(self, children: Children) -> ft.FactType:
        return ft.FactType(children[0].type)

    def choices(self, children: Children) -> Choices:
        return Choices(each(children, Text))

    def fact(self, children: Children) -> ft.Fact:
        name, *per = each(children, Name)
        choices = one(children, Choices)
        kind = ft.FactType.CHOICE if choices else children[2]
        texts = choices.texts if choices else ()
        label = one(children, Text)
        return ft.Fact(name, kind, tuple(per), label, texts, self._sentence)

    def limit(self, children: Children) -> ft.Limit:
        side, found = ft.LimitSide(children[0].type), children[1]
        if isinstance(found, Name):
            return ft.Limit(side, found, None, self._sentence)
        return ft.Limit(side, None, found, self._sentence)

    def named_value(self, children: Children) -> ft.NamedValue:
        return ft.NamedValue(children[1], children[2], one(children, Text), self._sentence)

    def value_from(self, children: Children) -> ft.ValueFrom:
        return ft.ValueFrom(children[1], children[2], self._sentence)

    def measure(self, children: Children) -> ft.Measure:
        return ft.Measure(children[1], children[3], one(children, Text), self._sentence)

    # --- requirements and targets ------------------------------------------------------

    def named(self, children: Children) -> Named:
        return Named(children[0])

    def scope(self, children: Children) -> Scoped:
        return Scoped(children[1])

    def require(self, children: Children) -> rq.Require:
        return rq.Require(*self._condition_parts(children), self._sentence)

    def target(self, children: Children) -> rq.Target:
        return rq.Target(*self._condition_parts(children), self._sentence)

    def requirement(self, children: Children) -> rq.Requirement:
        return rq.Requirement(*self._named_parts(children), self._sentence)

    def flag(self, children: Children) -> rq.Flag:
        return rq.Flag(*self._named_parts(children), self._sentence)

    def instead(self, children: Children) -> rq.Instead:
        refs = each(children, Ref)
        number = next(
            i
            for i, child in enumerate(children)
            if isinstance(child, Token) and child.type == "INSTEAD"
        )
        scope = one(children, Scoped)
        return rq.Instead(refs, children[number + 1], inner(scope), self._sentence)

    def explained(self, children: Children) -> rq.ExplainedIn:
        return rq.ExplainedIn(children[1], self._sentence)

    def repays(self, children: Children) -> rq.Repays:
        last = children[-1]
        direction = xp.Direction(last.type) if isinstance(last, Token) else None
        share = one(children, xp.Quantity)
        grant = cast(Name, one(children, Name))
        return rq.Repays(grant, share, direction, self._sentence)

    def except_for(self, children: Children) -> rq.ExceptFor:
        return rq.ExceptFor(each(children, Ref), self._sentence)

    def _named_parts(
        self, children: Children
    ) -> tuple[xp.Expression, Name, Name | None, Text | None]:
        condition, name, scope, label = self._condition_parts(children)
        return condition, cast(Name, name), scope, label

    def _condition_parts(
        self, children: Children
    ) -> tuple[xp.Expression, Name | None, Name | None, Text | None]:
        named, scope = one(children, Named), one(children, Scoped)
        condition = children[2] if named else children[1]
        label = one(children, Text)
        return condition, named.name if named else None, inner(scope), label

    # --- examples ----------------------------------------------------------------------

    def example(self, children: Children) -> ex.Example:
        return ex.Example(children[1], self._sentence)

    def example_date(self, children: Children) -> ex.ExampleDate:
        return ex.ExampleDate(children[1], self._sentence)

    def everyone(self, children: Children) -> ex.Who:
        return ex.Who((), self._span(children[0]))

    def some(self, children: Children) -> ex.Who:
        return ex.Who(each(children, Ref), self._span(*children))

    def value(self, children: Children) -> xp.ValueNode:
        found = children[-1]
        if isinstance(found, xp.Quantity) and len(children) > 1:
            return evolve(found, number=-found.number)
        if not isinstance(found, Token):
            return cast(xp.ValueNode, found)
        if found.type == "NOT_RECEIVED":
            return xp.Absent.NOT_RECEIVED
        return found.type == "YES"

    def value_row(self, children: Children) -> ex.ValueRow:
        first, *items = each(children, Ref)
        return ex.ValueRow(first, children[-1], tuple(items), self._sentence)

    def given(self, children: Children) -> ex.Given:
        during = one(children, Scoped)
        refs = each(children, Ref)
        row = None
        if refs:
            row = ex.ValueRow(refs[0], children[-1], refs[1:], self._sentence)
        return ex.Given(children[1], inner(during), row, None, self._sentence)

    def given_alone(self, children: Children) -> ex.Given:
        during = one(children, Scoped)
        return ex.Given(children[1], inner(during), None, children[-1], self._sentence)

    def rule(self, children: Children) -> ex.RuleName:
        *before, name = children
        owner = before[0] if before else None
        if isinstance(owner, Token):
            owner = ex.OwnerWord(owner.type)
        return ex.RuleName(name, owner, self._span(*children))

    def assessed(self, children: Children) -> ex.Assessed:
        outcome = next(t for t in each(children, Token) if t.type in {"MET", "NOT_MET"})
        texts = each(children, Text)
        return ex.Assessed(
            each(children, ex.RuleName),
            ex.Outcome(outcome.type),
            cast(ex.Who, one(children, ex.Who)),
            texts[0],
            cast(date, one(children, date)),
            texts[1],
            self._sentence,
        )

    def expect_amounts(self, children: Children) -> ex.ExpectAmounts:
        return ex.ExpectAmounts(children[1], None, self._sentence)

    def expect_amount(self, children: Children) -> ex.ExpectAmounts:
        row = ex.ValueRow(children[3], children[5], span=self._sentence)
        return ex.ExpectAmounts(children[1], row, self._sentence)

    def expect_undistributed(self, children: Children) -> ex.ExpectUndistributed:
        return ex.ExpectUndistributed(children[1], children[4], self._sentence)

    def expect_status(self, children: Children) -> ex.ExpectStatus:
        outcome = ex.Outcome(children[2].type)
        return ex.ExpectStatus(children[1], outcome, children[4], self._sentence)
