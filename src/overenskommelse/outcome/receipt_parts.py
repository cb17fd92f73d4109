"""In: the files and facts of an evaluation. Out: what a receipt tells of them."""

from __future__ import annotations

from pathlib import Path

from overenskommelse.facts.canonical import canonical_facts
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.facts.reading import files_in
from overenskommelse.outcome.receipt import DigestedFile, FactsRead
from overenskommelse.source.packaged import packaged_folder
from overenskommelse.source.text import Source
from overenskommelse.syntax.tree import File


def files_of(own: tuple[File, ...], amended: tuple[File, ...]) -> tuple[DigestedFile, ...]:
    """An agreement's file first, those it uses, then the one it amends with those that uses.

    A file that takes part in several ways is told once.
    """
    parts = ["agreement", *["used"] * (len(own) - 1)]
    parts += ["amended", *["used"] * (len(amended) - 1)][: len(amended)]
    told: dict[str, DigestedFile] = {}
    for file, part in zip((*own, *amended), parts, strict=True):
        if file.source is not None:
            name = _name(file.source, is_own=part == "agreement")
            data = file.source.original.encode("utf-8", "surrogatepass")
            told.setdefault(name, DigestedFile(name, part, data))
    return tuple(told.values())


def facts_read(given: object, facts: FactSet) -> FactsRead:
    """What a receipt tells of facts as they were handed in, and as they were read."""
    files, only_files = files_in(given)
    digested = tuple(DigestedFile(item.name, "facts", item.data) for item in files)
    return FactsRead(digested, only_files, canonical_facts(facts))


def _name(source: Source, *, is_own: bool) -> str:
    """The name as it was given; a used file lies beside, and a packaged one is known by its name.

    So a receipt holds no folder of the machine it was made on, unless somebody named one.
    """
    path = Path(source.name)
    if is_own and path.parent != packaged_folder("agreements"):
        return source.name
    return path.name
