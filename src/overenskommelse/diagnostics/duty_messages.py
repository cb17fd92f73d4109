"""Mistakes in duties, and in what tells of them and of deviations."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

DUTY_MESSAGES = (
    error(
        "received-not-date",
        "`{name}` does not tell one day for each, and a duty is fulfilled on a day",
        "`{name}` anger inte en dag för var och en, men en skyldighet fullgörs en viss dag",
        ("declare a fact of type date, without periods and lists",),
        ("ange en uppgift av typen datum, utan perioder och listor",),
    ),
    error(
        "received-useless",
        "nothing follows from the day that `{name}` tells, since the right does not lapse",
        "ingenting följer av den dag som `{name}` anger, eftersom rätten inte förfaller",
        ("write `… or it lapses`, or leave the sentence out",),
        ("skriv `… annars förfaller rätten`, eller utelämna meningen",),
    ),
    error(
        "requisition-days-differ",
        "`{name}` is to be asked for by {own}, and in this requisition by {other}",
        "`{name}` ska rekvireras senast den {own}, men i denna rekvisition senast den {other}",
        ("keep one of the two days",),
        ("behåll en av de två dagarna",),
    ),
    error(
        "told-not-money",
        "`{name}` does not tell one amount for each, and what was used or repaid is an amount",
        "`{name}` anger inte ett belopp för var och en, och det som förbrukats eller återbetalats "
        "är ett belopp",
        ("declare a fact of type money, without periods and lists",),
        ("ange en uppgift av typen belopp, utan perioder och listor",),
    ),
    error(
        "told-of-two",
        "`{name}` tells of something else already, and one amount cannot tell of both",
        "`{name}` anger redan något annat, och ett belopp kan inte ange båda",
        ("name another fact here, or gather the grants in one requisition",),
        ("ange en annan uppgift här, eller samla bidragen i en rekvisition",),
    ),
    error(
        "received-yearly",
        "the duty returns, and `{name}` tells of one day only",
        "skyldigheten återkommer, men `{name}` anger bara en dag",
        ("write a duty for each time, with a day and a fact of its own",),
        ("skriv en skyldighet för varje gång, med egen dag och egen uppgift",),
    ),
    error(
        "day-twice",
        "the duty has the same day twice",
        "skyldigheten har samma dag två gånger",
        ("correct one of the two",),
        ("rätta den ena",),
    ),
    error(
        "explained-not-text",
        "`{name}` is not one text for each, and a deviation is explained in words",
        "`{name}` är inte en text för var och en, men en avvikelse förklaras i ord",
        ("declare a fact of type text, without periods and lists",),
        ("ange en uppgift av typen text, utan perioder och listor",),
    ),
)
