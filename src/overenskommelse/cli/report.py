"""``overenskommelse report PART FILE --facts FILE…``: what an authority that follows up writes."""

from __future__ import annotations

import argparse
from typing import Any

from overenskommelse.cli.exit_codes import BAD_FACTS, DONE, UNOPENED, USAGE
from overenskommelse.cli.opening import add_agreement, add_days, add_facts, opened
from overenskommelse.cli.words import add_language, complain

_PARTS = ("deviations", "feedback", "dialogue", "summary", "calendar", "settlement")


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "report",
        help="deviations, feedback, dialogue, summary, calendar or settlement, ready to send",
    )
    command.add_argument("part", choices=_PARTS, help="what to write")
    add_agreement(command)
    add_facts(command, required=False)
    add_days(command)
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Evaluate the agreement and print the part asked for."""
    from overenskommelse._pipeline import read_facts
    from overenskommelse.diagnostics.errors import FactsError
    from overenskommelse.render.follow_up_page import follow_up_page
    from overenskommelse.source.json_writing import json_text

    given = opened(options)
    if isinstance(given, int):
        return given
    agreement, language = given
    try:
        facts = [read_facts(name) for name in options.facts]
        told = agreement.follow_up(facts, on=options.on, known_by=options.known_by)
    except FactsError as error:
        complain(error.diagnostics, language)
        return USAGE if error.code in UNOPENED else BAD_FACTS
    if options.format == "json":
        print(json_text(told.to_dict()), end="")
    else:
        days = (options.on, options.known_by)
        print(follow_up_page(options.part, told, agreement.model, days, language), end="")
    return DONE
