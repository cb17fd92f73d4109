"""An agreement as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from overenskommelse.model.documents import Citation, SourceDocument
from overenskommelse.model.duties import Duty, Requisition, Terms
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
from overenskommelse.model.rules import Language, Owner, Rule, RuleSort, rules_called
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen


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

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Everything that has a verdict: requirements of grants, then targets, then flags."""
        return (
            *rules_of_grants(self.grants.values()),
            *rules_monitored(RuleSort.TARGET, self.targets),
            *rules_monitored(RuleSort.FLAG, self.flags),
        )

    def terms_of(self, grant: Grant) -> Terms:
        """The terms a grant is asked for on: its own, or those of the requisition it is in."""
        if grant.terms.requested_by is not None:
            return grant.terms
        names = names_around(grant.name, self.parts)
        covering = (item for item in self.requisitions if not names.isdisjoint(item.covers))
        return next((item.terms for item in covering), grant.terms)

    def rules_named(self, text: str) -> tuple[Rule, ...]:
        """The rules of that name, which may say the grant as well: ``second: inclusion``."""
        return rules_called(text, self.rules)

    def judges(self, rule: Rule, code: str) -> bool:
        """Whether a rule is for a recipient of its kind: that of a grant for those it is for."""
        return rule.owner.grant is None or self.grants[rule.owner.grant].is_for(code)

    def requirements_named(self, text: str) -> tuple[Requirement, ...]:
        """The requirements, targets and flags of that name."""
        return tuple(rule.requirement for rule in self.rules_named(text))


def rules_of_grants(grants: Iterable[Grant]) -> Iterator[Rule]:
    """The requirements of some grants."""
    for grant in grants:
        for item in grant.requirements:
            yield Rule(grant.owner, item)


def rules_monitored(sort: RuleSort, targets: Iterable[Target]) -> Iterator[Rule]:
    """Targets or flags."""
    for target in targets:
        yield Rule(Owner(sort, target.kind), target.requirement)


def names_around(name: str, parts: tuple[FundPart, ...]) -> frozenset[str]:
    """The name of a grant, and of the funds it lies in; nothing if it is not among the parts."""
    for part in parts:
        if isinstance(part, Fund):
            inner = names_around(name, part.parts)
            if inner:
                return inner | {part.name}
        elif part.name == name:
            return frozenset({name})
    return frozenset()


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
