"""The documents an agreement follows, their passages, and which clause names which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


class PassageMark(Enum):
    """What an author says of a passage that no rule is made of."""

    NARRATIVE = "narrative"
    JUDGEMENT = "judgement"


@frozen
class Passage:
    """A passage of a document: a section, a paragraph, a point.

    Attributes:
        name: What sources call it within its document, as ``§5.3 st 2``.
        label: What it is about; its name if the file does not say.
        mark: Narrative or judgement, or None.
        notes: What the author says about it.
        place: Where it stands; several in a row can stand in one place.
    """

    name: str
    label: str
    mark: PassageMark | None
    notes: tuple[str, ...]
    place: Place


@frozen
class SourceDocument:
    """A document that rules follow.

    Attributes:
        name: What sources call it, as ``004``.
        label: Its title; its name if the file does not say.
        passages: Its passages by name, in its own order.
        notes: What the author says about it.
        place: Where it stands.
    """

    name: str
    label: str
    passages: Mapping[str, Passage]
    notes: tuple[str, ...]
    place: Place


@frozen
class ClauseStep:
    """A clause on the way to a source: the terminal it opens with, and its name or nothing."""

    keyword: str
    name: str


@frozen
class Citation:
    """A source that names a passage of a declared document.

    Attributes:
        document: The document's name.
        passage: The passage's name as declared, or None for the document as a whole.
        clauses: The clauses above the source, from the outermost.
        place: Where the clause stands.
    """

    document: str
    passage: str | None
    clauses: tuple[ClauseStep, ...]
    place: Place
