"""How far the examples of an agreement reach: rules they test, and verdicts they show."""

from __future__ import annotations

from enum import Enum

from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

WANTED = (Status.MET, Status.NOT_MET, Status.OPEN)
"""The verdicts that good examples show of a requirement."""


class RuleKind(Enum):
    """What sort of rule an example can test."""

    GRANT = "grant"
    REQUIREMENT = "requirement"
    TARGET = "target"


@frozen
class RuleCoverage:
    """How far examples test one rule.

    Attributes:
        kind: What sort of rule it is.
        name: Its name.
        grant: The grant a requirement belongs to; None for other rules.
        expectations: How many expectations are about it.
        shown: The verdicts that expectations name, in the order of `Status`.
        place: Where the rule stands.
    """

    kind: RuleKind
    name: str
    grant: str | None
    expectations: int
    shown: tuple[Status, ...]
    place: Place

    @property
    def is_tested(self) -> bool:
        """Whether any expectation is about it."""
        return self.expectations > 0

    @property
    def not_shown(self) -> tuple[Status, ...]:
        """Of a requirement or target, the verdicts that no example shows; of a grant, none."""
        if self.kind is RuleKind.GRANT:
            return ()
        return tuple(status for status in WANTED if status not in self.shown)

    def to_dict(self) -> dict[str, object]:
        """The record as JSON-ready data."""
        return {
            "kind": self.kind.value,
            "name": self.name,
            "grant": self.grant,
            "expectations": self.expectations,
            "shown": [status.value for status in self.shown],
            "not_shown": [status.value for status in self.not_shown],
            "line": self.place.line,
        }


@frozen
class Coverage:
    """How far the examples test each rule, in the agreement's order: grants, then targets."""

    rules: tuple[RuleCoverage, ...]

    @property
    def untested(self) -> tuple[RuleCoverage, ...]:
        """The rules that no expectation is about."""
        return tuple(rule for rule in self.rules if not rule.is_tested)
