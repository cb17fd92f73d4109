"""Published apportionments, method by method.

`house_of_representatives.csv` holds the apportionment populations and seats of the United States
House: 1880 as in Balinski and Young, *Fair Representation* (1982), whose total is 49 371 340; 2010
and 2020 from the Census Bureau's tables of apportionment population and number of representatives,
with totals 309 183 463 and 331 108 434.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

import overenskommelse as ov

TABLE = (Path(__file__).parent / "house_of_representatives.csv").read_text("utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))
ONE_EACH = ov.Limits(at_least=1)


def house(year: int) -> dict[str, int]:
    column = f"population {year}"
    return {row["state"]: int(row[column]) for row in ROWS if row[column]}


def seats(year: int) -> dict[str, int]:
    return {row["state"]: int(row[f"seats {year}"]) for row in ROWS}


def test_the_figures_are_those_published() -> None:
    totals = {1880: 49_371_340, 2010: 309_183_463, 2020: 331_108_434}
    assert {year: sum(house(year).values()) for year in totals} == totals
    now, before = seats(2020), seats(2010)
    assert sum(now.values()) == sum(before.values()) == 435
    assert {state: now[state] - before[state] for state in now if now[state] != before[state]} == {
        "California": -1, "Illinois": -1, "Michigan": -1, "New York": -1, "Ohio": -1,
        "Pennsylvania": -1, "West Virginia": -1, "Colorado": 1, "Florida": 1, "Montana": 1,
        "North Carolina": 1, "Oregon": 1, "Texas": 2,
    }  # fmt: skip
    largest = {"California": 52, "Texas": 38, "Florida": 28, "New York": 26, "Illinois": 17}
    assert {state: now[state] for state in largest} == largest
    assert {state for state in now if now[state] == 1} == {
        "Alaska", "Delaware", "North Dakota", "South Dakota", "Vermont", "Wyoming",
    }  # fmt: skip


@pytest.mark.parametrize("year", [2010, 2020])
def test_the_house_by_huntington_hill(year: int) -> None:
    """The law since 1941: 2 U.S.C. § 2a."""
    assert ov.split(435, house(year), method="huntington-hill").amounts == seats(year)
    with_floor = ov.split(435, house(year), method="huntington-hill", limits=ONE_EACH)
    assert with_floor.amounts == seats(year)


def changes(method: str) -> dict[str, int]:
    found = ov.split(435, house(2010), method=method).amounts
    return {
        state: found[state] - held for state, held in seats(2010).items() if found[state] != held
    }


def test_2010_by_other_methods() -> None:
    """Edelman's comparison of 2010-12-23 (Election Law list), and *For All Practical Purposes*."""
    assert changes("hamilton") == {}
    assert changes("webster") == {"North Carolina": 1, "Rhode Island": -1}
    assert changes("dean") == {"Montana": 1, "California": -1}


def test_2020_by_adams() -> None:
    """As printed in the documentation of the R package apportion, in the order of the states."""
    published = (
        "7 1 9 4 50 8 5 2 27 14 2 3 16 9 4 4 6 6 2 8 9 13 8 4 8 "
        "2 3 4 2 12 3 26 14 1 15 5 6 17 2 7 2 9 37 5 1 11 10 3 8 1"
    )
    found = ov.split(435, house(2020), method="adams").amounts
    assert list(found.values()) == [int(part) for part in published.split()]


def test_the_alabama_paradox_of_1880() -> None:
    """Alabama's 8th of 299 seats is lost with the 300th, which Illinois and Texas take.

    The Census Office gave every state its whole quota, but at least one, and the seats left in the
    order of remainders to those whose quota was not raised, as Nevada's and Delaware's were.
    """

    def office(size: int) -> dict[str, int]:
        steps = ov.split(size, house(1880)).steps
        left = size - sum(max(step.floor, 1) for step in steps)
        compete = sorted((step.rank or 0, step.recipient) for step in steps if step.floor)
        extra = {state for _, state in compete[:left]}
        return {step.recipient: max(step.floor, 1) + (step.recipient in extra) for step in steps}

    watched = ("Alabama", "Illinois", "Texas")
    assert [office(299)[state] for state in watched] == [8, 18, 9]
    assert [office(300)[state] for state in watched] == [7, 19, 10]
    by_state = {step.recipient: step for step in ov.split(299, house(1880)).steps}
    quotas = [round(float(by_state[state].quota), 3) for state in watched]
    assert quotas == [7.646, 18.640, 9.640]


