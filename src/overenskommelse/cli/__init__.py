"""The command `overenskommelse`: one module for each of its commands.

Each has ``add``, which declares its options, and ``run``, which does the work and returns an exit
code. To add a command, write its module and name it in `COMMANDS`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from importlib import import_module
from typing import Any

from overenskommelse.cli.output import PatientOutput

COMMANDS = (
    "evaluate",
    "audit",
    "check",
    "diff",
    "explain",
    "fmt",
    "inspect",
    "report",
    "schema",
    "sources",
    "test",
    "verify",
    "whatif",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words behind the command's name; those of the process if None.

    Returns:
        The exit code; see `overenskommelse.cli.exit_codes`.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(given[:1]).parse_args(given)
    out = PatientOutput(sys.stdout)
    with redirect_stdout(out):
        code: int = _module(options.command).run(options)
    out.flush()
    return code


def _parser(first: list[str]) -> argparse.ArgumentParser:
    """What reads the words; where the first is a command, only that one is loaded."""
    parser = argparse.ArgumentParser(
        prog="overenskommelse",
        description="Evaluate, check and format agreements written as rules.",
        epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 agreement invalid, 4 facts invalid, "
        "5 receipt invalid.",
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog="overenskommelse"
    )
    for name in [name for name in COMMANDS if [name] == first] or COMMANDS:
        _module(name).add(commands)
    return parser


def _module(command: str) -> Any:
    return import_module(f"overenskommelse.cli.{command}")
