"""What is no mistake and still worth saying: rules without a source, names that nothing uses."""

from __future__ import annotations

from overenskommelse.diagnostics.message import warning

REMARK_MESSAGES = (
    warning(
        "no-grants",
        "the agreement pays nothing: it has no `grant`",
        "överenskommelsen betalar inget: den har inget `bidrag`",
        ("add a grant, or begin the file with `definitions`",),
        ("lägg till ett bidrag, eller börja filen med `definitioner`",),
    ),
    warning(
        "no-source",
        "this `{keyword}` does not say which document it follows",
        "detta `{keyword}` säger inte vilket dokument det följer",
        ('write `source "document, section"` below it',),
        ('skriv `källa "dokument, avsnitt"` nedanför',),
    ),
)
