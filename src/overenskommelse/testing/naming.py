"""In: what an agreement speaks of. Out: names that have a value where they stand.

Guarantees: items of lists, a recipient and a period are at hand wherever a name needs them, or are
named behind it; and what was named is noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from attrs import define, evolve, field, frozen
from hypothesis import strategies as st

from overenskommelse.model.units import Unit
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax.names import Name, Ref, YearBefore
from overenskommelse.testing.setting import Setting, Word, quantity

T = TypeVar("T")
Over = tuple[str, ...]


@frozen
class Around:
    """What a sentence lets its expression use.

    Attributes:
        kind: The kind of recipients whose facts may be named, or None.
        items: Lists of which an item is at hand.
        open_period: Whether a name may wait for the sentence to name its period.
        is_gathered: Whether it is asked for each of several, one after the other.
    """

    kind: str | None
    items: tuple[str, ...] = ()
    open_period: bool = True
    is_gathered: bool = False


@define
class Said:
    """What was named so far.

    Attributes:
        kinds: Kinds of recipients.
        items: Lists of which an item is used.
        wants_period: Whether a name waits for its period.
    """

    kinds: set[str] = field(factory=set)
    items: set[str] = field(factory=set)
    wants_period: bool = False

    def add(self, other: Said) -> None:
        """Note what was named elsewhere as well."""
        self.kinds |= other.kinds
        self.items |= other.items
        self.wants_period = self.wants_period or other.wants_period


class Naming:
    """Draws names for one sentence."""

    def __init__(self, draw: st.DrawFn, setting: Setting, around: Around) -> None:
        self._draw = draw
        self._setting = setting
        self._around = around
        self.said = Said()

    def _at_hand(self) -> list[Word]:
        """The words that have a value here."""
        return [
            word
            for word in self._setting.words
            if word.kind in (None, self._around.kind)
            and set(self._around.items).issuperset(word.lists)
            and self._has_period(word)
        ]

    def _has_period(self, word: Word) -> bool:
        has_any = self._around.open_period or bool(self._setting.periods)
        return has_any or not word.wants_period

    def _named(self, word: Word) -> xp.Reference:
        during = self._period(word)
        self.said.kinds |= {word.kind} if word.kind else set()
        self.said.items |= set(word.lists)
        return xp.Reference(Name(word.name), during)

    def _period(self, word: Word) -> Name | None:
        """A period for a word that wants one, often a year before; or it waits for its period."""
        if not word.wants_period:
            return None
        before = self._draw(st.integers(0, 3)) == 0
        waits = self._around.open_period and self._draw(st.booleans())
        if waits or not self._setting.periods:
            self.said.wants_period = True
            return YearBefore("") if before else None
        period = self._pick(self._setting.periods)
        return YearBefore(period) if before else Name(period)

    def _can_be_one(self, word: Word) -> bool:
        """Whether an item or a recipient can be named behind a word."""
        return not word.is_attribute and bool(word.lists or word.kind) and self._has_period(word)

    def _of_one(self, word: Word) -> xp.OfOne:
        """A word of items, or of a recipient, that are named behind it, whoever is at hand."""
        at_hand = {*self._around.items, self._around.kind}
        given = (*word.lists, *([word.kind] if word.kind else []))
        named = [name for name in given if name not in at_hand or self._draw(st.booleans())]
        named = named or [given[0]]
        refs = tuple(Ref(self._pick(self._setting.members(name))) for name in named)
        self.said.kinds |= {word.kind} - set(named) if word.kind else set()
        self.said.items |= set(word.lists) - set(named)
        return xp.OfOne(Name(word.name), refs, self._period(word))

    # --- going over items, recipients or periods ---------------------------------------------

    def _overs(self) -> Over:
        """What can be gone over together: lists, at most one kind and at most one series."""
        first = self._pick(self._setting.gone_over)
        if self._draw(st.integers(0, 3)):
            return (first,)
        same = [names for names in (self._setting.kinds, self._setting.series) if first in names]
        left = [
            name
            for name in self._setting.gone_over
            if name != first and not any(name in names for names in same)
        ]
        return (first, self._pick(left)) if left else (first,)

    @contextmanager
    def _each(self, over: Over) -> Iterator[None]:
        """What is said within needs nothing of this around it."""
        around, before = self._around, self.said
        setting = self._setting
        kind = next((name for name in over if name in setting.kinds), around.kind)
        items = (*around.items, *(name for name in over if name in setting.lists))
        in_series = any(name in setting.series for name in over)
        self._around = Around(kind, items, around.open_period or in_series, is_gathered=True)
        self.said = Said()
        yield
        inside, self.said, self._around = self.said, before, around
        wants = inside.wants_period and not in_series
        self.said.add(Said(inside.kinds - {*over}, inside.items - {*over}, wants))

    @contextmanager
    def _in_one_period(self) -> Iterator[None]:
        """What is said within may wait for its period; `said` is of that alone until it ends."""
        around, before = self._around, self.said
        self._around = evolve(around, open_period=True)
        self.said = Said()
        yield
        inside, self.said, self._around = self.said, before, around
        self.said.add(evolve(inside, wants_period=False))

    def _alike(self, over: Over) -> list[str]:
        """Those of what is gone over that nothing said so far differs between."""
        said = {*self.said.kinds, *self.said.items}
        waiting = self._setting.series if self.said.wants_period else ()
        return [name for name in over if name not in said and name not in waiting]

    def _counted(self, name: str, unit: Unit) -> xp.Expression:
        """A value that surely differs from one to the next of what is gone over."""
        word = self._setting.counted_by(name)
        self.said.wants_period = self.said.wants_period or word.wants_period
        self.said.kinds |= {word.kind} if word.kind else set()
        self.said.items |= set(word.lists)
        number = xp.Reference(Name(word.name))
        share = xp.Chain(number, ((xp.Operator.DIVIDED, number),))
        match unit:
            case Unit.MONEY:
                kronor = quantity(self._draw(st.integers(1, 9)), xp.UnitWord.KRONOR)
                return xp.Chain(number, ((xp.Operator.TIMES, kronor),))
            case Unit.SHARE:
                return share
            case Unit.POINTS:
                half = quantity(50, xp.UnitWord.PERCENT)
                return xp.Chain(share, ((xp.Operator.MINUS, half),))
            case _:
                return number

    def _pick(self, options: Sequence[T]) -> T:
        return self._draw(st.sampled_from(list(options)))
