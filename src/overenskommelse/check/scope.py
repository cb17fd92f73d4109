"""In: declarations as they are found. Out: what a name means, or a diagnostic that it is unknown.

Guarantees: a name that stood in a sentence that could not be read is never called unknown, so that
one mistake is told once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from attrs import Factory, define

from overenskommelse.check import mistakes
from overenskommelse.diagnostics.diagnostic import Diagnostic, Language
from overenskommelse.diagnostics.suggest import MOST_SUGGESTIONS
from overenskommelse.model.facts import (
    FactDeclaration,
    ItemList,
    Measure,
    NamedValue,
    Period,
    RecipientKind,
)
from overenskommelse.model.requirements import Requirement
from overenskommelse.source.text import Span
from overenskommelse.syntax.characters import without_strangers
from overenskommelse.syntax.grants import Reckoned
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.syntax.tree import Broken, Sentence

T = TypeVar("T")
RESERVED = frozenset({"not", "inte", "every", "varje", "minst", "antalet", "rounded", "avrundat"})
"""Words an expression can begin with, in either language; a name spelt so could never be meant."""
_WORD = re.compile(r"\w+")


def _cannot(_: Reckoned) -> None:
    """What an amount that is reckoned from others comes to where these are not at hand."""


@define
class Scope:
    """The names of an agreement, and the mistakes found so far.

    `levels` are the lists of which one item is at hand where the check is just now, the innermost
    last. `attributes` are the names of what lists say of their items. `series` are
    the periods of each series, by the series' name; `in_series` says that one of them is at hand.
    """

    language: Language
    found: list[Diagnostic] = Factory(list)
    kinds: dict[str, RecipientKind] = Factory(dict)
    lists: dict[str, ItemList] = Factory(dict)
    levels: tuple[tuple[str, ...], ...] = ()
    attributes: set[str] = Factory(set)
    in_series: bool = False
    periods: dict[str, Period] = Factory(dict)
    series: dict[str, tuple[str, ...]] = Factory(dict)
    years_before: dict[str, str] = Factory(dict)
    facts: dict[str, FactDeclaration] = Factory(dict)
    values: dict[str, NamedValue] = Factory(dict)
    measures: dict[str, Measure] = Factory(dict)
    requirements: dict[str, tuple[Requirement, str | None]] = Factory(dict)
    unknown_kinds: set[str] = Factory(set)
    unread: set[str] = Factory(set)
    reckon: Callable[[Reckoned], int | None] = _cannot
    _places: dict[tuple[str, str], Span] = Factory(dict)

    @property
    def bound(self) -> frozenset[str]:
        """The lists of which one item is at hand."""
        return frozenset(name for level in self.levels for name in level)

    @contextmanager
    def at_hand(self, *lists: str) -> Iterator[None]:
        """For as long as it lasts, an item of some more lists is at hand."""
        around = self.levels
        self.levels = (*around, lists)
        try:
            yield
        finally:
            self.levels = around

    def declare(self, space: str, name: Name | Text) -> bool:
        """Note a declaration; False, with a diagnostic, if the name is taken."""
        if isinstance(name, Name) and name.text in RESERVED:
            self.found.append(mistakes.reserved_name(name))
        first = self._places.get((space, name.text))
        if first is not None:
            self.found.append(mistakes.said_twice(name, first))
            return False
        self._places[space, name.text] = name.span
        return True

    def look_up(self, kind: str, name: Name | Ref, known: Mapping[str, T]) -> T | None:
        """What `name` means among `known`; None, with a diagnostic, if nothing."""
        value = known.get(name.text)
        if value is None and name.text not in self.unread:
            near = known if len(self.found) < MOST_SUGGESTIONS else ()
            self.found.append(mistakes.unknown_name(kind, name, near))
        return value

    def note_unread(self, sentences: tuple[Sentence, ...]) -> None:
        """Remember the words of sentences that could not be read."""
        for sentence in sentences:
            if isinstance(sentence.statement, Broken):
                self.unread.update(_WORD.findall(without_strangers(sentence.statement.text)))
            self.note_unread(sentence.body)
