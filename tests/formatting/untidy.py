"""Trees written as nobody should: odd spaces, spare parentheses, other spellings, comments."""

from __future__ import annotations

import unicodedata
from random import Random

from attrs import field, frozen
from hypothesis import strategies as st

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax.outline import DEEPEST_PARENTHESES
from overenskommelse.syntax.phrasing import Phrasing
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.syntax.words import words_of
from overenskommelse.testing.trees import files

_SPARE = 6
"""Spare parentheses in a sentence; its own come on top."""
comment_texts = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=12
).map(lambda text: unicodedata.normalize("NFC", "#" + text).rstrip())


@frozen
class Untidy:
    """A text, the tree it was written from, and the comments put into it, in order."""

    text: str
    file: File
    language: Language
    comments: list[str] = field(factory=list)


class _UntidyPhrasing(Phrasing):
    """Writes any spelling of a keyword, and parentheses that are not needed."""

    def __init__(self, language: Language, random: Random) -> None:
        super().__init__(words_of(language))
        self._random = random
        self.spare = 0

    def _word(self, terminal: str) -> str:
        return self._random.choice(self._words.spellings[terminal])

    def expression(self, node: xp.Expression, around: int = 0) -> str:
        text = super().expression(node, around)
        is_day = isinstance(node, xp.WrittenDay | xp.PeriodDay)
        if not is_day and self.spare < _SPARE and self._random.random() < 0.3:
            self.spare += 1
            return f"({text})"
        return text


class _Writer:
    """Writes a tree line by line, remembering the comments."""

    def __init__(self, language: Language, random: Random, remarks: list[str]) -> None:
        self._phrasing = _UntidyPhrasing(language, random)
        self._random = random
        self._remarks = remarks
        self.lines: list[str] = []
        self.comments: list[str] = []

    def block(self, sentences: tuple[Sentence, ...], indent: int) -> None:
        for sentence in sentences:
            self._between()
            self._phrasing.spare = 0
            text = self._phrasing.statement(sentence.statement)
            if text.count("(") > DEEPEST_PARENTHESES:
                text = Phrasing(words_of("en")).statement(sentence.statement)
            self.lines.append(" " * indent + self._spread(text, indent) + self._comment(0.2))
            self.block(sentence.body, indent + self._random.choice([1, 2, 2, 4]))
        self._between()

    def _between(self) -> None:
        """Blank lines and comments of any depth."""
        while self._random.random() < 0.3:
            self.lines.append(" " * self._random.randrange(8) + self._comment(0.6))

    def _comment(self, chance: float) -> str:
        if not self._remarks or self._random.random() >= chance:
            return ""
        self.comments.append(self._random.choice(self._remarks))
        return " " * self._random.randrange(3) + self.comments[-1]

    def _spread(self, text: str, indent: int) -> str:
        """Change spaces outside texts and numbers; inside parentheses, break the line."""
        parts: list[str] = []
        depth, quoted = 0, False
        for place, char in enumerate(text):
            quoted ^= char == '"'
            if not quoted:
                depth += (char == "(") - (char == ")")
            if char == " " and not quoted and not text[place - 1 : place + 2 : 2].isdigit():
                parts.append(self._gap(depth, indent))
            else:
                parts.append(char)
        return "".join(parts)

    def _gap(self, depth: int, indent: int) -> str:
        if depth and self._random.random() < 0.5:
            return f" {self._comment(0.5)}\n" + " " * (indent + self._random.randrange(1, 5))
        return self._random.choice([" ", "  ", "\t", "\u00a0"])


@st.composite
def untidy_files(draw: st.DrawFn, trees: st.SearchStrategy[File] | None = None) -> Untidy:
    """A generated file, written as nobody should."""
    file = draw(files() if trees is None else trees)
    language: Language = draw(st.sampled_from(["en", "sv"]))
    remarks = draw(st.lists(comment_texts, max_size=5))
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311
    writer = _Writer(language, random, remarks)
    writer.block(file.sentences, 0)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join("\n".join(writer.lines).split("\n")) + draw(st.sampled_from(["", end, end * 3]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return Untidy(mark + text, file, language, writer.comments)
