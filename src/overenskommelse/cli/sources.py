"""``overenskommelse sources FILE…``: which passages of their sources agreements make rules of."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, FINDINGS
from overenskommelse.cli.opening import opened_all
from overenskommelse.cli.words import add_language

if TYPE_CHECKING:
    pass


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
    from overenskommelse.inspection.source_coverage import source_coverage
    from overenskommelse.render import sources_page as page

    agreements = opened_all(options, options.files)
    if isinstance(agreements, int):
        return agreements
    models = [agreement.model for agreement in agreements]
    show = {
        "text": page.sources_page,
        "json": page.sources_json,
        "markdown": page.sources_markdown,
    }[options.format]
    coverage = source_coverage(models)
    print(show(coverage, options.language or models[0].language), end="")
    return FINDINGS if coverage.silent else DONE
