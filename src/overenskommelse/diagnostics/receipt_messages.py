"""Mistakes with receipts: none at all, edited, or of files that are not at hand."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

RECEIPT_MESSAGES = (
    error(
        "bad-receipt",
        "this is no receipt: `{path}` is missing or of another kind",
        "detta är inget kvitto: `{path}` saknas eller är av annat slag",
        ("receipts are written by `overenskommelse evaluate … --receipt FILE`",),
        ("kvitton skrivs av `overenskommelse evaluate … --receipt FIL`",),
    ),
    error(
        "receipt-version",
        "the receipt is of form {found}, and this library reads form {known}",
        "kvittot har form {found}, men det här biblioteket läser form {known}",
        ("verify it with version {library} of the library, which wrote it",),
        ("kontrollera det med bibliotekets version {library}, som skrev det",),
    ),
    error(
        "receipt-reformatted",
        "the receipt is not written as receipts are: this line differs",
        "kvittot är inte skrivet som kvitton skrivs: den här raden skiljer sig",
        ("use the file as it was written; an editor or a sending may have changed it",),
        ("använd filen som den skrevs; ett redigeringsprogram kan ha ändrat den",),
    ),
    error(
        "receipt-edited",
        "the receipt has been edited: its seal does not fit what it says",
        "kvittot har ändrats: förseglingen stämmer inte med innehållet",
        ("use the receipt as it was written, or evaluate again",),
        ("använd kvittot som det skrevs, eller gör om bedömningen",),
    ),
    error(
        "receipt-entry-edited",
        "the receipt says {told} here; reckoned again it is {found}",
        "kvittot anger {told} här; omräknat blir det {found}",
    ),
    error(
        "receipt-file-missing",
        "the receipt is of `{name}`, and there is no such file here",
        "kvittot gäller `{name}`, men någon sådan fil finns inte här",
        ("say where it is, with `{option}`",),
        ("ange var den finns, med `{option}`",),
    ),
    error(
        "receipt-file-outside",
        "the receipt is of `{name}`, outside this folder, which is not opened on its word alone",
        "kvittot gäller `{name}`, utanför den här mappen, som inte öppnas bara för att det står så",
        ("name the file yourself, with `{option}`",),
        ("ange filen själv, med `{option}`",),
    ),
    error(
        "receipt-facts-count",
        "the number of files of facts is {wanted} in the receipt, found {found}",
        "antalet filer med uppgifter är {wanted} i kvittot, hittade {found}",
        ("name them all, in the order of the receipt: {names}",),
        ("ange alla, i kvittots ordning: {names}",),
    ),
    error(
        "receipt-facts-wanted",
        "the receipt is of facts that a program handed in, not of files alone",
        "kvittot gäller uppgifter som ett program lämnade, inte bara filer",
        ("verify it in Python, with the same facts: `verify(receipt, facts=facts)`",),
        ("kontrollera det i Python, med samma uppgifter: `verify(receipt, facts=facts)`",),
    ),
    error(
        "receipt-over-other",
        "the file `{path}` is there already and is no receipt",
        "filen `{path}` finns redan och är inget kvitto",
        ("write the receipt to another file",),
        ("skriv kvittot till en annan fil",),
    ),
)
