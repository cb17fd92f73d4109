"""Which method of splitting keeps which law, and which it breaks, with a case that shows it.

In: nothing. Out: the table `METHODS`, one row for each method of `split`.

Ties are settled in order of code; of rows that are rounded by themselves, halves go up and the
first in order of code takes the difference; the modified first divisor is that of Sweden's
elections.

Guarantees: a test holds every method to the laws of its row on generated cases, and shows by each
counterexample that the law named with it is broken. To add a method, add its row.

No method can keep all the laws: for four recipients or more, none that keeps the quota rule avoids
the population paradox (Balinski and Young, *Fair Representation*, 1982), unless it hands out less
than the amount. Each row says what its method pays with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from attrs import frozen

from overenskommelse.allocation.apportionment import split
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.rounding import EachRow, ModifiedWebster
from overenskommelse.testing.laws import splits as law

Law = Callable[..., None]


@frozen
class Counterexample:
    """A case in which a method breaks a law.

    Attributes:
        law: The law.
        arguments: What it is called with, behind the split.
    """

    law: Law
    arguments: tuple[object, ...]


@frozen
class Method:
    """A row of the table.

    Attributes:
        name: As `Allocation` tells it.
        split: The method, ready to be held to a law; ties settled by code.
        kept: The laws it keeps, whatever it is asked to split.
        broken: The laws it does not keep, with a case for each.
    """

    name: str
    split: law.Split
    kept: tuple[Law, ...]
    broken: tuple[Counterexample, ...]


BY_ANY_METHOD: tuple[Law, ...] = (
    law.equal_weights_differ_by_at_most_one,
    law.larger_weight_never_gets_less,
    law.more_weight_never_gives_less,
    law.names_do_not_matter,
    law.nobody_is_lost,
    law.nothing_goes_to_weight_nought,
    law.order_does_not_matter,
    law.parts_add_up,
    law.same_input_gives_the_same,
    law.scale_does_not_matter,
    law.whole_quotas_are_given,
)
"""Laws that remainders and divisors alike keep, but for one that ties can break."""

LARGEST_REMAINDER = Method(
    "largest-remainder",
    partial(split, ties="code"),
    (*BY_ANY_METHOD, law.parts_are_within_one_unit_of_the_quota),
    (
        Counterexample(law.larger_amount_takes_from_nobody, (3, {"A": 1, "B": 3, "C": 3})),
        Counterexample(law.nobody_loses_when_one_leaves, (3, {"A": 1, "B": 2, "C": 11}, "A")),
        Counterexample(law.who_stays_shares_as_before, (5, {"A": 1, "B": 3, "C": 8}, "B")),
        Counterexample(
            law.weight_gained_never_loses_to_weight_lost,
            (3, {"A": 2, "B": 3, "C": 6}, {"A": 2, "B": 7, "C": 7}),
        ),
    ),
)

_OF_DIVISOR_METHODS: tuple[Law, ...] = (
    *BY_ANY_METHOD,
    law.larger_amount_takes_from_nobody,
    law.nobody_loses_when_one_leaves,
    law.weight_gained_never_loses_to_weight_lost,
    law.who_stays_shares_as_before,
)
_SMALL_AND_LARGE = (3, {"A": 1, "B": 1, "C": 4})
_ONE_LARGE = (4, {"A": 1, "B": 1, "C": 1, "D": 8})
_FEWER_UNITS = Counterexample(law.larger_weight_never_gets_less, (1, {"A": 1, "B": 2}))
"""Who has no unit yet comes before all others, whatever it weighs; so all tie, and code decides."""


def _divisor_method(
    method: str | ModifiedWebster, outside_the_quota: tuple[object, ...], *more: Counterexample
) -> Method:
    """A method that hands out units one by one, to the largest weight over a divisor."""
    name = method if isinstance(method, str) else "modified-webster"
    broken = (
        Counterexample(law.parts_are_within_one_unit_of_the_quota, outside_the_quota),
        *more,
    )
    lost = {case.law for case in broken}
    kept = tuple(each for each in _OF_DIVISOR_METHODS if each not in lost)
    return Method(name, partial(split, ties="code", method=method), kept, broken)


CUMULATIVE = Method(
    "cumulative",
    partial(split, method="cumulative"),
    (
        law.equal_weights_differ_by_at_most_one,
        law.more_weight_never_gives_less,
        law.names_do_not_matter,
        law.nobody_is_lost,
        law.nothing_goes_to_weight_nought,
        law.parts_add_up,
        law.parts_are_within_one_unit_of_the_quota,
        law.same_input_gives_the_same,
        law.scale_does_not_matter,
        law.whole_quotas_are_given,
    ),
    (
        Counterexample(law.order_does_not_matter, (1, {"A": 1, "B": 1})),
        Counterexample(law.larger_weight_never_gets_less, (1, {"B": 1, "C": 1, "A": 2})),
        Counterexample(law.larger_amount_takes_from_nobody, (1, {"A": 2, "B": 1, "C": 2})),
        Counterexample(law.nobody_loses_when_one_leaves, (1, {"A": 2, "B": 2, "C": 2}, "C")),
        Counterexample(law.who_stays_shares_as_before, (1, {"A": 1, "B": 1, "C": 1}, "C")),
        Counterexample(
            law.weight_gained_never_loses_to_weight_lost,
            (1, {"B": 6, "A": 4, "C": 2}, {"B": 6, "A": 2, "C": 6}),
        ),
    ),
)
"""Running totals pay with the order: who stands where decides."""

TRUNCATED = Method(
    "truncated",
    partial(split, method="truncated"),
    (
        *(each for each in BY_ANY_METHOD if each is not law.parts_add_up),
        law.larger_amount_takes_from_nobody,
        law.nobody_loses_when_one_leaves,
        law.parts_are_within_one_unit_of_the_quota,
        law.weight_gained_never_loses_to_weight_lost,
    ),
    (
        Counterexample(law.parts_add_up, (1, {"A": 1, "B": 1})),
        Counterexample(law.who_stays_shares_as_before, (1, {"A": 1, "B": 1}, "A")),
    ),
)
"""Cutting off pays with the rest, which nobody gets."""


def _row_by_row(amount: int, weights: law.Weights) -> Allocation:
    """Each row by itself, halves up, the difference to the first in order of code."""
    return split(amount, weights, method=EachRow(min(weights), "up"))


EACH_ROW = Method(
    "each-row",
    _row_by_row,
    (
        law.more_weight_never_gives_less,
        law.names_do_not_matter,
        law.nobody_is_lost,
        law.order_does_not_matter,
        law.parts_add_up,
        law.same_input_gives_the_same,
        law.scale_does_not_matter,
        law.whole_quotas_are_given,
    ),
    (
        Counterexample(
            law.equal_weights_differ_by_at_most_one, (4, {"A": 6, "B": 2, "C": 2, "D": 6})
        ),
        Counterexample(law.larger_weight_never_gets_less, (1, {"A": 2, "B": 2, "C": 3})),
        Counterexample(law.nothing_goes_to_weight_nought, (1, {"A": 0, "B": 3, "C": 1, "D": 3})),
        Counterexample(law.parts_are_within_one_unit_of_the_quota, (2, {"A": 2, "B": 1, "C": 1})),
        Counterexample(law.larger_amount_takes_from_nobody, (1, {"A": 1, "B": 1, "C": 1})),
        Counterexample(law.nobody_loses_when_one_leaves, (1, {"A": 2, "B": 2, "C": 2}, "B")),
        Counterexample(law.who_stays_shares_as_before, (1, {"A": 1, "B": 1, "C": 1}, "B")),
        Counterexample(
            law.weight_gained_never_loses_to_weight_lost,
            (1, {"A": 4, "B": 5, "C": 0}, {"A": 2, "B": 5, "C": 6}),
        ),
    ),
)
"""Rows rounded by themselves pay with the one who takes the difference; all else is its doing.

Where that one would get less than 0 nothing is split, so the laws hold wherever it splits.
"""


_ROWS = (
    LARGEST_REMAINDER,
    _divisor_method("jefferson", _SMALL_AND_LARGE),
    _divisor_method("webster", _ONE_LARGE),
    _divisor_method(ModifiedWebster(Fraction(6, 5)), _ONE_LARGE),
    _divisor_method("huntington-hill", _SMALL_AND_LARGE, _FEWER_UNITS),
    _divisor_method("dean", _SMALL_AND_LARGE, _FEWER_UNITS),
    _divisor_method("adams", _SMALL_AND_LARGE, _FEWER_UNITS),
    EACH_ROW,
    CUMULATIVE,
    TRUNCATED,
)
METHODS: Mapping[str, Method] = {row.name: row for row in _ROWS}
"""The rows by name."""
