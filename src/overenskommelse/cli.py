"""The command `overenskommelse`: reads files, calls the face, picks a renderer, sets an exit code.

Exit codes: 0 done, also when a recipient fails; 1 findings that are no errors; 2 wrong use, or a
file that cannot be opened; 3 the agreement is invalid; 4 the facts are invalid.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from overenskommelse._pipeline import Agreement
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.outcome.evaluation import Evaluation
    from overenskommelse.render.words import Language

DONE, FINDINGS, USAGE, BAD_AGREEMENT, BAD_FACTS = range(5)
_UNOPENED = frozenset({"file-absent", "file-unreadable"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words behind the command's name; those of the process if None.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    options = _parser().parse_args(arguments)
    return _check(options) if options.command == "check" else _evaluate(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="overenskommelse",
        description="Evaluate and check agreements written as rules.",
        epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 agreement invalid, 4 facts invalid.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    evaluate = commands.add_parser("evaluate", help="verdicts and payments from facts")
    evaluate.add_argument("file", metavar="FILE", help="the agreement, a .agr file")
    evaluate.add_argument(
        "--facts", nargs="+", action="extend", metavar="FILE", required=True,
        help="tables of facts and decisions, CSV or JSON",
    )  # fmt: skip
    evaluate.add_argument(
        "--on", type=_day, metavar="DATE", help="evaluate as of this day, as 2024-12-01"
    )
    evaluate.add_argument("--grant", metavar="NAME", help="only this grant")
    evaluate.add_argument("--format", choices=("text", "json", "csv"), default="text")
    check = commands.add_parser("check", help="find every mistake in agreements")
    check.add_argument("files", nargs="+", metavar="FILE", help="agreements, .agr files")
    check.add_argument("--format", choices=("text", "json"), default="text")
    for command in (evaluate, check):
        command.add_argument("--language", choices=("en", "sv"), help="else the agreement's own")
    return parser


def _day(text: str) -> date:
    from overenskommelse.source.dates import BadDate, date_from_text

    day = date_from_text(text)
    if isinstance(day, BadDate):
        raise argparse.ArgumentTypeError(f"`{text}` is not a date as 2024-12-01")
    return day


def _check(options: argparse.Namespace) -> int:
    from overenskommelse._pipeline import check_file

    worst = DONE
    told: list[object] = []
    for name in options.files:
        agreement, found = check_file(Path(name))
        language = options.language or _language(agreement, name)
        worst = max(worst, _code_of(agreement is not None, found))
        if options.format == "json":
            told.append({"file": name, "diagnostics": [item.to_dict() for item in found]})
        else:
            _show_findings(name, found, language)
    if options.format == "json":
        import json

        print(json.dumps(told, ensure_ascii=False, indent=2))
    return worst


def _code_of(is_valid: bool, found: tuple[Diagnostic, ...]) -> int:  # noqa: FBT001
    if not is_valid:
        return USAGE if found[0].code in _UNOPENED else BAD_AGREEMENT
    return FINDINGS if found else DONE


def _evaluate(options: argparse.Namespace) -> int:
    from overenskommelse._pipeline import check_file, read_facts
    from overenskommelse.diagnostics.errors import FactsError

    agreement, found = check_file(Path(options.file))
    language = options.language or _language(agreement, options.file)
    if agreement is None:
        _complain(found, language)
        return _code_of(False, found)  # noqa: FBT003
    if options.grant is not None and options.grant not in agreement.model.grants:
        known = ", ".join(agreement.model.grants)
        print(f"overenskommelse: no grant `{options.grant}`; there are: {known}", file=sys.stderr)
        return USAGE
    try:
        facts = [read_facts(name) for name in options.facts]
        evaluation = agreement.evaluate(facts, on=options.on)
    except FactsError as error:
        _complain(error.diagnostics, language)
        return USAGE if error.code in _UNOPENED else BAD_FACTS
    if options.grant is not None:
        evaluation = evaluation.only(options.grant)
    print(_rendered(evaluation, agreement, options.format, language), end="")
    return DONE


def _rendered(evaluation: Evaluation, agreement: Agreement, form: str, language: Language) -> str:
    from overenskommelse.render.page import page
    from overenskommelse.render.rows import csv_text, json_text

    if form == "json":
        return json_text(evaluation)
    if form == "csv":
        return csv_text(evaluation, agreement.model, language)
    return page(evaluation, agreement.model, language)


def _language(agreement: Agreement | None, name: str) -> Language:
    """The agreement's own language; of one that cannot be read, the one it begins in."""
    if agreement is not None:
        return agreement.model.language
    from overenskommelse._pipeline import language_of_file

    return language_of_file(Path(name))


def _show_findings(name: str, found: tuple[Diagnostic, ...], language: Language) -> None:
    from overenskommelse.render.findings import findings_text
    from overenskommelse.render.words import word

    if found:
        print(findings_text(found, language) + "\n")
    else:
        print(word("no findings", language, file=name))


def _complain(found: tuple[Diagnostic, ...], language: Language) -> None:
    from overenskommelse.render.findings import findings_text

    print(findings_text(found, language), file=sys.stderr)
