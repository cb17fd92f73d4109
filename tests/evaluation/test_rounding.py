"""Rounding where the author writes it: known answers from the reference, laws, and the page."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from evaluation.writing import agreement

WAYS = ("up", "down", "halves up", "halves down", "halves to even")
_TABLE = Path(__file__).parents[2] / "docs" / "language" / "README.md"


def _weight(way: str, value: Fraction, step: str = "1 decimal") -> Fraction:
    """What the number becomes, as the weight of a split of a shifted value."""
    rules = agreement(split=f"by rounded (index) to {step}, {way} + 1 000 000")
    found = rules.evaluate({code: {"index": value} for code in "ABC"})
    weight = found.grants["base"].payments[0].weight
    assert weight is not None
    return weight - 1_000_000


def _documented() -> list[tuple[str, Fraction, Fraction]]:
    """The table of the reference: way, value, what it becomes."""
    head, *rows = re.findall(
        r"^\| (?:English|`\w[^|]*`) \|.*2\.3.*$", _TABLE.read_text(), re.MULTILINE
    )
    values = [_number(cell) for cell in head.split("|")[3:-1]]
    found = []
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")[1:-1]]
        pairs = zip(values, cells[2:], strict=True)
        found += [(cells[0].strip("`"), value, _number(cell)) for value, cell in pairs]
    return found


def _number(cell: str) -> Fraction:
    return Fraction(cell.strip().replace("−", "-"))


@pytest.mark.parametrize(("way", "value", "becomes"), _documented())
def test_the_table_of_the_reference_is_true(way: str, value: Fraction, becomes: Fraction) -> None:
    assert _weight(way, value) == becomes


def test_the_table_of_the_reference_has_every_way() -> None:
    assert tuple(dict.fromkeys(way for way, _, _ in _documented())) == WAYS


@given(st.sampled_from(WAYS), st.fractions(-1000, 1000, max_denominator=2000))
def test_what_is_rounded_is_the_next_multiple_or_the_nearest(way: str, value: Fraction) -> None:
    found = _weight(way, value, "0.25")
    quarters = found * 4
    assert quarters.denominator == 1
    if way == "up":
        assert quarters == math.ceil(value * 4)
    elif way == "down":
        assert quarters == math.floor(value * 4)
    else:
        assert abs(found - value) <= Fraction(1, 8)
    if abs(found - value) == Fraction(1, 8):
        assert {"up": 1, "halves up": 1}.get(way, -1) == (found > value) - (found < value) or (
            way == "halves to even" and quarters % 2 == 0
        )


def test_a_share_that_is_rounded_decides_and_prints_as_rounded() -> None:
    rules = agreement(
        "require rounded (share) to 0.1%, halves up >= 70% for spring",
        "shares of those who fail: not paid out",
    )
    facts = {
        "A": {"pupils": 1, "passed spring": 6995, "tested spring": 10000},
        "B": {"pupils": 1, "passed spring": 6994, "tested spring": 10000},
        "C": {"pupils": 1},
    }
    verdicts = rules.evaluate(facts).grants["base"].verdicts
    assert [verdict.status.value for verdict in verdicts] == ["met", "not met", "open"]
    told = verdicts[1].requirements[0].to_dict()
    assert told["observed"] == {"value": "699/1000", "unit": "share", "counts": None}


def test_a_value_without_a_way_is_asked_for_in_either_language() -> None:
    _, found = ov.check_text(
        'överenskommelse "X" 2024\n  källa "x"\nmottagare a: 1\nuppgift b decimaltal per a\n'
        'mått c = avrundat (b) till heltal\n  källa "x"\nbidrag d 1 kr till a efter c\n  källa "x"'
    )
    assert [item.code for item in found] == ["choice-rounding"]
