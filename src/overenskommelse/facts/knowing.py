"""In: facts, and the last day of which they count as known. Out: those, and what contradicts them.

The one place where facts are left out for not being known yet. Guarantees: what is then reckoned
from does not contradict itself: the facts of that day are held to the rules that the latest are
held to when they are read, and so is a fact set that was made before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from overenskommelse.diagnostics.diagnostic import Diagnostic, has_errors
from overenskommelse.facts.contradictions import Declared, days_outside, of_several
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.facts.reading import read_facts
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.wanted import Wanted
from overenskommelse.source.frozen import FrozenDict


def read_known(
    model: AgreementModel, facts: object, wanted: Wanted, day: date | None
) -> tuple[FactSet, list[Diagnostic]]:
    """Read facts for an agreement, as they were known on a day.

    Args:
        model: The agreement.
        facts: In any form `read_facts` takes.
        wanted: What the agreement asks for.
        day: The last day of which facts count as known; None for all of them.

    Returns:
        The facts that were known, and what was wrong: with all of them, or else with these.
    """
    read, found = read_facts(model, facts, wanted)
    if has_errors(found):
        return read, found
    known = read.known_by(day)
    if isinstance(facts, FactSet) or known.values != read.values:
        found = [*found, *_contradictions(read, known, model, wanted)]
    return known, found


def _contradictions(
    read: FactSet, known: FactSet, model: AgreementModel, wanted: Wanted
) -> Iterator[Diagnostic]:
    """Where facts that were known on a day contradict each other, or the agreement.

    A fact set may hold facts that only another version of the agreement declares; they are passed.
    """
    declared = Declared(model.facts, model.lists)
    values = {key: given for key, given in known.values.items() if key[0] in declared.facts}
    yield from of_several(values, declared)
    overtaken = {
        key: given for key, given in values.items() if given.value != read.values[key].value
    }
    yield from days_outside(FactSet(FrozenDict(overtaken)), wanted, declared)
