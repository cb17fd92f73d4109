"""The command `overenskommelse`: one module for each of its commands.

Each has ``add``, which declares its options, and ``run``, which does the work and returns an exit
code. To add a command, write its module and name it in `COMMANDS`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout

from overenskommelse.cli import (
    audit,
    check,
    diff,
    evaluate,
    explain,
    fmt,
    inspect,
    report,
    schema,
    sources,
    test,
    verify,
    whatif,
)
from overenskommelse.cli.output import PatientOutput

COMMANDS = {
    "evaluate": evaluate,
    "audit": audit,
    "check": check,
    "diff": diff,
    "explain": explain,
    "fmt": fmt,
    "inspect": inspect,
    "report": report,
    "schema": schema,
    "sources": sources,
    "test": test,
    "verify": verify,
    "whatif": whatif,
}


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
    options = _parser().parse_args(arguments)
    out = PatientOutput(sys.stdout)
    with redirect_stdout(out):
        code: int = COMMANDS[options.command].run(options)
    out.flush()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="overenskommelse",
        description="Evaluate, check and format agreements written as rules.",
        epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 agreement invalid, 4 facts invalid, "
        "5 receipt invalid.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS.values():
        command.add(commands)
    return parser
