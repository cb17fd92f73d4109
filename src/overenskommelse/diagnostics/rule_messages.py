"""Mistakes in which rule is meant, and in what an amendment does to rules."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

RULE_MESSAGES = (
    error(
        "ambiguous-requirement",
        "`{name}` is the name of several rules, which ask for different things",
        "`{name}` är namnet på flera regler, som kräver olika saker",
        ("say which is meant: {choices}",),
        ("skriv vilken som menas: {choices}",),
    ),
)
