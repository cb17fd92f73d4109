"""In: what an agreement speaks of. Out: expressions and conditions that have a meaning in it.

Guarantees: units go together, items of lists are at hand where a name needs them, and only facts of
one kind of recipients are named. What was named is noted, so that the sentence around can say the
period that is wanted, and whom it is for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import define, field, frozen
from hypothesis import strategies as st

from overenskommelse.model.units import Unit
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.testing.setting import Setting, Word, constants, days, months, quantity

T = TypeVar("T")
COUNTED = (Unit.NUMBER, Unit.SHARE, Unit.POINTS, Unit.MONEY)
_SIGNS = tuple(xp.Comparator)
_EQUAL = (xp.Comparator.EQUALS, xp.Comparator.DIFFERS)


@frozen
class Around:
    """What a sentence lets its expression use.

    Attributes:
        kind: The kind of recipients whose facts may be named, or None.
        items: Lists of which an item is at hand.
        open_period: Whether a name may wait for the sentence to name its period.
    """

    kind: str | None
    items: tuple[str, ...] = ()
    open_period: bool = True


@define
class Said:
    """What was named so far.

    Attributes:
        kinds: Kinds of recipients.
        items: Lists of which an item from outside the expression is used.
        wants_period: Whether a name waits for its period.
    """

    kinds: set[str] = field(factory=set)
    items: set[str] = field(factory=set)
    wants_period: bool = False


class Phrases:
    """Draws expressions for one sentence."""

    def __init__(self, draw: st.DrawFn, setting: Setting, around: Around) -> None:
        self._draw = draw
        self._setting = setting
        self._around = around
        self.said = Said()

    # --- whole sentences -------------------------------------------------------------------

    def value_of_kind(self, unit: Unit, depth: int = 2) -> xp.Expression:
        """A value that names something of the kind; if chance would not, the kind's own fact."""
        found = self.value(unit, (), depth)
        if self._around.kind not in self.said.kinds:
            self.said = Said()
            return self._anchored(unit)
        return found

    def condition_of_kind(self, depth: int = 2) -> xp.Expression:
        """A condition that names something of the kind."""
        found = self.condition((), depth)
        if self._around.kind in self.said.kinds:
            return found
        joined = (found, self._named(self._setting.anchor(self._around.kind, Unit.YES_NO), ()))
        return xp.AllOf(joined) if self._draw(st.booleans()) else xp.AnyOf(joined)

    # --- values ----------------------------------------------------------------------------

    def value(self, unit: Unit, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """A value in a unit; `bound` are lists that the expression itself goes through."""
        names = [word for word in self._at_hand(bound) if word.unit is unit]
        ways: list[Callable[[], xp.Expression]] = []
        if names:
            ways += [lambda: self._named(self._pick(names), bound)] * 3
        if unit in COUNTED:
            ways += [lambda: self._constant(unit)]
            if depth > 0:
                ways += self._joined_ways(unit, bound, depth - 1)
        if unit is Unit.TEXT:
            ways.append(lambda: xp.Literal(Text(self._pick(["godkänd", "väntar", "undantag"]))))
        return self._pick(ways)()

    def _joined_ways(
        self, unit: Unit, bound: tuple[str, ...], depth: int
    ) -> list[Callable[[], xp.Expression]]:
        ways: list[Callable[[], xp.Expression]] = [
            lambda: self._sum(unit, bound, depth),
            lambda: self._scaled(unit, bound, depth),
            lambda: self._extreme(unit, bound, depth),
            lambda: xp.Negative(self.value(unit, bound, depth)),
        ]
        if unit is Unit.SHARE:
            ways += [lambda: self._quotient(bound, depth)] * 3
        if unit in (Unit.NUMBER, Unit.MONEY):
            ways.append(lambda: self._share_of(unit, bound, depth))
        if self._setting.lists:
            ways += [lambda: self._aggregate(unit, bound, depth)] * 2
            if unit is Unit.NUMBER:
                ways += [lambda: self._count(bound, depth)] * 2
        return ways

    def _constant(self, unit: Unit) -> xp.Expression:
        named = [name for name, own in self._setting.values.items() if own is unit]
        if named and bool(self._draw(st.booleans())):
            return xp.Reference(Name(self._pick(named)))
        return self._draw(constants(unit))

    def _anchored(self, unit: Unit) -> xp.Expression:
        """A value that surely names something of the kind (or, without one, a figure for all)."""
        if unit in (Unit.NUMBER, Unit.MONEY, Unit.YES_NO):
            return self._named(self._setting.anchor(self._around.kind, unit), ())
        number = self._named(self._setting.anchor(self._around.kind, Unit.NUMBER), ())
        share = xp.Chain(number, ((xp.Operator.DIVIDED, number),))
        if unit is Unit.SHARE:
            return share
        return xp.Chain(share, ((xp.Operator.MINUS, quantity(50, xp.UnitWord.PERCENT)),))

    def _at_hand(self, bound: tuple[str, ...]) -> list[Word]:
        """The words that have a value here."""
        items = {*bound, *self._around.items}
        can_wait = self._around.open_period
        return [
            word
            for word in self._setting.words
            if word.kind in (None, self._around.kind)
            and items.issuperset(word.lists)
            and (not word.wants_period or can_wait or self._setting.periods)
        ]

    def _named(self, word: Word, bound: tuple[str, ...]) -> xp.Reference:
        during = None
        if word.wants_period:
            waits = self._around.open_period and self._draw(st.booleans())
            if waits or not self._setting.periods:
                self.said.wants_period = True
            else:
                during = Name(self._pick(self._setting.periods))
        if word.kind is not None:
            self.said.kinds.add(word.kind)
        self.said.items |= set(word.lists) - set(bound)
        return xp.Reference(Name(word.name), during)

    def _sum(self, unit: Unit, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """Values of one unit together; shares and percentage points have rules of their own."""
        plus, minus = xp.Operator.PLUS, xp.Operator.MINUS
        if unit is Unit.POINTS and self._draw(st.booleans()):
            first, second, sign = Unit.SHARE, Unit.SHARE, minus
        elif unit is Unit.SHARE:
            first, second, sign = self._pick(
                [
                    (Unit.SHARE, Unit.SHARE, plus),
                    (Unit.SHARE, Unit.POINTS, plus),
                    (Unit.SHARE, Unit.POINTS, minus),
                    (Unit.POINTS, Unit.SHARE, plus),
                ]
            )
        else:
            first, second, sign = unit, unit, self._pick([plus, minus])
        left = self.value(first, bound, depth)
        return xp.Chain(left, ((sign, self.value(second, bound, depth)),))

    def _scaled(self, unit: Unit, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """A value times, or through, a number written in the file."""
        factor = quantity(self._draw(st.integers(1, 12)))
        inner = self.value(unit, bound, depth)
        if isinstance(inner, xp.Quantity) or self._draw(st.booleans()):
            return xp.Chain(inner, ((xp.Operator.TIMES, factor),))
        return xp.Chain(inner, ((xp.Operator.DIVIDED, factor),))

    def _quotient(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """A share: number through number, or amount through amount."""
        unit = self._pick([Unit.NUMBER, Unit.MONEY])
        names = [word for word in self._at_hand(bound) if word.unit is unit]
        divisor = self._named(self._pick(names), bound)
        return xp.Chain(self.value(unit, bound, depth), ((xp.Operator.DIVIDED, divisor),))

    def _share_of(self, unit: Unit, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """A share of something that is no plain number of the file."""
        names = [word for word in self._at_hand(bound) if word.unit is unit]
        whole = self._named(self._pick(names), bound)
        return xp.Chain(self.value(Unit.SHARE, bound, depth - 1), ((xp.Operator.TIMES, whole),))

    def _extreme(self, unit: Unit, bound: tuple[str, ...], depth: int) -> xp.Expression:
        count = self._draw(st.integers(2, 3))
        operands = tuple(self.value(unit, bound, depth - 1) for _ in range(count))
        return xp.Extreme(self._pick(list(xp.ExtremeSide)), operands)

    def _aggregate(self, unit: Unit, bound: tuple[str, ...], depth: int) -> xp.Expression:
        over = self._pick(list(self._setting.lists))
        inside = (*bound, over)
        where = self.condition(inside, 0) if self._draw(st.integers(0, 3)) == 0 else None
        gathering = self._pick([xp.Gathering.SUM, *xp.Gathering])
        return xp.Aggregate(gathering, self.value(unit, inside, depth - 1), (Name(over),), where)

    def _count(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        over = self._pick(list(self._setting.lists))
        return xp.ItemCount((Name(over),), self.condition((*bound, over), depth - 1))

    # --- conditions ------------------------------------------------------------------------

    def condition(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """A condition; `bound` are lists that the expression itself goes through."""
        if depth > 0 and self._draw(st.booleans()):
            return self._pick(
                [self._not, self._all_of, self._any_of, self._at_least_of, self._for_every]
            )(bound, depth - 1)
        units = {word.unit for word in self._at_hand(bound)}
        ways = [self._compared] * 4 + [self._yes] * 2
        ways += [self._dated] * 3 if Unit.DATE in units else []
        ways += [self._text] if Unit.TEXT in units else []
        ways += [self._decision] if not bound else []
        return self._pick(ways)(bound, depth)

    def _compared(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """A comparison, of which one side at least is no number of the file."""
        unit = self._pick(COUNTED)
        left = self.value(unit, bound, max(depth, 1))
        if isinstance(left, xp.Quantity):
            left = self._anchored(unit)
        right = self.value(unit, bound, depth - 1)
        return xp.Compared(left, self._pick(_SIGNS), right)

    def _text(self, bound: tuple[str, ...], depth: int) -> xp.Expression:  # noqa: ARG002
        word = self._pick([word for word in self._at_hand(bound) if word.unit is Unit.TEXT])
        text = self._pick(word.choices or ("godkänd", "undantag", "Å"))
        sides = (self._named(word, bound), xp.Literal(Text(text)))
        left, right = sides if self._draw(st.booleans()) else sides[::-1]
        return xp.Compared(left, self._pick(_EQUAL), right)

    def _yes(self, bound: tuple[str, ...], depth: int) -> xp.Expression:  # noqa: ARG002
        shared = [(name, kind) for name, kind in self._setting.shared if kind == self._around.kind]
        if shared and bool(self._draw(st.booleans())):
            name, kind = self._pick(shared)
            self.said.kinds |= {kind} if kind else set()
            return xp.Reference(Name(name))
        words = [word for word in self._at_hand(bound) if word.unit is Unit.YES_NO]
        return self._named(self._pick(words), bound)

    def _decision(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        del bound, depth
        return xp.HumanDecision(Text("om det är lämpligt"))

    def _dated(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        """A day that comes in time, or before another."""
        del depth
        words = [word for word in self._at_hand(bound) if word.unit is Unit.DATE]
        day = self._named(self._pick(words), bound)
        way = self._pick(["by", "in", "between", "within", "compared"])
        match way:
            case "by":
                return xp.DatedBy(day, self._draw(days))
            case "in":
                return xp.DatedIn(day, self._draw(months))
            case "between":
                first, last = sorted([self._draw(days), self._draw(days)])
                return xp.DatedBetween(day, first, last)
            case "within":
                unit = self._pick(list(xp.SpanUnit))
                since = self._named(self._pick(words), bound)
                return xp.DatedWithin(day, self._draw(st.integers(0, 60)), unit, since)
            case _:
                other = self._named(self._pick(words), bound)
                return xp.Compared(day, self._pick(_SIGNS), other)

    def _not(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        return xp.Not(self.condition(bound, depth))

    def _all_of(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        return xp.AllOf(self._several(bound, depth))

    def _any_of(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        return xp.AnyOf(self._several(bound, depth))

    def _at_least_of(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        some = self._several(bound, depth)
        return xp.AtLeastOf(self._draw(st.integers(1, len(some))), some)

    def _for_every(self, bound: tuple[str, ...], depth: int) -> xp.Expression:
        if not self._setting.lists:
            return self._not(bound, depth)
        over = self._pick(list(self._setting.lists))
        without = st.lists(st.sampled_from(self._setting.lists[over]), max_size=1)
        exceptions = tuple(Ref(code) for code in self._draw(without))
        return xp.ForEvery(Name(over), self.condition((*bound, over), depth), exceptions)

    def _several(self, bound: tuple[str, ...], depth: int) -> tuple[xp.Expression, ...]:
        return tuple(self.condition(bound, depth) for _ in range(self._draw(st.integers(2, 3))))

    def _pick(self, options: Sequence[T]) -> T:
        return self._draw(st.sampled_from(list(options)))
