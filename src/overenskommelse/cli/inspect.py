"""``overenskommelse inspect FILE``: what an agreement says."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from overenskommelse.cli.exit_codes import DONE, code_of_check
from overenskommelse.cli.words import add_language, complain, language_of


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("inspect", help="what an agreement says")
    command.add_argument("file", metavar="FILE", help="the agreement, a .agr file")
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Print what the agreement says."""
    from overenskommelse._pipeline import check_file
    from overenskommelse.inspection.overview import inspect
    from overenskommelse.render.inspection_json import inspection_json
    from overenskommelse.render.inspection_page import inspection_page

    agreement, found = check_file(Path(options.file))
    language = language_of(options, agreement, options.file)
    if agreement is None:
        complain(found, language)
        return code_of_check(found, is_valid=False)
    show = inspection_json if options.format == "json" else inspection_page
    print(show(inspect(agreement.model), language), end="")
    return DONE
