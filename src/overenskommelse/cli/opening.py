"""What commands take in, declared and opened once: agreements, tables of facts, a day.

Guarantees: every command calls these by the same names and opens them the same way; what is wrong
with an agreement is told where mistakes belong, all of it, and becomes the exit code.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from overenskommelse.cli.exit_codes import DONE, code_of_check
from overenskommelse.cli.words import complain, day_of, language_of

if TYPE_CHECKING:
    from overenskommelse._agreement import Agreement
    from overenskommelse.render.words import Language


def add_agreement(command: argparse.ArgumentParser) -> None:
    """The agreement that a command is about."""
    command.add_argument("file", metavar="FILE", help="the agreement, a .agr file")


def add_facts(command: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The tables that facts are read from."""
    command.add_argument(
        "--facts", nargs="+", action="extend", metavar="FILE", required=required,
        default=None if required else [], help="tables of facts and decisions, CSV or JSON",
    )  # fmt: skip


def add_days(command: argparse.ArgumentParser) -> None:
    """The options for the day to evaluate as of, and the day by which facts were known."""
    command.add_argument(
        "--on", type=day_of, metavar="DATE", help="evaluate as of this day, as 2024-12-01"
    )
    command.add_argument(
        "--known-by", type=day_of, metavar="DATE",
        help="count only facts extracted and decisions made by this day; else by that of --on",
    )  # fmt: skip


def opened(options: argparse.Namespace) -> tuple[Agreement, Language] | int:
    """The agreement a command is about, and the language to speak; an exit code if it has errors.

    Args:
        options: With ``file`` and ``language``.
    """
    agreements = opened_all(options, [options.file])
    if isinstance(agreements, int):
        return agreements
    return agreements[0], language_of(options, agreements[0], options.file)


def opened_all(options: argparse.Namespace, names: list[str]) -> list[Agreement] | int:
    """Several agreements; the worst exit code if any of them has errors, with all of them told."""
    from overenskommelse._pipeline import check_file

    agreements: list[Agreement] = []
    worst = DONE
    for name in names:
        agreement, found = check_file(Path(name))
        if agreement is None:
            complain(found, language_of(options, agreement, name))
            worst = max(worst, code_of_check(found, is_valid=False))
        else:
            agreements.append(agreement)
    return agreements if worst == DONE else worst
