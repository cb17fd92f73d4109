"""``overenskommelse check FILE…``: every mistake in agreements."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, code_of_check
from overenskommelse.cli.words import add_language, language_of

if TYPE_CHECKING:
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.render.words import Language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("check", help="find every mistake in agreements")
    command.add_argument("files", nargs="+", metavar="FILE", help="agreements, .agr files")
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Check each file; the worst exit code of them."""
    from overenskommelse._pipeline import check_file

    worst = DONE
    told: list[object] = []
    for name in options.files:
        agreement, found = check_file(Path(name))
        worst = max(worst, code_of_check(found, is_valid=agreement is not None))
        if options.format == "json":
            told.append({"file": name, "diagnostics": [item.to_dict() for item in found]})
        else:
            _show(name, found, language_of(options, agreement, name))
    if options.format == "json":
        import json

        print(json.dumps(told, ensure_ascii=False, indent=2))
    return worst


def _show(name: str, found: tuple[Diagnostic, ...], language: Language) -> None:
    from overenskommelse.render.findings import findings_text
    from overenskommelse.render.words import word

    if found:
        print(findings_text(found, language) + "\n")
    else:
        print(word("no findings", language, file=name))
