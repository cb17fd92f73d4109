"""Floors and ceilings that cannot be kept are told with their amounts, in both languages."""

from __future__ import annotations

import pytest

import overenskommelse as ov
from overenskommelse.render.reasons import Wording

_FILE = """agreement "A" 2024
  source "s"

recipients r: A, B
fact n number per r
fact low money per r
fact high money per r

grant g 1 000 kr to r by n
  each at least low
  each at most high
{}"""


def _told(facts: dict[str, dict[str, object]], more: str = "") -> list[tuple[str, str]]:
    agreement = ov.loads(_FILE.format(more))
    evaluation = agreement.evaluate(facts)
    gaps = evaluation.grants["g"].gaps
    wordings = Wording(agreement.model, "en"), Wording(agreement.model, "sv")
    return [(wordings[0].gap(gap), wordings[1].gap(gap)) for gap in gaps]


@pytest.mark.parametrize(
    ("low", "high", "more", "english", "swedish"),
    [
        (
            100_000, 50_000, "",
            "the floor 100 000 kr is higher than the ceiling 50 000 kr",
            "golvet 100 000 kr är högre än taket 50 000 kr",
        ),
        (
            501, 599, "  in lots of 100 kr\n",
            "no whole number of lots lies between the floor 501 kr and the ceiling 599 kr",
            "inget helt antal poster ligger mellan golvet 501 kr och taket 599 kr",
        ),
        (
            600, 700, "",
            "the floors are 1 200 kr together, more than the amount 1 000 kr",
            "golven är tillsammans 1 200 kr, mer än beloppet 1 000 kr",
        ),
    ],
)  # fmt: skip
def test_bounds_that_cannot_be_kept(
    low: int, high: int, more: str, english: str, swedish: str
) -> None:
    both = {"n": 1, "low": low, "high": high}
    assert _told({"A": both, "B": both}, more) == [(english, swedish)]