FIRST_CENSUS = {
    "Virginia": (630_560, 21, 19),
    "Massachusetts": (475_327, 16, 14),
    "Pennsylvania": (432_879, 14, 13),
    "North Carolina": (353_523, 12, 10),
    "New York": (331_589, 11, 10),
    "Maryland": (278_514, 9, 8),
    "Connecticut": (236_841, 8, 7),
    "South Carolina": (206_236, 7, 6),
    "New Jersey": (179_570, 6, 5),
    "New Hampshire": (141_822, 5, 4),
    "Vermont": (85_533, 3, 2),
    "Georgia": (70_835, 2, 2),
    "Kentucky": (68_705, 2, 2),
    "Rhode Island": (68_446, 2, 2),
    "Delaware": (55_540, 2, 1),
}


def test_the_bill_that_washington_vetoed_and_the_one_he_signed() -> None:
    """1792: Hamilton's 120 seats, and Jefferson's 105 (*Fair Representation*, chapter 3)."""
    population = {state: row[0] for state, row in FIRST_CENSUS.items()}
    assert ov.split(120, population).amounts == {k: row[1] for k, row in FIRST_CENSUS.items()}
    signed = ov.split(105, population, method="jefferson").amounts
    assert signed == {state: row[2] for state, row in FIRST_CENSUS.items()}
    by_hamilton = ov.split(105, population).amounts
    assert {k: by_hamilton[k] - signed[k] for k in signed if by_hamilton[k] != signed[k]} == {
        "Virginia": -1,
        "Delaware": 1,
    }


@pytest.mark.parametrize(
    ("method", "parts"),
    [
        ("adams", [9, 7, 5, 3, 2]),
        ("dean", [9, 7, 5, 4, 1]),
        ("huntington-hill", [9, 7, 6, 3, 1]),
        ("webster", [9, 8, 5, 3, 1]),
        ("jefferson", [10, 7, 5, 3, 1]),
    ],
)
def test_five_methods_five_answers(method: str, parts: list[int]) -> None:
    """The textbook case where all five divisor methods differ: 26 seats for 26 000."""
    population = {"A": 9061, "B": 7179, "C": 5259, "D": 3319, "E": 1182}
    assert list(ov.split(26, population, method=method).amounts.values()) == parts


SWEDEN = {
    "S": (899_074, 5),
    "MP": (572_591, 4),
    "M": (507_488, 3),
    "FP": (368_514, 2),
    "SD": (359_248, 2),
    "C": (241_101, 1),
    "V": (234_272, 1),
    "KD": (220_574, 1),
    "FI": (204_005, 1),
}
AUSTRIA = {
    "ÖVP": (761_896, 5),
    "SPÖ": (680_180, 5),
    "FPÖ": (556_835, 4),
    "Grüne": (410_089, 3),
    "NEOS": (229_781, 1),
}


def test_the_swedish_seats_of_the_european_parliament() -> None:
    """2014, the parties above 4 %, by odd numbers with 1,4 first (Valmyndigheten, SCB)."""
    votes = {party: row[0] for party, row in SWEDEN.items()}
    found = ov.split(20, votes, method=ov.ModifiedWebster(Decimal("1.4")))
    assert found.amounts == {party: row[1] for party, row in SWEDEN.items()}


def test_the_austrian_seats_of_the_european_parliament() -> None:
    """2014, the parties above 4 %, by D'Hondt (Bundesministerium für Inneres)."""
    votes = {party: row[0] for party, row in AUSTRIA.items()}
    found = ov.split(18, votes, method="d'hondt")
    assert found.amounts == {party: row[1] for party, row in AUSTRIA.items()}
