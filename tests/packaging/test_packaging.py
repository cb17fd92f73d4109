"""The package as users get it: from a wheel, from an sdist, and from an editable checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).resolve().parents[2]
LEFT_BEHIND = (
    ".git",
    ".venv",
    ".*_cache",
    ".hypothesis",
    "__pycache__",
    "build",
    "dist",
    "*.egg-info",
)
STRAYS = (
    "agreements/build/draft.agr",
    "grammar/.mypy_cache/words.json",
    "notes.txt",
    "src/overenskommelse/__pycache__/old.pyc",
    "src/overenskommelse/model/__pycache__/old.pyc",
)
HOMES = {
    "src/overenskommelse": "overenskommelse",
    "grammar": "overenskommelse/grammar",
    "agreements": "overenskommelse/agreements",
    "docs/diagnostics": "overenskommelse/docs/diagnostics",
}
PROBE = """
import json, overenskommelse as ov
told = {"file": ov.__file__, "names": ov.builtins(), "year": ov.builtin("2024").model.year}
print(json.dumps(told))
"""


@attrs.frozen
class Checkout:
    """A copy of the checkout, and the paths of its own files in it."""

    folder: Path
    files: frozenset[str]

    def below(self, *folders: str) -> set[str]:
        return {name for name in self.files if name.startswith(tuple(f"{f}/" for f in folders))}


@attrs.frozen
class Built:
    """What the build made of a checkout: the wheel of it, and the sdist with the wheel of that."""

    wheel: Path
    sdist: Path
    wheel_of_sdist: Path


@attrs.frozen
class Installed:
    """A fresh virtual environment with the package, and the folder it should be loaded from."""

    folder: Path
    home: Path

    def run(self, program: str, *arguments: str) -> str:
        return _run(str(self.folder / "bin" / program), *arguments)


def _run(*command: str) -> str:
    """What a command prints; nothing of this process's environment leads it to this checkout."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(  # noqa: S603
        command,
        cwd=Path(command[0]).anchor,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _python(*arguments: str) -> str:
    return _run(sys.executable, "-m", *arguments)


def _in_package(name: str) -> str:
    """Where a file of the checkout lies once installed."""
    folder = next(folder for folder in HOMES if name.startswith(f"{folder}/"))
    return name.replace(folder, HOMES[folder], 1)


def _build(*arguments: str) -> None:
    """Build without isolation, which takes a second; the editable install builds in isolation."""
    _python("build", "--no-isolation", *arguments)


def _only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout with files lying about that nobody should be sent."""
    copy = tmp_path_factory.mktemp("packaging") / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    files = (path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file())
    checkout = Checkout(copy, frozenset(files))
    for stray in STRAYS:
        path = copy / stray
        path.parent.mkdir(exist_ok=True)
        path.write_text("stray", encoding="utf-8")
    return checkout


BUILT = ("en", "sv", "en-lark", "sv-lark", "words")
TABLES = {f"overenskommelse/syntax/tables/{name}.json" for name in BUILT}


@pytest.fixture(scope="module")
def built(checkout: Checkout) -> Built:
    direct, by_way = checkout.folder.parent / "direct", checkout.folder.parent / "by-way-of-sdist"
    _build("--wheel", "--outdir", str(direct), str(checkout.folder))
    _build("--outdir", str(by_way), str(checkout.folder))
    return Built(_only(direct, "*.whl"), _only(by_way, "*.tar.gz"), _only(by_way, "*.whl"))


def _install(folder: Path, *wanted: str) -> None:
    _python("venv", "--without-pip", str(folder))
    _pip_install(folder, *wanted)


def _pip_install(folder: Path, *wanted: str) -> None:
    _python("pip", "--python", str(folder / "bin" / "python"), "install", "--quiet", *wanted)


@pytest.fixture(scope="module")
def installations(checkout: Checkout, built: Built) -> dict[str, Installed]:
    """The package in three fresh environments, each with the dependencies it asks for."""
    wanted = {
        "wheel": [str(built.wheel)],
        "wheel of sdist": [str(built.wheel_of_sdist)],
        "editable": ["--editable", str(checkout.folder)],
    }
    folders = {way: checkout.folder.parent / f"venv of {way}" for way in wanted}
    with ThreadPoolExecutor() as pool:
        installs = [pool.submit(_install, folders[way], *wanted[way]) for way in wanted]
    for install in installs:
        install.result()
    _pip_install(folders["editable"], *wanted["editable"])  # the README's two commands do
    homes = {**folders, "editable": checkout.folder / "src"}
    return {way: Installed(folders[way], homes[way]) for way in wanted}


@pytest.fixture(scope="module", params=["wheel", "wheel of sdist", "editable"])
def installed(request: pytest.FixtureRequest, installations: dict[str, Installed]) -> Installed:
    return installations[request.param]


def test_agreements_and_grammar_are_found(installed: Installed) -> None:
    told = json.loads(installed.run("python", "-I", "-c", PROBE))
    assert Path(told["file"]).is_relative_to(installed.home), "another copy was loaded"
    assert {"2023", "2024", "2025"} <= {*told["names"]}, "agreements are missing"
    assert told["year"] == 2024, "another agreement was loaded"


def test_the_command_runs(installed: Installed, checkout: Checkout) -> None:
    installed.run("overenskommelse", "check", str(checkout.folder / "agreements" / "2024.agr"))
    assert "30/9/2024" in installed.run("overenskommelse", "explain", "date-not-iso")


@pytest.mark.parametrize("way", ["wheel", "wheel_of_sdist"])
def test_the_wheel_holds_the_package_and_nothing_else(
    built: Built, checkout: Checkout, way: str
) -> None:
    with zipfile.ZipFile(getattr(built, way)) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    sent = {_in_package(name) for name in checkout.below(*HOMES)}
    assert names == sent, f"these differ: {sorted(names ^ sent)}"


def test_the_wheel_is_typed_and_licensed(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
        info = next(name.partition("/")[0] for name in names if ".dist-info/" in name)
        metadata = wheel.read(f"{info}/METADATA").decode("utf-8")
        for licence in ("LICENSE", "agreements/LICENSE"):
            text = wheel.read(f"{info}/licenses/{licence}")
            assert text == (ROOT / licence).read_bytes(), f"{licence} was altered"
    assert "overenskommelse/py.typed" in names, "type checkers would not read the package"
    assert "License-Expression: Apache-2.0 AND CC0-1.0" in metadata


def test_both_ways_give_the_same_wheel(built: Built) -> None:
    """But for the parser's tables, which Lark numbers anew each time, and their checksums."""
    one, other = _contents(built.wheel), _contents(built.wheel_of_sdist)
    assert one.keys() == other.keys()
    differing = {name for name in one if one[name] != other[name]}
    assert {name for name in differing if not name.endswith("/RECORD")} <= TABLES
    assert one.keys() >= TABLES, "the wheel lacks the parser's tables"


def _contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_sdist_can_be_built_and_tested(built: Built, checkout: Checkout) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {member.name.partition("/")[2] for member in sdist.getmembers()}
    folders = ("agreements", "docs", "examples", "grammar", "src", "tests")
    needed = checkout.below(*folders) | {"LICENSE", "README.md", "hatch_build.py", "pyproject.toml"}
    needed = {name for name in needed if name.removeprefix("src/") not in TABLES}
    assert not needed - names, f"the sdist lacks {sorted(needed - names)}"
    assert not names & {*STRAYS}, "the sdist holds what git ignores"
