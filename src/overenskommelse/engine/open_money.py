"""In: a model, facts and a day. Out: for each provisional grant, what can still come out of it.

Each recipient of whom something is open stands in one of a few ways in the end, whatever the others
do. While there are few outcomes each is reckoned as if it were so, and the ranges are those of the
amounts. With more of them, two arguments hold:

- Where the shares of those who fail are not shared among others, what one is entitled to moves
  nobody else's money: each gets its share, a part of it or nothing. So all sums are least and most
  where everyone is entitled alike.
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
Quotas, and what claims give, only grow with the amount; so where other grants leave more or less,
the least and the most that they leave bound every part.
What other grants leave is told by their outcomes; where those are not listed, nothing is told of
the grant that it is added to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from math import ceil, prod

from overenskommelse.allocation.record import Allocation
from overenskommelse.engine.carrying import in_order, outcomes_of
from overenskommelse.engine.entitlements import Entitlement, Paid, entitlements_of, that_move_money
from overenskommelse.engine.grants import Brought, outcome_given
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
from overenskommelse.outcome.status import GrantState
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen

Ends = tuple[int | None, int | None]


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
    outcomes = {outcome.name: outcome for outcome in outcomes_of(situation)}
    told: dict[str, OpenMoney] = {}
    for name in in_order(model.grants):
        if outcomes[name].state is GrantState.PROVISIONAL:
            sources = [each for each in outcomes.values() if each.grant.left_to == name]
            brought = _brought(sources, told, most)
            told[name] = _Outcomes(outcomes[name], brought, situation).told(most)
    return tuple(told[name] for name in outcomes if name in told)


def _brought(
    sources: Iterable[GrantOutcome], told: Mapping[str, OpenMoney], most: int
) -> tuple[int, ...] | None:
    """All that other grants can come to leave together, or None if that is not listed."""
    sums = {0}
    for source in sources:
        leaves = _leaves(source, told)
        if leaves is None:
            return None
        sums = {amount + more for amount in sums for more in leaves}
        if len(sums) > most:
            return None
    return tuple(sorted(sums))


def _leaves(source: GrantOutcome, told: Mapping[str, OpenMoney]) -> frozenset[int] | None:
    """What a grant can come to leave, or None if that is not listed."""
    if source.name not in told:
        return None if source.carried is None else frozenset({source.carried})
    money = told[source.name]
    if money.carried.is_certain and money.carried.lowest is not None:
        return frozenset({money.carried.lowest})
    amounts = frozenset(item.carried for item in money.combinations)
    known = frozenset(amount for amount in amounts if amount is not None)
    return known if known and known == amounts else None


@frozen
class _Told:
    """The ranges of one grant, before they are worded."""

    certainty: Certainty
    ranges: tuple[Ends, ...]
    undistributed: Ends
    carried: Ends


class _Outcomes:
    """The outcomes of one provisional grant."""

    def __init__(
        self, outcome: GrantOutcome, brought: tuple[int, ...] | None, situation: Situation
    ) -> None:
        self._grant = outcome.grant
        self._verdicts = outcome.verdicts
        self._brought = brought
        self._situation = situation
        every = entitlements_of(outcome.verdicts, outcome.grant, situation)
        self._possible = that_move_money(every, outcome.grant)
        self._open = self._deciding()
        self._count = prod(len(self._possible[code]) for code in self._open)

    def told(self, most: int) -> OpenMoney:
        if self._brought is None:
            return self._money(self._not_told())
        if self._count * len(self._brought) <= most:
            combinations = tuple(self._combinations(self._brought))
            return self._money(self._listed(combinations), combinations)
        shared = self._grant.failing_shares is FailingShares.SHARED_AMONG_MET
        if not shared:
            return self._money(_together([self._each_alike(each) for each in self._brought]))
        ends = dict.fromkeys((self._brought[0], self._brought[-1]))
        return self._money(_together([self._around_quotas(each) for each in ends]))

    def _deciding(self) -> tuple[str, ...]:
        """Those of whom something open moves money; of one appointed, only that one."""
        found = tuple(code for code, possible in self._possible.items() if len(possible) > 1)
        if self._grant.split.kind is SplitKind.APPOINTED:
            return appointed_in(self._grant, found, self._situation)
        return found

    def _outcome(
        self, chosen: Callable[[tuple[Entitlement, ...]], Entitlement], brought: int
    ) -> GrantOutcome:
        """What comes out if each stands as is chosen among the ways it can."""
        entitlements = {code: chosen(possible) for code, possible in self._possible.items()}
        return self._outcome_of(entitlements, brought)

    def _outcome_of(self, entitlements: Mapping[str, Entitlement], brought: int) -> GrantOutcome:
        given = Brought(brought)
        return outcome_given(self._verdicts, entitlements, self._grant, self._situation, given)

    def _combinations(self, brought: Iterable[int]) -> Iterator[Combination]:
        held = {code: possible[0] for code, possible in self._possible.items()}
        every = product(*(self._possible[code] for code in self._open))
        for choice, amount in product(every, brought):
            turned = dict(zip(self._open, choice, strict=True))
            outcome = self._outcome_of(held | turned, amount)
            yield Combination(
                tuple(code for code, one in turned.items() if one.paid is Paid.WHOLE),
                tuple(code for code, one in turned.items() if one.lost is not Paid.NOTHING),
                amount,
                FrozenDict({line.recipient: line.amount for line in outcome.payments}),
                outcome.undistributed,
                outcome.carried,
            )

    def _listed(self, combinations: tuple[Combination, ...]) -> _Told:
        codes = [verdict.recipient for verdict in self._verdicts]
        return _Told(
            Certainty.EXACT,
            tuple(_ends_of([item.amounts[code] for item in combinations]) for code in codes),
            _ends_of([item.undistributed for item in combinations]),
            _ends_of([item.carried for item in combinations]),
        )

    def _each_alike(self, brought: int) -> _Told:
        """Nobody moves another's money, so that all sums are at their ends where all do alike."""
        outcomes = [self._outcome(chosen, brought) for chosen in _ALIKE]
        codes = [verdict.recipient for verdict in self._verdicts]
        return _Told(
            Certainty.EXACT,
            tuple(_ends_of([one.amount_of(code) for one in outcomes]) for code in codes),
            _ends_of([one.undistributed for one in outcomes]),
            _ends_of([one.carried for one in outcomes]),
        )

    def _around_quotas(self, brought: int) -> _Told:
        if not self._can_be_told():
            return self._not_told()
        everyone = self._outcome(_held, brought)
        ranges = tuple(self._around(verdict, everyone, brought) for verdict in self._verdicts)
        fewest = self._outcome(_counted_last, brought)
        left = everyone.undistributed, fewest.undistributed
        carried = everyone.carried, fewest.carried
        goes_on = self._grant.left_to is not None
        if any(one.lost is not Paid.NOTHING for every in self._possible.values() for one in every):
            most = everyone.available - sum(lowest or 0 for lowest, _ in ranges)
            left, carried = (0, most), (0, most if goes_on else 0)
        elif goes_on:
            carried = self._cut_off(carried, everyone.available)
        else:
            left = self._cut_off(left, everyone.available)
        return _Told(Certainty.BOUNDS, ranges, left, carried)

    def _can_be_told(self) -> bool:
        """Whether quotas, or claims, only grow when there are fewer to share among."""
        split = self._grant.split
        if split.method.to in self._open:
            return False
        if split.kind is not SplitKind.WEIGHED_TOGETHER:
            return True
        return not split.has_bounds and not split.method.method.goes_by_claims

    def _around(self, verdict: Verdict, everyone: GrantOutcome, brought: int) -> Ends:
        """What a part lies between: its size with everybody, and with none but the certain ones."""
        code = verdict.recipient
        can_be = {one.paid for one in self._possible[code]}
        if can_be == {Paid.NOTHING}:
            return 0, 0
        fewest = {other: _counted_last(possible) for other, possible in self._possible.items()}
        alone = self._outcome_of(fewest | {code: self._possible[code][0]}, brought)
        method = self._grant.split.method
        if method.method.goes_by_claims:
            least = sum(allocation.amounts[code] for allocation in everyone.allocations)
            return least if len(can_be) == 1 else 0, alone.amount_of(code)
        spread = self._spread if code == method.to else 0
        least = max(0, _in_lots(everyone.allocations, code, _down) - spread)
        most = None if alone.gaps else _in_lots(alone.allocations, code, ceil) + spread
        return least if len(can_be) == 1 else 0, most

    @property
    def _spread(self) -> int:
        """The most that rounding everyone can move from or to nobody, or who takes it."""
        split = self._grant.split
        times = len(split.parts) if split.kind is SplitKind.EACH_BY_ITSELF else 1
        return len(self._verdicts) * times * split.lot

    def _cut_off(self, ends: Ends, available: int) -> Ends:
        """What nobody gets, with what is cut off each part where parts are rounded down."""
        least, most = ends
        if self._grant.split.method.method is not Method.DOWN or least is None or most is None:
            return ends
        return max(0, least - self._spread), min(most + self._spread, available)

    def _not_told(self) -> _Told:
        nothing = (None, None)
        return _Told(Certainty.NOT_TOLD, (nothing,) * len(self._verdicts), nothing, nothing)

    def _money(self, told: _Told, combinations: tuple[Combination, ...] = ()) -> OpenMoney:
        pairs = zip(self._verdicts, told.ranges, strict=True)
        return OpenMoney(
            self._grant.name,
            self._open,
            None if self._brought is None else self._count * len(self._brought),
            told.certainty,
            tuple(self._range(verdict, ends) for verdict, ends in pairs),
            _of_nobody(told.undistributed),
            _of_nobody(told.carried),
            combinations,
        )

    def _range(self, verdict: Verdict, ends: Ends) -> Range:
        code = verdict.recipient
        is_open = code in self._open and len({one.paid for one in self._possible[code]}) > 1
        return Range(code, verdict.name, is_open, *ends)


