"""Hypothesis finds the public types by the entry point, without anything being imported for it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import overenskommelse as ov

TYPES = [
    ov.Agreement,
    ov.AgreementError,
    ov.Allocation,
    ov.AllocationError,
    ov.ArrayAllocation,
    ov.Audit,
    ov.Diagnostic,
    ov.Draw,
    ov.EachRow,
    ov.Evaluation,
    ov.FactsError,
    ov.GrantState,
    ov.Headings,
    ov.Judge,
    ov.Judged,
    ov.Key,
    ov.Limits,
    ov.ModifiedWebster,
    ov.OverenskommelseError,
    ov.PublishedRow,
    ov.PublishedSums,
    ov.Receipt,
    ov.ReceiptError,
    ov.Rule,
    ov.Standing,
    ov.Status,
    ov.SuppositionError,
    ov.TableAllocation,
    ov.Verification,
]


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_every_public_type_can_be_drawn(type_: type) -> None:
    if type_ is ov.ArrayAllocation:
        pytest.importorskip("numpy", reason="NumPy is not installed")

    @given(st.from_type(type_))
    @settings(max_examples=5, suppress_health_check=list(HealthCheck), database=None)
    def draw(found: object) -> None:
        assert isinstance(found, type_)

    draw()


def test_all_types_of_the_face_are_tried() -> None:
    assert {name for name in ov.__all__ if isinstance(getattr(ov, name), type)} == {
        type_.__name__ for type_ in TYPES
    }


@pytest.mark.parametrize("group", ["hypothesis", "pytest11"])
def test_the_entry_points_lead_somewhere(group: str) -> None:
    (found,) = entry_points(group=group, name="overenskommelse")
    assert found.load() is not None


def test_a_program_that_imports_hypothesis_alone_knows_the_types() -> None:
    program = (
        "from hypothesis import strategies as st, find\n"
        "from overenskommelse import Allocation\n"
        "print(find(st.from_type(Allocation), lambda found: found.amount > 3).amount)"
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, encoding="utf-8", env=environment, check=True
    )
    assert done.stdout == "4\n"
