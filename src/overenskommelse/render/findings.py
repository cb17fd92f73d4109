"""In: diagnostics. Out: what a person reads: the place, the line itself, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.render.words import Language, word
from overenskommelse.source.text import Place


def findings_text(found: Iterable[Diagnostic], language: Language) -> str:
    """Every finding with its line and advice, a blank line between them."""
    return "\n\n".join(finding_text(item, language) for item in found)


def finding_text(item: Diagnostic, language: Language) -> str:
    """One finding, as a block of lines."""
    severity = word(item.severity.value, language)
    lines = [f"{_where(item.place)}: {severity} [{item.code}]: {item.headline(language)}"]
    lines += _excerpt(item.place)
    help_text = item.help(language)
    if help_text:
        lines.append(f"  = {word('help', language)}: {help_text}")
    for place in item.related:
        lines.append(f"  = {word('see also', language)}: {_where(place)}")
    return "\n".join(lines)


def _where(place: Place) -> str:
    parts = [place.file, place.line, place.column]
    where = ":".join(str(part) for part in parts if part is not None)
    if place.path and where:
        return f"{where} ({place.path})"
    return place.path or where or "-"


def _excerpt(place: Place) -> list[str]:
    """The line, and marks below what is meant; a table's row has no marks."""
    if not place.excerpt or place.line is None:
        return []
    margin = len(str(place.line))
    lines = [f"  {place.line} | {place.excerpt}"]
    if place.column is not None and place.end_column is not None:
        start = place.column - 1
        width = max(1, min(place.end_column, len(place.excerpt) + 1) - place.column)
        if start < len(place.excerpt):
            lines.append(f"  {' ' * margin} | {' ' * start}{'^' * width}")
    return lines
