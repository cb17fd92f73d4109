"""In: agreements that follow the same documents. Out: passage by passage, which clauses name it.

Guarantees: every passage that a document lists is there once, in the document's order; it has a
rule in one of the agreements, or is marked, or is silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.documents import Citation, Passage, PassageMark, SourceDocument
from overenskommelse.source.records import frozen


class PassageState(Enum):
    """What became of a passage."""

    RULE = "rule"
    JUDGEMENT = "judgement"
    NARRATIVE = "narrative"
    SILENT = "silent"


_MARKED = {
    PassageMark.JUDGEMENT: PassageState.JUDGEMENT,
    PassageMark.NARRATIVE: PassageState.NARRATIVE,
}


@frozen
class PassageCoverage:
    """What became of one passage.

    Attributes:
        passage: The passage.
        state: A rule if any clause names it; else its mark; else silent.
        citations: The clauses that name it, in the files' order.
    """

    passage: Passage
    state: PassageState
    citations: tuple[Citation, ...]


@frozen
class DocumentCoverage:
    """What became of the passages of one document.

    Attributes:
        document: The document.
        passages: Each of its passages, in its order.
        whole: The clauses that name the document and no passage of it.
    """

    document: SourceDocument
    passages: tuple[PassageCoverage, ...]
    whole: tuple[Citation, ...]

    def count(self, state: PassageState) -> int:
        """How many passages are in a state."""
        return sum(item.state is state for item in self.passages)

    @property
    def silent(self) -> tuple[Passage, ...]:
        """The passages that no rule names and no mark explains."""
        return tuple(p.passage for p in self.passages if p.state is PassageState.SILENT)


@frozen
class SourceCoverage:
    """What became of every document that some agreements list the passages of."""

    documents: tuple[DocumentCoverage, ...]

    @property
    def silent(self) -> tuple[tuple[str, str], ...]:
        """Document and passage of each that is silent."""
        return tuple(
            (item.document.name, passage.name) for item in self.documents for passage in item.silent
        )


def source_coverage(models: Iterable[AgreementModel]) -> SourceCoverage:
    """What became of the passages of the documents that agreements follow together.

    Args:
        models: The agreements; a document that several list is told once, as the first lists it.
    """
    documents: dict[str, SourceDocument] = {}
    citations: dict[Citation, None] = {}
    for model in models:
        for name, document in model.documents.items():
            documents.setdefault(name, document)
        citations.update(dict.fromkeys(model.citations))
    return SourceCoverage(tuple(_covered(item, citations) for item in documents.values()))


def _covered(document: SourceDocument, citations: Iterable[Citation]) -> DocumentCoverage:
    by_passage: dict[str | None, list[Citation]] = {}
    for item in citations:
        if item.document == document.name:
            by_passage.setdefault(item.passage, []).append(item)
    passages = tuple(
        _passage(passage, tuple(by_passage.get(passage.name, ())))
        for passage in document.passages.values()
    )
    return DocumentCoverage(document, passages, tuple(by_passage.get(None, ())))


def _passage(passage: Passage, citations: tuple[Citation, ...]) -> PassageCoverage:
    if citations:
        return PassageCoverage(passage, PassageState.RULE, citations)
    state = PassageState.SILENT if passage.mark is None else _MARKED[passage.mark]
    return PassageCoverage(passage, state, citations)
