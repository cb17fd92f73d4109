"""In: facts, and what is supposed of some. Out: the facts as supposed, or what is wrong with it.

Values are read as those of a table are, and the whole is looked through once more, so that facts
that contradict each other cannot be supposed either.
"""

from __future__ import annotations

from attrs import frozen

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.facts.collecting import Collector, Keys
from overenskommelse.facts.fact_set import FactKey, FactSet
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.units import Value
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.suppositions import FactSupposition


@frozen
class FactChange:
    """A fact as it is in one fact set and in another.

    Attributes:
        key: Fact, recipient, period and items.
        before: Its value in the one; None if it is missing.
        after: Its value in the other; None if it is missing.
    """

    key: FactKey
    before: Value | None
    after: Value | None


def supposed_facts(
    model: AgreementModel, facts: FactSet, wanted: tuple[FactSupposition, ...]
) -> tuple[FactSet, list[Diagnostic]]:
    """Facts with other values, and what cannot be supposed."""
    values = dict(facts.values)
    collector = Collector(model, [], values, dict(facts.assessments))
    for one in wanted:
        found = _key(one, collector)
        if found is None:
            continue
        fact, keys = found
        key = (fact.name, keys.recipient, keys.period, keys.items)
        values.pop(key, None)
        collector.add(fact, keys, one.value.text, one.value.span.place)
    collector.check_totals()
    return collector.facts(), collector.found


def fact_changes(before: FactSet, after: FactSet) -> tuple[FactChange, ...]:
    """The facts of which two fact sets say something else, wherever they came from."""
    keys = dict.fromkeys((*before.values, *after.values))
    pairs = ((key, before.values.get(key), after.values.get(key)) for key in keys)
    return tuple(
        FactChange(key, old.value if old else None, new.value if new else None)
        for key, old, new in pairs
        if old is None or new is None or old.value != new.value
    )


def _key(one: FactSupposition, collector: Collector) -> tuple[FactDeclaration, Keys] | None:
    """The fact, and whom and when it is supposed for."""
    found = collector.find_fact(one.fact.text)
    if found is None:
        collector.unknown_fact(one.fact.text, one.fact.span.place)
        return None
    fact, period = found
    wanted = [*([fact.kind] if fact.kind else []), *(["period"] if _wants(fact, period) else [])]
    given = list(one.at)
    if not len(wanted) <= len(given) <= len(wanted) + len(fact.lists):
        _tell_places(one, fact, [*wanted, *fact.lists], collector)
        return None
    keys = _keys(fact, period, given, collector)
    return None if keys is None else (fact, keys)


def _wants(fact: FactDeclaration, period: str | None) -> bool:
    return fact.per_period and period is None


def _keys(
    fact: FactDeclaration, period: str | None, given: list[Name], collector: Collector
) -> Keys | None:
    recipient: str | None = None
    if fact.kind is not None:
        first = given.pop(0)
        member = collector.recipient(first.text, collector.model.kinds[fact.kind], first.span.place)
        if member is None:
            return None
        recipient = member.code
    if _wants(fact, period):
        second = given.pop(0)
        period = collector.find_period(second.text, second.span.place)
        if period is None:
            return None
    items = [
        collector.find_item(name.text, listed, name.span.place)
        for name, listed in zip(given, fact.lists, strict=False)
    ]
    known = tuple(item for item in items if item is not None)
    return Keys(recipient, period, known) if len(known) == len(items) else None


def _tell_places(
    one: FactSupposition, fact: FactDeclaration, wanted: list[str], collector: Collector
) -> None:
    pattern = "@".join([fact.name, *(name.upper() for name in wanted)]) + "=…"
    collector.found.append(
        diagnostic(
            "supposed-where",
            one.fact.span,
            fact=fact.name,
            wanted=", ".join(wanted) or "-",
            found=len(one.at),
            pattern=pattern,
        )
    )
