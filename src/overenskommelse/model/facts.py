"""What an agreement speaks of: its recipients, periods, facts and measures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from overenskommelse.model.expressions import Comparator, Constant, Term
from overenskommelse.model.units import FactType, Unit, Value
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class Recipient:
    """One who can receive money; the code is the identity.

    Attributes:
        code: As ``01``; text, so that leading zeros stay.
        name: As ``Stockholm``.
        aliases: Other names found in tables, as misspellings in a source.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()


@frozen
class RecipientKind:
    """A kind of recipients, as ``region``, with its members in the file's order."""

    name: str
    label: str
    members: tuple[Recipient, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Recipient]:
        """Members by code."""
        return FrozenDict({member.code: member for member in self.members})

    @cached_property
    def by_name(self) -> Mapping[str, Recipient]:
        """Members by name and by alias, in lower case."""
        return FrozenDict(
            {
                name.casefold(): member
                for member in self.members
                for name in (member.name, *member.aliases)
            }
        )

    def find(self, text: str) -> Recipient | None:
        """The member with this code, name or alias."""
        return self.by_code.get(text) or self.by_name.get(text.casefold())


@frozen
class ItemList:
    """What facts can be given for besides recipients and periods, as care pathways.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        items: Code, name and aliases of each.
        attributes: What the file says of items: (code, attribute) to value.
        units: What each attribute counts.
    """

    name: str
    label: str
    items: RecipientKind
    attributes: Mapping[tuple[str, str], Value]
    units: Mapping[str, Unit]

    def said(self, code: str, attribute: str) -> Value | Constant:
        """What the file says of an item; a number with what it counts."""
        value = self.attributes[code, attribute]
        return Constant(value, self.units[attribute]) if isinstance(value, Fraction) else value


@frozen
class Period:
    """A stretch of days, half-open: `end` is the first day that is no longer in it."""

    name: str
    label: str
    start: date
    end: date

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.end - timedelta(days=1)


@frozen
class FactLimit:
    """What the values of a fact cannot go beyond without contradicting something.

    Attributes:
        comparator: ``<=`` or ``>=``.
        fact: The fact it is held against, for the same recipient, period and items; or None.
        value: The number or day it is held against, or None.
        unit: What the values of the fact, and so of the limit, count.
        sources: The documents and sections it follows from.
        place: Where it stands.
    """

    comparator: Comparator
    fact: str | None
    value: Value | None
    unit: Unit
    sources: tuple[str, ...]
    place: Place


@frozen
class FactDeclaration:
    """A fact the agreement asks for.

    Attributes:
        name: Its name in the file.
        type: What its values are.
        kind: The kind of recipients it is given for, or None for one value in all.
        lists: The lists for whose items it is also given, in the order declared.
        per_period: Whether it is also given for each period.
        label: What it is called in print.
        choices: The texts it can be, for a choice; else none.
        place: Where it is declared.
        limits: What its values cannot go beyond.
    """

    name: str
    type: FactType
    kind: str | None
    lists: tuple[str, ...]
    per_period: bool
    label: str
    choices: tuple[str, ...]
    place: Place
    limits: tuple[FactLimit, ...] = ()

    @property
    def sides_limited(self) -> frozenset[Comparator]:
        """On which sides a number or day of its own limits it."""
        return frozenset(each.comparator for each in self.limits if each.fact is None)


@frozen
class NamedValue:
    """A number with a name, and from which day it is which.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        unit: What it counts.
        versions: The first day (None: from the beginning), the number and its sources, by day.
        place: Where it is declared.
    """

    name: str
    label: str
    unit: Unit
    versions: tuple[tuple[date | None, Fraction, tuple[str, ...]], ...]
    place: Place


@frozen
class Measure:
    """A value reckoned from facts.

    Attributes:
        name: Its name in the file.
        label: What it is called in print.
        term: How it is reckoned.
        unit: What it counts.
        kind: The kind of recipients it is reckoned for, or None.
        needs_period: Whether it must be asked for with a period.
        lists: The lists of which an item must be at hand.
        sources: The documents and sections it follows from.
        place: Where it is declared.
    """

    name: str
    label: str
    term: Term
    unit: Unit
    kind: str | None
    needs_period: bool
    lists: tuple[str, ...]
    sources: tuple[str, ...]
    place: Place
