"""In: diagnostics. Out: the exceptions a host sees.

Guarantees: one small tree, each catchable as `OverenskommelseError`, each with a stable code, a
place and `to_dict()`.
"""

from __future__ import annotations

from collections.abc import Iterable

from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.source.text import Place


class OverenskommelseError(Exception):
    """Something handed to the library cannot be used.

    Attributes:
        diagnostics: Every mistake found, in order; never empty.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    @property
    def code(self) -> str:
        """Code word of the first mistake."""
        return self.diagnostics[0].code

    @property
    def place(self) -> Place:
        """Place of the first mistake."""
        return self.diagnostics[0].place

    def __str__(self) -> str:
        """Every mistake on a line of its own, in English."""
        return "\n".join(_line(item) for item in self.diagnostics)

    def to_dict(self) -> dict[str, object]:
        """The error as JSON-ready data."""
        return {
            "error": type(self).__name__,
            "code": self.code,
            "diagnostics": [item.to_dict() for item in self.diagnostics],
        }


class AgreementError(OverenskommelseError):
    """The agreement's text is wrong; nothing was compiled."""


class FactsError(OverenskommelseError):
    """The facts are wrong; nothing was evaluated."""


class AllocationError(OverenskommelseError):
    """An amount cannot be split as asked; nothing was split."""


class ReceiptError(OverenskommelseError):
    """A receipt is none, has been edited, or cannot be reckoned again or written."""


class SuppositionError(OverenskommelseError):
    """What is to be supposed cannot be."""


def _line(item: Diagnostic) -> str:
    place = item.place
    parts = [place.file, place.line, place.column, place.path]
    where = ":".join(str(part) for part in parts if part is not None)
    help_text = item.help()
    advice = f" ({help_text})" if help_text else ""
    return f"{where or '-'}: {item.code}: {item.headline()}{advice}"
