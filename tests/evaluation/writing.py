"""Small agreements to evaluate."""

from __future__ import annotations

import overenskommelse as ov

_HEAD = """agreement "Prov" 2024
  source "påhittat"

recipients school
  A "Norr"
  B "Syd"
  C "Väst"

period spring is 2024-01 to 2024-06
period autumn is 2024-07 to 2024-12

fact pupils number per school
fact passed number per school, period
fact tested number per school, period
fact rate percent per school, period
fact plan yes/no per school
fact report date per school
fact index decimal number per school

measure share = passed / tested
  source "påhittat"

"""


def agreement(*clauses: str, split: str = "by pupils", amount: str = "1 000 kr") -> ov.Agreement:
    """One grant `base` with these clauses."""
    body = "".join(f"  {clause}\n" for clause in clauses)
    grant = f'grant base {amount} to school {split}\n  source "påhittat"\n{body}'
    return ov.loads(_HEAD + grant)


KEPT = "shares of those who fail: not paid out"
SHARED = "shares of those who fail: shared among those who meet the requirements"
PUPILS = {"A": {"pupils": 100}, "B": {"pupils": 200}, "C": {"pupils": 700}}


def with_pupils(**facts: dict[str, object]) -> dict[str, dict[str, object]]:
    """The three schools' pupils, and more facts for some of them."""
    return {code: {**own, **facts.get(code, {})} for code, own in PUPILS.items()}
