"""What became of the money of grants: used, unused, repaid, overdue; every answer by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.outcome.settlement import AMOUNTS, Reclaim, Settlement
from overenskommelse.outcome.status import Status

_FACTS = """\
agreement "Trips" 2024
  source "invented"

recipients school: A, B, C, D

fact pupils number per school
fact plan yes/no per school
fact asked_on date per school
fact spent money per school
fact paid_back money per school
fact account date per school

"""
_TERMS = """\
  requisition by 2024-11-01 or it lapses
    received as asked_on
  unused repaid by 2025-03-31
    used according to spent
    repaid according to paid_back
  economic report by 2025-03-31 or may be reclaimed
    received as account
"""
_TRIPS = (
    f"{_FACTS}grant trips 100 000 kr to school by pupils\n"
    '  source "§1"\n  require plan\n  shares of those who fail: not paid out\n'
    f"{_TERMS}"
)
LAST = date(2025, 3, 31)
_A = {"pupils": 1, "plan": True, "asked_on": "2024-11-01", "account": "2025-03-15"}
"""Of four such schools each gets 25 000 kr."""

Facts = Mapping[str, Mapping[str, object]]


def school(**own: object) -> dict[str, object]:
    return {**_A, **own}


def four(**own: dict[str, object]) -> Facts:
    """Four schools that used all they got, but for what is told of some."""
    return {code: own.get(code, school(spent=25_000, paid_back=0)) for code in "ABCD"}


def settled(
    facts: Facts, on: date | None = LAST, text: str = _TRIPS, name: str = "trips"
) -> Settlement:
    return ov.loads(text).follow_up(facts, on=on).settlement(name)


def amounts(settlement: Settlement, code: str, *names: str) -> list[object]:
    return [getattr(settlement.line_of(code), name) for name in names]


def test_what_is_used_and_unused_add_up_to_what_was_paid() -> None:
    found = settled(four(A=school(spent=20_000, paid_back=1_000)))
    assert amounts(found, "A", "paid", "used", "unused", "repaid", "remaining") == [
        25_000, 20_000, 5_000, 1_000, 4_000,
    ]  # fmt: skip
    assert [found.total(key) for key in ("paid", "used", "unused")] == [100_000, 95_000, 5_000]


@pytest.mark.parametrize(
    ("on", "overdue", "status"),
    [
        (LAST - timedelta(days=1), 0, Status.NOT_YET_DUE),
        (LAST, 0, Status.NOT_YET_DUE),
        (LAST + timedelta(days=1), 4_000, Status.NOT_MET),
        (None, None, Status.OPEN),
    ],
)
def test_the_last_day_is_in_time(on: date | None, overdue: int | None, status: Status) -> None:
    line = settled(four(A=school(spent=20_000, paid_back=1_000)), on).line_of("A")
    assert (line.remaining, line.overdue, line.repayment) == (4_000, overdue, status)
    assert bool(line.gaps) is (on is None)


@pytest.mark.parametrize("on", [LAST, LAST + timedelta(days=1), None])
def test_who_has_nothing_left_is_settled_on_any_day(on: date | None) -> None:
    facts = four(A=school(spent=20_000, paid_back=5_000), B=school(spent=25_000))
    found = settled(facts, on)
    assert [found.line_of(code).repayment for code in "AB"] == [Status.MET, Status.MET]
    assert [found.line_of(code).remaining for code in "AB"] == [0, 0]


def test_a_fact_that_is_missing_leaves_open_and_is_named() -> None:
    facts = four(A=school(), B=school(spent=10_000))
    found = settled(facts, LAST + timedelta(days=1))
    assert amounts(found, "A", "paid", "used", "unused", "remaining", "overdue") == [
        25_000, None, None, None, None,
    ]  # fmt: skip
    assert amounts(found, "B", "unused", "repaid", "remaining", "overdue") == [
        15_000, None, None, None,
    ]  # fmt: skip
    assert [found.line_of(code).repayment for code in "AB"] == [Status.OPEN, Status.OPEN]
    gaps = {code: [gap.fact for gap in found.line_of(code).gaps] for code in "ABC"}
    assert gaps == {"A": ["spent", "paid_back"], "B": ["paid_back"], "C": []}
    assert (found.total("unused"), found.to_share) == (None, None)


def test_before_the_last_day_a_missing_fact_is_not_yet_due() -> None:
    line = settled(four(A=school()), LAST).line_of("A")
    assert line.repayment is Status.NOT_YET_DUE
    assert {(gap.kind.value, gap.due) for gap in line.gaps} == {("not yet due", LAST)}


def test_one_that_used_its_own_money_too_has_nothing_unused() -> None:
    facts = four(A=school(spent=30_000, paid_back=700))
    names = ("used", "unused", "own_money", "remaining", "repaid_beyond")
    assert amounts(settled(facts), "A", *names) == [25_000, 0, 5_000, 0, 700]


def test_ore_are_exact() -> None:
    facts = four(A=school(spent=Fraction("24999.50"), paid_back=0))
    found = settled(facts)
    assert amounts(found, "A", "unused", "remaining") == [Fraction(1, 2)] * 2
    assert found.line_of("A").to_dict()["unused"] == "1/2"


@pytest.mark.parametrize(
    ("account", "on", "reclaim", "amount"),
    [
        ("2025-03-31", LAST, Reclaim.DOES_NOT_FOLLOW, 0),
        ("2025-04-01", LAST + timedelta(days=1), Reclaim.MAY_FOLLOW, 24_000),
        (None, LAST, Reclaim.NOT_YET_DUE, None),
        (None, LAST + timedelta(days=1), Reclaim.OPEN, None),
        ("not received", LAST, Reclaim.NOT_YET_DUE, None),
        ("not received", LAST + timedelta(days=1), Reclaim.MAY_FOLLOW, 24_000),
        (None, None, Reclaim.OPEN, None),
    ],
)
def test_reclaiming_may_follow_a_late_report(
    account: str | None, on: date | None, reclaim: Reclaim, amount: int | None
) -> None:
    own = school(spent=20_000, paid_back=1_000, account=account)
    if account is None:
        del own["account"]
    line = settled(four(A=own), on).line_of("A")
    assert (line.reclaim, line.reclaimable) == (reclaim, amount)


def test_nothing_is_reclaimed_where_nothing_is_said_of_it() -> None:
    text = _TRIPS.replace(" or may be reclaimed", "")
    line = settled(four(A=school(account="2025-04-01")), date(2025, 4, 1), text).line_of("A")
    assert (line.reclaim, line.reclaimable) == (Reclaim.DOES_NOT_FOLLOW, 0)
    assert line.report is not None
    assert line.report.status is Status.NOT_MET


def test_what_lapsed_is_withheld_or_repaid_goes_out_in_a_second_round() -> None:
    facts = four(
        A=school(spent=20_000, paid_back=5_000),
        B=school(asked_on="2024-11-02"),
        D=school(plan=False),
    )
    found = settled(facts)
    returned = {line.recipient: line.returned for line in found.lines if line.returned}
    assert amounts(found, "B", "paid", "lapsed", "withheld") == [0, 25_000, 0]
    assert amounts(found, "D", "paid", "lapsed", "withheld") == [0, 0, 25_000]
    assert found.line_of("B").asked is not None
    assert returned == {"A": 5_000, "B": 25_000, "D": 25_000}
    assert (found.undistributed, found.to_share) == (50_000, 55_000)
    first = ov.loads(_TRIPS).evaluate(facts, on=LAST).grants["trips"].allocations[0]
    again = ov.split_again(first, returned)
    assert again.amounts == {"A": 20_000, "B": 0, "C": 80_000, "D": 0}


def test_one_that_got_nothing_has_nothing_to_settle() -> None:
    line = settled(four(D=school(plan=False, spent=7)), LAST + timedelta(days=9)).line_of("D")
    assert (line.repayment, line.reclaim) == (Status.NOT_APPLICABLE, Reclaim.DOES_NOT_FOLLOW)
    assert (line.used, line.unused, line.repaid, line.gaps) == (0, 0, 0, ())


def test_while_it_is_open_who_gets_money_only_that_one_is_open() -> None:
    own = school(spent=25_000, paid_back=0)
    del own["plan"]
    found = settled(four(A=own))
    assert [found.line_of(code).paid for code in "ABCD"] == [None, 25_000, 25_000, 25_000]
    assert [gap.fact for gap in found.line_of("A").gaps] == ["plan"]
    assert (found.line_of("A").used, found.undistributed) == (None, None)


def test_while_shares_can_move_everyone_is_open() -> None:
    text = _TRIPS.replace("not paid out", "shared among those who meet the requirements")
    own = school(spent=25_000)
    del own["plan"]
    found = settled(four(A=own, B=school(plan=False)), LAST, text)
    assert [found.line_of(code).paid for code in "ABCD"] == [None, 0, None, None]


def test_grants_of_a_requisition_are_settled_together() -> None:
    text = (
        f'{_FACTS}grant books 1 000 kr to school by pupils\n  source "§1"\n'
        'grant trips 3 000 kr to school: A\n  source "§2"\n'
        f'requisition both 4 000 kr of books, trips\n  source "§3"\n{_TERMS}'
    )
    facts = four(A=school(spent=3_000, paid_back=250), B=school(spent=250))
    found = settled(facts, LAST, text, "both")
    assert found.grants == ("books", "trips")
    assert amounts(found, "A", "paid", "used", "remaining") == [3_250, 3_000, 0]
    assert amounts(found, "B", "paid", "used", "remaining") == [250, 250, 0]


def test_the_parts_of_a_grant_are_settled_together_under_its_label() -> None:
    text = (
        f"{_FACTS}period month is each month of 2024-01 to 2024-02\n"
        'grant trips 8 000 kr to school by pupils "Trips by month"\n  source "§1"\n'
        f"  for each month: equal parts\n{_TERMS}"
    )
    found = settled(four(A=school(spent=1_500, paid_back=0)), LAST, text)
    assert (found.label, len(found.grants)) == ("Trips by month", 2)
    assert amounts(found, "A", "paid", "unused", "remaining") == [2_000, 500, 500]


def test_a_grant_with_terms_of_its_own_is_settled_by_itself() -> None:
    text = (
        f'{_FACTS}grant books 1 000 kr to school by pupils\n  source "§1"\n'
        "  unused repaid by 2025-06-30\n"
        'grant trips 3 000 kr to school: A\n  source "§2"\n'
        f'requisition both 4 000 kr of books, trips\n  source "§3"\n{_TERMS}'
    )
    told = ov.loads(text).follow_up(four(), on=LAST)
    assert [(each.name, each.grants) for each in told.settlements] == [
        ("books", ("books",)), ("both", ("trips",)),
    ]  # fmt: skip
    books = told.settlement("books")
    assert books.terms.requested_as == "asked_on"
    assert books.line_of("A").unused is None
    assert books.line_of("A").repayment is Status.NOT_YET_DUE


def test_without_terms_nothing_is_settled() -> None:
    told = ov.loads(f'{_FACTS}grant books 4 kr to school by pupils\n  source "§1"\n').follow_up({})
    assert told.settlements == ()
    with pytest.raises(KeyError):
        told.settlement("books")


kronor = st.none() | st.integers(0, 60_000)


@given(st.lists(st.tuples(kronor, kronor), min_size=4, max_size=4), st.integers(-2, 2))
def test_amounts_add_up_and_a_missing_fact_never_gives_another_verdict(
    told: list[tuple[int | None, int | None]], days: int
) -> None:
    facts = {
        code: {
            key: value
            for key, value in school(spent=spent, paid_back=back).items()
            if value is not None
        }
        for code, (spent, back) in zip("ABCD", told, strict=True)
    }
    on = LAST + timedelta(days=days)
    found = settled(facts, on)
    full = settled({code: {"spent": 0, "paid_back": 0, **own} for code, own in facts.items()}, on)
    for line, filled in zip(found.lines, full.lines, strict=True):
        if line.used is not None and line.unused is not None:
            assert line.paid == line.used + line.unused
        known = {key: getattr(line, key) for key in AMOUNTS if getattr(line, key) is not None}
        assert all(getattr(filled, key) == value for key, value in known.items())
        assert line.repayment in (filled.repayment, Status.OPEN, Status.NOT_YET_DUE)
