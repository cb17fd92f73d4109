"""Nodes of the documents an agreement follows, and of the passages they consist of."""

from __future__ import annotations

from enum import Enum

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import NOWHERE, Text


class Mark(Enum):
    """What an author says of a passage that no rule is made of, by its word."""

    NARRATIVE = "NARRATIVE"
    JUDGEMENT = "JUDGEMENT"


@frozen
class Document:
    """``document "004" "The agreement of 2024"``: what sources call it, and its title."""

    code: Text
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Passage:
    """``passage "§1.1 st 1–5" is narrative "Background"``: a passage, or several in a row."""

    name: Text
    mark: Mark | None = None
    label: Text | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)
