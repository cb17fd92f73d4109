"""In: a rule gone through value by value. Out: tables: how many meet it, who falls off, sums."""

from __future__ import annotations

from collections.abc import Iterator

from overenskommelse.outcome.sweep import Sweep, SweepOf, SweepStep
from overenskommelse.render.numbers import as_printed
from overenskommelse.render.table import aligned
from overenskommelse.render.whatif_words import say
from overenskommelse.render.words import Language, word
from overenskommelse.source.numbers import grouped

_WIDTH = 6
"""Values side by side in one table."""


def sweep_page(sweep: Sweep, title: str, language: Language) -> str:
    """For each clause the value makes a difference to: a line for each value, then the amounts."""
    first, last = (as_printed(sweep.values[at], language) for at in (0, -1))
    blocks = [[title, say("sweep", language, rule=sweep.rule, first=first, last=last)]]
    for item in sweep.grants:
        blocks.append([f"{item.label} ({item.name})", *_steps(item, language)])
        blocks += [list(block) for block in _amounts(item, language)]
    blocks += [[f"{item.label} ({item.name})", *_steps(item, language)] for item in sweep.targets]
    if not sweep.grants and not sweep.targets:
        blocks.append([say("no difference", language)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _steps(item: SweepOf, language: Language) -> list[str]:
    header = [say(key, language) for key in ("value", "met", "not met", "open", "fallen")]
    rises = any(step.risen for step in item.steps)
    if rises:
        header.append(say("risen", language))
    rows = [header]
    for step in item.steps:
        counts = [str(step.met), str(step.not_met), str(step.undecided)]
        row = [as_printed(step.value, language), *counts, _names(step.fallen, item)]
        rows.append([*row, _names(step.risen, item)] if rises else row)
    return aligned(rows, frozenset({1, 2, 3}))


def _names(codes: tuple[str, ...], item: SweepOf) -> str:
    return ", ".join(item.names[code] for code in codes)


def _amounts(item: SweepOf, language: Language) -> Iterator[list[str]]:
    """What each gets with each value, in kronor, some values side by side."""
    for first in range(0, len(item.steps), _WIDTH):
        yield _side_by_side(item, item.steps[first : first + _WIDTH], language)


def _side_by_side(item: SweepOf, steps: tuple[SweepStep, ...], language: Language) -> list[str]:
    values = (as_printed(step.value, language) for step in steps)
    rows = [[word("code", language), word("name", language), *values]]
    for code, name in item.names.items():
        rows.append([code, name, *(_kronor(step.amounts[code]) for step in steps)])
    left = [step.undistributed for step in steps]
    if any(amount != 0 for amount in left):
        rows.append(["", word("undistributed", language), *(_kronor(amount) for amount in left)])
    return aligned(rows, frozenset(range(2, 2 + len(steps))))


def _kronor(amount: int | None) -> str:
    return "?" if amount is None else grouped(amount)
