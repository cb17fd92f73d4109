"""In: the tree of a file. Out: the trees of the files it uses, and of those they use.

Guarantees: a used file lies beside the one that uses it or comes with the package, and nowhere
else; each is read once, and before those that use it; circles and long chains are told.
"""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.source.packaged import packaged_agreements, packaged_folder
from overenskommelse.source.reading import Cause, read_text
from overenskommelse.source.text import Source, source_from_text
from overenskommelse.syntax.heads import Amends, FileKind, Head, Use
from overenskommelse.syntax.mistakes import bad_file
from overenskommelse.syntax.outline import LARGEST_TEXT
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.tree import File

DEEPEST_USE = 5
LONGEST_NAME = 80
MOST_AMENDMENTS = 30


def files_used(
    file: File, name: str, beside: Path | None
) -> tuple[tuple[File, ...], list[Diagnostic]]:
    """The files that `file` uses, those they use first, and what was wrong with them.

    Args:
        file: The tree.
        name: What the file itself is called, to find circles.
        beside: The folder it lies in, or None for a text in memory.
    """
    reader = _Reader(beside)
    reader.follow(file, (name,))
    return tuple(reader.files), reader.found


@frozen
class Lineage:
    """Which amendments led to a file, the latest first, and the folder they lie in."""

    beside: Path | None
    names: tuple[str, ...]

    def below(self, name: str) -> Lineage:
        """The lineage of what that file amends."""
        return Lineage(self.beside, (*self.names, name))


def file_amended(amends: Amends, lineage: Lineage) -> tuple[File | None, list[Diagnostic]]:
    """The file that an amendment is of, found as used files are."""
    name, beside = amends.file.text, lineage.beside
    if name in lineage.names:
        shown = " → ".join((*lineage.names, name))
        return None, [diagnostic("use-cycle", amends.file.span, path=shown)]
    if len(lineage.names) > MOST_AMENDMENTS:
        told = diagnostic("use-too-deep", amends.file.span, limit=MOST_AMENDMENTS)
        return None, [told]
    if not _is_plain(name):
        shown = name[:LONGEST_NAME]
        return None, [diagnostic("use-outside", amends.file.span, name=shown)]
    source = _Reader(beside).find(name)
    if isinstance(source, Diagnostic):
        return None, [source]
    if source is None:
        known = nearest(name, packaged_agreements())
        told = diagnostic("used-file-absent", amends.file.span, name=name, suggestion=known)
        return None, [told]
    return parse(source)


class _Reader:
    """Reads used files, each once."""

    def __init__(self, beside: Path | None) -> None:
        self._beside = beside
        self._seen: set[str] = set()
        self.found: list[Diagnostic] = []
        self.files: list[File] = []

    def follow(self, file: File, path: tuple[str, ...]) -> None:
        """Read what `file` uses; `path` is how we came to it."""
        for sentence in file.sentences:
            if isinstance(sentence.statement, Use):
                self._use(sentence.statement, path)

    def _use(self, use: Use, path: tuple[str, ...]) -> None:
        name = use.file.text
        if name in path:
            shown = " → ".join((*path, name))
            self.found.append(diagnostic("use-cycle", use.file.span, path=shown))
        elif len(path) > DEEPEST_USE:
            self.found.append(diagnostic("use-too-deep", use.file.span, limit=DEEPEST_USE))
        elif not _is_plain(name):
            shown = name[:LONGEST_NAME]
            self.found.append(diagnostic("use-outside", use.file.span, name=shown))
        elif name not in self._seen:
            self._seen.add(name)
            self._read(use, path)

    def _read(self, use: Use, path: tuple[str, ...]) -> None:
        name = use.file.text
        source = self.find(name)
        if isinstance(source, Diagnostic):
            self.found.append(source)
        elif source is None:
            known = nearest(name, packaged_agreements())
            self.found.append(
                diagnostic("used-file-absent", use.file.span, name=name, suggestion=known)
            )
        else:
            file, mistakes = parse(source)
            self.found.extend(mistakes)
            if not _is_definitions(file):
                self.found.append(diagnostic("used-no-definitions", use.file.span, name=name))
                return
            self.follow(file, (*path, name))
            self.files.append(file)

    def find(self, name: str) -> Source | Diagnostic | None:
        """The used file: beside the one that uses it, else the package's own."""
        folders = [packaged_folder("agreements")]
        if self._beside is not None:
            folders.insert(0, self._beside)
        for folder in folders:
            path = folder / f"{name}.agr"
            if path.resolve().parent != folder.resolve():
                continue
            text = read_text(path, LARGEST_TEXT, keep_mark=True)
            if isinstance(text, str):
                return source_from_text(text, str(path))
            if text.cause is not Cause.ABSENT:
                return bad_file(text)
        return None


def _is_definitions(file: File) -> bool:
    """Whether a file is one of definitions; one without a head has been told of already."""
    heads = [item.statement for item in file.sentences if isinstance(item.statement, Head)]
    return not heads or heads[0].kind is FileKind.DEFINITIONS


def _is_plain(name: str) -> bool:
    """Whether a name can only lie beside the file: letters, digits, ``_``, ``-`` and spaces."""
    return 0 < len(name) <= LONGEST_NAME and all(char.isalnum() or char in "_- " for char in name)
