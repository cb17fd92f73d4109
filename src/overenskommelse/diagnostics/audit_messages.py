"""Mistakes in a published table that is to be audited."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

AUDIT_MESSAGES = (
    error(
        "published-column-missing",
        "the table has no column `{heading}`, only {known}",
        "tabellen har ingen kolumn `{heading}`, bara {known}",
        ("did you mean `{suggestion}`?", "name the column with `{option}`"),
        ("menade du `{suggestion}`?", "ange kolumnen med `{option}`"),
    ),
    error(
        "published-no-rows",
        "the table has no rows of recipients",
        "tabellen har inga rader med mottagare",
    ),
    error(
        "published-row-without-code",
        "the row says nothing of who it is for",
        "raden anger inte vem den gäller",
        ("write the code, or call the row `Total`",),
        ("skriv koden, eller kalla raden `Summa`",),
    ),
    error(
        "published-twice",
        "`{recipient}` has more than one row",
        "`{recipient}` har mer än en rad",
    ),
    error(
        "published-bad-weight",
        "`{found}` is no weight",
        "`{found}` är ingen vikt",
        ("write it as `{suggestion}`", "a weight is a number, as `2 455 914` or `0,5`"),
        ("skriv det som `{suggestion}`", "en vikt är ett tal, som `2 455 914` eller `0,5`"),
    ),
    error(
        "published-bad-amount",
        "`{found}` is no amount in whole units",
        "`{found}` är inget belopp i hela enheter",
        ("write it as `{suggestion}`", "an amount is a whole number, as `42 452 908`"),
        ("skriv det som `{suggestion}`", "ett belopp är ett heltal, som `42 452 908`"),
    ),
    error(
        "published-bad-share",
        "`{found}` is no share",
        "`{found}` är ingen andel",
        ("a share has a percent sign, as `23,26 %`",),
        ("en andel har procenttecken, som `23,26 %`",),
    ),
)
