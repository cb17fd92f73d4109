"""In: one statement. Out: its sentence in canonical words of one language."""

from __future__ import annotations

from typing import assert_never

from overenskommelse.syntax import facts as ft
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.example_phrasing import ExampleNode, ExamplePhrasing
from overenskommelse.syntax.expression_phrasing import label_text, quoted
from overenskommelse.syntax.money_phrasing import MoneyNode, MoneyPhrasing, TermNode
from overenskommelse.syntax.tree import Broken, Statement

_REQUIREMENT_WORDS: dict[type, str] = {
    rq.Require: "REQUIRE",
    rq.Requirement: "REQUIREMENT",
    rq.Target: "TARGET",
    rq.Flag: "FLAG",
}


class Phrasing(MoneyPhrasing, ExamplePhrasing):
    """Writes statements in the words of one language."""

    def statement(self, node: Statement) -> str:  # noqa: C901
        """The sentence of a statement, without indentation."""
        match node:
            case hd.Head() | hd.Parties() | hd.FileReference() | hd.Total() | hd.Rest() | hd.Use():
                return self._head(node)
            case hd.Citation(text):
                return f"{self._word('SOURCE')} {quoted(text)}"
            case hd.Note(text):
                return f"{self._word('NOTE')} {quoted(text)}"
            case hd.Label(text):
                return quoted(text)
            case ft.Recipients() | ft.RecipientRow() | ft.Period() | ft.Fact() | ft.Measure():
                return self._declaration(node)
            case rq.Require() | rq.Requirement() | rq.Target() | rq.Flag():
                return self._requirement(node)
            case rq.ExceptFor(refs):
                return f"{self._word('EXCEPT_FOR')} {self._refs(refs)}"
            case Broken(text):
                return text
            case _:
                return self._other(node)

    def _other(self, node: MoneyNode | TermNode | ExampleNode) -> str:
        if isinstance(node, MoneyNode):
            return self._money(node)
        if isinstance(node, TermNode):
            return self._term(node)
        return self._case(node)

    # --- sentences by noun -------------------------------------------------------------

    def _head(
        self, node: hd.Head | hd.Parties | hd.FileReference | hd.Total | hd.Rest | hd.Use
    ) -> str:
        match node:
            case hd.Head(kind, title, year):
                return self._joined(self._word(kind.value), quoted(title), _year(year))
            case hd.Parties(names):
                parties = f" {self._word('AND')} ".join(quoted(name) for name in names)
                return f"{self._word('PARTIES')} {parties}"
            case hd.FileReference(text):
                return f"{self._word('REFERENCE')} {quoted(text)}"
            case hd.Total(amount):
                return f"{self._word('TOTAL')} {self.quantity(amount)}"
            case hd.Rest(where):
                return self._word(where.value)
            case hd.Use(file):
                return f"{self._word('USE')} {quoted(file)}"
        assert_never(node)

    def _declaration(
        self, node: ft.Recipients | ft.RecipientRow | ft.Period | ft.Fact | ft.Measure
    ) -> str:
        match node:
            case ft.Recipients(name, refs, label):
                named = f"{name.text}: {self._refs(refs)}" if refs else name.text
                return self._joined(self._word("RECIPIENTS"), named, label_text(label))
            case ft.RecipientRow(code, name, aliases):
                also = ", ".join(quoted(alias) for alias in aliases)
                other = f"{self._word('ALSO')} {also}" if also else None
                return self._joined(self._ref(code), quoted(name), other)
            case ft.Period(name, start, end, label):
                span = _moment(start)
                if end is not None:
                    span += f" {self._word('TO')} {_moment(end)}"
                opening = f"{self._word('PERIOD')} {name.text} {self._word('IS')}"
                return self._joined(opening, span, label_text(label))
            case ft.Fact(name, kind, per, label):
                names = ", ".join(item.text for item in per)
                given = f"{self._word('PER')} {names}" if per else None
                opening = f"{self._word('FACT')} {name.text} {self._word(kind.value)}"
                return self._joined(opening, given, label_text(label))
            case ft.Measure(name, expression, label):
                opening = f"{self._word('MEASURE')} {name.text} ="
                return self._joined(opening, self.expression(expression), label_text(label))
        assert_never(node)

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
