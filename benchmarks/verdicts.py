"""Verdicts on the three requirements of 2024, against a Python function that gives the same ids."""

from __future__ import annotations

from datetime import date
from typing import Any

from timing import best_of, print_head, print_row

import overenskommelse as ov

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


def one_region() -> None:
    """The facts have been read and laid out, as the function has them in a dict."""
    given = facts_of(21)
    judged = agreement_of(21).judge(SECOND, on=ON).of(given)
    for code, which in (("R00000", "fails all three"), ("R00001", "meets all")):
        row = given[code]
        assert list(judged[code].failed) == failed_by_hand(row)
        things = {
            "hand": lambda row=row: failed_by_hand(row),
            "ids": lambda code=code: judged[code].failed,
            "reasons": lambda code=code: judged.reasons(code),
        }
        best = best_of(things)
        print_head(f"One region that {which}")
        print_row("a Python function, ids only", best["hand"], best["hand"], "")
        print_row("judged[code]: status and ids", best["ids"], best["hand"], "2.5")
        print_row("judged.reasons(code): the tree, told before", best["reasons"], best["hand"], "5")


def many_regions() -> None:
    """A judge keeps at most 1 000 verdicts on a requirement; each region has cases of its own."""
    for count in (21, 290, 5_000):
        agreement, given = agreement_of(count), facts_of(count)
        facts, judge = agreement.facts(given), agreement.judge(SECOND, on=ON)
        judged = judge.of(facts)
        things = {
            "hand": lambda given=given: [failed_by_hand(row) for row in given.values()],
            "all": judged.all,
            "of": lambda judge=judge, facts=facts: judge.of(facts).all(),
            "evaluate": lambda agreement=agreement, facts=facts: agreement.evaluate(facts, on=ON),
            "reasons": lambda judged=judged: [judged.reasons(code) for code in judged],
            "read": lambda agreement=agreement, given=given: agreement.facts(given),
            "judge": lambda agreement=agreement: agreement.judge(SECOND, on=ON),
        }
        told = {code: list(standing.failed) for code, standing in judged.all().items()}
        assert told == {code: failed_by_hand(row) for code, row in given.items()}
        best = best_of(things, turns=5 if count < 1_000 else 2)
        print_head(f"{count} regions in one call")
        print_row("a Python function, ids only", best["hand"], best["hand"], "")
        print_row("judged.all(): status and ids of all", best["all"], best["hand"], "1.5")
        print_row("  with laying out the facts read", best["of"], best["hand"], "")
        print_row(
            "judged.reasons of all, told before" if count <= 1_000
            else "judged.reasons of all, most of them of new values",
            best["reasons"], best["hand"], "5",
        )  # fmt: skip
        print_row("evaluate: all reasons, all payments", best["evaluate"], best["hand"], "")
        print_row("once: read the facts from mappings", best["read"], best["hand"], "")
        print_row("once for all facts: make the judge", best["judge"], best["hand"], "")


def many_rows() -> None:
    """Rows as the function has them; here they are read within the call."""
    judge = agreement_of(290).judge(SECOND, on=ON)
    some = [{"region": code, **row} for code, row in facts_of(290).items()]
    for count in (21, 290, 100_000):
        rows = [dict(some[number % 290]) for number in range(count)]
        texts = [{key: _text(value) for key, value in row.items()} for row in rows[:290]]
        assert [list(each.failed) for each in judge.rows(rows)] == [*map(failed_by_hand, rows)]
        assert judge.rows(texts) == judge.rows(rows[:290])
        things = {
            "hand": lambda rows=rows: [failed_by_hand(row) for row in rows],
            "rows": lambda rows=rows: judge.rows(rows),
            "texts": lambda texts=texts: judge.rows(texts),
        }
        best = best_of(things, turns=5)
        print_head(f"{count} rows of plain values in one call, read and judged")
        print_row("a Python function, ids only", best["hand"], best["hand"], "")
        print_row("judge.rows(rows)", best["rows"], best["hand"], "1.5")
        each = best["texts"] / len(texts)
        print_row("  a row of texts, as of a CSV file", each, best["hand"] / count, "")


def _text(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
