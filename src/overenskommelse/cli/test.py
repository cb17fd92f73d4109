"""``overenskommelse test FILE…``: whether the examples of agreements come out as told."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, FINDINGS, code_of_check
from overenskommelse.cli.words import add_language, complain, language_of

if TYPE_CHECKING:
    from overenskommelse._agreement import Agreement
    from overenskommelse.render.example_report import ExampleReport


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("test", help="run the examples of agreements")
    command.add_argument("files", nargs="+", metavar="FILE", help="agreements, .agr files")
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Run the examples of each file; the worst exit code of them."""
    from overenskommelse._pipeline import check_file
    from overenskommelse.render.example_report import example_report

    worst = DONE
    told: list[dict[str, object]] = []
    texts: list[str] = []
    for name in options.files:
        agreement, found = check_file(Path(name))
        language = language_of(options, agreement, name)
        if agreement is None:
            complain(found, language)
            worst = max(worst, code_of_check(found, is_valid=False))
            told.append({"file": name, "diagnostics": [item.to_dict() for item in found]})
            continue
        report = _report(name, agreement)
        worst = max(worst, FINDINGS if report.different else DONE)
        told.append(report.to_dict())
        texts.append(example_report(report, language))
    print(_json(told) if options.format == "json" else "\n".join(texts), end="")
    return worst


def _report(name: str, agreement: Agreement) -> ExampleReport:
    from overenskommelse.render.example_report import ExampleReport

    return ExampleReport(name, agreement.model, agreement.run_examples(), agreement.coverage())


def _json(told: list[dict[str, object]]) -> str:
    import json

    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
