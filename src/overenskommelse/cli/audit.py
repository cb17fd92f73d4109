"""``overenskommelse audit TABLE``: whether a published table follows from its rule."""

from __future__ import annotations

import argparse
from typing import Any

from overenskommelse.cli.exit_codes import BAD_FACTS, DONE, FINDINGS, UNOPENED, USAGE
from overenskommelse.cli.words import complain

_COLUMNS = ("code", "name", "weight", "amount", "share")
_METHODS = (
    "largest-remainder", "jefferson", "webster", "adams", "huntington-hill", "dean",
    "cumulative", "truncated",
)  # fmt: skip


def add(commands: Any) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "audit",
        help="hold a published table against the rule it should follow",
        description="The table is CSV with a row for each recipient. Which rule gives the whole "
        "table is tried over all methods; nothing is put right.",
    )
    command.add_argument("table", metavar="TABLE", help="the published table, CSV")
    command.add_argument(
        "--of", metavar="AMOUNT", help="what was split, in whole units; else the sum of the parts"
    )
    command.add_argument("--method", choices=_METHODS, default=_METHODS[0])
    command.add_argument(
        "--ties", choices=("code", "largest-weight", "smallest-weight"), help="equal claims go by"
    )
    command.add_argument("--lot", metavar="UNITS", help="parts are multiples of so many units")
    for what in _COLUMNS:
        command.add_argument(f"--{what}", metavar="HEADING", help=f"the column of the {what}")
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("--language", choices=("en", "sv"), default="en")


def run(options: argparse.Namespace) -> int:
    """Audit the table and print what was found; 1 if anything does not follow."""
    from overenskommelse.allocation.auditing import audit
    from overenskommelse.allocation.rounding import Limits, Rule
    from overenskommelse.diagnostics.errors import OverenskommelseError
    from overenskommelse.published.reading import Headings, read_published
    from overenskommelse.render.audit_page import audit_page
    from overenskommelse.source.json_writing import json_text

    try:
        headings = Headings(**{what: getattr(options, what) for what in _COLUMNS})
        table = read_published(options.table, headings)
        limits = None if options.lot is None else Limits(lot=_units(options.lot, "--lot"))
        rule = Rule(options.method, options.ties, limits)
        amount = None if options.of is None else _units(options.of, "--of")
        found = audit(table.rows, amount=amount, rule=rule, sums=table.sums)
    except OverenskommelseError as error:
        complain(error.diagnostics, options.language)
        return USAGE if error.code in UNOPENED else BAD_FACTS
    if options.format == "json":
        print(json_text(found.to_dict()), end="")
    else:
        print(audit_page(found, options.language), end="")
    return DONE if found.is_clean else FINDINGS


def _units(text: str, option: str) -> int:
    """A whole number of units, as people write it."""
    from overenskommelse.diagnostics.diagnostic import diagnostic
    from overenskommelse.diagnostics.errors import AllocationError
    from overenskommelse.diagnostics.showing import shown
    from overenskommelse.source.numbers import BadNumber, number_from_text
    from overenskommelse.source.text import Place

    number = number_from_text(text)
    if isinstance(number, BadNumber) or number.denominator != 1:
        raise AllocationError([diagnostic("bad-amount", Place(path=option), found=shown(text))])
    return number.numerator
