"""In: a condition or value of the model. Out: how it reads, in the words of the grammar.

Guarantees: both languages from any file, whatever language it is written in. A kind of condition
that is not known here reads as its name with its parts, so that nothing is left out.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from overenskommelse.inspection.records import entries, is_record
from overenskommelse.model import expressions as xp
from overenskommelse.model.units import Unit
from overenskommelse.render.clause_words import noun
from overenskommelse.render.words import Language
from overenskommelse.source.dates import last_day_of_month
from overenskommelse.source.numbers import decimal_text, grouped
from overenskommelse.source.records import frozen
from overenskommelse.syntax.words import words_of

_TIMES = (xp.Operator.TIMES, xp.Operator.DIVIDED)


_SPANS = {xp.SpanUnit.DAYS: "DAYS_OF", xp.SpanUnit.MONTHS: "MONTHS_OF"}
_GATHERINGS = {
    xp.Gathering.SUM: "SUM_OF",
    xp.Gathering.AVERAGE: "AVERAGE_OF",
    xp.Gathering.SMALLEST: "SMALLEST_OF",
    xp.Gathering.LARGEST: "LARGEST_OF",
}


@frozen
class Formulas:
    """Conditions and values in one language."""

    language: Language

    def text(self, node: object, around: int = 0) -> str:
        """A condition or value; in parentheses if it holds less tightly than `around`.

        Example:
            >>> term = xp.FactTerm("pupils", Unit.NUMBER, "spring")
            >>> Formulas("sv").text(xp.Comparison(term, xp.Comparator.AT_LEAST, term))
            'pupils under spring >= pupils under spring'
        """
        bare = self._condition(node)
        return f"({bare})" if _binding(node) < around else bare

    def _condition(self, node: object) -> str:  # noqa: C901, PLR0911
        match node:
            case xp.Comparison(left, comparator, right):
                return f"{self.text(left, 5)} {comparator.value} {self.text(right, 5)}"
            case xp.InTime():
                return f"{self.text(node.term, 5)} {self._days(node)}"
            case xp.IsYes(term):
                return self.text(term)
            case xp.Not(condition):
                return f"{self._word('NOT')} {self.text(condition, 4)}"
            case xp.AllOf(conditions):
                return f" {self._word('AND')} ".join(self.text(item, 3) for item in conditions)
            case xp.AnyOf(conditions):
                return f" {self._word('OR')} ".join(self.text(item, 2) for item in conditions)
            case xp.AtLeastOf(number, conditions):
                among = "; ".join(self.text(item) for item in conditions)
                return f"{self._word('AT_LEAST_OF')} {number} {self._word('OF_SEVERAL')} ({among})"
            case xp.ForEvery(over, condition, exceptions):
                without = f"{self._word('EXCEPT')} {', '.join(exceptions)} " if exceptions else ""
                must = f"{self._word('HAS')} ({self.text(condition)})"
                return f"{self._word('EVERY')} {over} {without}{must}"
            case xp.Within(term, number, unit, since):
                span = f"{self._word('WITHIN')} {number} {self._word(_SPANS[unit])}"
                return f"{self.text(term, 5)} {span} {self.text(since, 5)}"
            case xp.HumanDecision(question):
                return f'{self._word("HUMAN_DECISION")} "{question}"'
            case _:
                return self._term(node)

    def _term(self, node: object) -> str:  # noqa: C901, PLR0911
        match node:
            case xp.Constant():
                return self.constant(node)
            case xp.FactTerm(name, _, period) | xp.MeasureTerm(name, _, period):
                return name + self._during(period)
            case xp.OfOne():
                return self._of_one(node)
            case xp.Negation(operand):
                return f"-{self.text(operand, 8)}"
            case xp.Aggregate(gathering, operand, over, where):
                chosen = f" {self._word('WHERE')} ({self.text(where)})" if where else ""
                opening = f"{self._word(_GATHERINGS[gathering])} {self.text(operand, 8)}"
                return f"{opening} {self._word('OVER')} {', '.join(over)}{chosen}"
            case xp.ItemCount(over, where):
                chosen = f"{self._word('WHERE')} ({self.text(where)})"
                return f"{self._word('NUMBER_OF')} {', '.join(over)} {chosen}"
            case xp.AttributeTerm(_, attribute):
                return attribute
            case xp.Extreme(larger, operands):
                side = self._word("LARGER_OF" if larger else "SMALLER_OF")
                return f"{side} ({'; '.join(self.text(item, 5) for item in operands)})"
            case xp.Rounded(operand):
                value = f"{self._word('ROUNDED')} ({self.text(operand, 5)})"
                return f"{value} {self._word('TO')} {self._step(node)}, {self.way(node.direction)}"
            case xp.TextConstant(text):
                return f'"{text}"'
            case xp.ValueTerm(name, _, on):
                return name if on is None else f"{name} {self._word('ON')} {on.isoformat()}"
            case xp.Arithmetic(first, rest):
                inner = _binding(node) + 1
                parts = [f"{sign.value} {self.text(term, inner)}" for sign, term in rest]
                return " ".join([self.text(first, inner), *parts])
            case _:
                return self._unknown(node)

    def _during(self, period: str | None) -> str:
        if period == xp.YEAR_BEFORE:
            return f" {self._word('YEAR_BEFORE')}"
        return f" {self._word('DURING')} {period}" if period else ""

    def _of_one(self, node: xp.OfOne) -> str:
        """A name with its items in parentheses, and then its period."""
        codes = ", ".join(code for _, code in node.at)
        match node.operand:
            case xp.FactTerm(name, _, period) | xp.MeasureTerm(name, _, period):
                return f"{name} ({codes}){self._during(period)}"
            case other:
                return f"{self.text(other, 8)} ({codes})"

    def _step(self, node: xp.Rounded) -> str:
        places = len(str(node.step.denominator)) - 1
        if node.unit is Unit.NUMBER and node.step == 1:
            return self._word("WHOLE_NUMBERS")
        if node.unit is Unit.NUMBER and node.step == Fraction(1, 10**places):
            spellings = words_of(self.language).spellings["DECIMALS"]
            return f"{places} {spellings[1] if places == 1 else spellings[0]}"
        return self.constant(xp.Constant(node.step, node.unit))

    def way(self, direction: xp.Direction) -> str:
        """Which way something is rounded."""
        return self._word(direction.name)

    def constant(self, constant: xp.Constant) -> str:
        """A value written in the text, with its unit."""
        number = constant.value
        match constant.unit:
            case Unit.SHARE:
                return f"{self._number(xp.Constant(number * 100, constant.unit))} %"
            case Unit.POINTS:
                points = self._number(xp.Constant(number * 100, constant.unit))
                return f"{points} {self._word('POINTS')}"
            case Unit.MONEY:
                whole = number.denominator == 1
                return f"{grouped(int(number)) if whole else self._number(constant)} kr"
            case _:
                return self._number(constant)

    def _number(self, constant: xp.Constant) -> str:
        return decimal_text(constant.value, "," if self.language == "sv" else ".")

    def _days(self, node: xp.InTime) -> str:
        if node.first is None:
            return f"{self._word('BY_DATE')} {node.last.isoformat()}"
        if node.first.day == 1 and last_day_of_month(node.first) == node.last:
            return f"{self._word('IN')} {node.first:%Y-%m}"
        days = f"{node.first.isoformat()} {self._word('AND')} {node.last.isoformat()}"
        return f"{self._word('BETWEEN')} {days}"

    def _unknown(self, node: object) -> str:
        """Something this page has no words for: its name, and its parts."""
        if isinstance(node, tuple):
            return ", ".join(self._unknown(item) for item in node)
        if is_record(node):
            parts = [
                self.text(value) if is_record(value) else self._unknown(value)
                for _, value in entries(node)
                if value is not None and not isinstance(value, Unit)
            ]
            return f"{noun(type(node).__name__, self.language)}({', '.join(parts)})"
        return node.isoformat() if isinstance(node, date) else str(getattr(node, "value", node))

    def _word(self, terminal: str) -> str:
        return words_of(self.language).write(terminal)


def _binding(node: object) -> int:
    """How tightly a condition or value holds together."""
    match node:
        case xp.AnyOf():
            return 1
        case xp.AllOf():
            return 2
        case xp.Not():
            return 3
        case xp.Comparison() | xp.InTime():
            return 4
        case xp.Arithmetic(_, rest):
            return 6 if rest and rest[0][0] in _TIMES else 5
        case _:
            return 8
