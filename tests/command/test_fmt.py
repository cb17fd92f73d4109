"""``fmt``: what it writes, what it leaves alone, what it tells."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from overenskommelse.cli import main
from overenskommelse.formatting import files
from overenskommelse.source.reading import LARGEST_FILE

UNTIDY = 'agreement   "A" # x\n   total 1 Mkr'
TIDY = 'agreement "A"  # x\n  total 1 Mkr\n'
SWEDISH = 'överenskommelse "A"  # x\n  totalt 1 Mkr\n'
BAD = 'agreement "A"\n  totol 1 Mkr\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("untidy", UNTIDY), ("tidy", TIDY), ("bad", BAD)):
        (tmp_path / f"{name}.agr").write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _from_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["tidy.agr"], 0),
        (["untidy.agr"], 0),
        (["--check", "tidy.agr"], 0),
        (["--check", "untidy.agr"], 1),
        (["--diff", "untidy.agr"], 0),
        (["--diff", "--check", "untidy.agr"], 1),
        (["--check", "tidy.agr", "--language", "sv"], 1),
        (["nothing.agr"], 2),
        (["."], 2),
        (["bad.agr"], 3),
        (["--check", "untidy.agr", "bad.agr", "tidy.agr"], 3),
    ],
)
def test_exit_codes(arguments: list[str], code: int, folder: Path) -> None:
    assert main(["fmt", *arguments]) == code
    assert sorted(path.name for path in folder.iterdir()) == ["bad.agr", "tidy.agr", "untidy.agr"]


def test_each_file_is_rewritten_and_the_bad_one_left(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "tidy.agr").stat()
    assert main(["fmt", "untidy.agr", "bad.agr", "tidy.agr"]) == 3
    told = capsys.readouterr()
    assert told.out == "untidy.agr: rewritten\ntidy.agr: unchanged\n"
    assert "bad.agr:2:3: error [unknown-sentence]" in told.err
    assert (folder / "untidy.agr").read_bytes() == TIDY.encode()
    assert (folder / "bad.agr").read_bytes() == BAD.encode()
    after = (folder / "tidy.agr").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_check_names_the_files_that_would_change_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fmt", "--check", "untidy.agr", "tidy.agr"]) == 1
    assert capsys.readouterr().out == "untidy.agr\n"
    assert (folder / "untidy.agr").read_text() == UNTIDY


def test_diff_shows_the_change_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["fmt", "--diff", "untidy.agr", "tidy.agr"])
    assert capsys.readouterr().out == (
        "--- untidy.agr\n+++ untidy.agr\n@@ -1,2 +1,2 @@\n"
        '-agreement   "A" # x\n-   total 1 Mkr\n\\ No newline at end of file\n'
        '+agreement "A"  # x\n+  total 1 Mkr\n'
    )
    assert (folder / "untidy.agr").read_text() == UNTIDY


def test_the_other_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--language", "sv", "untidy.agr"]) == 0
    assert (folder / "untidy.agr").read_bytes() == SWEDISH.encode()
    assert main(["fmt", "untidy.agr"]) == 0
    assert capsys.readouterr().out.endswith("untidy.agr: oförändrad\n")
    assert main(["fmt", "--language", "en", "untidy.agr"]) == 0
    assert (folder / "untidy.agr").read_bytes() == TIDY.encode()


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _from_stdin(monkeypatch, UNTIDY.encode())
    assert main(["fmt", "-"]) == 0
    assert capsys.readouterr().out == TIDY
    _from_stdin(monkeypatch, UNTIDY.encode())
    assert main(["fmt", "--check", "-"]) == 1
    assert capsys.readouterr().out == "<stdin>\n"
    for data, code in ((BAD.encode(), 3), (b"agreement \xff", 3), (b"", 3)):
        _from_stdin(monkeypatch, data)
        assert main(["fmt", "-"]) == code
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("<stdin>:")


def test_standard_input_that_is_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _from_stdin(monkeypatch, "å".encode() * LARGEST_FILE)
    assert main(["fmt", "-"]) == 3
    assert "[file-too-large]" in capsys.readouterr().err


def test_marks_and_foreign_line_ends_go_and_count_as_changes(folder: Path) -> None:
    for data in (b"\xef\xbb\xbf" + TIDY.encode(), TIDY.replace("\n", "\r\n").encode()):
        (folder / "tidy.agr").write_bytes(data)
        assert main(["fmt", "--check", "tidy.agr"]) == 1
        assert main(["fmt", "tidy.agr"]) == 0
        assert (folder / "tidy.agr").read_bytes() == TIDY.encode()


@pytest.mark.skipif(os.name != "posix", reason="rights and links as Unix has them")
def test_rights_and_links_stay(folder: Path) -> None:
    (folder / "untidy.agr").chmod(0o640)
    (folder / "link.agr").symlink_to("untidy.agr")
    assert main(["fmt", "link.agr"]) == 0
    assert (folder / "link.agr").is_symlink()
    assert (folder / "untidy.agr").read_bytes() == TIDY.encode()
    assert (folder / "untidy.agr").stat().st_mode & 0o777 == 0o640


def test_a_write_that_fails_leaves_the_file_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_room(_: Path, __: Path) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", no_room)
    assert main(["fmt", "untidy.agr"]) == 2
    assert "error [file-unwritable]" in capsys.readouterr().err
    assert (folder / "untidy.agr").read_text() == UNTIDY
    assert sorted(path.name for path in folder.iterdir()) == ["bad.agr", "tidy.agr", "untidy.agr"]


def test_a_file_without_the_right_to_write_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files.os, "access", lambda *_: False)
    assert main(["fmt", "untidy.agr"]) == 2
    assert (folder / "untidy.agr").read_text() == UNTIDY


def test_a_file_that_changed_since_it_was_read_is_left(folder: Path) -> None:
    path = folder / "untidy.agr"
    formatted = files.format_file(path)
    path.write_text(BAD)
    fault = files.rewrite(path, formatted)
    assert fault is not None
    assert path.read_text() == BAD


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the diff")
def test_the_diff_can_be_applied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "untidy.agr").write_bytes(UNTIDY.replace("\n", "\r\n").encode())
    main(["fmt", "--diff", "untidy.agr"])
    patch = capsys.readouterr().out.encode()
    git = ["git", "apply", "--whitespace=nowarn", "-p0", "-"]
    subprocess.run(git, cwd=folder, input=patch, check=True)  # noqa: S603
    assert (folder / "untidy.agr").read_bytes() == TIDY.encode()
