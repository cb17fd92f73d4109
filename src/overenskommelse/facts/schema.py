"""In: a model. Out: JSON Schema (draft 2020-12) of the facts its agreement accepts as JSON.

Facts go by kind and recipient, as in `docs/facts.md`; a fact for no kind stands at the top, and
decisions under ``assessments``. Guarantees: a JSON file the schema accepts is read without a
mistake, but for what is given twice, what is beyond a limit, a day after its own extraction and
numbers with an exponent, of which a schema cannot speak.
Nothing is required: what is not given is missing, and the verdict stays open.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TypeAlias
from urllib.parse import quote

from overenskommelse.facts.mappings import ASSESSMENTS
from overenskommelse.facts.origins import EXTRACTED_WORDS, MOST_CHARACTERS, REGISTER_WORDS
from overenskommelse.facts.patterns import DAY, EVERY_YEAR, LARGEST, day_pattern, pattern_of
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.facts import FactDeclaration, Period, RecipientKind
from overenskommelse.model.rules import Rule, RuleSort, are_one
from overenskommelse.model.units import FactType
from overenskommelse.model.wanted import ANYTHING, Wanted
from overenskommelse.source.records import frozen

Schema: TypeAlias = dict[str, object]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OWN_TYPE = {
    FactType.WHOLE_NUMBER: "integer",
    FactType.DECIMAL_NUMBER: "integer",
    FactType.MONEY: "integer",
    FactType.YES_NO: "boolean",
}
"""The JSON type a fact has beside text; a number with decimals is a text, which is exact."""
_NAMES = ("name", "namn")
_REGISTER = rf"^[ -~\u00a1-\u00ac\u00ae-\u024f]{{0,{MOST_CHARACTERS}}}$"


@frozen
class _Asked:
    """What is asked for: an agreement, and what it asks for."""

    model: AgreementModel
    wanted: Wanted

    def periods_of(self, fact: FactDeclaration) -> tuple[Period, ...]:
        """The periods a fact may be given for."""
        names = self.wanted.periods.get(fact.name, tuple(self.model.periods))
        return tuple(self.model.periods[name] for name in names if name in self.model.periods)

    def years_of(self, fact: FactDeclaration) -> tuple[int, int]:
        """The years of the days a fact may be; a limit of its own is left to the reading."""
        first, last = self.wanted.years or EVERY_YEAR
        sides = fact.sides_limited
        return (
            EVERY_YEAR[0] if Comparator.AT_LEAST in sides else first,
            EVERY_YEAR[1] if Comparator.AT_MOST in sides else last,
        )


def facts_schema(model: AgreementModel, wanted: Wanted = ANYTHING) -> Schema:
    """The schema of an agreement's facts, ready for `json.dumps`.

    Args:
        model: The agreement.
        wanted: What it asks for: periods nothing asks for, and years far off, are left out.
    """
    asked = _Asked(model, wanted)
    kinds = {name: kind for name, kind in model.kinds.items() if name != ASSESSMENTS}
    properties: Schema = {name: _kind(kind) for name, kind in kinds.items()}
    for fact in model.facts.values():
        if fact.kind is None:
            properties.update(
                {key: entry for key, entry in _single(fact, asked).items() if key not in properties}
            )
    decisions = _assessments(asked)
    if decisions:
        properties[ASSESSMENTS] = decisions
    return {
        "$schema": DIALECT,
        "title": f"{model.title} {model.year or ''}".rstrip(),
        **_object(properties),
        "$defs": {
            **{f"{name}_facts": _recipient(kind, asked) for name, kind in kinds.items()},
            **{_told_name(fact): _told(fact, asked) for fact in model.facts.values()},
        },
    }


def _kind(kind: RecipientKind) -> Schema:
    """Facts by recipient; the name may stand beside them, if it is the right one."""
    members: Schema = {
        member.code: {
            "title": member.name,
            "$ref": f"#/$defs/{quote(kind.name)}_facts",
            "properties": {name: {"const": member.name} for name in _NAMES},
        }
        for member in kind.members
    }
    return {"title": kind.label, **_object(members)}


def _recipient(kind: RecipientKind, asked: _Asked) -> Schema:
    properties: Schema = {name: {"type": "string"} for name in _NAMES}
    for fact in asked.model.facts.values():
        if fact.kind == kind.name and fact.name not in properties:
            properties[fact.name] = _fact(fact, asked)
    return {"title": kind.label, **_object(properties)}


def _fact(fact: FactDeclaration, asked: _Asked) -> Schema:
    if not fact.per_period:
        return {"title": fact.label, **_items(fact, fact.lists, asked)}
    periods: Schema = {
        period.name: {"title": period.label, **_items(fact, fact.lists, asked)}
        for period in asked.periods_of(fact)
    }
    return {"title": fact.label, **_object(periods)}


def _items(fact: FactDeclaration, lists: tuple[str, ...], asked: _Asked) -> Schema:
    """The value in all, or a value for each item of the fact's lists."""
    if not lists:
        return {"anyOf": _values(fact, asked)}
    members = asked.model.lists[lists[0]].items.members
    each: Schema = {
        item.code: {"title": item.name, **_items(fact, lists[1:], asked)} for item in members
    }
    return {"anyOf": [*_values(fact, asked), _object(each)]}


