"""The words of the pages `inspect` and `diff` print, in English and Swedish: one table."""

from __future__ import annotations

from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    # what an agreement says
    "parties": ("Between {names}", "Mellan {names}"),
    "and": ("and", "och"),
    "reference": ("Reference {text}", "Diarienummer {text}"),
    "decided": ("Decided on {day}", "Beslutad den {day}"),
    "in force": ("In force {first} – {last}", "Gäller {first} – {last}"),
    "source": ("Source: {text}", "Källa: {text}"),
    "note": ("Note: {text}", "Anmärkning: {text}"),
    "money": ("Money", "Medel"),
    "what": ("What", "Vad"),
    "amount": ("Amount, kr", "Belopp, kr"),
    "share": ("Share of total", "Andel av totalen"),
    "rest": ("not itemised", "inte specificerat"),
    "total": ("Total", "Totalt"),
    "grants": ("Grants", "Bidrag"),
    "targets": ("Targets, which decide no money", "Mål, som inte avgör några medel"),
    "dates": ("Dates", "Datum"),
    "facts": ("Facts needed", "Uppgifter som behövs"),
    "once": ("{kind} ({count}), once each", "{kind} ({count}), en gång vardera"),
    "per period": ("{kind} ({count}), for {period}", "{kind} ({count}), för {period}"),
    "no period": (
        "{kind} ({count}), for a period that nothing names",
        "{kind} ({count}), för en period som inget anger",
    ),
    "all together": ("one value in all", "ett värde för alla"),
    "used by": ("used by {uses}", "används av {uses}"),
    "unused": ("used by nothing", "används inte"),
    "through": ("{clause} (through {measure})", "{clause} (genom {measure})"),
    "in grant": ("{clause} of {owner}", "{clause} för {owner}"),
    "measures": ("Measures", "Mått"),
    "recipients": ("Recipients", "Mottagare"),
    "count": ("{label}: {count}", "{label}: {count}"),
    "documents": ("Sources, passage by passage", "Källor, avsnitt för avsnitt"),
    # what changed
    "from to": ("Changes from {old} to {new}", "Ändringar från {old} till {new}"),
    "no changes": ("No change in meaning.", "Ingen ändring i sak."),
    "agreement": ("The agreement", "Överenskommelsen"),
    "added": ("added: {what}", "tillkommer: {what}"),
    "removed": ("removed: {what}", "utgår: {what}"),
    "changed": ("{field}: {old} → {new}", "{field}: {old} → {new}"),
    "field added": ("{field} added: {new}", "{field} tillkommer: {new}"),
    "field removed": ("{field} removed: {old}", "{field} utgår: {old}"),
    "by much": ("{difference}", "{difference}"),
    "only": ("only this differs: {old} → {new}{much}", "det enda som skiljer: {old} → {new}{much}"),
    "later": ("{days} days later", "{days} dagar senare"),
    "earlier": ("{days} days earlier", "{days} dagar tidigare"),
    "one later": ("1 day later", "1 dag senare"),
    "one earlier": ("1 day earlier", "1 dag tidigare"),
}
say = Phrasebook(_WORDS)
