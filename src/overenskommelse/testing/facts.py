"""In: an agreement. Out: strategies for facts it can be evaluated on, and for days to do so.

Values gather where rules change their mind: at the numbers the agreement compares with, around its
deadlines, at equal values, at nought. Some are missing, some recipients have none at all, and some
facts of items come as one total.

Guarantees: every fact is one the agreement asks for, of its type, for a recipient, period and items
it is given for; totals agree with their items. Reading the mapping gives the same facts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from random import Random
from typing import cast

from attrs import frozen
from hypothesis import strategies as st

from overenskommelse._agreement import Agreement
from overenskommelse.facts.contradictions import Declared, beyond_limits
from overenskommelse.facts.fact_set import Assessment, AssessmentKey, FactKey, FactSet, FactValue
from overenskommelse.inspection.wanting import wanted_of
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.units import FactType, NotReceived, Unit, Value
from overenskommelse.model.walk import parts_of
from overenskommelse.source.dates import FIRST_YEAR, LAST_YEAR
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.text import Place

_USUAL_DAYS = (date(2023, 12, 31), date(2024, 2, 29), date(2024, 12, 1))
_TEXTS = ("godkänd", "väntar", "undantag", "Å")
_NUMBERS = frozenset(
    {FactType.WHOLE_NUMBER, FactType.DECIMAL_NUMBER, FactType.SHARE, FactType.MONEY}
)


_MANY = 300
"""How many values an agreement can ask for before Hypothesis has no room to draw each by itself."""
_DIFFERENT = 6
_LIKELY = st.sampled_from([10, 9, 9, 5])
_TENTHS = st.integers(1, 10)
_QUARTERS = st.integers(0, 3)
_PLACES = st.integers(0, 10_000)
_YES_OR_NO = st.booleans()
_FORMS = st.sampled_from(["items", "items", "some", "total", "both"])


@frozen
class Landmarks:
    """What the rules of an agreement hold facts against.

    Attributes:
        numbers: Numbers by what they count.
        days: Deadlines, ends of periods, days from which values change; sorted.
        texts: Texts facts are compared with.
    """

    numbers: Mapping[Unit, tuple[Fraction, ...]]
    days: tuple[date, ...]
    texts: tuple[str, ...]


def facts_for(agreement: Agreement) -> st.SearchStrategy[FactSet]:
    """Facts and decisions for an agreement, typed, as `Agreement.evaluate` takes them.

    Of an agreement that asks for many, as one with 21 regions and 32 care pathways, each fact has
    just a few different values, so that there is room for all of them in what Hypothesis draws.

    Example:
        >>> import overenskommelse as ov
        >>> from hypothesis import given, settings
        >>> from overenskommelse.testing.strategies import patient
        >>> agreement = ov.builtin("2024")
        >>> @given(facts_for(agreement))
        ... @settings(patient, max_examples=2, database=None)
        ... def everyone_has_a_line(facts):
        ...     assert len(agreement.evaluate(facts).grants["second"].payments) == 21
        >>> everyone_has_a_line()
    """
    model = agreement.model
    landmarks = _landmarks(model)
    asked = wanted_of(model).periods
    values = {name: _values(fact, landmarks) for name, fact in model.facts.items()}
    return _facts(_Asked(model, asked), values, _days(landmarks.days))


def fact_mappings_for(agreement: Agreement) -> st.SearchStrategy[dict[str, object]]:
    """The same as nested mappings, by fact, as a host would hand them in."""
    return facts_for(agreement).map(mapping_of)


def days_for(agreement: Agreement) -> st.SearchStrategy[date | None]:
    """Days to evaluate as of: on and around the agreement's own days, or none.

    None of them comes before all years of the agreement. An amendment needs a day, and has one.
    """
    near = _days(_landmarks(agreement.model).days)
    if agreement.changes_on is not None:
        near |= _days((agreement.changes_on,))
    if agreement.years is not None:
        start = date(agreement.years[0], 1, 1)
        near = near.map(lambda day: max(day, start))
    return near if agreement.changes_on is not None else st.none() | near


def mapping_of(facts: FactSet) -> dict[str, object]:
    """Facts as nested mappings: by fact, recipient, items and period, then decisions.

    Where a total and its items are given, the total is left out: they agree.
    """
    told: dict[str, object] = {}
    itemised = {key[:3] for key in facts.values if key[3]}
    for (fact, recipient, period, items), found in facts.values.items():
        if not items and (fact, recipient, period) in itemised:
            continue
        path = [fact, *([] if recipient is None else [recipient]), *items]
        path += [] if period is None else [period]
        _put(told, path, found.value)
    decisions = [
        {
            "requirement": owner.named(name),
            owner.kind: code,
            "outcome": "met" if found.met else "not met",
            "by": found.by,
            "on": found.on,
            "document": found.document,
        }
        for (owner, name, code), decided in facts.assessments.items()
        for found in decided
    ]
    return {**told, "assessments": decisions} if decisions else told


def _put(told: dict[str, object], path: list[str], value: Value) -> None:
    *above, last = path
    for key in above:
        below = told.setdefault(key, {})
        assert isinstance(below, dict)  # noqa: S101 - made just here
        told = below
    told[last] = value


@frozen
class _Asked:
    """An agreement, and the periods it asks for of some facts."""

    model: AgreementModel
    periods: Mapping[str, tuple[str, ...]]


@st.composite
def _facts(
    draw: st.DrawFn,
    asked: _Asked,
    strategies: Mapping[str, st.SearchStrategy[Value]],
    days: st.SearchStrategy[date],
) -> FactSet:
    model = asked.model
    if _count(model) > _MANY:
        draw = cast("st.DrawFn", _Frugal(draw))
    values: dict[FactKey, FactValue] = {}
    likely = draw(_LIKELY)
    for fact in model.facts.values():
        of_fact = strategies[fact.name]
        for recipient, period in _askings(fact, model, asked.periods.get(fact.name)):
            if draw(_TENTHS) > likely:
                continue
            for items, value in _of_items(draw, fact, model, of_fact):
                key = (fact.name, recipient, period, items)
                values[key] = FactValue(value, Place(path=".".join(filter(None, _path(key)))))
    kept = _without_contradictions(values, Declared(model.facts, model.lists))
    return FactSet(FrozenDict(kept), FrozenDict(_decisions(draw, model, days)))


def _without_contradictions(
    values: dict[FactKey, FactValue], declared: Declared
) -> dict[FactKey, FactValue]:
    """Facts without those beyond a limit, nor any other of the same recipient and period."""
    beyond = {each.key[:3] for each in beyond_limits(values, declared)}
    return {key: given for key, given in values.items() if key[:3] not in beyond}


def _count(model: AgreementModel) -> int:
    """How many values there can be."""
    return sum(
        len(list(_askings(fact, model)))
        * math.prod(len(model.lists[name].items.members) for name in fact.lists)
        for fact in model.facts.values()
    )


class _Frugal:
    """Draws a few values of each strategy, and then takes one of them each time."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._random = Random(draw(_PLACES))  # noqa: S311 - nothing here is secret
        self._drawn: dict[st.SearchStrategy[object], list[object]] = {}

    def __call__(self, strategy: st.SearchStrategy[object]) -> object:
        if strategy not in self._drawn:
            self._drawn[strategy] = [self._draw(strategy) for _ in range(_DIFFERENT)]
        return self._random.choice(self._drawn[strategy])


