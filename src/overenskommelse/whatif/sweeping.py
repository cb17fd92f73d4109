"""In: an agreement, facts and a question. Out: a rule gone through, or both readings of a rule."""

from __future__ import annotations

from datetime import date

from overenskommelse._agreement import Agreement
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.diagnostics.errors import SuppositionError
from overenskommelse.facts.reading import held_once
from overenskommelse.outcome.comparison import Comparison
from overenskommelse.outcome.sweep import Sweep, sweep_of
from overenskommelse.whatif.ranges import read_range

_SHARED = "shares of those who fail=shared among those who meet the requirements"
_KEPT = "shares of those who fail=not paid out"


def sweep(
    agreement: Agreement,
    facts: object,
    over: str,
    *,
    on: date | None = None,
    known_by: date | None = None,
) -> Sweep:
    """Go through the values of a rule: how many meet it, who falls off where, what each gets.

    Args:
        agreement: The agreement.
        facts: As for `Agreement.evaluate`.
        over: The rule and its values, as ``"inclusion=60%..90% step 5%"`` or
            ``"report=2024-09-01..2024-10-31 step 7 days"``; the rule is named as for
            `Agreement.with_changes`.
        on: As for `Agreement.evaluate`.
        known_by: As for `Agreement.evaluate`.

    Raises:
        SuppositionError: If there is no such rule, or the range is none.
        FactsError: If anything is wrong with the facts or the day.

    Example:
        >>> import overenskommelse as ov
        >>> agreement = ov.builtin("2024")
        >>> facts = ov.read_facts("examples/2024/invented.csv")
        >>> found = sweep(agreement, facts, "inclusion=60%..80% step 10%", on=date(2024, 12, 1))
        >>> [(step.value, step.met) for step in found.grants[0].steps]
        [('60%', 17), ('70%', 15), ('80%', 10)]
    """
    read = read_range(over, agreement.model.language)
    if isinstance(read, Diagnostic):
        raise SuppositionError([read])
    given = held_once(facts)
    supposed = ((value, agreement.with_changes(f"{read.rule}={value}")) for value in read.values)
    found = [(value, rules.evaluate(given, on=on, known_by=known_by)) for value, rules in supposed]
    return sweep_of(read.rule, found)


def both_readings(
    agreement: Agreement, facts: object, *, on: date | None = None, known_by: date | None = None
) -> Comparison | None:
    """Both readings of what happens to the shares of those who fail, beside each other.

    Args:
        agreement: The agreement.
        facts: As for `Agreement.evaluate`.
        on: As for `Agreement.evaluate`.
        known_by: As for `Agreement.evaluate`.

    Returns:
        From "shared among those who meet the requirements" to "not paid out", for all grants;
        None if nobody can fail in this agreement.

    Raises:
        FactsError: If anything is wrong with the facts or the day.

    Example:
        >>> import overenskommelse as ov
        >>> facts = ov.read_facts("examples/2024/invented.csv")
        >>> readings = both_readings(ov.builtin("2024"), facts, on=date(2024, 12, 1))
        >>> readings.grants[0].undistributed
        (0, 20346010)
    """
    if all(grant.failing_shares is None for grant in agreement.model.grants.values()):
        return None
    given = held_once(facts)
    shared, kept = (
        agreement.with_changes(reading).evaluate(given, on=on, known_by=known_by)
        for reading in (_SHARED, _KEPT)
    )
    return shared.compared_with(kept)
