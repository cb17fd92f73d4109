"""The exit codes of every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.diagnostics.errors import OverenskommelseError

DONE = 0
"""Done, also when a recipient fails."""
FINDINGS = 1
"""Findings that are no errors, a file that `fmt --check` would change, or differences."""
USAGE = 2
"""Wrong use, or a file that cannot be opened."""
BAD_AGREEMENT = 3
"""The agreement is invalid."""
BAD_FACTS = 4
"""The facts are invalid."""
BAD_RECEIPT = 5
"""The receipt is none, has been edited, or is of files that are not at hand."""

UNOPENED = frozenset({"file-absent", "file-unreadable", "file-unwritable", "receipt-over-other"})
"""Code words of files that cannot be opened or written."""
_CODES = {"AgreementError": BAD_AGREEMENT, "FactsError": BAD_FACTS, "ReceiptError": BAD_RECEIPT}


def code_of_check(found: tuple[Diagnostic, ...], *, is_valid: bool) -> int:
    """The exit code of an agreement that was checked."""
    if not is_valid:
        return USAGE if found[0].code in UNOPENED else BAD_AGREEMENT
    return FINDINGS if found else DONE


def code_of_error(error: OverenskommelseError) -> int:
    """The exit code of something that was handed in and cannot be used."""
    return USAGE if error.code in UNOPENED else _CODES.get(type(error).__name__, USAGE)
