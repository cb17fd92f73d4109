"""What commands have in common: the language they speak, and how they complain."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from overenskommelse._agreement import Agreement
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.render.words import Language


def add_language(command: argparse.ArgumentParser) -> None:
    """The option for the language of what is printed."""
    command.add_argument("--language", choices=("en", "sv"), help="else the agreement's own")


def add_days(command: argparse.ArgumentParser) -> None:
    """The options for the day to evaluate as of, and the day by which facts were known."""
    command.add_argument(
        "--on", type=day_of, metavar="DATE", help="evaluate as of this day, as 2024-12-01"
    )
    command.add_argument(
        "--known-by", type=day_of, metavar="DATE",
        help="count only facts extracted and decisions made by this day; else by that of --on",
    )  # fmt: skip


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
