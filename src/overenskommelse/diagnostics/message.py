"""In: the wording of one mistake. Out: an entry of the catalogue."""

from __future__ import annotations

from overenskommelse.source.records import frozen


@frozen
class Message:
    """The wording of one code word.

    Attributes:
        code: The code word.
        severity: ``error`` or ``warning``.
        en: Headline in English; ``{name}`` stands for a value.
        sv: The same in Swedish.
        help_en: Pieces of advice, the first that can be filled is used.
        help_sv: The same in Swedish.
    """

    code: str
    severity: str
    en: str
    sv: str
    help_en: tuple[str, ...] = ()
    help_sv: tuple[str, ...] = ()


def error(
    code: str, en: str, sv: str, help_en: tuple[str, ...] = (), help_sv: tuple[str, ...] = ()
) -> Message:
    """An entry for a mistake that stops the work."""
    return Message(code, "error", en, sv, help_en, help_sv)


def warning(
    code: str, en: str, sv: str, help_en: tuple[str, ...] = (), help_sv: tuple[str, ...] = ()
) -> Message:
    """An entry for a finding that does not stop the work."""
    return Message(code, "warning", en, sv, help_en, help_sv)
