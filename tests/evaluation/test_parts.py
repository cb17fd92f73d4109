"""Grants that are cut into parts: their sums, their verdicts, and what the parts do not share."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.outcome.payments import GrantOutcome

_FILE = """agreement "Delar" 2025
  source "påhittat"

recipients region
  N "Norr"
  S "Syd"

list area "Areas"
  a "Surgery"
  b "Visits"
  c "Scans"

period month is each month of 2025-01 to 2025-04

fact residents number per region
fact waiting number per region, area, period
fact asked money per region, area
fact chosen yes/no per region, period

"""
_PEOPLE = {"N": {"residents": 1}, "S": {"residents": 2}}


def _parts(
    grant: str, facts: dict[str, dict[str, object]] | None = None
) -> dict[str, GrantOutcome]:
    """What came out of each part, by name."""
    agreement = ov.loads(_FILE + grant)
    return dict(agreement.evaluate(facts or _PEOPLE).grants)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 1000), min_size=3, max_size=3))
def test_the_parts_are_the_whole(amount: int, keys: list[int]) -> None:
    if not any(keys):
        keys = [1, 1, 1]
    rows = "".join(f"    {code} = {key}\n" for code, key in zip("abc", keys, strict=True))
    grants = _parts(
        f"grant g {amount} kr to region by residents\n  source 'x'\n".replace("'", '"')
        + f"  for each area: parts as follows\n{rows}  ties in order of code\n"
    )
    amounts = [outcome.grant.amount for outcome in grants.values()]
    assert sum(amounts) == amount
    for part, key in zip(amounts, keys, strict=True):
        assert abs(part - amount * key / sum(keys)) < 1 + 1e-6 * amount


def test_lots_drawn_among_recipients_leave_the_parts_in_their_order() -> None:
    """100 kr in parts of 34, 33 and 33 kr; of the last two a krona goes to the one drawn first."""
    grants = _parts(
        'grant g 100 kr to region equally\n  source "x"\n  for each area: equal parts\n'
        '  ties by the draw made by "R" on 2024-05-03 in "1": S, N\n'
    )
    assert [outcome.grant.amount for outcome in grants.values()] == [34, 33, 33]
    told = [[line.amount for line in outcome.payments] for outcome in grants.values()]
    assert told == [[17, 17], [16, 17], [16, 17]]


def test_a_part_looks_at_its_own_item_and_period_only() -> None:
    grants = _parts(
        'grant g 120 kr to region by residents\n  source "x"\n'
        "  for each area and month: equal parts\n  require waiting <= 10\n"
        "  shares of those who fail: shared among those who meet the requirements\n"
        "  ties in order of code\n",
        {
            "N": {"residents": 1, "waiting 2025-02": {"b": 10}},
            "S": {"residents": 2, "waiting 2025-02": {"b": 11}},
        },
    )
    assert len(grants) == 12
    told = grants["g (b, 2025-02)"]
    assert [(line.recipient, line.amount) for line in told.payments] == [("N", 10), ("S", 0)]
    others = [outcome for name, outcome in grants.items() if name != told.name]
    assert {v.status.value for outcome in others for v in outcome.verdicts} == {"open"}


def test_keys_ceilings_and_appointments_are_those_of_the_part() -> None:
    grants = _parts(
        'grant g at most 300 kr to region by asked\n  source "x"\n'
        "  for each area: equal parts\n  each at most asked\n"
        'grant h 400 kr to region appointed by chosen\n  source "x"\n'
        "  for each month: equal parts\n",
        {
            "N": {"asked": {"a": "50 kr", "b": "10 kr", "c": "0 kr"}, "chosen 2025-01": "ja"},
            "S": {"asked": {"a": "90 kr", "b": "10 kr", "c": "7 kr"}, "chosen 2025-02": "ja"},
        },
    )
    paid = {name: [line.amount for line in outcome.payments] for name, outcome in grants.items()}
    assert paid["g (a)"] == [36, 64]
    assert paid["g (b)"] == [10, 10]
    assert paid["g (c)"] == [0, 7]
    assert paid["h (2025-01)"] == [100, 0]
    assert paid["h (2025-02)"] == [0, 100]
    assert paid["h (2025-03)"] == [None, None]


def test_a_requirement_keeps_a_period_of_its_own() -> None:
    grants = _parts(
        'grant g 300 kr to region by residents\n  source "x"\n'
        "  for each area: equal parts\n  require waiting <= 10 for 2025-01\n"
        "  shares of those who fail: not paid out\n",
        {
            "N": {"residents": 1, "waiting 2025-01": {"a": 1, "b": 11, "c": 1}},
            "S": {"residents": 1, "waiting 2025-01": {"a": 1, "b": 1, "c": 1}},
        },
    )
    assert [line.amount for line in grants["g (b)"].payments] == [0, 50]
    assert [line.amount for line in grants["g (c)"].payments] == [50, 50]


def test_a_decision_is_on_the_requirement_of_one_part() -> None:
    agreement = ov.loads(
        _FILE + 'grant g 300 kr to region by residents\n  source "x"\n'
        "  for each area: equal parts\n  require waiting <= 10 for 2025-01\n"
        "  shares of those who fail: not paid out\n"
        'example "Decided"\n'
        '  assessed waiting (b) met for all by "X" on 2025-02-01 in "1"\n'
        "  expect waiting (b) met by all\n  expect waiting (a) open for all\n"
    )
    assert [outcome.differences for outcome in agreement.run_examples()] == [()]


def test_the_name_of_the_whole_is_all_its_parts() -> None:
    agreement = ov.loads(
        _FILE + 'grant g 300 kr to region by residents\n  source "x"\n'
        "  for each area: equal parts\n"
        'example "All"\n  given residents\n    N = 1\n    S = 1\n'
        "  expect g\n    N = 150 kr\n    S = 150 kr\n  expect g undistributed = 0 kr\n"
    )
    assert [outcome.differences for outcome in agreement.run_examples()] == [()]
    only = agreement.evaluate(_PEOPLE).only("g")
    assert [outcome.name for outcome in only.outcomes] == ["g (a)", "g (b)", "g (c)"]
    with pytest.raises(KeyError, match=r"no grant is called `h`; there is `g \(a\)`, `g \(b\)`"):
        only.only("h")


def test_asking_for_the_whole_by_name_tells_its_parts() -> None:
    agreement = ov.loads(
        _FILE + 'grant g 300 kr to region by residents\n  source "x"\n'
        "  for each area: equal parts\n"
    )
    grants = agreement.evaluate(_PEOPLE).grants
    with pytest.raises(KeyError, match=r"`only` gives them all: `g \(a\)`, `g \(b\)`, `g \(c\)`"):
        grants["g"]
    assert grants.get("g") is None
    again = pickle.loads(pickle.dumps(grants))
    assert again == grants
    with pytest.raises(KeyError, match="no grant is called `h`"):
        again["h"]
