"""Whom, when and of which items a value is asked for."""

from __future__ import annotations

from attrs import frozen


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
