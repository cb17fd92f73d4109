"""``overenskommelse evaluate FILE --facts FILE…``: verdicts and payments from facts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, USAGE, code_of_error
from overenskommelse.cli.opening import add_agreement, add_days, add_facts, opened
from overenskommelse.cli.words import add_language, complain, remark, remark_unknown

if TYPE_CHECKING:
    from overenskommelse._agreement import Agreement
    from overenskommelse.facts.reading import FactsFile
    from overenskommelse.model.agreement import AgreementModel
    from overenskommelse.outcome.evaluation import Evaluation
    from overenskommelse.outcome.open_money import OpenMoney
    from overenskommelse.render.words import Language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("evaluate", help="verdicts and payments from facts")
    add_agreement(command)
    add_facts(command)
    add_days(command)
    command.add_argument(
        "--receipt", metavar="NEW", help="also write a receipt, to be verified later"
    )
    command.add_argument("--grant", metavar="NAME", help="only this grant")
    command.add_argument(
        "--recipient", metavar="CODE", help="everything for one recipient, with reasons and facts"
    )
    command.add_argument(
        "--outcomes", action="store_true", help="what can still come out, outcome by outcome"
    )
    command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Evaluate the agreement and print what came out."""
    from overenskommelse._pipeline import read_facts
    from overenskommelse.diagnostics.errors import OverenskommelseError

    given = opened(options)
    if isinstance(given, int):
        return given
    agreement, language = given
    grants = agreement.model.grants
    names = dict.fromkeys(name for grant in grants.values() for name in (grant.whole, grant.name))
    if options.grant is not None and options.grant not in names:
        remark("no grant", language, name=options.grant, known=", ".join(names))
        return USAGE
    try:
        facts = [read_facts(name) for name in options.facts]
        evaluation = _evaluated(agreement, facts, options)
        if options.recipient is not None:
            return _tell_recipient(agreement, facts, options, language)
    except OverenskommelseError as error:
        complain(error.diagnostics, language)
        return code_of_error(error)
    still_open = _still_open(evaluation, agreement, facts)
    if options.grant is not None:
        evaluation = evaluation.only(options.grant)
        still_open = tuple(item for item in still_open if item.grant == options.grant)
    print(_rendered(evaluation, still_open, agreement.model, options, language), end="")
    return DONE


def _evaluated(agreement: Agreement, facts: object, options: argparse.Namespace) -> Evaluation:
    """What comes out; with its receipt written, if one is asked for."""
    if options.receipt is None:
        return agreement.evaluate(facts, on=options.on, known_by=options.known_by)
    receipt = agreement.receipt(facts, on=options.on, known_by=options.known_by)
    receipt.write(options.receipt)
    assert receipt.evaluation is not None  # noqa: S101 - it has just been made
    return receipt.evaluation


def _tell_recipient(
    agreement: Agreement, facts: list[FactsFile], options: argparse.Namespace, language: Language
) -> int:
    """Print everything for one recipient."""
    from overenskommelse.render.reasons import Wording
    from overenskommelse.render.recipient_page import recipient_page
    from overenskommelse.source.json_writing import json_text

    days = {"on": options.on, "known_by": options.known_by}
    dossiers = agreement.dossier(facts, options.recipient, **days)
    if not dossiers:
        kinds = agreement.model.kinds.values()
        known = [name for kind in kinds for each in kind.members for name in (each.code, each.name)]
        remark_unknown("no recipient", options.recipient, known, language)
        return USAGE
    if options.format == "json":
        print(json_text([item.to_dict() for item in dossiers]), end="")
    else:
        title = f"{agreement.title} {agreement.model.year or ''}".rstrip()
        wording = Wording(agreement.model, language)
        print(recipient_page(dossiers, wording, title, (options.on, options.known_by)), end="")
    return DONE


def _still_open(
    evaluation: Evaluation, agreement: Agreement, facts: object
) -> tuple[OpenMoney, ...]:
    """What can still come out of provisional grants; reckoned only if there are any."""
    from overenskommelse.outcome.status import GrantState

    if all(outcome.state is not GrantState.PROVISIONAL for outcome in evaluation.outcomes):
        return ()
    return agreement.open_money(facts, on=evaluation.on, known_by=evaluation.known_by)


def _rendered(
    evaluation: Evaluation,
    still_open: tuple[OpenMoney, ...],
    model: AgreementModel,
    options: argparse.Namespace,
    language: Language,
) -> str:
    from overenskommelse.render.page import page
    from overenskommelse.render.rows import csv_text, evaluation_json

    if options.format == "json":
        return evaluation_json(evaluation, still_open, with_outcomes=options.outcomes)
    if options.format == "csv":
        return csv_text(evaluation, model, language)
    return page(evaluation, model, language, still_open, with_outcomes=options.outcomes)
