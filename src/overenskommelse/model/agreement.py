"""An agreement as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from attrs import frozen

from overenskommelse.model.documents import Citation, SourceDocument
from overenskommelse.model.duties import Duty, Requisition
from overenskommelse.model.examples import Example
from overenskommelse.model.facts import (
    FactDeclaration,
    ItemList,
    Measure,
    NamedValue,
    Period,
    RecipientKind,
)
from overenskommelse.model.grants import Fund, FundPart, Grant
from overenskommelse.model.requirements import Requirement, Target
from overenskommelse.source.frozen import FrozenDict

Language = Literal["en", "sv"]


@frozen
class AgreementModel:
    """The meaning of an agreement's text.

    Attributes:
        title: Its name.
        year: The year it is for, or None.
        language: The language of its keywords.
        parties: Who agreed.
        reference: Its diarienummer, or None.
        total: Whole kronor, or None when the file does not say.
        rest: What its parts leave of the total.
        kinds: Kinds of recipients by name.
        lists: Lists of items by name.
        periods: Periods by name.
        facts: Declared facts by name.
        values: Values with a name.
        measures: Measures by name.
        parts: Funds and grants, as a tree.
        targets: What is monitored.
        flags: What leads to an action for those it holds for.
        requisitions: What is asked for together.
        duties: What is to be delivered and done.
        examples: Cases that the rules must decide as told.
        documents: The documents whose passages are listed, by name.
        citations: The sources that name those documents, in the file's order.
        sources: The documents it follows.
        notes: What its author says about it.
        decided: The day it was decided, or None.
        in_force_from: The first day it holds, or None when the file does not say.
        in_force_to: The last day it holds, or None.
        series: The names of the periods of each series, by the series' name.
        years_before: The period a year earlier, by the name of a period, where a rule speaks of it.
    """

    title: str
    year: int | None
    language: Language
    parties: tuple[str, ...]
    reference: str | None
    total: int | None
    rest: int
    kinds: Mapping[str, RecipientKind]
    lists: Mapping[str, ItemList]
    periods: Mapping[str, Period]
    facts: Mapping[str, FactDeclaration]
    values: Mapping[str, NamedValue]
    measures: Mapping[str, Measure]
    parts: tuple[FundPart, ...]
    targets: tuple[Target, ...]
    flags: tuple[Target, ...]
    requisitions: tuple[Requisition, ...]
    duties: tuple[Duty, ...]
    examples: tuple[Example, ...]
    documents: Mapping[str, SourceDocument]
    citations: tuple[Citation, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    decided: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    series: Mapping[str, tuple[str, ...]] = FrozenDict()
    years_before: Mapping[str, str] = FrozenDict()

    @cached_property
    def grants(self) -> Mapping[str, Grant]:
        """Every grant by name, in the file's order."""
        return FrozenDict({grant.name: grant for grant in grants_in(self.parts)})

    def codes_over(self, name: str) -> tuple[str, ...]:
        """What is gathered over: the items of a list, recipients of a kind, periods of a series."""
        if name in self.lists:
            return tuple(self.lists[name].items.by_code)
        return tuple(self.kinds[name].by_code) if name in self.kinds else self.series[name]

    def requirements_named(self, name: str) -> tuple[Requirement, ...]:
        """Requirements, targets and flags of that name."""
        required = (item for grant in self.grants.values() for item in grant.requirements)
        monitored = (target.requirement for target in (*self.targets, *self.flags))
        return tuple(item for item in (*required, *monitored) if item.name == name)

    def kinds_judged(self, name: str) -> tuple[str, ...]:
        """The kinds of recipients that a requirement, target or flag of that name judges."""
        required = (
            grant.kind
            for grant in self.grants.values()
            if any(item.name == name for item in grant.requirements)
        )
        monitored = (
            target.kind
            for target in (*self.targets, *self.flags)
            if target.requirement.name == name
        )
        return tuple(dict.fromkeys((*required, *monitored)))


def funds_in(parts: tuple[FundPart, ...]) -> Iterator[Fund]:
    """The funds of a tree, in the file's order; grants that are cut are among them."""
    for part in parts:
        if isinstance(part, Fund):
            yield part
            yield from funds_in(part.parts)


def grants_in(parts: tuple[FundPart, ...]) -> Iterator[Grant]:
    """The grants of a tree of funds, in the file's order."""
    for part in parts:
        if isinstance(part, Fund):
            yield from grants_in(part.parts)
        else:
            yield part
