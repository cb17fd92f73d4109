"""Open money: what each outcome gives is what comes out once the verdicts are decided so."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from evaluation.writing import KEPT, SHARED, agreement, with_pupils
from overenskommelse.cli import main
from overenskommelse.engine.open_money import open_money
from overenskommelse.outcome.open_money import Certainty, OpenMoney

CODES = tuple(f"{number:02d}" for number in range(1, 11))
_HEAD = 'agreement "Prov" 2024\n  source "påhittat"\nrecipients school\n'
_ROWS = "".join(f'  {code} "Skola {code}"\n' for code in CODES)
_FACTS = (
    "fact pupils number per school\nfact points number per school\nfact plan yes/no per school\n"
)
SPLITS = (
    "by pupils",
    "equally",
    "by fixed keys",
    "by 20% by pupils and 80% by points weighed together",
    "by 20% by pupils and 80% by points each by itself",
)
CLAUSES = ("", "in lots of 1 000 kr", "each at most 40 000 kr", "each at least 1 000 kr")


METHODS = (
    "by largest remainder",
    "by Jefferson's method",
    "by Webster's method",
    "by Webster's modified method, first divisor 1.4",
    "by Adams's method",
    "by Huntington and Hill's method",
    "by Dean's method",
    "by running totals",
    "row by row, halves up, the difference to 05",
    "row by row, halves to even, the difference to 05",
    "down, the rest is not distributed",
)


def _ten(split: str, shares: str, *clauses: str) -> ov.Agreement:
    keys = "".join(f"  {code} = {int(code)}\n" for code in CODES) if "fixed" in split else ""
    extra = "".join(f"  {clause}\n" for clause in clauses if clause)
    grant = f"grant base 100 000 kr to school {split.replace('by 20%', '20%')}\n{keys}"
    body = f"  require plan\n  {shares}\n  ties in order of code\n{extra}"
    return ov.loads(_HEAD + _ROWS + _FACTS + grant + body)


def _told(rules: ov.Agreement, facts: object, most: int) -> OpenMoney:
    (money,) = open_money(rules.model, rules.facts(facts), None, most=most)
    return money


def test_ranges_by_hand() -> None:
    """1 000 kr by 100, 200 and 700 pupils; A is certain, B and C are open."""
    rules = agreement("require plan", SHARED)
    facts = with_pupils(A={"plan": True})
    (money,) = rules.open_money(facts)
    assert money.open == ("B", "C")
    assert [(item.met, dict(item.amounts)) for item in money.combinations] == [
        (("B", "C"), {"A": 100, "B": 200, "C": 700}),
        (("B",), {"A": 333, "B": 667, "C": 0}),
        (("C",), {"A": 125, "B": 0, "C": 875}),
        ((), {"A": 1000, "B": 0, "C": 0}),
    ]
    ranges = [(item.lowest, item.highest, item.is_open) for item in money.ranges]
    assert ranges == [(100, 1000, False), (0, 667, True), (0, 875, True)]
    assert money.certainty is Certainty.EXACT
    assert (money.undistributed.lowest, money.undistributed.highest) == (0, 0)


def test_shares_not_paid_out_by_hand() -> None:
    rules = agreement("require plan", KEPT)
    (money,) = rules.open_money(with_pupils(A={"plan": True}, B={"plan": False}))
    assert [(item.lowest, item.highest) for item in money.ranges] == [(100, 100), (0, 0), (0, 700)]
    assert (money.undistributed.lowest, money.undistributed.highest) == (200, 900)
    assert [item.is_certain for item in money.ranges] == [True, True, False]


def test_only_provisional_grants_have_open_money() -> None:
    rules = agreement("require plan", SHARED)
    assert (
        rules.open_money(with_pupils(A={"plan": True}, B={"plan": True}, C={"plan": False})) == ()
    )
    assert rules.open_money({"A": {"plan": True}}) == (), "the weights are missing: open"


def test_of_those_who_may_be_appointed_only_the_one_who_is_moves_money() -> None:
    text = (
        f"{_HEAD}{_ROWS}fact host yes/no per school\nfact plan yes/no per school\n"
        "grant base 500 kr to school appointed by host\n  require plan\n  shares of those who "
        "fail: not paid out\n"
    )
    facts = {"03": {"host": True}} | {code: {"host": False} for code in CODES if code != "03"}
    (money,) = ov.loads(text).open_money(facts)
    assert money.open == ("03",)
    assert money.certainty is Certainty.EXACT
    assert (money.range_of("03").lowest, money.range_of("03").highest) == (0, 500)
    assert all(item.is_certain for item in money.ranges if item.recipient != "03")


def test_a_tie_that_nothing_settles_in_an_outcome_is_not_told() -> None:
    """B and C have equal weights, and 1 003 kr between the two of them leave one over."""
    rules = agreement("require plan", SHARED, amount="1 003 kr")
    facts = with_pupils(
        A={"plan": None}, B={"pupils": 200, "plan": True}, C={"pupils": 200, "plan": True}
    )
    (money,) = rules.open_money(facts)
    assert [dict(item.amounts) for item in money.combinations][1] == {"A": 0, "B": None, "C": None}
    assert (money.range_of("B").lowest, money.range_of("B").highest) == (None, None)
    assert (money.range_of("A").lowest, money.range_of("A").highest) == (0, 201)


@pytest.mark.parametrize("shares", [SHARED, KEPT])
def test_an_outcome_is_what_comes_out_when_it_is_so(shares: str) -> None:
    rules = _ten("by pupils", shares, "each at most 40 000 kr")
    known = {code: {"pupils": int(code) ** 2, "plan": True} for code in CODES}
    open_ones = ("02", "05", "09")
    facts = {
        code: {**own, "plan": None} if code in open_ones else own for code, own in known.items()
    }
    (money,) = rules.open_money(facts)
    for choice, told in zip(product((True, False), repeat=3), money.combinations, strict=True):
        plans = dict(zip(open_ones, choice, strict=True))
        decided = {
            code: {**own, "plan": plans.get(code, own["plan"])} for code, own in known.items()
        }
        outcome = rules.evaluate(decided).grants["base"]
        assert told.met == tuple(code for code, is_met in plans.items() if is_met)
        assert dict(told.amounts) == {line.recipient: line.amount for line in outcome.payments}
        assert told.undistributed == outcome.undistributed


weights = st.lists(st.integers(0, 50), min_size=10, max_size=10)
plans = st.lists(st.sampled_from([True, False, None, None]), min_size=10, max_size=10)


cases = st.tuples(
    st.sampled_from(SPLITS),
    st.sampled_from([SHARED, KEPT]),
    st.sampled_from(CLAUSES),
    st.sampled_from(METHODS),
)


@settings(max_examples=100, deadline=None)
@given(cases, weights, weights, plans)
def test_what_is_told_of_many_outcomes_holds_in_each(
    case: tuple[str, str, str, str], pupils: list[int], points: list[int], plans: list[bool | None]
) -> None:
    """The argument about quotas is held against every outcome reckoned one by one."""
    split, shares, clause, method = case
    if clause.startswith("each at") and "each by itself" in split:
        clause = ""
    rules = _ten(split, shares, clause, f"rounded {method}")
    rows = zip(CODES, pupils, points, plans, strict=True)
    facts = {code: {"pupils": one, "points": two, "plan": plan} for code, one, two, plan in rows}
    found = open_money(rules.model, rules.facts(facts), None, most=2**10)
    if not found:
        return
    exact, argued = found[0], _told(rules, facts, 1)
    assert argued.certainty is not Certainty.EXACT or shares == KEPT
    lot = 1_000 if "lots" in clause else 1
    parts = 2 if "itself" in split else 1
    spread = 12 if "row" in method or "down" in method else 1
    for one in (*argued.ranges, argued.undistributed):
        of_one = exact.undistributed if not one.recipient else exact.range_of(one.recipient)
        amounts = [
            item.amounts[one.recipient] if one.recipient else item.undistributed
            for item in exact.combinations
        ]
        known = [amount for amount in amounts if amount is not None]
        assert one.lowest is None or all(one.lowest <= amount for amount in known)
        assert one.highest is None or all(amount <= one.highest for amount in known)
        if None not in (one.lowest, one.highest, of_one.lowest, of_one.highest):
            assert of_one.lowest - one.lowest <= lot * parts * spread  # type: ignore[operator]
            assert one.highest - of_one.highest <= lot * parts * spread  # type: ignore[operator]


def test_more_than_eight_open_ones_are_told_within_bounds() -> None:
    rules = _ten("by pupils", SHARED)
    facts = {code: {"pupils": int(code)} for code in CODES}
    (money,) = rules.open_money(facts)
    assert money.certainty is Certainty.BOUNDS
    assert money.combinations == ()
    assert money.range_of("10").highest == 100_000
    assert money.undistributed.highest == 100_000, "if nobody meets the requirements"


def test_bounds_on_what_several_keys_weigh_together_are_not_told() -> None:
    rules = _ten(SPLITS[3], SHARED, "each at most 40 000 kr")
    facts = {code: {"pupils": int(code), "points": 3} for code in CODES}
    (money,) = rules.open_money(facts)
    assert money.certainty is Certainty.NOT_TOLD
    assert {(item.lowest, item.highest) for item in money.ranges} == {(None, None)}


def test_the_command_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "a.agr"
    rules.write_text(
        f'{_HEAD}  A "Norr"\n  B "Syd"\n{_FACTS}grant base 9 kr to school by pupils\n'
        f"  require plan\n  {SHARED}\n",
        "utf-8",
    )
    facts = tmp_path / "f.csv"
    facts.write_text("school;pupils;plan\nA;2;yes\nB;1;\n", "utf-8")
    command = ["evaluate", str(rules), "--facts", str(facts)]
    assert main([*command, "--outcomes"]) == 0
    page = capsys.readouterr().out
    assert "What each gets, whatever becomes of what is open (2 outcomes)\n" in page
    assert "A     Norr           6            9\n" in page
    assert "1: all of them meet the requirements\n2: none of them meets the requirements\n" in page
    assert main([*command, "--language", "sv"]) == 0
    page = capsys.readouterr().out
    assert "B    Syd           0          3  öppet\n" in page
    assert "Utfall för utfall" not in page
    for more, keys in (([], set()), (["--outcomes"], {"combinations"})):
        main([*command, "--format", "json", *more])
        (told,) = json.loads(capsys.readouterr().out)["open_money"]
        assert (told["grant"], told["open"], told["outcomes"]) == ("base", ["B"], 2)
        assert {"combinations"} & set(told) == keys
