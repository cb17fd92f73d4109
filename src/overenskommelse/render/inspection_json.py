"""In: what an agreement says, or what changed. Out: JSON, in the form of `docs/inspect.md`."""

from __future__ import annotations

import json
from fractions import Fraction

from overenskommelse.inspection.changes import Change
from overenskommelse.inspection.overview import FundLine, Inspection
from overenskommelse.inspection.records import entries
from overenskommelse.render.plain import plain
from overenskommelse.render.words import Language

FORMAT = 1


def inspection_json(inspection: Inspection, language: Language) -> str:
    """What an agreement says as JSON."""
    model = {
        name: plain(value, language)
        for name, value in entries(inspection.model)
        if name not in ("facts", "parts")
    }
    told = {
        "format": FORMAT,
        **model,
        "itemised": inspection.itemised,
        "funds": [_fund(line, language) for line in inspection.funds],
        "dates": [
            {
                "day": item.day.isoformat(),
                "what": f"{type(item.record).__name__}.{item.field}",
                "path": plain(item.path, language),
            }
            for item in inspection.dates
        ],
        "facts": plain(inspection.needs, language),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def changes_json(changes: tuple[Change, ...], language: Language) -> str:
    """What changed as JSON."""
    told = {"format": FORMAT, "changes": [_change(change, language) for change in changes]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _fund(line: FundLine, language: Language) -> dict[str, object]:
    fields = {name: plain(value, language) for name, value in entries(line.part) if name != "parts"}
    return {
        "what": type(line.part).__name__.lower(),
        **fields,
        "share": None if line.share is None else str(line.share),
        "itemised": line.itemised,
        "parts": [_fund(below, language) for below in line.lines],
    }


def _change(change: Change, language: Language) -> dict[str, object]:
    told: dict[str, object] = dict(entries(change))
    told = {name: plain(value, language) for name, value in told.items()}
    if type(change.old) is int and type(change.new) is int:
        difference = change.new - change.old
        told["difference"] = difference
        told["relative"] = str(Fraction(difference, change.old)) if change.old else None
    return told
