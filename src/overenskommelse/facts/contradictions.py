"""In: facts that were read, and what an agreement asks for. Out: where they contradict something.

A total that is not what its items come to, a fact beyond a limit its declaration sets, a fact for a
period that nothing asks for, a day far outside the agreement. Guarantees: what is missing never
contradicts; of facts that were corrected, the latest values of those handed in are held against
each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product, zip_longest

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.facts.fact_set import FactKey, FactSet, FactValue, keyed_items, wider_items
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.facts import FactDeclaration, FactLimit, ItemList
from overenskommelse.model.units import FactType, Unit, Value
from overenskommelse.model.wanted import Wanted
from overenskommelse.source.numbers import decimal_text
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class Declared:
    """The facts an agreement declares, and the lists they are given for."""

    facts: Mapping[str, FactDeclaration]
    lists: Mapping[str, ItemList]


@frozen
class Beyond:
    """A fact that is beyond a limit.

    Attributes:
        key: The fact.
        given: Its value; for items without a total, what they come to.
        limit: The limit.
        bound: What it is held against, and the place of that if it is a fact.
    """

    key: FactKey
    given: FactValue
    limit: FactLimit
    bound: tuple[Value, Place | None]


def of_several(values: Mapping[FactKey, FactValue], declared: Declared) -> Iterator[Diagnostic]:
    """Where facts contradict each other, or a limit: totals against items, limits of facts."""
    yield from totals_that_differ(values, declared)
    for each in beyond_limits(values, declared):
        yield told_beyond(each, declared)


def totals_that_differ(
    values: Mapping[FactKey, FactValue], declared: Declared
) -> Iterator[Diagnostic]:
    """Totals that differ from all their items, or are less than some of them.

    The places of items of another day than the total are told, as one of them may have been
    corrected by itself.
    """
    together: dict[FactKey, list[FactValue]] = {}
    for (fact, recipient, period, items), given in values.items():
        if not isinstance(given.value, Fraction) or not all(items):
            continue
        for wider in wider_items(items):
            key = (fact, recipient, period, wider)
            if key in values:
                together.setdefault(key, []).append(given)
    for key, parts in together.items():
        total = values[key]
        lists = declared.facts[key[0]].lists
        summed = [name for name, code in zip_longest(lists, key[3]) if not code]
        count = math.prod(len(declared.lists[name].items.members) for name in summed)
        if not isinstance(total.value, Fraction):
            continue
        may_only_grow = declared.facts[key[0]].type is not FactType.DECIMAL_NUMBER
        comes_to = _sum(parts)
        is_too_small = may_only_grow and comes_to > total.value
        if is_too_small or (len(parts) == count and comes_to != total.value):
            corrected = (each.place for each in parts if each.extracted != total.extracted)
            told = {"total": shown(total.value), "together": shown(comes_to)}
            yield diagnostic("total-differs", total.place, tuple(corrected), fact=key[0], **told)


def beyond_limits(values: Mapping[FactKey, FactValue], declared: Declared) -> Iterator[Beyond]:
    """Every fact that is beyond a limit of its declaration."""
    limited = {name for name, fact in declared.facts.items() if fact.limits}
    if not limited:
        return
    for key, given in values.items():
        for limit in declared.facts[key[0]].limits:
            bound = _bound(limit, key, values, declared)
            if bound is not None and _is_beyond(given.value, limit.comparator, bound[0]):
                yield Beyond(key, given, limit, bound)
    for key, given in _parts_together(values, limited, declared):
        for limit in declared.facts[key[0]].limits:
            other = _key_of(limit, key, declared)
            whole = None if other is None else values.get(other)
            is_most = limit.comparator is Comparator.AT_MOST
            if is_most and whole and _is_beyond(given.value, limit.comparator, whole.value):
                yield Beyond(key, given, limit, (whole.value, whole.place))


def told_beyond(found: Beyond, declared: Declared) -> Diagnostic:
    """That a fact is beyond a limit, with the place of the other one and of the limit."""
    unit = declared.facts[found.key[0]].type.unit
    value, place = found.bound
    bound = _text(value, unit)
    return diagnostic(
        "fact-too-large" if found.limit.comparator is Comparator.AT_MOST else "fact-too-small",
        found.given.place,
        tuple(each for each in (place, found.limit.place) if each is not None),
        fact=found.key[0],
        value=_text(found.given.value, unit),
        bound=f"`{found.limit.fact}`, {bound}" if found.limit.fact else bound,
        other=found.limit.fact,
    )


def not_asked_for(facts: FactSet, empty: Iterable[FactKey], wanted: Wanted) -> Iterator[Diagnostic]:
    """Facts for periods that nothing asks for, where nothing is said of those that are.

    Figures of other periods may stand beside those asked for, as in a table of the whole year. It
    is told once for each fact, period and file.

    Args:
        facts: The facts.
        empty: Those that were left empty.
        wanted: What is asked for.
    """
    right = {
        (fact, recipient)
        for fact, recipient, period, _ in (*facts.values, *empty)
        if period in wanted.periods.get(fact, (period,))
    }
    told: set[tuple[str | None, str, str | None]] = set()
    for (fact, recipient, period, _), given in facts.values.items():
        periods = wanted.periods.get(fact, ())
        place = (given.place.file, fact, period)
        if (fact, recipient) in right or place in told:
            continue
        told.add(place)
        known = ", ".join(f"`{name}`" for name in periods)
        yield diagnostic(
            "period-not-asked", given.place, fact=fact, period=period, known=known or None
        )


def days_outside(facts: FactSet, wanted: Wanted, declared: Declared) -> Iterator[Diagnostic]:
    """Days of facts and decisions that lie far before or after everything the agreement speaks of.

    A day that limits the fact takes the place of the agreement's, on its side.
    """
    if wanted.years is None:
        return
    first, last = wanted.years
    for key, given in facts.values.items():
        if not isinstance(given.value, date):
            continue
        sides = declared.facts[key[0]].sides_limited
        is_early = given.value.year < first and Comparator.AT_LEAST not in sides
        if is_early or (given.value.year > last and Comparator.AT_MOST not in sides):
            yield day_outside(given.value, given.place, wanted.years, key[0])
    for decided in facts.assessments.values():
        for each in decided:
            if not first <= each.on.year <= last:
                yield day_outside(each.on, each.place, wanted.years)


def day_not_known_yet(fact: str, given: FactValue) -> Diagnostic | None:
    """That a day lies after the one it was extracted on, when it cannot have been known."""
    day, extracted = given.value, given.extracted
    if not isinstance(day, date) or extracted is None or day <= extracted:
        return None
    return diagnostic("day-after-extraction", given.place, fact=fact, day=day, extracted=extracted)


def day_outside(
    day: date, place: Place, years: tuple[int, int], fact: str | None = None
) -> Diagnostic:
    """That a day lies far outside the agreement."""
    first, last = years
    return diagnostic("day-outside-agreement", place, day=day, first=first, last=last, fact=fact)


def _parts_together(
    values: Mapping[FactKey, FactValue], limited: set[str], declared: Declared
) -> list[tuple[FactKey, FactValue]]:
    """What items come to, where no total is given; some of them come to no more than all do."""
    together: dict[FactKey, list[FactValue]] = {}
    for (fact, recipient, period, items), given in values.items():
        kind = declared.facts[fact].type
        counts = kind.unit.adds_up and kind is not FactType.DECIMAL_NUMBER
        if fact in limited and items and all(items) and counts:
            for wider in wider_items(items):
                together.setdefault((fact, recipient, period, wider), []).append(given)
    return [
        (key, FactValue(_sum(parts), parts[0].place))
        for key, parts in together.items()
        if key not in values
    ]


def _sum(parts: list[FactValue]) -> Fraction:
    numbers = (part.value for part in parts)
    return sum((number for number in numbers if isinstance(number, Fraction)), Fraction(0))


def _bound(
    limit: FactLimit, key: FactKey, values: Mapping[FactKey, FactValue], declared: Declared
) -> tuple[Value, Place | None] | None:
    """What a fact is held against: a value of the text, or the other fact; None while missing."""
    if limit.value is not None:
        return limit.value, None
    other = _key_of(limit, key, declared)
    found = None if other is None else values.get(other)
    if found is not None:
        return found.value, found.place
    return None if other is None else _added_up(other, values, declared)


def _key_of(limit: FactLimit, key: FactKey, declared: Declared) -> FactKey | None:
    """The value of the other fact that a value is held against; None without another fact."""
    if limit.fact is None:
        return None
    fact, recipient, period, items = key
    other = declared.facts[limit.fact]
    own = dict(zip(declared.facts[fact].lists, items, strict=False))
    return (
        other.name,
        recipient if other.kind else None,
        period if other.per_period else None,
        keyed_items(own.get(name) or None for name in other.lists),
    )


def _added_up(
    key: FactKey, values: Mapping[FactKey, FactValue], declared: Declared
) -> tuple[Value, Place] | None:
    """What the items of a fact come to, if every one of them is given."""
    fact = declared.facts[key[0]]
    if not fact.lists or not fact.type.unit.adds_up:
        return None
    given = key[3] or ("",) * len(fact.lists)
    codes = (
        [code] if code else list(declared.lists[name].items.by_code)
        for name, code in zip(fact.lists, given, strict=True)
    )
    parts = [values.get((*key[:3], items)) for items in product(*codes)]
    known = [part for part in parts if part is not None]
    return (_sum(known), known[0].place) if known and len(known) == len(parts) else None


def _is_beyond(value: Value, comparator: Comparator, bound: Value) -> bool:
    if isinstance(value, Fraction) and isinstance(bound, Fraction):
        return value > bound if comparator is Comparator.AT_MOST else value < bound
    if isinstance(value, date) and isinstance(bound, date):
        return value > bound if comparator is Comparator.AT_MOST else value < bound
    return False


def _text(value: Value, unit: Unit) -> str:
    """A value as it may be written in a table."""
    if not isinstance(value, Fraction):
        return value.isoformat() if isinstance(value, date) else shown(value)
    match unit:
        case Unit.SHARE:
            return f"{decimal_text(value * 100, '.')} %"
        case Unit.MONEY:
            return f"{decimal_text(value, '.')} kr"
        case _:
            return decimal_text(value, ".")
