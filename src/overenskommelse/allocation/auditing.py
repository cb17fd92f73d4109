"""In: a published table and a rule. Out: which rows follow, and which rule gives the whole table.

Every method is tried, with each rule for equal claims where there are any, in units and in the
largest round lots that all amounts are multiples of. Nothing is corrected: where the table
contradicts itself, that is told, and the rows are held against the rule as they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from overenskommelse.allocation.apportionment import apportion
from overenskommelse.allocation.asking import asked, at_path, mistakes_of
from overenskommelse.allocation.audit_record import (
    Audit,
    AuditedRow,
    Conflict,
    Contradiction,
    Fit,
    PublishedRow,
    PublishedSums,
    weights_of,
)
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.rounding import EachRow, Method, Rounding, Rule, TieRule
from overenskommelse.diagnostics.errors import AllocationError
from overenskommelse.diagnostics.showing import shown

_MOST_TAKERS = 3
_LARGEST_LOT = 10**6
_HALVES = ("up", "even")


def audit(
    rows: Iterable[PublishedRow],
    *,
    amount: int | None = None,
    rule: Rule | None = None,
    sums: PublishedSums | None = None,
) -> Audit:
    """Hold a published table against a rule, and against every method there is.

    Args:
        rows: The rows as published.
        amount: What was split, in whole units; None takes the sum of the published amounts.
        rule: The rule the rows should follow; None is the method of largest remainder.
        sums: The sums the table states itself.

    Returns:
        Row by row what the rule gives, the rules that give the whole table, and what in the table
        contradicts itself.

    Raises:
        AllocationError: If the rows or the rule cannot be used: no rows, two for one recipient, a
            weight that is no exact number, or an unknown method.

    Example:
        >>> rows = [PublishedRow("A", 1, 34), PublishedRow("B", 1, 33), PublishedRow("C", 1, 33)]
        >>> found = audit(rows, rule=Rule(ties="code"))
        >>> found.is_clean, [fit.rounding.method_name for fit in found.reproducing][:2]
        (True, ['largest-remainder', 'jefferson'])
    """
    published = tuple(rows)
    whole = sum(row.amount for row in published) if amount is None else amount
    rounding = _rounding(published, whole, rule or Rule())
    allocation = apportion(whole, weights_of(published), rounding)
    assert allocation is not None  # noqa: S101 - that the floors can be met was looked at
    tied = _open(allocation)
    return Audit(
        whole,
        rounding,
        tuple(
            AuditedRow(row, step.quota, None if row.code in tied else allocation.amounts[row.code])
            for row, step in zip(published, allocation.steps, strict=True)
        ),
        allocation.tie,
        tuple(_fits(published, whole)),
        tuple(_contradictions(published, amount, sums or PublishedSums())),
    )


def _rounding(rows: Sequence[PublishedRow], amount: int, rule: Rule) -> Rounding:
    """The rule with every choice made, or all that is wrong with what was handed in."""
    counted = Counter(row.code for row in rows)
    mistakes = [
        at_path(f"rows.{shown(code)}", "published-twice", recipient=code)
        for code, count in counted.items()
        if count > 1
    ]
    weights = weights_of(tuple(rows))
    rounding, found = asked(rule, weights)
    mistakes += mistakes_of(amount, weights, rounding, found)
    if mistakes:
        raise AllocationError(mistakes)
    return rounding


def _open(allocation: Allocation) -> frozenset[str]:
    """Who has equal claims that the rule leaves open."""
    tie = allocation.tie
    return frozenset(tie.recipients) if tie is not None and tie.rule is None else frozenset()


def _fits(rows: tuple[PublishedRow, ...], amount: int) -> Iterator[Fit]:
    """Every rule that was tried, the nearest first; of equally near ones in the order tried."""
    weights = weights_of(rows)
    fits = []
    for rounding in _rules(rows, amount):
        allocation = apportion(amount, weights, rounding)
        if allocation is not None:
            wrong = [row.code for row in rows if allocation.amounts[row.code] != row.amount]
            fits.append(Fit(rounding, tuple(wrong)))
    yield from sorted(fits, key=lambda fit: len(fit.differing))


def _rules(rows: tuple[PublishedRow, ...], amount: int) -> Iterator[Rounding]:
    """The rules worth trying: a rule for equal claims only where there are such."""
    weights = weights_of(rows)
    for lot in dict.fromkeys((1, _lot(rows))):
        for method in (*Method, *_each_row(rows, amount, lot)):
            plain = Rounding(method, lot=lot)
            allocation = apportion(amount, weights, plain)
            if allocation is None or not _open(allocation):
                yield plain
                continue
            for ties in TieRule:
                yield evolve(plain, ties=(ties,))


def _lot(rows: Sequence[PublishedRow]) -> int:
    """The largest power of ten, up to a million, that all published amounts are multiples of."""
    lot = 1
    while lot < _LARGEST_LOT and all(row.amount % (lot * 10) == 0 for row in rows):
        lot *= 10
    return lot if any(row.amount for row in rows) else 1


def _each_row(rows: Sequence[PublishedRow], amount: int, lot: int) -> Iterator[EachRow]:
    """Rounding row by row, with those as takers of the difference who can have been.

    With the first row as the taker, the rows that differ are itself and the one who took it.
    """
    weights = weights_of(tuple(rows))
    for halves in _HALVES:
        first = EachRow(rows[0].code, "up" if halves == "up" else "even")
        allocation = apportion(amount, weights, Rounding(first, lot=lot))
        if allocation is None:
            continue
        yield first
        wrong = [row.code for row in rows[1:] if allocation.amounts[row.code] != row.amount]
        yield from (EachRow(code, first.halves) for code in wrong[:_MOST_TAKERS])


def _contradictions(
    rows: Sequence[PublishedRow], amount: int | None, sums: PublishedSums
) -> Iterator[Contradiction]:
    weights = [Fraction(row.weight) for row in rows]
    together = sum(weights, Fraction(0))
    paid = sum(row.amount for row in rows)
    if sums.weight is not None and sums.weight != together:
        yield Contradiction(Conflict.WEIGHT_SUM, sums.weight, together)
    if sums.amount is not None and sums.amount != paid:
        yield Contradiction(Conflict.AMOUNT_SUM, Fraction(sums.amount), Fraction(paid))
    if amount is not None and paid != amount:
        yield Contradiction(Conflict.AMOUNT_SPLIT, Fraction(amount), Fraction(paid))
    yield from _share_contradictions(rows, weights, sums.share)


def _share_contradictions(
    rows: Sequence[PublishedRow], weights: Sequence[Fraction], stated: Fraction | None
) -> Iterator[Contradiction]:
    """Shares that are not those of the weights, as far as they were printed."""
    together = sum(weights, Fraction(0))
    for row, weight in zip(rows, weights, strict=True):
        if row.share is None or row.step is None:
            continue
        exact = weight / together
        if abs(row.share - exact) * 2 > row.step:
            yield Contradiction(Conflict.SHARE, row.share, exact, row.code)
    shares = [row.share for row in rows if row.share is not None]
    steps = [row.step for row in rows if row.step is not None]
    if stated is not None and len(shares) == len(rows):
        slack = sum(steps, Fraction(0)) / 2
        if abs(stated - sum(shares, Fraction(0))) > slack:
            yield Contradiction(Conflict.SHARE_SUM, stated, sum(shares, Fraction(0)))
