"""Whom, when and of which items a value is asked for."""

from __future__ import annotations

from attrs import evolve

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.expressions import YEAR_BEFORE
from overenskommelse.source.records import frozen


@frozen
class Asked:
    """Whom, when and of which items a value is asked for."""

    recipient: str | None
    period: str | None
    items: tuple[tuple[str, str], ...] = ()

    def period_of(self, own: str | None, model: AgreementModel) -> str | None:
        """The period of a name: its own, else the one asked for, perhaps a year earlier."""
        if own == YEAR_BEFORE:
            return model.years_before.get(self.period or "")
        return own or self.period

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

    def at(self, name: str, code: str, model: AgreementModel) -> Asked:
        """The same, for an item of a list, a recipient of a kind, or a period of a series."""
        if name in model.lists:
            return self.without_item(name).with_item(name, code)
        if name in model.kinds:
            return evolve(self, recipient=code)
        return evolve(self, period=code)

    def at_all(self, pairs: tuple[tuple[str, str], ...], model: AgreementModel) -> Asked:
        """The same, for one of each of several lists or kinds."""
        asked = self
        for name, code in pairs:
            asked = asked.at(name, code, model)
        return asked

    def with_each(self, over: tuple[str, ...], model: AgreementModel) -> list[Asked]:
        """The same for each item of a list, recipient of a kind or period of a series.

        Of several, for each combination.
        """
        each = [self]
        for name in over:
            codes = model.codes_over(name)
            each = [one.at(name, code, model) for one in each for code in codes]
        return each
