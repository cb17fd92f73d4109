"""A decision or expectation means one rule, or several that ask for the same; never more."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

import overenskommelse as ov

HEAD = """agreement "Prov" 2025
  source "påhittat"
recipients school: A, B
recipients agency: X
fact rate percent per school
fact done yes/no per agency
"""
CLASH = (
    HEAD
    + """grant low 100 kr to school equally
  require rate >= 60%
  shares of those who fail: shared among those who meet the requirements
grant high 1 000 kr to school equally
  require rate >= 80%
  shares of those who fail: shared among those who meet the requirements
target rate >= 90%
flag rate: rate < 20%
"""
)
SHARED = (
    HEAD
    + """requirement good: rate >= 60%
grant low 100 kr to school equally
  require good
  shares of those who fail: not paid out
grant high 1 000 kr to school equally
  require good
    except for A
  shares of those who fail: not paid out
"""
)
RATES = {"rate": {"A": "70 %", "B": "50 %"}}


def decided(requirement: str, recipient: str = "B", **more: str) -> dict[str, object]:
    said = {"requirement": requirement, "recipient": recipient, "outcome": "met", "by": "X"}
    return {**RATES, "assessments": [{**said, "on": "2025-01-01", "document": "1", **more}]}


def met(text: str, facts: object) -> list[str]:
    """Which of B's rules are met by decision."""
    evaluation = ov.loads(text).evaluate(facts)
    grants = {name: outcome.verdicts for name, outcome in evaluation.grants.items()}
    targets = {"target": evaluation.targets, "flag": evaluation.flags}
    told = {name: each[0].verdicts for name, each in targets.items() if each}
    by_decision = ov.Status.MET_BY_DECISION
    return [
        name
        for name, verdicts in {**grants, **told}.items()
        if any(v.recipient == "B" and v.requirements[0].status is by_decision for v in verdicts)
    ]


@pytest.mark.parametrize(
    ("facts", "owners"),
    [
        (decided("low: rate"), ["low"]),
        (decided("rate", grant="high"), ["high"]),
        (decided("target: rate"), ["target"]),
        (decided("rate", grant="mål"), ["target"]),
        (decided("flagga: rate"), ["flag"]),
        (decided("all"), ["low", "high"]),
        (decided("all", grant="low"), ["low"]),
    ],
)
def test_a_decision_counts_where_it_was_made(facts: object, owners: list[str]) -> None:
    assert met(CLASH, facts) == owners


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (decided("rate"), "ambiguous-requirement"),
        (decided("rate", "all"), "ambiguous-requirement"),
        (decided("hgh: rate"), "unknown-name"),
        (decided("rate", grant="hgh"), "unknown-name"),
    ],
)
def test_a_decision_on_a_name_of_different_rules_is_an_error(facts: object, code: str) -> None:
    with pytest.raises(ov.FactsError) as caught:
        ov.loads(CLASH).evaluate(facts)
    assert caught.value.code == code
    if code == "ambiguous-requirement":
        choices = dict(caught.value.diagnostics[0].values)["choices"]
        assert choices == "`low: rate`, `high: rate`, `target: rate`, `flag: rate`"


def test_a_shared_requirement_is_one_rule_for_all_its_grants() -> None:
    assert met(SHARED, decided("good")) == ["low", "high"]
    assert met(SHARED, decided("high: good")) == ["high"]


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("assessed rate met for B", ["ambiguous-requirement"]),
        ("assessed low: rate met for B", []),
        ("assessed low: rate, high: rate met for B", []),
        ("assessed hi: rate met for B", ["unknown-name"]),
    ],
)
def test_decisions_in_examples_say_which_rule(clause: str, codes: list[str]) -> None:
    text = f'{CLASH}example "One"\n  {clause} by "X" on 2025-01-01 in "1"\n'
    assert [
        item.code
        for item in ov.check_text(text)[1]
        if item.code not in ("no-source", "unused-name")
    ] == codes


def test_expectations_are_of_the_rule_they_name() -> None:
    text = f"""{CLASH}example "One decision"
  given rate
    A = 70%
    B = 50%
  assessed low: rate met for B by "X" on 2025-01-01 in "1"
  expect low: rate met by A, B
  expect high: rate not met by all
  expect target: rate not met by all
  expect flag: rate not met by all
"""
    assert ov.loads(text).run_examples()[0].differences == ()
    _, found = ov.check_text(text.replace("expect low: rate", "expect rate"))
    assert [item.code for item in found if item.code not in ("no-source", "unused-name")] == [
        "ambiguous-requirement"
    ]
    untested = (
        ov.loads(text.replace("  expect high: rate not met by all\n", "")).coverage().untested
    )
    assert [(rule.name, rule.grant) for rule in untested] == [
        ("low", None),
        ("high", None),
        ("rate", "high"),
    ]


def test_rules_of_different_recipients_are_told_apart_by_whom_they_judge() -> None:
    text = f"""{HEAD}grant one 100 kr to school equally
  require sound: rate >= 60%
  shares of those who fail: not paid out
grant two 100 kr to agency: X
  require sound: done
  shares of those who fail: not paid out
"""
    assert met(text, decided("sound")) == ["one"]
    with pytest.raises(ov.FactsError):
        ov.loads(text).evaluate(decided("sound", "all"))


@pytest.mark.parametrize("text", [CLASH, SHARED], ids=["clash", "shared"])
@pytest.mark.parametrize(
    "facts",
    [
        decided(name, recipient, **more)
        for name in ("rate", "good", "low: rate", "all", "target: rate", "high: good")
        for recipient in ("B", "all", "X")
        for more in ({}, {"grant": "low"})
    ],
)
def test_what_the_schema_accepts_is_read(text: str, facts: dict[str, object]) -> None:
    agreement = ov.loads(text)
    decisions = {"assessments": facts["assessments"]}
    if Draft202012Validator(agreement.facts_schema()).is_valid(decisions):
        assert agreement.facts(decisions).assessments
