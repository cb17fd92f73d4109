"""In: a comparison of which something is missing. Out: whether it is decided all the same.

Each side can still be anything in a range: what is known counts as it is, what is missing as
anything it could turn out to be. If no two numbers of the ranges give the one answer, the other is
certain. Where a side may end up without a value (no cases to measure by), nothing is decided.

Guarantees: more facts never turn a decided comparison, since they only make the ranges narrower.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from fractions import Fraction

from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known
from overenskommelse.engine.situation import Situation
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.asked import Asked
from overenskommelse.model.units import Unit, Value
from overenskommelse.outcome.reasons import Between, Reason
from overenskommelse.outcome.status import Status
from overenskommelse.reach.comparing import compared
from overenskommelse.reach.range import Range
from overenskommelse.reach.terms import Holding, range_of
from overenskommelse.source.records import frozen

_RECKONED = (xp.Arithmetic, xp.Negation, xp.Extreme, xp.ItemCount)
_NUMBERS = frozenset({Unit.NUMBER, Unit.SHARE, Unit.POINTS, Unit.MONEY})
Judge = Callable[[xp.Condition, Asked, Situation], Reason]


@frozen
class Decided:
    """A comparison that nothing missing can turn.

    Attributes:
        holds: How it comes out.
        between: What its left side can still be.
    """

    holds: bool
    between: Between


def decided_early(
    condition: xp.Comparison, asked: Asked, situation: Situation, judge: Judge
) -> Decided | None:
    """How a comparison comes out whatever is missing, or None if that is not certain."""
    if condition.left.unit not in _NUMBERS:
        return None
    around = _Reported(situation, judge)
    left = range_of(condition.left, asked, around)
    right = range_of(condition.right, asked, around)
    if not (left.is_sure and right.is_sure):
        return None
    found = compared(left, condition.comparator, right)
    if found.can_hold and found.can_fail:
        return None
    return Decided(found.can_hold, _between(left))


def largest(term: xp.Term, asked: Asked, situation: Situation, judge: Judge) -> Fraction | None:
    """The largest a value can be or become, or None if there is no end to it."""
    return range_of(term, asked, _Reported(situation, judge)).high


def _between(found: Range) -> Between:
    return Between(found.low, found.high)


@frozen
class _Reported:
    """What has been reported so far."""

    situation: Situation
    judge: Judge

    @property
    def reckoned(self) -> dict[tuple[Hashable, Asked], Range]:
        """Ranges of measures reckoned so far."""
        return self.situation.ranges

    @property
    def model(self) -> AgreementModel:
        """The rules."""
        return self.situation.model

    def exact(self, term: xp.Term, asked: Asked) -> Value | None:
        """A value that is known; what is reckoned from others is reckoned from their ranges."""
        if isinstance(term, _RECKONED):
            return None
        found = value_of(term, asked, self.situation)
        return found.value if isinstance(found, Known) else None

    def versions(self, name: str) -> tuple[Fraction, ...]:
        """Without a day of evaluation, a value can be each of its numbers."""
        return tuple(number for _, number, _ in self.model.values[name].versions)

    def holding(self, condition: xp.Condition, asked: Asked) -> Holding:
        """What is open can still hold or fail."""
        status = self.judge(condition, asked, self.situation).status
        return Holding(status is not Status.NOT_MET, not status.is_met)
