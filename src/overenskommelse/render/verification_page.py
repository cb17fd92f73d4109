"""In: what came of verifying a receipt. Out: a page: whether it holds, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overenskommelse.outcome.receipt import SEAL
from overenskommelse.outcome.verification import (
    Difference,
    Nothing,
    Several,
    Verification,
    entries_of,
)
from overenskommelse.render.words import Language, word
from overenskommelse.source.languages import Phrasebook
from overenskommelse.source.numbers import grouped

_MOST_OTHERS = 20
_AMOUNTS = frozenset({"amount", "undistributed"})
_RESULTS = frozenset({"status", "state", *_AMOUNTS})
_OF_RESULTS = frozenset({"verdicts", "payments", "requirements", "status", "amount"})

_WORDS: dict[str, tuple[str, str]] = {
    "same": (
        "The receipt holds: files, facts, day and result are the same, to the byte.",
        "Kvittot stämmer: filer, uppgifter, dag och resultat är desamma, tecken för tecken.",
    ),
    "other": ("The receipt does not hold.", "Kvittot stämmer inte."),
    "as of": ("As of {day}", "Per den {day}"),
    "no day": ("Without a date", "Utan datum"),
    "known by": (
        "With the facts known by {day}",
        "Med de uppgifter som var kända den {day}",
    ),
    "versions": (
        "Written by version {one} of the library, verified by version {other}.",
        "Skrivet av bibliotekets version {one}, kontrollerat med version {other}.",
    ),
    "files": ("What it was evaluated from", "Underlaget"),
    "file": (
        "the file `{name}` is another: SHA-256 {told} in the receipt, {found} now",
        "filen `{name}` är en annan: SHA-256 {told} i kvittot, {found} nu",
    ),
    "facts": (
        "the facts say something else than they did",
        "uppgifterna säger något annat än då",
    ),
    "same facts": (
        "the facts say the same as they did",
        "uppgifterna säger detsamma som då",
    ),
    "results": ("Verdicts and amounts", "Bedömningar och belopp"),
    "others": ("Other entries", "Övriga poster"),
    "entry": ("{path}: {told} in the receipt, {found} now", "{path}: {told} i kvittot, {found} nu"),
    "more": (
        "… and {count} more; --format json gives them all",
        "… och {count} till; --format json ger alla",
    ),
    "nothing": ("no entry", "ingen post"),
    "several entries": ("several entries", "flera poster"),
    "open": ("open", "öppet"),
}
_phrase = Phrasebook(_WORDS)


def verification_page(verification: Verification, language: Language) -> str:
    """A page that says whether a receipt holds, and if not, exactly what differs."""
    return _Page(verification, language).text()


class _Page:
    def __init__(self, verification: Verification, language: Language) -> None:
        self._verification = verification
        self._content = verification.receipt.content
        self._language = language

    def text(self) -> str:
        blocks = [self._head(), *self._differences(), self._foot()]
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def _say(self, key: str, **values: object) -> str:
        return _phrase(key, self._language, **values)

    def _head(self) -> list[str]:
        agreement = self._content["agreement"]
        told = entries_of(agreement) or {}
        day, known = self._content["on"], self._content["known_by"]
        return [
            f"{told.get('title')} {told.get('year') or ''}".rstrip(),
            self._say("as of", day=day) if day else self._say("no day"),
            *([self._say("known by", day=known)] if known and known != day else []),
            self._say("same" if self._verification.is_same else "other"),
        ]

    def _foot(self) -> list[str]:
        """The versions, if it was verified by another than wrote it."""
        one, other = self._verification.written_by, self._verification.library
        return [] if one == other else [self._say("versions", one=one, other=other)]

    def _differences(self) -> Iterator[list[str]]:
        found = self._verification.differences
        files = [item for item in found if item.path[0] != "result" and item.path[-1] == SEAL]
        results = [item for item in found if _is_result(item)]
        sizes = [item for item in found if item.path[0] != "result" and item.path[-1] == "bytes"]
        apart = {*files, *results, *sizes}
        others = [item for item in found if item not in apart]
        if files:
            yield [self._say("files"), *(f"  {line}" for line in self._files(files))]
        if results:
            yield [self._say("results"), *(f"  {self._entry(item)}" for item in results)]
        if others:
            lines = [f"  {self._entry(item)}" for item in others[:_MOST_OTHERS]]
            more = len(others) - len(lines)
            left = [f"  {self._say('more', count=more)}"] if more else []
            yield [self._say("others"), *lines, *left]

    def _files(self, found: list[Difference]) -> Iterator[str]:
        facts = [item for item in found if item.path == ("facts", SEAL)]
        for item in found:
            if item not in facts:
                name = item.path[-2]
                told, now = self._leaf(item.told), self._leaf(item.found)
                yield self._say("file", name=name, told=told, found=now)
        if facts:
            yield self._say("facts")
        elif any(item.path[0] == "facts" for item in found):
            yield self._say("same facts")

    def _entry(self, item: Difference) -> str:
        told, found = self._told(item, item.told), self._told(item, item.found)
        return self._say("entry", path=self._path(item), told=told, found=found)

    def _path(self, item: Difference) -> str:
        """Where an entry stands; of a result, the grant or target, and the recipient by name."""
        steps = list(item.path)
        data: object = self._content
        for number, step in enumerate(item.path):
            data = (entries_of(data) or {}).get(step)
            if isinstance(data, Mapping) and "recipient" in data:
                steps[number] = f"{step} {data.get('name')}"
        if item.path[0] == "result" and len(steps) > 2:
            steps = steps[2:]
        if _is_result(item):
            steps = [step for step in steps if step not in _OF_RESULTS]
        return " › ".join(steps)

    def _told(self, item: Difference, leaf: object) -> str:
        key = item.path[-1]
        if key in _AMOUNTS:
            return f"{grouped(leaf)} kr" if isinstance(leaf, int) else self._say("open")
        if isinstance(leaf, str) and key in ("status", "state"):
            known = leaf if key == "status" else f"state {leaf}"
            return word(known, self._language)
        return self._leaf(leaf)

    def _leaf(self, leaf: object) -> str:
        if isinstance(leaf, Nothing | Several):
            return self._say(leaf.value)
        return "null" if leaf is None else f"{leaf}"


def _is_result(item: Difference) -> bool:
    """Whether an entry is a verdict, in all or on one requirement, an amount, or a state."""
    path = item.path
    if path[0] != "result" or "reason" in path or path[-1] not in _RESULTS:
        return False
    return path[-1] != "status" or "verdicts" in path
