"""Recipients, periods and facts: declarations to meaning."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import assert_never

from attrs import Factory, define

from overenskommelse.check import heads, list_mistakes, mistakes
from overenskommelse.check.constants import constant_of
from overenskommelse.check.scope import Scope
from overenskommelse.model import facts as model
from overenskommelse.model.units import FactType, NotReceived, Unit, Value
from overenskommelse.source.dates import last_day_of_month
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.syntax import facts as syntax
from overenskommelse.syntax.expressions import Absent, Quantity
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.syntax.tree import Sentence

_TYPES = {
    syntax.FactType.WHOLE_NUMBER: FactType.WHOLE_NUMBER,
    syntax.FactType.DECIMAL_NUMBER: FactType.DECIMAL_NUMBER,
    syntax.FactType.SHARE: FactType.SHARE,
    syntax.FactType.MONEY: FactType.MONEY,
    syntax.FactType.YES_NO: FactType.YES_NO,
    syntax.FactType.DAY: FactType.DATE,
    syntax.FactType.TEXT: FactType.TEXT,
    syntax.FactType.CHOICE: FactType.CHOICE,
}
_MONTHS = {
    syntax.Stretch.MONTH: 1,
    syntax.Stretch.QUARTER: 3,
    syntax.Stretch.HALF: 6,
    syntax.Stretch.YEAR: 12,
}
MOST_PERIODS = 400
"""More periods than this in one series come from no agreement."""
PERIOD_WORDS = {"en": "period", "sv": "period"}


def declare_kind(sentence: Sentence, node: syntax.Recipients, scope: Scope) -> None:
    """A kind of recipients with its members."""
    if not scope.declare("kind", node.name):
        return
    rows = heads.below(sentence, syntax.RecipientRow)
    seen: dict[str, Ref] = {}
    members: list[model.Recipient] = []
    for row in rows:
        for attribute in row.attributes:
            scope.found.append(mistakes.attribute_useless(attribute.name))
        if _is_new(row, seen, scope):
            aliases = tuple(alias.text for alias in row.aliases)
            members.append(model.Recipient(row.code.text, row.name.text, aliases))
    if not rows and not node.refs and not heads.has_broken(sentence):
        scope.found.append(mistakes.empty_kind(node.name))
    members += _named_members(node, seen, scope)
    label = heads.label_of(sentence, node.label, node.name.text, scope)
    scope.kinds[node.name.text] = model.RecipientKind(node.name.text, label, tuple(members))


def declare_list(sentence: Sentence, node: syntax.ItemList, scope: Scope) -> None:
    """A list of items, with what the file says of each."""
    if not scope.declare("kind", node.name):
        return
    seen: dict[str, Ref] = {}
    members: list[model.Recipient] = []
    said = _Said()
    for row in heads.below(sentence, syntax.RecipientRow):
        if _is_new(row, seen, scope):
            aliases = tuple(alias.text for alias in row.aliases)
            members.append(model.Recipient(row.code.text, row.name.text, aliases))
            for each in row.attributes:
                _note_attribute(row.code.text, each, said, scope)
    if not members and not heads.has_broken(sentence):
        scope.found.append(mistakes.empty_kind(node.name))
    label = heads.label_of(sentence, node.label, node.name.text, scope)
    items = model.RecipientKind(node.name.text, label, tuple(members))
    found = model.ItemList(
        node.name.text, label, items, FrozenDict(said.values), FrozenDict(said.units)
    )
    scope.lists[node.name.text] = found


@define
class _Said:
    """What a file says of the items of a list, so far."""

    values: dict[tuple[str, str], Value] = Factory(dict)
    units: dict[str, Unit] = Factory(dict)


def _note_attribute(code: str, node: syntax.Attribute, said: _Said, scope: Scope) -> None:
    """Note what is said of an item: once, and in one unit for all items."""
    name = node.name.text
    value, unit = _attribute(node)
    is_new = name not in said.units and name not in scope.attributes
    if is_new and scope.declare("value", node.name):
        scope.attributes.add(name)
    if (code, name) in said.values or said.units.setdefault(name, unit) is not unit:
        scope.found.append(mistakes.attribute_differs(node.name))
        return
    said.values[code, name] = value


def _attribute(node: syntax.Attribute) -> tuple[Value, Unit]:
    """What is said of an item, and what it counts."""
    match node.value:
        case Quantity():
            constant = constant_of(node.value)
            return constant.value, constant.unit
        case Absent():
            return NotReceived.NOT_RECEIVED, Unit.DATE
        case Text(text):
            return text, Unit.TEXT
        case bool() as answer:
            return answer, Unit.YES_NO
        case date() as day:
            return day, Unit.DATE
    assert_never(node.value)


def _named_members(
    node: syntax.Recipients, seen: dict[str, Ref], scope: Scope
) -> list[model.Recipient]:
    """Recipients listed behind the colon, whose names are their codes."""
    found = []
    for ref in node.refs:
        first = seen.get(ref.text.casefold())
        if first is not None:
            scope.found.append(mistakes.same_recipient(ref, first))
        else:
            seen[ref.text.casefold()] = ref
            found.append(model.Recipient(ref.text, ref.text))
    return found


def _is_new(row: syntax.RecipientRow, seen: dict[str, Ref], scope: Scope) -> bool:
    """Whether neither code, name nor alias of a row stands for another recipient already."""
    texts = [row.name, *row.aliases]
    refs = [row.code, *(Ref(text.text, text.span) for text in texts)]
    for ref in refs:
        first = seen.get(ref.text.casefold())
        if first is not None:
            scope.found.append(mistakes.same_recipient(ref, first))
            return False
    seen.update({ref.text.casefold(): ref for ref in refs})
    return True


def declare_period(sentence: Sentence, node: syntax.Period, scope: Scope) -> None:
    """A period; the text names its last day, the model the first day after it."""
    if not scope.declare("period", node.name):
        return
    end = day_after(node.end or node.start)
    if end <= node.start.first:
        scope.found.append(mistakes.period_backwards(node.span))
    label = heads.label_of(sentence, node.label, node.name.text, scope)
    scope.periods[node.name.text] = model.Period(node.name.text, label, node.start.first, end)


def declare_series(node: syntax.PeriodSeries, scope: Scope) -> None:
    """A period for each month, quarter, half-year or year of a stretch of time."""
    if not scope.declare("period", node.name):
        return
    if not scope.declare("kind", node.name):
        return
    months = _MONTHS[node.stretch]
    start, end = node.start.first, day_after(node.end or node.start)
    if end <= start:
        scope.found.append(mistakes.period_backwards(node.span))
        return
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - few files have a series

    names: list[str] = []
    while start < end:
        after = start + relativedelta(months=months)
        begins = start.day == 1 and (start.month - 1) % months == 0
        if not begins or after > end or len(names) == MOST_PERIODS:
            scope.found.append(list_mistakes.series_uneven(node.span, MOST_PERIODS))
            break
        name = _name_in_series(node.stretch, start)
        period = model.Period(name, name, start, after)
        if scope.periods.get(name) != period:
            scope.declare("period", Name(name, node.name.span))
        scope.periods[name] = period
        names.append(name)
        start = after
    scope.series[node.name.text] = tuple(names)


def _name_in_series(stretch: syntax.Stretch, start: date) -> str:
    """What a period of a series goes by: ``2024-05``, ``Q2_2024``, ``H1_2024``, ``2024``."""
    match stretch:
        case syntax.Stretch.MONTH:
            return f"{start:%Y-%m}"
        case syntax.Stretch.QUARTER:
            return f"Q{(start.month + 2) // 3}_{start.year}"
        case syntax.Stretch.HALF:
            return f"H{1 if start.month == 1 else 2}_{start.year}"
        case syntax.Stretch.YEAR:
            return str(start.year)
    assert_never(stretch)


def day_after(moment: syntax.Moment) -> date:
    """The first day after a day, month or year."""
    match moment.grain:
        case syntax.Grain.DAY:
            return moment.first + timedelta(days=1)
        case syntax.Grain.MONTH:
            return last_day_of_month(moment.first) + timedelta(days=1)
        case syntax.Grain.YEAR:
            return date(moment.first.year + 1, 1, 1)
    assert_never(moment.grain)


def declare_fact(sentence: Sentence, node: syntax.Fact, scope: Scope) -> None:
    """A fact, with what it is given for: a kind of recipients, periods, or both."""
    if not scope.declare("value", node.name):
        return
    kinds: list[str] = []
    lists: list[str] = []
    per_period = False
    for name in node.per:
        if name.text == PERIOD_WORDS[scope.language]:
            per_period = True
        elif name.text in scope.lists:
            lists.append(name.text)
        else:
            kinds.append(name.text)
            if scope.look_up("kind", name, {**scope.kinds, **scope.lists}) is None:
                scope.unknown_kinds.add(name.text)
    if len(kinds) > 1:
        scope.found.append(mistakes.mixed_recipients(node.span, kinds))
    scope.facts[node.name.text] = model.FactDeclaration(
        node.name.text,
        _TYPES[node.type],
        kinds[0] if kinds else None,
        tuple(lists),
        per_period,
        heads.label_of(sentence, node.label, node.name.text, scope),
        tuple(text.text for text in node.choices),
        node.span.place,
    )


def declare_value(sentence: Sentence, node: syntax.NamedValue, scope: Scope) -> None:
    """A number with a name, and what it becomes from later days on."""
    if not scope.declare("value", node.name):
        return
    first = constant_of(node.quantity)
    versions: list[tuple[date | None, Fraction, tuple[str, ...]]] = [
        (None, first.value, heads.sources_of(sentence))
    ]
    for below in sentence.body:
        if not isinstance(below.statement, syntax.ValueFrom):
            continue
        later = constant_of(below.statement.quantity)
        last = versions[-1][0]
        if later.unit is not first.unit:
            told = mistakes.different_units(below.statement.span, first.unit, later.unit)
            scope.found.append(told)
        if last is not None and below.statement.first <= last:
            scope.found.append(mistakes.days_backwards(below.statement.span))
        versions.append((below.statement.first, later.value, heads.sources_of(below)))
    label = heads.label_of(sentence, node.label, node.name.text, scope)
    scope.values[node.name.text] = model.NamedValue(
        node.name.text, label, first.unit, tuple(versions), node.span.place
    )