def _of_nobody(ends: Ends) -> Range:
    return Range("", "", is_open=False, lowest=ends[0], highest=ends[1])


def _held(possible: tuple[Entitlement, ...]) -> Entitlement:
    return possible[0]


def _least_paid(possible: tuple[Entitlement, ...]) -> Entitlement:
    return max(possible, key=lambda one: one.paid.value)


def _most_lost(possible: tuple[Entitlement, ...]) -> Entitlement:
    return min(possible, key=lambda one: one.lost.value)


def _least_its_own(possible: tuple[Entitlement, ...]) -> Entitlement:
    return max(possible, key=lambda one: one.own.value)


def _counted_last(possible: tuple[Entitlement, ...]) -> Entitlement:
    """One that is not counted, if it can be."""
    return min(possible, key=lambda one: one.is_counted)


_ALIKE = (_held, _least_paid, _most_lost, _least_its_own)
"""Where sums are at their ends: most is paid, least is; most lapses; most is left besides."""


def _together(told: list[_Told]) -> _Told:
    """What holds whichever of several comes out."""
    return _Told(
        told[0].certainty,
        tuple(_hull(ends) for ends in zip(*(one.ranges for one in told), strict=True)),
        _hull([one.undistributed for one in told]),
        _hull([one.carried for one in told]),
    )


def _hull(every: Iterable[Ends]) -> Ends:
    """From the lowest to the highest of some ranges."""
    lows, highs = zip(*every, strict=True)
    return _ends_of(lows)[0], _ends_of(highs)[1]


def _ends_of(amounts: Iterable[int | None]) -> Ends:
    """The lowest and highest of some amounts; unknown if one of them is."""
    every = tuple(amounts)
    known = [amount for amount in every if amount is not None]
    return (min(known), max(known)) if len(known) == len(every) else (None, None)


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
