"""``overenskommelse report PART FILE --facts FILE…``: what an authority that follows up writes."""

from __future__ import annotations

import argparse
from typing import Any

from overenskommelse.cli.exit_codes import BAD_FACTS, DONE, UNOPENED, USAGE, code_of_check
from overenskommelse.cli.words import add_days, add_language, complain, language_of

_PARTS = ("deviations", "feedback", "dialogue", "summary", "calendar")


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "report", help="deviations, feedback, dialogue, summary or calendar, ready to send"
    )
    command.add_argument("part", choices=_PARTS, help="what to write")
    command.add_argument("file", metavar="FILE", help="the agreement, a .agr file")
    command.add_argument(
        "--facts", nargs="+", action="extend", metavar="FILE", default=[],
        help="tables of facts and decisions, CSV or JSON",
    )  # fmt: skip
    add_days(command)
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Evaluate the agreement and print the part asked for."""
    from overenskommelse._pipeline import check_file, read_facts
    from overenskommelse.diagnostics.errors import FactsError
    from overenskommelse.render.follow_up_page import follow_up_page
    from overenskommelse.source.json_writing import json_text

    agreement, found = check_file(options.file)
    language = language_of(options, agreement, options.file)
    if agreement is None:
        complain(found, language)
        return code_of_check(found, is_valid=False)
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
