"""Mistakes in which rule is meant, and in what an amendment does to rules."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error, warning

RULE_MESSAGES = (
    warning(
        "amendment-drops",
        "this takes the place of the whole clause, so no longer there: {dropped}",
        "detta ersätter hela regeln, så följande gäller inte längre: {dropped}",
        ("write `{instead}` to change only what differs, and `removed …` below it for what goes",),
        ("skriv `{instead}` för att ändra bara det som skiljer, med `utgår …` för det som utgår",),
    ),
    warning(
        "value-without-day",
        "`{name}` changes from {change}, and with it what this says of the period `{period}`",
        "`{name}` ändras från och med {change}, och därmed innebörden för perioden `{period}`",
        ("write `{name} on {last}` to hold on to the number of that day",),
        ("skriv `{name} den {last}` för att hålla fast vid den dagens tal",),
    ),
    error(
        "day-useless",
        "`{name}` is no value that has a number from day to day",
        "`{name}` är inget värde som gäller från dag till dag",
        ("leave the day out; a period stands behind `during`",),
        ("utelämna dagen; en period står efter `under`",),
    ),
    error(
        "amendment-too-early",
        "the amended file is itself an amendment, which holds from {day}",
        "filen som ändras är själv en ändring, som gäller från och med {day}",
        ("let this one hold from a later day, or amend the earlier file",),
        ("låt denna gälla från en senare dag, eller ändra den tidigare filen",),
    ),
    error(
        "amends-no-file",
        "this file amends no other, so there is nothing to change or remove",
        "denna fil ändrar ingen annan, så det finns inget att ändra eller ta bort",
        ('write `amends "…" from …` below the head',),
        ('skriv `ändrar "…" från och med …` under huvudet',),
    ),
    error(
        "ambiguous-requirement",
        "`{name}` is the name of several rules, which ask for different things",
        "`{name}` är namnet på flera regler, som kräver olika saker",
        ("say which is meant: {choices}",),
        ("ange vilken som avses: {choices}",),
    ),
)
