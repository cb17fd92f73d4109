"""In: a page of documentation. Out: the same page, with what its commands really print.

A page is a story in fenced blocks, read from the top. The first word behind a fence says what the
block is, and what follows says which file it is about:

    ```agr file=schools.agr                 writes the file (so do `csv` and `json`)
    ```agr add=schools.agr                  goes on at its end
    ```diff file=new.agr from=schools.agr   changes lines: -old, +new, and context behind a blank
    ```console                              `$ overenskommelse …`, and below it what it prints

Guarantees: commands run in their own folder and in this process, never in a shell; a block that
cannot be carried out fails with the page's own words.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from overenskommelse.cli import main

_FENCE = re.compile(r"^```(\w[\w-]*)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = "$ overenskommelse "
_FILE_NAME = re.compile(r"[\w-]+\.(agr|csv|json)")


@frozen
class Block:
    """A fenced block.

    Attributes:
        form: The first word behind the fence, as `agr`.
        marks: What follows it: `file=x.agr` is the mark `file` with the value `x.agr`.
        text: What stands between the fences.
        start: Where the text begins in the page.
        line: The line of its fence, from 1.
    """

    form: str
    marks: dict[str, str]
    text: str
    start: int
    line: int


def blocks_of(page: str) -> Iterator[Block]:
    """The fenced blocks of a page that say what they are, from the top."""
    for match in _FENCE.finditer(page):
        pairs = (mark.partition("=") for mark in match[2].split())
        marks = {key: value for key, _, value in pairs}
        line = page.count("\n", 0, match.start()) + 1
        yield Block(match[1], marks, match[3], match.start(3), line)


def files_at_the_end(page: str) -> dict[str, str]:
    """The files a page has written when it ends, apart from what its commands did to them."""
    files: dict[str, str] = {}
    for block in blocks_of(page):
        _note(block, files)
    return files


def played(page: str, folder: Path) -> str:
    """The page with the output of its commands as they come out in `folder`."""
    files: dict[str, str] = {}
    pieces: list[str] = []
    end = 0
    for block in blocks_of(page):
        for name in _note(block, files):
            (folder / name).write_text(files[name], "utf-8")
        if block.form == "console":
            pieces += [page[end : block.start], _session(block, folder)]
            end = block.start + len(block.text)
    return "".join([*pieces, page[end:]])


def _note(block: Block, files: dict[str, str]) -> list[str]:
    """Carry out a block on the files; the names of those it changed."""
    name = block.marks.get("file") or block.marks.get("add")
    if name is None:
        return []
    assert _FILE_NAME.fullmatch(name), f"line {block.line}: `{name}` is no plain file name"
    if "add" in block.marks:
        files[name] = _there(files, name, block) + block.text
    elif block.form == "diff":
        before = _there(files, block.marks.get("from", name), block)
        files[name] = _changed(before, block)
    else:
        files[name] = block.text
    return [name]


def _there(files: dict[str, str], name: str, block: Block) -> str:
    assert name in files, f"line {block.line}: no block above writes `{name}`"
    return files[name]


def _changed(text: str, block: Block) -> str:
    """The text with the lines of a diff put in the place of the old ones."""
    lines = block.text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    found = text.count(old)
    assert found == 1, f"line {block.line}: the lines to change stand {found} times in the file"
    return text.replace(old, new)


def _session(block: Block, folder: Path) -> str:
    """Each command of a block with what it prints."""
    commands = [line for line in block.text.splitlines() if line.startswith("$ ")]
    assert commands, f"line {block.line}: the block has no line that begins with `{_COMMAND}`"
    return "\n".join(f"{line}\n{_printed(line, block, folder)}" for line in commands)


def _printed(line: str, block: Block, folder: Path) -> str:
    assert line.startswith(_COMMAND), f"line {block.line}: only `{_COMMAND}…` can be run"
    told = io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(told),
        contextlib.redirect_stderr(told),
        contextlib.suppress(SystemExit),
    ):
        main(shlex.split(line.removeprefix(_COMMAND)))
    return re.sub(r"\n\n+\Z", "\n", re.sub(r"[ \t]+$", "", told.getvalue(), flags=re.MULTILINE))
