"""In: words of the author's own. Out: names and texts that know where they stand.

Guarantees, for every node of this room: frozen, hashable, and equal to another node that says
the same thing wherever either of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Source, Span

NOWHERE = Span(Source("", ""), 0, 0)
"""The span of a node that was made by hand, not read."""


PLAIN_REF = re.compile(
    r"[0-9]+|(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])|[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ0-9_]*"
)
"""Codes that need no quotation marks."""


def part_name(name: str, codes: Iterable[str]) -> str:
    """What a part of something goes by, as its name with the codes it is for.

    Example:
        >>> part_name("queue", ["surgery", "2025-01"]), part_name("queue", ["Norr 1"])
        ('queue (surgery, 2025-01)', 'queue ("Norr 1")')
    """
    told = [code if PLAIN_REF.fullmatch(code) else f'"{code}"' for code in codes]
    return f"{name} ({', '.join(told)})"


@frozen
class Name:
    """A name the author gave: of a fact, a grant, a period."""

    text: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class YearBefore(Name):
    """The same period a year earlier: of a named one, or without a text of the one at hand."""


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
