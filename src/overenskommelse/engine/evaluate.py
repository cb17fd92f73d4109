"""In: a model, facts, the day to evaluate as of and the day of knowledge. Out: what follows."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from overenskommelse.engine.carrying import outcomes_of
from overenskommelse.engine.duties import duty_of
from overenskommelse.engine.repayments import repaid_of
from overenskommelse.engine.requirements import target_of
from overenskommelse.engine.situation import Situation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.requirements import Target
from overenskommelse.model.rules import RuleSort
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.verdicts import TargetOutcome


def evaluate(
    model: AgreementModel, facts: FactSet, on: date | None, known_by: date | None = None
) -> Evaluation:
    """Evaluate every grant and target.

    Args:
        model: The rules.
        facts: Everything that is known.
        on: The day to evaluate as of, or None.
        known_by: The last day of which those facts are known; None if they are all there are.
    """
    situation = Situation(model, facts, on)
    outcomes = outcomes_of(situation)
    return Evaluation(
        model.title,
        model.year,
        model.language,
        on,
        outcomes,
        tuple(target_of(target, RuleSort.TARGET, situation) for target in model.targets),
        tuple(_flag(flag, outcomes, situation) for flag in model.flags),
        tuple(duty_of(duty, situation) for duty in model.duties),
        known_by,
    )


def _flag(flag: Target, outcomes: tuple[GrantOutcome, ...], situation: Situation) -> TargetOutcome:
    """How everyone stands on a flag, and what those it is raised for repay."""
    found = target_of(flag, RuleSort.FLAG, situation)
    grants = {outcome.name: outcome for outcome in outcomes}
    return evolve(found, repaid=repaid_of(flag, found, grants))
