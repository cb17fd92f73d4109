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
)
