"""In: comments as they are met. Out: what an author wrote around a sentence that says nothing.

Comments and blank lines are kept for the printer alone. Guarantees: they take no part in whether
two trees are equal; every comment belongs to one sentence (or to the file), and those of a file
stand in the tree in the order of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field

from overenskommelse.source.records import frozen


@frozen
class Comment:
    """A comment, from its ``#`` to the last character that can be seen.

    Attributes:
        text: The comment, never changed.
        is_apart: Whether a blank line stands before it.
        indent: How deep it stands, by which it finds its sentence.
    """

    text: str
    is_apart: bool = False
    indent: int = field(default=0, eq=False, repr=False)


@frozen
class Trivia:
    """What stands around a sentence.

    Attributes:
        above: The comments on the lines above it; those inside it, too, when it has many lines.
        is_apart: Whether a blank line stands between those comments, or what comes before, and it.
        behind: The comment behind its last word.
        closing: The comments at the end of its block, below everything that belongs to it.
    """

    above: tuple[Comment, ...] = ()
    is_apart: bool = False
    behind: str | None = None
    closing: tuple[Comment, ...] = ()

    @property
    def has_blank(self) -> bool:
        """Whether a blank line stands anywhere above the sentence."""
        return self.is_apart or any(comment.is_apart for comment in self.above)


NO_TRIVIA = Trivia()
"""What stands around a sentence that was made by hand."""


def owners(comments: Sequence[Comment], indents: Sequence[int], following: int) -> list[int | None]:
    """For each comment between two sentences, the open sentence whose block it closes.

    A comment indented deeper than the sentence that follows closes the block it stands in; any
    other, and every one behind it, belongs to what follows. As a block once closed stays closed,
    comments keep their order.

    Args:
        comments: The comments, in order.
        indents: How deep each sentence stands that a line could now be hung below, outermost first.
        following: How deep the next sentence stands; -1 at the end of the file.

    Returns:
        Indexes into `indents`; None for a comment of the sentence that follows.

    Example:
        >>> owners([Comment("# a", indent=4), Comment("# b", indent=0)], [-1, 0, 2], 0)
        [2, None]
    """
    home = sum(indent < following for indent in indents) - 1
    deepest = len(indents) - 1
    found: list[int | None] = []
    for comment in comments:
        deepest = min(deepest, sum(indent < comment.indent for indent in indents) - 1)
        found.append(deepest if deepest > home else None)
    return found
