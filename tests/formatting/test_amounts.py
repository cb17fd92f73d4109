"""Amounts are written with a space between thousands, whatever their unit."""

from __future__ import annotations

import pytest

from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.printer import print_file


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("3 000 tkr", "3 000 tkr"), ("3000 tkr", "3 000 tkr"), ("1000 kr", "1 000 kr"),
        ("1200,5 tkr", "1 200,5 tkr"), ("25000 Mkr", "25 000 Mkr"),
    ],
)  # fmt: skip
def test_thousands_stand_apart(written: str, canonical: str) -> None:
    text = 'överenskommelse "A" 2024\n\nmedel m {}\n'
    file, mistakes = parse(source_from_text(text.format(written), "a.agr"))
    assert mistakes == []
    assert print_file(file) == text.format(canonical)
