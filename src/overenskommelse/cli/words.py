"""What commands have in common: the language they speak, and how they complain."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from overenskommelse.source.languages import Phrasebook

if TYPE_CHECKING:
    from datetime import date

    from overenskommelse._agreement import Agreement
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.render.words import Language

_WORDS: dict[str, tuple[str, str]] = {
    "no grant": (
        "no grant `{name}`; there are: {known}",
        "inget bidrag heter `{name}`; det finns: {known}",
    ),
    "no recipient": ("no recipient `{name}`", "ingen mottagare heter `{name}`"),
    "no code": ("no code word is called `{name}`", "kodordet `{name}` finns inte"),
    "near": ("{told}; did you mean `{near}`?", "{told}; menade du `{near}`?"),
    "say which": (
        "say which recipients with --recipients; there are: {known}",
        "ange vilka mottagare med --recipients; det finns: {known}",
    ),
    "nobody has facts": (
        "no fact is given for recipients", "ingen uppgift lämnas för mottagare"
    ),
    "nothing of items": (
        "no fact is given for items of lists",
        "ingen uppgift lämnas för poster i listor",
    ),
    "with for-all": (
        "with --for-all, a table of: {names}",
        "med --for-all, en tabell över: {names}",
    ),
    "nothing for all": (
        "every fact is given for recipients",
        "alla uppgifter lämnas för mottagare",
    ),
}  # fmt: skip
_phrase = Phrasebook(_WORDS)


def add_language(command: argparse.ArgumentParser) -> None:
    """The option for the language of what is printed."""
    command.add_argument("--language", choices=("en", "sv"), help="else the agreement's own")


def day_of(text: str) -> date:
    """A day given on the command line.

    Raises:
        argparse.ArgumentTypeError: If it is none.
    """
    from overenskommelse.source.dates import BadDate, date_from_text

    day = date_from_text(text)
    if isinstance(day, BadDate):
        raise argparse.ArgumentTypeError(f"`{text}` is not a date as 2024-12-01")
    return day


def language_of(options: argparse.Namespace, agreement: Agreement | None, name: str) -> Language:
    """The language asked for, else the agreement's own, else the one its text begins in."""
    if options.language is not None:
        chosen: Language = "sv" if options.language == "sv" else "en"
        return chosen
    if agreement is not None:
        return agreement.model.language
    from overenskommelse._pipeline import language_of_file

    return language_of_file(Path(name))


def complain(found: tuple[Diagnostic, ...], language: Language) -> None:
    """Print findings where mistakes belong."""
    from overenskommelse.render.findings import findings_text

    print(findings_text(found, language), file=sys.stderr)


def remark(key: str, language: Language, **values: object) -> None:
    """Say something beside what is printed: what cannot be done, or what else there is."""
    print(f"overenskommelse: {_phrase(key, language, **values)}", file=sys.stderr)


def remark_unknown(key: str, name: str, known: Iterable[str], language: Language) -> None:
    """Say that a name given on the command line is none, with the nearest of those known."""
    from overenskommelse.diagnostics.suggest import nearest

    told = _phrase(key, language, name=name)
    near = nearest(name, known)
    if near is not None:
        told = _phrase("near", language, told=told, near=near)
    print(f"overenskommelse: {told}", file=sys.stderr)
