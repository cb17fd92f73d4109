"""In: what was found and where. Out: one frozen record for every kind of mistake.

Guarantees: a diagnostic holds data, not sentences; its wording comes from the catalogue, in
English or Swedish, and every code word it can carry is registered there.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal

from attrs import field

from overenskommelse.diagnostics.catalogue import CATALOGUE, wording
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place, Span

Language = Literal["en", "sv"]


class Severity(Enum):
    """How bad a finding is: an error stops the work, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Diagnostic:
    """One mistake, with its place.

    Attributes:
        code: Stable code word, as ``unknown-name``; the page of all codes is `docs/diagnostics.md`.
        place: Where it stands.
        values: What the sentence speaks of, by name, sorted.
        related: Other places that matter, as the first of two definitions.
    """

    code: str
    place: Place
    values: tuple[tuple[str, str], ...] = ()
    related: tuple[Place, ...] = field(default=())

    @property
    def severity(self) -> Severity:
        """Whether the finding stops the work."""
        return Severity(CATALOGUE[self.code].severity)

    def headline(self, language: Language = "en") -> str:
        """What is wrong, in one sentence without a full stop."""
        message = CATALOGUE[self.code]
        return wording(message.sv if language == "sv" else message.en, self.values, language) or ""

    def help(self, language: Language = "en") -> str | None:
        """What to do about it, or None when there is no good advice."""
        message = CATALOGUE[self.code]
        templates = message.help_sv if language == "sv" else message.help_en
        found = (wording(template, self.values, language) for template in templates)
        return next((text for text in found if text is not None), None)

    def to_dict(self) -> dict[str, object]:
        """The record as JSON-ready data, worded in English."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "headline": self.headline(),
            "help": self.help(),
            "place": self.place.to_dict(),
            "related": [place.to_dict() for place in self.related],
        }


def diagnostic(
    code: str, where: Span | Place, related: tuple[Span | Place, ...] = (), /, **values: object
) -> Diagnostic:
    """Make a diagnostic; values that are None are left out.

    Args:
        code: A registered code word.
        where: The span or place the mistake stands at.
        related: Other spans to point at.
        **values: What the catalogue's sentence names in braces.
    """
    known = tuple(sorted((key, str(value)) for key, value in values.items() if value is not None))
    return Diagnostic(code, _place(where), known, tuple(_place(item) for item in related))


def _place(where: Span | Place) -> Place:
    return where.place if isinstance(where, Span) else where


def has_errors(found: list[Diagnostic]) -> bool:
    """Whether any of the findings stops the work."""
    return any(item.severity is Severity.ERROR for item in found)


def in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in the order of the file, each once, whatever order they were found in."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=_position))


def _position(item: Diagnostic) -> tuple[str, int, int, str, str]:
    place = item.place
    return (place.file or "", place.line or 0, place.column or 0, place.path or "", item.code)
