"""In: a model, facts, and the day to evaluate as of. Out: everything that follows from them."""

from __future__ import annotations

from datetime import date

from overenskommelse.engine.carrying import outcomes_of
from overenskommelse.engine.duties import duty_of
from overenskommelse.engine.requirements import target_of
from overenskommelse.engine.situation import Situation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.outcome.evaluation import Evaluation


def evaluate(model: AgreementModel, facts: FactSet, on: date | None) -> Evaluation:
    """Evaluate every grant and target."""
    situation = Situation(model, facts, on)
    return Evaluation(
        model.title,
        model.year,
        model.language,
        on,
        outcomes_of(situation),
        tuple(target_of(target, situation) for target in model.targets),
        tuple(target_of(flag, situation) for flag in model.flags),
        tuple(duty_of(duty, situation) for duty in model.duties),
    )
