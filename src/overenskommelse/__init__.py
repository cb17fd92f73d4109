"""Government agreements written as rules, checked like code and computed to the krona.

    >>> import overenskommelse as ov
    >>> ov.split(100, {"01": 2, "03": 1}).amounts
    {'01': 67, '03': 33}

Names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from overenskommelse._agreement import Agreement
    from overenskommelse._pipeline import (
        builtin,
        builtins,
        check_file,
        check_text,
        load,
        loads,
        read_facts,
    )
    from overenskommelse.allocation.apportionment import split
    from overenskommelse.allocation.arrays import ArrayAllocation, split_array
    from overenskommelse.allocation.audit_record import Audit, PublishedRow, PublishedSums
    from overenskommelse.allocation.auditing import audit
    from overenskommelse.allocation.keys import Key, fixed_key, split_by_keys
    from overenskommelse.allocation.record import Allocation
    from overenskommelse.allocation.rounding import Draw, EachRow, Limits, ModifiedWebster, Rule
    from overenskommelse.allocation.rounds import split_again
    from overenskommelse.allocation.table_record import TableAllocation
    from overenskommelse.allocation.two_way import round_table, split_table
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.diagnostics.errors import (
        AgreementError,
        AllocationError,
        FactsError,
        OverenskommelseError,
        ReceiptError,
        SuppositionError,
    )
    from overenskommelse.engine.judge import Judge
    from overenskommelse.engine.judged import Judged
    from overenskommelse.formatting.text import format_text
    from overenskommelse.outcome.evaluation import Evaluation
    from overenskommelse.outcome.receipt import Receipt
    from overenskommelse.outcome.standings import Standing
    from overenskommelse.outcome.status import GrantState, Status
    from overenskommelse.outcome.verification import Verification
    from overenskommelse.published.reading import Headings, read_published
    from overenskommelse.receipts.verifying import verify
    from overenskommelse.render.allocation_page import arithmetic
    from overenskommelse.source.version import __version__
    from overenskommelse.whatif.sweeping import both_readings, sweep

_HOMES = {
    "Agreement": "_agreement",
    "AgreementError": "diagnostics.errors",
    "Allocation": "allocation.record",
    "ArrayAllocation": "allocation.arrays",
    "Audit": "allocation.audit_record",
    "AllocationError": "diagnostics.errors",
    "Diagnostic": "diagnostics.diagnostic",
    "Draw": "allocation.rounding",
    "EachRow": "allocation.rounding",
    "Evaluation": "outcome.evaluation",
    "FactsError": "diagnostics.errors",
    "GrantState": "outcome.status",
    "Headings": "published.reading",
    "Judge": "engine.judge",
    "Judged": "engine.judged",
    "Key": "allocation.keys",
    "Limits": "allocation.rounding",
    "ModifiedWebster": "allocation.rounding",
    "OverenskommelseError": "diagnostics.errors",
    "PublishedRow": "allocation.audit_record",
    "PublishedSums": "allocation.audit_record",
    "Receipt": "outcome.receipt",
    "ReceiptError": "diagnostics.errors",
    "Rule": "allocation.rounding",
    "Standing": "outcome.standings",
    "Status": "outcome.status",
    "SuppositionError": "diagnostics.errors",
    "TableAllocation": "allocation.table_record",
    "Verification": "outcome.verification",
    "__version__": "source.version",
    "both_readings": "whatif.sweeping",
    "arithmetic": "render.allocation_page",
    "audit": "allocation.auditing",
    "builtin": "_pipeline",
    "builtins": "_pipeline",
    "check_file": "_pipeline",
    "check_text": "_pipeline",
    "fixed_key": "allocation.keys",
    "format_text": "formatting.text",
    "load": "_pipeline",
    "loads": "_pipeline",
    "read_facts": "_pipeline",
    "read_published": "published.reading",
    "round_table": "allocation.two_way",
    "split": "allocation.apportionment",
    "split_again": "allocation.rounds",
    "split_array": "allocation.arrays",
    "split_by_keys": "allocation.keys",
    "split_table": "allocation.two_way",
    "sweep": "whatif.sweeping",
    "verify": "receipts.verifying",
}

__all__ = [
    "Agreement",
    "AgreementError",
    "Allocation",
    "AllocationError",
    "ArrayAllocation",
    "Audit",
    "Diagnostic",
    "Draw",
    "EachRow",
    "Evaluation",
    "FactsError",
    "GrantState",
    "Headings",
    "Judge",
    "Judged",
    "Key",
    "Limits",
    "ModifiedWebster",
    "OverenskommelseError",
    "PublishedRow",
    "PublishedSums",
    "Receipt",
    "ReceiptError",
    "Rule",
    "Standing",
    "Status",
    "SuppositionError",
    "TableAllocation",
    "Verification",
    "__version__",
    "arithmetic",
    "audit",
    "both_readings",
    "builtin",
    "builtins",
    "check_file",
    "check_text",
    "fixed_key",
    "format_text",
    "load",
    "loads",
    "read_facts",
    "read_published",
    "round_table",
    "split",
    "split_again",
    "split_array",
    "split_by_keys",
    "split_table",
    "sweep",
    "verify",
]


def __getattr__(name: str) -> object:
    """Load a public name from its home."""
    if name in _HOMES:
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
