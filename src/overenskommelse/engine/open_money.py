"""In: a model, facts and a day. Out: for each provisional grant, what can still come out of it.

While there are few outcomes each is reckoned as if the verdicts were decided, and the ranges are
those of the amounts. With more of them, two arguments hold:

- Where the shares of those who fail are not paid out, nobody's verdict moves another's money: each
  gets its part or nothing.
- Where they are shared, the fewer they are shared among, the larger is everyone's quota: the quota
  is largest with the decided ones alone, and smallest with everybody. By largest remainders a part
  lies within one unit (or lot) of its quota, so whole units around these two quotas hold it.
  A floor or ceiling does not change this, since a quota within bounds only grows with the factor
  that is common to all; but where several keys are weighed together the weights themselves change
  with those they are shared among, and with floors or ceilings nothing is told.

By other methods the same holds as far as a part lies within one unit of its quota. A divisor
method hands out unit by unit to the largest claims, and claims that fall away only let the others
come earlier: so a part is smallest with everybody and largest with the decided ones alone. Where
each row is rounded by itself, whoever takes the difference can get half a unit of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from itertools import product
from math import ceil

from attrs import evolve

from overenskommelse.allocation.record import Allocation
from overenskommelse.engine.grants import outcome_given, outcome_of
from overenskommelse.engine.situation import Situation
from overenskommelse.engine.splits import appointed_in
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.grants import FailingShares, SplitKind
from overenskommelse.model.rounding import Method
from overenskommelse.outcome.open_money import (
    MOST_COMBINATIONS,
    Certainty,
    Combination,
    OpenMoney,
    Range,
)
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.source.frozen import FrozenDict


def open_money(
    model: AgreementModel, facts: FactSet, on: date | None, *, most: int = MOST_COMBINATIONS
) -> tuple[OpenMoney, ...]:
    """What can still come out of each grant that is provisional, in the agreement's order.

    Args:
        model: The rules.
        facts: What is known.
        on: The day to evaluate as of.
        most: How many outcomes are reckoned one by one.
    """
    situation = Situation(model, facts, on)
    outcomes = (outcome_of(grant, situation) for grant in model.grants.values())
    return tuple(
        _Outcomes(outcome, situation).told(most)
        for outcome in outcomes
        if outcome.state is GrantState.PROVISIONAL
    )


class _Outcomes:
    """The outcomes of one provisional grant."""

    def __init__(self, outcome: GrantOutcome, situation: Situation) -> None:
        self._grant = outcome.grant
        self._verdicts = outcome.verdicts
        self._situation = situation
        self._open = self._deciding()

    def told(self, most: int) -> OpenMoney:
        if 2 ** len(self._open) <= most:
            return self._one_by_one()
        if self._grant.failing_shares is FailingShares.NOT_PAID_OUT:
            return self._each_or_nothing()
        return self._around_quotas()

    def _deciding(self) -> tuple[str, ...]:
        """Those whose open verdicts move money; of one appointed, only that one's does."""
        found = tuple(v.recipient for v in self._verdicts if not v.status.is_decided)
        if self._grant.split.kind is SplitKind.APPOINTED:
            return appointed_in(self._grant, found, self._situation)
        return found

    def _outcome(self, met: Iterable[str]) -> GrantOutcome:
        """What comes out if, of the open ones, these meet the requirements."""
        codes = frozenset(met)
        verdicts = tuple(_decided(verdict, codes) for verdict in self._verdicts)
        return outcome_given(verdicts, self._grant, self._situation)

    def _one_by_one(self) -> OpenMoney:
        combinations = tuple(self._combinations())
        ranges = tuple(
            self._range(verdict, [item.amounts[verdict.recipient] for item in combinations])
            for verdict in self._verdicts
        )
        left = _range_of([item.undistributed for item in combinations])
        return self._money(Certainty.EXACT, ranges, left, combinations)

    def _combinations(self) -> Iterable[Combination]:
        for choice in product((True, False), repeat=len(self._open)):
            pairs = zip(self._open, choice, strict=True)
            met = tuple(code for code, is_met in pairs if is_met)
            outcome = self._outcome(met)
            amounts = {line.recipient: line.amount for line in outcome.payments}
            yield Combination(met, FrozenDict(amounts), outcome.undistributed)

    def _each_or_nothing(self) -> OpenMoney:
        """Everyone's part is what it is, and the open ones get theirs or nothing."""
        everyone, nobody = self._outcome(self._open), self._outcome(())
        ranges = tuple(
            self._range(verdict, [one.amount_of(verdict.recipient) for one in (everyone, nobody)])
            for verdict in self._verdicts
        )
        left = _range_of([everyone.undistributed, nobody.undistributed])
        return self._money(Certainty.EXACT, ranges, left)

    def _around_quotas(self) -> OpenMoney:
        if not self._can_be_told():
            ranges = tuple(self._range(verdict, [None]) for verdict in self._verdicts)
            return self._money(Certainty.NOT_TOLD, ranges, (None, None))
        everyone = self._outcome(self._open)
        ranges = tuple(self._around(verdict, everyone) for verdict in self._verdicts)
        return self._money(Certainty.BOUNDS, ranges, self._left(everyone))

    def _can_be_told(self) -> bool:
        """Whether quotas, or claims, only grow when there are fewer to share among."""
        split = self._grant.split
        has_bounds = split.floor is not None or split.ceiling is not None
        if split.method.to in self._open:
            return False
        if split.kind is not SplitKind.WEIGHED_TOGETHER:
            return True
        return not has_bounds and not split.method.method.goes_by_claims

    def _around(self, verdict: Verdict, everyone: GrantOutcome) -> Range:
        code = verdict.recipient
        is_open = code in self._open
        if not is_open and verdict.status is Status.NOT_MET:
            return Range(code, verdict.name, is_open, 0, 0)
        alone = self._outcome((code,) if is_open else ())
        method = self._grant.split.method
        if method.method.goes_by_claims:
            least = sum(allocation.amounts[code] for allocation in everyone.allocations)
            lowest = 0 if is_open else least
            return Range(code, verdict.name, is_open, lowest, alone.amount_of(code))
        spread = self._spread if code == method.to else 0
        lowest = 0 if is_open else max(0, _in_lots(everyone.allocations, code, _down) - spread)
        highest = None if alone.gaps else _in_lots(alone.allocations, code, ceil) + spread
        return Range(code, verdict.name, is_open, lowest, highest)

    @property
    def _spread(self) -> int:
        """The most that rounding everyone can move from or to nobody, or who takes it."""
        split = self._grant.split
        times = len(split.parts) if split.kind is SplitKind.EACH_BY_ITSELF else 1
        return len(self._verdicts) * times * split.lot

    def _left(self, everyone: GrantOutcome) -> tuple[int | None, int | None]:
        """What nobody gets: least with everybody, most with none of the open ones."""
        least, most = everyone.undistributed, self._outcome(()).undistributed
        if self._grant.split.method.method is not Method.DOWN or least is None or most is None:
            return least, most
        return max(0, least - self._spread), min(most + self._spread, self._grant.amount)

    def _range(self, verdict: Verdict, amounts: list[int | None]) -> Range:
        is_open = verdict.recipient in self._open
        return Range(verdict.recipient, verdict.name, is_open, *_range_of(amounts))

    def _money(
        self,
        certainty: Certainty,
        ranges: tuple[Range, ...],
        left: tuple[int | None, int | None],
        combinations: tuple[Combination, ...] = (),
    ) -> OpenMoney:
        undistributed = Range("", "", is_open=False, lowest=left[0], highest=left[1])
        return OpenMoney(
            self._grant.name, self._open, certainty, ranges, undistributed, combinations
        )


def _decided(verdict: Verdict, met: frozenset[str]) -> Verdict:
    """A verdict as it turns out."""
    if verdict.status.is_decided:
        return verdict
    status = Status.MET if verdict.recipient in met else Status.NOT_MET
    return evolve(verdict, status=status)


def _range_of(amounts: list[int | None]) -> tuple[int | None, int | None]:
    """The lowest and highest of some amounts; unknown if one of them is."""
    known = [amount for amount in amounts if amount is not None]
    return (min(known), max(known)) if len(known) == len(amounts) else (None, None)


def _in_lots(
    allocations: tuple[Allocation, ...], code: str, rounded: Callable[[Fraction], int]
) -> int:
    """A recipient's quotas in whole lots, together."""
    return sum(
        rounded(step.quota / allocation.lot) * allocation.lot
        for allocation in allocations
        for step in allocation.steps
        if step.recipient == code
    )


def _down(quota: Fraction) -> int:
    return quota.numerator // quota.denominator
