"""The arithmetic as people read it, in both languages, from the same steps."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov

STATES = {"A": 9061, "B": 7179, "C": 5259, "D": 3319, "E": 1182}


def test_a_table_of_remainders_in_swedish() -> None:
    limits = ov.Limits(lot=25, at_least=25)
    found = ov.split(260, STATES, limits=limits)
    assert ov.arithmetic(found, names={"A": "Arvika", "B": "Boden"}, language="sv") == (
        "260 fördelat på 5, med största restens metod\n"
        "I hela poster om 25\n"
        "Kod        Namn     Vikt   Kvot  Hela   Rest  Ordning  Extra  Gräns  Belopp\n"
        "A          Arvika  9 061  82,15    75   7,15        3      0             75\n"
        "B          Boden   7 179  65,08    50  15,08        2     25             75\n"
        "C                  5 259  47,68    25  22,68        1     25             50\n"
        "D                  3 319  30,09    25   5,09        4      0             25\n"
        "E                  1 182  25,00    25   0,00        5      0   golv      25\n"
        "Summa                                                                   250\n"
        "Ofördelat                                                                10\n"
    )


def test_a_table_of_quotients() -> None:
    found = ov.split(26, STATES, method="huntington-hill")
    assert ov.arithmetic(found) == (
        "26 split among 5, by Huntington and Hill's method\n"
        "Code   Weight  Quota  Last divisor  Last quotient  Next quotient  Rank  Amount\n"
        "A       9 061   9,06           √72       1 067,85         955,11     4       9\n"
        "B       7 179   7,18           √42       1 107,74         959,33     3       7\n"
        "C       5 259   5,26           √30         960,16         811,48     5       6\n"
        "D       3 319   3,32            √6       1 354,98         958,11     2       3\n"
        "E       1 182   1,18            √0     before all         835,80     1       1\n"
        "Total                                                                       26\n"
    )


def test_one_part_in_sentences() -> None:
    assert ov.arithmetic(ov.split(26, STATES), recipient="D", language="sv") == (
        "26 fördelat på 5, med största restens metod\n"
        "  D: 3 319 av 26 000 ger kvoten 3,32\n"
        "  D: 3 hela och 0,319 över, nummer 1 av 5 efter rest\n"
        "  D: 3 + 1 = 4\n"
    )
    found = ov.split(26, STATES, method="webster")
    assert ov.arithmetic(found, recipient="B") == (
        "26 split among 5, by Webster's method (Sainte-Laguë)\n"
        "  B: 7 179 of 26 000 gives the quota 7,18\n"
        "  B: its last was number 8: 7 179 / 15 = 478,60\n"
        "  B: one more would be number 9: 7 179 / 17 = 422,29\n"
        "  B: the smallest that won is 478,60\n"
        "  B: the largest that lost is 478,09\n"
        "  B: it gets 8\n"
    )
    found = ov.split(26, STATES, method="cumulative")
    assert "  C: the running total 16,24 becomes 21,50, rounded 16 becomes 21\n" in ov.arithmetic(
        found, recipient="C"
    )
    found = ov.split(26, STATES, method=ov.EachRow("A", "even"))
    assert ov.arithmetic(found, recipient="A").endswith(
        "  A: rounded to 9\n  A: with the difference 1\n  A: it gets 10\n"
    )
    with pytest.raises(KeyError):
        ov.arithmetic(found, recipient="Z")


def test_a_draw_is_told_with_its_record() -> None:
    lots = ov.Draw(("04", "01", "03"), "Region 01", date(2024, 1, 2), "Dnr 5")
    found = ov.split(100, dict.fromkeys(("01", "03", "04"), 1), ties=lots)
    assert ov.arithmetic(found, language="sv").endswith(
        "01, 03 och 04 hade lika anspråk på 1; genom lottning (Region 01, 2024-01-02, "
        "Dnr 5) gick det till 04\n"
    )


def test_parts_and_rounds_are_told_in_turn() -> None:
    keys = [
        ov.Key(Fraction(1, 5), {"01": 3, "03": 1, "04": 1}, "people"),
        ov.Key(Fraction(4, 5), {"01": 1, "03": 1, "04": 3}),
    ]
    found = ov.split_again(ov.split_by_keys(1000, keys, at="pot"), {"03": 100}, among=["01", "04"])
    assert ov.arithmetic(found, recipient="01") == (
        "Part 1: people\n"
        "200 split among 3, by largest remainder\n"
        "  01: 3 of 5 gives the quota 120\n"
        "  01: 120 whole and 0 over, number 1 of 3 by remainder\n"
        "  01: 120 + 0 = 120\n"
        "\n"
        "Part 2: 0,8\n"
        "800 split among 3, by largest remainder\n"
        "  01: 1 of 5 gives the quota 160\n"
        "  01: 160 whole and 0 over, number 1 of 3 by remainder\n"
        "  01: 160 + 0 = 160\n"
        "\n"
        "Round 2: 100 came back. Part 1: people\n"
        "20 split among 2, by largest remainder\n"
        "  01: 3 of 4 gives the quota 15\n"
        "  01: 15 whole and 0 over, number 1 of 2 by remainder\n"
        "  01: 15 + 0 = 15\n"
        "\n"
        "Round 2: 100 came back. Part 2: 0,8\n"
        "80 split among 2, by largest remainder\n"
        "  01: 1 of 4 gives the quota 20\n"
        "  01: 20 whole and 0 over, number 1 of 2 by remainder\n"
        "  01: 20 + 0 = 20\n"
        "\n"
        "Together\n"
        "  01: it gets 315\n"
    )
    assert ov.arithmetic(found).endswith("01       315\n03       100\n04       585\nTotal  1 000\n")


METHODS = [
    "largest-remainder", "jefferson", "webster", "adams", "huntington-hill", "dean", "cumulative",
    "truncated", ov.EachRow("a", "up"), ov.ModifiedWebster(Fraction(6, 5)),
]  # fmt: skip


@given(
    st.integers(0, 1000),
    st.fixed_dictionaries({"a": st.integers(500, 900), "b": st.integers(0, 50), "c": st.just(1)}),
    st.sampled_from(METHODS),
    st.sampled_from(["en", "sv"]),
)
def test_every_method_and_part_can_be_told(
    amount: int, weights: dict[str, int], method: Any, language: Any
) -> None:
    found = ov.split(amount, weights, method=method, ties=("largest-weight", "code"))
    assert str(found.amounts["a"])[-3:] in ov.arithmetic(found, language=language)
    for code in weights:
        assert f"  {code}: " in ov.arithmetic(found, recipient=code, language=language)
