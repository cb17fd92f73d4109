"""What the rules mean: exact, open rather than false, and nobody left out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from evaluation.writing import KEPT, PUPILS, SHARED, agreement, with_pupils
from overenskommelse.render.page import page

LATER = date(2025, 2, 1)


def status_of(ag: ov.Agreement, facts: object, on: date | None = LATER, code: str = "A") -> str:
    return ag.evaluate(facts, on=on).grants["base"].verdict(code).status.value


# --- exact ---------------------------------------------------------------------------------

SEVENTY = agreement("require share >= 70% for spring", KEPT)


def counts(passed: int, tested: int, code: str = "A") -> dict[str, dict[str, object]]:
    return with_pupils(**{code: {"passed": {"spring": passed}, "tested": {"spring": tested}}})


@pytest.mark.parametrize(
    ("passed", "tested", "expected"),
    [
        (7, 10, "met"),
        (6996, 10_000, "not met"),
        (7 * 10**17 - 1, 10**18, "not met"),
        (7 * 10**17, 10**18, "met"),
        (2**63 * 7, 2**63 * 10, "met"),
        (2**63 * 7 - 1, 2**63 * 10, "not met"),
        (0, 10, "not met"),
    ],
)
def test_shares_compare_exactly(passed: int, tested: int, expected: str) -> None:
    assert status_of(SEVENTY, counts(passed, tested)) == expected


@given(st.integers(1, 10**15), st.integers(0, 10**15))
def test_seventy_percent_is_what_arithmetic_says(tested: int, passed: int) -> None:
    expected = "met" if passed * 10 >= tested * 7 else "not met"
    assert status_of(SEVENTY, counts(passed, tested)) == expected


@pytest.mark.parametrize(
    ("passed", "tested"), [(6996, 10_000), (699_999, 10**6), (7 * 10**9 - 1, 10**10)]
)
def test_a_miss_never_prints_as_the_threshold(passed: int, tested: int) -> None:
    evaluation = SEVENTY.evaluate(counts(passed, tested), on=LATER)
    told = page(evaluation, SEVENTY.model, "en")
    reason = next(line for line in told.splitlines() if "is required" in line)
    observed, required = reason.split(": ", 1)[1].split(", at least ")
    assert required.partition(";")[0] == "70 % is required"
    assert not observed.startswith(("70 %", "70,0"))
    assert f"({passed} of {tested})".replace(" ", "") in observed.replace(" ", "")


def test_a_gain_of_five_points_is_exact_from_counts_and_from_percent() -> None:
    from_counts = agreement(
        "require gain: share during autumn - share during spring >= 5 percentage points", KEPT
    )
    facts = with_pupils(
        A={"passed": {"spring": 65, "autumn": 70}, "tested": {"spring": 100, "autumn": 100}},
        B={"passed": {"spring": 65, "autumn": 69}, "tested": {"spring": 100, "autumn": 100}},
    )
    assert status_of(from_counts, facts) == "met"
    assert status_of(from_counts, facts, code="B") == "not met"
    from_percent = agreement(
        "require gain: rate during autumn - rate during spring >= 5 percentage points", KEPT
    )
    for low, high in (("65 %", "70 %"), ("64,9%", "69.9 %"), (Fraction(65, 100), Fraction(7, 10))):
        facts = with_pupils(A={"rate": {"spring": low, "autumn": high}})
        assert status_of(from_percent, facts) == "met"


@pytest.mark.parametrize("thirds", ["2/3", "2 / 3"])
def test_two_thirds_is_two_thirds(thirds: str) -> None:
    ag = agreement(f"require share >= {thirds} for spring", KEPT)
    assert status_of(ag, counts(2, 3)) == "met"
    assert status_of(ag, counts(2 * 10**16 - 1, 3 * 10**16)) == "not met"


def test_arithmetic_and_decimals_are_exact() -> None:
    ag = agreement("require index * 3 - 0.3 = 0 and pupils / 4 + 1 > 25", KEPT)
    assert status_of(ag, with_pupils(A={"index": Decimal("0.1")})) == "met"
    assert status_of(ag, with_pupils(A={"index": "0,1"})) == "met"
    assert status_of(ag, with_pupils(A={"index": "0,10000000000000001"})) == "not met"


# --- days ----------------------------------------------------------------------------------

REPORT = agreement("require report by 2024-09-30", SHARED)


@pytest.mark.parametrize(
    ("report", "on", "expected"),
    [
        ("2024-09-30", LATER, "met"),
        ("2024-10-01", LATER, "not met"),
        (date(2024, 9, 30), LATER, "met"),
        (datetime(2024, 9, 30, 23, 59), LATER, "met"),  # noqa: DTZ001
        (datetime(2024, 9, 30, 21, 59, tzinfo=UTC), LATER, "met"),
        (datetime(2024, 9, 30, 22, 0, tzinfo=UTC), LATER, "not met"),
        ("2024-09-30T21:59:00Z", LATER, "met"),
        ("2024-09-30T22:00:00+00:00", LATER, "not met"),
        ("not received", LATER, "not met"),
        ("not received", date(2024, 9, 30), "not yet due"),
        ("not received", date(2024, 10, 1), "not met"),
        ("not received", None, "open"),
        ("", date(2024, 9, 30), "not yet due"),
        ("", date(2024, 10, 1), "open"),
        ("", None, "open"),
        ("2024-09-15", date(2024, 9, 20), "met"),
        ("2024-09-15", date(2024, 9, 10), "not yet due"),
        ("2024-10-05", date(2024, 9, 20), "not yet due"),
        ("2024-10-05", date(2024, 10, 1), "not met"),
        ("2024-10-05", None, "not met"),
    ],
)
def test_a_deadline_includes_its_day_in_swedish_time(
    report: object, on: date | None, expected: str
) -> None:
    assert status_of(REPORT, with_pupils(A={"report": report}), on) == expected


def test_between_and_in_include_both_ends() -> None:
    ag = agreement("require a: report between 2024-09-01 and 2024-09-30", KEPT)
    month = agreement("require a: report in 2024-09", KEPT)
    for day, expected in (
        ("2024-08-31", "not met"),
        ("2024-09-01", "met"),
        ("2024-09-30", "met"),
        ("2024-10-01", "not met"),
    ):
        facts = with_pupils(A={"report": day})
        assert status_of(ag, facts) == status_of(month, facts) == expected


def test_missing_figures_of_a_period_that_has_not_ended_are_not_yet_due() -> None:
    assert status_of(SEVENTY, PUPILS, date(2024, 6, 30)) == "not yet due"
    assert status_of(SEVENTY, PUPILS, date(2024, 7, 1)) == "open"
    assert status_of(SEVENTY, counts(9, 10), date(2024, 6, 30)) == "met"


def test_a_time_as_evaluation_day_is_a_swedish_day() -> None:
    evening = datetime(2024, 9, 30, 22, 30, tzinfo=UTC)
    facts = with_pupils(A={"report": "not received"})
    assert status_of(REPORT, facts, evening) == "not met"


# --- open is not false ---------------------------------------------------------------------


def test_what_is_missing_leaves_the_verdict_open_and_is_named() -> None:
    verdict = SEVENTY.evaluate(PUPILS, on=LATER).grants["base"].verdict("A")
    assert verdict.status is ov.Status.OPEN
    missing = verdict.requirements[0].missing
    assert [(gap.fact, gap.period, gap.kind.value) for gap in missing] == [
        ("passed", "spring", "not reported"),
        ("tested", "spring", "not reported"),
    ]


def test_no_cases_is_open() -> None:
    verdict = SEVENTY.evaluate(counts(0, 0), on=LATER).grants["base"].verdict("A")
    assert verdict.status is ov.Status.OPEN
    assert [gap.kind.value for gap in verdict.requirements[0].missing] == ["no cases"]


def test_no_cases_of_a_quotient_in_the_requirement_names_the_divisor() -> None:
    ag = agreement("require it: passed / tested >= 70% for spring", KEPT)
    verdict = ag.evaluate(counts(0, 0), on=LATER).grants["base"].verdict("A")
    gap = verdict.requirements[0].missing[0]
    assert (gap.fact, gap.period, gap.kind.value) == ("tested", "spring", "no cases")


def test_a_day_too_early_is_told_with_both_ends() -> None:
    ag = agreement("require report in 2024-09", KEPT)
    evaluation = ag.evaluate(with_pupils(A={"report": "2024-08-31"}), on=LATER)
    told = page(evaluation, ag.model, "en")
    assert "came 2024-08-31, it was to come between 2024-09-01 and 2024-09-30" in told


def test_a_number_that_grows_without_end_is_told_not_reckoned_on() -> None:
    steps = "".join(f'measure m{i + 1} = m{i} * m{i}\n  source "x"\n' for i in range(40))
    ag = ov.loads(
        'agreement "X" 2024\n  source "x"\nrecipients school\n  A "Norr"\n'
        'fact pupils number per school\nmeasure m0 = pupils\n  source "x"\n'
        + steps
        + 'grant base 1 kr to school by m40\n  source "x"\n'
    )
    outcome = ag.evaluate({"A": {"pupils": 10**20}}).grants["base"]
    assert outcome.state is ov.GrantState.OPEN
    assert outcome.gaps[0].kind.value == "too large"


@pytest.mark.parametrize(
    ("condition", "plan", "report", "expected"),
    [
        ("plan and report by 2024-09-30", True, "2024-09-01", "met"),
        ("plan and report by 2024-09-30", False, "", "not met"),
        ("plan and report by 2024-09-30", True, "", "open"),
        ("plan or report by 2024-09-30", True, "", "met"),
        ("plan or report by 2024-09-30", False, "", "open"),
        ("plan or report by 2024-09-30", False, "2024-12-01", "not met"),
        ("not plan", True, "", "not met"),
        ("not plan", False, "", "met"),
        ("not plan", None, "", "open"),
        ("not (plan and report by 2024-09-30)", True, "", "open"),
        ("not (plan and report by 2024-09-30)", False, "", "met"),
    ],
)
def test_and_or_not_with_open_parts(
    condition: str, plan: bool | None, report: str, expected: str
) -> None:
    ag = agreement(f"require it: {condition}", KEPT)
    assert status_of(ag, with_pupils(A={"plan": plan, "report": report})) == expected


def test_every_condition_is_told_also_after_the_first_failure() -> None:
    ag = agreement("require plan", "require report by 2024-09-30", KEPT)
    facts = with_pupils(A={"plan": False, "report": "2024-12-01"})
    verdict = ag.evaluate(facts, on=LATER).grants["base"].verdict("A")
    assert [item.status for item in verdict.requirements] == [ov.Status.NOT_MET] * 2


# --- money ---------------------------------------------------------------------------------

FACTS = with_pupils(A={"plan": True}, B={"plan": False}, C={"plan": True})


def amounts(ag: ov.Agreement, facts: object) -> dict[str, int | None]:
    outcome = ag.evaluate(facts, on=LATER).grants["base"]
    return {line.recipient: line.amount for line in outcome.payments}


def test_both_readings_of_the_shares_of_those_who_fail() -> None:
    shared = agreement("require plan", SHARED)
    assert amounts(shared, FACTS) == {"A": 125, "B": 0, "C": 875}
    kept = agreement("require plan", KEPT)
    assert amounts(kept, FACTS) == {"A": 100, "B": 0, "C": 700}
    assert kept.evaluate(FACTS, on=LATER).grants["base"].undistributed == 200


@pytest.mark.parametrize("rule", [SHARED, KEPT])
def test_nobody_eligible_leaves_the_whole_amount(rule: str) -> None:
    ag = agreement("require plan", rule)
    facts = with_pupils(A={"plan": False}, B={"plan": False}, C={"plan": False})
    outcome = ag.evaluate(facts, on=LATER).grants["base"]
    assert outcome.undistributed == 1000
    assert outcome.state is ov.GrantState.FINAL
    assert [line.amount for line in outcome.payments] == [0, 0, 0]


def test_nobody_eligible_needs_no_weights() -> None:
    ag = agreement("require plan", KEPT)
    facts = {"A": {"pupils": 1, "plan": False}, "B": {"plan": False}, "C": {"plan": False}}
    outcome = ag.evaluate(facts, on=LATER).grants["base"]
    assert (outcome.state, outcome.undistributed) == (ov.GrantState.FINAL, 1000)


def test_a_tie_among_those_who_fail_matters_to_nobody() -> None:
    ag = agreement("require plan", KEPT, amount="102 kr")
    facts = {
        "A": {"pupils": 1, "plan": False},
        "B": {"pupils": 1, "plan": False},
        "C": {"pupils": 2, "plan": True},
    }
    outcome = ag.evaluate(facts, on=LATER).grants["base"]
    assert (outcome.state, outcome.undistributed) == (ov.GrantState.FINAL, 51)
    assert amounts(ag, facts) == {"A": 0, "B": 0, "C": 51}


def test_what_is_open_is_held_and_the_split_is_provisional() -> None:
    ag = agreement("require plan", SHARED)
    facts = with_pupils(A={"plan": True}, B={"plan": False})
    outcome = ag.evaluate(facts, on=LATER).grants["base"]
    assert outcome.state is ov.GrantState.PROVISIONAL
    assert amounts(ag, facts) == {"A": 125, "B": 0, "C": 875}
    assert [(gap.fact, gap.recipients) for gap in outcome.gaps] == [("plan", ("C",))]


def test_a_missing_weight_leaves_the_split_open_and_drops_nobody() -> None:
    ag = agreement()
    outcome = ag.evaluate({"A": {"pupils": 1}, "B": {"pupils": 1}}, on=LATER).grants["base"]
    assert outcome.state is ov.GrantState.OPEN
    assert outcome.undistributed is None
    assert [line.amount for line in outcome.payments] == [None, None, None]
    assert [(gap.fact, gap.recipients) for gap in outcome.gaps] == [("pupils", ("C",))]


def test_the_weight_of_one_who_fails_is_not_needed_when_shares_are_shared() -> None:
    ag = agreement("require plan", SHARED)
    facts = {
        "A": {"pupils": 1, "plan": True},
        "B": {"plan": False},
        "C": {"pupils": 3, "plan": True},
    }
    assert amounts(ag, facts) == {"A": 250, "B": 0, "C": 750}


def test_weights_that_are_all_nought_leave_the_split_open() -> None:
    facts = {code: {"pupils": 0} for code in "ABC"}
    outcome = agreement().evaluate(facts, on=LATER).grants["base"]
    assert outcome.state is ov.GrantState.OPEN
    assert [gap.kind.value for gap in outcome.gaps] == ["no weight"]


def test_a_tie_that_no_rule_settles_leaves_the_krona_open() -> None:
    facts = {"A": {"pupils": 1}, "B": {"pupils": 1}, "C": {"pupils": 2}}
    outcome = agreement(amount="2 kr").evaluate(facts, on=LATER).grants["base"]
    assert outcome.state is ov.GrantState.OPEN
    assert [line.amount for line in outcome.payments] == [None, None, 1]
    assert outcome.undistributed is None
    settled = agreement("ties in order of code", amount="1 kr")
    even = {code: {"pupils": 1} for code in "ABC"}
    assert amounts(settled, even) == {"A": 1, "B": 0, "C": 0}
    open_one = agreement(amount="1 kr").evaluate(even, on=LATER).grants["base"]
    assert [line.amount for line in open_one.payments] == [None, None, None]
    assert open_one.gaps[0].recipients == ("A", "B", "C")


def test_equal_split_with_a_tie_rule() -> None:
    ag = agreement("ties in order of code", split="equally")
    assert amounts(ag, {}) == {"A": 334, "B": 333, "C": 333}


def test_a_negative_weight_is_told_and_nothing_is_split() -> None:
    ag = agreement(split="by index")
    facts = {"A": {"index": "-1"}, "B": {"index": 1}, "C": {"index": 1}}
    outcome = ag.evaluate(facts, on=LATER).grants["base"]
    assert outcome.state is ov.GrantState.OPEN
    assert outcome.gaps[0].kind.value == "negative weight"


@given(
    st.lists(st.sampled_from([True, False, None]), min_size=3, max_size=3),
    st.lists(st.none() | st.integers(0, 10**6), min_size=3, max_size=3),
    st.sampled_from([SHARED, KEPT]),
)
def test_payments_and_the_rest_are_always_the_whole(
    plans: list[bool | None], weights: list[int | None], rule: str
) -> None:
    ag = _CACHE.setdefault(rule, agreement("require plan", rule))
    facts = {
        code: {"plan": plan, "pupils": weight}
        for code, plan, weight in zip("ABC", plans, weights, strict=True)
    }
    outcome = ag.evaluate(facts, on=LATER).grants["base"]
    assert [line.recipient for line in outcome.payments] == ["A", "B", "C"]
    if outcome.state is ov.GrantState.OPEN:
        assert outcome.gaps
        assert outcome.undistributed is None
    else:
        paid = sum(line.amount or 0 for line in outcome.payments)
        assert paid + (outcome.undistributed or 0) == 1000
    decided = all(verdict.status.is_decided for verdict in outcome.verdicts)
    assert (outcome.state is ov.GrantState.FINAL) == (decided and not outcome.gaps)


_CACHE: dict[str, ov.Agreement] = {}


# --- decisions -----------------------------------------------------------------------------


def decision(outcome: str, on: str = "2024-11-13") -> dict[str, object]:
    return {
        "requirement": "plan", "recipient": "A", "outcome": outcome, "by": "Skolverket", "on": on,
        "document": "Dnr 1",
    }  # fmt: skip


def test_a_decision_counts_before_the_facts_which_stay_beside_it() -> None:
    ag = agreement("require plan", KEPT)
    facts: dict[str, object] = {**with_pupils(A={"plan": False}), "assessments": [decision("met")]}
    requirement = ag.evaluate(facts, on=LATER).grants["base"].verdict("A").requirements[0]
    assert (requirement.status, requirement.computed) == (
        ov.Status.MET_BY_DECISION,
        ov.Status.NOT_MET,
    )
    early = ag.evaluate(facts, on=date(2024, 11, 12)).grants["base"].verdict("A")
    assert early.status is ov.Status.NOT_MET


def test_removing_a_fact_never_turns_a_verdict_into_its_opposite() -> None:
    ag = agreement(
        "require it: (plan or report by 2024-09-30) and not share during spring < 50%", KEPT
    )
    full = {"plan": True, "report": "2024-12-01", "passed": {"spring": 6}, "tested": {"spring": 10}}
    before = status_of(ag, with_pupils(A=full))
    for name in full:
        after = status_of(ag, with_pupils(A={k: v for k, v in full.items() if k != name}))
        assert after in {before, "open", "not yet due"}
