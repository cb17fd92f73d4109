"""Which method of splitting keeps which law, and which it breaks, with a case that shows it.

In: nothing. Out: the table `METHODS`, one row for each method of `split` that hands out the whole
amount and goes by weights alone.

Ties are settled in order of code. Guarantees: a test holds every method to the laws of its row on
generated cases, and shows by each counterexample that the law named with it is broken. To add a
method, add its row.

No method can keep all the laws: for four recipients or more, none that keeps the quota rule avoids
the population paradox (Balinski and Young, *Fair Representation*, 1982).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import frozen

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
        name: As `split` takes it.
        kept: The laws it keeps, whatever it is asked to split.
        broken: The laws it does not keep, with a case for each.
    """

    name: str
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
"""Laws that every fair method keeps, but for one that ties can break."""

LARGEST_REMAINDER = Method(
    "largest-remainder",
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
_FEWER_UNITS = Counterexample(law.larger_weight_never_gets_less, (1, {"A": 1, "B": 2}))
"""Who has no unit yet comes before all others, whatever it weighs; so all tie, and code decides."""


def _divisor_method(
    name: str, outside_the_quota: tuple[object, ...], *more: Counterexample
) -> Method:
    """A method that hands out units one by one, to the largest weight over a divisor."""
    broken = (
        Counterexample(law.parts_are_within_one_unit_of_the_quota, outside_the_quota),
        *more,
    )
    lost = {case.law for case in broken}
    return Method(name, tuple(each for each in _OF_DIVISOR_METHODS if each not in lost), broken)


_ROWS = (
    LARGEST_REMAINDER,
    _divisor_method("jefferson", _SMALL_AND_LARGE),
    _divisor_method("webster", (4, {"A": 1, "B": 1, "C": 1, "D": 8})),
    _divisor_method("huntington-hill", _SMALL_AND_LARGE, _FEWER_UNITS),
    _divisor_method("dean", _SMALL_AND_LARGE, _FEWER_UNITS),
    _divisor_method("adams", _SMALL_AND_LARGE, _FEWER_UNITS),
)
METHODS: Mapping[str, Method] = {row.name: row for row in _ROWS}
"""The rows by name."""
