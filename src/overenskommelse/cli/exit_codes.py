"""The exit codes of every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from overenskommelse.diagnostics.diagnostic import Diagnostic

DONE = 0
"""Done, also when a recipient fails."""
FINDINGS = 1
"""Findings that are no errors, or a file that `fmt --check` would change."""
USAGE = 2
"""Wrong use, or a file that cannot be opened."""
BAD_AGREEMENT = 3
"""The agreement is invalid."""
BAD_FACTS = 4
"""The facts are invalid."""

UNOPENED = frozenset({"file-absent", "file-unreadable", "file-unwritable"})
"""Code words of files that cannot be opened or written."""


def code_of_check(found: tuple[Diagnostic, ...], *, is_valid: bool) -> int:
    """The exit code of an agreement that was checked."""
    if not is_valid:
        return USAGE if found[0].code in UNOPENED else BAD_AGREEMENT
    return FINDINGS if found else DONE
