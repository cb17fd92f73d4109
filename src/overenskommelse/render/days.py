"""In: both days of an evaluation, or where a fact came from. Out: the words for them."""

from __future__ import annotations

from datetime import date

from overenskommelse.render.reasons import Wording


def days_told(on: date | None, known_by: date | None, wording: Wording) -> list[str]:
    """The day an evaluation is as of; and by which day its facts were known, if that is another."""
    told = [wording.say("no day") if on is None else wording.say("as of", day=on.isoformat())]
    if known_by is not None and known_by != on:
        told.append(wording.say("known by", day=known_by.isoformat()))
    return told


def origin_told(register: str | None, extracted: date | None, wording: Wording) -> str:
    """The register a fact was taken from, and the day; an empty text if neither is told."""
    day = None if extracted is None else wording.say("extracted", day=extracted.isoformat())
    return ", ".join(text for text in (register, day) if text)