def _path(key: FactKey) -> tuple[str | None, ...]:
    return (key[0], key[1], *key[3], key[2])


def _askings(
    fact: FactDeclaration, model: AgreementModel, asked: tuple[str, ...] | None = None
) -> Iterator[tuple[str | None, str | None]]:
    """For whom and when a fact is given."""
    codes = [None] if fact.kind is None else [*model.kinds[fact.kind].by_code]
    names = model.periods if asked is None else asked
    periods = [*names] if fact.per_period else [None]
    yield from product(codes, periods)


def _of_items(
    draw: st.DrawFn,
    fact: FactDeclaration,
    model: AgreementModel,
    of_fact: st.SearchStrategy[Value],
) -> Iterator[tuple[tuple[str, ...], Value]]:
    """A value, or for a fact of items one for each item, a total, or both; they agree."""
    if not fact.lists:
        yield (), draw(of_fact)
        return
    combinations = list(product(*(model.lists[name].items.by_code for name in fact.lists)))
    has_total = len(fact.lists) == 1 and fact.type in _NUMBERS
    form = draw(_FORMS)
    if has_total and form == "total":
        yield (), draw(of_fact)
        return
    given = {items: draw(of_fact) for items in combinations}
    if form == "some":
        del given[combinations[draw(_PLACES) % len(combinations)]]
    yield from given.items()
    if has_total and form == "both":
        numbers = [value for value in given.values() if isinstance(value, Fraction)]
        yield (), sum(numbers, Fraction(0))


def _values(fact: FactDeclaration, landmarks: Landmarks) -> st.SearchStrategy[Value]:
    """Values of a fact's type."""
    match fact.type:
        case FactType.YES_NO:
            return st.booleans()
        case FactType.DATE:
            return _days(landmarks.days) | st.just(NotReceived.NOT_RECEIVED)
        case FactType.CHOICE:
            return st.sampled_from(fact.choices)
        case FactType.TEXT:
            return st.sampled_from([*landmarks.texts, *_TEXTS])
        case _:
            return _numbers(fact.type, landmarks)


