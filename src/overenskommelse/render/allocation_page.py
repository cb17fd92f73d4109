"""In: a split. Out: its arithmetic as a page, and that of any one part, from the same steps.

Guarantees: two numbers that differ never read the same in a column, up to twelve decimals, and no
fraction reads as a whole number; what is printed decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import isqrt
from typing import assert_never

from overenskommelse.allocation.keys import Mixed
from overenskommelse.allocation.record import Allocation
from overenskommelse.allocation.rounding import EachRow, Method
from overenskommelse.allocation.rounds import Rounds
from overenskommelse.allocation.steps import Claim, Claims, Row, Step
from overenskommelse.render.allocation_words import method_text, say, tie_text
from overenskommelse.render.numbers import plain, rounded
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language
from overenskommelse.source.numbers import grouped

_DECIMALS = range(2, 13)
_ROOT_DIGITS = 24
Column = tuple[str, list[str]]


def arithmetic(
    split: Allocation | Mixed | Rounds,
    *,
    recipient: str | None = None,
    names: Mapping[str, str] | None = None,
    language: Language = "en",
) -> str:
    """The arithmetic of a split as text, or that of one recipient's part.

    Args:
        split: What `split`, `split_by_keys` or `split_again` gave.
        recipient: Only the part of this one, in sentences.
        names: What recipients are called, by code.
        language: English or Swedish.

    Raises:
        KeyError: If the recipient has no part in the split.

    Example:
        >>> from overenskommelse.allocation.apportionment import split
        >>> print(arithmetic(split(100, {"01": 2, "03": 1}), recipient="01"), end="")
        100 split among 2, by largest remainder
          01: 2 of 3 gives the quota 66,67
          01: 66 whole and 0,67 over, number 1 of 2 by remainder
          01: 66 + 1 = 67
    """
    if recipient is not None and recipient not in split.amounts:
        raise KeyError(recipient)
    lines: list[str] = []
    for title, part in _parts(split, language):
        if lines:
            lines.append("")
        lines += [title] if title else []
        if part is None:
            lines += _together(split, recipient, language)
        elif recipient is None:
            lines += allocation_lines(part, names or {}, language)
        elif recipient in part.amounts:
            lines += part_lines(part, recipient, language)
        else:
            lines.append(_head(part, language))
    return "\n".join(lines) + "\n"


def _parts(
    split: Allocation | Mixed | Rounds, language: Language
) -> Iterator[tuple[str, Allocation | None]]:
    """Every split in it with its title; None where all are added."""
    match split:
        case Allocation():
            yield "", split
        case Mixed():
            if split.pots is None:
                yield "", split.allocations[0]
                return
            for number, part in enumerate(split.allocations, start=1):
                key = split.keys[number - 1]
                name = key.name or plain(Fraction(key.share))
                yield say("part of", language, number=number, name=name), part
            yield say("together", language), None
        case Rounds(first, later):
            yield from _told(_parts(first, language))
            for number, item in enumerate(later, start=2):
                units = grouped(sum(item.returned.values()))
                head = say("round", language, number=number, units=units)
                for title, part in _told(_parts(item.result, language)):
                    yield ". ".join(text for text in (head, title) if text), part
            yield say("together", language), None
        case _:
            assert_never(split)


def _told(parts: Iterator[tuple[str, Allocation | None]]) -> Iterator[tuple[str, Allocation]]:
    """Splits without the sums between them."""
    return ((title, part) for title, part in parts if part is not None)


def _together(
    split: Allocation | Mixed | Rounds, recipient: str | None, language: Language
) -> list[str]:
    """What each, or one, has of all parts and rounds."""
    if recipient is not None:
        gets = say("its amount", language, amount=grouped(split.amounts[recipient]))
        return [f"  {recipient}: {gets}"]
    rows = [[code, grouped(amount)] for code, amount in split.amounts.items()]
    rows.append([say("total", language), grouped(sum(split.amounts.values()))])
    if split.undistributed:
        rows.append([say("undistributed", language), grouped(split.undistributed)])
    return aligned(rows, frozenset({1}))


def _head(split: Allocation, language: Language) -> str:
    method = method_text(split.rounding.method, language)
    values = {"amount": grouped(split.amount), "count": len(split.amounts), "method": method}
    return say("head", language, **values)


def allocation_lines(
    split: Allocation, names: Mapping[str, str], language: Language
) -> Iterator[str]:
    """A head, a row for each part, the sums, and what settled equal claims."""
    yield _head(split, language)
    if split.lot != 1:
        yield say("lot", language, lot=grouped(split.lot))
    columns = list(_columns(split, names, language))
    rows = [[title for title, _ in columns], *zip(*(cells for _, cells in columns), strict=True)]
    total = sum(split.amounts.values())
    rows.append(_last_row(columns, say("total", language), total))
    if split.undistributed:
        rows.append(_last_row(columns, say("undistributed", language), split.undistributed))
    yield from aligned(rows, frozenset(range(1 + bool(names), len(columns))))
    if split.tie is not None:
        yield tie_text(split.tie, split.lot, language)


def _last_row(columns: Sequence[Column], title: str, amount: int) -> list[str]:
    return [title, *[""] * (len(columns) - 2), grouped(amount)]


def _columns(split: Allocation, names: Mapping[str, str], language: Language) -> Iterator[Column]:
    """The columns that the method has."""
    steps = split.steps
    yield say("code", language), [step.recipient for step in steps]
    if names:
        yield say("name", language), [names.get(step.recipient, "") for step in steps]
    yield say("weight", language), [plain(step.weight) for step in steps]
    yield say("quota", language), told_apart([step.quota for step in steps])
    yield from _method_columns(split, language)
    if any(step.bound for step in steps):
        bounds = [say(step.bound, language) if step.bound else "" for step in steps]
        yield say("bound", language), bounds
    yield say("amount", language), [grouped(step.amount) for step in steps]


def _method_columns(split: Allocation, language: Language) -> Iterator[Column]:
    steps = split.steps
    claims = [step.detail for step in steps if isinstance(step.detail, Claims)]
    rows = [step.detail for step in steps if isinstance(step.detail, Row)]
    if claims:
        first = say("first", language)
        last = [_value(item.last, item.squared, first) for item in claims]
        following = [_value(item.next, item.squared, first) for item in claims]
        divisors = [_divisor(item.last, item.squared) for item in claims]
        shown = told_apart([*last, *following])
        yield say("divisor", language), told_apart(divisors)
        yield say("quotient", language), shown[: len(steps)]
        yield say("next", language), shown[len(steps) :]
        yield say("rank", language), ["" if s.rank is None else str(s.rank) for s in steps]
    elif not rows:
        yield say("whole", language), [grouped(step.floor) for step in steps]
        yield say("remainder", language), told_apart([step.remainder for step in steps])
        yield say("rank", language), ["" if s.rank is None else str(s.rank) for s in steps]
        yield say("extra", language), [grouped(step.extra) for step in steps]
    elif split.rounding.method is Method.CUMULATIVE:
        running = [row.running or Fraction(0) for row in rows]
        yield say("running", language), told_apart(running)
    elif isinstance(split.rounding.method, EachRow):
        yield say("rounded", language), [grouped(row.rounded) for row in rows]
        yield say("difference", language), [grouped(row.difference) for row in rows]


def part_lines(split: Allocation, recipient: str, language: Language) -> Iterator[str]:
    """The arithmetic of one part, in sentences."""
    yield _head(split, language)
    step = next(step for step in split.steps if step.recipient == recipient)
    total = sum(split.weights.values())
    quotas = told_apart([item.quota for item in split.steps])
    quota = quotas[list(split.amounts).index(recipient)]
    values = {"weight": plain(step.weight), "total": plain(Fraction(total, split.scale))}
    told = [say("its quota", language, **values, quota=quota)]
    if step.bound:
        told.append(say(f"at {step.bound}", language))
    match step.detail:
        case Claims():
            told += _claim_lines(split, step, step.detail, language)
        case Row():
            told += _row_lines(split, step, step.detail, language)
        case None:
            told += _remainder_lines(split, step, language)
    yield from (f"  {recipient}: {line}" for line in told)
    if split.tie is not None and recipient in split.tie.recipients:
        yield f"  {recipient}: {tie_text(split.tie, split.lot, language)}"


def _remainder_lines(split: Allocation, step: Step, language: Language) -> Iterator[str]:
    remainders = told_apart([item.remainder for item in split.steps])
    whole, amount = grouped(step.floor), grouped(step.amount)
    yield say(
        "its remainder",
        language,
        whole=whole,
        remainder=remainders[list(split.amounts).index(step.recipient)],
        rank=step.rank,
        count=len(remainders),
    )
    yield say("its extra", language, whole=whole, extra=grouped(step.extra), amount=amount)


def _claim_lines(
    split: Allocation, step: Step, claims: Claims, language: Language
) -> Iterator[str]:
    """The claims of one, and what they were held against."""
    first = say("first", language)
    free = [item.detail for item in split.steps if item.bound is None]
    others = [item for item in free if isinstance(item, Claims)]
    won = [_value(item.last, claims.squared, first) for item in others]
    lost = [_value(item.next, claims.squared, first) for item in others]
    least = min((item for item in won if isinstance(item, Fraction)), default="")
    most = max((item for item in lost if isinstance(item, Fraction)), default="")
    own = [_value(item, claims.squared, first) for item in (claims.last, claims.next)]
    last, following, least_won, most_lost = told_apart([*own, least, most])
    for key, claim, quotient in (("last", claims.last, last), ("next", claims.next, following)):
        if claim is None or claim.quotient is None:
            yield from [say("its first", language)] if claim and key == "last" else []
            continue
        values = {"unit": grouped(claim.unit), "weight": plain(step.weight), "quotient": quotient}
        divisor = told_apart([_divisor(claim, claims.squared)])[0]
        yield say(f"its {key}", language, **values, divisor=divisor)
    if least_won:
        yield say("least won", language, quotient=least_won)
    if most_lost:
        yield say("most lost", language, quotient=most_lost)
    yield say("its amount", language, amount=grouped(step.amount))


def _row_lines(split: Allocation, step: Step, row: Row, language: Language) -> Iterator[str]:
    """How one row was rounded."""
    if row.running is None:
        yield say("its rounded", language, rounded=grouped(row.rounded))
        if row.difference:
            yield say("its difference", language, difference=grouped(row.difference))
    else:
        codes = list(split.amounts)
        amounts = list(split.amounts.values())[: codes.index(step.recipient)]
        before, after = told_apart([row.running - step.quota, row.running])
        low, high = grouped(sum(amounts)), grouped(sum(amounts) + step.amount)
        yield say("its running", language, before=before, after=after, low=low, high=high)
    yield say("its amount", language, amount=grouped(step.amount))


def _value(claim: Claim | None, squared: bool, first: str) -> Fraction | str:  # noqa: FBT001
    """A quotient to print; of a square its root, to more digits than are printed."""
    if claim is None:
        return ""
    if claim.quotient is None:
        return first
    return _root(claim.quotient) if squared else claim.quotient


def _divisor(claim: Claim | None, squared: bool) -> Fraction | str:  # noqa: FBT001
    if claim is None:
        return ""
    return f"√{claim.divisor}" if squared else claim.divisor


def _root(square: Fraction) -> Fraction:
    scale = 10**_ROOT_DIGITS
    return Fraction(isqrt(square.numerator * scale**2 // square.denominator), scale)


def told_apart(values: Sequence[Fraction | str]) -> list[str]:
    """Numbers with enough decimals that different ones read differently; texts as they are.

    Example:
        >>> told_apart([Fraction(2, 3), Fraction(6667, 10000), Fraction(5)])
        ['0,66667', '0,66670', '5,00000']
    """
    numbers = {value for value in values if isinstance(value, Fraction)}
    if all(number.denominator == 1 for number in numbers):
        return [value if isinstance(value, str) else grouped(int(value)) for value in values]
    shown: dict[Fraction, str] = {}
    for decimals in _DECIMALS:
        shown = {number: rounded(number, decimals) for number in numbers}
        if len(set(shown.values())) == len(numbers) and not _reads_whole(shown):
            break
    return [value if isinstance(value, str) else shown[value] for value in values]


def _reads_whole(shown: Mapping[Fraction, str]) -> bool:
    """Whether a number that is not whole is printed as one."""
    return any(
        number.denominator != 1 and not text.partition(",")[2].strip("0")
        for number, text in shown.items()
    )
