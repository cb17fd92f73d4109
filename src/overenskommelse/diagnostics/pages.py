"""In: a code word. Out: its page, taken apart: what, why, examples, and the same in Swedish.

The pages lie in `docs/diagnostics/`, whose README says how to write one. Guarantees: a page that
is read has every part it must have; a page that lacks one is a programming error, told by tests.
"""

from __future__ import annotations

import re

from overenskommelse.source.packaged import packaged_folder, packaged_text
from overenskommelse.source.records import frozen

PAGES_FOLDER = "docs/diagnostics"
_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_BLOCK = re.compile(r"^```(\S+) (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
_BESIDE = "beside="
_ALSO = "also="


@frozen
class PageExample:
    """A fenced block of a page.

    Attributes:
        form: What it is written in: ``agr``, ``csv``, ``json`` or ``python``.
        marks: The words behind it: ``wrong`` or ``right``, ``whole``, ``escaped``, ``also=…``.
        text: The block, without its fence.
    """

    form: str
    marks: tuple[str, ...]
    text: str

    @property
    def is_wrong(self) -> bool:
        """Whether it shows the mistake."""
        return "wrong" in self.marks

    @property
    def beside(self) -> str | None:
        """The name of the file it is, when it lies beside the next example."""
        return self._after(_BESIDE)

    @property
    def also(self) -> tuple[str, ...]:
        """Other mistakes that it tells."""
        codes = self._after(_ALSO)
        return tuple(codes.split(",")) if codes else ()

    def _after(self, prefix: str) -> str | None:
        named = (mark.removeprefix(prefix) for mark in self.marks if mark.startswith(prefix))
        return next(named, None)


@frozen
class Page:
    """What the documentation says of a code word.

    Attributes:
        code: The code word.
        meaning: What the mistake is.
        why: Why it matters.
        examples: Wrong and right ones, in the page's order.
        in_words: The example told in words, when no short one can show it.
        swedish: The same in Swedish.
    """

    code: str
    meaning: str
    why: str
    examples: tuple[PageExample, ...]
    in_words: str | None
    swedish: str


def page_codes() -> tuple[str, ...]:
    """The code words that have a page, sorted.

    Example:
        >>> "unknown-name" in page_codes()
        True
    """
    pages = packaged_folder(PAGES_FOLDER).glob("*.md")
    return tuple(sorted(path.stem for path in pages if path.stem != "README"))


def page_of(code: str) -> Page:
    """The page of a code word.

    Raises:
        FileNotFoundError: If it has none.
        ValueError: If the page lacks a part.

    Example:
        >>> page_of("period-backwards").meaning
        'A period ends before it begins.'
    """
    return page_from_text(code, packaged_text(PAGES_FOLDER, f"{code}.md"))


def page_from_text(code: str, text: str) -> Page:
    """Take the text of a page apart.

    Raises:
        ValueError: If a part is missing.
    """
    head, *rest = _SECTION.split(text)
    title, _, meaning = head.partition("\n")
    sections = dict(zip(rest[::2], (body.strip() for body in rest[1::2]), strict=True))
    absent = {"Why", "På svenska"} - sections.keys()
    if title != f"# `{code}`" or not meaning.strip() or absent:
        raise ValueError(f"the page of `{code}` is not whole: {sorted(absent) or 'title, meaning'}")
    return Page(
        code,
        meaning.strip(),
        sections["Why"],
        tuple(_examples("\n".join(sections.values()))),
        sections.get("Example"),
        sections["På svenska"],
    )


def _examples(text: str) -> list[PageExample]:
    found = _BLOCK.finditer(text)
    return [PageExample(match[1], tuple(match[2].split()), match[3]) for match in found]
