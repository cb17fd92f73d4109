"""``overenskommelse explain [CODE]``: what a code word means, or a list of them all."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from overenskommelse.cli.exit_codes import DONE, USAGE
from overenskommelse.cli.words import remark_unknown

if TYPE_CHECKING:
    from overenskommelse.render.words import Language


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
        remark_unknown("no code", options.code, CATALOGUE, language)
        return USAGE
    message = CATALOGUE[options.code]
    print(explanation_text(message, page_of(message.code), language), end="")
    return DONE