def _single(fact: FactDeclaration, asked: _Asked) -> Schema:
    """A fact for no kind: below its name, or one property for each period beside it."""
    columns: Schema = {}
    if fact.per_period and not fact.lists:
        value = {"title": fact.label, "anyOf": _values(fact, asked)}
        columns = {f"{fact.name} {period.name}": value for period in asked.periods_of(fact)}
    return {fact.name: _fact(fact, asked), **columns}


def _values(fact: FactDeclaration, asked: _Asked) -> list[Schema]:
    """A value alone, or with where it came from."""
    return [_value(fact, asked), {"$ref": f"#/$defs/{quote(_told_name(fact))}"}]


def _told_name(fact: FactDeclaration) -> str:
    return f"{fact.name}_told"


def _told(fact: FactDeclaration, asked: _Asked) -> Schema:
    """A value with its register and day, or several that took over from each other."""
    properties: Schema = {
        "value": _value(fact, asked),
        REGISTER_WORDS[0]: {"type": ["string", "null"], "pattern": _REGISTER},
        EXTRACTED_WORDS[0]: {"type": ["string", "null"], "pattern": f"^{DAY}$"},
    }
    one: Schema = {**_object(properties), "required": ["value"]}
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _value(fact: FactDeclaration, asked: _Asked) -> Schema:
    """A value, or null for one that is missing."""
    kind = fact.type
    own = _OWN_TYPE.get(kind)
    told: Schema = {"type": [*([own] if own else []), "string", "null"]}
    if own == "integer":
        told["minimum"] = -LARGEST if kind is FactType.DECIMAL_NUMBER else 0
        told["maximum"] = LARGEST
    return {**told, "pattern": pattern_of(kind, fact.choices, asked.years_of(fact))}


def _assessments(asked: _Asked) -> Schema | None:
    """Decisions of authorities: on the rules a name means, for the recipients they judge."""
    model, years = asked.model, asked.wanted.years or EVERY_YEAR
    groups: dict[tuple[str, ...], list[str]] = {}
    names = (
        name
        for rule in model.rules
        for name in (rule.requirement.name, rule.full_name(model.language))
    )
    for name in dict.fromkeys(names):
        groups.setdefault(_codes_judged(model.rules_named(name), model), []).append(name)
    if not groups:
        return None
    decision = partial(_decision, day=f"^{day_pattern(years)}$")
    choices = [decision(found, codes) for codes, found in groups.items() if codes]
    required = [rule for rule in model.rules if rule.owner.sort is RuleSort.GRANT]
    choices.append(decision(["all"], ("all", *_judging(required, model))))
    for grant in model.grants.values():
        codes = ("all", *filter(grant.is_for, model.kinds[grant.kind].by_code))
        own = [item.name for item in grant.requirements]
        if own:
            choices.append(decision(["all", *own], codes, grant.name))
    return {"type": "array", "items": {"anyOf": choices}}


def _codes_judged(rules: tuple[Rule, ...], model: AgreementModel) -> tuple[str, ...]:
    """Those a decision under one name can be for: whoever it means just one rule for."""
    own = [code for code, meant in _judging(rules, model).items() if are_one(meant)]
    return (*(["all"] if are_one(rules) else []), *own)


def _judging(rules: Iterable[Rule], model: AgreementModel) -> dict[str, list[Rule]]:
    """Each code that stands for nobody of two kinds, with those of some rules that judge it."""
    every = tuple(rules)
    kinds = [model.kinds[kind] for kind in dict.fromkeys(rule.owner.kind for rule in every)]
    found = {
        code: [rule for rule in every if rule.owner.kind == kind.name and model.judges(rule, code)]
        for kind in kinds
        for code in kind.by_code
        if all(other is kind or other.find(code) is None for other in kinds)
    }
    return {code: judging for code, judging in found.items() if judging}


def _decision(
    requirements: list[str], codes: tuple[str, ...], grant: str | None = None, *, day: str
) -> Schema:
    filled = {"type": "string", "pattern": r"^\S(?:.*\S)?$"}
    fields: Schema = {
        "requirement": {"enum": requirements},
        "recipient": {"enum": list(codes)},
        "outcome": {"enum": ["met", "not met", "uppfyllt", "inte uppfyllt"]},
        "by": filled,
        "on": {"type": "string", "pattern": day},
        "document": filled,
    }
    if grant is not None:
        fields["grant"] = {"const": grant}
    return {**_object(fields), "required": list(fields)}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}
