"""What is no mistake, and probably not meant: told as warnings, and only where it is certain.

In: the tree of an agreement. Out: warnings of facts, periods and lists that nothing in the file
names; of labels whose percentage or amount is not in the rule they stand beside; of payments and
duties dated before the agreement's year. Files of definitions are for others to use, and are not
looked at; nor is a file in which a sentence could not be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import attrs

from overenskommelse.check import heads, remark_mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.diagnostics.diagnostic import Diagnostic, Severity
from overenskommelse.source.numbers import BadNumber, number_from_text
from overenskommelse.syntax import duties, examples, facts, grants, requirements
from overenskommelse.syntax.expressions import Quantity, UnitWord
from overenskommelse.syntax.heads import FileKind, Head, Label
from overenskommelse.syntax.names import Name, Text
from overenskommelse.syntax.tree import File, Sentence, Statement

_JUDGED = (
    requirements.Require, requirements.Requirement, requirements.Target, requirements.Flag,
)  # fmt: skip
_QUOTED = re.compile(r'"[^"\n]*"')
_WORD = re.compile(r"\w+")
_FIGURE = r"(?<![\d,.–-])(\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?)"
_PERCENT = re.compile(_FIGURE + r"\s*(?:%|procent\b(?!enhet)|percent\b(?!age))")
_AMOUNT = re.compile(
    _FIGURE + r"\s*(kr|kronor|SEK|tkr|tusen kronor|mkr|msek|miljoner(?: kronor)?"
    r"|million kronor|mdkr|miljarder(?: kronor)?)\b",
    re.IGNORECASE,
)
_FACTORS = {"k": 1, "s": 1, "t": 1_000}
_LARGE = {"mi": 1_000_000, "mk": 1_000_000, "ms": 1_000_000, "md": 1_000_000_000}


def remarks(file: File, head: Head, scope: Scope) -> list[Diagnostic]:
    """What is probably not meant in a file without mistakes."""
    is_broken = any(item.severity is Severity.ERROR for item in scope.found)
    if head.kind is FileKind.DEFINITIONS or is_broken or scope.unread:
        return []
    found = [*_unused(file)]
    for sentence in _all(file.sentences):
        found += _of_label(sentence, scope)
        if head.kind is FileKind.AGREEMENT and head.year is not None:
            found += _of_day(sentence.statement, head.year)
    return found


def _all(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    for sentence in sentences:
        yield sentence
        yield from _all(sentence.body)


# --- names ---------------------------------------------------------------------------------


def _unused(file: File) -> Iterator[Diagnostic]:
    """Facts that no rule names, and periods and lists that nothing names, examples included.

    What has a source of its own is asked for by that document, even if no rule reckons with it.
    What an amended file declares may have been used before the amendment, and stays there.
    """
    is_example = [isinstance(item.statement, examples.Example) for item in file.sentences]
    in_rules = _words_in(
        item for item, example in zip(file.sentences, is_example, strict=True) if not example
    )
    anywhere = in_rules + _words_in(
        item for item, example in zip(file.sentences, is_example, strict=True) if example
    )
    for sentence in file.sentences:
        declared = _declared(sentence.statement)
        if declared is None or heads.sources_of(sentence):
            continue
        kind, name, span_words = declared
        if file.source is not None and name.span.source is not file.source:
            continue
        told = in_rules if kind == "fact" else anywhere
        if told[name.text] <= span_words[name.text]:
            yield remark_mistakes.unused_name(kind, name)


def _declared(node: Statement) -> tuple[str, Name, Counter[str]] | None:
    """What a sentence declares that ought to be used, and the words of the sentence itself."""
    match node:
        case facts.Fact(name=name):
            return "fact", name, _words_of(node)
        case facts.Period(name=name):
            return "period", name, _words_of(node)
        case facts.ItemList(name=name):
            return "list", name, _words_of(node)
        case _:
            return None


def _words_in(sentences: Iterable[Sentence]) -> Counter[str]:
    """The words of sentences and of all below them."""
    texts = (item.statement.span.text for item in _all(tuple(sentences)))
    return Counter(_WORD.findall(_QUOTED.sub(" ", "\n".join(texts))))


def _words_of(node: Statement) -> Counter[str]:
    """The words of a sentence outside quotation marks."""
    return Counter(_WORD.findall(_QUOTED.sub(" ", node.span.text)))


# --- labels --------------------------------------------------------------------------------


def _of_label(sentence: Sentence, scope: Scope) -> Iterator[Diagnostic]:
    """A label that gives one percentage or amount, which is not the one of the rule."""
    node = sentence.statement
    label = _label(sentence)
    if label is None:
        return
    if isinstance(node, _JUDGED):
        said = _only(_PERCENT, label.text)
        ruled = {item.number for item in _quantities(node) if item.unit is UnitWord.PERCENT}
        if said is not None and ruled and said[0] not in ruled:
            yield remark_mistakes.label_differs(label, said[1])
    elif isinstance(node, grants.Grant | grants.Fund):
        said = _only(_AMOUNT, label.text)
        amount = heads.kronor(node.amount, Scope(scope.language))
        if said is not None and amount is not None and said[0] != amount:
            yield remark_mistakes.label_differs(label, said[1])


def _label(sentence: Sentence) -> Text | None:
    node = sentence.statement
    if not isinstance(node, (*_JUDGED, grants.Grant, grants.Fund)):
        return None
    below = heads.below(sentence, Label)
    return node.label or (below[0].text if below else None)


def _only(form: re.Pattern[str], text: str) -> tuple[Fraction, str] | None:
    """The one figure of a form in a text, with how it is written; None if there are several."""
    found = list(form.finditer(text))
    if len(found) != 1:
        return None
    number = number_from_text(found[0][1], small=True)
    if isinstance(number, BadNumber):
        return None
    factor = _factor(found[0][2].lower()) if form is _AMOUNT else 1
    return Fraction(number) * factor, found[0][0]


def _factor(unit: str) -> int:
    return _LARGE.get(unit[:2]) or _FACTORS[unit[0]]


def _quantities(node: object) -> Iterator[Quantity]:
    """Every number written within a sentence."""
    if isinstance(node, Quantity):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from _quantities(item)
    elif attrs.has(type(node)) and not isinstance(node, Name | Text):
        for field in attrs.fields(type(node)):  # type: ignore[arg-type]
            if field.name != "span":
                yield from _quantities(getattr(node, field.name))


# --- days ----------------------------------------------------------------------------------


def _of_day(node: Statement, year: int) -> Iterator[Diagnostic]:
    """A payment or duty that is dated before the agreement's year."""
    day = _day_of(node)
    if day is not None and day.year < year:
        yield remark_mistakes.day_before_year(node.span, day, year)


def _day_of(node: Statement) -> date | None:
    match node:
        case grants.Paid(day=day):
            return day
        case duties.Requested(last=day) | duties.Repaid(last=day) | duties.EconomicReport(last=day):
            return day
        case duties.Duty():
            return (
                min(node.when.days, default=None)
                if isinstance(node.when, duties.DutyDate)
                else None
            )
        case _:
            return None
