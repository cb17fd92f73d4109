"""In: a model. Out: a table of its facts to fill in, as CSV.

A row for each recipient with its code and name, a column for each fact, and one for each period of
facts that are given for periods. Facts of items of lists have a table of their own, with a row for
each recipient and item; in the first table they are totals. Facts for no recipients have a table of
their own as well. Guarantees: filled in, a table is read
back without a mistake.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import product

from overenskommelse.facts.origins import EXTRACTED_WORDS, REGISTER_WORDS
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration, RecipientKind
from overenskommelse.source.frozen import FrozenDict

_ALL: Mapping[str, tuple[str, ...]] = FrozenDict()


def facts_template(
    model: AgreementModel,
    kind: RecipientKind,
    needed: Mapping[str, tuple[str, ...]] = _ALL,
    *,
    further: tuple[str, ...] = (),
) -> str:
    """A table for one kind of recipients, separated by ``;`` as Swedish spreadsheets want.

    Args:
        model: The agreement.
        kind: Whom the rows are for.
        needed: For a fact, the periods it is needed for; without any it has a column for each.
        further: Headings of columns behind the others, as `origin_headings` gives them.
    """
    columns = [
        column
        for fact in model.facts.values()
        if fact.kind == kind.name
        for column in _columns(fact, model, needed)
    ]
    rows = [[member.code, _safe(member.name)] for member in kind.members]
    return _written([kind.name, _name_heading(model), *columns, *further], rows)


def origin_headings(model: AgreementModel) -> tuple[str, str]:
    """The headings of the columns that tell where the facts of a row came from."""
    return REGISTER_WORDS[0], EXTRACTED_WORDS[model.language == "sv"]


def for_all_template(model: AgreementModel) -> str:
    """A table of the facts that are one figure for all: a row for each, and for each period."""
    rows = [
        [column, "", _safe(fact.label)]
        for fact in facts_for_all(model)
        for column in _columns(fact, model, _ALL)
    ]
    return _written(["fact", "value", "#"], rows)


def facts_for_all(model: AgreementModel) -> tuple[FactDeclaration, ...]:
    """The facts that are given for no recipients."""
    return tuple(fact for fact in model.facts.values() if fact.kind is None)


def joint_template(
    model: AgreementModel,
    kinds: tuple[RecipientKind, ...],
    needed: Mapping[str, tuple[str, ...]] = _ALL,
    *,
    further: tuple[str, ...] = (),
) -> str:
    """One table for several kinds of recipients; each row says of which kind it is.

    A cell of a fact that is given for another kind than the row's is left empty.
    """
    names = {kind.name for kind in kinds}
    facts = [fact for fact in model.facts.values() if fact.kind in names]
    columns = [column for fact in facts for column in _columns(fact, model, needed)]
    heading = "mottagare" if model.language == "sv" else "recipients"
    rows = [
        [kind.name, member.code, _safe(member.name)] for kind in kinds for member in kind.members
    ]
    return _written([heading, "code", _name_heading(model), *columns, *further], rows)


def items_template(
    model: AgreementModel,
    kind: RecipientKind,
    needed: Mapping[str, tuple[str, ...]] = _ALL,
    *,
    further: tuple[str, ...] = (),
) -> str:
    """A table of the facts of items: a row for each recipient and item, or pair of items.

    Facts of other lists have rows of their own; a cell is to be filled in where the row names the
    items of the fact's own lists. Other facts are not in it; they are in the first table.
    """
    facts = [fact for fact in model.facts.values() if fact.kind == kind.name and fact.lists]
    lists = [name for name in model.lists if any(name in fact.lists for fact in facts)]
    columns = [column for fact in facts for column in _columns(fact, model, needed)]
    rows = [
        [member.code, _safe(member.name), *(items.get(name, "") for name in lists)]
        for together in dict.fromkeys(frozenset(fact.lists) for fact in facts)
        for member in kind.members
        for items in _items(tuple(name for name in lists if name in together), model)
    ]
    return _written([kind.name, _name_heading(model), *lists, *columns, *further], rows)


def kinds_with_items(model: AgreementModel) -> tuple[str, ...]:
    """The kinds of recipients that any fact of items is given for."""
    given = {fact.kind for fact in model.facts.values() if fact.lists}
    return tuple(name for name in model.kinds if name in given)


def _items(lists: tuple[str, ...], model: AgreementModel) -> Iterator[dict[str, str]]:
    """Every choice of one item from each list."""
    for codes in product(*(model.lists[name].items.by_code for name in lists)):
        yield dict(zip(lists, codes, strict=True))


def _written(header: list[str], rows: list[list[str]]) -> str:
    """Rows as CSV, with empty cells up to the end of the header."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows([*row, *[""] * (len(header) - len(row))] for row in rows)
    return stream.getvalue()


def kinds_with_facts(model: AgreementModel) -> tuple[str, ...]:
    """The kinds of recipients that any fact is given for."""
    given = {fact.kind for fact in model.facts.values()}
    return tuple(name for name in model.kinds if name in given)


def _columns(
    fact: FactDeclaration, model: AgreementModel, needed: Mapping[str, tuple[str, ...]]
) -> list[str]:
    if not fact.per_period:
        return [fact.name]
    return [f"{fact.name} {period}" for period in needed.get(fact.name) or model.periods]


def _name_heading(model: AgreementModel) -> str:
    return "namn" if model.language == "sv" else "name"


def _safe(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t")) else name
