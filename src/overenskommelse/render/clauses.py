"""In: a clause of the model, or a field of one. Out: how it reads to a policy officer.

A clause of a kind that is not known here is told by its fields, so that nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import assert_never

from overenskommelse.inspection.records import Step, entries, is_record, name_of, step_to
from overenskommelse.model import expressions as xp
from overenskommelse.model.documents import SourceDocument
from overenskommelse.model.facts import (
    FactDeclaration,
    FactLimit,
    ItemList,
    Measure,
    NamedValue,
    Period,
    RecipientKind,
)
from overenskommelse.model.grants import (
    Cut,
    CutKind,
    Fund,
    Grant,
    OwnBound,
    PaidWhen,
    Payment,
    Split,
    SplitKind,
    SplitPart,
)
from overenskommelse.model.requirements import Instead, Requirement, Target
from overenskommelse.model.units import Unit, Value
from overenskommelse.render.clause_words import field_word, noun, value_word
from overenskommelse.render.formulas import Formulas
from overenskommelse.render.rounding_words import rounding_clauses
from overenskommelse.render.words import Language
from overenskommelse.source.numbers import decimal_text, grouped
from overenskommelse.source.records import frozen
from overenskommelse.syntax.facts import LimitSide
from overenskommelse.syntax.words import words_of

INDENT = "  "
_HUNDRED = 100
_MONEY = frozenset({"amount", "total", "rest"})
_CUTS = {
    CutKind.EQUALLY: "EQUAL_PARTS",
    CutKind.BY_KEY: "PARTS_BY",
    CutKind.LISTED: "PARTS_LISTED",
}
_TOLD = {
    "Grant": {"name", "label", "amount", "kind", "split", "requirements", "sources"},
    "Fund": {"name", "label", "amount", "parts", "sources"},
    "Requirement": {"name", "label", "condition", "period", "text", "sources", "instead"},
    "Instead": {"recipients", "condition", "period", "text"},
    "Target": {"requirement"},
    "FactDeclaration": {
        "name",
        "label",
        "type",
        "kind",
        "lists",
        "per_period",
        "choices",
        "limits",
    },
    "ItemList": {"name", "label", "items", "attributes", "units"},
    "NamedValue": {"name", "label", "unit", "versions"},
    "Measure": {"name", "label", "term", "unit", "kind", "needs_period", "sources"},
    "Period": {"name", "label", "start", "end"},
    "RecipientKind": {"name", "label", "members"},
    "Recipient": {"code", "name", "aliases"},
    "SourceDocument": {"name", "label", "passages", "notes"},
}
"""Fields told in the first line of a clause, or by the lines below it."""
_ALWAYS = {"name", "label", "sources"}
"""The same, of a clause of any other kind."""
_PARTS = {
    "Grant": ("requirements",),
    "Requirement": ("instead",),
    "Fund": ("parts",),
    "RecipientKind": ("members",),
}
"""Clauses within a clause, each told on lines of its own."""


@frozen
class Clauses:
    """Clauses in one language."""

    language: Language
    kinds: tuple[RecipientKind, ...] = ()

    def recipient(self, code: str) -> str:
        """A recipient by its name and code; by the code alone where kinds differ in its name."""
        names = {kind.by_code[code].name for kind in self.kinds if code in kind.by_code}
        name = names.pop() if len(names) == 1 else code
        return code if name == code else f"{name} ({code})"

    def value(self, owner: str, field: str, value: object) -> str:
        """The value of a field."""
        if value in (None, ()):
            return self._word(f"nothing {owner}.{field}") or self._word("nothing")
        if isinstance(value, bool):
            return self._word("yes" if value else "no")
        if isinstance(value, int):
            return f"{grouped(value)} kr" if field in _MONEY else str(value)
        if isinstance(value, date):
            is_after = (owner, field) == ("Period", "end")
            return (value - timedelta(days=1) if is_after else value).isoformat()
        return self._other(owner, field, value)

    def _other(self, owner: str, field: str, value: object) -> str:
        match value:
            case Enum():
                return self._word(f"{type(value).__name__}.{value.name}") or str(value.value)
            case Fraction() if field == "share":
                return f"{self._decimal(value * 100)} %"
            case Fraction():
                return self._decimal(value)
            case Mapping():
                return self._pairs(owner, field, tuple(value.items()))
            case tuple() if field == "fixed":
                return self._fixed(value)
            case tuple() if field == "except_for":
                return ", ".join(self.recipient(str(code)) for code in value)
            case tuple():
                return self._pairs(owner, field, value)
            case _:
                return self.one(value) if is_record(value) else str(value)

    def _pairs(self, owner: str, field: str, items: tuple[object, ...]) -> str:
        """A list; of names with values, each as ``name = value``."""
        told = []
        for item in items:
            match item:
                case (str() as name, value):
                    told.append(f"{name} = {self.value(owner, field, value)}")
                case _:
                    told.append(self.value(owner, field, item))
        return ", ".join(told)

    def _fixed(self, keys: tuple[tuple[str, Fraction], ...]) -> str:
        """Fixed keys by recipient; keys that are 100 together read as percent."""
        sign = " %" if sum(key for _, key in keys) == _HUNDRED else ""
        told = (f"{self.recipient(code)} = {self._decimal(key)}{sign}" for code, key in keys)
        return ", ".join(told)

    def one(self, record: object) -> str:
        """A record on one line, as an expression, a payment or a split."""
        match record:
            case Payment():
                return self.payment(record)
            case Split():
                return self.split(record)
            case Cut():
                return self.cut(record)
            case FactLimit():
                return self.limit(record)
            case OwnBound():
                return self._own(record)
            case _ if type(record).__module__ == xp.__name__:
                return Formulas(self.language).text(record)
            case _:
                head = [self.head(record)] if name_of(record) is not None else []
                return "; ".join([*head, *self._fields(record)])

    def _own(self, own: OwnBound) -> str:
        """What some recipients get at least, at most or exactly, as the language says it."""
        exact = own.floor is not None and own.floor == own.ceiling
        said = [("EXACT_AMOUNT", own.floor)] if exact else [("AT_LEAST_OF", own.floor)]
        said += [] if exact else [("AT_MOST_AMOUNT", own.ceiling)]
        write = words_of(self.language).write
        who = ", ".join(self.recipient(code) for code in own.recipients)
        limits = [
            f"{write(word)} {self.value('OwnBound', 'floor', limit)}"
            for word, limit in said
            if limit is not None
        ]
        return f"{write('FOR')} {who} {', '.join(limits)}"

    def lines(self, record: object, step: Step | None = None) -> Iterator[str]:
        """A clause and, indented below it, all that stands in it; `step` says what it is."""
        yield self.head(record, step)
        name = type(record).__name__
        for line in self._fields(record):
            yield INDENT + line
        if isinstance(record, ItemList):
            yield from (INDENT + line for line in self._said_of_items(record))
        fields = dict(entries(record))
        for part in _PARTS.get(name, ()):
            below = fields[part]
            for item in below if isinstance(below, tuple) else ():
                yield from (INDENT + line for line in self.lines(item))

    def _said_of_items(self, found: ItemList) -> Iterator[str]:
        """What the file says of each item, in its unit."""
        for item in found.items.members:
            told = [
                f"{name} {self._attribute(found.attributes[item.code, name], unit)}"
                for name, unit in found.units.items()
                if (item.code, name) in found.attributes
            ]
            if told:
                yield f"{item.code}: {', '.join(told)}"

    def _attribute(self, value: Value, unit: Unit) -> str:
        if isinstance(value, Fraction):
            return Formulas(self.language).constant(xp.Constant(value, unit))
        return self.value("ItemList", "attributes", value)

    def step(self, step: Step) -> str:
        """A clause as its noun, name and label."""
        if step.noun == "Instead":
            who = ", ".join(self.recipient(code) for code in step.name.split(", "))
            return self._word("instead", who=who)
        if step.noun == "Attribute":
            return self._word("attribute", name=step.name, item=step.label or "…")
        told = " ".join(part for part in (noun(step.noun, self.language), step.name) if part)
        return told if step.label in ("", step.name) else f'{told} "{step.label}"'

    def head(self, record: object, step: Step | None = None) -> str:
        """The first line of a clause: what it is, what it says, and its source."""
        cited = record.requirement if isinstance(record, Target) else record
        sources = dict(entries(cited)).get("sources")
        told = self.step(step or step_to(record)) + self._said(record)
        if isinstance(sources, tuple) and sources:
            return f"{told} [{'; '.join(map(str, sources))}]"
        return told

    def _said(self, record: object) -> str:
        match record:
            case Fund() | Grant():
                return f": {self._money(record)}"
            case Requirement() | Instead():
                return f": {self.condition(record)}"
            case Target(requirement):
                return f": {self.condition(requirement)}"
            case Measure() | FactDeclaration() | Period() | ItemList() | NamedValue():
                return self._declared(record)
            case SourceDocument(passages=passages):
                return f": {self._word('passages', count=len(passages))}"
            case _:
                return ""

    def _money(self, part: Fund | Grant) -> str:
        amount = f"{grouped(part.amount)} kr"
        if isinstance(part, Fund):
            return amount
        return f"{amount}, {part.kind}, {self.split(part.split)}"

    def _declared(self, record: Measure | FactDeclaration | Period | ItemList | NamedValue) -> str:
        match record:
            case Measure():
                return f" = {Formulas(self.language).text(record.term)}"
            case FactDeclaration():
                return f": {self.fact(record)}"
            case Period():
                return f": {record.start.isoformat()} – {record.last_day.isoformat()}"
            case ItemList(items=items):
                codes = ", ".join(items.by_code)
                count = len(items.members)
                told = self._word("one item" if count == 1 else "items", count=count, codes=codes)
                return f": {told}"
            case NamedValue():
                return f" = {self.versions(record.versions, record.unit)}"
        assert_never(record)

    def versions(self, versions: object, unit: Unit) -> str:
        """A named number in its unit, and from which day it is another."""
        told = []
        for first, number, _ in versions if isinstance(versions, tuple) else ():
            value = Formulas(self.language).constant(xp.Constant(number, unit))
            told.append(
                self._word("from day", day=first.isoformat(), value=value) if first else value
            )
        return ", ".join(told) or self._word("nothing")

    def condition(self, requirement: Requirement | Instead) -> str:
        """A requirement's condition with its period."""
        told = Formulas(self.language).text(requirement.condition)
        word = "för" if self.language == "sv" else "for"
        return f"{told} {word} {requirement.period}" if requirement.period else told

    def fact(self, fact: FactDeclaration) -> str:
        """A fact's type, and what it is given for."""
        period = "period" if fact.per_period else None
        per = [name for name in (fact.kind, *fact.lists, period) if name]
        told = self.value("FactDeclaration", "type", fact.type)
        if fact.choices:
            told += " " + ", ".join(f"”{choice}”" for choice in fact.choices)
        told = f"{told} per {', '.join(per)}" if per else told
        return ", ".join((told, *(self.limit(each) for each in fact.limits)))

    def limit(self, limit: FactLimit) -> str:
        """What the values of a fact cannot go beyond, in the words of the grammar."""
        side = LimitSide[limit.comparator.name].value
        word = words_of(self.language).write(side)
        match limit.value:
            case None:
                return f"{word} {limit.fact}"
            case Fraction():
                constant = xp.Constant(limit.value, limit.unit)
                return f"{word} {Formulas(self.language).constant(constant)}"
            case _:
                return f"{word} {limit.value}"

    def cut(self, cut: Cut) -> str:
        """How a grant is cut into parts, in the words of the grammar."""
        words = words_of(self.language)
        *names, last = cut.over
        listed = f"{', '.join(names)} {words.write('AND')} {last}" if names else last
        told = f"{words.write('FOR_EACH')} {listed}: {words.write(_CUTS[cut.kind])}"
        return f"{told} {cut.text}" if cut.text else told

    def split(self, split: Split) -> str:
        """How a grant is split."""
        match split.kind:
            case SplitKind.BY_KEY:
                told = self._keys(split)
            case SplitKind.WEIGHED_TOGETHER | SplitKind.EACH_BY_ITSELF:
                told = f"{self._keys(split)}: {self._word(f'SplitKind.{split.kind.name}')}"
            case SplitKind.ONLY if split.fixed:
                told = self._word("to", who=self.recipient(split.fixed[0][0]))
            case _:
                told = self._word(f"SplitKind.{split.kind.name}") or str(split.kind.value)
        if split.lot != 1:
            told += f", {field_word('Split', 'lot', self.language)}: {grouped(split.lot)} kr"
        told = ", ".join([told, *rounding_clauses(split, self.language, self.recipient)])
        only = {"fixed"} if split.kind is SplitKind.ONLY else set()
        return told + self._more(split, {"kind", "parts", "lot", "method", "ties", *only})

    def _keys(self, split: Split) -> str:
        """The keys of a split, each with its part of the amount if there are several."""
        return ", ".join(self._key(part) for part in split.parts)

    def _key(self, part: SplitPart) -> str:
        key = None if part.key is None else Formulas(self.language).text(part.key)
        alone = "SplitKind.FIXED_KEYS" if part.by_fixed_keys else "SplitKind.EQUALLY"
        told = self._word("by", key=key) if key else self._word(alone)
        return told if part.share == 1 else f"{self._decimal(part.share * 100)} % {told}"

    def _decimal(self, number: Fraction) -> str:
        return decimal_text(number, "," if self.language == "sv" else ".")

    def payment(self, payment: Payment) -> str:
        """When a grant is paid, and how."""
        is_month = payment.when is PaidWhen.IN
        day = f"{payment.last:%Y-%m}" if is_month else payment.last.isoformat()
        how = self._word("requisition" if payment.requisition else "no requisition")
        told = self._word(f"PaidWhen.{payment.when.name}", day=day)
        more = self._more(payment, {"when", "first", "last", "requisition"})
        return f"{told}, {how}{more}"

    def _more(self, record: object, told: set[str]) -> str:
        """Fields of a record that nothing above has told."""
        return "".join(f", {line}" for line in self._untold(record, told))

    def _fields(self, record: object) -> Iterator[str]:
        yield from self._untold(record, _TOLD.get(type(record).__name__, _ALWAYS))

    def _untold(self, record: object, told: set[str]) -> Iterator[str]:
        """The fields that say something, but for those told already."""
        owner = type(record).__name__
        for name, value in entries(record):
            is_empty = is_record(value) and not any(self._untold(value, set()))
            is_empty = is_empty or (isinstance(value, Mapping) and not value)
            says_nothing = is_empty or value in (None, (), False) or (name == "rest" and value == 0)
            if name not in told and not says_nothing:
                word = field_word(owner, name, self.language)
                said = self.value(owner, name, value)
                is_sentence = (owner, name) == ("Split", "own")
                yield word if value is True else said if is_sentence else f"{word}: {said}"

    def _word(self, word: str, /, **values: object) -> str:
        return value_word(word, self.language, **values) or ""
