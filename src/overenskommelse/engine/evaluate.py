"""In: a model, facts, and the day to evaluate as of. Out: everything that follows from them."""

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


def evaluate(model: AgreementModel, facts: FactSet, on: date | None) -> Evaluation:
    """Evaluate every grant and target."""
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
    )


def _flag(flag: Target, outcomes: tuple[GrantOutcome, ...], situation: Situation) -> TargetOutcome:
    """How everyone stands on a flag, and what those it is raised for repay."""
    found = target_of(flag, RuleSort.FLAG, situation)
    grants = {outcome.name: outcome for outcome in outcomes}
    return evolve(found, repaid=repaid_of(flag, found, grants))
