"""In: a model and facts. Out: what an authority that follows up the agreement writes of.

Nothing is judged here: every figure and verdict is the evaluation's own, put in another order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, field
from dateutil.relativedelta import relativedelta

from overenskommelse.engine.breakdown import figures_by_item
from overenskommelse.engine.evaluate import evaluate
from overenskommelse.engine.settlement import settlements_of
from overenskommelse.engine.situation import Situation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.inspection.dates import DatedClause, dates_in_order
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.duties import Duty
from overenskommelse.model.expressions import Comparison
from overenskommelse.model.walk import all_under, gathered_over, kinds_needed
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.follow_up import (
    CalendarEntry,
    Deviation,
    FollowUp,
    ItemFigure,
    Missed,
    NationalFigure,
    RecipientFollowUp,
    When,
    extremes_of,
    total_of,
)
from overenskommelse.outcome.reasons import GapKind, Quantity
from overenskommelse.outcome.status import Status
from overenskommelse.outcome.verdicts import RequirementVerdict, Verdict
from overenskommelse.source.records import frozen

_MOST_YEARS = 200


def follow_up_of(
    model: AgreementModel, facts: FactSet, on: date | None, known_by: date | None
) -> FollowUp:
    """What there is to write of an agreement and facts, as of a day and as known by a day."""
    evaluation = evaluate(model, facts, on, known_by)
    situation = Situation(model, facts, on)
    rules = _rules(evaluation)
    recipients = (
        _recipient(code, member.name, kind.name, rules, evaluation)
        for kind in model.kinds.values()
        for code, member in kind.by_code.items()
    )
    return FollowUp(
        tuple(each for each in recipients if each.deviations or each.missed or each.gaps),
        evaluation.flags,
        tuple(_figure(rule, situation) for rule in rules),
        _calendar(model, rules, evaluation),
        settlements_of(evaluation, situation),
    )


@frozen
class _Rule:
    """A requirement or target with the verdicts on it, and the grants it is required for."""

    kind: str
    first: RequirementVerdict
    verdicts: dict[str, RequirementVerdict] = field(factory=dict)
    grants: list[str] = field(factory=list)


def _rules(evaluation: Evaluation) -> list[_Rule]:
    """Every rule once, also where several grants, or a grant and a target, have the same."""
    found: dict[tuple[str, str, str, str], _Rule] = {}
    sides: Iterable[tuple[str, str | None, tuple[Verdict, ...]]] = (
        *((each.grant.kind, each.name, each.verdicts) for each in evaluation.outcomes),
        *((each.kind, None, each.verdicts) for each in evaluation.targets),
    )
    for kind, grant, verdicts in sides:
        for verdict in verdicts:
            for item in verdict.requirements:
                same = (kind, item.name, item.label, item.text)
                rule = found.setdefault(same, _Rule(kind, item))
                rule.verdicts.setdefault(verdict.recipient, item)
                if grant is not None and grant not in rule.grants:
                    rule.grants.append(grant)
    return list(found.values())


def _recipient(
    code: str, name: str, kind: str, rules: list[_Rule], evaluation: Evaluation
) -> RecipientFollowUp:
    own = [
        (rule, rule.verdicts[code]) for rule in rules if rule.kind == kind and code in rule.verdicts
    ]
    deviations = (
        Deviation(verdict, tuple(g for g in rule.grants if evaluation.grants[g].grant.is_for(code)))
        for rule, verdict in own
        if verdict.status is Status.NOT_MET
    )
    gaps = [
        evolve(gap, recipients=())
        for _, verdict in own
        for gap in verdict.missing
        if not gap.recipients or code in gap.recipients
    ]
    return RecipientFollowUp(
        code,
        name,
        kind,
        tuple(deviations),
        tuple(_missed(code, kind, evaluation)),
        tuple(dict.fromkeys(gap for gap in gaps if gap.kind is GapKind.NOT_REPORTED)),
    )


def _missed(code: str, kind: str, evaluation: Evaluation) -> Iterator[Missed]:
    """Duties to remind of: late, incomplete, or past their day and not heard of."""
    reminded = (Status.NOT_MET, Status.OPEN)
    for outcome in evaluation.duties:
        for verdict in outcome.verdicts:
            if (verdict.recipient, verdict.kind) == (code, kind) and verdict.status in reminded:
                yield Missed(outcome, verdict)


def _figure(rule: _Rule, situation: Situation) -> NationalFigure:
    verdicts = rule.verdicts
    observed = {code: each.observed for code, each in verdicts.items() if each.observed}
    required = {each.required for each in verdicts.values() if each.required}
    smallest, largest = extremes_of(observed)
    return NationalFigure(
        rule.first.name,
        rule.first.label,
        rule.kind,
        tuple(rule.grants),
        _counts(each.status for each in verdicts.values()),
        _together(rule, list(observed.values()), situation.model),
        len(observed),
        smallest,
        largest,
        next(iter(required)) if len(required) == 1 else None,
        _by_item(rule, situation),
    )


def _by_item(rule: _Rule, situation: Situation) -> tuple[ItemFigure, ...]:
    """The figure item by item, if all rules of its name ask for the same."""
    named = situation.model.requirements_named(rule.first.name)
    same = [item for item in named if item.text == rule.first.text]
    return figures_by_item(same[0], rule.verdicts, situation) if same else ()


def _together(rule: _Rule, observed: list[Quantity], model: AgreementModel) -> Quantity | None:
    """The figure of all together; one that is of all recipients already is not added up."""
    conditions = [item.condition for item in model.requirements_named(rule.first.name)]
    for condition in conditions:
        left = condition.left if isinstance(condition, Comparison) else condition
        over = {name for node in all_under(left, model) for name in gathered_over(node)}
        if not over.isdisjoint(model.kinds):
            is_one = len(set(observed)) == 1 and not kinds_needed(left, model)
            return observed[0] if is_one else None
    return total_of(observed)


def _counts(statuses: Iterable[Status]) -> tuple[tuple[Status, int], ...]:
    """How many have each verdict; those nobody has are left out."""
    counted = dict.fromkeys(Status, 0)
    for status in statuses:
        counted[status] += 1
    return tuple((status, count) for status, count in counted.items() if count)


def _calendar(
    model: AgreementModel, rules: list[_Rule], evaluation: Evaluation
) -> tuple[CalendarEntry, ...]:
    entries = (_entry(clause, rules, evaluation) for clause in dates_in_order(model))
    return tuple(sorted(entries, key=lambda entry: entry.day))


def _entry(clause: DatedClause, rules: list[_Rule], evaluation: Evaluation) -> CalendarEntry:
    on = evaluation.on
    day = _next(clause, on)
    counts = _counts_at(clause, rules, evaluation)
    if on is None:
        return CalendarEntry(day, None, 0, clause, counts)
    when = When.TODAY if day == on else When.PASSED if day < on else When.AHEAD
    return CalendarEntry(day, when, abs((day - on).days), clause, counts)


def _next(clause: DatedClause, on: date | None) -> date:
    """The day; of a duty that returns, the first one not before the evaluation."""
    day = clause.day
    if on is None or not isinstance(clause.record, Duty) or not clause.record.every:
        return day
    months = clause.record.every.value
    for times in range(_MOST_YEARS * 12 // months):
        day = clause.day + relativedelta(months=times * months)
        if day >= on:
            break
    return day


def _counts_at(
    clause: DatedClause, rules: list[_Rule], evaluation: Evaluation
) -> tuple[tuple[Status, int], ...]:
    """The verdicts on the requirement or duty in which a day stands."""
    nouns = {step.noun: step.name for step in clause.path}
    if isinstance(clause.record, Duty):
        for outcome in evaluation.duties:
            if outcome.duty is clause.record:
                return _counts(verdict.status for verdict in outcome.verdicts)
    name = nouns.get("Requirement")
    for rule in rules:
        if name == rule.first.name and nouns.get("Grant") in (None, *rule.grants):
            return _counts(verdict.status for verdict in rule.verdicts.values())
    return ()
