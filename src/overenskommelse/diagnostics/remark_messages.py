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
        "denna mening (`{keyword}`) anger inte vilket dokument den följer",
        ('write `source "document, section"` below it',),
        ('skriv `källa "dokument, avsnitt"` nedanför',),
    ),
    warning(
        "unused-name",
        "nothing uses the {kind:noun} `{name}`",
        "ingenting använder {kind:the} `{name}`",
        ("remove it, or use it in a rule",),
        ("ta bort den, eller använd den i en regel",),
    ),
    warning(
        "label-differs",
        "the label says {figure}, and the rule does not",
        "texten anger {figure}, men det gör inte regeln",
        ("correct the one that is wrong",),
        ("rätta den som är fel",),
    ),
    warning(
        "day-before-year",
        "{day} comes before the agreement's year, {year}",
        "{day} ligger före överenskommelsens år, {year}",
        ("correct the day, or the year in the head of the file",),
        ("rätta dagen, eller året i filens huvud",),
    ),
)
