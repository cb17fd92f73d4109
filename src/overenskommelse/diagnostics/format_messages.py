"""What keeps the formatter from writing a file."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

FORMAT_MESSAGES = (
    error(
        "name-is-keyword",
        "`{name}` is a keyword in {tongue:noun}, so this cannot be written in that language",
        "`{name}` är ett nyckelord på {tongue:noun}, så detta kan inte skrivas på det språket",
        ("give it another name, as `{name}_1`, everywhere in the file",),
        ("ge det ett annat namn, som `{name}_1`, överallt i filen",),
    ),
    error(
        "format-unfaithful",
        "formatted, the file would not say the same as it does, so nothing was written",
        "formaterad skulle filen inte betyda detsamma som nu, så inget har skrivits",
        ("the fault is the formatter's, not the file's: report it, with the sentence",),
        ("felet är formaterarens, inte filens: anmäl det, och ta med meningen",),
    ),
    error(
        "file-unwritable",
        "the file `{path}` cannot be written",
        "filen `{path}` går inte att skriva",
        ("it is as it was; you may lack the right to write there, or room on the disk",),
        ("den är oförändrad; kanske saknas behörighet att skriva där, eller plats på disken",),
    ),
    error(
        "bad-language",
        "`{found}` is no language that agreements are written in",
        "`{found}` är inget språk som överenskommelser skrivs på",
        ("give `en` or `sv`",),
        ("ange `en` eller `sv`",),
    ),
)
