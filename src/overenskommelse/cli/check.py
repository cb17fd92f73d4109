"""``overenskommelse check FILE…``: every mistake in agreements."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from overenskommelse.cli.exit_codes import DONE, code_of_check
from overenskommelse.cli.words import add_language, language_of

if TYPE_CHECKING:
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.render.words import Language


class _Checked(NamedTuple):
    """A file, what was found in it, and the language to tell it in.

    No attrs class, since importing attrs would slow ``--help``.
    """

    name: str
    found: tuple[Diagnostic, ...]
    language: Language


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("check", help="find every mistake in agreements")
    command.add_argument("files", nargs="+", metavar="FILE", help="agreements, .agr files")
    command.add_argument("--format", choices=tuple(_RENDERERS), default="text")
    add_language(command)


def run(options: argparse.Namespace) -> int:
    """Check each file; the worst exit code of them."""
    from overenskommelse._pipeline import check_file

    worst = DONE
    checked = []
    for name in options.files:
        agreement, found = check_file(Path(name))
        worst = max(worst, code_of_check(found, is_valid=agreement is not None))
        checked.append(_Checked(name, found, language_of(options, agreement, name)))
    print(_RENDERERS[options.format](checked), end="")
    return worst


def _text(checked: list[_Checked]) -> str:
    from overenskommelse.render.findings import findings_text
    from overenskommelse.render.words import word

    blocks = [
        f"{findings_text(file.found, file.language)}\n\n"
        if file.found
        else f"{word('no findings', file.language, file=file.name)}\n"
        for file in checked
    ]
    return "".join(blocks)


def _json(checked: list[_Checked]) -> str:
    import json

    told = [
        {"file": file.name, "diagnostics": [item.to_dict() for item in file.found]}
        for file in checked
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _sarif(checked: list[_Checked]) -> str:
    from overenskommelse import __version__
    from overenskommelse.render.sarif import sarif_text

    worded = [(item, file.language) for file in checked for item in file.found]
    return sarif_text(worded, checked[0].language, __version__)


def _github(checked: list[_Checked]) -> str:
    from overenskommelse.render.github import github_line

    lines = [github_line(item, file.language) for file in checked for item in file.found]
    return "".join(f"{line}\n" for line in lines)


_RENDERERS = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}
