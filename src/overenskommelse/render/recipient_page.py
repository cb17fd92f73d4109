"""In: a recipient's dossier. Out: a page in layers: sentence, clauses, margin, trace, facts.

Each layer says more than the one above it and never something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve

from overenskommelse.model import expressions as xp
from overenskommelse.outcome.dossiers import Dossier, Evidence, Finding, GrantFinding
from overenskommelse.outcome.reasons import Quantity, Reason, ReasonKind
from overenskommelse.render.clauses import Clauses
from overenskommelse.render.days import days_told, origin_told
from overenskommelse.render.formulas import Formulas
from overenskommelse.render.reasons import Wording
from overenskommelse.render.words import Language
from overenskommelse.source.languages import Phrasebook
from overenskommelse.source.numbers import grouped
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

_INDENT = "  "
_WORDS: dict[str, tuple[str, str]] = {
    "amount": ("{amount} kr", "{amount} kr"),
    "held": ("{amount} kr held", "{amount} kr reserveras"),
    "amount open": ("the amount is open", "beloppet är öppet"),
    "lost": (
        "Had it met every requirement, it would get {if_met} kr.",
        "Om alla krav hade varit uppfyllda hade beloppet varit {if_met} kr.",
    ),
    "rule": ("Rule: {text}{sources}, {place}", "Regel: {text}{sources}, {place}"),
    "outcome": ("Outcome: {told}", "Utfall: {told}"),
    "trace": ("Step by step:", "Steg för steg:"),
    "facts": ("Facts:", "Underlag:"),
    "sum": ("{total} in all, {count} values", "{total} sammanlagt, {count} värden"),
    "values": ("{count} values", "{count} värden"),
    "missing": ("missing", "saknas"),
    "targets": ("Targets, which decide no money", "Mål, som inte avgör några medel"),
    "flags": ("Flags", "Flaggor"),
    "place": ("{file} line {line}", "{file} rad {line}"),
    "column": (", column {column}", ", kolumn {column}"),
    "all of": ("all of these", "alla dessa"),
    "any of": ("any of these", "något av dessa"),
    "so many of": ("at least {number} of these", "minst {number} av dessa"),
    "not this": ("not this", "inte detta"),
}
_phrase = Phrasebook(_WORDS)


def recipient_page(
    dossiers: tuple[Dossier, ...],
    wording: Wording,
    title: str,
    days: tuple[date | None, date | None],
) -> str:
    """The page of a recipient.

    Args:
        dossiers: What came out for it, for each kind it belongs to.
        wording: The words, for the agreement and the language.
        title: The agreement's name.
        days: The day it was evaluated as of, and the day by which its facts were known.
    """
    page = _Page(wording)
    blocks = []
    for dossier in dossiers:
        told = days_told(*days, wording)
        blocks.append([f"{dossier.name} ({dossier.recipient})", title, *told])
        blocks += [list(page.grant(item)) for item in dossier.grants]
        for key, findings in (("targets", dossier.targets), ("flags", dossier.flags)):
            if findings:
                told = [line for item in findings for line in page.finding(item)]
                blocks.append([page.say(key), *told])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


@frozen
class _Page:
    """Lines in one language."""

    wording: Wording

    def say(self, key: str, **values: object) -> str:
        return _phrase(key, self.language, **values)

    @property
    def language(self) -> Language:
        return self.wording.language

    def grant(self, found: GrantFinding) -> Iterator[str]:
        grant = found.outcome.grant
        label = grant.label if grant.label == grant.name else f"{grant.label} ({grant.name})"
        status = self.wording.say(found.verdict.status.value)
        judged = f"{status}, " if found.findings else ""
        yield f"{label}: {judged}{self._amount(found)}"
        if found.lost:
            yield _INDENT + self.say("lost", if_met=grouped(found.if_met or 0))
        for item in found.findings:
            yield from self.finding(item, grant.sources)

    def _amount(self, found: GrantFinding) -> str:
        if found.amount is None:
            return self.say("amount open")
        is_held = found.outcome.line_of(found.verdict.recipient).is_held
        return self.say("held" if is_held else "amount", amount=grouped(found.amount))

    def finding(self, found: Finding, around: tuple[str, ...] = ()) -> Iterator[str]:
        """A requirement; without a source of its own, it has those of the clause around it."""
        verdict = found.verdict
        status = self.wording.say(verdict.status.value)
        named = ", ".join(verdict.sources or around)
        sources = f" [{named}]" if named else ""
        text = Clauses(self.language).condition(found.rule)
        place = self._place(evolve(verdict.place, column=None))
        yield f"{_INDENT}{verdict.label}: {status}"
        yield _INDENT * 2 + self.say("rule", text=text, sources=sources, place=place)
        yield _INDENT * 2 + self.say("outcome", told=self.wording.verdict(verdict))
        if verdict.reason.children:
            yield _INDENT * 2 + self.say("trace")
            yield from self._trace(verdict.reason, found.rule.condition, 3)
        if found.evidence:
            yield _INDENT * 2 + self.say("facts")
            yield from (_INDENT * 3 + line for line in self._facts(found.evidence))

    def _trace(self, reason: Reason, condition: xp.Condition, depth: int) -> Iterator[str]:
        """A condition with its status, and those within it below."""
        item = f"{reason.item}: " if reason.item else ""
        status = self.wording.say(reason.status.value)
        if not reason.children:
            text = Formulas(self.language).text(condition)
            yield f"{_INDENT * depth}{item}{text}: {status} ({self.wording.reason(reason)})"
            return
        yield f"{_INDENT * depth}{item}{self._joiner(reason)}: {status}"
        for child, part in zip(reason.children, _parts(reason, condition), strict=True):
            yield from self._trace(child, part, depth + 1)

    def _joiner(self, reason: Reason) -> str:
        match reason.kind:
            case ReasonKind.ANY:
                return self.say("any of")
            case ReasonKind.AT_LEAST:
                return self.say("so many of", number=reason.number)
            case ReasonKind.NOT:
                return self.say("not this")
            case _:
                return self.say("all of")

    def _facts(self, evidence: tuple[Evidence, ...]) -> Iterator[str]:
        """A line for each fact and period; the values of items together."""
        groups: dict[tuple[str, str | None, bool], list[Evidence]] = {}
        for item in evidence:
            groups.setdefault((item.fact, item.period, item.found is None), []).append(item)
        for (fact, period, is_missing), items in groups.items():
            told = self.wording.label(fact)
            told += self.wording.say("period", period=period) if period else ""
            value = self.say("missing") if is_missing else self._value(items)
            named = f" ({', '.join(items[0].items)})" if len(items) == 1 and items[0].items else ""
            if is_missing and len(items) > 1:
                value = f"{value}: {self.say('values', count=len(items))}"
            yield f"{told}{named}: {value}{self._places(items)}{self._origins(items)}"
            if len(items) == 1:
                yield from self._corrected(items[0])

    def _origins(self, items: list[Evidence]) -> str:
        """The registers and days of some facts, each once."""
        told = dict.fromkeys(
            origin_told(item.register, item.extracted, self.wording) for item in items
        )
        shown = [text for text in told if text]
        return f" ({'; '.join(shown[:3])}{' …' if len(shown) > 3 else ''})" if shown else ""

    def _corrected(self, item: Evidence) -> Iterator[str]:
        """What a fact was taken to be before, the latest first; what stayed is told once."""
        later = item
        for earlier in reversed(item.earlier):
            if earlier.found != later.found:
                yield self._earlier(earlier)
            later = earlier

    def _earlier(self, item: Evidence) -> str:
        """What a fact was taken to be before it was corrected."""
        value = self.wording.quantity(item.found) if item.found else self.say("missing")
        origin = self._places([item]) + self._origins([item])
        return _INDENT + self.wording.say("earlier", value=value, origin=origin)

    def _value(self, items: list[Evidence]) -> str:
        values = [item.found for item in items if item.found is not None]
        if len(values) == 1:
            return self.wording.quantity(values[0])
        numbers = [each.value for each in values if isinstance(each.value, Fraction)]
        if len(numbers) < len(values) or not values[0].unit.adds_up:
            return self.say("values", count=len(values))
        total = Quantity(sum(numbers, Fraction(0)), values[0].unit)
        return self.say("sum", total=self.wording.quantity(total), count=len(values))

    def _places(self, items: list[Evidence]) -> str:
        found = [item.place for item in items if item.place is not None]
        if len(found) > 1:
            found = [evolve(place, column=None, path=None) for place in found]
        told = dict.fromkeys(self._place(place) for place in found)
        shown = [text for text in told if text]
        return f" – {'; '.join(shown[:3])}{' …' if len(shown) > 3 else ''}" if shown else ""

    def _place(self, place: Place) -> str:
        if place.file is None or place.line is None:
            return place.path or ""
        told = self.say("place", file=place.file, line=place.line)
        return told + (self.say("column", column=place.column) if place.column else "")


def _parts(reason: Reason, condition: xp.Condition) -> list[xp.Condition]:
    """The conditions that a reason's children are for."""
    match condition:
        case xp.Not(inner):
            return [inner]
        case xp.AllOf(conditions) | xp.AnyOf(conditions) | xp.AtLeastOf(_, conditions):
            return list(conditions)
        case xp.ForEvery(_, inner):
            return [inner] * len(reason.children)
        case _:
            return [condition] * len(reason.children)
