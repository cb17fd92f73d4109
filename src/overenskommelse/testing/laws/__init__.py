"""Laws that a host's own code can be held against, each a function that raises `AssertionError`.

In: the code as a function, and a case. Out: nothing, if the law holds for it.

    >>> from functools import partial
    >>> import overenskommelse as ov
    >>> from overenskommelse.testing import laws
    >>> laws.parts_add_up(partial(ov.split, ties="code"), 100, {"01": 1, "03": 1, "04": 1})

Guarantees: a broken law is told in a sentence with its case, so that no debugger is needed. The
laws of splits are in `splits`, those of evaluations in `evaluations`; which method of splitting
keeps which law is the table in `methods`.
"""

from overenskommelse.testing.laws.evaluations import (
    facts_in_any_order_give_the_same,
    nobody_is_left_out,
    open_is_not_false,
    others_are_not_judged_by_it,
    payments_add_up,
    same_facts_give_the_same,
    who_fails_gets_nothing,
)
from overenskommelse.testing.laws.methods import METHODS, Method
from overenskommelse.testing.laws.splits import (
    bounds_are_kept,
    equal_weights_differ_by_at_most_one,
    larger_amount_takes_from_nobody,
    larger_weight_never_gets_less,
    more_weight_never_gives_less,
    names_do_not_matter,
    nobody_is_lost,
    nobody_loses_when_one_leaves,
    nothing_goes_to_weight_nought,
    order_does_not_matter,
    parts_add_up,
    parts_are_within_one_unit_of_the_quota,
    same_input_gives_the_same,
    scale_does_not_matter,
    weight_gained_never_loses_to_weight_lost,
    who_stays_shares_as_before,
    whole_quotas_are_given,
)

__all__ = [
    "METHODS",
    "Method",
    "bounds_are_kept",
    "equal_weights_differ_by_at_most_one",
    "facts_in_any_order_give_the_same",
    "larger_amount_takes_from_nobody",
    "larger_weight_never_gets_less",
    "more_weight_never_gives_less",
    "names_do_not_matter",
    "nobody_is_left_out",
    "nobody_is_lost",
    "nobody_loses_when_one_leaves",
    "nothing_goes_to_weight_nought",
    "open_is_not_false",
    "order_does_not_matter",
    "others_are_not_judged_by_it",
    "parts_add_up",
    "parts_are_within_one_unit_of_the_quota",
    "payments_add_up",
    "same_facts_give_the_same",
    "same_input_gives_the_same",
    "scale_does_not_matter",
    "weight_gained_never_loses_to_weight_lost",
    "who_fails_gets_nothing",
    "who_stays_shares_as_before",
    "whole_quotas_are_given",
]
