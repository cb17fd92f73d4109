"""``overenskommelse fmt FILE…``: agreements written as everybody writes them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, FINDINGS, code_of_check
from overenskommelse.cli.words import complain

if TYPE_CHECKING:
    from overenskommelse.diagnostics.diagnostic import Language
    from overenskommelse.formatting.files import Formatted

_STDIN = "-"


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "fmt",
        help="write agreements in their canonical form",
        description="Rewrite agreements in their canonical form; comments and meaning are kept.",
    )
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="agreements, .agr files; - for standard input"
    )
    command.add_argument(
        "--check", action="store_true", help="write nothing; name the files that would change"
    )
    command.add_argument(
        "--diff", action="store_true", help="write nothing; show what would change"
    )
    command.add_argument(
        "--language", choices=("en", "sv"), help="write the keywords in this language"
    )


def run(options: argparse.Namespace) -> int:
    """Format each file; the worst exit code of them."""
    return max(_format(name, options) for name in options.files)


def _format(name: str, options: argparse.Namespace) -> int:
    formatted = _formatted(name, options.language)
    if formatted.findings:
        complain(formatted.findings, formatted.language)
        return code_of_check(formatted.findings, is_valid=False)
    if options.check or options.diff:
        return _tell(formatted, options)
    if name == _STDIN:
        print(formatted.text, end="")
        return DONE
    return _rewrite(name, formatted)


def _formatted(name: str, language: Language | None) -> Formatted:
    from overenskommelse.formatting.files import format_bytes, format_file
    from overenskommelse.source.reading import LARGEST_FILE

    if name == _STDIN:
        return format_bytes(sys.stdin.buffer.read(LARGEST_FILE + 1), "<stdin>", language)
    return format_file(Path(name), language)


def _tell(formatted: Formatted, options: argparse.Namespace) -> int:
    """Show what would change, and write nothing."""
    if options.diff:
        print(formatted.difference, end="")
    if not options.check:
        return DONE
    if formatted.is_changed and not options.diff:
        print(formatted.name)
    return FINDINGS if formatted.is_changed else DONE


def _rewrite(name: str, formatted: Formatted) -> int:
    from overenskommelse.formatting.files import rewrite
    from overenskommelse.formatting.words import told

    fault = rewrite(Path(name), formatted)
    if fault is not None:
        complain((fault,), formatted.language)
        return code_of_check((fault,), is_valid=False)
    key = "rewritten" if formatted.is_changed else "unchanged"
    print(told(key, formatted.language, file=name))
    return DONE
