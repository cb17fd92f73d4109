"""``overenskommelse explain [CODE]``: what a code word means, or a list of them all."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, USAGE

if TYPE_CHECKING:
    from overenskommelse.render.words import Language

_UNKNOWN = {"en": "no code word is called `{code}`", "sv": "kodordet `{code}` finns inte"}
_NEAR = {"en": "; did you mean `{near}`?", "sv": "; menade du `{near}`?"}


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser("explain", help="what a code word of a mistake means")
    command.add_argument("code", nargs="?", metavar="CODE", help="as unknown-name; without: all")
    command.add_argument("--language", choices=("en", "sv"), default="en")


def run(options: argparse.Namespace) -> int:
    """Print the page of a code word, or all code words with their headlines."""
    from overenskommelse.diagnostics.catalogue import CATALOGUE
    from overenskommelse.diagnostics.pages import page_of
    from overenskommelse.render.explanation import explanation_text, listing_text

    language: Language = options.language
    if options.code is None:
        print(listing_text(CATALOGUE.values(), language), end="")
        return DONE
    if options.code not in CATALOGUE:
        return _unknown(options.code, language)
    message = CATALOGUE[options.code]
    print(explanation_text(message, page_of(message.code), language), end="")
    return DONE


def _unknown(code: str, language: Language) -> int:
    from overenskommelse.diagnostics.catalogue import CATALOGUE
    from overenskommelse.diagnostics.suggest import nearest

    near = nearest(code, CATALOGUE)
    told = _UNKNOWN[language].format(code=code) + (
        _NEAR[language].format(near=near) if near else ""
    )
    print(f"overenskommelse: {told}", file=sys.stderr)
    return USAGE
