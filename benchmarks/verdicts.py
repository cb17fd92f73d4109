"""Verdicts on the three requirements of 2024, against a Python function that gives the same ids."""

from __future__ import annotations

from datetime import date
from typing import Any

from timing import best_of, print_head, print_row

import overenskommelse as ov
from overenskommelse.engine.requirements import verdict_of
from overenskommelse.engine.situation import Situation

ON = date(2024, 12, 1)
SECOND = "second"
REST = """
fact population number per region
fact new_cases number per region
fact cases_in_svf number per region
fact prem yes/no per region
fact report date per region
measure inclusion = cases_in_svf / new_cases
fund all 182 500 000 kr
  grant second 182 500 000 kr to region by population
    paid on 2024-12-20 without requisition
    ties in order of code
    shares of those who fail: shared among those who meet the requirements
    require inclusion: inclusion >= 70%
    require prem: prem
    require report: report by 2024-09-30
"""


def agreement_of(count: int) -> ov.Agreement:
    """The second payment of 2024 with as many invented regions as wanted."""
    rows = "".join(f'  R{number:05} "Region {number}"\n' for number in range(count))
    return ov.loads(f'agreement "Regioner" 2024\nrecipients region\n{rows}{REST}')


def facts_of(count: int) -> dict[str, dict[str, Any]]:
    """Facts where every fifth region fails one of them or several."""
    return {
        f"R{number:05}": {
            "population": 100_000 + number * 7919,
            "new_cases": 1_000 + number,
            "cases_in_svf": 600 + number if number % 5 == 0 else 900 + number,
            "prem": number % 15 != 0,
            "report": date(2024, 10, 1) if number % 10 == 0 else date(2024, 9, 30),
        }
        for number in range(count)
    }


def failed_by_hand(row: dict[str, Any]) -> list[str]:
    """The ids of the failed requirements, as one would write it without any library."""
    failed = []
    if row["cases_in_svf"] * 100 < 70 * row["new_cases"]:
        failed.append("inclusion")
    if not row["prem"]:
        failed.append("prem")
    if row["report"] > date(2024, 9, 30):
        failed.append("report")
    return failed


def failed_ids(verdict: Any) -> list[str]:
    return [each.name for each in verdict.requirements if each.status is ov.Status.NOT_MET]


def one_region() -> None:
    agreement, given = agreement_of(21), facts_of(21)
    facts = agreement.facts(given)
    grant = agreement.model.grants[SECOND]
    members = agreement.model.kinds["region"].members
    row, member = given["R00000"], members[0]

    def with_reasons() -> Any:
        return verdict_of(
            grant.requirements, member, "region", Situation(agreement.model, facts, ON)
        )

    assert failed_ids(with_reasons()) == failed_by_hand(row) != []
    best = best_of({"hand": lambda: failed_by_hand(row), "reasons": with_reasons})
    print_head("One region that fails all three, facts read; no shorter way without reasons yet")
    print_row("a Python function, ids only", best["hand"], best["hand"], "")
    print_row("verdict with the full tree of reasons", best["reasons"], best["hand"], "5")
    print_row("  the same for the ids alone", best["reasons"], best["hand"], "2.5")


def many_regions() -> None:
    for count in (21, 290, 5_000):
        agreement, given = agreement_of(count), facts_of(count)
        facts = agreement.facts(given)
        things = {
            "hand": lambda given=given: [failed_by_hand(row) for row in given.values()],
            "all": lambda agreement=agreement, facts=facts: agreement.evaluate(facts, on=ON),
            "read": lambda agreement=agreement, given=given: agreement.facts(given),
        }
        found = agreement.evaluate(facts, on=ON).grants[SECOND]
        told = {code: failed_ids(found.verdict(code)) for code in given}
        assert told == {code: failed_by_hand(row) for code, row in given.items()}
        best = best_of(things, turns=5 if count < 1_000 else 2)
        print_head(f"{count} regions in one call")
        print_row("a Python function, ids only", best["hand"], best["hand"], "")
        print_row("evaluate: reasons and payments of all", best["all"], best["hand"], "1.5")
        print_row("read the facts from mappings", best["read"], best["hand"], "")
