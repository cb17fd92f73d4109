"""Mistakes in amounts, and in sums that must add up."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

MONEY_MESSAGES = (
    error(
        "not-money",
        "`{text}` is no amount of money",
        "`{text}` är inget belopp",
        ("put a unit behind it: `kr`, `tkr`, `Mkr` or `mdkr`",),
        ("sätt en enhet efter: `kr`, `tkr`, `Mkr` eller `mdkr`",),
    ),
    error(
        "fraction-of-krona",
        "the amount is no whole number of kronor",
        "beloppet är inget helt antal kronor",
        ("write a whole number, as `{below} kr` or `{above} kr`",),
        ("skriv ett helt antal, som `{below} kr` eller `{above} kr`",),
    ),
    error(
        "sum-too-large",
        "the parts of `{name}` are {parts} kr, {difference} kr more than its {amount} kr",
        "delarna av `{name}` är {parts} kr, {difference} kr mer än beloppet {amount} kr",
        ("change the amount or a part",),
        ("ändra beloppet eller en del",),
    ),
    error(
        "sum-too-small",
        "the parts of `{name}` are {parts} kr, {difference} kr less than its {amount} kr",
        "delarna av `{name}` är {parts} kr, {difference} kr mindre än beloppet {amount} kr",
        ("add the part that is missing, or `the rest is not itemised in the source`",),
        ("lägg till delen som saknas, eller `resten är inte specificerad i källan`",),
    ),
    error(
        "total-sum-too-large",
        "the parts of the agreement are {parts} kr, {difference} kr more than its total "
        "{amount} kr",
        "överenskommelsens delar är {parts} kr, {difference} kr mer än "
        "det totala beloppet {amount} kr",
        ("change the total or a part",),
        ("ändra totalbeloppet eller en del",),
    ),
    error(
        "total-sum-too-small",
        "the parts of the agreement are {parts} kr, {difference} kr less than its total "
        "{amount} kr",
        "överenskommelsens delar är {parts} kr, {difference} kr mindre än totalt {amount} kr",
        ("add the part that is missing, or `the rest is not itemised in the source`",),
        ("lägg till delen som saknas, eller `resten är inte specificerad i källan`",),
    ),
    error(
        "rest-is-nothing",
        "the parts are the whole amount, so there is no rest",
        "delarna är hela beloppet, så det finns ingen rest",
        ("remove the sentence",),
        ("ta bort meningen",),
    ),
)
