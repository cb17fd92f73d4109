"""In: the name of something the build made from the grammar. Out: it, if it still fits.

The build writes it as JSON, with checksums of all that it is made from: the grammar, the words and
the modules that turn them into tables. What is missing or does not fit is made anew by whoever
asks, so nothing but time depends on it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from overenskommelse.source.packaged import packaged_folder

FOLDER = Path(__file__).with_name("tables")
T = TypeVar("T")


def prebuilt(name: str, load: Callable[[Any], T]) -> T | None:
    """What was built, or None if there is nothing that fits."""
    try:
        told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        return load(told["built"]) if told["made_from"] == _made_from() else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_prebuilt(folder: Path, name: str, built: object) -> None:
    """Write what was built, for later runs."""
    text = json.dumps({"made_from": _made_from(), "built": built}, separators=(",", ":"))
    (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


@cache
def _made_from() -> list[int]:
    grammar, here = packaged_folder("grammar"), Path(__file__).parent
    files = (
        grammar / "agreement.lark",
        grammar / "words.toml",
        here / "automaton.py",
        here / "tables.py",
        here / "words.py",
    )
    return [zlib.crc32(file.read_bytes()) for file in files]
