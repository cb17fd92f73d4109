"""In: values one by one, with the recipient they are for. Out: a fact set, and every mistake.

The one place where it is decided whether a recipient is known, whether a fact is, and whether a
value was given twice on one day; tables, mappings and examples all pass through it.
"""

from __future__ import annotations

from datetime import date

from attrs import Factory, define, evolve

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.showing import shown
from overenskommelse.diagnostics.suggest import MOST_SUGGESTIONS, nearest
from overenskommelse.facts.cells import value_from_cell
from overenskommelse.facts.contradictions import (
    Declared,
    day_not_known_yet,
    days_outside,
    not_asked_for,
    of_several,
)
from overenskommelse.facts.fact_set import (
    Assessment,
    AssessmentKey,
    FactKey,
    FactSet,
    FactValue,
    in_order_of_days,
    keyed_items,
)
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import FactDeclaration, Recipient, RecipientKind
from overenskommelse.model.wanted import ANYTHING, Wanted
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place
from overenskommelse.syntax.characters import invisible_character, invisible_in


@define
class Collector:
    """Gathers facts for an agreement, and the mistakes in them."""

    model: AgreementModel
    found: list[Diagnostic] = Factory(list)
    _values: dict[FactKey, FactValue] = Factory(dict)
    _assessments: dict[AssessmentKey, tuple[Assessment, ...]] = Factory(dict)
    _empty: dict[FactKey, None] = Factory(dict)

    def facts(self) -> FactSet:
        """What was gathered."""
        return FactSet(FrozenDict(self._values), FrozenDict(self._assessments))

    def check(self, wanted: Wanted = ANYTHING) -> None:
        """Tell of facts that contradict each other, or what the agreement asks for."""
        facts, declared = self.facts(), Declared(self.model.facts, self.model.lists)
        self.found.extend(of_several(facts.values, declared))
        self.found.extend(not_asked_for(facts, self._empty, wanted))
        self.found.extend(days_outside(facts, wanted, declared))

    def recipient(self, raw: object, kind: RecipientKind, place: Place) -> Recipient | None:
        """The recipient a code or name stands for, or None with a diagnostic."""
        text = raw.strip() if isinstance(raw, str) else shown(raw)
        member = kind.find(text) if isinstance(raw, str) else None
        if member is not None:
            return member
        restored = restored_code(text, kind)
        if restored is not None:
            self.found.append(
                diagnostic("leading-zero-lost", place, text=text, suggestion=restored)
            )
            return None
        hidden = invisible_in(text)
        if hidden is not None:
            self.found.append(invisible_character(place, hidden))
            return None
        names = [*kind.by_code, *(member.name for member in kind.members)]
        within = named_within(text, names)
        self.found.append(
            diagnostic(
                "unknown-recipient",
                place,
                kind=kind.name,
                name=text[:60],
                suggestion=within or self._nearest(text, names),
            )
        )
        return None

    def check_name(
        self, member: Recipient, name: object, kind: RecipientKind, place: Place
    ) -> None:
        """A name that belongs to another recipient than its code contradicts it."""
        if not isinstance(name, str):
            return
        named = kind.by_name.get(name.strip().casefold())
        if named is not None and named is not member:
            self.found.append(
                diagnostic(
                    "code-and-name-differ",
                    place,
                    code=member.code,
                    name=member.name,
                    other=name.strip(),
                    other_code=named.code,
                )
            )

    def find_fact(self, text: str) -> tuple[FactDeclaration, str | None] | None:
        """The fact, and the period behind it, that a heading or key names: ``new_cases H1``."""
        name, period = self._parts(text.strip())
        fact = self.model.facts.get(name) or self._labelled(name)
        if fact is None or (period is not None and not fact.per_period):
            return None
        return fact, period

    def unknown_fact(self, text: str, place: Place, extra: tuple[str, ...] = ()) -> None:
        """Tell that no fact goes by this heading or key."""
        name, _, last = text.strip().rpartition(" ")
        fact = self.model.facts.get(name) or self._labelled(name)
        if fact is not None and fact.per_period:
            self.find_period(last, place)
            return
        labels = (fact.label for fact in self.model.facts.values())
        known = [*self.model.facts, *extra, *labels]
        suggestion = self._nearest(text.strip(), known)
        suggestion = suggestion or self._nearest(text.strip().split(" ")[0], known)
        self.found.append(
            diagnostic("unknown-column", place, name=text.strip()[:60], suggestion=suggestion)
        )

    def find_item(self, raw: object, name: str, place: Place) -> str | None:
        """The item of a list that a cell names, or None with a diagnostic."""
        items = self.model.lists[name].items
        text = shown(raw).strip()
        found = items.find(text)
        if found is not None:
            return found.code
        names = [*items.by_code, *(item.name for item in items.members)]
        suggestion = self._nearest(text, names)
        told = diagnostic("unknown-item", place, list=name, name=text, suggestion=suggestion)
        self.found.append(told)
        return None

    def find_period(self, raw: object, place: Place) -> str | None:
        """The period a cell names, or None with a diagnostic."""
        text = shown(raw).strip()
        if text in self.model.periods:
            return text
        suggestion = self._nearest(text, list(self.model.periods))
        known = ", ".join(f"`{name}`" for name in self.model.periods) or None
        self.found.append(
            diagnostic("unknown-period", place, name=text[:60], suggestion=suggestion, known=known)
        )
        return None

    def add(self, fact: FactDeclaration, keys: Keys, raw: object, place: Place) -> None:
        """Note a value, unless its cell is empty; a mistake in it is told."""
        value = value_from_cell(raw, fact, place)
        if isinstance(value, Diagnostic):
            self.found.append(value)
            return
        items = [*keys.items, *[None] * (len(fact.lists) - len(keys.items))]
        key = (fact.name, keys.recipient if fact.kind else None, keys.period, keyed_items(items))
        if value is None:
            self._empty[key] = None
        elif keys.period is not None and not fact.per_period:
            self.found.append(
                diagnostic("fact-has-no-period", place, fact=fact.name, period=keys.period)
            )
        elif fact.per_period and keys.period is None:
            self.tell_period_missing(fact, place)
        else:
            is_repeated = fact.kind is None and keys.recipient is not None
            given = FactValue(value, place, keys.origin.register, keys.origin.extracted)
            self._note(key, given, is_repeated=is_repeated)

    def _note(self, key: FactKey, given: FactValue, *, is_repeated: bool) -> None:
        """Note a value beside those of other days; two of one day, or without days, are told.

        One figure for all may be repeated beside each recipient, but not differ. A day that was
        still to come when it was extracted is told.
        """
        early = day_not_known_yet(key[0], given)
        if early is not None:
            self.found.append(early)
            return
        last = self._values.get(key)
        if last is None:
            self._values[key] = given
            return
        known = (*last.earlier, evolve(last, earlier=()))
        same = next((each for each in known if _is_of_one_day(each, given)), None)
        if same is None:
            *earlier, latest = sorted((*known, given), key=lambda each: each.extracted or date.min)
            self._values[key] = evolve(latest, earlier=tuple(earlier))
        elif not is_repeated:
            day = given.extracted if given.extracted == same.extracted else None
            told = {"fact": key[0], "day": day}
            self.found.append(diagnostic("fact-twice", given.place, (same.place,), **told))
        elif same.value != given.value:
            told = {"fact": key[0]}
            self.found.append(diagnostic("figure-differs", given.place, (same.place,), **told))

    def is_for(self, fact: FactDeclaration, kind: RecipientKind, raw: object, place: Place) -> bool:
        """Whether a fact is given for a kind of recipients; a value that is not is told."""
        if fact.kind in (None, kind.name):
            return True
        if raw is not None and shown(raw).strip():
            told = diagnostic(
                "fact-of-other-kind", place, fact=fact.name, kind=kind.name, wanted=f"`{fact.kind}`"
            )
            self.found.append(told)
        return False

    def assess(self, key: AssessmentKey, assessment: Assessment) -> None:
        """Note a decision; a later one takes over from its day, two of one day are told."""
        earlier = self._assessments.get(key, ())
        same = next((each for each in earlier if each.on == assessment.on), None)
        if same is not None:
            first = same.place
            self.found.append(
                diagnostic(
                    "assessment-twice",
                    assessment.place,
                    (first,),
                    name=key[1],
                    recipient=key[2],
                )
            )
            return
        self._assessments[key] = in_order_of_days((*earlier, assessment))

    def _nearest(self, text: str, known: list[str]) -> str | None:
        """A suggestion, as long as there are not so many mistakes that nobody reads them."""
        return nearest(text, known) if len(self.found) < MOST_SUGGESTIONS else None

    def tell_period_missing(self, fact: FactDeclaration, place: Place) -> None:
        """Tell that a value wants a period."""
        told = diagnostic(
            "fact-without-period",
            place,
            fact=fact.name,
            period=next(iter(self.model.periods), None),
        )
        self.found.append(told)

    def _parts(self, text: str) -> tuple[str, str | None]:
        name, _, last = text.rpartition(" ")
        if name and last in self.model.periods:
            return name.strip(), last
        return text, None

    def _labelled(self, label: str) -> FactDeclaration | None:
        """The one fact with this label in print."""
        found = [fact for fact in self.model.facts.values() if fact.label == label]
        return found[0] if len(found) == 1 else None


