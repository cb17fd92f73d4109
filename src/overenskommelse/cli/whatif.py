"""``overenskommelse whatif FILE --facts FILE…``: change rules or facts, and see who moves."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, code_of_error
from overenskommelse.cli.opening import add_agreement, add_days, add_facts, opened
from overenskommelse.cli.words import add_language, complain, day_of

if TYPE_CHECKING:
    from overenskommelse._agreement import Agreement
    from overenskommelse.render.words import Language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "whatif", help="change rules or facts, and see who moves and by how many kronor"
    )
    add_agreement(command)
    add_facts(command)
    add_days(command)
    command.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="changes",
        help="as inclusion=75%%, second.shares='not paid out' or population@01=5000",
    )  # fmt: skip
    command.add_argument(
        "--against", nargs="+", action="extend", metavar="FILE",
        help="the facts to compare with, as corrected",
    )  # fmt: skip
    command.add_argument(
        "--against-on", type=day_of, metavar="DATE", help="the day to compare with"
    )
    command.add_argument(
        "--against-known-by", type=day_of, metavar="DATE",
        help="compare with what came out of the facts known by this day, as corrected",
    )  # fmt: skip
    views = command.add_mutually_exclusive_group()
    views.add_argument(
        "--readings", action="store_true", help="both readings of the shares of those who fail"
    )
    views.add_argument(
        "--sweep", nargs="+", metavar="RANGE", help="as inclusion=60%%..90%% step 5%%"
    )
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Print what changes."""
    from overenskommelse.diagnostics.errors import OverenskommelseError

    given = opened(options)
    if isinstance(given, int):
        return given
    agreement, language = given
    try:
        print(_told(agreement, options, language), end="")
    except OverenskommelseError as error:
        complain(error.diagnostics, language)
        return code_of_error(error)
    return DONE


def _told(agreement: Agreement, options: argparse.Namespace, language: Language) -> str:
    """The one view that is asked for, on the rules and facts as supposed."""
    from overenskommelse._pipeline import read_facts
    from overenskommelse.whatif.comparing import Question, as_supposed

    facts = [read_facts(name) for name in options.facts]
    against = [read_facts(name) for name in options.against or ()] or None
    known = {"known_by": options.known_by, "against_known_by": options.against_known_by}
    changes = tuple(options.changes)
    asked = Question(facts, options.on, against, options.against_on, changes, **known)
    if options.sweep is not None or options.readings:
        rules, supposed, day = as_supposed(agreement, asked)
        days = {"on": day, "known_by": asked.against_known_by or asked.known_by}
        return _view(rules, (supposed, days), options, language)
    return _comparison(agreement, asked, options, language)


def _comparison(
    agreement: Agreement, asked: Any, options: argparse.Namespace, language: Language
) -> str:
    from overenskommelse.render.comparison_page import Supposed, comparison_page
    from overenskommelse.render.reasons import Wording
    from overenskommelse.source.json_writing import json_text
    from overenskommelse.whatif.comparing import compared

    answer = compared(agreement, asked)
    if options.format == "json":
        return json_text(answer.to_dict())
    is_correction = not options.changes and options.against is None
    supposed = Supposed(answer.rules, answer.facts, answer.decisions, is_correction)
    return comparison_page(answer.comparison, supposed, Wording(agreement.model, language))


def _view(
    rules: Agreement,
    given: tuple[Any, dict[str, Any]],
    options: argparse.Namespace,
    language: Language,
) -> str:
    """A sweep, or both readings."""
    from overenskommelse.render.comparison_page import readings_page
    from overenskommelse.render.reasons import Wording
    from overenskommelse.render.sweep_page import sweep_page
    from overenskommelse.source.json_writing import json_text
    from overenskommelse.whatif.sweeping import both_readings, sweep

    facts, days = given
    if options.readings:
        readings = both_readings(rules, facts, **days)
        if options.format == "json":
            return json_text(None if readings is None else readings.to_dict())
        return readings_page(readings, Wording(rules.model, language))
    found = sweep(rules, facts, " ".join(options.sweep), **days)
    if options.format == "json":
        return json_text(found.to_dict())
    title = f"{rules.title} {rules.model.year or ''}".rstrip()
    return sweep_page(found, title, language)
