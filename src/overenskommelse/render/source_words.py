"""The words of the pages about sources, in English and Swedish: one table."""

from __future__ import annotations

from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    "rule": ("rule", "regel"),
    "judgement": ("judgement", "bedömning"),
    "narrative": ("narrative", "beskrivning"),
    "silent": ("SILENT", "SAKNAR REGEL"),
    "note": ("Note: {text}", "Anmärkning: {text}"),
    "row": ("row {name}", "rad {name}"),
    "line": ("{clause} ({file}, line {line})", "{clause} ({file}, rad {line})"),
    "whole": ("The document as a whole", "Dokumentet i sin helhet"),
    "nothing": ("No document lists its passages.", "Inget dokument har sina avsnitt listade."),
    "one": (
        "1 passage: {rule} with a rule, {judgement} judgement, {narrative} narrative, "
        "{silent} silent",
        "1 avsnitt: med regel {rule}, bedömning {judgement}, beskrivning {narrative}, "
        "saknar regel {silent}",
    ),
    "several": (
        "{count} passages: {rule} with a rule, {judgement} judgement, {narrative} narrative, "
        "{silent} silent",
        "{count} avsnitt: med regel {rule}, bedömning {judgement}, beskrivning {narrative}, "
        "saknar regel {silent}",
    ),
    "passage": ("Passage", "Avsnitt"),
    "about": ("About", "Handlar om"),
    "state": ("State", "Läge"),
    "clauses": ("Clauses and notes", "Regler och anmärkningar"),
}
say = Phrasebook(_WORDS)
