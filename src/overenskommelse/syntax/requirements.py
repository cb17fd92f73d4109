"""Nodes of requirements and of targets, which have the same form and other consequences."""

from __future__ import annotations

from attrs import field, frozen

from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Expression
from overenskommelse.syntax.names import NOWHERE, Name, Text


@frozen
class Require:
    """``require inclusion >= 70% for H1 "…"``: a condition for money."""

    condition: Expression
    name: Name | None = None
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