def _numbers(type_: FactType, landmarks: Landmarks) -> st.SearchStrategy[Fraction]:
    """Numbers a fact can be: few and equal, at a landmark or just beside it, and large."""
    hundredths = st.integers(0, 150).map(lambda number: Fraction(number, 100))
    few, large = st.sampled_from([1, 2, 3, 5, 1, 0]), st.integers(0, 10**12)
    near: tuple[Fraction, ...] = landmarks.numbers.get(type_.unit, ())
    match type_:
        case FactType.WHOLE_NUMBER:
            near = tuple(Fraction(int(number)) for number in near)
            wide = st.one_of(few, few, st.integers(0, 100), large).map(Fraction)
            step = Fraction(1)
        case FactType.MONEY:
            wide = st.one_of(few, few, st.integers(0, 5_000_000), large).map(Fraction)
            step = Fraction(1)
        case FactType.SHARE:
            wide, step = hundredths, Fraction(1, 10_000)
        case _:
            wide = st.builds(Fraction, st.integers(-500, 10_000), st.sampled_from([1, 10, 100]))
            step = Fraction(1, 100)
    beside = [number + move for number in near for move in (-step, Fraction(0), step)]
    least = None if type_ is FactType.DECIMAL_NUMBER else 0
    kept = sorted({number for number in beside if least is None or number >= least})
    return wide | st.sampled_from(kept) if kept else wide


def _days(landmarks: tuple[date, ...]) -> st.SearchStrategy[date]:
    """Days on a landmark, the days beside it, and some days a year off."""
    around = st.sampled_from(landmarks or _USUAL_DAYS)
    moves = st.sampled_from([0, 0, -1, 1, -30, 30, -365, 365])
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    moved = st.builds(lambda day, move: day + timedelta(days=move), around, moves)
    return moved.filter(lambda day: first <= day <= last)


def _decisions(
    draw: st.DrawFn, model: AgreementModel, days: st.SearchStrategy[date]
) -> dict[AssessmentKey, tuple[Assessment, ...]]:
    """Decisions on some requirements, for few recipients as a rule."""
    found: dict[AssessmentKey, tuple[Assessment, ...]] = {}
    if draw(_QUARTERS):
        return found
    for rule in model.rules:
        name = rule.requirement.name
        for code in model.kinds[rule.owner.kind].by_code:
            if model.judges(rule, code) and draw(_QUARTERS) == 0:
                place = Place(path=f"assessments.{name}.{code}")
                on = draw(days)
                made = Assessment(draw(_YES_OR_NO), "Socialstyrelsen", on, "Nr 1", place)
                found[rule.owner, name, code] = (made,)
    return found


def _requirements(model: AgreementModel) -> Iterator[Requirement]:
    for grant in model.grants.values():
        yield from grant.requirements
    for target in (*model.targets, *model.flags):
        yield target.requirement


def _landmarks(model: AgreementModel) -> Landmarks:
    numbers: dict[Unit, dict[Fraction, None]] = {}
    days: set[date] = {period.last_day for period in model.periods.values()}
    texts: dict[str, None] = {}
    for node in _nodes(model):
        match node:
            case xp.Constant(value, unit):
                numbers.setdefault(unit, {})[value] = None
            case xp.TextConstant(text):
                texts[text] = None
            case _:
                days |= _days_of(node, model)
    for named in model.values.values():
        for start, number, _ in named.versions:
            numbers.setdefault(named.unit, {})[number] = None
            days |= set() if start is None else {start}
    return Landmarks(
        {unit: tuple(found) for unit, found in numbers.items()},
        tuple(sorted(days)),
        tuple(texts),
    )


def _days_of(node: xp.Term | xp.Condition, model: AgreementModel) -> set[date]:
    """The days a condition turns on."""
    match node:
        case xp.InTime(_, last, first):
            return {day for day in (first, last) if day is not None}
        case xp.DayConstant(day) | xp.Within(last=date() as day):
            return {day}
        case xp.PeriodDay():
            return {period.start for period in model.periods.values()}
        case _:
            return set()


def _nodes(model: AgreementModel) -> Iterator[xp.Term | xp.Condition]:
    """Every value and condition in the rules, with all their parts."""
    waiting: list[xp.Term | xp.Condition] = [item.term for item in model.measures.values()]
    for requirement in _requirements(model):
        waiting += [requirement.condition, *(item.condition for item in requirement.instead)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, xp.FactTerm | xp.MeasureTerm):
            waiting.extend(parts_of(node))
