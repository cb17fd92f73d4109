"""Starting, and loading and checking the agreement of 2024."""

from __future__ import annotations

from collections.abc import Iterator

from timing import ROOT, best_of, best_of_processes, print_head, print_row

import overenskommelse as ov
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.outline import Line, read_outline
from overenskommelse.syntax.tables import lark_of

LARK = """
from lark import Lark
parser = Lark('''
start: "require" NAME (">=" NUMBER "%")?
%import common.CNAME -> NAME
%import common.NUMBER
%ignore " "
''', parser="lalr")
for rule in ("require plan", "require rate >= 70 %", "require pupils >= 10 %"):
    parser.parse(rule)
"""
AGREEMENT = ROOT / "agreements" / "2024.agr"


def processes() -> None:
    command = ["-m", "overenskommelse"]
    best = best_of_processes(
        {
            "bare": ["-c", "pass"],
            "lark": ["-c", LARK],
            "face": ["-c", "import overenskommelse"],
            "help": [*command, "--help"],
            "small": [*command, "check", "benchmarks/three_rules.agr"],
            "whole": [*command, "check", str(AGREEMENT)],
        }
    )
    print_head("Whole processes, against one that imports Lark and parses three rules")
    print_row("Python that does nothing", best["bare"], best["lark"], "")
    print_row("Python that imports Lark and parses three rules", best["lark"], best["lark"], "")
    print_row("import overenskommelse", best["face"], best["lark"], "")
    print_row("overenskommelse --help", best["help"], best["lark"], "")
    print_row("overenskommelse check, three rules", best["small"], best["lark"], "1.5")
    print_row("overenskommelse check, the agreement of 2024", best["whole"], best["lark"], "")
    print_row("  the same against Python that does nothing", best["whole"], best["bare"], "")


def checking() -> None:
    """The text of 2024 alone for Lark; for us that with all it uses."""
    source = source_from_text(AGREEMENT.read_text(encoding="utf-8"), "2024.agr")
    sentences = list(_sentences(read_outline(source)[0].below))
    lark = lark_of("en")

    def parse_bare() -> None:
        for sentence in sentences:
            lark.parse(sentence)

    best = best_of({"lark": parse_bare, "load": lambda: ov.load(AGREEMENT)})
    print_head(f"The {len(sentences)} sentences of agreements/2024.agr, against Lark's bare parse")
    print_row("Lark parses each sentence to a tree", best["lark"], best["lark"], "")
    print_row("load and check, with the files it uses", best["load"], best["lark"], "3")


def _sentences(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        yield line.text
        yield from _sentences(line.below)
