"""NumPy is never needed, and never imported by the library of its own accord."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALL_OF_THE_FACE = """
import sys
import overenskommelse as ov
for name in ov.__all__:
    getattr(ov, name)
ov.split(100, {"01": 2, "03": 1})
try:
    ov.split_array(100, [2, 1])
except ov.AllocationError as error:
    print(error.code, sys.modules.get("numpy"))
"""


@pytest.mark.parametrize("before", ["", "import sys; sys.modules['numpy'] = None"])
def test_numpy_is_not_imported_unasked(before: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own program, written above
        [sys.executable, "-c", f"{before}\n{ALL_OF_THE_FACE}"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "bad-array None\n"
