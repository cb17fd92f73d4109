"""In: a source. Out: its sentences as lines with lines below them, without any grammar.

A file is an outline: what belongs to a sentence is indented below it. A sentence ends with its
line, unless a parenthesis is still open. Reading the outline first means that each sentence is
parsed by itself, and a mistake in one never hides a mistake in the next.

Guarantees: every character of the source belongs to at most one line; comments are blanked, not
cut, so that places stay true, and are kept beside the sentence they belong to; depth and length
are limited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import Factory, define

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.numbers import grouped
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Source, Span
from overenskommelse.syntax.comments import Comment, Trivia, owners

LARGEST_TEXT = 1_000_000
LONGEST_SENTENCE = 5_000
MOST_SENTENCES = 10_000
DEEPEST_OUTLINE = 8
DEEPEST_PARENTHESES = 30
_NOWHERE = -1
"""How deep the line above all lines stands, and the one below them."""

_SPECIAL = re.compile(r'"[^"\n]*"|["#()]')


@define
class Line:
    """A sentence's text, its place, what stands around it, and the lines below it."""

    span: Span
    text: str
    indent: int
    below: list[Line] = Factory(list)
    above: list[Comment] = Factory(list)
    is_apart: bool = False
    behind: str | None = None
    closing: list[Comment] = Factory(list)

    @property
    def trivia(self) -> Trivia:
        """The comments and the blank line around the sentence."""
        return Trivia(tuple(self.above), self.is_apart, self.behind, tuple(self.closing))


@frozen
class _Scan:
    """What a physical line holds: its text without comment, its parentheses, its comment."""

    text: str
    opened: tuple[int, ...]
    closed: int
    comment: str | None


def read_outline(source: Source) -> tuple[Line, list[Diagnostic]]:
    """A line above all lines of a source, with the others below it, and what is wrong with them."""
    top = Line(Span(source, 0, 0), "", _NOWHERE)
    if len(source.text) > LARGEST_TEXT:
        start = Span(source, 0, 1)
        return top, [diagnostic("file-too-large", start, limit=grouped(LARGEST_TEXT))]
    found: list[Diagnostic] = []
    open_lines = [top]
    for number, line in enumerate(_Sentences(source, found)):
        _hand_out(line, open_lines)
        if line.indent == _NOWHERE:
            break
        if number == MOST_SENTENCES:
            limit = grouped(MOST_SENTENCES)
            found.append(diagnostic("too-many-sentences", line.span, limit=limit))
            break
        _place(line, open_lines, found)
    return top, found


def _hand_out(line: Line, open_lines: list[Line]) -> None:
    """Leave with `line` the comments that are its own, and give the others to blocks that end."""
    if not line.above:
        return
    waiting, line.above = line.above, []
    indents = [open_line.indent for open_line in open_lines]
    for comment, owner in zip(waiting, owners(waiting, indents, line.indent), strict=True):
        (line.above if owner is None else open_lines[owner].closing).append(comment)


def _place(line: Line, open_lines: list[Line], found: list[Diagnostic]) -> None:
    """Hang `line` below the nearest line that is indented less."""
    while open_lines[-1].indent >= line.indent:
        open_lines.pop()
    parent = open_lines[-1]
    if parent.below and parent.below[0].indent != line.indent:
        first = parent.below[0]
        found.append(diagnostic("uneven-indent", line.span, (first.span,), spaces=first.indent))
    if len(open_lines) > DEEPEST_OUTLINE:
        found.append(diagnostic("outline-too-deep", line.span, limit=DEEPEST_OUTLINE))
        return
    parent.below.append(line)
    open_lines.append(line)


