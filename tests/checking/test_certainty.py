"""What can never hold or always does is told before any facts, and only when it is certain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.check.agreement import check
from overenskommelse.engine.evaluate import evaluate
from overenskommelse.facts.reading import read_facts
from overenskommelse.source.text import source_from_text
from overenskommelse.syntax.parser import parse

HEAD = """agreement "Prov" 2024
  source "x"
recipients school
  A "Norr"
  B "Syd"
list subject
  mat "Matematik" weight 2 old yes since 2019-01-01 sort "core"
  eng "Engelska" weight 1 old no since 2024-01-01 sort "core"
period spring is 2024-01 to 2024-06
period autumn is 2024-07 to 2024-12
value level 70%
  source "x"
  from 2025-01-01 120%
    source "x"
value fixed 120%
  source "x"
fact pupils number per school
fact rate percent per school
fact index decimal number per school
fact cost money per school
fact plan yes/no per school
fact lift yes/no per school
fact report date per school
fact start date per school
fact status one of "a", "b" per school
fact remark text per school
fact marks number per school, subject
fact passed number per school, period
fact failed number per school, period
fact paper date per school, period
measure share = passed / (passed + failed)
  source "x"
measure ratio = passed / failed
  source "x"
measure best = largest of marks over subject
  source "x"
measure planned = plan
  source "x"
"""
GRANT = """grant g 100 kr to school by pupils + 1
  source "x"
  shares of those who fail: not paid out
