"""In: a receipt, and what whoever verifies it hands in. Out: its agreement and its facts.

Guarantees: a receipt from a stranger opens no file but those in the folder at hand, beside the
receipt, or named by whoever verifies it; files are read under the names the receipt gives them, so
that the place they lie in makes no difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from overenskommelse._agreement import Agreement
from overenskommelse._pipeline import check_text, read_facts
from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.diagnostics.errors import AgreementError, ReceiptError
from overenskommelse.facts.reading import FactsFile, held_once
from overenskommelse.outcome.receipt import DigestedFile
from overenskommelse.receipts.reading import Held
from overenskommelse.source.packaged import packaged_folder
from overenskommelse.source.reading import Unreadable, read_text
from overenskommelse.syntax.mistakes import bad_file


def agreement_of(held: Held, given: object) -> Agreement:
    """The agreement of a receipt: as handed in, else from the file handed in or the one named."""
    if isinstance(given, Agreement):
        return given
    name = held.files("agreement")[0][0]
    path = Path(given) if isinstance(given, str | Path) else _at_hand(held, name, "--agreement")
    text = read_text(path, keep_mark=True)
    if isinstance(text, Unreadable):
        raise ReceiptError([bad_file(text)])
    agreement, found = check_text(text, name=name, beside=path.parent)
    if agreement is None:
        raise AgreementError(found)
    return agreement


def facts_of(held: Held, given: object) -> object:
    """The facts of a receipt: as handed in, else from the files handed in or those named."""
    names = [name for name, _ in held.files("facts")]
    if given is None:
        if not held.has_only_files:
            raise ReceiptError([diagnostic("receipt-facts-wanted", held.place("facts"))])
        paths = [_at_hand(held, name, "--facts") for name in names]
        files = [read_facts(path) for path in paths]
    else:
        given = held_once(given)
        many = given if isinstance(given, list) else [given]
        if isinstance(given, Mapping) or not all(_is_file(item) for item in many):
            return given
        files = _in_order(held, [_file(item) for item in many])
    return [evolve(file, name=name) for file, name in zip(files, names, strict=True)]


def _is_file(item: object) -> bool:
    return isinstance(item, str | Path | FactsFile)


def _file(item: object) -> FactsFile:
    return item if isinstance(item, FactsFile) else read_facts(str(item))


def _in_order(held: Held, files: list[FactsFile]) -> list[FactsFile]:
    """Files in the receipt's order: those it holds the digests of first, the others as given."""
    wanted = held.files("facts")
    if len(files) != len(wanted):
        names = ", ".join(f"`{name}`" for name, _ in wanted) or None
        place = held.place("facts", "files")
        found = {"wanted": len(wanted), "found": len(files), "names": names}
        raise ReceiptError([diagnostic("receipt-facts-count", place, **found)])
    left = list(files)
    known: dict[int, FactsFile] = {}
    for number, (name, digest) in enumerate(wanted):
        same = [file for file in left if DigestedFile(name, "facts", file.data).sha256 == digest]
        if same:
            known[number] = same[0]
            left.remove(same[0])
    return [known.get(number) or left.pop(0) for number in range(len(wanted))]


def _at_hand(held: Held, name: str, option: str) -> Path:
    """The file that a receipt names, in the folder at hand, beside it, or in the package."""
    path = Path(name)
    place = held.place("agreement" if option == "--agreement" else "facts", "files", name, "name")
    folders = [Path()]
    if held.name is not None:
        folders.append(Path(held.name).parent)
    if option == "--agreement":
        folders.append(packaged_folder("agreements"))
    inside = [
        folder / path
        for folder in folders
        if (folder / path).resolve().is_relative_to(folder.resolve())
    ]
    if path.is_absolute() or not inside:
        told = diagnostic("receipt-file-outside", place, name=name, option=option)
        raise ReceiptError([told])
    for candidate in inside:
        if candidate.is_file():
            return candidate
    raise ReceiptError([diagnostic("receipt-file-missing", place, name=name, option=option)])
