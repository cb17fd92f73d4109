"""A comparison is decided as soon as nothing that is missing can turn it, and never before."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.render.page import page

TEXT = """agreement "Prov" 2024
  source "x"
recipients school
  A "Norr"
list subject
  mat "Matematik" weight 2
  eng "Engelska" weight 1
  art "Bild" weight 1
period spring is 2024-01 to 2024-06
value level 3
  from 2025-01-01 4
fact passed number per school, subject
fact tested number per school, subject
fact plan yes/no per school
fact given number per school
fact index decimal number per school
fact half number per school, period
measure rate = passed / tested
  source "x"
grant g 100 kr to school: A
  source "x"
  require it: {condition}
  shares of those who fail: not paid out
"""
LATER = date(2024, 12, 1)


def load(condition: str) -> ov.Agreement:
    return ov.loads(TEXT.format(condition=condition))


def verdict(
    ag: ov.Agreement, facts: dict[str, object], on: date | None = LATER
) -> ov.RequirementVerdict:
    return ag.evaluate({"A": facts}, on=on).grants["g"].verdict("A").requirements[0]


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        ("sum of passed over subject >= 10", {"passed": {"mat": 10}}, "met"),
        ("sum of passed over subject >= 10", {"passed": {"mat": 9}}, "open"),
        ("sum of passed over subject < 10", {"passed": {"mat": 10}}, "not met"),
        ("sum of (passed * weight) over subject >= 10", {"passed": {"mat": 5}}, "met"),
        ("sum of (passed * weight) over subject >= 10", {"passed": {"eng": 5}}, "open"),
        ("largest of passed over subject >= 10", {"passed": {"art": 12}}, "met"),
        ("smallest of passed over subject >= 10", {"passed": {"art": 9}}, "not met"),
        ("smallest of passed over subject >= 10", {"passed": {"art": 11}}, "open"),
        ("average of passed over subject >= 3", {"passed": {"art": 9}}, "open"),
        ("the number of subject where (passed >= 5) >= 2", {"passed": {"mat": 5, "eng": 6}}, "met"),
        ("the number of subject where (passed >= 5) >= 2", {"passed": {"mat": 1, "eng": 1}}, "not met"),  # noqa: E501
        ("the number of subject where (passed >= 5) >= 2", {"passed": {"mat": 5}}, "open"),
        ("the number of subject where (passed >= 5) = 2", {"passed": {"mat": 5, "eng": 6}}, "open"),
        ("the number of subject where (rate >= 50%) >= 1", {"passed": {"mat": 5}, "tested": {"mat": 6, "eng": 0}}, "met"),  # noqa: E501
        ("sum of passed over subject where (tested >= 5) >= 4", {"passed": {"mat": 4}, "tested": {"mat": 9}}, "met"),  # noqa: E501
        ("sum of passed over subject where (tested >= 5) >= 4", {"passed": {"mat": 4}}, "open"),
        ("the larger of (given; sum of passed over subject) >= 4", {"given": 5}, "met"),
        ("the smaller of (given; sum of passed over subject) >= 4", {"given": 3}, "not met"),
        ("given - sum of passed over subject >= 4", {"given": 3}, "not met"),
        ("given / (given + sum of passed over subject) >= 60%", {"given": 3}, "open"),
        ("sum of passed over subject / given >= 200%", {"given": 3, "passed": {"mat": 6}}, "met"),
        ("sum of passed over subject / given >= 200%", {"given": 0, "passed": {"mat": 6}}, "open"),
        ("sum of passed over subject / given >= 200%", {"passed": {"mat": 6}}, "open"),
        ("sum of rate over subject >= 50%", {"passed": {"mat": 6}, "tested": {"mat": 6}}, "open"),
        ("index + sum of passed over subject >= 1", {"passed": {"mat": 6}}, "open"),
        ("sum of passed over subject < 3 and plan", {"passed": {"mat": 6}}, "not met"),
        ("at least 1 of (sum of passed over subject > 3; plan)", {"passed": {"mat": 6}}, "met"),
        ("not sum of passed over subject > 3", {"passed": {"mat": 6}}, "not met"),
    ],
)  # fmt: skip
def test_known_answers(condition: str, facts: dict[str, object], expected: str) -> None:
    assert verdict(load(condition), facts).status.value == expected


def test_a_value_that_changes_is_decided_without_a_day_where_all_its_numbers_agree() -> None:
    ag = load("given >= level")
    told = [verdict(ag, {"given": given}, None).status.value for given in (2, 3, 4)]
    assert told == ["not met", "open", "met"]


def test_figures_of_a_period_that_has_not_ended_are_no_reason_to_wait() -> None:
    ag = load("given + half >= 5 for spring")
    early = date(2024, 3, 1)
    assert verdict(ag, {"given": 5}, early).status is ov.Status.MET
    assert verdict(ag, {"given": 4}, early).status is ov.Status.NOT_YET_DUE
    assert verdict(ag, {"given": 4, "half": {"spring": 9}}, early).status is ov.Status.MET


def test_the_reason_says_what_the_figure_can_still_be() -> None:
    ag = load("the number of subject where (passed >= 5) >= 2")
    evaluation = ag.evaluate({"A": {"passed": {"mat": 1, "eng": 1}}}, on=LATER)
    reason = evaluation.grants["g"].verdict("A").requirements[0].reason
    assert reason.to_dict()["between"] == {"low": "0", "high": "1"}
    assert "between 0 and 1, whatever is still missing, at least 2 is required" in page(
        evaluation, ag.model, "en"
    )
    assert "mellan 0 och 1, oavsett vad som ännu saknas, minst 2 krävs" in page(
        evaluation, ag.model, "sv"
    )


# --- the law: it agrees with every completion ---------------------------------------------------

TERMS = (
    "sum of passed over subject",
    "sum of (passed * weight) over subject",
    "sum of passed over subject where (tested >= 1)",
    "the number of subject where (passed >= 1)",
    "the number of subject where (rate >= 50%)",
    "largest of passed over subject",
    "smallest of tested over subject",
    "average of passed over subject where (weight = 1)",
    "the larger of (given; 1)",
    "given - sum of passed over subject",
    "(sum of passed over subject + 1) * given",
)
RATIOS = (
    "sum of passed over subject / sum of tested over subject",
    "sum of passed over subject / (sum of tested over subject + 1)",
    "given / (given + 1)",
    "largest of rate over subject",
)
CONDITIONS = st.one_of(
    st.tuples(
        st.sampled_from(TERMS),
        st.sampled_from([">=", "<=", ">", "<", "=", "!="]),
        st.sampled_from(["0", "1", "2", "1.5", "given"]),
    ),
    st.tuples(
        st.sampled_from(RATIOS),
        st.sampled_from([">=", "<=", ">", "<"]),
        st.sampled_from(["0%", "50%", "100%", "120%"]),
    ),
).map(" ".join)
FIGURES = (0, 1, 2)
SLOTS = [(fact, item) for fact in ("passed", "tested") for item in ("mat", "eng")]
REPORTED = st.fixed_dictionaries(
    {
        **{slot: st.sampled_from([None, *FIGURES]) for slot in SLOTS},
        ("given", ""): st.sampled_from([None, *FIGURES]),
    }
)


def nested(figures: dict[tuple[str, str], int | None]) -> dict[str, object]:
    """Facts as a host hands them in; of the third subject everything is known."""
    return {
        "passed": {"mat": figures["passed", "mat"], "eng": figures["passed", "eng"], "art": 1},
        "tested": {"mat": figures["tested", "mat"], "eng": figures["tested", "eng"], "art": 2},
        "given": figures["given", ""],
    }


@settings(deadline=None, max_examples=60)
@given(CONDITIONS, st.booleans(), REPORTED)
def test_what_is_decided_early_agrees_with_every_completion(
    condition: str, negated: bool, reported: dict[tuple[str, str], int | None]
) -> None:
    whole_text = TEXT.format(condition=f"not ({condition})" if negated else condition)
    ag, found = ov.check_text(whole_text)
    if ag is None:  # what can never hold needs no facts to be told
        assert "never-holds" in {item.code for item in found}
        return
    early = verdict(ag, nested(reported)).status
    if not early.is_decided:
        return
    absent = [slot for slot, figure in reported.items() if figure is None]
    for figures in product(FIGURES, repeat=len(absent)):
        whole = {**reported, **dict(zip(absent, figures, strict=True))}
        assert verdict(ag, nested(whole)).status is early, whole
