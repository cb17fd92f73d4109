"""Mistakes in amounts that are reckoned from others."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

AMOUNT_MESSAGES = (
    error(
        "amount-not-money",
        "the amount comes to {unit:noun}, and an amount is money",
        "beloppet blir {unit:noun}, och ett belopp är pengar",
        ("reckon with an amount, as `50 % of total` or `100 * 250 000 kr`",),
        ("räkna med ett belopp, som `50 % av totalen` eller `100 * 250 000 kr`",),
    ),
    error(
        "amount-below-nought",
        "the amount is below 0",
        "beloppet är mindre än 0",
        ("look for what is subtracted",),
        ("se efter vad som dras ifrån",),
    ),
    error(
        "amount-not-rounded",
        "the amount is no whole number of kronor; it lies between {below} kr and {above} kr",
        "beloppet är inget helt antal kronor; det ligger mellan {below} kr och {above} kr",
        ("say how it is rounded, as `rounded ({text}) to 1 kr, down`",),
        ("ange hur det avrundas, som `avrundat ({text}) till 1 kr, nedåt`",),
    ),
    error(
        "amount-without-total",
        "this is a part of the total, and the file says no total",
        "detta är en del av totalen, och filen anger ingen total",
        ("write `total` and an amount below the head, or the amount itself",),
        ("skriv `totalt` och ett belopp under filhuvudet, eller själva beloppet",),
    ),
    error(
        "amount-ambiguous",
        "`{name}` can mean two amounts",
        "`{name}` kan betyda två belopp",
        ("give the fund, grant or value another name",),
        ("ge potten, bidraget eller värdet ett annat namn",),
    ),
    error(
        "amount-of-facts",
        "`{name}` is known only once it is reported, and an amount must be known from the file",
        "`{name}` är känt först när det har rapporterats, och ett belopp måste framgå av filen",
        (
            "write the most that can be used (`at most`), split it by `{name}`, and say below it "
            "what each gets: `each at most …`",
        ),
        (
            "skriv det mesta som kan användas (`högst`), fördela det efter `{name}`, och ange "
            "under det vad var och en får: `var och en högst …`",
        ),
    ),
    error(
        "amount-cycle",
        "the amount of `{name}` is reckoned from itself: {path}",
        "beloppet för `{name}` beräknas ur sig självt: {path}",
        ("write one of the amounts out",),
        ("skriv ut ett av beloppen",),
    ),
    error(
        "amounts-too-deep",
        "amounts rest on each other in more than {most} steps",
        "beloppen bygger på varandra i fler än {most} steg",
        ("write one of the amounts out",),
        ("skriv ut ett av beloppen",),
    ),
    error(
        "amount-needs-day",
        "`{name}` changes from {day}, and an amount is the same on every day",
        "`{name}` ändras från och med {day}, och ett belopp är detsamma alla dagar",
        ("say which day counts, as `{name} on {day}`",),
        ("ange vilken dag som räknas, som `{name} den {day}`",),
    ),
    error(
        "amount-too-large",
        "the number is too long to be reckoned with",
        "talet är för långt att räkna med",
        ("write the amount out",),
        ("skriv ut beloppet",),
    ),
)
