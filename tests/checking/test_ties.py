"""Ties that must occur are asked about, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov

HEAD = """agreement "Prov" 2024
  source "x"
recipients school
  A "Norr"
  B "Syd"
  C "Väst"
fact pupils number per school
fact cap money per school
"""
FACTS = {"A": {"pupils": 5}, "B": {"pupils": 7}, "C": {"pupils": 11}}
RULE = "  ties in order of code\n"


def told(grant: str) -> list[str]:
    _, found = ov.check_text(HEAD + grant + '  source "x"\n')
    mistakes = (item for item in found if item.code != "unused-name")
    return [f"{item.code} {dict(item.values)['left']}" for item in mistakes]


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        ("grant g 300 kr to school equally\n", []),
        ("grant g 301 kr to school equally\n", ["choice-ties 1"]),
        ("grant g 301 kr to school equally\n" + RULE, []),
        ("grant g 301 kr to school equally\n  each at most 100 kr\n", []),
        ("grant g 301 kr to school equally\n  each at most 101 kr\n", ["choice-ties 1"]),
        ("grant g 301 kr to school equally\n  each at most cap\n", []),
        ("grant g 700 kr to school equally\n  in lots of 100 kr\n", ["choice-ties 100"]),
        ("grant g 101 kr to school by fixed keys\n  A = 1\n  B = 1\n  C = 0\n", ["choice-ties 1"]),
        ("grant g 101 kr to school by fixed keys\n  A = 1\n  B = 2\n  C = 0\n", []),
        ("grant g 101 kr to school by fixed keys\n  A = 1\n  B = 1\n  C = 0\n" + RULE, []),
        ("grant g 600 kr to school 50 % equally and 50 % by pupils each by itself\n", []),
        (
            "grant g 602 kr to school 50 % equally and 50 % by pupils each by itself\n",
            ["choice-ties 1"],
        ),
        (
            "grant g 604 kr to school 50 % equally and 50 % by pupils each by itself\n",
            ["choice-ties 2"],
        ),
        (
            "grant g 601 kr to school 50 % equally and 50 % by pupils each by itself\n",
            ["choice-ties-of-parts 1"],
        ),
        (
            "grant g 107 kr to school 50 % by pupils and 50 % by cap each by itself\n",
            ["choice-ties-of-parts 1"],
        ),
        ("grant g 107 kr to school 40 % by pupils and 60 % by cap each by itself\n", []),
        ("grant g 601 kr to school 50 % equally and 50 % by pupils weighed together\n", []),
        (
            "grant g 601 kr to school 50 % equally and 50 % equally weighed together\n",
            ["choice-ties 1"],
        ),
    ],
)
def test_known_answers(grant: str, expected: list[str]) -> None:
    assert told(grant) == expected


WHO = '  ties by the draw made by "Board" on 2024-05-03 in "minutes 7": '
SIZE = "  ties to the one with the largest key"


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        ("grant g 301 kr to school equally\n" + WHO + "C, A, B\n", []),
        ("grant g 301 kr to school equally\n" + WHO + "C, A\n", ["draw-incomplete"]),
        (
            "grant g 101 kr to school by fixed keys\n  A = 1\n  B = 0\n  C = 1\n" + WHO + "C, A\n",
            [],
        ),
        ("grant g 301 kr to school equally\n" + SIZE + "\n", ["choice-ties"]),
        ("grant g 301 kr to school equally\n" + SIZE + ", then in order of code\n", []),
        ("grant g 6 kr to school by fixed keys\n  A = 3\n  B = 5\n  C = 4\n" + SIZE + "\n", []),
        ("grant g 2 kr to school by fixed keys\n  A = 3\n  B = 5\n  C = 4\n", []),
        (
            "grant g 2 kr to school by fixed keys\n  A = 3\n  B = 5\n  C = 4\n"
            "  rounded by Adams's method\n",
            ["choice-ties"],
        ),
        ("grant g 301 kr to school equally\n  rounded by running totals\n", []),
        ("grant g 301 kr to school equally\n  rounded down, the rest is not distributed\n", []),
        (
            "grant g 3 kr to school by fixed keys\n  A = 1\n  B = 1\n  C = 0\n"
            "  rounded row by row, halves up, the difference to C\n",
            ["difference-too-large"],
        ),
        (
            "grant g 3 kr to school by fixed keys\n  A = 1\n  B = 1\n  C = 0\n"
            "  rounded row by row, halves up, the difference to B\n",
            [],
        ),
        (
            "grant g 1 kr to school 50 % by pupils and 50 % by cap each by itself\n" + SIZE + "\n",
            ["choice-ties-of-parts"],
        ),
        (
            "grant g 1 kr to school 50 % by pupils and 50 % by cap each by itself\n"
            + WHO
            + "C, A\n",
            [],
        ),
    ],
)
def test_rules_and_methods(grant: str, expected: list[str]) -> None:
    _, found = ov.check_text(HEAD + grant + '  source "x"\n')
    assert [item.code for item in found if item.code != "unused-name"] == expected


def fixed(weights: list[int]) -> str:
    rows = "".join(f"  {code} = {w}\n" for code, w in zip("ABC", weights, strict=True))
    return f"by fixed keys\n{rows}"


SPLITS = st.one_of(
    st.just("equally\n"),
    st.lists(st.integers(0, 4), min_size=3, max_size=3).filter(any).map(fixed),
    st.integers(1, 99).map(
        lambda part: f"{part} % equally and {100 - part} % equally each by itself\n"
    ),
)
BOUNDS = st.sampled_from(["", "  each at most 40 kr\n", "  each at least 3 kr\n"])


METHODS = st.sampled_from(
    ["", "  rounded by Webster's method\n", "  rounded by Adams's method\n",
     "  rounded by Jefferson's method\n", "  rounded by running totals\n"]
)  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(st.integers(9, 200), SPLITS, BOUNDS, st.sampled_from(["", "  in lots of 7 kr\n"]), METHODS)
def test_a_tie_is_told_just_when_the_split_meets_one(
    amount: int, split: str, bounds: str, lots: str, method: str
) -> None:
    own = method if "each by itself" in split else bounds + method
    grant = f"grant g {amount} kr to school {split}{own}{lots}"
    agreement = ov.loads(HEAD + grant + RULE + '  source "x"\n')
    outcome = agreement.evaluate(FACTS).grants["g"]
    met = any(allocation.tie is not None for allocation in outcome.allocations)
    if "each by itself" in split and any(t.startswith("choice-ties-of") for t in told(grant)):
        return
    assert bool(told(grant)) == met