"""


def told(text: str) -> tuple[ov.Diagnostic, ...]:
    """What is told of a text, but for facts and lists that it does not use."""
    return tuple(item for item in ov.check_text(text)[1] if item.code != "unused-name")


def codes(*requirements: str) -> list[str]:
    rows = "".join(f"  require {each}\n" for each in requirements)
    return [item.code for item in told(HEAD + GRANT + rows)]


NEVER, ALWAYS = ["never-holds"], ["always-holds"]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("rate >= 70% and rate < 60%", NEVER),
        ("rate >= 70% and rate < 80%", []),
        ("rate >= 70% or rate < 80%", ALWAYS),
        ("rate > 70% and rate <= 70%", NEVER),
        ("rate >= 70% and rate <= 70%", []),
        ("pupils > 3 and pupils < 4", NEVER),
        ("index > 3 and index < 4", []),
        ("pupils = 2.5", NEVER),
        ("pupils != 2.5", ALWAYS),
        ("pupils < 0", NEVER),
        ("pupils >= 0", ALWAYS),
        ("index >= 0", []),
        ("cost + 5 kr <= 4 kr", NEVER),
        ("rate >= 120%", []),
        ("share >= 120% for spring", NEVER),
        ("share <= 100% for spring", ALWAYS),
        ("share > 99% for spring", []),
        ("ratio >= 120% for spring", []),
        ("share during spring - share during autumn > 100 percentage points", NEVER),
        ("share during spring - share during autumn >= 100 percentage points", []),
        ("pupils - index > 0 and index >= pupils", NEVER),
        ("pupils / 2 >= 10 and pupils < 20", NEVER),
        ("it: plan or not plan", ALWAYS),
        ("it: plan and not planned", NEVER),
        ("it: plan and not lift", []),
        ("it: at least 2 of (plan; not plan; lift)", []),
        ("it: at least 3 of (plan; not plan; lift)", NEVER),
        ("it: at least 1 of (plan; not plan; lift)", ALWAYS),
        ("status = \"a\" and status = \"b\"", NEVER),
        ("status = \"a\" or status = \"b\"", ALWAYS),
        ("status != \"a\" and status != \"b\"", NEVER),
        ("remark = \"a\" or remark = \"b\"", []),
        ("remark = \"a\" and remark = \"b\"", NEVER),
        ("it: report in 2024-09 and report by 2024-08-31", NEVER),
        ("it: report in 2024-09 and report by 2024-09-01", []),
        ("it: report in 2024-09 or not report in 2024-09", ALWAYS),
        ("it: report by 2199-12-31", []),
        ("it: report between 2024-01-01 and 2024-03-31 and not report by 2024-06-30", NEVER),
        ("it: the number of subject where (marks >= 5) >= 3", NEVER),
        ("it: the number of subject where (marks >= 5) >= 2", []),
        ("it: the number of subject where (marks >= 5) <= 2", ALWAYS),
        ("it: the number of subject where (marks >= 5 and old) >= 2", NEVER),
        ("it: the number of subject where (weight >= 1) = 2", ALWAYS),
        ("it: sum of (marks + weight) over subject < 3", NEVER),
        ("it: sum of weight over subject = 3", ALWAYS),
        ("it: best < 0", NEVER),
        ("it: every subject has (marks >= 0)", ALWAYS),
        ("it: every subject has (marks >= 1 and weight >= 2)", NEVER),
        ("it: every subject except eng has (marks >= 1 and weight >= 2)", []),
        ("it: every subject has (sort = \"core\")", ALWAYS),
        ("it: every subject has (since by 2024-01-01)", ALWAYS),
        ("it: the larger of (pupils; 5) < 5", NEVER),
        ("it: the smaller of (pupils; 5) > 5", NEVER),
        ("it: 5 > 3", ALWAYS),
        ("rate >= fixed and rate < 120%", NEVER),
        ("share >= fixed for spring", NEVER),
        ("share >= level for spring", ["never-holds-from", "value-without-day"]),
        ("rate >= level", []),
        ("it: a human decision on \"x\" and pupils < 0", NEVER),
        ("it: a human decision on \"x\" or pupils < 0", []),
        ("it: report within 0 days of start", []),
        ("paper by 2024-05-31 for autumn", ["deadline-before-period"]),
        ("paper by 2024-12-31 for autumn", []),
    ],
)  # fmt: skip
def test_known_answers(condition: str, expected: list[str]) -> None:
    named = condition if ": " in condition else f"it: {condition}"
    assert codes(named) == expected


def test_two_requirements_of_a_grant_that_exclude_each_other_are_told() -> None:
    both = ("high: rate >= 70%", "low: rate < 60%")
    assert codes(*both) == ["never-together"]
    assert codes(both[0], "low: rate < 60%\n    except for A") == []
    assert codes(both[0], "low: rate < 80%") == []
    assert codes("high: share >= 70% for spring", "low: share < 60% for autumn") == []


def test_targets_flags_shared_requirements_and_exceptions_are_looked_at() -> None:
    text = (
        HEAD
        + 'target pupils >= 0\n  source "x"\nflag few: pupils < 0\n  source "x"\n'
        + 'requirement unused: rate < 0%\n  source "x"\n'
        + GRANT
        + "  require rate >= 70%\n    for A instead: rate < 0%\n"
    )
    found = told(text)
    assert [item.code for item in found] == [*ALWAYS, *NEVER, *NEVER, *NEVER]


def test_a_mistake_is_told_once() -> None:
    assert codes('it: status = "c"') == ["not-a-choice"]
    assert codes("it: at least 3 of (plan; lift)") == ["impossible-number"]


def test_the_message_says_what_the_figure_can_be() -> None:
    found = told(HEAD + GRANT + "  require it: share >= 120% for spring\n")
    assert (
        found[0].headline() == "`share >= 120% for spring` can never hold, whatever the facts are"
    )
    assert found[0].help() == "the left side is never more than 100 %: correct the limit"
    found = told(HEAD + GRANT + "  require it: cost < 0 kr\n")
    assert found[0].help("sv") == "vänstra ledet är aldrig mindre än 0 kr: rätta gränsen"


def test_conditions_of_many_parts_are_checked_quickly() -> None:
    many = " or ".join(f"marks_{n} >= {n}" for n in range(40))
    facts = "".join(f"fact marks_{n} number per school\n" for n in range(40))
    found = told(HEAD + facts + GRANT + f"  require it: {many}\n")
    assert found == ()


# --- the law: no evaluation contradicts what was told --------------------------------------------

SIGNS = st.sampled_from([">=", "<=", ">", "<", "=", "!="])
SUBJECTS = (
    "pupils",
    "index",
    "pupils - index",
    "index / 2 + 1",
    "pupils * index",
    "sum of marks over subject",
    "sum of (marks * weight) over subject where (old)",
    "the number of subject where (marks >= 1)",
    "the number of subject where (weight >= 2 or marks >= 0)",
    "best",
    "smallest of marks over subject where (marks >= 1)",
    "average of (marks + weight) over subject",
    "the larger of (pupils; 1)",
    "the smaller of (pupils; index)",
    "0 - pupils",
)
SHARES = ("rate", "share during spring", "ratio during spring", "pupils / (pupils + 1)", "level")
NUMBERS = st.tuples(st.sampled_from(SUBJECTS), SIGNS, st.sampled_from(["0", "1", "1.5", "2", "-1"]))
PERCENT = st.tuples(
    st.sampled_from(SHARES), SIGNS, st.sampled_from(["0%", "50%", "100%", "120%", "level"])
)
OTHERS = st.sampled_from(
    [
        "plan",
        "planned",
        "lift",
        "report by 2024-09-30",
        "report in 2024-09",
        "report between 2024-09-15 and 2024-10-15",
        'status = "a"',
        'status != "b"',
        'remark = "a"',
        "report <= start",
        "report within 10 days of start",
        "every subject has (marks >= 1)",
        "every subject has (marks >= 0 or old)",
        "every subject except eng has (old)",
        "every subject has (since by 2023-01-01)",
    ]
)
ATOMS = st.one_of(NUMBERS.map(" ".join), PERCENT.map(" ".join), OTHERS)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) and ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})"),
        st.tuples(st.integers(1, 3), inner, inner, inner).map(
            lambda all_: f"at least {all_[0]} of ({all_[1]}; {all_[2]}; {all_[3]})"
        ),
    ),
    max_leaves=4,
)
COUNT = st.sampled_from([None, 0, 1, 2])
DAY = st.sampled_from([None, "not received", "2024-08-31", "2024-09-15", "2024-10-01"])
ANSWER = st.sampled_from([None, True, False])
FACTS = st.fixed_dictionaries(
    {
        "pupils": COUNT,
        "rate": st.sampled_from([None, "0%", "50%", "120%"]),
        "index": st.sampled_from([None, "-1", "0", "0.5", "1", "2"]),
        "plan": ANSWER,
        "lift": ANSWER,
        "report": DAY,
        "start": DAY,
        "status": st.sampled_from([None, "a", "b"]),
        "remark": st.sampled_from([None, "a", "c"]),
        "marks": st.fixed_dictionaries({"mat": COUNT, "eng": COUNT}),
        "passed": st.fixed_dictionaries({"spring": COUNT}),
        "failed": st.fixed_dictionaries({"spring": COUNT}),
    }
)
ON = st.sampled_from([None, date(2024, 9, 1), date(2024, 12, 1), date(2025, 6, 1)])


@settings(deadline=None, max_examples=60)
@given(CONDITIONS, st.lists(st.tuples(FACTS, ON), min_size=12, max_size=12))
def test_no_evaluation_contradicts_what_was_told(
    condition: str, cases: list[tuple[dict[str, object], date | None]]
) -> None:
    text = HEAD + GRANT + f"  require it: {condition}\n"
    model, found = check(parse(source_from_text(text, "x"))[0], ())
    codes_told = {item.code for item in found if item.code != "unused-name"}
    assert model is not None
    certain = {"never-holds", "always-holds", "never-holds-from"}
    assert codes_told <= {*certain, "value-without-day"}
    for facts, on in cases:
        read, wrong = read_facts(model, {"school": {"A": facts}})
        assert wrong == []
        status = evaluate(model, read, on).grants["g"].verdict("A").status
        if "always-holds" in codes_told:
            assert status is not ov.Status.NOT_MET
        if "never-holds" in codes_told:
            assert status is not ov.Status.MET
        if "never-holds-from" in codes_told and on is not None and on >= date(2025, 1, 1):
            assert status is not ov.Status.MET
