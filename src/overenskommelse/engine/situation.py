"""What an evaluation is about: the rules, the facts, and the day it is evaluated as of."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from attrs import Factory, field

from overenskommelse.engine.known import Known, Unknown
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.asked import Asked
from overenskommelse.reach.range import Range
from overenskommelse.source.records import frozen

__all__ = ["Asked", "Situation"]


@frozen
class Situation:
    """The surroundings of every verdict.

    Attributes:
        model: The rules.
        facts: What is known.
        on: The day to evaluate as of; None looks neither back nor ahead.
        reckoned: Measures, and values over all recipients, reckoned so far: each is reckoned once.
        ranges: The same for what measures that are not known can still be.
    """

    model: AgreementModel
    facts: FactSet
    on: date | None
    reckoned: dict[tuple[Hashable, Asked], Known | Unknown] = field(
        default=Factory(dict), eq=False, repr=False
    )
    ranges: dict[tuple[Hashable, Asked], Range] = field(default=Factory(dict), eq=False, repr=False)

    def has_passed(self, day: date) -> bool | None:
        """Whether `day` lies behind us; it does from the day after. None if no day is given."""
        return None if self.on is None else self.on > day
