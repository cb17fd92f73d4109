"""In: a source. Out: its sentences as lines with lines below them, without any grammar.

A file is an outline: what belongs to a sentence is indented below it. A sentence ends with its
line, unless a parenthesis is still open. Reading the outline first means that each sentence is
parsed by itself, and a mistake in one never hides a mistake in the next.

Guarantees: every character of the source belongs to at most one line; comments are blanked, not
cut, so that places stay true; depth and length are limited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import Factory, define, frozen

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.source.numbers import grouped
from overenskommelse.source.text import Source, Span

LARGEST_TEXT = 1_000_000
LONGEST_SENTENCE = 5_000
MOST_SENTENCES = 10_000
DEEPEST_OUTLINE = 8
DEEPEST_PARENTHESES = 30

_SPECIAL = re.compile(r'"[^"\n]*"|["#()]')


@define
class Line:
    """A sentence's text, its place, and the lines below it."""

    span: Span
    text: str
    indent: int
    below: list[Line] = Factory(list)


@frozen
class _Scan:
    """What a physical line holds: its text without comment, and its parentheses."""

    text: str
    opened: tuple[int, ...]
    closed: int


def read_outline(source: Source) -> tuple[list[Line], list[Diagnostic]]:
    """The top lines of a source, each with the lines below it, and what is wrong with them."""
    if len(source.text) > LARGEST_TEXT:
        start = Span(source, 0, 1)
        return [], [diagnostic("file-too-large", start, limit=grouped(LARGEST_TEXT))]
    found: list[Diagnostic] = []
    top = Line(Span(source, 0, 0), "", -1)
    open_lines = [top]
    for number, line in enumerate(_sentences(source, found)):
        if number == MOST_SENTENCES:
            limit = grouped(MOST_SENTENCES)
            found.append(diagnostic("too-many-sentences", line.span, limit=limit))
            break
        _place(line, open_lines, found)
    return top.below, found


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


def _sentences(source: Source, found: list[Diagnostic]) -> Iterator[Line]:
    """Join physical lines into sentences: one line each, more while a parenthesis is open."""
    pending: list[tuple[int, _Scan]] = []
    unclosed = 0
    for start, text in _physical_lines(source):
        scan = _scan(source, start, text, found)
        if not scan.text.strip():
            continue
        if pending and _indent(text) <= _indent(pending[0][1].text):
            yield from _joined(source, pending, found)
            pending, unclosed = [], 0
        pending.append((start, scan))
        unclosed += len(scan.opened) - scan.closed
        if unclosed <= 0:
            yield from _joined(source, pending, found)
            pending, unclosed = [], 0
    if pending:
        yield from _joined(source, pending, found)


def _physical_lines(source: Source) -> Iterator[tuple[int, str]]:
    for number, start in enumerate(source.line_starts, start=1):
        yield start, source.line_text(number)


def _scan(source: Source, start: int, text: str, found: list[Diagnostic]) -> _Scan:
    opened: list[int] = []
    closed = 0
    for match in _SPECIAL.finditer(text):
        sign = match[0]
        if sign == "#":
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
    return _Scan(text, tuple(opened), closed)


def _open_count(pending: list[tuple[int, _Scan]]) -> int:
    return sum(len(scan.opened) - scan.closed for _, scan in pending)


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
    if _open_count(pending) > 0:
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
