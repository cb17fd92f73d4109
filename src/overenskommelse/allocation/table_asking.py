"""In: what a host hands in as a table. Out: every mistake in it.

Guarantees: where nothing is told, rows and columns go by texts, every row has a cell for every
column, every number is exact and 0 or more, and sums that were given agree.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Integral

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.text import Place

TIES_BY_CODE = "code"
_MOST_DIGITS = 60


def exact(number: object) -> Fraction:
    """A number that passed the checks, as a fraction; another library's integer as well."""
    if isinstance(number, Fraction | Decimal):
        return Fraction(number)
    return Fraction(operator.index(number))  # type: ignore[arg-type]


def tie_mistakes(ties: object) -> Iterator[Diagnostic]:
    """A tie rule nobody knows."""
    if ties not in (None, TIES_BY_CODE):
        yield diagnostic("no-table-tie-rule", Place(path="ties"), found=shown(ties))


def table_mistakes(table: object, path: str) -> Iterator[Diagnostic]:
    """What is wrong with a mapping of rows to mappings of columns to numbers."""
    if not isinstance(table, Mapping):
        yield diagnostic("bad-table", Place(path=path), found=shown(table))
        return
    for name, row in table.items():
        place = Place(path=f"{path}.{shown(name)}")
        yield from _name_mistakes(name, place)
        if isinstance(row, Mapping):
            yield from _row_mistakes(row, place)
        else:
            yield diagnostic("bad-table", place, found=shown(row))
    if not table or not any(table.values()):
        yield diagnostic("empty-table", Place(path=path))


def weight_mistakes(weights: object) -> Iterator[Diagnostic]:
    """What is wrong with weights, given once for all rows or for each row."""
    if not isinstance(weights, Mapping):
        yield diagnostic("bad-table", Place(path="weights"), found=shown(weights))
    elif any(isinstance(weight, Mapping) for weight in weights.values()):
        yield from table_mistakes(weights, "weights")
    else:
        yield from _row_mistakes(weights, Place(path="weights"))
        if not weights:
            yield diagnostic("empty-table", Place(path="weights"))


def row_mistakes(
    rows: Mapping[str, int], weights: Mapping[str, Mapping[str, object]]
) -> Iterator[Diagnostic]:
    """Rows that have an amount and no weights, or weights and no amount."""
    for name in dict.fromkeys([*rows, *weights]):
        place = Place(path=f"weights.{shown(name)}")
        if name not in weights:
            yield diagnostic("row-without-weights", place, row=name)
        elif name not in rows:
            yield diagnostic("row-without-amount", place, row=name)
        elif rows[name] and not any(weights[name].values()):
            yield diagnostic("no-weight", place)


def _row_mistakes(row: Mapping[object, object], place: Place) -> Iterator[Diagnostic]:
    for column, number in row.items():
        here = Place(path=f"{place.path}.{shown(column)}")
        yield from _name_mistakes(column, here)
        if not _is_exact(number):
            yield diagnostic("bad-cell", here, found=shown(number))


def gaps(table: Mapping[str, Mapping[str, object]], path: str) -> Iterator[Diagnostic]:
    """Cells that some row has and another has not."""
    columns = dict.fromkeys(column for row in table.values() for column in row)
    for name, row in table.items():
        for column in columns:
            if column not in row:
                place = Place(path=f"{path}.{shown(name)}")
                yield diagnostic("table-not-full", place, row=shown(name), column=shown(column))


def amount_mistakes(amounts: object, path: str) -> Iterator[Diagnostic]:
    """What is wrong with a mapping of names to whole amounts."""
    if not isinstance(amounts, Mapping):
        yield diagnostic("bad-table", Place(path=path), found=shown(amounts))
        return
    for name, amount in amounts.items():
        place = Place(path=f"{path}.{shown(name)}")
        yield from _name_mistakes(name, place)
        if not _is_whole(amount):
            yield diagnostic("bad-amount", place, found=shown(amount))
    if not amounts:
        yield diagnostic("empty-table", Place(path=path))


def sum_mistakes(sums: object, reckoned: Mapping[str, Fraction], path: str) -> Iterator[Diagnostic]:
    """Sums that are given and are not those of the cells."""
    if not isinstance(sums, Mapping):
        yield diagnostic("bad-table", Place(path=path), found=shown(sums))
        return
    for name, number in sums.items():
        place = Place(path=f"{path}.{shown(name)}")
        if name not in reckoned:
            yield diagnostic("sum-for-stranger", place, name=shown(name))
        elif not _is_exact(number):
            yield diagnostic("bad-cell", place, found=shown(number))
        elif exact(number) != reckoned[name]:
            yield diagnostic(
                "row-sum-differs" if path == "rows" else "column-sum-differs",
                place,
                name=shown(name),
                found=shown(reckoned[name]),
                wanted=shown(exact(number)),
                difference=shown(abs(exact(number) - reckoned[name])),
            )


def margins_differ(rows: int, columns: int) -> Diagnostic:
    """The sums of the rows and those of the columns are not the same amount."""
    return diagnostic(
        "margins-differ",
        Place(path="columns"),
        rows=shown(rows),
        columns=shown(columns),
        difference=shown(abs(rows - columns)),
    )


def tie_not_settled(cells: tuple[tuple[str, str], ...]) -> Diagnostic:
    """Several roundings are as near, and no rule was named."""
    named = ", ".join(f"`{row}` × `{column}`" for row, column in cells[:10])
    more = "" if len(cells) <= 10 else " …"
    return diagnostic("table-tie-not-settled", Place(path="ties"), cells=named + more)


def _name_mistakes(name: object, place: Place) -> Iterator[Diagnostic]:
    if not isinstance(name, str):
        yield diagnostic("bad-table-name", place, found=shown(name))


def _is_whole(value: object) -> bool:
    is_integer = isinstance(value, Integral) and not isinstance(value, bool)
    return is_integer and operator.index(value) >= 0  # type: ignore[arg-type]


def _is_exact(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS and value >= 0
    return value >= 0 if isinstance(value, Fraction) else _is_whole(value)
