"""Which method of splitting keeps which law, and which it breaks, with a case that shows it.

In: nothing. Out: the table `METHODS`, one row for each method of `split`.

Guarantees: a test holds every method to the laws of its row on generated cases, and shows by each
counterexample that the law named with it is broken. To add a method, add its row.

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
"""Laws that every fair method keeps."""

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

METHODS: Mapping[str, Method] = {row.name: row for row in (LARGEST_REMAINDER,)}
"""The rows by name."""
