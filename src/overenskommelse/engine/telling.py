"""In: the values a requirement rests on. Out: its verdict with all reasons, as the engine tells it.

The engine is asked once for each way a requirement comes out. Of the same values it would tell the
same. Of other values that come out alike it would tell the same of a single condition, but for what
was observed; so only that is put in anew.

Guarantees: what is put together so is what the engine told, for the values it was asked for; else
it is asked each time. It is asked, too, wherever a test leaves open how a requirement comes out.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import itemgetter
from typing import Any, TypeAlias

from attrs import Factory, define

from overenskommelse.engine.plan_conditions import Test
from overenskommelse.engine.plan_terms import Planner, Reading, Row
from overenskommelse.model import expressions as xp
from overenskommelse.model.asked import Asked
from overenskommelse.model.units import Value
from overenskommelse.outcome.reasons import Quantity
from overenskommelse.outcome.verdicts import RequirementVerdict
from overenskommelse.source.records import replaced

Observed: TypeAlias = tuple[Value, tuple[Fraction, Fraction] | None]
"""A value, and for a quotient what it is the quotient of."""

Observing: TypeAlias = Callable[[Row], Observed]

_MOST_TOLD = 1_000
"""So many verdicts on a requirement are kept, each for other values."""


@define(eq=False)
class Telling:
    """What has been told of a requirement.

    Attributes:
        test: The test of its condition.
        values: What a row holds for it.
        observe: What a single condition observes; None for one of several parts.
        told: Verdicts by values.
        alike: For a single condition, a verdict by how it comes out.
    """

    test: Test
    values: Callable[[Row], object]
    observe: Observing | None
    told: dict[object, RequirementVerdict] = Factory(dict)
    alike: dict[bool, RequirementVerdict] = Factory(dict)

    def of(self, row: Row, ask: Callable[[], RequirementVerdict]) -> RequirementVerdict:
        """The verdict on a row of values not told of before; `ask` asks the engine for it."""
        found = self._made(row, ask)
        if len(self.told) < _MOST_TOLD:
            self.told[self.values(row)] = found
        return found

    def _made(self, row: Row, ask: Callable[[], RequirementVerdict]) -> RequirementVerdict:
        holds = None if self.observe is None else self.test(row)
        if self.observe is None or holds is None:
            return ask()
        like = self.alike.get(holds)
        if like is not None:
            return _with(self.observe(row), like)
        found = ask()
        if _with(self.observe(row), found) == found:
            self.alike[holds] = found
        return found


def _with(observed: Observed, like: RequirementVerdict) -> RequirementVerdict:
    """The same verdict on another value."""
    value, counts = observed
    before = like.reason.observed
    if before is None:
        return like
    quantity = Quantity(value, before.unit, None if before.counts is None else counts)
    return replaced(like, reason=replaced(like.reason, observed=quantity))


def telling_of(
    condition: xp.Condition, test: Test, asked: Asked, planner: Planner, places: tuple[int, ...]
) -> Telling:
    """Of a condition that has a plan, with nothing told yet; it rests on `places` of a row."""
    values = itemgetter(*places) if places else _nothing
    return Telling(test, values, _observing(condition, asked, planner))


def _nothing(_: object) -> object:
    return ()


def _observing(condition: xp.Condition, asked: Asked, planner: Planner) -> Observing | None:
    """How a single condition's observed value is read, where it is held against what is fixed."""
    match condition:
        case xp.InTime(term):
            return _value(planner.term(term, asked).read)
        case xp.Comparison(left, _, right) if planner.term(right, asked).constant is not None:
            found = planner.term(left, asked)
            return _value(found.read) if found.quotient is None else _quotient(*found.quotient)
        case _:
            return None


def _value(read: Reading) -> Observing:
    def observe(row: Row) -> Observed:
        value = read(row)
        return (Fraction(value) if isinstance(value, int) else value), None

    return observe


def _quotient(part: int, whole: int) -> Observing:
    def observe(row: Any) -> Observed:
        above, below = row[part], row[whole]
        return Fraction(above, below), (Fraction(above), Fraction(below))

    return observe
