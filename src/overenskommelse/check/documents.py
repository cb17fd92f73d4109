"""Documents, their passages, and the sources that name them.

A passage is declared once; a source names passages that are declared; a passage that is marked as
narrative has no rule. A document without passages, or one that is not declared, is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import Factory, define

from overenskommelse.check import heads, mistakes
from overenskommelse.check.passage_names import document_of, each_name, key_of, passages_in
from overenskommelse.check.scope import Scope
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.model import documents as model
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place, Span
from overenskommelse.syntax import documents as syntax
from overenskommelse.syntax.heads import Citation, Head
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.syntax.placement import OPENERS
from overenskommelse.syntax.tree import Sentence, Statement

_MARKS = {
    syntax.Mark.NARRATIVE: model.PassageMark.NARRATIVE,
    syntax.Mark.JUDGEMENT: model.PassageMark.JUDGEMENT,
}


MOST_PASSAGES = 50_000
"""How many passages files can list and name in all: a range is short to write and long to keep."""


@frozen
class Followed:
    """The documents of an agreement by name, and the sources that name them."""

    documents: Mapping[str, model.SourceDocument]
    citations: tuple[model.Citation, ...]


def documents_in(
    sentences: tuple[Sentence, ...], names: Mapping[Place, str], scope: Scope
) -> Followed:
    """The documents that files declare, and every source that names one of them.

    Args:
        sentences: Those at the margin, of all files.
        names: What requirements are called, by where they stand.
        scope: Where mistakes are noted.
    """
    documents = _Documents(scope)
    documents.declare(sentences)
    found = documents.citations(sentences, names) if documents.known else ()
    return Followed(FrozenDict(documents.known), found)


@define
class _Documents:
    """The documents of an agreement, and where each passage is declared."""

    scope: Scope
    known: dict[str, model.SourceDocument] = Factory(dict)
    _passages: dict[str, dict[str, tuple[model.Passage, Span]]] = Factory(dict)
    _unread: set[str] = Factory(set)
    """Documents of which a passage could not be read, so that none is called unknown."""
    _kept: int = 0

    def declare(self, sentences: tuple[Sentence, ...]) -> None:
        """Note every document among the sentences at the margin."""
        for sentence in sentences:
            node = sentence.statement
            if isinstance(node, syntax.Document) and self.scope.declare("document", node.code):
                self._declare(sentence, node)

    def _declare(self, sentence: Sentence, node: syntax.Document) -> None:
        code = " ".join(node.code.text.split())
        found = self._passages.setdefault(code, {})
        told = len(self.scope.found)
        for below in sentence.body:
            if isinstance(below.statement, syntax.Passage):
                self._passage(below, below.statement, found)
        if heads.has_broken(sentence) or len(self.scope.found) > told:
            self._unread.add(code)
        passages = FrozenDict({passage.name: passage for passage, _ in found.values()})
        label = heads.label_of(sentence, node.label, code, self.scope)
        notes = heads.notes_of(sentence)
        document = model.SourceDocument(code, label, passages, notes, node.span.place)
        self.known[code] = document

    def _passage(
        self,
        sentence: Sentence,
        node: syntax.Passage,
        found: dict[str, tuple[model.Passage, Span]],
    ) -> None:
        names = each_name(node.name.text)
        if names is None:
            self.scope.found.append(mistakes.bad_passage(node.name))
            return
        mark = _MARKS[node.mark] if node.mark else None
        notes, place = heads.notes_of(sentence), node.span.place
        label = heads.label_of(sentence, node.label, "", self.scope)
        for name in names:
            if not self._has_room(node.name.span):
                return
            key = key_of(name)
            if key in found:
                self.scope.found.append(mistakes.passage_twice(node.name, name, found[key][1]))
                return
            passage = model.Passage(name, label or name, mark, notes, place)
            found[key] = (passage, node.name.span)

    def citations(
        self, sentences: tuple[Sentence, ...], names: Mapping[Place, str]
    ) -> tuple[model.Citation, ...]:
        """Every source that names a declared document."""
        return tuple(
            citation for sentence in sentences for citation in self._below(sentence, (), names)
        )

    def _below(
        self, sentence: Sentence, above: tuple[model.ClauseStep, ...], names: Mapping[Place, str]
    ) -> Iterator[model.Citation]:
        if not sentence.body:
            return
        place = sentence.statement.span.place
        path = (*above, _step(sentence.statement, names.get(place, "")))
        for each in heads.below(sentence, Citation):
            for document, passage in self._named_in(each.text):
                yield model.Citation(document, passage, path, place)
        for below in sentence.body:
            yield from self._below(below, path, names)

    def _named_in(self, source: Text) -> Iterator[tuple[str, str | None]]:
        """The documents and passages a source names; a passage None is the document as a whole."""
        for piece in source.text.split(";"):
            found = document_of(piece, self.known)
            if found is None:
                continue
            code, rest = found
            known = self._passages[code]
            if not rest or not known:
                yield code, None
                continue
            for part, keys in passages_in(rest, known):
                if not keys and code not in self._unread:
                    self._unknown(source, part, code)
                for key in keys:
                    if self._has_room(source.span):
                        yield code, self._cited(source, known[key])

    def _has_room(self, span: Span) -> bool:
        """Whether one more passage can be kept; the first that cannot is told."""
        self._kept += 1
        if self._kept == MOST_PASSAGES + 1:
            self.scope.found.append(mistakes.too_many_passages(span, MOST_PASSAGES))
        return self._kept <= MOST_PASSAGES

    def _cited(self, source: Text, passage: tuple[model.Passage, Span]) -> str:
        found, span = passage
        if found.mark is model.PassageMark.NARRATIVE:
            self.scope.found.append(mistakes.narrative_cited(source.span, found.name, span))
        return found.name

    def _unknown(self, source: Text, part: str, code: str) -> None:
        names = [passage.name for passage, _ in self._passages[code].values()]
        near = nearest(part, names)
        self.scope.found.append(mistakes.unknown_passage(source.span, part, code, near))


def _step(node: Statement, name: str) -> model.ClauseStep:
    """A clause by the word it opens with and its name; a row has no word, only a code."""
    if isinstance(node, Head):
        return model.ClauseStep(node.kind.value, "")
    keyword = OPENERS[type(node)][0] if type(node) in OPENERS else ""
    for field in ("name", "code", "title", "text"):
        own = getattr(node, field, None)
        if isinstance(own, Name | Ref | Text):
            return model.ClauseStep(keyword, own.text)
    return model.ClauseStep(keyword, name)