class _Sentences:
    """Joins physical lines into sentences: one line each, more while a parenthesis is open.

    The last line of all has no text: it carries the comments that stand below every sentence.
    """

    def __init__(self, source: Source, found: list[Diagnostic]) -> None:
        self._source = source
        self._found = found
        self._pending: list[tuple[int, _Scan]] = []
        self._unclosed = 0
        self._comments: list[Comment] = []
        self._after_blank = False

    def __iter__(self) -> Iterator[Line]:
        for start, text in _physical_lines(self._source):
            scan = _scan(self._source, start, text, self._found)
            if not scan.text.strip():
                self._note(scan.comment, _depth(text))
                continue
            if self._pending and _indent(text) <= _indent(self._pending[0][1].text):
                yield from self._finished(None)
            self._pending.append((start, scan))
            self._unclosed += len(scan.opened) - scan.closed
            if self._unclosed <= 0:
                yield from self._finished(scan.comment)
            elif scan.comment is not None:
                self._note(scan.comment, 0)
        if self._pending:
            yield from self._finished(None)
        end = len(self._source.text)
        yield Line(Span(self._source, end, end), "", _NOWHERE, above=self._comments)

    def _note(self, comment: str | None, depth: int) -> None:
        """Keep a comment for later; one inside a sentence goes above it, whatever its depth."""
        if comment is not None:
            indent = 0 if self._pending else depth
            self._comments.append(Comment(comment, self._after_blank, indent))
            self._after_blank = False
        elif not self._pending:
            self._after_blank = True

    def _finished(self, behind: str | None) -> Iterator[Line]:
        for line in _joined(self._source, self._pending, self._found):
            line.above, line.is_apart, line.behind = self._comments, self._after_blank, behind
            self._comments, self._after_blank = [], False
            yield line
        self._pending, self._unclosed = [], 0


def _physical_lines(source: Source) -> Iterator[tuple[int, str]]:
    for number, start in enumerate(source.line_starts, start=1):
        yield start, source.line_text(number)


def _scan(source: Source, start: int, text: str, found: list[Diagnostic]) -> _Scan:
    opened: list[int] = []
    closed = 0
    comment = None
    for match in _SPECIAL.finditer(text):
        sign = match[0]
        if sign == "#":
            comment = text[match.start() :].rstrip()
            text = text[: match.start()].rstrip()
            break
        if sign == '"':
            found.append(
                diagnostic("unclosed-text", Span(source, start + match.start(), start + len(text)))
            )
            text = text[: match.start()].rstrip()
            break
        if sign == "(":
            opened.append(start + match.start())
        elif sign == ")":
            closed += 1
    return _Scan(text, tuple(opened), closed, comment)


def _joined(
    source: Source, pending: list[tuple[int, _Scan]], found: list[Diagnostic]
) -> Iterator[Line]:
    """One sentence from its physical lines, unless it is too long or too deep."""
    first_start, first = pending[0]
    last_start, last = pending[-1]
    indent = _indent(first.text)
    margin = first.text[:indent]
    start, end = first_start + indent, last_start + len(last.text)
    span = Span(source, start, end)
    if margin.strip(" "):
        found.append(diagnostic("odd-indent", Span(source, first_start, start)))
    opened = [place for _, scan in pending for place in scan.opened]
    if len(opened) > sum(scan.closed for _, scan in pending):
        unclosed = opened[0]
        found.append(diagnostic("unclosed-parenthesis", Span(source, unclosed, unclosed + 1)))
    elif end - start > LONGEST_SENTENCE:
        found.append(diagnostic("sentence-too-long", span, limit=LONGEST_SENTENCE))
    elif len(opened) > DEEPEST_PARENTHESES:
        found.append(diagnostic("too-many-parentheses", span, limit=DEEPEST_PARENTHESES))
    else:
        yield Line(span, _blanked(pending)[indent:], _depth(first.text))


def _blanked(pending: list[tuple[int, _Scan]]) -> str:
    """The lines' text with comments as blanks, so that indexes stay true."""
    if len(pending) == 1:
        return pending[0][1].text
    base = pending[0][0]
    parts: list[str] = []
    length = 0
    for start, scan in pending:
        parts += [" " * (start - base - length), scan.text]
        length = start - base + len(scan.text)
    return "".join(parts)


def _indent(text: str) -> int:
    """How many characters a line is indented with, of whatever kind of space."""
    return len(text) - len(text.lstrip())


def _depth(text: str) -> int:
    """How deep a line stands, a tab counting as two spaces so that only the tab is told of."""
    return len(text[: _indent(text)].replace("\t", "  "))
