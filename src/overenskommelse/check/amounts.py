"""In: the amounts of a file that are reckoned from others. Out: whole kronor, or why they are none.

An amount is reckoned when the file is checked, from what the file alone says: other amounts, the
total, values with a name. Amounts may name each other in any order; one that would need itself is
a cycle and is told with its path.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from overenskommelse.check import amount_mistakes as told
from overenskommelse.check import heads, mistakes
from overenskommelse.check.constants import constant_of
from overenskommelse.check.rounding import rounded
from overenskommelse.check.scope import Scope
from overenskommelse.check.units import joint_unit
from overenskommelse.model import expressions as model
from overenskommelse.model.expressions import Constant
from overenskommelse.model.units import Unit
from overenskommelse.reach.steps import whole_steps
from overenskommelse.syntax import expressions as syntax
from overenskommelse.syntax.grants import Fund, Grant, Reckoned
from overenskommelse.syntax.heads import Total
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.syntax.words import words_of

DEEPEST_AMOUNTS = 50
_MOST_BITS = 4_096
_Amount: TypeAlias = syntax.Quantity | Reckoned
_OPERATORS = {operator: model.Operator[operator.name] for operator in syntax.Operator}


def reckon_amounts(file: File, scope: Scope) -> None:
    """Let a scope reckon the amounts of a file."""
    scope.reckon = Amounts(file, scope).kronor


class Amounts:
    """The amounts of one file, reckoned as they are asked for."""

    def __init__(self, file: File, scope: Scope) -> None:
        self._scope = scope
        self._named = dict(_named(file.sentences))
        totals = [item for each in file.sentences for item in heads.below(each, Total)]
        self._total = totals[0].amount if totals else None
        self._path: list[str] = []
        self._reckoned: dict[int, int | None] = {}

    def kronor(self, amount: Reckoned) -> int | None:
        """An amount in whole kronor, or None with a diagnostic, which is given once."""
        key = id(amount)
        if key not in self._reckoned:
            self._reckoned[key] = self._kronor(amount)
        return self._reckoned[key]

    def _kronor(self, amount: Reckoned) -> int | None:
        names = [name for name, own in self._named.items() if own is amount]
        self._path.extend(names[:1])
        value = self._value(amount.expression)
        del self._path[len(self._path) - len(names[:1]) :]
        if value is None:
            return None
        if value.unit is not Unit.MONEY:
            self._scope.found.append(told.amount_not_money(amount.span, value.unit))
        elif value.value < 0:
            self._scope.found.append(told.amount_below_nought(amount.span))
        elif value.value.denominator != 1:
            self._scope.found.append(told.amount_not_rounded(amount.span, value.value))
        else:
            return value.value.numerator
        return None

    def _value(self, node: syntax.Expression) -> Constant | None:
        match node:
            case syntax.Quantity():
                return constant_of(node)
            case syntax.TheTotal():
                return self._of_total(node)
            case syntax.Reference():
                return self._of_name(node)
            case syntax.ShareOf(share, whole):
                return self._joined(constant_of(share), model.Operator.TIMES, whole, share=True)
            case syntax.Chain(first, rest):
                value = self._value(first)
                for operator, operand in rest:
                    value = self._joined(value, _OPERATORS[operator], operand)
                return value
            case syntax.Rounded(operand):
                return self._rounded(node, self._value(operand))
            case _:
                self._scope.found.append(mistakes.not_a_value(node.span))
                return None

    def _joined(
        self,
        left: Constant | None,
        operator: model.Operator,
        node: syntax.Expression,
        *,
        share: bool = False,
    ) -> Constant | None:
        right = self._value(node)
        if left is None or right is None:
            return None
        unit = joint_unit(operator, left, left.unit, right)
        if unit is None or (share and left.unit is not Unit.SHARE):
            sign = words_of(self._scope.language).write("OF_SEVERAL") if share else operator.value
            wrong = mistakes.wrong_operands(node.span, sign, left.unit, right.unit)
            self._scope.found.append(wrong)
            return None
        if operator is model.Operator.DIVIDED and right.value == 0:
            self._scope.found.append(mistakes.division_by_nought(node.span))
            return None
        number = operator.of(left.value, right.value)
        if max(number.numerator.bit_length(), number.denominator.bit_length()) > _MOST_BITS:
            self._scope.found.append(told.amount_too_large(node.span))
            return None
        return Constant(number, unit)

    def _rounded(self, node: syntax.Rounded, value: Constant | None) -> Constant | None:
        found = None if value is None else rounded(node, value, self._scope)
        if found is None or value is None:
            return None
        steps = whole_steps(value.value / found.step, found.direction)
        return Constant(found.step * steps, value.unit)

    # --- what is named ---------------------------------------------------------------------

    def _of_total(self, node: syntax.TheTotal) -> Constant | None:
        spellings = words_of(self._scope.language).spellings["THE_TOTAL"]
        own = [name for name in self._named if name in spellings]
        if own:
            self._scope.found.append(told.amount_ambiguous(Name(own[0], node.span)))
            return None
        if self._total is None:
            self._scope.found.append(told.amount_without_total(node.span))
            return None
        return self._of_amount(self._total)

    def _of_name(self, node: syntax.Reference) -> Constant | None:
        scope, name = self._scope, node.name.text
        if name in self._named and name in scope.values:
            scope.found.append(told.amount_ambiguous(node.name))
        elif name in self._named:
            return self._of_other(node.name)
        elif name in scope.values:
            return self._of_value(node)
        elif name in scope.facts or name in scope.measures:
            scope.found.append(told.amount_of_facts(node.name))
        else:
            scope.look_up("amount", node.name, {**self._named, **scope.values})
        return None

    def _of_other(self, name: Name) -> Constant | None:
        """The amount of another fund or grant."""
        if name.text in self._path:
            path = [*self._path[self._path.index(name.text) :], name.text]
            self._scope.found.append(told.amount_cycle(name, path))
            return None
        if len(self._path) >= DEEPEST_AMOUNTS:
            self._scope.found.append(told.amounts_too_deep(name, DEEPEST_AMOUNTS))
            return None
        return self._of_amount(self._named[name.text])

    def _of_amount(self, amount: _Amount) -> Constant | None:
        """Kronor; a written amount that is none is told where it stands."""
        if isinstance(amount, Reckoned):
            found = self.kronor(amount)
        else:
            found = heads.kronor(amount, Scope(self._scope.language))
        return None if found is None else Constant(Fraction(found), Unit.MONEY)

    def _of_value(self, node: syntax.Reference) -> Constant | None:
        """A value with a name, which must not hang on the day of evaluation."""
        value = self._scope.values[node.name.text]
        (_, number, _), *later = value.versions
        if later and node.on is None:
            first = next(day for day, _, _ in later if day is not None)
            self._scope.found.append(told.amount_needs_day(node.name, first))
            return None
        for first_day, changed, _ in later:
            if first_day is not None and node.on is not None and first_day <= node.on:
                number = changed
        return Constant(number, value.unit)


def _named(sentences: tuple[Sentence, ...]) -> list[tuple[str, _Amount]]:
    """The amount of each fund and grant; of two of one name, the first."""
    found: list[tuple[str, _Amount]] = []
    for sentence in sentences:
        node = sentence.statement
        if isinstance(node, Fund | Grant):
            found += [(node.name.text, node.amount), *_named(sentence.body)]
    return list(dict(reversed(found)).items())[::-1]
