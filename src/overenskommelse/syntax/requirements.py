"""Nodes of requirements, targets and flags: one form, and three consequences."""

from __future__ import annotations

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Direction, Expression, Quantity
from overenskommelse.syntax.names import NOWHERE, Name, Ref, Text


@frozen
class Require:
    """``require inclusion >= 70% for H1 "…"``: a condition for money."""

    condition: Expression
    name: Name | None = None
    scope: Name | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Requirement:
    """``requirement plan: …``: a condition with a name, for several grants to require."""

    condition: Expression
    name: Name
    scope: Name | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ExceptFor:
    """``except for Gotland``: whom the requirement above does not concern."""

    refs: tuple[Ref, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Instead:
    """``for Gotland instead: inclusion >= 60%``: another condition for some recipients."""

    refs: tuple[Ref, ...]
    condition: Expression
    scope: Name | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class ExplainedIn:
    """``explained in improvement``: the fact in which recipients write of a deviation."""

    fact: Name
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Repays:
    """``repays 50% of what it got of books, rounded down``: what a flag leads to."""

    grant: Name
    share: Quantity | None = None
    direction: Direction | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Flag:
    """``flag dialogue: inclusion < 70% for last_year``: leads to what its label says."""

    condition: Expression
    name: Name
    scope: Name | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Target:
    """``target lead_time >= 80%``: reported and explained, never a condition for money."""

    condition: Expression
    name: Name | None = None
    scope: Name | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)
