"""In: nested mappings. Out: their facts, noted with the collector.

A mapping may go by recipient (``{"01": {"population": 1}}``), by kind and recipient
(``{"region": {"01": {…}}}``) or by fact (``{"population": {"01": 1}}``); a fact that is given for
periods holds a mapping of them (``{"new_cases": {"H1": 1}}``) or names one (``"new_cases H1"``).
Instead of a value may stand a mapping with where it came from (``{"value": 1, "register": "…"}``).
Decisions of authorities stand under ``assessments``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from overenskommelse.diagnostics.diagnostic import diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.facts.assessments import add_assessment_mappings
from overenskommelse.facts.collecting import Collector, Keys, restored_code
from overenskommelse.facts.origins import VALUE_WORDS, is_told, told_value
from overenskommelse.model.facts import FactDeclaration, Recipient, RecipientKind
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

ASSESSMENTS = "assessments"


class Repeating(dict[str, object]):
    """A JSON object, with the keys that stand in it more than once."""

    repeated: tuple[str, ...] = ()


@frozen
class _At:
    """Where in the nested mappings we are."""

    file: str | None
    path: tuple[str, ...] = ()

    def below(self, key: object) -> _At:
        return evolve(self, path=(*self.path, shown(key)))

    @property
    def place(self) -> Place:
        return Place(file=self.file, path=".".join(self.path) or None)


def add_mapping(facts: Mapping[object, object], name: str | None, collector: Collector) -> None:
    """Note everything nested mappings hold."""
    at = _At(name)
    _tell_repeated(facts, at, collector)
    for key, value in facts.items():
        _add_top(key, value, at.below(key), collector)


def _add_top(key: object, value: object, at: _At, collector: Collector) -> None:
    model = collector.model
    if key == ASSESSMENTS:
        add_assessment_mappings(value, at.file, ASSESSMENTS, collector)
        return
    if isinstance(key, str) and key in model.kinds:
        _add_kind(model.kinds[key], value, at, collector)
        return
    found = collector.find_fact(key) if isinstance(key, str) else None
    if found is not None:
        _add_fact_first(*found, value, at, collector)
        return
    owner = _owner(key, collector)
    if owner is None:
        _tell_unknown(key, at, collector)
    else:
        _add_recipient(*owner, value, at, collector)


def _add_kind(kind: RecipientKind, value: object, at: _At, collector: Collector) -> None:
    for key, below in _entries(value, at, collector):
        member = collector.recipient(key, kind, at.below(key).place)
        if member is not None:
            _add_recipient(kind, member, below, at.below(key), collector)


def _add_recipient(
    kind: RecipientKind, member: Recipient, value: object, at: _At, collector: Collector
) -> None:
    for key, raw in _entries(value, at, collector):
        here = at.below(key)
        if key in ("name", "namn"):
            collector.check_name(member, raw, kind, here.place)
            continue
        found = collector.find_fact(shown(key))
        if found is None:
            collector.unknown_fact(shown(key), here.place)
        elif collector.is_for(found[0], kind, raw, here.place):
            fact, period = found
            _add_value(fact, Keys(member.code, period), raw, here, collector)


def _add_fact_first(
    fact: FactDeclaration, period: str | None, value: object, at: _At, collector: Collector
) -> None:
    if fact.kind is None:
        _add_value(fact, Keys(None, period), value, at, collector)
        return
    kind = collector.model.kinds[fact.kind]
    for key, raw in _entries(value, at, collector):
        member = collector.recipient(key, kind, at.below(key).place)
        if member is not None:
            _add_value(fact, Keys(member.code, period), raw, at.below(key), collector)


def _add_value(
    fact: FactDeclaration, keys: Keys, raw: object, at: _At, collector: Collector
) -> None:
    """Note a value, or one for each period if it is a mapping of them."""
    many = raw if isinstance(raw, list | tuple) else [raw]
    if many and all(is_told(each) for each in many) and not _names_value(fact, collector):
        _add_told(fact, keys, many, (at, collector))
        return
    is_deepest = keys.period is not None and len(keys.items) == len(fact.lists)
    if is_deepest or not isinstance(raw, Mapping):
        collector.add(fact, keys, raw, at.place)
        return
    _tell_repeated(raw, at, collector)
    for key, value in raw.items():
        below = _below(fact, keys, key, at.below(key), collector)
        if below is not None:
            _add_value(fact, below, value, at.below(key), collector)


def _names_value(fact: FactDeclaration, collector: Collector) -> bool:
    """Whether the word for a value is the name of a period or an item of the fact."""
    model = collector.model
    lists = (model.lists[name].items for name in fact.lists)
    names = {code for items in lists for code in items.by_code}
    return any(word in names or word in model.periods for word in VALUE_WORDS)


def _add_told(
    fact: FactDeclaration, keys: Keys, many: Sequence[Any], where: tuple[_At, Collector]
) -> None:
    """Note a value with where it came from, or several that took over from each other."""
    at, collector = where
    for number, raw in enumerate(many):
        here = at if len(many) == 1 else at.below(number)
        _tell_repeated(raw, here, collector)
        told = told_value(raw, here.place, collector)
        if told is not None:
            collector.add(fact, evolve(keys, origin=told[1]), told[0], here.place)


def _below(
    fact: FactDeclaration, keys: Keys, key: object, at: _At, collector: Collector
) -> Keys | None:
    """The keys with one more: an item of the fact's next list, or a period."""
    number = len(keys.items)
    if number < len(fact.lists):
        name = fact.lists[number]
        if isinstance(key, str) and collector.model.lists[name].items.find(key) is not None:
            code = collector.find_item(key, name, at.place)
            return None if code is None else evolve(keys, items=(*keys.items, code))
        if keys.period is not None or not fact.per_period:
            collector.find_item(key, name, at.place)
            return None
    period = collector.find_period(key, at.place)
    return None if period is None else evolve(keys, period=period)


def _entries(value: object, at: _At, collector: Collector) -> list[tuple[object, object]]:
    if not isinstance(value, Mapping):
        found = type(value).__name__
        collector.found.append(diagnostic("bad-row", at.place, found=found))
        return []
    _tell_repeated(value, at, collector)
    return list(value.items())


def _owner(key: object, collector: Collector) -> tuple[RecipientKind, Recipient] | None:
    """The recipient a key stands for, if it is of one kind only."""
    if not isinstance(key, str):
        return None
    found = [(kind, kind.find(key)) for kind in collector.model.kinds.values()]
    known = [(kind, member) for kind, member in found if member is not None]
    return known[0] if len(known) == 1 else None


def _tell_unknown(key: object, at: _At, collector: Collector) -> None:
    """A key that is neither a kind, a fact nor a recipient."""
    kinds = list(collector.model.kinds.values())
    if kinds and (not isinstance(key, str) or key.isdigit()):
        fits = [kind for kind in kinds if restored_code(shown(key), kind) is not None]
        collector.recipient(key, (fits or kinds)[0], at.place)
        return
    names = [member.name for kind in kinds for member in kind.members]
    known = [*collector.model.facts, *collector.model.kinds, ASSESSMENTS, *names]
    text = shown(key)
    collector.found.append(
        diagnostic("unknown-key", at.place, name=text, suggestion=nearest(text, known))
    )


def _tell_repeated(value: Mapping[object, object], at: _At, collector: Collector) -> None:
    if isinstance(value, Repeating):
        for key in value.repeated:
            place = at.below(key).place
            collector.found.append(diagnostic("key-twice", place, name=key[:60]))
