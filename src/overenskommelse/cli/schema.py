"""``overenskommelse schema FILE``: the facts an agreement accepts, as JSON Schema or a table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, USAGE
from overenskommelse.cli.opening import add_agreement, opened
from overenskommelse.cli.words import add_language, remark

if TYPE_CHECKING:
    from overenskommelse.model.agreement import AgreementModel
    from overenskommelse.render.words import Language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("schema", help="the facts an agreement accepts")
    add_agreement(command)
    command.add_argument("--format", choices=("json-schema", "csv"), default="json-schema")
    command.add_argument(
        "--recipients",
        metavar="KIND",
        help="for csv: the kind of recipients, if there are several; all for one table of them all",
    )
    command.add_argument(
        "--items",
        action="store_true",
        help="for csv: a row for each recipient and item of lists, instead of totals",
    )
    command.add_argument(
        "--registers",
        action="store_true",
        help="for csv: with columns for the register of each row and the day it was extracted",
    )
    command.add_argument(
        "--for-all",
        action="store_true",
        help="for csv: a row for each fact that is one figure for all recipients",
    )
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Print the schema or the table."""
    given = opened(options)
    if isinstance(given, int):
        return given
    agreement, language = given
    if options.format == "csv":
        return _table(agreement.model, options, language)
    import json

    print(json.dumps(agreement.facts_schema(), ensure_ascii=False, indent=2))
    return DONE


def _table(model: AgreementModel, options: argparse.Namespace, language: Language) -> int:
    from overenskommelse.facts import template
    from overenskommelse.inspection.needs import facts_needed

    for_all = ", ".join(fact.name for fact in template.facts_for_all(model))
    if options.for_all or (for_all and not template.kinds_with_facts(model)):
        return _table_for_all(model, for_all, language)
    further = template.origin_headings(model) if options.registers else ()
    needed = {need.fact.name: need.periods for need in facts_needed(model)}
    asked: str | None = options.recipients
    if asked == "all" and "all" not in model.kinds and not options.items:
        kinds = tuple(model.kinds[name] for name in template.kinds_with_facts(model))
        print(template.joint_template(model, kinds, needed, further=further), end="")
        return DONE
    with_facts = template.kinds_with_items if options.items else template.kinds_with_facts
    if options.items and not with_facts(model):
        remark("nothing of items", language)
        return USAGE
    known = tuple(model.kinds) if asked is not None else with_facts(model)
    if asked is None and len(known) == 1:
        asked = known[0]
    if asked not in known or asked is None:
        remark("say which" if known else "nobody has facts", language, known=", ".join(known))
        return USAGE
    written = template.items_template if options.items else template.facts_template
    print(written(model, model.kinds[asked], needed, further=further), end="")
    if for_all:
        remark("with for-all", language, names=for_all)
    return DONE


def _table_for_all(model: AgreementModel, names: str, language: Language) -> int:
    from overenskommelse.facts.template import for_all_template

    if not names:
        remark("nothing for all", language)
        return USAGE
    print(for_all_template(model), end="")
    return DONE
