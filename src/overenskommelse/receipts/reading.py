"""In: a receipt as a file, a text or data. Out: the receipt, or why it is none that can be used.

Guarantees: what passes has every entry that verifying needs, of the right kind; a file that is not
written as receipts are written is refused with the line, also where it would say the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.errors import ReceiptError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.outcome.receipt import RECEIPT_FORMAT, SEAL, Receipt
from overenskommelse.receipts.lines import line_of
from overenskommelse.source.dates import BadDate, date_from_text
from overenskommelse.source.json_writing import json_text
from overenskommelse.source.numbers import MOST_DIGITS
from overenskommelse.source.reading import Unreadable, read_text
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place
from overenskommelse.syntax.mistakes import bad_file

_ENTRIES: tuple[tuple[tuple[str, ...], type | tuple[type, ...]], ...] = (
    (("library",), str),
    (("language",), int),
    (("agreement",), Mapping),
    (("agreement", "files"), list),
    (("facts",), Mapping),
    (("facts", "files"), list),
    (("facts", "only_files"), bool),
    (("on",), (str, type(None))),
    (("known_by",), (str, type(None))),
    (("result",), Mapping),
    ((SEAL,), str),
)
_OF_FILE = ("name", "part", SEAL)


@frozen
class Held:
    """A receipt as it was handed in.

    Attributes:
        receipt: The receipt.
        name: The file's name, or None for one from memory.
        seal: The seal it carries.
    """

    receipt: Receipt
    name: str | None
    seal: str

    @property
    def is_sealed(self) -> bool:
        """Whether its seal fits what it says."""
        return self.seal == self.receipt.seal

    @property
    def day(self) -> date | None:
        """The day it is as of."""
        told = self.receipt.content["on"]
        return date.fromisoformat(told) if isinstance(told, str) else None

    @property
    def known_by(self) -> date | None:
        """The last day of which facts were counted as known."""
        told = self.receipt.content["known_by"]
        return date.fromisoformat(told) if isinstance(told, str) else None

    @property
    def has_only_files(self) -> bool:
        """Whether all its facts came from files."""
        return _at(self.receipt.content, ("facts", "only_files")) is True

    def files(self, whose: str) -> list[tuple[str, str]]:
        """Name and digest of each file of the ``agreement`` or the ``facts``."""
        files = _at(self.receipt.content, (whose, "files"))
        listed = files if isinstance(files, list) else []
        return [(str(item["name"]), str(item[SEAL])) for item in listed]

    def place(self, *path: str) -> Place:
        """Where an entry stands."""
        line = line_of(self.receipt.to_dict(), path) if self.name else None
        return Place(file=self.name, line=line, path=".".join(path) or None)


def read_receipt(given: object) -> Held:
    """Read a receipt.

    Args:
        given: The path of a file, a `Receipt`, or the data of one.

    Raises:
        ReceiptError: If it is none; it carries every mistake.
    """
    if isinstance(given, Receipt):
        return Held(given, None, given.seal)
    if isinstance(given, Mapping):
        return _held(given, None)
    if not isinstance(given, str | Path):
        raise ReceiptError([diagnostic("bad-receipt", Place(), path=shown(given))])
    text = read_text(Path(given), keep_mark=True)
    if isinstance(text, Unreadable):
        raise ReceiptError([bad_file(text)])
    name = str(given)
    data = _data(text, name)
    held = _held(data, name)
    _make_sure_of_form(text, data, name)
    return held


def _data(text: str, name: str) -> object:
    try:
        return json.loads(text, parse_int=_whole, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        place = Place(file=name, line=error.lineno, column=error.colno)
        found = diagnostic("bad-json", place, detail=error.msg.lower())
    except RecursionError:
        found = diagnostic("bad-json", Place(file=name, line=1), detail="nested too deep")
    raise ReceiptError([found])


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= MOST_DIGITS else text


def _held(data: object, name: str | None) -> Held:
    if not isinstance(data, Mapping) or type(data.get("receipt")) is not int:
        raise ReceiptError([_bad(("receipt",), name)])
    if data["receipt"] != RECEIPT_FORMAT:
        raise ReceiptError([_other_form(data, name)])
    found = [_bad(path, name) for path, kind in _ENTRIES if not isinstance(_at(data, path), kind)]
    found = found or _bad_entries(data, name)
    if found:
        raise ReceiptError(found)
    content = {key: value for key, value in data.items() if key != SEAL}
    return Held(Receipt(content), name, data[SEAL])


def _bad_entries(data: Mapping[str, object], name: str | None) -> list[Diagnostic]:
    """Files without name or digest, and a day that is none."""
    found = []
    for whose in ("agreement", "facts"):
        files = _at(data, (whose, "files"))
        for number, item in enumerate(files if isinstance(files, list) else (), start=1):
            wanted = item if isinstance(item, Mapping) else {}
            if not all(isinstance(wanted.get(key), str) for key in _OF_FILE):
                found.append(_bad((whose, "files", str(number)), name))
    if not _at(data, ("agreement", "files")):
        found.append(_bad(("agreement", "files", "1"), name))
    for key in ("on", "known_by"):
        day = data[key]
        if isinstance(day, str) and isinstance(date_from_text(day), BadDate):
            found.append(_bad((key,), name))
    return found


def _make_sure_of_form(text: str, data: object, name: str) -> None:
    """Refuse a file that is not the very text a receipt of this content is written as."""
    wanted = json_text(data)
    if text == wanted:
        return
    pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
    same = next((i for i, (one, other) in enumerate(pairs) if one != other), None)
    fewest = min(text.count("\n"), wanted.count("\n")) + 1
    line = (fewest if same is None else same) + 1
    raise ReceiptError([diagnostic("receipt-reformatted", Place(file=name, line=line))])


def _other_form(data: Mapping[str, object], name: str | None) -> Diagnostic:
    library = data.get("library")
    return diagnostic(
        "receipt-version",
        Place(file=name, path="receipt"),
        found=shown(data["receipt"]),
        known=RECEIPT_FORMAT,
        library=shown(library) if isinstance(library, str) else None,
    )


def _bad(path: tuple[str, ...], name: str | None) -> Diagnostic:
    joined = ".".join(path)
    return diagnostic("bad-receipt", Place(file=name, path=joined), path=joined)


def _at(data: object, path: tuple[str, ...]) -> object:
    """What stands at a path, or an object of no kind if nothing does."""
    for key in path:
        if not isinstance(data, Mapping) or key not in data:
            return object()
        data = data[key]
    return data
