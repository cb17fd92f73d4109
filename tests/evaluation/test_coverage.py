"""Coverage counts what expectations name, for any examples."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.engine.coverage import coverage_of
from overenskommelse.model.examples import (
    Example,
    Expectation,
    ExpectedAmount,
    ExpectedStatus,
    ExpectedUndistributed,
)
from overenskommelse.outcome.coverage import WANTED, RuleKind
from overenskommelse.outcome.status import Status
from overenskommelse.source.text import Place

MODEL = ov.loads("""agreement "Prov" 2024
  source "påhittat"
recipients school
  A "Norr"
fact pupils number per school
fact plan yes/no per school
target watched: pupils > 5
  source "påhittat"
grant base 100 kr to school by pupils
  source "påhittat"
  require plan
  require size: pupils > 5
  shares of those who fail: not paid out
grant more 100 kr to school by pupils
  source "påhittat"
  require plan
  shares of those who fail: not paid out
""").model
GRANTS = ("base", "more")
JUDGED = (*GRANTS, "plan", "size", "watched")


def _expectations() -> st.SearchStrategy[Expectation]:
    at = st.just(Place("a.agr", 1))
    grants = st.sampled_from(GRANTS)
    return st.one_of(
        st.builds(ExpectedAmount, grants, st.just("A"), st.integers(0, 100), at),
        st.builds(ExpectedUndistributed, grants, st.integers(0, 100), at),
        st.builds(
            ExpectedStatus,
            st.sampled_from(JUDGED),
            st.sampled_from([status.value for status in Status]),
            st.none(),
            at,
        ),
    )


@given(st.lists(st.lists(_expectations(), max_size=6), max_size=3))
def test_every_rule_is_told_once_with_what_names_it(groups: list[list[Expectation]]) -> None:
    examples = tuple(
        Example("x", None, (), (), tuple(group), (), Place("a.agr", 1)) for group in groups
    )
    rules = coverage_of(attrs.evolve(MODEL, examples=examples)).rules
    assert [(rule.kind.value, rule.grant, rule.name) for rule in rules] == [
        ("grant", None, "base"),
        ("requirement", "base", "plan"),
        ("requirement", "base", "size"),
        ("grant", None, "more"),
        ("requirement", "more", "plan"),
        ("target", None, "watched"),
    ]
    told = [item for group in groups for item in group]
    for rule in rules:
        named = [
            item
            for item in told
            if (item.name if isinstance(item, ExpectedStatus) else item.grant) == rule.name
        ]
        statuses = {item.status for item in named if isinstance(item, ExpectedStatus)}
        statuses &= {"open"}  # Without facts nothing else comes out, and what fails shows nothing.
        assert rule.expectations == len(named)
        assert rule.is_tested == bool(named)
        assert {status.value for status in rule.shown} == statuses
        if rule.kind is not RuleKind.GRANT:
            assert {*rule.shown, *rule.not_shown} >= {*WANTED}
            assert not {*rule.shown} & {*rule.not_shown}


def test_what_is_only_reckoned_is_not_tested() -> None:
    assert coverage_of(MODEL).untested == coverage_of(MODEL).rules
