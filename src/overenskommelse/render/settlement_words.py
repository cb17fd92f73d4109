"""The words of a settlement of funds, in English and Swedish: one table."""

from __future__ import annotations

from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    "grants": ("Grants: {grants}", "Bidrag: {grants}"),
    "requested by": ("To be asked for by {day}", "Rekvireras senast {day}"),
    "or lapses": (", or the right to it lapses", ", annars förfaller rätten"),
    "repaid by": ("Unused funds repaid by {day}", "Ej förbrukade medel återbetalas senast {day}"),
    "reported by": ("Economic report by {day}", "Ekonomisk redovisning senast {day}"),
    "or reclaimed": (
        ", or the funds may be reclaimed",
        ", annars får medlen återkrävas",
    ),
    "code": ("Code", "Kod"),
    "name": ("Name", "Namn"),
    "paid": ("Received, kr", "Erhållet, kr"),
    "used": ("Used, kr", "Förbrukat, kr"),
    "unused": ("Unused, kr", "Ej förbrukat, kr"),
    "repaid": ("Repaid, kr", "Återbetalt, kr"),
    "remaining": ("Still to repay, kr", "Kvar att återbetala, kr"),
    "state": ("State", "Läge"),
    "total": ("Total", "Summa"),
    "open amount": ("open", "öppet"),
    "settled": ("nothing left to repay", "inget kvar att återbetala"),
    "nothing received": ("nothing received", "har inte fått medel"),
    "overdue": ("overdue", "försenat"),
    "to repay later": ("to be repaid", "ska återbetalas"),
    "open": ("open", "öppet"),
    "not yet due": ("not yet due", "ännu inte aktuellt"),
    "nothing to repay by": ("–", "–"),
    "who": ("{name} ({code}): {text}", "{name} ({code}): {text}"),
    "all": ("All: {text}", "Alla: {text}"),
    "is overdue": (
        "{amount} kr was to be repaid by {day}, {days} days ago.",
        "{amount} kr skulle ha återbetalats senast {day}, för {days} dagar sedan.",
    ),
    "is a day overdue": (
        "{amount} kr was to be repaid by {day}, yesterday.",
        "{amount} kr skulle ha återbetalats senast {day}, i går.",
    ),
    "own money": (
        "has used {amount} kr more than it received.",
        "har förbrukat {amount} kr mer än vad som erhållits.",
    ),
    "repaid beyond": (
        "has repaid {amount} kr more than was unused.",
        "har återbetalat {amount} kr mer än vad som inte förbrukats.",
    ),
    "may be reclaimed": (
        "the economic report did not come in time; up to {amount} kr may be reclaimed.",
        "den ekonomiska redovisningen har inte kommit in i tid; högst {amount} kr får återkrävas.",
    ),
    "reclaim unknown": (
        "the economic report did not come in time; the funds may be reclaimed.",
        "den ekonomiska redovisningen har inte kommit in i tid; medlen får återkrävas.",
    ),
    "asked too late": (
        "asked too late, or not at all.",
        "har rekvirerat för sent eller inte alls.",
    ),
    "lapsed": (
        "asked too late, or not at all; {amount} kr has lapsed.",
        "har rekvirerat för sent eller inte alls; rätten till {amount} kr har förfallit.",
    ),
    "withheld": (
        "{amount} kr of its share is not paid, since it does not meet the requirements.",
        "{amount} kr av andelen betalas inte ut, eftersom kraven inte är uppfyllda.",
    ),
    "gap": ("open: {text}", "öppet: {text}"),
    "no fact used": (
        "The agreement names no fact that tells what was used.",
        "Överenskommelsen anger ingen uppgift om vad som har förbrukats.",
    ),
    "no fact repaid": (
        "The agreement names no fact that tells what was repaid.",
        "Överenskommelsen anger ingen uppgift om vad som har återbetalats.",
    ),
    "no fact reported": (
        "The agreement names no fact that tells when the economic report came.",
        "Överenskommelsen anger ingen uppgift om när den ekonomiska redovisningen kom in.",
    ),
    "undistributed": ("Paid to nobody: {amount} kr", "Betalas inte till någon: {amount} kr"),
    "to share": (
        "That can be shared in a second round, with what was repaid: {amount} kr",
        "Kan fördelas i en andra omgång, med det som återbetalats: {amount} kr",
    ),
}  # fmt: skip
say = Phrasebook(_WORDS)
