"""Examples that need NumPy, of the extra `numpy`, are skipped where it is not installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
WITH_NUMPY = {
    ROOT / "docs" / "arrays.md",
    ROOT / "src" / "overenskommelse" / "allocation" / "arrays.py",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the examples, if there is no NumPy."""
    if find_spec("numpy") is not None:
        return
    for item in items:
        if item.path in WITH_NUMPY:
            item.add_marker(pytest.mark.skip(reason="NumPy is not installed"))
