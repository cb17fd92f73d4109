"""In: the name of a file that ships with the package. Out: its text.

Guarantees: finds `grammar/`, `agreements/` and `docs/diagnostics/` in an installed package and in a
checkout alike, and looks nowhere else.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def packaged_folder(name: str) -> Path:
    """The folder `name` (``grammar``, ``agreements``, ``docs/diagnostics``) on this machine.

    Raises:
        FileNotFoundError: If the installation is damaged and the folder is missing.
    """
    installed = _PACKAGE / name
    if installed.is_dir():
        return installed
    checkout = _CHECKOUT / name
    if checkout.is_dir() and (_CHECKOUT / "pyproject.toml").is_file():
        return checkout
    raise FileNotFoundError(f"overenskommelse is installed without its `{name}` folder")


def packaged_text(folder: str, name: str) -> str:
    """The text of a packaged file.

    Example:
        >>> "[REQUIRE]" in packaged_text("grammar", "words.toml")
        True
    """
    return (packaged_folder(folder) / name).read_text(encoding="utf-8")


def packaged_agreements() -> tuple[str, ...]:
    """Names of the agreements and definitions that ship with the package, sorted.

    Example:
        >>> "2024" in packaged_agreements()
        True
    """
    return tuple(sorted(path.stem for path in packaged_folder("agreements").glob("*.agr")))
