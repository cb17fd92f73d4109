"""``overenskommelse sources FILE…``: which passages of their sources agreements make rules of."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, FINDINGS, code_of_check
from overenskommelse.cli.words import add_language, complain, language_of

if TYPE_CHECKING:
    from overenskommelse.model.agreement import AgreementModel


def add(commands: Any) -> None:
    """Declare the command."""
    told = "which passages of their sources agreements make rules of"
    command = commands.add_parser("sources", help=told)
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="agreements, .agr files, that belong together"
    )
    command.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Print what became of each passage; 1 if any is silent."""
    from overenskommelse._pipeline import check_file
    from overenskommelse.inspection.source_coverage import source_coverage
    from overenskommelse.render import sources_page as page

    models: list[AgreementModel] = []
    worst = DONE
    for name in options.files:
        agreement, found = check_file(Path(name))
        if agreement is None:
            complain(found, language_of(options, agreement, name))
            worst = max(worst, code_of_check(found, is_valid=False))
        else:
            models.append(agreement.model)
    if worst != DONE:
        return worst
    show = {
        "text": page.sources_page,
        "json": page.sources_json,
        "markdown": page.sources_markdown,
    }[options.format]
    coverage = source_coverage(models)
    print(show(coverage, options.language or models[0].language), end="")
    return FINDINGS if coverage.silent else DONE
