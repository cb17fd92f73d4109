"""Whom, when and of which items a value is asked for."""

from __future__ import annotations

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.source.records import frozen


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

    def with_each(self, lists: tuple[str, ...], model: AgreementModel) -> list[Asked]:
        """The same for each item of a list, or of each combination of items of several."""
        each = [self]
        for name in lists:
            codes = model.lists[name].items.by_code
            each = [one.with_item(name, code) for one in each for code in codes]
        return each
