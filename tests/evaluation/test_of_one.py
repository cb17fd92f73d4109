"""Values of one item or recipient, and of one period for all names in a parenthesis."""

from __future__ import annotations

from typing import Any

import pytest

import overenskommelse as ov

TEXT = """agreement "Prov" 2024
  source "x"
recipients school
  A "Norr"
  B "Syd"
list subject
  mat "Matematik" weight 2
  A "Engelska" weight 1
list sex: {sex}
period spring is 2024-01 to 2024-06
fact n number per school
fact m number per school, subject
fact c number per school, subject, sex
fact k number per school, period
fact t number per school, period
fact ok yes/no per school, subject
measure rate = k / t
  source "x"
measure double = m * 2
  source "x"
grant g 100 kr to school by {key}
  source "x"
  require it: {condition}
  shares of those who fail: not paid out
"""
FACTS: dict[str, dict[str, Any]] = {
    "A": {"n": 4, "m": {"mat": 1, "A": 3}, "c": {"mat": {"k": 5}}, "ok": {"mat": True}},
    "B": {"n": 2, "m": {"mat": 7, "A": 0}, "k": {"spring": 3}, "t": {"spring": 6}},
}


def text(condition: str, key: str = "n") -> str:
    whole = TEXT.format(sex="", condition=condition, key=key)
    return whole.replace("list sex: \n", 'list sex\n  k "Women"\n  w "Men"\n')


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("m (mat) >= 7", ["not met", "met"]),
        ('m ("Engelska") >= 1', ["met", "not met"]),
        ("m (mat) + m (Engelska) = 4", ["met", "not met"]),
        ("double (mat) = 14", ["not met", "met"]),
        ("c (mat, k) >= 5", ["met", "open"]),
        ("c (k, mat) >= 5", ["met", "open"]),
        ("sum of c (k) over subject >= 5", ["met", "open"]),
        ("n (A) = 4", ["met", "met"]),
        ("n >= n (A)", ["met", "not met"]),
        ("sum of m (mat) over school = 8", ["met", "met"]),
        ("ok (mat)", ["met", "open"]),
        ("(k / t) during spring >= 50%", ["open", "met"]),
        ("rate during spring >= 50%", ["open", "met"]),
        ("(k >= 3 and t >= 6) during spring", ["open", "met"]),
        ("(k + 1) during spring >= 4 and n >= 1", ["open", "met"]),
    ],
)
def test_known_answers(condition: str, expected: list[str]) -> None:
    grant = ov.loads(text(condition)).evaluate(FACTS).grants["g"]
    assert [grant.verdict(code).requirements[0].status.value for code in "AB"] == expected


def test_a_key_of_one_item() -> None:
    grant = ov.loads(text("n >= n (B) or n <= n (A)", "m (mat) + 1")).evaluate(FACTS).grants["g"]
    assert [grant.amount_of("A"), grant.amount_of("B")] == [20, 80]


def test_what_another_recipient_lacks_is_told_as_its_own() -> None:
    grant = ov.loads(text("n >= n (A)")).evaluate({"B": {"n": 2}}).grants["g"]
    (gap,) = grant.verdict("B").requirements[0].missing
    assert (gap.fact, gap.recipients) == ("n", ("A",))


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("m (bild) >= 1", "unknown-name"),
        ("m (A) >= 1", "item-ambiguous"),
        ("m (mat, mat) >= 1", "unknown-name"),
        ("c (mat) >= 1", "item-needed"),
        ("n (mat) >= 1", "unknown-name"),
        ("(n + 1) during spring >= 1", "period-useless"),
        ("(k + 1) during never >= 1", "unknown-name"),
        ("n (A) during spring >= 1", "period-useless"),
    ],
)
def test_what_cannot_be_meant_is_told(condition: str, code: str) -> None:
    _, found = ov.check_text(text(condition))
    assert code in {item.code for item in found}


def test_two_readings_of_one_period_mean_the_same() -> None:
    one = ov.loads(text("(k / t) during spring >= 50%"))
    other = ov.loads(text("k / t >= 50% for spring"))
    each = [agreement.evaluate(FACTS).grants["g"].verdict("B") for agreement in (one, other)]
    assert each[0].requirements[0].reason == each[1].requirements[0].reason
