"""In: one statement. Out: its sentence in canonical words of one language."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias, assert_never

from overenskommelse.syntax import changes as ch
from overenskommelse.syntax import documents as dc
from overenskommelse.syntax import facts as ft
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.example_phrasing import ExampleNode, ExamplePhrasing
from overenskommelse.syntax.expression_phrasing import label_text, quoted
from overenskommelse.syntax.money_phrasing import MoneyNode, MoneyPhrasing, TermNode
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.tree import Broken, Statement

_REQUIREMENT_WORDS: dict[type, str] = {
    rq.Require: "REQUIRE",
    rq.Requirement: "REQUIREMENT",
    rq.Target: "TARGET",
    rq.Flag: "FLAG",
}


HeadNode: TypeAlias = (
    hd.Head
    | hd.Parties
    | hd.FileReference
    | hd.Decided
    | hd.InForce
    | hd.Total
    | hd.Rest
    | hd.Use
    | hd.Amends
    | ch.Removed
)
DeclarationNode: TypeAlias = (
    ft.Recipients
    | ft.ItemList
    | ft.RecipientRow
    | ft.Period
    | ft.PeriodSeries
    | ft.Fact
    | ft.Limit
    | ft.Measure
    | ft.NamedValue
    | ft.ValueFrom
)


SourceNode: TypeAlias = dc.Document | dc.Passage | hd.Citation | hd.Note | hd.Label


class Phrasing(MoneyPhrasing, ExamplePhrasing):
    """Writes statements in the words of one language."""

    def statement(self, node: Statement) -> str:
        """The sentence of a statement, without indentation."""
        match node:
            case _ if isinstance(node, HeadNode):
                return self._head(node)
            case _ if isinstance(node, SourceNode):
                return self._source(node)
            case _ if isinstance(node, DeclarationNode):
                return self._declaration(node)
            case rq.Require() | rq.Requirement() | rq.Target() | rq.Flag():
                return self._requirement(node)
            case rq.ExceptFor() | rq.ExplainedIn() | rq.Instead() | rq.Repays():
                return self._below_requirement(node)
            case Broken(text):
                return text
            case _:
                return self._other(node)

    def _repays(self, node: rq.Repays) -> str:
        share = f"{self.quantity(node.share)} {self._word('OF_SEVERAL')}" if node.share else None
        way = ""
        if node.direction is not None:
            way = f", {self._word('ROUNDED')} {self._word(node.direction.value)}"
        got = f"{self._word('WHAT_IT_GOT_OF')} {node.grant.text}"
        return self._joined(self._word("REPAYS"), share, got) + way

    def _below_requirement(
        self, node: rq.ExceptFor | rq.ExplainedIn | rq.Instead | rq.Repays
    ) -> str:
        match node:
            case rq.Repays():
                return self._repays(node)
            case rq.ExceptFor(refs):
                return f"{self._word('EXCEPT_FOR')} {self._refs(refs)}"
            case rq.ExplainedIn(fact):
                return f"{self._word('EXPLAINED_IN')} {fact.text}"
            case rq.Instead(refs, condition, scope):
                whom = f"{self._word('FOR')} {self._refs(refs)} {self._word('INSTEAD')}:"
                period = f"{self._word('FOR')} {scope.text}" if scope else None
                return self._joined(whom, self.expression(condition), period)
        assert_never(node)

    def _other(self, node: MoneyNode | TermNode | ExampleNode) -> str:
        if isinstance(node, MoneyNode):
            return self._money(node)
        if isinstance(node, TermNode):
            return self._term(node)
        return self._case(node)

    # --- sentences by noun -------------------------------------------------------------

    def _head(self, node: HeadNode) -> str:  # noqa: C901 - one case for each kind
        match node:
            case hd.Head(kind, title, year):
                return self._joined(self._word(kind.value), quoted(title), _year(year))
            case hd.Parties(names):
                parties = f" {self._word('AND')} ".join(quoted(name) for name in names)
                return f"{self._word('PARTIES')} {parties}"
            case hd.FileReference(text):
                return f"{self._word('REFERENCE')} {quoted(text)}"
            case hd.Decided(day):
                return f"{self._word('DECIDED')} {day.isoformat()}"
            case hd.InForce(start, end):
                last = f"{self._word('TO')} {_moment(end)}" if end else None
                return self._joined(self._word("IN_FORCE"), _moment(start), last)
            case hd.Total(amount):
                return f"{self._word('TOTAL')} {self.quantity(amount)}"
            case hd.Rest(where):
                return self._word(where.value)
            case hd.Use(file):
                return f"{self._word('USE')} {quoted(file)}"
            case hd.Amends(file, first):
                since = f"{self._word('FROM')} {first.isoformat()}"
                return f"{self._word('AMENDS')} {quoted(file)} {since}"
            case ch.Removed(names):
                return f"{self._word('REMOVED')} {', '.join(map(self._gone, names))}"
        assert_never(node)

    def _gone(self, gone: ch.Removable) -> str:
        match gone:
            case ch.Gone(word):
                return self._word(word.value)
            case ch.OwnGone(refs, side):
                return f"{self._word('FOR')} {self._refs(refs)} {self._word(side.value)}"
            case Name(text):
                return text
        assert_never(gone)

    def _source(self, node: SourceNode) -> str:
        match node:
            case dc.Document(code, label):
                return self._joined(self._word("DOCUMENT"), quoted(code), label_text(label))
            case dc.Passage(name, mark, label):
                said = f"{self._word('IS')} {self._word(mark.value)}" if mark else None
                opening = f"{self._word('PASSAGE')} {quoted(name)}"
                return self._joined(opening, said, label_text(label))
            case hd.Citation(text):
                return f"{self._word('SOURCE')} {quoted(text)}"
            case hd.Note(text):
                return f"{self._word('NOTE')} {quoted(text)}"
            case hd.Label(text):
                return quoted(text)
        assert_never(node)

    def _declaration(self, node: DeclarationNode) -> str:  # noqa: C901 - one case for each kind
        match node:
            case ft.Recipients(name, refs, label):
                named = f"{name.text}: {self._refs(refs)}" if refs else name.text
                return self._joined(self._word("RECIPIENTS"), named, label_text(label))
            case ft.ItemList(name, label):
                return self._joined(self._word("LIST"), name.text, label_text(label))
            case ft.RecipientRow():
                return self._row(node)
            case ft.Period() | ft.PeriodSeries():
                return self._period(node)
            case ft.Fact():
                return self._fact(node)
            case ft.Limit():
                return self._fact_limit(node)
            case ft.NamedValue(name, quantity, label):
                opening = f"{self._word('VALUE')} {name.text} {self.quantity(quantity)}"
                return self._joined(opening, label_text(label))
            case ft.ValueFrom(first, quantity):
                return f"{self._word('FROM')} {first.isoformat()} {self.quantity(quantity)}"
            case ft.Measure(name, expression, label):
                opening = f"{self._word('MEASURE')} {name.text} ="
                return self._joined(opening, self.expression(expression), label_text(label))
        assert_never(node)

    def _period(self, node: ft.Period | ft.PeriodSeries) -> str:
        each = self._word(node.stretch.value) if isinstance(node, ft.PeriodSeries) else None
        last = f"{self._word('TO')} {_moment(node.end)}" if node.end else None
        opening = f"{self._word('PERIOD')} {node.name.text} {self._word('IS')}"
        return self._joined(opening, each, _moment(node.start), last, label_text(node.label))

    def _fact(self, node: ft.Fact) -> str:
        names = ", ".join(item.text for item in node.per)
        return self._joined(
            f"{self._word('FACT')} {node.name.text} {self._word(node.type.value)}",
            ", ".join(quoted(text) for text in node.choices),
            f"{self._word('PER')} {names}" if names else None,
            label_text(node.label),
        )

    def _fact_limit(self, node: ft.Limit) -> str:
        match node.bound:
            case None:
                bound = node.other.text if node.other else ""
            case date():
                bound = node.bound.isoformat()
            case _:
                bound = self.quantity(node.bound)
        return f"{self._word(node.side.value)} {bound}"

    def _row(self, node: ft.RecipientRow) -> str:
        also = ", ".join(quoted(alias) for alias in node.aliases)
        other = f"{self._word('ALSO')} {also}" if also else None
        values = (f"{each.name.text} {self._value(each.value)}" for each in node.attributes)
        return self._joined(self._ref(node.code), quoted(node.name), other, *values)

    def _requirement(self, node: rq.Require | rq.Requirement | rq.Target | rq.Flag) -> str:
        word = self._word(_REQUIREMENT_WORDS[type(node)])
        named = f"{node.name.text}:" if node.name else None
        scope = f"{self._word('FOR')} {node.scope.text}" if node.scope else None
        condition = self.expression(node.condition)
        return self._joined(word, named, condition, scope, label_text(node.label))


def _year(year: int | None) -> str | None:
    return None if year is None else str(year)


def _moment(moment: ft.Moment) -> str:
    match moment.grain:
        case ft.Grain.DAY:
            return moment.first.isoformat()
        case ft.Grain.MONTH:
            return f"{moment.first:%Y-%m}"
        case ft.Grain.YEAR:
            return f"{moment.first:%Y}"
    assert_never(moment.grain)
