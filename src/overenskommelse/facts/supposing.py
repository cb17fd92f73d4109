"""In: facts, and what is supposed of some. Out: the facts as supposed, or what is wrong with it.

Values are read as those of a table are, and the whole is looked through once more, so that facts
that contradict each other cannot be supposed either.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.facts.canonical import text_of
from overenskommelse.facts.collecting import Collector, Keys
from overenskommelse.facts.fact_set import (
    Assessment,
    AssessmentKey,
    FactKey,
    FactSet,
    FactValue,
    keyed_items,
)
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration
from overenskommelse.model.rules import are_one
from overenskommelse.source.dates import FIRST_YEAR
from overenskommelse.source.records import frozen
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.suppositions import FactSupposition

_DECIDED = {"met": True, "uppfyllt": True, "not met": False, "inte uppfyllt": False}
_FIRST_DAY = date(FIRST_YEAR, 1, 1)


@frozen
class FactChange:
    """A fact as it is in one fact set and in another.

    Attributes:
        key: Fact, recipient, period and items.
        before: What it is in the one, and where from; None if it is missing.
        after: The same in the other.
    """

    key: FactKey
    before: FactValue | None
    after: FactValue | None

    def to_dict(self) -> dict[str, object]:
        """The change as JSON-ready data; values as text."""
        fact, recipient, period, items = self.key
        named = {"fact": fact, "recipient": recipient, "period": period, "items": list(items)}
        return {**named, "before": _given(self.before), "after": _given(self.after)}


@frozen
class DecisionChange:
    """A decision as it is in one fact set and in another.

    Attributes:
        key: What the requirement belongs to, its name, and the recipient.
        before: Whether it found the requirement met; None if there was none.
        after: The same, in the other.
    """

    key: AssessmentKey
    before: bool | None
    after: bool | None

    def to_dict(self) -> dict[str, object]:
        """The change as JSON-ready data."""
        owner, name, recipient = self.key
        told = {"requirement": name, "grant": owner.grant, "to": owner.kind, "recipient": recipient}
        return {**told, "before": self.before, "after": self.after}


def supposed_facts(
    model: AgreementModel,
    facts: FactSet,
    wanted: tuple[FactSupposition, ...],
    on: date | None = None,
) -> tuple[FactSet, list[Diagnostic]]:
    """Facts with other values, and what cannot be supposed.

    Args:
        model: The rules.
        facts: The facts as they are.
        wanted: What is supposed.
        on: The day of decisions that are only supposed; without it, the first there is.
    """
    values = dict(facts.values)
    decided = dict(facts.assessments)
    collector = Collector(model, [], values, decided)
    for one in wanted:
        if _is_decision(one, model):
            _decide(one, decided, collector, on or _FIRST_DAY)
            continue
        found = _key(one, collector)
        if found is None:
            continue
        fact, keys = found
        items = [*keys.items, *[None] * (len(fact.lists) - len(keys.items))]
        key = (fact.name, keys.recipient, keys.period, keyed_items(items))
        values.pop(key, None)
        collector.add(fact, keys, one.value.text, one.value.span.place)
    collector.check()
    return collector.facts(), collector.found


def fact_changes(before: FactSet, after: FactSet) -> tuple[FactChange, ...]:
    """The facts of which two fact sets say something else, wherever they came from."""
    keys = dict.fromkeys((*before.values, *after.values))
    pairs = ((key, before.values.get(key), after.values.get(key)) for key in keys)
    return tuple(
        FactChange(key, old, new)
        for key, old, new in pairs
        if old is None or new is None or old.value != new.value
    )


def decision_changes(before: FactSet, after: FactSet) -> tuple[DecisionChange, ...]:
    """The decisions that come out otherwise, were not made, or are new."""
    keys = dict.fromkeys((*before.assessments, *after.assessments))
    pairs = ((key, before.assessments.get(key), after.assessments.get(key)) for key in keys)
    return tuple(
        DecisionChange(key, _latest(old), _latest(new))
        for key, old, new in pairs
        if _told(old) != _told(new)
    )


def _given(found: FactValue | None) -> dict[str, object] | None:
    """A value and where it came from, as JSON-ready data."""
    if found is None:
        return None
    day = found.extracted.isoformat() if found.extracted else None
    place = found.place.to_dict()
    return {
        "value": text_of(found.value), "register": found.register, "extracted": day, "place": place
    }  # fmt: skip


def _latest(made: tuple[Assessment, ...] | None) -> bool | None:
    """Whether the latest decision found the requirement met; None if there is none."""
    return made[-1].met if made else None


def _told(made: tuple[Assessment, ...] | None) -> list[tuple[bool, date]]:
    """What decisions say from which day on."""
    return [(each.met, each.on) for each in made or ()]


def _is_decision(one: FactSupposition, model: AgreementModel) -> bool:
    """Whether a decision on a requirement is supposed, rather than a fact."""
    if not model.requirements_named(one.fact.text):
        return False
    is_fact = one.fact.text in model.facts
    return one.value.text.casefold() in _DECIDED or (not is_fact and not one.value.text)


def _decide(
    one: FactSupposition,
    decided: dict[AssessmentKey, tuple[Assessment, ...]],
    collector: Collector,
    day: date,
) -> None:
    """A decision that came out otherwise, or was made at all; without a value, it was not made."""
    name = one.fact.text
    rules = collector.model.rules_named(name)
    kinds = [collector.model.kinds[kind] for kind in dict.fromkeys(r.owner.kind for r in rules)]
    if len(one.at) != 1:
        wanted, pattern = kinds[0].name, f"{name}@{kinds[0].name.upper()}=…"
        told = {"fact": name, "wanted": wanted, "found": len(one.at), "pattern": pattern}
        collector.found.append(diagnostic("supposed-where", one.fact.span, **told))
        return
    at = one.at[0]
    fits = [kind for kind in kinds if kind.find(at.text) is not None]
    member = collector.recipient(at.text, (fits or kinds)[0], at.span.place)
    if member is None:
        return
    of_kind = [rule for rule in rules if rule.owner.kind == (fits or kinds)[0].name]
    meant = [rule for rule in of_kind if collector.model.judges(rule, member.code)]
    if of_kind and not meant:
        grant = of_kind[0].owner.grant
        told = {"recipient": at.text[:60], "name": grant}
        collector.found.append(diagnostic("not-of-grant", at.span, **told))
        return
    if not are_one(meant):
        choices = ", ".join(f"`{rule.full_name(collector.model.language)}`" for rule in meant)
        told = {"name": name, "choices": choices}
        collector.found.append(diagnostic("ambiguous-requirement", one.fact.span, **told))
        return
    for rule in meant:
        key = (rule.owner, rule.requirement.name, member.code)
        before = decided.pop(key, ())
        if one.value.text:
            decided[key] = _supposed(before, one, day)


def _supposed(
    before: tuple[Assessment, ...], one: FactSupposition, day: date
) -> tuple[Assessment, ...]:
    """Decisions of which the latest, or one that is made now, comes out as supposed."""
    place = one.value.span.place
    made = Assessment(met=True, by="--set", on=day, document="--set", place=place)
    latest = before[-1] if before else made
    return (
        *before[:-1],
        evolve(latest, met=_DECIDED[one.value.text.casefold()], place=place),
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
