"""The words only the pages of "what if?" use, in English and Swedish: one table."""

from __future__ import annotations

from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    "as of two": ("As of {one}, and as of {other}", "Per den {one}, och per den {other}"),
    "known by two": (
        "With the facts known by {one}, and with those known by {other}",
        "Med de uppgifter som var kända den {one}, och med dem som var kända den {other}",
    ),
    "no day": ("without a date", "utan datum"),
    "supposed": ("What is supposed", "Antaganden"),
    "rule": ("{name}: {before} → {after} (line {line})", "{name}: {before} → {after} (rad {line})"),
    "fact": ("{fact}: {before} → {after}", "{fact}: {before} → {after}"),
    "decided": ("decision on {label}, {who}", "beslut om {label}, {who}"),
    "more facts": ("… and {count} more facts", "… och {count} uppgifter till"),
    "one more fact": ("… and 1 more fact", "… och 1 uppgift till"),
    "corrected": ("What has been corrected or added", "Rättade och tillkomna uppgifter"),
    "missing": ("missing", "saknas"),
    "nothing": ("Nothing changes.", "Ingenting ändras."),
    "before": ("Before, kr", "Före, kr"),
    "after": ("After, kr", "Efter, kr"),
    "shared": ("Shared, kr", "Delas, kr"),
    "not paid": ("Not paid out, kr", "Betalas inte ut, kr"),
    "difference": ("Difference, kr", "Skillnad, kr"),
    "verdict": ("Verdict", "Bedömning"),
    "amount": ("Amount", "Belopp"),
    "turn": ("{before} → {after}", "{before} → {after}"),
    "not judged": ("not judged", "bedöms inte"),
    "state": ("Split: {before} → {after}", "Fördelning: {before} → {after}"),
    "moved": (
        "{more} kr more in all for those who get more, {less} kr less for those who get less.",
        "Sammanlagt {more} kr mer för dem som får mer, {less} kr mindre för dem som får mindre.",
    ),
    "verdicts": ("Verdicts that change", "Bedömningar som ändras"),
    "was": ("{label}: {before} → {after}", "{label}: {before} → {after}"),
    "in all": ("All grants together", "Alla bidrag tillsammans"),
    "readings": (
        "Both readings of the shares of those who fail",
        "Båda läsningarna av andelarna för dem som inte uppfyller kraven",
    ),
    "no readings": (
        "Nobody can fail in this agreement, so there is only one reading.",
        "I den här överenskommelsen kan ingen gå miste om medlen; det finns bara en läsning.",
    ),
    "same readings": (
        "Both readings give the same on these facts.",
        "Båda läsningarna ger detsamma med dessa uppgifter.",
    ),
    "sweep": ("{rule} from {first} to {last}", "{rule} från {first} till {last}"),
    "value": ("Value", "Värde"),
    "met": ("Met", "Uppfyller"),
    "not met": ("Not met", "Uppfyller inte"),
    "open": ("Open", "Öppna"),
    "fallen": ("Falls off", "Faller bort"),
    "risen": ("Comes in", "Tillkommer"),
    "no difference": (
        "None of these values makes any difference.",
        "Inget av dessa värden gör någon skillnad.",
    ),
}
say = Phrasebook(_WORDS)
