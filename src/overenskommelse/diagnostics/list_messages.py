"""Mistakes with lists of items."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

LIST_MESSAGES = (
    error(
        "row-names",
        "a row of `{name}` names {wanted}, and here the number of names is {count}",
        "en rad för `{name}` anger {wanted}, och här är antalet namn {count}",
        ("write one of each, in that order, with commas between",),
        ("skriv ett av varje, i den ordningen, med komma emellan",),
    ),
    error(
        "series-uneven",
        "this does not come to whole months, quarters, half-years or years, at most {most}",
        "detta blir inte hela månader, kvartal, halvår eller år, högst {most}",
        ("let it begin and end where one of them does",),
        ("låt det börja och sluta där något av dem gör det",),
    ),
)
