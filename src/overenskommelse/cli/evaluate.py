"""``overenskommelse evaluate FILE --facts FILE…``: verdicts and payments from facts."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, USAGE, code_of_check, code_of_error
from overenskommelse.cli.words import add_language, complain, language_of

if TYPE_CHECKING:
    from overenskommelse._pipeline import Agreement
    from overenskommelse.outcome.evaluation import Evaluation
    from overenskommelse.render.words import Language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("evaluate", help="verdicts and payments from facts")
    command.add_argument("file", metavar="FILE", help="the agreement, a .agr file")
    command.add_argument(
        "--facts", nargs="+", action="extend", metavar="FILE", required=True,
        help="tables of facts and decisions, CSV or JSON",
    )  # fmt: skip
    command.add_argument(
        "--on", type=_day, metavar="DATE", help="evaluate as of this day, as 2024-12-01"
    )
    command.add_argument(
        "--receipt", metavar="NEW", help="also write a receipt, to be verified later"
    )
    command.add_argument("--grant", metavar="NAME", help="only this grant")
    command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Evaluate the agreement and print what came out."""
    from overenskommelse._pipeline import check_file, read_facts
    from overenskommelse.diagnostics.errors import OverenskommelseError

    agreement, found = check_file(Path(options.file))
    language = language_of(options, agreement, options.file)
    if agreement is None:
        complain(found, language)
        return code_of_check(found, is_valid=False)
    if options.grant is not None and options.grant not in agreement.model.grants:
        known = ", ".join(agreement.model.grants)
        print(f"overenskommelse: no grant `{options.grant}`; there are: {known}", file=sys.stderr)
        return USAGE
    try:
        facts = [read_facts(name) for name in options.facts]
        evaluation = _evaluated(agreement, facts, options)
    except OverenskommelseError as error:
        complain(error.diagnostics, language)
        return code_of_error(error)
    if options.grant is not None:
        evaluation = evaluation.only(options.grant)
    print(_rendered(evaluation, agreement, options.format, language), end="")
    return DONE


def _evaluated(agreement: Agreement, facts: object, options: argparse.Namespace) -> Evaluation:
    """What comes out; with its receipt written, if one is asked for."""
    if options.receipt is None:
        return agreement.evaluate(facts, on=options.on)
    receipt = agreement.receipt(facts, on=options.on)
    receipt.write(options.receipt)
    assert receipt.evaluation is not None  # noqa: S101 - it has just been made
    return receipt.evaluation


def _day(text: str) -> date:
    from overenskommelse.source.dates import BadDate, date_from_text

    day = date_from_text(text)
    if isinstance(day, BadDate):
        raise argparse.ArgumentTypeError(f"`{text}` is not a date as 2024-12-01")
    return day


def _rendered(evaluation: Evaluation, agreement: Agreement, form: str, language: Language) -> str:
    from overenskommelse.render.page import page
    from overenskommelse.render.rows import csv_text, json_text

    if form == "json":
        return json_text(evaluation)
    if form == "csv":
        return csv_text(evaluation, agreement.model, language)
    return page(evaluation, agreement.model, language)
