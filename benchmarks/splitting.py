"""Splits, against a hand-written exact loop, and against another package where it is installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from timing import best_of, print_head, print_row

import overenskommelse as ov

AMOUNT = 182_500_000_003
GOALS = {21: "3", 290: "2", 10_000: "2", 1_000_000: "1.5"}


def by_hand(amount: int, weights: dict[str, int]) -> dict[str, int]:
    """Largest remainder with whole numbers: divide, sort by what is left, hand out the rest."""
    total = sum(weights.values())
    parts, remainders = {}, []
    for code, weight in weights.items():
        parts[code], rest = divmod(amount * weight, total)
        remainders.append((rest, code))
    remainders.sort(reverse=True)
    for _, code in remainders[: amount - sum(parts.values())]:
        parts[code] += 1
    return parts


def weights_of(count: int) -> dict[str, int]:
    """Weights without any tie that a krona would depend on."""
    return {f"R{number:07}": 10_007 + number * number % 999_983 * 31 for number in range(count)}


def splits() -> None:
    other = _other_package()
    for count, goal in GOALS.items():
        weights = weights_of(count)
        things: dict[str, Any] = {
            "hand": lambda weights=weights: by_hand(AMOUNT, weights),
            "ours": lambda weights=weights: ov.split(AMOUNT, weights, ties="code"),
        }
        if other is not None and count <= 10_000:
            names, votes = list(weights), list(weights.values())
            things["other"] = lambda votes=votes, names=names: other.compute(
                "hamilton", votes, AMOUNT, parties=names, verbose=False
            )
        best = best_of(things, turns=5 if count < 1_000_000 else 1)
        print_head(f"Splitting among {count} recipients")
        print_row("a loop with divmod and a sort", best["hand"], best["hand"], "")
        print_row("overenskommelse.split", best["ours"], best["hand"], goal)
        if "other" in best:
            print_row("the package `apportionment`", best["other"], best["hand"], "")


def _other_package() -> Any:
    try:
        return import_module("apportionment.methods")
    except ImportError:
        return None
