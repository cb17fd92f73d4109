"""In: what a host asks for. Out: a rule with every choice made, and the mistakes in what was asked.

Guarantees: every mistake is found before anything is reckoned, but for those only the result can
show (`mistakes_of_result`): equal claims that no rule settles, and a difference nobody can take.
The common case, whole weights by Python's own integers, is looked through without a loop.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from typing import TYPE_CHECKING

from attrs import frozen

from overenskommelse.allocation.bounds import bounds_in_lots
from overenskommelse.allocation.rounding import (
    METHOD_NAMES,
    Draw,
    EachRow,
    Limits,
    Method,
    ModifiedWebster,
    Rounding,
    Rule,
    TieRule,
)
from overenskommelse.allocation.ties import Rules, not_drawn
from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.text import Place

if TYPE_CHECKING:
    from overenskommelse.allocation.record import Allocation, Tie

_MOST_DIGITS = 60
_MOST_NAMED = 10
Floors = FrozenDict[str, int] | None


def is_plain(amount: object, weights: object) -> bool:
    """Whether there is nothing to remark on a whole amount and whole weights."""
    if type(amount) is not int or amount < 0 or type(weights) is not dict:
        return False
    if set(map(type, weights)) != {str}:
        return False
    values = weights.values()
    return set(map(type, values)) == {int} and min(values) >= 0 and any(values)


def asked(rule: Rule, weights: object) -> tuple[Rounding, list[Diagnostic]]:
    """The rule with every choice made, as far as it can be read, and the mistakes in it."""
    codes = list(weights) if isinstance(weights, Mapping) else []
    mistakes: list[Diagnostic] = []
    method = _method(rule.method)
    if isinstance(method, Diagnostic):
        mistakes.append(method)
        method = Method.LARGEST_REMAINDER
    given = rule.ties if isinstance(rule.ties, list | tuple) else (rule.ties,)
    read = [_tie_rule(item) for item in given if item is not None]
    mistakes += [item for item in read if isinstance(item, Diagnostic)]
    ties = tuple(item for item in read if not isinstance(item, Diagnostic))
    lot, floors, ceilings = _limits(rule.limits, codes, mistakes)
    return Rounding(method, ties, lot, floors, ceilings), mistakes


def mistakes_of(
    amount: object, weights: object, rounding: Rounding, found: list[Diagnostic]
) -> list[Diagnostic]:
    """All mistakes in what is to be split, besides those found in the rule."""
    amounts = [] if is_count(amount) else [at_path("amount", "bad-amount", found=shown(amount))]
    if not isinstance(weights, Mapping):
        return [*amounts, *found, at_path("weights", "bad-weights", found=shown(weights))]
    if not weights:
        return [*amounts, *found, at_path("weights", "nobody-to-split-between")]
    mistakes = [*amounts, *found, *_weight_mistakes(weights)]
    mistakes += _stranger_mistakes(weights, rounding)
    if mistakes:
        return mistakes
    return list(_bound_mistakes(operator.index(amount), list(weights), rounding))  # type: ignore[arg-type]


def mistakes_of_result(allocation: Allocation) -> list[Diagnostic]:
    """What a result leaves open, or cannot keep."""
    unsettled = tie_mistakes(allocation.tie, allocation.rounding.ties)
    past = past_limit(allocation)
    if unsettled or past is None:
        return unsettled
    values = {"recipient": past.recipient, "amount": past.amount, "limit": past.limit}
    return [at_path("method.to", "difference-too-large", argument="to", **values)]


def tie_mistakes(tie: Tie | None, rules: Rules) -> list[Diagnostic]:
    """What a tie leaves open, if there is one that no rule settled."""
    if tie is None or tie.rule is not None:
        return []
    missing = not_drawn(tie, rules)
    if missing:
        return [at_path("ties", "draw-incomplete", recipients=_named(missing))]
    place = f"weights.{tie.recipients[0]}"
    return [at_path(place, "tie-not-settled", recipients=_named(tie.recipients), units=tie.units)]


@frozen
class PastLimit:
    """Who takes the difference, what it would get then, and the limit that this breaks."""

    recipient: str
    amount: int
    limit: int


def past_limit(allocation: Allocation) -> PastLimit | None:
    """Whether who takes the difference would owe money, or break its own limits."""
    rounding = allocation.rounding
    if not isinstance(rounding.method, EachRow):
        return None
    code = rounding.method.to
    amount = allocation.amounts[code]
    floor = (rounding.floors or {}).get(code, 0)
    ceiling = (rounding.ceilings or {}).get(code)
    if amount < floor:
        return PastLimit(code, amount, floor)
    return None if ceiling is None or amount <= ceiling else PastLimit(code, amount, ceiling)


def _method(given: object) -> Method | EachRow | ModifiedWebster | Diagnostic:
    if isinstance(given, str):
        given = METHOD_NAMES.get(given.lower(), given)
    match given:
        case Method():
            return given
        case EachRow(str(), "up" | "even"):
            return given
        case EachRow(_, halves):
            return at_path("method.halves", "bad-halves", found=shown(halves))
        case ModifiedWebster(first):
            is_fit = is_weight(first) and 0 < first <= 2
            return (
                given
                if is_fit
                else at_path("method.first", "bad-first-divisor", found=shown(first))
            )
        case _:
            return at_path("method", "no-method-called", found=shown(given))


def _tie_rule(given: object) -> TieRule | Draw | Diagnostic:
    match given:
        case TieRule():
            return given
        case Draw():
            return _draw(given)
        case str() if given in {rule.value for rule in TieRule}:
            return TieRule(given)
        case _:
            return at_path("ties", "no-tie-rule-called", found=shown(given))


def _draw(given: Draw) -> Draw | Diagnostic:
    """A draw is used only with its record, and with everyone drawn once."""
    texts: tuple[object, ...] = (given.by, given.document)
    for text in texts:
        if not isinstance(text, str) or not text.strip():
            return at_path("ties", "draw-without-record", arguments="`by`, `on`, `document`")
    seen: set[str] = set()
    for code in given.order:
        if code in seen:
            return at_path("ties", "drawn-twice", recipient=shown(code))
        seen.add(code)
    return given


def _limits(
    given: object, codes: Sequence[str], mistakes: list[Diagnostic]
) -> tuple[int, Floors, Floors]:
    """Lot, floors and ceilings, for each recipient that has one."""
    if given is None:
        return 1, None, None
    if not isinstance(given, Limits):
        mistakes.append(at_path("limits", "bad-limits", found=shown(given)))
        return 1, None, None
    lot = given.lot
    if not is_count(lot) or not lot:
        mistakes.append(at_path("limits.lot", "bad-lot", found=shown(lot)))
        lot = 1
    floors = _limit(given.at_least, "limits.at_least", codes, mistakes)
    ceilings = _limit(given.at_most, "limits.at_most", codes, mistakes)
    return operator.index(lot), floors, ceilings


def _limit(given: object, path: str, codes: Sequence[str], mistakes: list[Diagnostic]) -> Floors:
    """One limit for each recipient that has one."""
    if given is None:
        return None
    if not isinstance(given, Mapping):
        if is_count(given):
            return FrozenDict(dict.fromkeys(codes, operator.index(given)))  # type: ignore[arg-type]
        mistakes.append(at_path(path, "bad-limit", found=shown(given)))
        return None
    found: dict[str, int] = {}
    known = set(codes)
    for code, limit in given.items():
        place = f"{path}.{shown(code)}"
        if code not in known:
            mistakes.append(at_path(place, "limit-for-stranger", recipient=shown(code)))
        elif is_count(limit):
            found[code] = operator.index(limit)
        else:
            mistakes.append(at_path(place, "bad-limit", found=shown(limit)))
    return FrozenDict(found)


def _stranger_mistakes(weights: Mapping[object, object], rounding: Rounding) -> list[Diagnostic]:
    """Whether who takes the difference is one of the recipients."""
    method = rounding.method
    if not isinstance(method, EachRow) or method.to in weights:
        return []
    return [at_path("method.to", "stranger-takes-difference", recipient=shown(method.to))]


def _bound_mistakes(amount: int, codes: list[str], rounding: Rounding) -> Iterator[Diagnostic]:
    """Floors above ceilings, and floors that together are more than the amount, in whole lots."""
    bounds = bounds_in_lots(codes, rounding)
    if bounds is None:
        return
    lot = rounding.lot
    for code, floor, ceiling in zip(codes, bounds.floors, bounds.ceilings, strict=True):
        if ceiling is not None and floor > ceiling:
            place = f"limits.at_least.{code}"
            values = {"recipient": code, "floor": floor * lot, "ceiling": ceiling * lot}
            yield at_path(place, "limits-crossed", **values)
    together, whole = sum(bounds.floors) * lot, amount - amount % lot
    if together > whole:
        holders = [code for code, floor in zip(codes, bounds.floors, strict=True) if floor]
        values = {"together": together, "amount": whole, "excess": together - whole}
        yield at_path(
            "limits.at_least", "floors-above-amount", recipients=_named(holders), **values
        )


def _weight_mistakes(weights: Mapping[object, object]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for code, weight in weights.items():
        place = f"weights.{shown(code)}"
        if not isinstance(code, str):
            found.append(at_path(place, "bad-recipient-code", found=shown(code)))
        if not is_weight(weight):
            kind = "float-weight" if isinstance(weight, float) else "bad-weight"
            found.append(at_path(place, kind, found=shown(weight)))
    if not found and not any(weights.values()):
        found.append(at_path("weights", "no-weight"))
    return found


def at_path(path: str, code: str, /, **values: object) -> Diagnostic:
    """A mistake in an argument."""
    return diagnostic(code, Place(path=path), **values)


def _named(codes: Sequence[str]) -> str:
    """Codes in a row, the first ten of them."""
    more = "" if len(codes) <= _MOST_NAMED else " …"
    return ", ".join(f"`{code}`" for code in codes[:_MOST_NAMED]) + more


def is_count(value: object) -> bool:
    """Whether a value is a whole number, 0 or more."""
    is_whole = isinstance(value, Integral) and not isinstance(value, bool)
    return is_whole and operator.index(value) >= 0  # type: ignore[arg-type]


def is_weight(value: object) -> bool:
    """Whether a value is an exact number, 0 or more, that can be reckoned with at no cost."""
    if isinstance(value, Decimal):
        short = value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS
        return short and value >= 0
    if isinstance(value, Fraction):
        return value >= 0
    return is_count(value)
