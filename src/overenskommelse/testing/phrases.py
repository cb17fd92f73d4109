"""In: what an agreement speaks of. Out: expressions and conditions that have a meaning in it.

Guarantees: units go together, items of lists are at hand where a name needs them, and only facts of
one kind of recipients are named. What was named is noted, so that the sentence around can say the
period that is wanted, and whom it is for.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from overenskommelse.model.units import Unit
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.testing.naming import Around, Naming, Over, Said
from overenskommelse.testing.setting import constants, days, months, quantity, steps

__all__ = ["COUNTED", "Around", "Phrases"]
COUNTED = (Unit.NUMBER, Unit.SHARE, Unit.POINTS, Unit.MONEY)
_SIGNS = tuple(xp.Comparator)
_EQUAL = (xp.Comparator.EQUALS, xp.Comparator.DIFFERS)


class Phrases(Naming):
    """Draws expressions for one sentence."""

    # --- whole sentences -------------------------------------------------------------------

    def value_of_kind(self, unit: Unit, depth: int = 2) -> xp.Expression:
        """A value that names something of the kind; if chance would not, the kind's own fact."""
        found = self.value(unit, depth)
        if self._around.kind not in self.said.kinds:
            self.said = Said()
            return self._anchored(unit)
        return found

    def condition_of_kind(self, depth: int = 2) -> xp.Expression:
        """A condition that names something of the kind."""
        found = self.condition(depth)
        if self._around.kind in self.said.kinds:
            return found
        joined = (found, self._named(self._setting.anchor(self._around.kind, Unit.YES_NO)))
        return xp.AllOf(joined) if self._draw(st.booleans()) else xp.AnyOf(joined)

    # --- values ----------------------------------------------------------------------------

    def value(self, unit: Unit, depth: int) -> xp.Expression:
        """A value in a unit."""
        names = [word for word in self._at_hand() if word.unit is unit]
        ways: list[Callable[[], xp.Expression]] = []
        if names:
            ways += [lambda: self._named(self._pick(names))] * 3
        others = [
            word for word in self._setting.words if word.unit is unit and self._can_be_one(word)
        ]
        if others:
            ways += [lambda: self._of_one(self._pick(others))]
        if unit in COUNTED:
            ways += [lambda: self._constant(unit)]
            if depth > 0:
                ways += self._joined_ways(unit, depth - 1)
        if unit is Unit.TEXT:
            ways.append(lambda: xp.Literal(Text(self._pick(["godkänd", "väntar", "undantag"]))))
        return self._pick(ways)()

    def _joined_ways(self, unit: Unit, depth: int) -> list[Callable[[], xp.Expression]]:
        ways: list[Callable[[], xp.Expression]] = [
            lambda: self._sum(unit, depth),
            lambda: self._scaled(unit, depth),
            lambda: self._extreme(unit, depth),
            lambda: self._rounded(unit, depth),
            lambda: xp.Negative(self.value(unit, depth)),
        ]
        if unit is Unit.SHARE:
            ways += [lambda: self._quotient(depth)] * 3
        if unit in (Unit.NUMBER, Unit.MONEY):
            ways.append(lambda: self._share_of(unit, depth))
        ways += [lambda: self._aggregate(unit, depth)] * 2
        if unit is Unit.NUMBER:
            ways += [lambda: self._count(depth)] * 2
        if self._setting.periods:
            ways.append(lambda: self._held_to(unit, depth))
        return ways

    def _held_to(self, unit: Unit, depth: int) -> xp.Expression:
        """A value of which every name that waits for a period has the same."""
        with self._in_one_period():
            found = self.value(unit, depth)
            waits = self.said.wants_period
        during = self._pick(self._setting.periods)
        return xp.During(found, Name(during)) if waits else found

    def _constant(self, unit: Unit) -> xp.Expression:
        named = [name for name, own in self._setting.values.items() if own is unit]
        if named and bool(self._draw(st.booleans())):
            return xp.Reference(Name(self._pick(named)))
        return self._draw(constants(unit))

    def _anchored(self, unit: Unit) -> xp.Expression:
        """A value that surely names something of the kind (or, without one, a figure for all)."""
        if unit in (Unit.NUMBER, Unit.MONEY, Unit.YES_NO):
            return self._named(self._setting.anchor(self._around.kind, unit))
        number = self._named(self._setting.anchor(self._around.kind, Unit.NUMBER))
        share = xp.Chain(number, ((xp.Operator.DIVIDED, number),))
        if unit is Unit.SHARE:
            return share
        return xp.Chain(share, ((xp.Operator.MINUS, quantity(50, xp.UnitWord.PERCENT)),))

    def _sum(self, unit: Unit, depth: int) -> xp.Expression:
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
        left = self.value(first, depth)
        return xp.Chain(left, ((sign, self.value(second, depth)),))

    def _scaled(self, unit: Unit, depth: int) -> xp.Expression:
        """A value times, or through, a number written in the file."""
        factor = quantity(self._draw(st.integers(1, 12)))
        inner = self.value(unit, depth)
        if isinstance(inner, xp.Quantity) or self._draw(st.booleans()):
            return xp.Chain(inner, ((xp.Operator.TIMES, factor),))
        return xp.Chain(inner, ((xp.Operator.DIVIDED, factor),))

    def _quotient(self, depth: int) -> xp.Expression:
        """A share: number through number, or amount through amount."""
        unit = self._pick([Unit.NUMBER, Unit.MONEY])
        names = [word for word in self._at_hand() if word.unit is unit]
        divisor = self._named(self._pick(names))
        return xp.Chain(self.value(unit, depth), ((xp.Operator.DIVIDED, divisor),))

    def _share_of(self, unit: Unit, depth: int) -> xp.Expression:
        """A share of something that is no plain number of the file."""
        names = [word for word in self._at_hand() if word.unit is unit]
        whole = self._named(self._pick(names))
        return xp.Chain(self.value(Unit.SHARE, depth - 1), ((xp.Operator.TIMES, whole),))

    def _extreme(self, unit: Unit, depth: int) -> xp.Expression:
        count = self._draw(st.integers(2, 3))
        operands = tuple(self.value(unit, depth - 1) for _ in range(count))
        return xp.Extreme(self._pick(list(xp.ExtremeSide)), operands)

    def _rounded(self, unit: Unit, depth: int) -> xp.Expression:
        """A value to a step of its own unit; plain numbers also to decimals."""
        to_decimals = unit is Unit.NUMBER and bool(self._draw(st.booleans()))
        step = self._pick(range(3)) if to_decimals else self._draw(steps(unit))
        return xp.Rounded(self.value(unit, depth), step, self._pick(list(xp.Direction)))

    def _aggregate(self, unit: Unit, depth: int) -> xp.Expression:
        over = self._overs()
        gathering = self._pick([xp.Gathering.SUM, *xp.Gathering])
        with self._each(over):
            where = self.condition(0) if self._draw(st.integers(0, 3)) == 0 else None
            found = self.value(unit, depth - 1)
            for name in self._alike(over):
                found = xp.Chain(found, ((xp.Operator.PLUS, self._counted(name, unit)),))
        return xp.Aggregate(gathering, found, tuple(Name(name) for name in over), where)

    def _count(self, depth: int) -> xp.Expression:
        over = self._overs()
        condition = self._condition_of_each(over, depth - 1)
        return xp.ItemCount(tuple(Name(name) for name in over), condition)

    # --- conditions ------------------------------------------------------------------------

    def condition(self, depth: int) -> xp.Expression:
        """A condition."""
        if depth > 0 and self._draw(st.booleans()):
            return self._pick(
                [self._not, self._all_of, self._any_of, self._at_least_of, self._for_every]
            )(depth - 1)
        units = {word.unit for word in self._at_hand()}
        ways = [self._compared] * 4 + [self._yes] * 2
        ways += [self._dated] * 3 if Unit.DATE in units else []
        ways += [self._text] if Unit.TEXT in units else []
        ways += [self._decision] if not self._around.is_gathered else []
        return self._pick(ways)(depth)

    def _compared(self, depth: int) -> xp.Expression:
        """A comparison, of which one side at least is no number of the file."""
        unit = self._pick(COUNTED)
        left = self.value(unit, max(depth, 1))
        if isinstance(left, xp.Quantity):
            left = self._anchored(unit)
        right = self.value(unit, depth - 1)
        return xp.Compared(left, self._pick(_SIGNS), right)

    def _text(self, depth: int) -> xp.Expression:  # noqa: ARG002
        word = self._pick([word for word in self._at_hand() if word.unit is Unit.TEXT])
        text = self._pick(word.choices or ("godkänd", "undantag", "Å"))
        sides = (self._named(word), xp.Literal(Text(text)))
        left, right = sides if self._draw(st.booleans()) else sides[::-1]
        return xp.Compared(left, self._pick(_EQUAL), right)

    def _yes(self, depth: int) -> xp.Expression:  # noqa: ARG002
        shared = [(name, kind) for name, kind in self._setting.shared if kind == self._around.kind]
        if shared and bool(self._draw(st.booleans())):
            name, kind = self._pick(shared)
            self.said.kinds |= {kind} if kind else set()
            return xp.Reference(Name(name))
        words = [word for word in self._at_hand() if word.unit is Unit.YES_NO]
        return self._named(self._pick(words))

    def _decision(self, depth: int) -> xp.Expression:
        del depth
        return xp.HumanDecision(Text("om det är lämpligt"))

    def _dated(self, depth: int) -> xp.Expression:
        """A day that comes in time, or before another."""
        del depth
        words = [word for word in self._at_hand() if word.unit is Unit.DATE]
        day = self._named(self._pick(words))
        named = [name for name in self._setting.periods if not name[0].isdigit()]
        way = self._pick(["by", "side", "in", "during", "between", "within", "compared"])
        match way:
            case "by":
                return xp.DatedBy(day, self._draw(days))
            case "side":
                side = self._pick(list(xp.DaySide))
                other = self._day()
                if side is xp.DaySide.BY and isinstance(other, xp.WrittenDay):
                    return xp.DatedBy(day, other.day)
                return xp.DatedSide(day, side, other)
            case "during" if named:
                return xp.DatedDuring(day, Name(self._pick(named)))
            case "in":
                return xp.DatedIn(day, self._draw(months))
            case "between":
                first, last = sorted([self._draw(days), self._draw(days)])
                return xp.DatedBetween(day, first, last)
            case "within":
                unit = self._pick(list(xp.SpanUnit))
                since = self._day()
                return xp.DatedWithin(day, self._draw(st.integers(0, 60)), unit, since)
            case _:
                return xp.Compared(day, self._pick(_SIGNS), self._day())

    def _day(self) -> xp.Expression:
        """A day to hold another against: a fact, a written day, an end of a period."""
        words = [word for word in self._at_hand() if word.unit is Unit.DATE]
        ways = ["fact", "written", "period"] if self._setting.periods else ["fact", "written"]
        match self._pick(ways):
            case "fact":
                return self._named(self._pick(words))
            case "written":
                return xp.WrittenDay(self._draw(days))
            case _:
                is_end = self._draw(st.booleans())
                if self._around.open_period and self._draw(st.booleans()):
                    self.said.wants_period = True
                    return xp.PeriodDay(is_end)
                return xp.PeriodDay(is_end, Name(self._pick(self._setting.periods)))

    def _not(self, depth: int) -> xp.Expression:
        return xp.Not(self.condition(depth))

    def _all_of(self, depth: int) -> xp.Expression:
        return xp.AllOf(self._several(depth))

    def _any_of(self, depth: int) -> xp.Expression:
        return xp.AnyOf(self._several(depth))

    def _at_least_of(self, depth: int) -> xp.Expression:
        some = self._several(depth)
        return xp.AtLeastOf(self._draw(st.integers(1, len(some))), some)

    def _for_every(self, depth: int) -> xp.Expression:
        over = self._pick(self._setting.gone_over)
        without = st.lists(st.sampled_from(self._setting.members(over)), max_size=1)
        exceptions = tuple(Ref(code) for code in self._draw(without))
        return xp.ForEvery(Name(over), self._condition_of_each((over,), depth), exceptions)

    def _condition_of_each(self, over: Over, depth: int) -> xp.Expression:
        """A condition that differs from one to the next of what is gone over."""
        with self._each(over):
            found = self.condition(depth)
            for name in self._alike(over):
                limit = quantity(self._draw(st.integers(1, 20)))
                counted = self._counted(name, Unit.NUMBER)
                own = xp.Compared(counted, xp.Comparator.AT_LEAST, limit)
                found = xp.AllOf((found, own))
        return found

    def _several(self, depth: int) -> tuple[xp.Expression, ...]:
        return tuple(self.condition(depth) for _ in range(self._draw(st.integers(2, 3))))
