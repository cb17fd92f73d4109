"""Splits by weights in a NumPy array, against an exact version written by hand with NumPy."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from splitting import AMOUNT, by_hand, weights_of
from timing import best_of, print_head, print_row

import overenskommelse as ov

COUNT = 1_000_000
GOAL = "3"
_LIMB = 16


def by_hand_with_numpy(np: Any, amount: int, weights: Any) -> Any:
    """Largest remainder in limbs of 16 bits, with a partial sort; for sums below 2**47."""
    total = int(weights.sum())
    parts, rests = np.zeros_like(weights), np.zeros_like(weights)
    for shift in range(-(-amount.bit_length() // _LIMB) * _LIMB - _LIMB, -1, -_LIMB):
        whole = (rests << _LIMB) + weights * ((amount >> shift) & 0xFFFF)
        quotients = whole // total
        rests = whole - quotients * total
        parts = (parts << _LIMB) + quotients
    left = amount - int(parts.sum())
    if left:
        parts[np.argpartition(rests, len(rests) - left)[len(rests) - left :]] += 1
    return parts


def arrays() -> None:
    if find_spec("numpy") is None:
        print("\nWeights in an array: not measured, since NumPy is not installed")
        return
    np = import_module("numpy")
    weights = weights_of(COUNT)
    array, codes = np.array(list(weights.values())), list(weights)
    keys = weights.keys()
    for amount in (AMOUNT, AMOUNT * 10**6):
        things: dict[str, Any] = {
            "numpy": lambda amount=amount: by_hand_with_numpy(np, amount, array),
            "ours": lambda amount=amount: ov.split_array(amount, array, ties="code"),
            "keys": lambda amount=amount: ov.split_array(amount, array, codes=keys, ties="code"),
            "codes": lambda amount=amount: ov.split_array(amount, array, codes=codes, ties="code"),
        }
        if amount == AMOUNT:
            things["loop"] = lambda: by_hand(AMOUNT, weights)
        assert things["ours"]().tie is None, "the version by hand settles no ties"
        assert (things["ours"]().amounts == things["numpy"]()).all()
        best = best_of(things, turns=7)
        print_head(f"Splitting {amount} among {COUNT} in an array")
        print_row("exact, by hand with NumPy, 16 bits at a time", best["numpy"], best["numpy"], "")
        print_row("overenskommelse.split_array", best["ours"], best["numpy"], GOAL)
        print_row("the same, with codes as the keys of a dict", best["keys"], best["numpy"], GOAL)
        print_row("the same, with codes in a list", best["codes"], best["numpy"], "")
        if "loop" in best:
            print_row("a loop with divmod and a sort", best["loop"], best["numpy"], "")
