"""The pages about the language are true and complete.

Clauses check below the head that the reference gives, commands print what the tutorials show,
every word of the language stands in the reference, and its tables are those of the code. With
UPDATE_CORPUS=1, outputs and tables are written anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

import overenskommelse as ov
from docs_runner import Block, blocks_of, files_at_the_end, played
from overenskommelse.outcome.status import Status, all_met, any_met, opposite
from overenskommelse.render.findings import findings_text
from overenskommelse.syntax import examples, facts, heads
from overenskommelse.syntax.placement import OPENERS, PLACES
from overenskommelse.syntax.words import words_of

FOLDER = Path(__file__).parents[1] / "docs" / "language"
REFERENCE = FOLDER / "README.md"
TEXT = REFERENCE.read_text("utf-8")
(HEAD,) = (block.text for block in blocks_of(TEXT) if block.form == "agr-head")
PARTS = [
    pytest.param(block, id=f"line {block.line}")
    for block in blocks_of(TEXT)
    if block.form == "agr-part"
]
TUTORIALS = [FOLDER / "tutorial.md", FOLDER / "handledning.md"]
TOLD = [*TUTORIALS, FOLDER.parent / "receipts.md", FOLDER.parent / "what-if.md"]
"""Pages that tell a story with commands."""
_GRANT = 'grant the_grant 100 kr to school by pupils\n  source "§1"\n'
_SHARES = "  shares of those who fail: not paid out\n"
_EVERYWHERE = (heads.Citation, heads.Note, heads.Label)
_ROWS = {
    facts.RecipientRow: "a row: code, name",
    examples.ValueRow: "a row: name `=` value",
}


# --- clauses and commands ------------------------------------------------------------------


@pytest.mark.parametrize("block", PARTS)
def test_clauses_in_the_reference_check_below_its_head(block: Block) -> None:
    if block.text.startswith(" "):
        body = f"{_GRANT}{block.text}{_SHARES if 'require' in block.text else ''}"
    else:
        body = block.text
    _, found = ov.check_text(f"{HEAD}\n{body}")
    told = [item for item in found if item.code not in {"no-source", "no-grants", "unused-name"}]
    where = f"the clauses in line {block.line} of {REFERENCE.name}, below the page's head"
    assert told == [], f"{where}:\n{findings_text(told, 'en')}"


@pytest.mark.parametrize("page", TOLD, ids=lambda page: page.name)
def test_commands_print_what_the_pages_show(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    true = played(text, tmp_path)
    if os.environ.get("UPDATE_CORPUS"):
        page.write_text(true, "utf-8")
        text = true
    assert text == true


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.name)
def test_the_file_a_tutorial_ends_with_needs_no_remark(page: Path) -> None:
    files = files_at_the_end(page.read_text("utf-8"))
    first = next(name for name in files if name.endswith(".agr"))
    agreement, found = ov.check_text(files[first])
    assert found == ()
    assert agreement is not None
    assert [item for item in agreement.run_examples() if item.differences] == []


def test_the_tutorials_take_the_same_steps() -> None:
    english, swedish = (
        [(block.form, [*block.marks]) for block in blocks_of(page.read_text("utf-8"))]
        for page in TUTORIALS
    )
    assert english == swedish


# --- completeness --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_word_of_the_language_stands_in_the_reference(language: ov.Language) -> None:
    words = words_of(language)
    quoted = " ".join(re.findall(r"`([^`\n]+)`", TEXT))
    absent = [
        f"{terminal}: {words.write(terminal)}"
        for terminal in sorted(words.spellings)
        if not re.search(rf"(?<!\w){re.escape(words.write(terminal))}(?!\w)", quoted)
    ]
    assert absent == [], "words that no code span of docs/language/README.md shows"


def test_the_table_of_places_is_that_of_the_code() -> None:
    rows = [
        f"| {_named(above)} | {', '.join(below)} |\n"
        for above, kinds in PLACES.items()
        if (below := _below(kinds))
    ]
    head = "| below | may stand |\n|---|---|\n"
    _assert_generated("places", head + "".join(rows))


def test_the_tables_of_and_or_not_are_those_of_the_engine() -> None:
    tables = [
        _table("and", lambda one, other: all_met([one, other])),
        _table("or", lambda one, other: any_met([one, other])),
        "| … | `not` … |\n|---|---|\n"
        + "".join(f"| *{each.value}* | {opposite(each).value} |\n" for each in Status),
    ]
    _assert_generated("truth", "\n".join(tables))


def _table(word: str, joined: Callable[[Status, Status], Status]) -> str:
    statuses = [*Status]
    cells = {pair: joined(*pair).value for pair in product(statuses, statuses)}
    head = "".join(f" *{each.value}* |" for each in statuses)
    rows = [
        f"| *{one.value}* |" + "".join(f" {cells[one, other]} |" for other in statuses) + "\n"
        for one in statuses
    ]
    return f"| `{word}` |{head}\n|---|{'---|' * len(statuses)}\n" + "".join(rows)


def _assert_generated(name: str, table: str) -> None:
    """Compare what stands between two marks of the reference, or write it anew."""
    page = REFERENCE.read_text("utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = page.partition(start)
    _, mark, after = rest.partition(end)
    assert mark, f"docs/language/README.md has no {start.strip()} … {end}"
    true = f"{before}{start}\n{table}\n{end}{after}"
    if os.environ.get("UPDATE_CORPUS"):
        REFERENCE.write_text(true, "utf-8")
        page = true
    assert page == true


def _below(kinds: tuple[type, ...]) -> list[str]:
    """What may stand below a sentence, apart from what may stand below almost all."""
    return [*dict.fromkeys(_named(kind) for kind in kinds if kind not in _EVERYWHERE)]


def _named(kind: type | None) -> str:
    """A kind of sentence by its first words in English."""
    if kind is None:
        return "nothing (at the margin)"
    if kind in _ROWS:
        return _ROWS[kind]
    return " or ".join(f"`{words_of('en').write(terminal)}`" for terminal in OPENERS[kind])


def test_a_page_that_cannot_be_played_says_where(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"line 1: no block above writes `a\.agr`"):
        played("```diff file=a.agr\n-x\n+y\n```\n", tmp_path)
    with pytest.raises(AssertionError, match="line 2: only"):
        played("\n```console\n$ rm -r x\n```\n", tmp_path)
    with pytest.raises(AssertionError, match="no plain file name"):
        played("```agr file=../a.agr\nx\n```\n", tmp_path)
