"""In: words of the author's own. Out: names and texts that know where they stand.

Guarantees, for every node of this room: frozen, hashable, and equal to another node that says
the same thing wherever either of them stands.
"""

from __future__ import annotations

from attrs import field, frozen

from overenskommelse.source.text import Source, Span

NOWHERE = Span(Source("", ""), 0, 0)
"""The span of a node that was made by hand, not read."""


@frozen
class Name:
    """A name the author gave: of a fact, a grant, a period."""

    text: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Ref:
    """One recipient, as its code or its name: ``01``, ``Stockholm``, ``"Västra Götaland"``."""

    text: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Text:
    """A text in quotation marks."""

    text: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)
