"""An open split says on the page what keeps it open; a failed expectation shows nothing."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov
from overenskommelse.model.rules import Language
from overenskommelse.outcome.status import Status
from overenskommelse.render.page import page

TEXT = """agreement "Prov" 2025
  source "x"
recipients school: A, B
fact n number per school
value level 10%
  source "1"
  from 2025-07-01 20%
    source "2"
measure nothing = n / (n - n)
  source "1"
measure scaled = n * level
  source "1"
grant empty 300 kr to school by nothing
  source "1"
grant dated 300 kr to school by scaled
  source "1"
"""
FACTS = {"A": {"n": 1}, "B": {"n": 2}}


@pytest.mark.parametrize(
    ("language", "word"), [("en", "for the split: "), ("sv", "för fördelningen: ")]
)
def test_the_page_tells_why_a_split_is_open(language: Language, word: str) -> None:
    agreement = ov.loads(TEXT)
    evaluation = agreement.evaluate(FACTS)
    for name in ("empty", "dated"):
        outcome = evaluation.grants[name]
        assert outcome.state.value == "open"
        assert outcome.split_gaps == outcome.gaps
    told = page(evaluation, agreement.model, language)
    assert told.count(f"  {word}") == 2
    assert ("level changes from day to day" in told) is (language == "en")
    assert agreement.evaluate(FACTS, on=date(2025, 1, 1)).grants["dated"].split_gaps == ()


def test_an_expectation_that_failed_shows_no_verdict() -> None:
    text = (
        TEXT
        + """target n >= 2
  source "1"
example "One that fails"
  given n
    A = 1
    B = 2
  expect n met by A
  expect n not met by A
"""
    )
    rule = next(rule for rule in ov.loads(text).coverage().rules if rule.name == "n")
    assert (rule.shown, rule.is_tested, rule.expectations) == ((Status.NOT_MET,), True, 2)
