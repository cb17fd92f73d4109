"""``overenskommelse evaluate FILE --facts FILE…``: verdicts and payments from facts."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import BAD_FACTS, DONE, UNOPENED, USAGE, code_of_check
from overenskommelse.cli.words import add_language, complain, language_of

if TYPE_CHECKING:
    from overenskommelse._pipeline import Agreement
    from overenskommelse.facts.reading import FactsFile
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
        "--on", type=day_of, metavar="DATE", help="evaluate as of this day, as 2024-12-01"
    )
    command.add_argument("--grant", metavar="NAME", help="only this grant")
    command.add_argument(
        "--recipient", metavar="CODE", help="everything for one recipient, with reasons and facts"
    )
    command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Evaluate the agreement and print what came out."""
    from overenskommelse._pipeline import check_file, read_facts
    from overenskommelse.diagnostics.errors import FactsError

    agreement, found = check_file(Path(options.file))
    language = language_of(options, agreement, options.file)
    if agreement is None:
        complain(found, language)
        return code_of_check(found, is_valid=False)
    grants = agreement.model.grants
    names = dict.fromkeys(name for grant in grants.values() for name in (grant.whole, grant.name))
    if options.grant is not None and options.grant not in names:
        known = ", ".join(names)
        print(f"overenskommelse: no grant `{options.grant}`; there are: {known}", file=sys.stderr)
        return USAGE
    try:
        facts = [read_facts(name) for name in options.facts]
        if options.recipient is not None:
            return _tell_recipient(agreement, facts, options, language)
        evaluation = agreement.evaluate(facts, on=options.on)
    except FactsError as error:
        complain(error.diagnostics, language)
        return USAGE if error.code in UNOPENED else BAD_FACTS
    if options.grant is not None:
        evaluation = evaluation.only(options.grant)
    print(_rendered(evaluation, agreement, options.format, language), end="")
    return DONE


def _tell_recipient(
    agreement: Agreement, facts: list[FactsFile], options: argparse.Namespace, language: Language
) -> int:
    """Print everything for one recipient."""
    from overenskommelse.diagnostics.suggest import nearest
    from overenskommelse.render.reasons import Wording
    from overenskommelse.render.recipient_page import recipient_page
    from overenskommelse.render.rows import json_of

    dossiers = agreement.dossier(facts, options.recipient, on=options.on)
    if not dossiers:
        kinds = agreement.model.kinds.values()
        known = [name for kind in kinds for each in kind.members for name in (each.code, each.name)]
        near = nearest(options.recipient, known)
        told = f"overenskommelse: no recipient `{options.recipient}`"
        print(f"{told}; did you mean `{near}`?" if near else told, file=sys.stderr)
        return USAGE
    if options.format == "json":
        print(json_of([item.to_dict() for item in dossiers]), end="")
    else:
        title = f"{agreement.title} {agreement.model.year or ''}".rstrip()
        wording = Wording(agreement.model, language)
        print(recipient_page(dossiers, wording, title, options.on), end="")
    return DONE


def day_of(text: str) -> date:
    """A day as people hand it to an option."""
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
