"""In: tables that Lark made of the grammar, and a sentence. Out: what a builder makes of it.

Lark works the tables out; walking through them is a short loop. Doing it here spares a run the
import of Lark and the tree between text and statement: a builder's methods are called as soon as
their rule is complete, in the order in which Lark's own tree would be walked.

Guarantees: reads exactly the sentences that Lark reads with these tables, and calls a builder with
the same children; a test compares the two over every sentence of the repository.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from overenskommelse.syntax.words import word_matcher

END = "$END"


class Unfit(Exception):  # noqa: N818 - never seen outside; Lark says what is wrong
    """The text is no sentence of the language."""


class Token(str):
    """A piece of a sentence: its text, the name of its terminal, and where it stands."""

    __slots__ = ("end_pos", "start_pos", "type")
    type: str
    start_pos: int
    end_pos: int


class Rule(NamedTuple):
    """A rule of the grammar, as far as building goes.

    No attrs class, since there are hundreds of them, read anew in every run.

    Attributes:
        origin: What it is a rule of.
        size: How many symbols it takes.
        calls: The builder's method; empty for a repetition, whose parts its owner takes over.
        passes: Whether a single child takes the place of the whole.
        kept: Places of the symbols that become children; None where all do.
        spread: Those of them that stand for several children.
    """

    origin: str
    size: int
    calls: str
    passes: bool
    kept: Sequence[int] | None
    spread: Sequence[int]


class Tables(NamedTuple):
    """What Lark worked out from the grammar.

    Attributes:
        terminals: Name and pattern of each, in the order in which they are tried.
        words: For terminals that are words, their spellings, in that order, too.
        ignored: Names of terminals that say nothing, as spaces.
        rules: Every rule, by number.
        states: For each state, symbols and what they lead to, in one text: a state's number, or
            the number of a rule that is complete, below zero and counted from -1.
        start: The state before the first symbol.
        end: The state after the last.
    """

    terminals: Sequence[tuple[str, str]]
    words: Mapping[str, Sequence[str]]
    ignored: Sequence[str]
    rules: Sequence[Sequence[Any]]
    states: Sequence[str]
    start: int
    end: int


class _State:
    """A state: what each symbol leads to, and what finds the next token."""

    __slots__ = ("find", "leads")

    def __init__(self, leads: Mapping[str, int], finder: _Finder) -> None:
        self.leads = leads
        self.find = finder.find


class Automaton:
    """Reads sentences; may be used by many threads."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._states: list[_State | None] = [None] * len(tables.states)
        self._rules = [Rule(*rule) for rule in tables.rules]
        self._patterns = dict(tables.terminals)
        self._finders: dict[tuple[str, ...], _Finder] = {}
        self._matchers: dict[str, Callable[[str, int], int]] = {}

    def read(self, text: str, builder: object) -> Any:
        """What a builder makes of a sentence.

        Raises:
            Unfit: If the text is no sentence.
        """
        states, values = [self._tables.start], list[Any]()
        ignored, position, length = self._tables.ignored, 0, len(text)
        here = self._state(states[0])
        while position < length:
            start = position
            name, position = here.find(text, start)
            if name in ignored:
                continue
            target = here.leads[name]
            if target < 0:
                target = self._complete(name, states, values, builder)
            states.append(target)
            here = self._states[target] or self._state(target)
            token = Token(text[start:position])
            token.type, token.start_pos, token.end_pos = name, start, position
            made = getattr(builder, name, None)
            values.append(token if made is None else made(token))
        self._complete(END, states, values, builder)
        return values[-1]

    def _complete(self, name: str, states: list[int], values: list[Any], builder: object) -> int:
        """Complete every rule that ends before a symbol; the state the symbol leads to."""
        all_states, rules, end = self._states, self._rules, self._tables.end
        while True:
            number = states[-1]
            target = (all_states[number] or self._state(number)).leads.get(name)
            if target is None:
                raise Unfit
            if target >= 0:
                return target
            rule = rules[-target - 1]
            first = len(values) - rule.size
            children = values[first:] if rule.kept is None else _children(rule, values[first:])
            del values[first:], states[first + 1 :]
            if not rule.calls:
                values.append(children)
            elif rule.passes and len(children) == 1:
                values.append(children[0])
            else:
                values.append(getattr(builder, rule.calls)(children))
            number = states[-1]
            number = (all_states[number] or self._state(number)).leads[rule.origin]
            states.append(number)
            if number == end and name == END:
                return end

    def _state(self, number: int) -> _State:
        found = self._states[number]
        if found is None:
            words = self._tables.states[number].split(" ")
            leads = dict(zip(words[::2], map(int, words[1::2]), strict=True))
            found = self._states[number] = _State(leads, self._finder(leads))
        return found

    def _finder(self, leads: Mapping[str, int]) -> _Finder:
        """What finds the next token in a state: only what can follow is looked for."""
        wanted = {*leads, *self._tables.ignored}
        names = tuple(name for name, _ in self._tables.terminals if name in wanted)
        found = self._finders.get(names)
        if found is None:
            found = self._finders[names] = _Finder(names, self)
        return found

    def candidates(
        self, names: Sequence[str], first: str
    ) -> Iterator[tuple[str, Callable[[str, int], int]]]:
        """Those of some terminals that can begin with a character, and what tells their end.

        What says nothing begins as nothing else does, so it goes first where the text is a space.
        """
        silent = self._tables.ignored if first.isspace() else ()
        for name in sorted(names, key=lambda each: each not in silent):
            spellings = self._tables.words.get(name)
            if spellings is None or any(spelling[0] == first for spelling in spellings):
                yield name, self._matcher(name, spellings)

    def _matcher(self, name: str, spellings: Sequence[str] | None) -> Callable[[str, int], int]:
        found = self._matchers.get(name)
        if found is None:
            found = word_matcher(spellings) if spellings else _pattern_matcher(self._patterns[name])
            self._matchers[name] = found
        return found


class _Finder:
    """Finds the next token among some terminals.

    Lark makes one large pattern of them. To put that together takes longer than to read a short
    file, so here words are compared letter by letter, and only those that begin as the text does.
    """

    def __init__(self, names: Sequence[str], automaton: Automaton) -> None:
        self._names = names
        self._automaton = automaton
        self._by_first: dict[str, tuple[tuple[str, Callable[[str, int], int]], ...]] = {}

    def find(self, text: str, start: int) -> tuple[str, int]:
        """Name and end of the terminal that begins at a place; the first of them in order.

        Raises:
            Unfit: If none does.
        """
        first = text[start]
        candidates = self._by_first.get(first)
        if candidates is None:
            candidates = tuple(self._automaton.candidates(self._names, first))
            self._by_first[first] = candidates
        for name, match in candidates:
            end = match(text, start)
            if end >= 0:
                return name, end
        raise Unfit


def _pattern_matcher(pattern: str) -> Callable[[str, int], int]:
    match = re.compile(pattern).match

    def end(text: str, start: int) -> int:
        found = match(text, start)
        return found.end() if found else -1

    return end


def _children(rule: Rule, values: list[Any]) -> list[Any]:
    if rule.kept is None:
        return values
    children: list[Any] = []
    for place in rule.kept:
        if place in rule.spread:
            children += values[place]
        else:
            children.append(values[place])
    return children
