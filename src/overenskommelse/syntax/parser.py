"""In: a source. Out: the tree of its sentences, and every mistake in their form.

Comments and blank lines are kept beside the sentences they belong to, and change nothing.

Guarantees: no text, however strange, raises anything; a sentence with a mistake becomes a `Broken`
one and the others are read as usual. What reads each language is made once and may be used by many
threads.
"""

from __future__ import annotations

from typing import cast

from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.source.text import Source, Span
from overenskommelse.syntax.automaton import Unfit
from overenskommelse.syntax.builder import Builder
from overenskommelse.syntax.characters import check_characters
from overenskommelse.syntax.outline import Line, read_outline
from overenskommelse.syntax.placement import misplaced
from overenskommelse.syntax.stumbling import unexpected_in
from overenskommelse.syntax.tables import automaton_of
from overenskommelse.syntax.tree import Broken, File, Sentence, Statement
from overenskommelse.syntax.unexpected import unexpected_sentence
from overenskommelse.syntax.words import words_of

MOST_MISTAKES = 500
_LANGUAGES: tuple[Language, ...] = ("en", "sv")
_HEADS = ("AGREEMENT", "ASSIGNMENT", "DEFINITIONS")


def parse(source: Source) -> tuple[File, list[Diagnostic]]:
    """Read a whole file.

    Args:
        source: The text.

    Returns:
        The file's tree, and the mistakes found; the tree is usable as far as it goes.

    Example:
        >>> from overenskommelse.source.text import source_from_text
        >>> file, mistakes = parse(source_from_text('agreement "Skolor" 2024', "a.agr"))
        >>> file.sentences[0].statement.title.text, mistakes
        ('Skolor', [])
    """
    mistakes = check_characters(source)
    top, found = read_outline(source)
    lines = top.below
    unreadable = [*mistakes, *(item for item in found if item.code == "unclosed-text")]
    spoilt = frozenset(item.place.line for item in unreadable if item.place.line is not None)
    mistakes += found
    language = _language_of(lines)
    reader = _Reader(source, language, spoilt, mistakes)
    sentences = tuple(reader.sentence(line, None) for line in lines)
    if not found:
        mistakes.extend(_head_mistakes(source, lines, language))
    return File(sentences, language, tuple(top.closing), source), mistakes


class _Reader:
    """Parses the lines of one file, collecting mistakes."""

    def __init__(
        self,
        source: Source,
        language: Language,
        spoilt: frozenset[int],
        mistakes: list[Diagnostic],
    ) -> None:
        self._source = source
        self._language = language
        self._automaton = automaton_of(language)
        self._spoilt = spoilt
        self._mistakes = mistakes

    def sentence(self, line: Line, above: Statement | None) -> Sentence:
        """The sentence of a line, with the sentences below it."""
        statement = self._statement(line)
        fault = misplaced(statement, above, words_of(self._language))
        if fault is not None:
            if len(self._mistakes) < MOST_MISTAKES:
                self._mistakes.append(fault)
            statement = Broken(line.text, line.span)
        body = tuple(self.sentence(below, statement) for below in line.below)
        return Sentence(statement, body, line.trivia)

    def _statement(self, line: Line) -> Statement:
        broken = Broken(line.text, line.span)
        if self._is_spoilt(line):
            return broken
        builder = Builder(self._source, line.span)
        try:
            statement = self._automaton.read(line.text, builder)
        except Unfit:
            self._explain(line)
            return broken
        self._mistakes.extend(builder.mistakes)
        return broken if builder.mistakes else cast(Statement, statement)

    def _explain(self, line: Line) -> None:
        """Tell of a sentence that could not be read, until there are more than anybody reads."""
        if len(self._mistakes) < MOST_MISTAKES:
            found = unexpected_in(line.text, self._language)
            words = words_of(self._language)
            self._mistakes.append(unexpected_sentence(line.span, line.text, found, words))
        elif len(self._mistakes) == MOST_MISTAKES:
            self._mistakes.append(diagnostic("too-many-mistakes", line.span, limit=MOST_MISTAKES))

    def _is_spoilt(self, line: Line) -> bool:
        """Whether a mistake was already told that makes these lines unreadable."""
        if not self._spoilt:
            return False
        first = self._source.line_of(line.span.start)
        last = self._source.line_of(max(line.span.start, line.span.end - 1))
        return any(number in self._spoilt for number in range(first, last + 1))


def _language_of(lines: list[Line]) -> Language:
    """The language of the file's first word, else the one most sentences begin in."""
    first_words = [line.text.split()[0] for line in _all_lines(lines) if line.text.strip()]
    for language in _LANGUAGES:
        heads = {words_of(language).write(terminal) for terminal in _HEADS}
        if first_words and first_words[0] in heads:
            return language
    counts = {
        language: sum(bool(words_of(language).terminals_spelt(word)) for word in first_words)
        for language in _LANGUAGES
    }
    return "sv" if counts["sv"] > counts["en"] else "en"


def _all_lines(lines: list[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        found.append(line)
        found.extend(_all_lines(line.below))
    return found


def _head_mistakes(source: Source, lines: list[Line], language: Language) -> list[Diagnostic]:
    """A file opens with what it is."""
    words = words_of(language)
    opening = lines[0].text.split()[0] if lines else ""
    if opening and any(terminal in _HEADS for terminal in words.terminals_spelt(opening)):
        return []
    where = lines[0].span if lines else Span(source, 0, min(1, len(source.text)))
    meant = nearest(opening, (words.write(head) for head in _HEADS))
    return [diagnostic("no-head", where, word=words.write("AGREEMENT"), suggestion=meant)]
