"""In: things to run. Out: how long each takes, as processor time, the best of several turns.

The things of one comparison take turns within one run, so that whatever else the machine does
meets all of them alike; only the ratios between them are worth anything.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

try:
    import resource
except ImportError:  # there is none on Windows; then other processes' work is counted, too
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent
_SHORTEST = 0.02
"""Seconds one measurement lasts at least; a clock of processor time ticks coarsely."""


def best_of(things: Mapping[str, Callable[[], object]], turns: int = 7) -> dict[str, float]:
    """Seconds each thing takes once, by name."""
    repeats = {name: _repeats(thing) for name, thing in things.items()}
    best = dict.fromkeys(things, float("inf"))
    for _ in range(turns):
        for name, thing in things.items():
            best[name] = min(best[name], _seconds(thing, repeats[name]))
    return best


def _repeats(thing: Callable[[], object]) -> int:
    repeats = 1
    while _seconds(thing, repeats) * repeats < _SHORTEST:
        repeats *= 2
    return repeats


def _seconds(thing: Callable[[], object], repeats: int) -> float:
    """Seconds of one turn, without the search for cycles among all that the others keep."""
    gc.disable()
    try:
        start = time.process_time()
        for _ in range(repeats):
            thing()
        return (time.process_time() - start) / repeats
    finally:
        gc.enable()


def best_of_processes(programs: Mapping[str, Sequence[str]], turns: int = 11) -> dict[str, float]:
    """Seconds of processor time that Python with some arguments takes as a whole process."""
    best = dict.fromkeys(programs, float("inf"))
    for _ in range(turns):
        for name, arguments in programs.items():
            best[name] = min(best[name], _process_seconds(arguments))
    return best


def _process_seconds(arguments: Sequence[str]) -> float:
    start = _children()
    subprocess.run(  # noqa: S603 - our own programs, written above
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return _children() - start


def _children() -> float:
    if resource is None:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_row(what: str, seconds: float, base: float, goal: str) -> None:
    """One line of the table."""
    print(f"{what:<58} {_shown(seconds):>10} {seconds / base:>9.2f} {goal:>6}", flush=True)


def print_head(title: str) -> None:
    """The lines above a part of the table."""
    print(f"\n{title}\n{'':<58} {'time':>10} {'ratio':>9} {'goal':>6}")


def _shown(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.1f} µs"