@frozen
class Origin:
    """Where a value came from: the register, and the day it was taken from there."""

    register: str | None = None
    extracted: date | None = None


@frozen
class Keys:
    """Whom and when a value is for, and where it came from."""

    recipient: str | None
    period: str | None = None
    items: tuple[str | None, ...] = ()
    origin: Origin = Origin()


def _is_of_one_day(one: FactValue, other: FactValue) -> bool:
    """Whether nothing tells which of two values is the later."""
    days = (one.extracted, other.extracted)
    return None in days or days[0] == days[1]


def named_within(text: str, names: list[str]) -> str | None:
    """The one name that stands in a longer text, as Gotland in ``Gotlands kommun``."""
    words = text.casefold().split()
    shortest = 4
    found = {
        name
        for name in names
        if len(name) >= shortest
        and any(
            words[at : at + len(name.split())] == name.casefold().split()
            for at in range(len(words))
        )
    }
    return found.pop() if len(found) == 1 else None


def restored_code(text: str, kind: RecipientKind) -> str | None:
    """The code a spreadsheet made ``text`` of by dropping its leading zeros."""
    digits = text.removesuffix(".0")
    if not (digits.isascii() and digits.isdigit()):
        return None
    fits = [code for code in kind.by_code if code.isdigit() and code.lstrip("0") == digits]
    return fits[0] if len(fits) == 1 else None
