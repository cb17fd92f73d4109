"""In: a condition. Out: the values written in it that facts are held against, and others in place.

A threshold is what stands alone on one side of a comparison, or the day or the number of days of a
deadline; values within arithmetic are part of how something is reckoned, and are none.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve

from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic
from overenskommelse.source.dates import BadDate, date_from_text, month_from_text
from overenskommelse.source.numbers import SPACES, BadNumber, number_from_text
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import Expression, Quantity, UnitWord
from overenskommelse.syntax.mistakes import bad_date, bad_number
from overenskommelse.syntax.names import Text
from overenskommelse.syntax.words import words_of

Threshold: TypeAlias = (
    Quantity | xp.DatedBy | xp.DatedSide | xp.DatedIn | xp.DatedBetween | xp.DatedWithin
)
_LANGUAGES: tuple[Language, ...] = ("en", "sv")
_MONEY = frozenset(
    {
        UnitWord.KRONOR, UnitWord.THOUSAND_KRONOR, UnitWord.MILLION_KRONOR,
        UnitWord.BILLION_KRONOR, UnitWord.ORE,
    }
)  # fmt: skip


def thresholds_in(node: Expression) -> tuple[Threshold, ...]:
    """The thresholds of a condition, from left to right.

    Example:
        >>> from fractions import Fraction
        >>> from overenskommelse.syntax.names import Name
        >>> limit = Quantity(Fraction(70), UnitWord.PERCENT)
        >>> rate = xp.Reference(Name("rate"))
        >>> thresholds_in(xp.Compared(rate, xp.Comparator.AT_LEAST, limit)) == (limit,)
        True
    """
    if isinstance(node, xp.DatedBy | xp.DatedIn | xp.DatedBetween | xp.DatedWithin):
        return (node,)
    if isinstance(node, xp.DatedSide):
        return (node,) if isinstance(node.day, xp.WrittenDay) else ()
    if isinstance(node, xp.Compared):
        return tuple(side for side in (node.left, node.right) if isinstance(side, Quantity))
    return tuple(found for part in _parts(node) for found in thresholds_in(part))


def with_threshold(node: Expression, old: Threshold, new: Threshold) -> Expression:
    """A condition with another threshold in the place of one of its own."""
    if node is old:
        return new
    match node:
        case xp.Compared(left, _, right):
            sides = (new if side is old else side for side in (left, right))
            return evolve(node, left=next(sides), right=next(sides))
        case xp.Not(operand):
            return evolve(node, operand=with_threshold(operand, old, new))
        case xp.AllOf(operands) | xp.AnyOf(operands) | xp.AtLeastOf(_, operands):
            return evolve(node, operands=tuple(with_threshold(one, old, new) for one in operands))
        case xp.ForEvery(_, condition):
            return evolve(node, condition=with_threshold(condition, old, new))
        case _:
            return node


def threshold_like(old: Threshold, name: str, value: Text) -> Threshold | Diagnostic:
    """The threshold a text stands for, of the same kind as the one it takes the place of.

    Args:
        old: What it takes the place of.
        name: What the rule is called, for a message.
        value: The text.
    """
    match old:
        case Quantity():
            return quantity_like(old, name, value)
        case xp.DatedIn():
            first = month_from_text(value.text)
            if isinstance(first, BadDate):
                return _other_kind(old, name, value)
            return evolve(old, month=first)
        case xp.DatedWithin():
            number = number_from_text(value.text)
            if isinstance(number, BadNumber) or number.denominator != 1:
                return _other_kind(old, name, value)
            return evolve(old, number=number.numerator)
        case xp.DatedBetween():
            return _between(old, name, value)
        case xp.DatedBy() | xp.DatedSide():
            return _day_like(old, value)


def _day_like(old: xp.DatedBy | xp.DatedSide, value: Text) -> Threshold | Diagnostic:
    """Another day on the same side."""
    day = date_from_text(value.text)
    if isinstance(day, BadDate):
        return bad_date(value.span, day)
    if isinstance(old, xp.DatedBy):
        return evolve(old, last=day)
    return evolve(old, day=xp.WrittenDay(day))


def quantity_from_text(text: str) -> Quantity | BadNumber:
    """The quantity a text stands for, with its unit in either language.

    Example:
        >>> quantity_from_text("69,5 %").number, quantity_from_text("2 miljoner kronor").unit.name
        (Fraction(139, 2), 'MILLION_KRONOR')
    """
    figure, unit = _unit_of(text)
    number = number_from_text(figure, small=unit is UnitWord.PERCENT)
    return number if isinstance(number, BadNumber) else Quantity(number, unit)


def quantity_like(old: Quantity, name: str, value: Text) -> Quantity | Diagnostic:
    """The quantity a text stands for, if it counts what another one counts."""
    found = quantity_from_text(value.text)
    if isinstance(found, BadNumber):
        known = any(char.isdigit() for char in found.text)
        return bad_number(value.span, found) if known else _other_kind(old, name, value)
    if found.unit is not old.unit and not {found.unit, old.unit} <= _MONEY:
        return _other_kind(old, name, value)
    return evolve(found, span=value.span)


def threshold_text(node: Threshold, language: Language) -> str:
    """A threshold as it is written."""
    match node:
        case Quantity():
            return ExpressionPhrasing(words_of(language)).quantity(node)
        case xp.DatedBy(_, last):
            return last.isoformat()
        case xp.DatedSide(_, _, day):
            return ExpressionPhrasing(words_of(language)).expression(day)
        case xp.DatedIn(_, month):
            return f"{month:%Y-%m}"
        case xp.DatedBetween(_, first, last):
            return f"{first.isoformat()}..{last.isoformat()}"
        case xp.DatedWithin(_, number):
            return str(number)


def _between(old: xp.DatedBetween, name: str, value: Text) -> Threshold | Diagnostic:
    """Two days, with two dots between them."""
    first, dots, last = value.text.partition("..")
    days = date_from_text(first.strip()), date_from_text(last.strip())
    if not dots or isinstance(days[0], BadDate) or isinstance(days[1], BadDate):
        return _other_kind(old, name, value)
    return evolve(old, first=days[0], last=days[1])


def _unit_of(text: str) -> tuple[str, UnitWord]:
    """A text without its unit, and the unit, by its longest spelling in either language."""
    spelt = {
        spelling: unit
        for unit in UnitWord
        if unit is not UnitWord.PLAIN
        for language in _LANGUAGES
        for spelling in words_of(language).spellings[unit.value]
    }
    for spelling in sorted(spelt, key=len, reverse=True):
        if text.endswith(spelling):
            return text[: -len(spelling)].strip(SPACES), spelt[spelling]
    return text, UnitWord.PLAIN


def _other_kind(old: Threshold, name: str, value: Text) -> Diagnostic:
    now = threshold_text(old, "en")
    return diagnostic("supposed-other-kind", value.span, name=name, now=now, found=value.text[:60])


def _parts(node: Expression) -> tuple[Expression, ...]:
    match node:
        case xp.AllOf(operands) | xp.AnyOf(operands) | xp.AtLeastOf(_, operands):
            return operands
        case xp.Not(operand):
            return (operand,)
        case xp.ForEvery(_, condition):
            return (condition,)
        case _:
            return ()
