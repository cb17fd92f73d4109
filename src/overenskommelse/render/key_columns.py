"""In: a grant's outcome. Out: the columns of what it was split by, to check an amount by.

One key gives one column. Of a mixed split each key has one, and where each part of the amount is
split by itself also each part's amount. Guarantees: what is a share reads as percent, and what is a
difference of shares as percentage points; the last line is the sum of those above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import evolve

from overenskommelse.model import expressions as xp
from overenskommelse.model.grants import SplitKind, SplitPart
from overenskommelse.model.units import CURRENCY, Unit
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.status import GrantState
from overenskommelse.render import numbers
from overenskommelse.render.grant_head import term_label
from overenskommelse.render.reasons import Wording
from overenskommelse.source.numbers import grouped
from overenskommelse.source.records import frozen


@frozen
class Column:
    """A column: its title, the cell of each recipient that has one, and the sum below."""

    title: str
    cells: Mapping[str, str]
    total: str


def key_columns(outcome: GrantOutcome, wording: Wording) -> list[Column]:
    """The columns between the names and the shares; there is always one, if only an empty one."""
    split = outcome.grant.split
    if split.kind in (SplitKind.WEIGHED_TOGETHER, SplitKind.EACH_BY_ITSELF):
        return list(_of_parts(outcome, wording)) or [Column("", {}, "")]
    if split.text is None or split.parts[0].key is None:
        return [Column("", {}, "")]
    counted = {
        line.recipient: line.weight
        for line in outcome.payments
        if line.weight is not None and line.share is not None
    }
    return [_column(split.parts[0].key, counted, wording)]


def _of_parts(outcome: GrantOutcome, wording: Wording) -> Iterator[Column]:
    """Each key of a mixed split, and each part's amount if it is split by itself."""
    split = outcome.grant.split
    by_itself = split.kind is SplitKind.EACH_BY_ITSELF
    with_amounts = by_itself and len(outcome.allocations) == len(split.parts)
    if len(outcome.keys) != len(split.parts):
        return
    is_open = outcome.state is GrantState.OPEN
    for number, part in enumerate(split.parts):
        if part.key is not None:
            column = _column(part.key, outcome.keys[number], wording)
            yield evolve(column, total="") if is_open else column
        if with_amounts:
            yield _amounts(part, outcome.allocations[number].amounts)


def _column(key: xp.Term, values: Mapping[str, Fraction], wording: Wording) -> Column:
    """The values of a key, in its unit."""
    cells = {code: _in_unit(value, key.unit) for code, value in values.items()}
    total = _in_unit(sum(values.values(), Fraction(0)), key.unit) if values else ""
    unit = f", {wording.say('percentage points')}" if key.unit is Unit.POINTS else ""
    return Column(_title(key, wording) + unit, cells, total)


def _amounts(part: SplitPart, amounts: Mapping[str, int]) -> Column:
    """What a part of the amount gives to each, in whole kronor."""
    cells = {code: grouped(amount) for code, amount in amounts.items()}
    title = f"{numbers.plain(part.share * 100)} %, {CURRENCY}"
    return Column(title, cells, grouped(sum(amounts.values())))


def _title(key: xp.Term, wording: Wording) -> str:
    match key:
        case xp.FactTerm(name) | xp.MeasureTerm(name):
            named = wording.model.facts.get(name) or wording.model.measures.get(name)
            return named.label if named else name
        case _:
            return term_label(key, wording)


def _in_unit(value: Fraction, unit: Unit) -> str:
    match unit:
        case Unit.SHARE:
            return numbers.percent(value)
        case Unit.POINTS:
            return numbers.points(value)
        case _:
            return numbers.short(value)
