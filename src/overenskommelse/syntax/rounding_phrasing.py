"""In: a method of rounding, or a rule for equal claims. Out: its words, as a file has them.

Whom they name comes in as a text, so that a page can write with the same words, but with names
where a file has codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from overenskommelse.source.records import frozen
from overenskommelse.syntax.expressions import Direction
from overenskommelse.syntax.grants import Method, TieOrder
from overenskommelse.syntax.words import Words


@frozen
class Needs:
    """What stands behind a method: as texts, but for halves and whether the rest is left.

    Attributes:
        first: The first divisor.
        halves: What becomes of halves.
        to: Who takes the difference.
        leaves_rest: Whether the rest is not distributed.
    """

    first: str | None = None
    halves: Direction | None = None
    to: str | None = None
    leaves_rest: bool = False


def method_text(words: Words, method: Method, needs: Needs) -> str:
    """A method, with what it needs behind commas.

    Example:
        >>> from overenskommelse.syntax.words import words_of
        >>> needs = Needs(halves=Direction.HALVES_UP, to="01")
        >>> method_text(words_of("en"), Method.ROW_BY_ROW, needs)
        'row by row, halves up, the difference to 01'
    """
    told = [words.write(method.value)]
    if needs.first is not None:
        told.append(f"{words.write('FIRST_DIVISOR')} {needs.first}")
    if needs.halves is not None:
        told.append(words.write(needs.halves.value))
    if needs.to is not None:
        told.append(f"{words.write('DIFFERENCE_TO')} {needs.to}")
    if needs.leaves_rest:
        told.append(words.write("REST_NOT_DISTRIBUTED"))
    return ", ".join(told)


def ties_text(words: Words, rules: Sequence[TieOrder | str]) -> str:
    """Rules for equal claims in their order; a draw comes as a text.

    Example:
        >>> from overenskommelse.syntax.words import words_of
        >>> ties_text(words_of("sv"), [TieOrder.LARGEST_KEY, TieOrder.CODE])
        'till den med störst nyckel, därefter i kodordning'
    """
    told = [rule if isinstance(rule, str) else words.write(rule.value) for rule in rules]
    return f", {words.write('THEN')} ".join(told)


def draw_text(words: Words, by: str, on: date, document: str, order: Sequence[str]) -> str:
    """A draw with its record, and those drawn in their order.

    Example:
        >>> from overenskommelse.syntax.words import words_of
        >>> draw_text(words_of("en"), "Region 01", date(2024, 11, 13), "Dnr 12", ["07", "03"])
        'by the draw made by "Region 01" on 2024-11-13 in "Dnr 12": 07, 03'
    """
    who = f'{words.write("BY_DRAW")} {words.write("BY_WHOM")} "{by}"'
    when = f"{words.write('ON')} {on.isoformat()}"
    where = f'{words.write("IN")} "{document}"'
    return f"{who} {when} {where}: {', '.join(order)}"
