"""In: a model. Out: a table of its facts to fill in, as CSV.

A row for each recipient with its code and name, a column for each fact, and one for each period of
facts that are given for periods. Guarantees: filled in, the table is read back without a mistake.
"""

from __future__ import annotations

import csv
import io

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration, RecipientKind


def facts_template(model: AgreementModel, kind: RecipientKind) -> str:
    """A table for one kind of recipients, separated by ``;`` as Swedish spreadsheets want."""
    columns = [
        column
        for fact in model.facts.values()
        if fact.kind == kind.name
        for column in _columns(fact, model)
    ]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow([kind.name, "name", *columns])
    for member in kind.members:
        writer.writerow([member.code, _safe(member.name), *("" for _ in columns)])
    return stream.getvalue()


def kinds_with_facts(model: AgreementModel) -> tuple[str, ...]:
    """The kinds of recipients that any fact is given for."""
    given = {fact.kind for fact in model.facts.values()}
    return tuple(name for name in model.kinds if name in given)


def _columns(fact: FactDeclaration, model: AgreementModel) -> list[str]:
    if not fact.per_period:
        return [fact.name]
    return [f"{fact.name} {period}" for period in model.periods]


def _safe(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t")) else name
