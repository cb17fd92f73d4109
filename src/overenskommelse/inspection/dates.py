"""In: a model. Out: every day it names, in order, with the clause it stands in.

Guarantees: any field that holds a day is found, in clauses of any kind, but for limits of facts,
on which nothing falls. A period gives its first
and its last day, a payment its last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from overenskommelse.inspection.records import Step, Visit, as_written, entries, visits
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactLimit, Period
from overenskommelse.model.grants import Payment
from overenskommelse.source.records import frozen


@frozen
class DatedClause:
    """What falls on a day.

    Attributes:
        day: The day.
        path: The clauses, from the outermost.
        record: The record that holds the day, as a payment or a deadline.
        field: The field of it that is the day.
    """

    day: date
    path: tuple[Step, ...]
    record: object
    field: str


def dates_in_order(model: AgreementModel) -> tuple[DatedClause, ...]:
    """Every day the model names, the earliest first; days that are equal in the file's order."""
    every = [item for visit in visits(model) for item in _days(visit)]
    found = list({(item.day, item.path, item.field): item for item in every}.values())
    return tuple(sorted(found, key=lambda item: item.day))


def _days(visit: Visit) -> Iterator[DatedClause]:
    record = visit.record
    for field, value in entries(record):
        is_first = isinstance(record, Payment) and field == "first"
        if is_first or isinstance(record, FactLimit):
            continue
        is_after = isinstance(record, Period) and field == "end"
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, date):
                day = each - timedelta(days=1) if is_after else each
                yield DatedClause(day, as_written(visit.path), record, field)
