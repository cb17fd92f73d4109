"""The words of what an authority writes when it follows up, in English and Swedish: one table."""

from __future__ import annotations

from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    "title deviations": ("Deviations", "Avvikelser"),
    "title feedback": ("Feedback on what was reported", "Återkoppling på redovisningar"),
    "title dialogue": ("Dialogue", "Dialog"),
    "title summary": ("All together", "Samlad bild"),
    "title calendar": ("Calendar", "Kalender"),
    "title settlement": ("Settlement of funds", "Slutreglering av medel"),
    "no settlements": (
        "No grant is to be repaid if unused, accounted for, or asked for in time.",
        "Inget bidrag ska återbetalas, redovisas ekonomiskt eller rekvireras i tid.",
    ),
    "no deviations": ("No deviations.", "Inga avvikelser."),
    "no feedback": ("Nothing is missing.", "Inget saknas."),
    "no dialogue": ("No flag is raised.", "Inget är flaggat."),
    "no figures": ("There are no requirements or targets.", "Det finns inga krav eller mål."),
    "no days": ("The agreement names no days.", "Överenskommelsen anger inga datum."),
    "required": ("Required for: {grants}", "Krävs för: {grants}"),
    "target": ("Monitored as a target", "Följs upp som mål"),
    "own words": ("Own description: {text}", "Egen beskrivning: {text}"),
    "no words": (
        "A description of the improvement work is missing ({fact}).",
        "Beskrivning av förbättringsarbetet saknas ({fact}).",
    ),
    "to": ("To: {name} ({code})", "Till: {name} ({code})"),
    "about": ("About: {title}", "Ärende: {title}"),
    "came": ("{what} came {day}.", "{what} kom in den {day}."),
    "early": ("First day was {day}: {margin}.", "Första dag var den {day}: {margin}."),
    "late": ("It was to come by {day}: {margin}.", "Sista dag var den {day}: {margin}."),
    "not come": (
        "{what} has not come in; last day {day}.",
        "{what} har inte kommit in; sista dag är den {day}.",
    ),
    "not come ever": ("{what} has not come in.", "{what} har inte kommit in."),
    "parts": ("These parts are missing:", "Följande delar saknas:"),
    "part": ("{number}. {text}", "{number}. {text}"),
    "gaps": (
        "These facts are needed for a verdict:",
        "Följande uppgifter behövs för bedömningen:",
    ),
    "raised": ("Raised for:", "Flaggat för:"),
    "still open": ("Still open for: {who}", "Ännu öppet för: {who}"),
    "counts": ("{counts}, of {total} {kind}", "{counts}, av {total} {kind}"),
    "whole": ("All together: {value}{known}", "Sammantaget: {value}{known}"),
    "known": (" (of {known} of {total})", " (för {known} av {total})"),
    "by item": ("By {list}:", "Uppdelat på {list}:"),
    "no value": ("No value", "Inget värde"),
    "smallest": ("Smallest: {value}: {who}", "Lägst: {value}: {who}"),
    "largest": ("Largest: {value}: {who}", "Högst: {value}: {who}"),
    "in days": ("in {days} days", "om {days} dagar"),
    "in a day": ("tomorrow", "i morgon"),
    "today": ("today", "i dag"),
    "days ago": ("{days} days ago", "{days} dagar sedan"),
    "a day ago": ("yesterday", "i går"),
    "overdue": ("OVERDUE", "FÖRSENAT"),
}  # fmt: skip
say = Phrasebook(_WORDS)
