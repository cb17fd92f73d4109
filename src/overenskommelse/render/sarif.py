"""In: the findings of files. Out: a log in SARIF 2.1.0, as code scanning services read it.

Guarantees: every code word of the catalogue is a rule, so that a result can point at its own by
number; columns count characters, as people do, and the log says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import quote

from overenskommelse.diagnostics.catalogue import CATALOGUE
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.diagnostics.message import Message
from overenskommelse.render.explanation import advice, headline
from overenskommelse.render.words import Language, word
from overenskommelse.source.text import Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = tuple(sorted(CATALOGUE))
_NUMBERS = {code: number for number, code in enumerate(_RULES)}


def sarif_text(
    found: Iterable[tuple[Diagnostic, Language]], language: Language, version: str
) -> str:
    """A log of findings.

    Args:
        found: The findings, each with the language it is worded in.
        language: The language of the rules' descriptions.
        version: The version of this library, for the log to name.
    """
    run = {
        "tool": {"driver": _driver(language, version)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, worded) for item, worded in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(language: Language, version: str) -> dict[str, object]:
    return {
        "name": "overenskommelse",
        "version": version,
        "rules": [_rule(CATALOGUE[code], language) for code in _RULES],
    }


def _rule(message: Message, language: Language) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": message.code,
        "shortDescription": {"text": headline(message, language)},
        "defaultConfiguration": {"level": message.severity},
    }
    told = advice(message, language)
    if told:
        rule["help"] = {"text": "\n".join(told)}
    return rule


def _result(item: Diagnostic, language: Language) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": item.code,
        "ruleIndex": _NUMBERS[item.code],
        "level": item.severity.value,
        "message": {"text": _message(item, language)},
        "locations": [_location(item.place)],
    }
    if item.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place), "message": {"text": word("see also", language)}}
            for number, place in enumerate(item.related, start=1)
        ]
    return result


def _message(item: Diagnostic, language: Language) -> str:
    help_text = item.help(language)
    told = item.headline(language)
    return f"{told}\n{word('help', language)}: {help_text}" if help_text else told


def _location(place: Place) -> dict[str, object]:
    """A place; a thing in a mapping has a path instead of a line."""
    location: dict[str, object] = {}
    if place.file is not None:
        physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file)}}
        if place.line is not None:
            physical["region"] = _region(place)
        location["physicalLocation"] = physical
    if place.path is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": place.path}]
    return location


def _region(place: Place) -> dict[str, object]:
    ends = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.end_column,
    }
    return {name: number for name, number in ends.items() if number is not None}


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
