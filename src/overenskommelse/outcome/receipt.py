"""What was evaluated, and what came out, in one record that can be reckoned again.

A receipt is plain data: texts, whole numbers, yes/no, null, lists and mappings. It is written in
one way only, so that the same evaluation gives the same bytes. Its seal is the SHA-256 of
everything else in it, in the form of RFC 8785: keys sorted, no spaces.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from attrs import field

from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.diagnostics.errors import ReceiptError
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.json_writing import json_text
from overenskommelse.source.reading import Unreadable, read_bytes
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place
from overenskommelse.source.writing import replace_file

RECEIPT_FORMAT = 1
"""Version of the form of receipts; see `docs/receipts.md`."""
SEAL = "sha256"
_OPENING = b'{\n  "receipt": '


def digest_of(data: object) -> str:
    """SHA-256 of plain data, in hexadecimal digits.

    Example:
        >>> digest_of({"b": 1, "a": None}) == hashlib.sha256(b'{"a":null,"b":1}').hexdigest()
        True
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _frozen(content: Mapping[str, object]) -> FrozenDict[str, object]:
    return FrozenDict(content)


@frozen
class DigestedFile:
    """A file that took part, by name and digest.

    Attributes:
        name: As the one who evaluated called it.
        part: What it was there as: ``agreement``, ``used``, ``amended`` or ``facts``.
        data: What it held.
    """

    name: str
    part: str
    data: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of what it held, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    def to_dict(self) -> dict[str, object]:
        """The file without its content, as JSON-ready data."""
        return {
            "name": self.name,
            "part": self.part,
            "bytes": len(self.data),
            SEAL: self.sha256,
        }


@frozen
class FactsRead:
    """The facts of an evaluation.

    Attributes:
        files: The files they were read from.
        only_files: Whether all of them came from files, rather than from a program.
        canonical: What they say, in the form `canonical_facts` gives.
    """

    files: tuple[DigestedFile, ...]
    only_files: bool
    canonical: Mapping[str, list[object]] = field(repr=False)

    def to_dict(self) -> dict[str, object]:
        """The facts without their values, as JSON-ready data."""
        return {
            "files": [item.to_dict() for item in self.files],
            "only_files": self.only_files,
            "values": len(self.canonical["values"]),
            "assessments": len(self.canonical["assessments"]),
            SEAL: digest_of(self.canonical),
        }


@frozen
class Receipt:
    """A receipt, made now or read from a file.

    Attributes:
        content: Everything in it but the seal.
        evaluation: What came out, for one that was made now; None for one that was read.
    """

    content: Mapping[str, object] = field(converter=_frozen, eq=digest_of, repr=False)
    evaluation: Evaluation | None = field(default=None, eq=False, repr=False)

    @cached_property
    def seal(self) -> str:
        """SHA-256 of the content, in hexadecimal digits."""
        return digest_of(self.content)

    @property
    def text(self) -> str:
        """The receipt as it is written: JSON, two spaces a level, a line feed at the end."""
        return json_text(self.to_dict())

    def to_dict(self) -> dict[str, object]:
        """The receipt as JSON-ready data, in the form of `docs/receipts.md`."""
        return {**self.content, SEAL: self.seal}

    def supposing(self, rules: list[dict[str, object]]) -> Receipt:
        """The receipt, with the rules that only were supposed, so that it cannot pass for another.

        Args:
            rules: What was supposed of each; with none of them, the receipt is as it was.
        """
        agreement = self.content["agreement"]
        if not rules or not isinstance(agreement, dict):
            return self
        content = {**self.content, "agreement": {**agreement, "supposed": rules}}
        return Receipt(content, self.evaluation)

    def write(self, path: str | Path) -> None:
        """Write the receipt to a file, whole or not at all; an earlier receipt is replaced.

        Raises:
            ReceiptError: If the file cannot be written, or holds something else than a receipt.
        """
        path = Path(path)
        place = Place(file=str(path))
        there = read_bytes(path) if path.exists() else _OPENING
        if not isinstance(there, Unreadable) and not there.startswith(_OPENING):
            raise ReceiptError([diagnostic("receipt-over-other", place, path=str(path))])
        try:
            replace_file(path, self.text.encode())
        except OSError:
            found = diagnostic("file-unwritable", place, path=str(path))
            raise ReceiptError([found]) from None


def receipt_of(
    versions: tuple[str, int],
    files: Iterable[DigestedFile],
    facts: FactsRead,
    evaluation: Evaluation,
) -> Receipt:
    """The receipt of an evaluation.

    Args:
        versions: The library's version, and the language's.
        files: The agreement's file first, then those it uses or amends.
        facts: What it was evaluated on.
        evaluation: What came out.
    """
    library, language = versions
    content: dict[str, object] = {
        "receipt": RECEIPT_FORMAT,
        "library": library,
        "language": language,
        "agreement": {
            "title": evaluation.title,
            "year": evaluation.year,
            "files": [item.to_dict() for item in files],
        },
        "facts": facts.to_dict(),
        "on": evaluation.on.isoformat() if evaluation.on else None,
        "known_by": evaluation.known_by.isoformat() if evaluation.known_by else None,
        "result": evaluation.to_dict(),
    }
    return Receipt(content, evaluation)
