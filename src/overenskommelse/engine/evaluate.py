"""In: a model, facts, the day to evaluate as of and the day of knowledge. Out: what follows."""

from __future__ import annotations

from datetime import date

from overenskommelse.engine.duties import duty_of
from overenskommelse.engine.grants import outcome_of
from overenskommelse.engine.requirements import target_of
from overenskommelse.engine.situation import Situation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.rules import RuleSort
from overenskommelse.outcome.evaluation import Evaluation


def evaluate(
    model: AgreementModel, facts: FactSet, on: date | None, known_by: date | None = None
) -> Evaluation:
    """Evaluate every grant and target.

    Args:
        model: The rules.
        facts: Everything there is.
        on: The day to evaluate as of, or None.
        known_by: The last day of which facts are counted as known; None counts all of them.
    """
    situation = Situation(model, facts.known_by(known_by), on)
    return Evaluation(
        model.title,
        model.year,
        model.language,
        on,
        tuple(outcome_of(grant, situation) for grant in model.grants.values()),
        tuple(target_of(target, RuleSort.TARGET, situation) for target in model.targets),
        tuple(target_of(flag, RuleSort.FLAG, situation) for flag in model.flags),
        tuple(duty_of(duty, situation) for duty in model.duties),
        known_by,
    )
