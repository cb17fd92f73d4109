"""In: one expression. Out: its canonical words in one language, with the parentheses it needs."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias, assert_never

from overenskommelse.source.numbers import decimal_text, grouped
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax.names import PLAIN_REF, Name, Ref, Text, YearBefore
from overenskommelse.syntax.words import Words

_MONEY = frozenset(
    {
        xp.UnitWord.KRONOR,
        xp.UnitWord.THOUSAND_KRONOR,
        xp.UnitWord.MILLION_KRONOR,
        xp.UnitWord.BILLION_KRONOR,
    }
)
_Dated: TypeAlias = (
    xp.DatedBy | xp.DatedSide | xp.DatedIn | xp.DatedDuring | xp.DatedBetween | xp.DatedWithin
)
_TWO_READINGS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_BINDING: dict[type, int] = {
    xp.AnyOf: 1, xp.AllOf: 2, xp.Not: 3, xp.Compared: 4, xp.DatedBy: 4, xp.DatedIn: 4,
    xp.TheTotal: 8, xp.ShareOf: 7,
    xp.DatedSide: 4, xp.DatedDuring: 4, xp.WrittenDay: 8, xp.PeriodDay: 8,
    xp.DatedBetween: 4, xp.Chain: 5, xp.Negative: 7, xp.Reference: 8, xp.Quantity: 8,
    xp.OfOne: 8, xp.During: 8,
    xp.DatedWithin: 4, xp.Literal: 8, xp.AtLeastOf: 8, xp.HumanDecision: 8, xp.Aggregate: 8,
    xp.ItemCount: 8, xp.ForEvery: 8, xp.Extreme: 8, xp.Rounded: 8,
}  # fmt: skip
"""How tightly each kind of expression holds together; a product is 6."""


class ExpressionPhrasing:
    """Writes expressions in the words of one language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._mark = "," if words.language == "sv" else "."

    def expression(self, node: xp.Expression, around: int = 0) -> str:
        """An expression, in parentheses if it holds less tightly than what is around it."""
        text = self._bare(node)
        return f"({text})" if _binding(node) < around else text

    def _bare(self, node: xp.Expression) -> str:  # noqa: C901, PLR0911, PLR0912
        if isinstance(node, xp.DatedBy | xp.DatedSide | xp.DatedIn | xp.DatedDuring):
            return self._dated(node)
        match node:
            case xp.Quantity():
                return self.quantity(node)
            case xp.Reference() | xp.OfOne() | xp.During():
                return self._named(node)
            case xp.Negative(operand):
                return f"-{self.expression(operand, 8)}"
            case xp.Chain():
                return self._chain(node)
            case xp.Compared(left, comparator, right):
                sign = self._word(comparator.value)
                return f"{self.expression(left, 5)} {sign} {self.expression(right, 5)}"
            case xp.TheTotal() | xp.ShareOf() | xp.WrittenDay() | xp.PeriodDay() | xp.Literal():
                return self._written(node)
            case xp.DatedBetween() | xp.DatedWithin():
                return self._dated(node)
            case xp.Not(operand):
                return f"{self._word('NOT')} {self.expression(operand, 4)}"
            case xp.AllOf(operands):
                joint = f" {self._word('AND')} "
                return joint.join(self.expression(operand, 3) for operand in operands)
            case xp.AtLeastOf(number, operands):
                among = "; ".join(self.expression(operand) for operand in operands)
                return f"{self._word('AT_LEAST_OF')} {number} {self._word('OF_SEVERAL')} ({among})"
            case xp.HumanDecision(question):
                return f"{self._word('HUMAN_DECISION')} {quoted(question)}"
            case xp.Extreme(side, operands):
                among = "; ".join(self.expression(operand, 5) for operand in operands)
                return f"{self._word(side.value)} ({among})"
            case xp.Rounded():
                return self._rounded(node)
            case xp.Aggregate() | xp.ItemCount() | xp.ForEvery():
                return self._gathered(node)
            case xp.AnyOf(operands):
                joint = f" {self._word('OR')} "
                return joint.join(self.expression(operand, 2) for operand in operands)
        assert_never(node)

    def _named(self, node: xp.Reference | xp.OfOne | xp.During) -> str:
        match node:
            case xp.Reference(name, during, on):
                as_of = f" {self._word('ON')} {on.isoformat()}" if on else ""
                return name.text + self._during(during) + as_of
            case xp.OfOne(name, refs):
                told = f"{name.text} ({self._refs(refs)})"
            case xp.During(operand):
                told = f"({self.expression(operand)})"
        return told + self._during(node.during)

    def _written(
        self, node: xp.TheTotal | xp.ShareOf | xp.WrittenDay | xp.PeriodDay | xp.Literal
    ) -> str:
        """A text, a day as written or of a period, a part of an amount, or the total."""
        match node:
            case xp.TheTotal():
                return self._word("THE_TOTAL")
            case xp.ShareOf(share, whole):
                part = f"{self.quantity(share)} {self._word('OF_SEVERAL')}"
                return f"{part} {self.expression(whole, 8)}"
            case xp.Literal(text):
                return quoted(text)
            case xp.WrittenDay(day):
                return day.isoformat()
            case xp.PeriodDay(is_end, None):
                return self._word("PERIOD_END" if is_end else "PERIOD_BEGINNING")
            case xp.PeriodDay(is_end, period):
                edge = self._word("END_OF" if is_end else "BEGINNING_OF")
                return f"{edge} {period.text if period else ''}"
        assert_never(node)

    def _dated(self, node: _Dated) -> str:
        day = self.expression(node.operand, 5)
        match node:
            case xp.DatedBy(_, last):
                return f"{day} {self._word('BY_DATE')} {last.isoformat()}"
            case xp.DatedSide(_, side, other):
                return f"{day} {self._word(side.value)} {self._day_named(other)}"
            case xp.DatedIn(_, month):
                return f"{day} {self._word('IN')} {month:%Y-%m}"
            case xp.DatedDuring(_, period):
                return f"{day} {self._word('IN')} {period.text}"
            case xp.DatedBetween(_, first, last):
                days = f"{first.isoformat()} {self._word('AND')} {last.isoformat()}"
                return f"{day} {self._word('BETWEEN')} {days}"
            case xp.DatedWithin(_, number, unit, since):
                span = f"{self._word('WITHIN')} {number} {self._word(unit.value)}"
                return f"{day} {span} {self.expression(since, 5)}"
        assert_never(node)

    def _day_named(self, node: xp.Expression) -> str:
        """A day behind a word as `by`: written, or named; nothing reckoned, so no parentheses."""
        return self._bare(node)

    def _rounded(self, node: xp.Rounded) -> str:
        match node.step:
            case 0:
                step = self._word("WHOLE_NUMBERS")
            case int() as places:
                step = f"{places} {self._decimals(places)}"
            case quantity:
                step = self.quantity(quantity)
        way = f", {self._word(node.direction.value)}" if node.direction else ""
        value = self.expression(node.operand, 5)
        return f"{self._word('ROUNDED')} ({value}) {self._word('TO')} {step}{way}"

    def _decimals(self, places: int) -> str:
        """The word in the singular or plural."""
        plural, singular = self._words.spellings["DECIMALS"][:2]
        return singular if places == 1 else plural

    def _gathered(self, node: xp.Aggregate | xp.ItemCount | xp.ForEvery) -> str:
        names = (node.over,) if isinstance(node, xp.ForEvery) else node.over
        over = ", ".join(name.text for name in names)
        match node:
            case xp.Aggregate(gathering, operand, _, where):
                opening = f"{self._word(gathering.value)} {self.expression(operand, 8)}"
                among = f"{self._word('OVER')} {over}"
                return self._joined(opening, among, self._where(where) if where else None)
            case xp.ItemCount(_, where):
                return f"{self._word('NUMBER_OF')} {over} {self._where(where)}"
            case xp.ForEvery(_, condition, exceptions):
                without = f"{self._word('EXCEPT')} {self._refs(exceptions)}" if exceptions else None
                must = f"{self._word('HAS')} ({self.expression(condition)})"
                return self._joined(self._word("EVERY"), over, without, must)
        assert_never(node)

    def _where(self, condition: xp.Expression) -> str:
        return f"{self._word('WHERE')} ({self.expression(condition)})"

    def _chain(self, node: xp.Chain) -> str:
        around = _binding(node)
        text = self.expression(node.first, around + 1)
        for operator, operand in node.rest:
            text += f" {self._word(operator.value)} {self.expression(operand, around + 1)}"
        return text

    def quantity(self, node: xp.Quantity) -> str:
        """A number and its unit."""
        number = decimal_text(node.number, self._mark)
        if node.unit is xp.UnitWord.PLAIN:
            return _unambiguous(number)
        if node.unit in _MONEY and node.number.denominator == 1:
            number = grouped(node.number.numerator)
        gap = "" if node.unit is xp.UnitWord.PERCENT and self._words.language == "en" else " "
        return f"{_unambiguous(number)}{gap}{self._word(node.unit.value)}"

    def _word(self, terminal: str) -> str:
        return self._words.write(terminal)

    def _value(self, value: xp.ValueNode) -> str:
        match value:
            case xp.Quantity():
                return self.quantity(value)
            case bool():
                return self._word("YES" if value else "NO")
            case date():
                return value.isoformat()
            case xp.Absent():
                return self._word(value.value)
            case Text():
                return quoted(value)
        assert_never(value)

    def _refs(self, refs: tuple[Ref, ...]) -> str:
        return ", ".join(self._ref(ref) for ref in refs)

    def _ref(self, ref: Ref) -> str:
        """A code or name; in quotation marks unless it is plain and no keyword."""
        plain = PLAIN_REF.fullmatch(ref.text) and not self._words.is_word(ref.text)
        return ref.text if plain else f'"{ref.text}"'

    @staticmethod
    def _joined(*parts: str | None) -> str:
        return " ".join(part for part in parts if part)

    def _during(self, period: Name | None) -> str:
        if period is None:
            return ""
        named = f" {self._word('DURING')} {period.text}" if period.text else ""
        return f"{named} {self._word('YEAR_BEFORE')}" if isinstance(period, YearBefore) else named


def quoted(text: Text) -> str:
    """A text in quotation marks."""
    return f'"{text.text}"'


def label_text(label: Text | None) -> str | None:
    """A label in quotation marks, if there is one."""
    return None if label is None else quoted(label)


def _binding(node: xp.Expression) -> int:
    if isinstance(node, xp.Chain) and node.rest[0][0] in {xp.Operator.TIMES, xp.Operator.DIVIDED}:
        return 6
    return _BINDING[type(node)]


def _unambiguous(number: str) -> str:
    """A number that cannot be read in two ways: ``2.1250`` rather than ``2.125``."""
    return number + "0" if _TWO_READINGS.fullmatch(number) else number
