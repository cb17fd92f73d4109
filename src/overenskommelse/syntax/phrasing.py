"""In: one statement. Out: its sentence in canonical words of one language."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias, assert_never

from overenskommelse.syntax import examples as ex
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax import facts as ft
from overenskommelse.syntax import grants as gr
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.names import Ref, Text
from overenskommelse.syntax.tree import Broken, Statement

_PLAIN_REF = re.compile(r"[0-9]+|[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ0-9_]*")


ExpectationNode: TypeAlias = ex.ExpectAmounts | ex.ExpectUndistributed | ex.ExpectStatus
ExampleNode: TypeAlias = (
    ex.Example | ex.ExampleDate | ex.ValueRow | ex.Given | ex.Assessed | ExpectationNode
)


class Phrasing(ExpressionPhrasing):
    """Writes statements in the words of one language."""

    def statement(self, node: Statement) -> str:  # noqa: C901, PLR0911
        """The sentence of a statement, without indentation."""
        match node:
            case hd.Head() | hd.Parties() | hd.FileReference() | hd.Total() | hd.Rest() | hd.Use():
                return self._head(node)
            case hd.Citation(text):
                return f"{self._word('SOURCE')} {_quoted(text)}"
            case hd.Note(text):
                return f"{self._word('NOTE')} {_quoted(text)}"
            case hd.Label(text):
                return _quoted(text)
            case ft.Recipients() | ft.RecipientRow() | ft.Period() | ft.Fact() | ft.Measure():
                return self._declaration(node)
            case rq.Require():
                return self._requirement("REQUIRE", node)
            case rq.Target():
                return self._requirement("TARGET", node)
            case gr.Fund() | gr.Grant() | gr.Shares() | gr.Ties() | gr.Paid():
                return self._money(node)
            case Broken(text):
                return text
            case _:
                return self._case(node)

    # --- sentences by noun -------------------------------------------------------------

    def _head(
        self, node: hd.Head | hd.Parties | hd.FileReference | hd.Total | hd.Rest | hd.Use
    ) -> str:
        match node:
            case hd.Head(kind, title, year):
                return self._joined(self._word(kind.value), _quoted(title), _year(year))
            case hd.Parties(names):
                parties = f" {self._word('AND')} ".join(_quoted(name) for name in names)
                return f"{self._word('PARTIES')} {parties}"
            case hd.FileReference(text):
                return f"{self._word('REFERENCE')} {_quoted(text)}"
            case hd.Total(amount):
                return f"{self._word('TOTAL')} {self.quantity(amount)}"
            case hd.Rest(where):
                return self._word(where.value)
            case hd.Use(file):
                return f"{self._word('USE')} {_quoted(file)}"
        assert_never(node)

    def _declaration(
        self, node: ft.Recipients | ft.RecipientRow | ft.Period | ft.Fact | ft.Measure
    ) -> str:
        match node:
            case ft.Recipients(name, label):
                return self._joined(self._word("RECIPIENTS"), name.text, _label(label))
            case ft.RecipientRow(code, name, aliases):
                also = ", ".join(_quoted(alias) for alias in aliases)
                other = f"{self._word('ALSO')} {also}" if also else None
                return self._joined(self._ref(code), _quoted(name), other)
            case ft.Period(name, start, end, label):
                span = _moment(start)
                if end is not None:
                    span += f" {self._word('TO')} {_moment(end)}"
                opening = f"{self._word('PERIOD')} {name.text} {self._word('IS')}"
                return self._joined(opening, span, _label(label))
            case ft.Fact(name, kind, per, label):
                names = ", ".join(item.text for item in per)
                given = f"{self._word('PER')} {names}" if per else None
                opening = f"{self._word('FACT')} {name.text} {self._word(kind.value)}"
                return self._joined(opening, given, _label(label))
            case ft.Measure(name, expression, label):
                opening = f"{self._word('MEASURE')} {name.text} ="
                return self._joined(opening, self.expression(expression), _label(label))
        assert_never(node)

    def _requirement(self, word: str, node: rq.Require | rq.Target) -> str:
        named = f"{node.name.text}:" if node.name else None
        scope = f"{self._word('FOR')} {node.scope.text}" if node.scope else None
        condition = self.expression(node.condition)
        return self._joined(self._word(word), named, condition, scope, _label(node.label))

    def _money(self, node: gr.Fund | gr.Grant | gr.Shares | gr.Ties | gr.Paid) -> str:
        match node:
            case gr.Fund(name, amount, label):
                opening = f"{self._word('FUND')} {name.text} {self.quantity(amount)}"
                return self._joined(opening, _label(label))
            case gr.Grant(name, amount, to, key, label):
                opening = f"{self._word('GRANT')} {name.text} {self.quantity(amount)}"
                goes = f"{self._word('TO')} {to.text}"
                return self._joined(opening, goes, self._split(key), _label(label))
            case gr.Shares(rule):
                return f"{self._word('SHARES_OF_FAILING')}: {self._word(rule.value)}"
            case gr.Ties():
                return f"{self._word('TIES')} {self._word('IN_CODE_ORDER')}"
            case gr.Paid(when, day, requisition):
                text = f"{day:%Y-%m}" if when is gr.PaidWhen.IN else day.isoformat()
                how = "WITH_REQUISITION" if requisition else "WITHOUT_REQUISITION"
                return self._joined(
                    self._word("PAID"), self._word(when.value), text, self._word(how)
                )
        assert_never(node)

    def _split(self, key: gr.Key | None) -> str:
        if key is None:
            return self._word("EQUALLY")
        return f"{self._word('BY_KEY')} {key.name.text}{self._during(key.during)}"

    def _case(self, node: ExampleNode) -> str:
        match node:
            case ex.Example(title):
                return f"{self._word('EXAMPLE')} {_quoted(title)}"
            case ex.ExampleDate(day):
                return f"{self._word('ON')} {day.isoformat()}"
            case ex.ValueRow(ref, value):
                return f"{self._ref(ref)} = {self._value(value)}"
            case ex.Given(fact, during, row):
                opening = f"{self._word('GIVEN')} {fact.text}{self._during(during)}"
                return opening + self._of_row(row)
            case ex.Assessed():
                return self._assessed(node)
            case _:
                return f"{self._word('EXPECT')} {self._expected(node)}"

    def _expected(self, node: ExpectationNode) -> str:
        match node:
            case ex.ExpectAmounts(grant, row):
                return grant.text + self._of_row(row)
            case ex.ExpectUndistributed(grant, amount):
                return f"{grant.text} {self._word('UNDISTRIBUTED')} = {self.quantity(amount)}"
            case ex.ExpectStatus(name, outcome, who):
                met = outcome in {ex.Outcome.MET, ex.Outcome.NOT_MET}
                link = self._word("BY_WHOM" if met else "FOR")
                return f"{name.text} {self._word(outcome.value)} {link} {self._who(who)}"
        assert_never(node)

    def _assessed(self, node: ex.Assessed) -> str:
        names = ", ".join(name.text for name in node.requirements)
        status = f"{self._word('ASSESSED')} {names} {self._word(node.outcome.value)}"
        whom = f"{self._word('FOR')} {self._who(node.who)}"
        by = f"{self._word('BY_WHOM')} {_quoted(node.by)}"
        day = f"{self._word('ON')} {node.day.isoformat()}"
        document = f"{self._word('IN')} {_quoted(node.document)}"
        return self._joined(status, whom, by, day, document)

    # --- small parts -------------------------------------------------------------------

    def _of_row(self, row: ex.ValueRow | None) -> str:
        if row is None:
            return ""
        return f" {self._word('OF')} {self._ref(row.ref)} = {self._value(row.value)}"

    def _value(self, value: ex.ValueNode) -> str:
        match value:
            case xp.Quantity():
                return self.quantity(value)
            case bool():
                return self._word("YES" if value else "NO")
            case date():
                return value.isoformat()
            case ex.Absent():
                return self._word(value.value)
        assert_never(value)

    def _who(self, who: ex.Who) -> str:
        return ", ".join(self._ref(ref) for ref in who.refs) or self._word("ALL")

    def _ref(self, ref: Ref) -> str:
        """A code or name; in quotation marks unless it is plain and no keyword."""
        plain = _PLAIN_REF.fullmatch(ref.text) and not self._words.terminals_spelt(ref.text)
        return ref.text if plain else f'"{ref.text}"'

    @staticmethod
    def _joined(*parts: str | None) -> str:
        return " ".join(part for part in parts if part)


def _quoted(text: Text) -> str:
    return f'"{text.text}"'


def _year(year: int | None) -> str | None:
    return None if year is None else str(year)


def _label(label: Text | None) -> str | None:
    return None if label is None else _quoted(label)


def _moment(moment: ft.Moment) -> str:
    match moment.grain:
        case ft.Grain.DAY:
            return moment.first.isoformat()
        case ft.Grain.MONTH:
            return f"{moment.first:%Y-%m}"
        case ft.Grain.YEAR:
            return f"{moment.first:%Y}"
    assert_never(moment.grain)
