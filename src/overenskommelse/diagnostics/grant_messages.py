"""Mistakes in whom a grant is for, and in what some of them get."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

GRANT_MESSAGES = (
    error(
        "choice-split",
        "`{name}` goes to several, and the file does not say how it is split between them",
        "`{name}` går till flera, men filen anger inte hur det fördelas mellan dem",
        ("write one of {ways} behind them",),
        ("skriv något av {ways} efter dem",),
    ),
    error(
        "all-excepted",
        "`{name}` goes to nobody: every recipient of the kind is excepted",
        "`{name}` går inte till någon: alla mottagare av det slaget är undantagna",
        ("leave out one of those behind `except` at least",),
        ("ta bort minst en av dem efter `utom`",),
    ),
    error(
        "no-next-part",
        "the grant has no parts that come one after another",
        "bidraget har inga delar som följer på varandra",
        ("name the grant that what is left is added to, or cut this one by a series of periods",),
        ("ange bidraget som det förs till, eller dela upp detta efter en serie av perioder",),
    ),
    error(
        "left-in-circle",
        "what is left of `{name}` comes back to it: {circle}",
        "det som blir över av `{name}` kommer tillbaka till det: {circle}",
        ("let one of them keep what is left",),
        ("låt ett av dem behålla det som blir över",),
    ),
    error(
        "part-not-share",
        "a part of what somebody gets is a percentage, above 0 and below 100",
        "en del av det någon får anges i procent, över 0 och under 100",
        ("write it as `50 %`; for all of it leave the percentage out",),
        ("skriv det som `50 %`; utelämna procenttalet om det är allt",),
    ),
    error(
        "choice-rest",
        "a share is paid, and the file does not say when the rest is",
        "en del betalas, men filen anger inte när resten betalas",
        ("add `{keyword}`",),
        ("lägg till `{keyword}`",),
    ),
    error(
        "rest-of-nothing",
        "the rest is paid, and no share is paid before it",
        "resten betalas, men ingen del betalas före den",
        ("write the share that is paid first, or leave out that this is the rest",),
        ("skriv den del som betalas först, eller ta bort att detta är resten",),
    ),
    error(
        "step-not-share",
        "a step of a payment is a percentage above 0, and the steps leave a rest",
        "ett steg i en utbetalning anges i procent över 0, och stegen lämnar en rest",
    ),
    error(
        "steps-backwards",
        "this share is paid after the rest, which is paid on {rest}",
        "denna del betalas efter resten, som betalas den {rest}",
        ("correct one of the days, or call the last payment the rest",),
        ("rätta någon av dagarna, eller kalla den sista utbetalningen för resten",),
    ),
    error(
        "not-of-grant",
        "`{recipient}` is not one of those that `{name}` goes to",
        "`{recipient}` är inte en av dem som `{name}` går till",
        ("remove the row, or name the recipient in the sentence of the grant",),
        ("ta bort raden, eller ange mottagaren i meningen om bidraget",),
    ),
)
