"""``overenskommelse diff OLD NEW``: what changed in meaning between two agreements."""

from __future__ import annotations

import argparse
from typing import Any

from overenskommelse.cli.exit_codes import DONE, FINDINGS
from overenskommelse.cli.opening import opened_all
from overenskommelse.cli.words import add_language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("diff", help="what changed in meaning between two agreements")
    command.add_argument("old", metavar="OLD", help="the earlier agreement, a .agr file")
    command.add_argument("new", metavar="NEW", help="the later agreement, a .agr file")
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Print what changed; 1 if anything did."""
    from overenskommelse.inspection.changes import changes_between
    from overenskommelse.render.changes_page import changes_page
    from overenskommelse.render.inspection_json import changes_json

    agreements = opened_all(options, [options.old, options.new])
    if isinstance(agreements, int):
        return agreements
    old, new = (agreement.model for agreement in agreements)
    changes = changes_between(old, new)
    language = options.language or new.language
    if options.format == "json":
        print(changes_json(changes, language), end="")
    else:
        print(changes_page(old, new, changes, language), end="")
    return FINDINGS if changes else DONE
