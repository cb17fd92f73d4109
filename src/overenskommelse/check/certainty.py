"""In: a model. Out: a diagnostic for each requirement whose outcome no facts can change.

What can never hold, or always does, is told before anything is evaluated; so are two requirements
of a grant that exclude each other. Only what is certain is told: different facts are taken to vary
freely, and what an authority may decide beside the facts is not looked at. Values that change are
looked at as they are in each stretch of time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import combinations

from overenskommelse.check import mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.diagnostics.diagnostic import Diagnostic, Severity
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.asked import Asked
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.grants import Grant
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.units import CURRENCY, Unit
from overenskommelse.model.walk import parts_of
from overenskommelse.reach.conditions import Unreported
from overenskommelse.reach.range import Range
from overenskommelse.reach.terms import Holding
from overenskommelse.source.numbers import decimal_text
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

_SHOWN = (Unit.NUMBER, Unit.SHARE, Unit.MONEY)
_Position = tuple[str | None, int | None]


@frozen
class _Clause:
    """A condition that is judged, as written, with its period and the place it stands at."""

    condition: xp.Condition
    period: str | None
    text: str
    place: Place

    @property
    def asked(self) -> Asked:
        """What it is judged for."""
        return Asked(None, self.period)


def certain_outcomes(model: AgreementModel, scope: Scope) -> list[Diagnostic]:
    """What never or always holds; a sentence in which a mistake was found is not looked at."""
    spoilt = {_position(item.place) for item in scope.found if item.severity is Severity.ERROR}
    eras = _eras(model)
    shared = [requirement for requirement, _ in scope.requirements.values()]
    told = [
        mistake
        for clause in dict.fromkeys(_clauses(model, shared))
        if _position(clause.place) not in spoilt
        for mistake in (*_about(clause, eras), *_early_deadlines(clause.condition, clause, model))
    ]
    spoilt.update(_position(item.place) for item in told)
    for grant in model.grants.values():
        told += _at_odds(grant, eras, spoilt)
    return list(dict.fromkeys(told))


def _position(place: Place) -> _Position:
    return place.file, place.line


def _eras(model: AgreementModel) -> list[Unreported]:
    """The agreement in each stretch of time in which its values stay the same."""
    days = {
        first
        for value in model.values.values()
        for first, _, _ in value.versions
        if first is not None
    }
    return [Unreported(model), *(Unreported(model, day) for day in sorted(days))]


def _clauses(model: AgreementModel, shared: list[Requirement]) -> Iterator[_Clause]:
    required = [item for grant in model.grants.values() for item in grant.requirements]
    monitored = [target.requirement for target in (*model.targets, *model.flags)]
    for item in (*required, *monitored, *shared):
        yield _Clause(item.condition, item.period, item.text, item.place)
        for other in item.instead:
            yield _Clause(other.condition, other.period, other.text, item.place)


def _about(clause: _Clause, eras: list[Unreported]) -> list[Diagnostic]:
    """That a condition never, or always, holds."""
    each = [era.holding(clause.condition, clause.asked) for era in eras]
    if not any(found.can_hold for found in each):
        least, most = _ends(clause, eras)
        return [mistakes.never_holds(clause.place, clause.text, least, most)]
    if not any(found.can_fail for found in each):
        return [mistakes.always_holds(clause.place, clause.text)]
    since = _never_since(each, eras)
    return [] if since is None else [mistakes.never_holds_from(clause.place, clause.text, since)]


def _never_since(each: list[Holding], eras: list[Unreported]) -> date | None:
    """The day from which on a condition can never hold again."""
    since = None
    for found, era in zip(each, eras, strict=True):
        if found.can_hold:
            since = None
        elif since is None:
            since = era.on
    return since


def _ends(clause: _Clause, eras: list[Unreported]) -> tuple[str | None, str | None]:
    """For a plain comparison: the least or the most that its left side can be, in words."""
    condition = clause.condition
    if not isinstance(condition, xp.Comparison) or condition.left.unit not in _SHOWN:
        return None, None
    unit = condition.left.unit
    ranges = [era.range(condition.left, clause.asked) for era in eras]
    found = reduce(Range.hull, ranges)
    match condition.comparator:
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return _shown(found.low, unit), None
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return None, _shown(found.high, unit)
        case _:
            return None, None


def _shown(number: Fraction | None, unit: Unit) -> str | None:
    if number is None:
        return None
    if unit is Unit.SHARE:
        return f"{decimal_text(number * 100, ',')} %"
    shown = decimal_text(number, ",")
    return f"{shown} {CURRENCY}" if unit is Unit.MONEY else shown


def _at_odds(grant: Grant, eras: list[Unreported], spoilt: set[_Position]) -> Iterator[Diagnostic]:
    """Two requirements of a grant that nobody can meet together."""
    whole = [item for item in grant.requirements if not item.except_for and not item.instead]
    for one, other in combinations(whole, 2):
        if {_position(one.place), _position(other.place)} & spoilt:
            continue
        pairs = tuple((item.condition, Asked(None, item.period)) for item in (one, other))
        if not any(era.together(pairs).can_hold for era in eras):
            yield mistakes.never_together(other.place, one.place, other.name, one.name)


def _early_deadlines(
    condition: xp.Condition | xp.Term, clause: _Clause, model: AgreementModel
) -> Iterator[Diagnostic]:
    """Last days that lie before the period they are about has begun."""
    match condition:
        case xp.InTime(xp.FactTerm() as term, date() as last) | xp.Within(
            xp.FactTerm() as term, last=date() as last
        ):
            name = clause.asked.period_of(term.period, model)
            period = model.periods.get(name) if name else None
            is_early = period is not None and last < period.start
            if period is not None and is_early and model.facts[term.fact].per_period:
                yield mistakes.deadline_before_period(clause.place, last, period.name, period.start)
        case _:
            pass
    if not isinstance(condition, xp.FactTerm | xp.MeasureTerm):
        for part in parts_of(condition):
            yield from _early_deadlines(part, clause, model)
