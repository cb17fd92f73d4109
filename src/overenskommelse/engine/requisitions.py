"""In: a grant. Out: what asking for it in time comes to, where its right lapses without that.

Asking is no requirement for the split: whoever asks too late gets nothing of what is its own, and
nobody gets more for it.
"""

from __future__ import annotations

from attrs import evolve

from overenskommelse.engine.requirements import requirement_verdict
from overenskommelse.engine.situation import Situation
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.grants import Grant
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.units import Unit
from overenskommelse.outcome.status import all_met
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.syntax.words import words_of


def asking_for(grant: Grant, model: AgreementModel) -> Requirement | None:
    """That a grant is asked for in time, if the agreement ties its lapsing to a date."""
    terms = model.terms_of(grant)
    fact, last = terms.requested_as, terms.requested_by
    if fact is None or last is None or not terms.lapses:
        return None
    by = words_of(model.language).write("BY_DATE")
    return Requirement(
        name=fact,
        label=model.facts[fact].label,
        condition=xp.InTime(xp.FactTerm(fact, Unit.DATE), last),
        period=None,
        except_for=(),
        instead=(),
        text=f"{fact} {by} {last.isoformat()}",
        sources=grant.sources,
        notes=(),
        place=grant.place,
    )


def with_asking(
    verdicts: tuple[Verdict, ...], grant: Grant, situation: Situation
) -> tuple[Verdict, ...]:
    """Verdicts on a grant's requirements, and on whether it was asked for in time."""
    asking = asking_for(grant, situation.model)
    if asking is None:
        return verdicts
    by_code = situation.model.kinds[grant.kind].by_code
    found = []
    for verdict in verdicts:
        member = by_code[verdict.recipient]
        own = requirement_verdict(asking, member, grant.owner, situation)
        each = (*verdict.requirements, own)
        status = all_met([item.status for item in each])
        found.append(evolve(verdict, status=status, requirements=each))
    return tuple(found)
