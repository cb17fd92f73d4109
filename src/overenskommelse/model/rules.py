"""What has a verdict: every requirement of a grant, target and flag, with what it belongs to.

A name can belong to several rules. Where they are the same (one condition, for one period), the
name means all of them; where they differ, ``grant: name`` tells which is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Literal

from attrs import frozen

from overenskommelse.model.requirements import Requirement

Language = Literal["en", "sv"]


class RuleSort(Enum):
    """What a rule belongs to."""

    GRANT = "grant"
    TARGET = "target"
    FLAG = "flag"


OWNER_WORDS: dict[RuleSort, tuple[str, ...]] = {
    RuleSort.GRANT: (),
    RuleSort.TARGET: ("target", "mål"),
    RuleSort.FLAG: ("flag", "flagga"),
}
"""What stands before the colon for rules of no grant, in English and Swedish."""


@frozen
class Owner:
    """What a rule belongs to, and the kind of recipients it judges.

    Attributes:
        sort: Whether it is a grant's, or a target or flag.
        kind: The kind of recipients.
        grant: The grant, or None for a target or flag.
    """

    sort: RuleSort
    kind: str
    grant: str | None = None

    @property
    def grant_names(self) -> tuple[str, ...]:
        """What its grant goes by: its name, and that of the whole where it is a part."""
        return () if self.grant is None else (self.grant, self.grant.partition(" (")[0])

    def named(self, name: str, language: Language = "en") -> str:
        """The full name of a rule that belongs here, as ``second: inclusion``."""
        if self.grant is not None:
            return f"{self.grant}: {name}"
        return f"{OWNER_WORDS[self.sort][language == 'sv']}: {name}"


@frozen
class Rule:
    """A rule and what it belongs to."""

    owner: Owner
    requirement: Requirement

    def full_name(self, language: Language = "en") -> str:
        """Its name with what it belongs to; examples in a model have it in English."""
        return self.owner.named(self.requirement.name, language)


def rules_called(text: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules a text names: ``inclusion`` of any grant, ``second: inclusion`` of that one."""
    every = tuple(rules)
    plain = tuple(rule for rule in every if rule.requirement.name == text)
    if plain:
        return plain
    before, _, name = (part.strip() for part in text.partition(":"))
    fits = tuple(rule for rule in every if rule.requirement.name == name)
    of_grant = tuple(rule for rule in fits if before in rule.owner.grant_names)
    return of_grant or tuple(rule for rule in fits if before in OWNER_WORDS[rule.owner.sort])


def are_one(rules: Iterable[Rule]) -> bool:
    """Whether rules ask for the same, so that one name can mean them all."""
    asked = ((r.requirement.condition, r.requirement.period, r.requirement.instead) for r in rules)
    return len(set(asked)) <= 1
