"""``overenskommelse verify RECEIPT``: reckon a receipt again, and tell what differs."""

from __future__ import annotations

import argparse
from typing import Any

from overenskommelse.cli.exit_codes import DONE, FINDINGS, code_of_error
from overenskommelse.cli.words import complain


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "verify",
        help="reckon a receipt again, and tell what differs",
        description="Files are looked for under the names the receipt gives them, in the folder "
        "at hand and beside the receipt.",
    )
    command.add_argument("receipt", metavar="RECEIPT", help="what `evaluate --receipt` wrote")
    command.add_argument("--agreement", metavar="FILE", help="the agreement, if it lies elsewhere")
    command.add_argument(
        "--facts", nargs="+", action="extend", metavar="FILE",
        help="all files of facts, if they lie elsewhere",
    )  # fmt: skip
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("--language", choices=("en", "sv"), default="en")


def run(options: argparse.Namespace) -> int:
    """Print what came of it; 1 if anything differs."""
    from overenskommelse.diagnostics.errors import OverenskommelseError
    from overenskommelse.receipts.verifying import verify
    from overenskommelse.render.verification_page import verification_page
    from overenskommelse.source.json_writing import json_text

    try:
        verification = verify(options.receipt, agreement=options.agreement, facts=options.facts)
    except OverenskommelseError as error:
        complain(error.diagnostics, options.language)
        return code_of_error(error)
    if options.format == "json":
        print(json_text(verification.to_dict()), end="")
    else:
        print(verification_page(verification, options.language), end="")
    return DONE if verification.is_same else FINDINGS
