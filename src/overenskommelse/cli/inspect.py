"""``overenskommelse inspect FILE``: what an agreement says."""

from __future__ import annotations

import argparse
from typing import Any

from overenskommelse.cli.exit_codes import DONE
from overenskommelse.cli.opening import add_agreement, opened
from overenskommelse.cli.words import add_language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("inspect", help="what an agreement says")
    add_agreement(command)
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Print what the agreement says."""
    from overenskommelse.inspection.overview import inspect
    from overenskommelse.render.inspection_json import inspection_json
    from overenskommelse.render.inspection_page import inspection_page

    given = opened(options)
    if isinstance(given, int):
        return given
    agreement, language = given
    show = inspection_json if options.format == "json" else inspection_page
    print(show(inspect(agreement.model), language), end="")
    return DONE
