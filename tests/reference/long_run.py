"""Compare the engine with the second evaluator on many generated agreements, by hand.

    .venv/bin/python tests/reference/long_run.py --examples 100000

An example is an agreement with facts and a day; each agreement is asked about several times. The
first difference ends the run, with the agreement, the facts and the day that show it; otherwise the
run tells how much of what was compared. With `--minutes` it ends when these have passed, however
many examples that makes. The result of the latest run stands in `docs/testing.md`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from overenskommelse import Agreement
from overenskommelse.allocation.record import Allocation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.testing import strategies as agr
from reference.comparing import differences_from

FACTS_OF_EACH = 10
AGREEMENTS_OF_A_SEED = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; 0 if the two agree on everything."""
    options = _options(arguments)
    seen: Counter[str] = Counter()
    end = time.monotonic() + options.minutes * 60
    first = options.seed
    while seen["examples"] < options.examples and time.monotonic() < end:
        _run(first + seen["seeds"], min(AGREEMENTS_OF_A_SEED, options.examples), seen)
        seen["seeds"] += 1
    print("\n".join(f"{count:>9} {name}" for name, count in sorted(seen.items())))  # noqa: T201
    return 0


def _run(number: int, agreements: int, seen: Counter[str]) -> None:
    """Compare on so many agreements of one seed."""

    @seed(number)
    @settings(
        max_examples=agreements,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def compare(data: st.DataObject) -> None:
        agreement = data.draw(agr.agreements())
        facts, days = agr.facts_for(agreement), agr.days_for(agreement)
        seen["agreements"] += 1
        for _ in range(FACTS_OF_EACH):
            _compare(agreement, data.draw(facts), data.draw(days), seen)

    compare()


def _compare(agreement: Agreement, facts: FactSet, on: date | None, seen: Counter[str]) -> None:
    evaluation = agreement.evaluate(facts, on=on)
    found = differences_from(evaluation, agreement, facts, on)
    assert found == [], "\n".join(found)
    seen["examples"] += 1
    for outcome in evaluation.outcomes:
        seen[f"grants {outcome.state.value}"] += 1
        seen[f"grants split {outcome.grant.split.kind.value}"] += 1
        seen["splits with a tie"] += any(item.tie is not None for item in outcome.allocations)
        seen["splits within bounds"] += any(_has_bounds(item) for item in outcome.allocations)
        method = outcome.grant.split.method.method
        seen[f"splits rounded {method.value}"] += bool(outcome.allocations)
        for verdict in outcome.verdicts:
            for item in verdict.requirements:
                seen[f"requirements {item.status.value}"] += 1
                seen["requirements decided by an authority"] += item.decision is not None


def _has_bounds(split: Allocation) -> bool:
    return bool(split.rounding.floors or split.rounding.ceilings)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=1_000)
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
