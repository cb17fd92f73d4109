"""In: what an author calls a passage, or several. Out: each by a name that compares equal.

Spaces and capitals tell no passages apart. `§5.3 st 2–4` is three: the numbers on both sides of the
dash and between. In a list, what comes before may be left out: `§5.3 st 2, st 5`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator

LARGEST_RANGE = 500
_RANGE = re.compile(r"(.*[\s§]|)(\d{1,4})\s*[-–—]\s*(\d{1,4})")
_SEPARATORS = re.compile("[,;]")


def each_name(text: str) -> tuple[str, ...] | None:
    """The names a text stands for; None if no source could name them.

    Example:
        >>> each_name("§ 5.3  st 2–4"), each_name("Bilaga 1"), each_name("st 4–2")
        (('§5.3 st 2', '§5.3 st 3', '§5.3 st 4'), ('Bilaga 1',), None)
    """
    plain = re.sub(r"§ (?=\d)", "§", " ".join(text.split()))
    if not plain or _SEPARATORS.search(plain):
        return None
    match = _RANGE.fullmatch(plain)
    if match is None:
        return (plain,)
    first, last = int(match[2]), int(match[3])
    if not first < last < first + LARGEST_RANGE:
        return None
    return tuple(f"{match[1]}{number}" for number in range(first, last + 1))


def key_of(name: str) -> str:
    """What a name compares by."""
    return name.casefold()


def document_of(text: str, codes: Collection[str]) -> tuple[str, str] | None:
    """The document a source begins with, the longest if several fit, and the text behind it.

    Example:
        >>> document_of("KU 2025/3 §2, §4", {"KU", "KU 2025/3"})
        ('KU 2025/3', '§2, §4')
    """
    plain = " ".join(text.split())
    lengths = {len(code) for code in codes if len(code) <= len(plain)}
    for end in sorted(lengths, reverse=True):
        code, rest = plain[:end], plain[end:]
        if (not rest or rest[0] in " ,") and code in codes:
            return code, rest.strip(" ,")
    return None


def passages_in(rest: str, known: Container[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each part of a list of passages, with the keys it names; none if it names none that is known.

    Example:
        >>> list(passages_in("§5.3 st 1, st 2", {"§5.3 st 1", "§5.3 st 2"}))
        [('§5.3 st 1', ('§5.3 st 1',)), ('st 2', ('§5.3 st 2',))]
    """
    before: list[str] = []
    for part in (piece.strip() for piece in rest.split(",")):
        keys: tuple[str, ...] = ()
        for kept in (0, *range(len(before), 0, -1)):
            names = each_name(" ".join([*before[:kept], part])) or ()
            keys = tuple(key_of(name) for name in names)
            if keys and all(key in known for key in keys):
                before = [*before[:kept], *part.split()]
                break
            keys = ()
        yield part, keys
