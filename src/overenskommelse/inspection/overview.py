"""In: a model. Out: what it says, in the order a reader asks: money, dates, facts needed.

Guarantees: frozen data without sentences; nothing that is not in the model.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from overenskommelse.inspection.dates import DatedClause, dates_in_order
from overenskommelse.inspection.needs import Need, facts_needed
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.grants import Fund, FundPart, Grant, written_name
from overenskommelse.source.records import frozen


@frozen
class FundLine:
    """A fund or grant in the tree of the money.

    Attributes:
        part: The fund or grant.
        share: Its share of the whole, or None if the whole is 0.
        itemised: What its parts come to.
        lines: Its parts.
    """

    part: FundPart
    share: Fraction | None
    itemised: int
    lines: tuple[FundLine, ...]


@frozen
class Inspection:
    """What an agreement says.

    Attributes:
        model: Its head, its clauses and its recipients.
        whole: The total, or what its parts come to if the file does not say.
        itemised: What its parts come to.
        funds: The money as a tree.
        dates: What falls on which day, in order.
        needs: The facts it asks for.
    """

    model: AgreementModel
    whole: int
    itemised: int
    funds: tuple[FundLine, ...]
    dates: tuple[DatedClause, ...]
    needs: tuple[Need, ...]


def inspect(model: AgreementModel) -> Inspection:
    """Gather what an agreement says."""
    itemised = sum(part.amount for part in model.parts)
    whole = itemised if model.total is None else model.total
    return Inspection(
        model,
        whole,
        itemised,
        tuple(_line(part, whole) for part in model.parts),
        dates_in_order(model),
        facts_needed(model),
    )


def as_one(fund: Fund) -> Grant:
    """A grant that was cut into parts, as it is written."""
    first = next(part for part in fund.parts if isinstance(part, Grant))
    requirements = tuple(
        evolve(
            item,
            name=written_name(item.name),
            period=None if item.period == first.period else item.period,
            items=(),
            instead=tuple(
                evolve(other, period=None if other.period == first.period else other.period)
                for other in item.instead
            ),
        )
        for item in first.requirements
    )
    return evolve(
        first,
        name=fund.name,
        label=fund.label,
        amount=fund.amount,
        requirements=requirements,
        items=(),
        period=None,
        reckoned=fund.reckoned,
    )


def _line(part: FundPart, whole: int) -> FundLine:
    below = part.parts if isinstance(part, Fund) else ()
    return FundLine(
        part,
        Fraction(part.amount, whole) if whole else None,
        sum(item.amount for item in below),
        tuple(_line(item, whole) for item in below),
    )
