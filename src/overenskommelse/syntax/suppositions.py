"""In: a text as ``inclusion=75%``. Out: what is to be supposed of a rule or of a fact.

A supposition of a rule names it, within its grant if need be (``second.inclusion=75%``); one of a
fact says for whom and when (``new_cases@01@H1=1230``). What the value means is asked later, of the
rule or fact itself.
"""

from __future__ import annotations

from typing import TypeAlias

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place, Source, Span, source_from_text
from overenskommelse.syntax.names import Name, Text

SOURCE_NAME = "--set"
_LONGEST = 1_000


@frozen
class RuleSupposition:
    """A rule with another value: ``inclusion=75%``, ``second.shares=not paid out``.

    Attributes:
        names: The rule's name; before it that of its grant, if it is given.
        value: What it is supposed to be, as written.
    """

    names: tuple[Name, ...]
    value: Text

    @property
    def text(self) -> str:
        """The rule as it was named."""
        return ".".join(name.text for name in self.names)

    @property
    def span(self) -> Span:
        """Where the rule is named."""
        first, last = self.names[0].span, self.names[-1].span
        return Span(first.source, first.start, last.end)


@frozen
class FactSupposition:
    """A fact with another value: ``population@01=2500000``; without a value, it is missing.

    Attributes:
        fact: Its name.
        at: Recipient, period and items it is for, as it is given for them.
        value: What it is supposed to be, as written.
    """

    fact: Name
    at: tuple[Name, ...]
    value: Text


Supposition: TypeAlias = RuleSupposition | FactSupposition


def read_supposition(text: object) -> Supposition | Diagnostic:
    """Read a supposition, or tell why it is none.

    Example:
        >>> read_supposition("second.inclusion=75%").text
        'second.inclusion'
        >>> [name.text for name in read_supposition("new_cases@01@H1=1230").at]
        ['01', 'H1']
        >>> read_supposition("75%").code
        'bad-supposition'
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return diagnostic("bad-supposition", Place(file=SOURCE_NAME), found=shown(text))
    source = source_from_text(text, SOURCE_NAME)
    left, sign, _ = source.text.partition("=")
    separator = "@" if "@" in left else "."
    names = _names(source, left, separator)
    if not sign or not all(name.text for name in names):
        whole = Span(source, 0, len(source.text))
        return diagnostic("bad-supposition", whole, found=shown(source.text))
    value = _trimmed(source, len(left) + 1, len(source.text))
    if separator == "@":
        return FactSupposition(names[0], names[1:], Text(value.text, value.span))
    return RuleSupposition(names, Text(value.text, value.span))


def _names(source: Source, left: str, separator: str) -> tuple[Name, ...]:
    found: list[Name] = []
    start = 0
    for part in left.split(separator):
        found.append(_trimmed(source, start, start + len(part)))
        start += len(part) + 1
    return tuple(found)


def _trimmed(source: Source, start: int, end: int) -> Name:
    """A stretch of a text without the spaces around it."""
    text = source.text[start:end]
    first = start + len(text) - len(text.lstrip())
    return Name(text.strip(), Span(source, first, max(first, first + len(text.strip()))))
