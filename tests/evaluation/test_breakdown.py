"""National figures by the items of a list, as by sex: sums before ratios, every answer by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

import overenskommelse as ov
from overenskommelse.engine.breakdown import MOST_ITEMS
from overenskommelse.outcome.follow_up import ItemFigure

_HEAD = """\
agreement "Theatres" 2025
  source "invented"

recipients stage: A, B

list sex
  w "Women"
  m "Men"
list art
{arts}

period year is 2025

fact asked number per stage, art, sex, period
fact pleased number per stage, art, sex, period
fact seats number per stage

"""
_RATE = (
    "target rate: sum of pleased over art, sex / sum of asked over art, sex >= 70% for year\n"
    '  source "1"\n'
)
_CODES = [f"a{number}" for number in range(1, MOST_ITEMS + 2)]
_TWO = _CODES[:2]


def figures(
    rows: list[tuple[str, str, str, int, int]], rule: str = _RATE, arts: list[str] = _TWO
) -> tuple[ItemFigure, ...]:
    text = _HEAD.format(arts="\n".join(f'  {code} "Art {code}"' for code in arts)) + rule
    table = [
        {"stage": stage, "art": art, "sex": sex, "period": "year", "asked": asked, "pleased": well}
        for stage, art, sex, asked, well in rows
    ]
    told = ov.loads(text).follow_up([{k: v for k, v in row.items() if v != ""} for row in table])
    return told.figures[0].by_item


_ROWS = [
    ("A", "a1", "w", 100, 90), ("A", "a1", "m", 50, 20), ("A", "a2", "w", 10, 10),
    ("A", "a2", "m", 10, 5), ("B", "a1", "w", 100, 60), ("B", "a1", "m", 300, 240),
    ("B", "a2", "w", 0, 0), ("B", "a2", "m", 10, 10),
]  # fmt: skip


def whole(found: tuple[ItemFigure, ...], item: str) -> tuple[object, int]:
    figure = next(each for each in found if each.item == item)
    return figure.whole.counts if figure.whole else None, figure.known


def test_sums_before_ratios_for_each_item() -> None:
    found = figures(_ROWS)
    assert [(each.list, each.item, each.name) for each in found] == [
        ("sex", "w", "Women"), ("sex", "m", "Men"),
        ("art", "a1", "Art a1"), ("art", "a2", "Art a2"),
    ]  # fmt: skip
    # Women: 90 + 10 + 60 + 0 of 100 + 10 + 100 + 0; men: 20 + 5 + 240 + 10 of 50 + 10 + 300 + 10.
    assert whole(found, "w") == ((160, 210), 2)
    assert whole(found, "m") == ((275, 370), 2)
    assert whole(found, "a1") == ((410, 550), 2)
    assert whole(found, "a2") == ((25, 30), 2)


def test_smallest_and_largest_are_those_of_the_item() -> None:
    women, men = figures(_ROWS)[:2]
    assert women.smallest is not None
    assert women.largest is not None
    assert (women.smallest.value.value, women.smallest.recipients) == (Fraction(3, 5), ("B",))
    assert (women.largest.value.value, women.largest.recipients) == (Fraction(10, 11), ("A",))
    assert men.smallest is not None
    assert (men.smallest.value.value, men.smallest.recipients) == (Fraction(5, 12), ("A",))


def test_what_is_missing_for_an_item_is_not_counted_in_it() -> None:
    found = figures([row for row in _ROWS if row[:3] != ("A", "a2", "m")])
    assert whole(found, "w") == ((160, 210), 2)
    assert whole(found, "m") == ((250, 310), 1)


def test_a_total_is_no_figure_of_an_item() -> None:
    rows = [row for row in _ROWS if row[0] == "A"]
    totals = [("B", "a1", "", 400, 300), ("B", "a2", "", 10, 10)]
    found = figures([*rows, *totals])
    assert whole(found, "w") == ((100, 110), 1)
    assert whole(found, "a1") == ((410, 550), 2)


def test_where_nobody_gives_items_there_is_no_breakdown() -> None:
    assert figures([("A", "a1", "", 400, 300), ("A", "a2", "", 10, 10)])[0].list == "art"
    assert figures([("A", "", "", 400, 300)]) == ()


@pytest.mark.parametrize(
    "rule",
    [
        "target rate: sum of pleased (a1) over sex >= 1 for year\n",
        "target rate: sum of pleased over art, sex / seats >= 1% for year\n",
        "target rate: sum of pleased over art, sex, stage >= 1 for year\n",
    ],
)
def test_a_figure_that_is_not_of_the_list_as_a_whole_is_not_broken_down(rule: str) -> None:
    found = figures(_ROWS, f'{rule}  source "1"\n')
    assert "art" not in {each.list for each in found}


def test_long_lists_are_left_out() -> None:
    rows = [("A", code, sex, 10, 5) for code in _CODES for sex in "wm"]
    short = [row for row in rows if row[1] != _CODES[-1]]
    assert {each.list for each in figures(short, arts=_CODES[:-1])} == {"sex", "art"}
    assert {each.list for each in figures(rows, arts=_CODES)} == {"sex"}
