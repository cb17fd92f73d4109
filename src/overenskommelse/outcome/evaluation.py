"""Everything that came out of an agreement and facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NoReturn

from attrs import evolve

from overenskommelse.model.examples import Expectation
from overenskommelse.model.rules import Language
from overenskommelse.outcome.comparison import Comparison, compare
from overenskommelse.outcome.duties import DutyOutcome
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.verdicts import TargetOutcome
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen

FORMAT = 1
"""Version of the form that `Evaluation.to_dict` gives; see `docs/json.md`."""


@frozen
class Evaluation:
    """The outcome of an agreement on some facts.

    Attributes:
        title: The agreement's name.
        year: Its year, or None.
        language: The language of its keywords.
        on: The day it was evaluated as of, or None.
        outcomes: What came out of each grant, in the agreement's order.
        targets: How the recipients stand on what is monitored.
        flags: Whom each flag is raised for: those whose status is met.
        duties: How those who have duties stand on them.
        known_by: The last day of which facts were counted as known, or None for all of them.
    """

    title: str
    year: int | None
    language: Language
    on: date | None
    outcomes: tuple[GrantOutcome, ...]
    targets: tuple[TargetOutcome, ...]
    flags: tuple[TargetOutcome, ...] = ()
    duties: tuple[DutyOutcome, ...] = ()
    known_by: date | None = None

    @cached_property
    def grants(self) -> Mapping[str, GrantOutcome]:
        """What came out of each grant, by its name; of a grant in parts, each part by its own.

        The name of a part is as ``care (home, 2026-10)``; `only` gives all parts of ``care``.
        """
        return _ByName({outcome.name: outcome for outcome in self.outcomes})

    def only(self, grant: str) -> Evaluation:
        """The same evaluation with one grant or all its parts, without targets, flags and duties.

        Raises:
            KeyError: If there is no grant of that name; it tells which there are.
        """
        found = tuple(item for item in self.outcomes if grant in (item.name, item.grant.whole))
        if not found:
            raise KeyError(_no_grant(grant, self.outcomes))
        return evolve(self, outcomes=found, targets=(), flags=(), duties=())

    def compared_with(self, other: Evaluation) -> Comparison:
        """What changes from this evaluation to another: as decided and as corrected, or what if.

        Args:
            other: The other one, of the same agreement or of another.
        """
        return compare(self, other)

    def to_dict(self) -> dict[str, object]:
        """The outcome as JSON-ready data, in the stable form of `docs/json.md`."""
        return {
            "format": FORMAT,
            "agreement": self.title,
            "year": self.year,
            "on": self.on.isoformat() if self.on else None,
            "known_by": self.known_by.isoformat() if self.known_by else None,
            "grants": [outcome.to_dict() for outcome in self.outcomes],
            "targets": [target.to_dict() for target in self.targets],
            "flags": [flag.to_dict() for flag in self.flags],
            "duties": [duty.to_dict() for duty in self.duties],
        }


class _ByName(FrozenDict[str, GrantOutcome]):
    """Outcomes by the name of the grant or part; who asks for another is told which there are."""

    def __missing__(self, name: str) -> NoReturn:
        raise KeyError(_no_grant(name, tuple(self.values())))

    def __reduce__(self) -> tuple[type[_ByName], tuple[dict[str, GrantOutcome]]]:
        return (_ByName, (dict(self),))


def _no_grant(name: str, outcomes: tuple[GrantOutcome, ...]) -> str:
    parts = [item.name for item in outcomes if item.grant.whole == name]
    there = ", ".join(f"`{part}`" for part in parts or [item.name for item in outcomes])
    if parts:
        return f"`{name}` is in parts, `only` gives them all: {there}"
    return f"no grant is called `{name}`; there is {there or 'none'}"


@frozen
class Difference:
    """An expectation of an example that did not come out.

    Attributes:
        expectation: What was expected.
        recipient: Whose outcome differs, or None.
        found: What came out instead, as a word or a number.
    """

    expectation: Expectation
    recipient: str | None
    found: str


@frozen
class ExampleOutcome:
    """How an example of the agreement came out; without differences, as told."""

    title: str
    differences: tuple[Difference, ...]
