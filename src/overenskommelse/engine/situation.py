"""What an evaluation is about: the rules, the facts, and the day it is evaluated as of."""

from __future__ import annotations

from datetime import date

from attrs import Factory, field, frozen

from overenskommelse.engine.known import Known, Unknown
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.agreement import AgreementModel


@frozen
class Asked:
    """Whom, when and of which items a value is asked for."""

    recipient: str | None
    period: str | None
    items: tuple[tuple[str, str], ...] = ()

    def item(self, name: str) -> str | None:
        """The item of a list that is at hand."""
        return dict(self.items).get(name)

    def without_item(self, name: str) -> Asked:
        """The same, without the item of a list that may be at hand around it."""
        items = tuple(pair for pair in self.items if pair[0] != name)
        return Asked(self.recipient, self.period, items)

    def with_item(self, name: str, code: str) -> Asked:
        """The same, with an item of a list at hand."""
        return Asked(self.recipient, self.period, (*self.items, (name, code)))


@frozen
class Situation:
    """The surroundings of every verdict.

    Attributes:
        model: The rules.
        facts: What is known.
        on: The day to evaluate as of; None looks neither back nor ahead.
        reckoned: Measures reckoned so far, so that each is reckoned once.
    """

    model: AgreementModel
    facts: FactSet
    on: date | None
    reckoned: dict[tuple[str, Asked], Known | Unknown] = field(
        default=Factory(dict), eq=False, repr=False
    )

    def has_passed(self, day: date) -> bool | None:
        """Whether `day` lies behind us; it does from the day after. None if no day is given."""
        return None if self.on is None else self.on > day
