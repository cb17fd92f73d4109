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
    from overenskommelse._pipeline import (
        Agreement,
        builtin,
        builtins,
        check_file,
        check_text,
        load,
        loads,
        read_facts,
    )
    from overenskommelse.allocation.apportionment import split
    from overenskommelse.allocation.record import Allocation
    from overenskommelse.allocation.table_record import TableAllocation
    from overenskommelse.allocation.two_way import round_table, split_table
    from overenskommelse.diagnostics.diagnostic import Diagnostic
    from overenskommelse.diagnostics.errors import (
        AgreementError,
        AllocationError,
        FactsError,
        OverenskommelseError,
    )
    from overenskommelse.formatting.text import format_text
    from overenskommelse.outcome.evaluation import Evaluation
    from overenskommelse.outcome.status import GrantState, Status

__version__ = "0.1.0"

_HOMES = {
    "Agreement": "_pipeline",
    "AgreementError": "diagnostics.errors",
    "Allocation": "allocation.record",
    "AllocationError": "diagnostics.errors",
    "Diagnostic": "diagnostics.diagnostic",
    "Evaluation": "outcome.evaluation",
    "FactsError": "diagnostics.errors",
    "GrantState": "outcome.status",
    "OverenskommelseError": "diagnostics.errors",
    "Status": "outcome.status",
    "TableAllocation": "allocation.table_record",
    "builtin": "_pipeline",
    "builtins": "_pipeline",
    "check_file": "_pipeline",
    "check_text": "_pipeline",
    "format_text": "formatting.text",
    "load": "_pipeline",
    "loads": "_pipeline",
    "read_facts": "_pipeline",
    "round_table": "allocation.two_way",
    "split": "allocation.apportionment",
    "split_table": "allocation.two_way",
}

__all__ = [
    "Agreement",
    "AgreementError",
    "Allocation",
    "AllocationError",
    "Diagnostic",
    "Evaluation",
    "FactsError",
    "GrantState",
    "OverenskommelseError",
    "Status",
    "TableAllocation",
    "builtin",
    "builtins",
    "check_file",
    "check_text",
    "format_text",
    "load",
    "loads",
    "read_facts",
    "round_table",
    "split",
    "split_table",
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
