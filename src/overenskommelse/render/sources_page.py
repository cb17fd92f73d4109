"""In: what became of the passages of documents. Out: a page, a Markdown table, or JSON.

Guarantees: every passage is told. Passages in a row that the file lists in one sentence, and that
come out alike without any rule, share a line, as `§1.1 st 1–5`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath

from overenskommelse.inspection.source_coverage import (
    DocumentCoverage,
    PassageCoverage,
    PassageState,
    SourceCoverage,
)
from overenskommelse.model.documents import Citation, ClauseStep
from overenskommelse.render.source_words import say
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language
from overenskommelse.source.records import frozen
from overenskommelse.syntax.words import words_of

FORMAT = 1
_INDENT = "  "
_MONEY = ("FUND", "GRANT")


@frozen
class _Line:
    """One line of the page: a passage, or several that came out alike."""

    name: str
    label: str
    first: PassageCoverage


def totals(document: DocumentCoverage, language: Language) -> str:
    """How many passages there are, and how many in each state."""
    counts = {state.value: document.count(state) for state in PassageState}
    total = len(document.passages)
    return say("one" if total == 1 else "several", language, count=total, **counts)


def sources_page(coverage: SourceCoverage, language: Language) -> str:
    """The page for a terminal: each document, its passages with the clauses, and totals."""
    if not coverage.documents:
        return say("nothing", language) + "\n"
    return "\n".join("\n".join(_page(each, language)) + "\n" for each in coverage.documents)


def _page(document: DocumentCoverage, language: Language) -> Iterator[str]:
    yield document_title(document)
    for note in document.document.notes:
        yield _INDENT + say("note", language, text=note)
    lines = [*_lines(document.passages)]
    if lines:
        rows = [[each.name, say(each.first.state.value, language), each.label] for each in lines]
        for text, each in zip(aligned(rows, frozenset()), lines, strict=True):
            yield _INDENT + text
            told = [_placed(item, language) for item in each.first.citations]
            notes = [say("note", language, text=note) for note in each.first.passage.notes]
            yield from (_INDENT * 3 + item for item in (*told, *notes))
    if document.whole:
        yield _INDENT + say("whole", language)
        yield from (_INDENT * 3 + _placed(item, language) for item in document.whole)
    yield _INDENT + totals(document, language)


def sources_markdown(coverage: SourceCoverage, language: Language) -> str:
    """A Markdown section for each document, without line numbers, to be kept beside the texts."""
    return "\n".join(
        "\n".join(_section(document, language)) + "\n" for document in coverage.documents
    )


def _section(document: DocumentCoverage, language: Language) -> Iterator[str]:
    yield f"## {document_title(document)}"
    yield ""
    yield from (f"{note}\n" for note in document.document.notes)
    yield f"{totals(document, language)}.\n"
    if document.passages:
        yield _row([say(word, language) for word in ("passage", "about", "state", "clauses")])
        yield "|---|---|---|---|"
        for each in _lines(document.passages):
            told = [_filed(item, language) for item in each.first.citations]
            below = "<br>".join([*dict.fromkeys(told), *each.first.passage.notes])
            yield _row([each.name, each.label, say(each.first.state.value, language), below])
    if document.whole:
        told = [_filed(item, language) for item in document.whole]
        yield f"\n{say('whole', language)}: {'; '.join(dict.fromkeys(told))}."


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def sources_json(coverage: SourceCoverage, language: Language) -> str:
    """The same as data, in the form of `docs/inspect.md`."""
    told = {
        "format": FORMAT,
        "documents": [
            {
                "document": each.document.name,
                "label": each.document.label,
                "notes": [*each.document.notes],
                "totals": {state.value: each.count(state) for state in PassageState},
                "passages": [_data(item, language) for item in each.passages],
                "whole": [_citation(item, language) for item in each.whole],
            }
            for each in coverage.documents
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _data(item: PassageCoverage, language: Language) -> dict[str, object]:
    passage = item.passage
    return {
        "passage": passage.name,
        "label": passage.label,
        "state": item.state.value,
        "mark": None if passage.mark is None else passage.mark.value,
        "notes": [*passage.notes],
        "clauses": [_citation(each, language) for each in item.citations],
    }


def _citation(item: Citation, language: Language) -> dict[str, object]:
    place = item.place
    return {"clause": clause_text(item, language), "file": place.file, "line": place.line}


def _lines(passages: tuple[PassageCoverage, ...]) -> Iterator[_Line]:
    group: list[PassageCoverage] = []
    for item in passages:
        if group and not _alike(group[-1], item):
            yield _joined(group)
            group = []
        group.append(item)
    if group:
        yield _joined(group)


def _alike(one: PassageCoverage, other: PassageCoverage) -> bool:
    """Whether two passages in a row can share a line."""
    cited = one.citations or other.citations
    return not cited and one.passage.place == other.passage.place and one.state is other.state


def _joined(group: list[PassageCoverage]) -> _Line:
    first, last = group[0].passage, group[-1].passage
    name = first.name
    if last is not first:
        same = len(last.name.rstrip("0123456789"))
        name = f"{name}–{last.name[same:]}"
    label = "" if first.label == first.name else first.label
    return _Line(name, label, group[0])


def document_title(document: DocumentCoverage) -> str:
    """A document by what sources call it, and its title."""
    name, label = document.document.name, document.document.label
    return name if label == name else f"{name} {label}"


def _placed(item: Citation, language: Language) -> str:
    clause, place = clause_text(item, language), item.place
    return say("line", language, clause=clause, file=_file(item), line=place.line)


def _filed(item: Citation, language: Language) -> str:
    return f"{clause_text(item, language)} ({_file(item)})"


def _file(item: Citation) -> str:
    return PurePath(item.place.file or "").name


def clause_text(item: Citation, language: Language) -> str:
    """A clause by its word and name, behind the clause with a name that holds it.

    Funds and grants have names that are their own in the whole file, and are told without a holder.
    """
    last = item.clauses[-1]
    held = [step for step in item.clauses[:-1] if step.name]
    shown = [last] if last.keyword in _MONEY or not held else [held[-1], last]
    return ", ".join(_step(step, language) for step in shown)


def _step(step: ClauseStep, language: Language) -> str:
    if not step.keyword:
        return say("row", language, name=step.name)
    return f"{words_of(language).write(step.keyword)} {step.name}".rstrip()
