"""In: why a requirement stands as it does. Out: a sentence a person can act on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.expressions import Comparator
from overenskommelse.model.facts import ItemList
from overenskommelse.model.units import CURRENCY, NotReceived, Unit
from overenskommelse.outcome.margins import margin_of
from overenskommelse.outcome.reasons import Between, Gap, GapKind, Quantity, Reason, ReasonKind
from overenskommelse.outcome.status import Status
from overenskommelse.outcome.verdicts import RequirementVerdict
from overenskommelse.render import numbers, page_words
from overenskommelse.render.margins import margin_text
from overenskommelse.render.words import Language, points_text, word
from overenskommelse.source.numbers import grouped
from overenskommelse.source.records import frozen

_MOST_ITEMS = 5
_REQUIRED = {
    Comparator.AT_LEAST: "at least",
    Comparator.AT_MOST: "at most",
    Comparator.MORE_THAN: "more than",
    Comparator.LESS_THAN: "less than",
    Comparator.EQUALS: "exactly",
    Comparator.DIFFERS: "anything but",
}


@frozen
class Wording:
    """Words for one agreement in one language."""

    model: AgreementModel
    language: Language

    def say(self, key: str, **values: object) -> str:
        """A word or sentence of the table."""
        return word(key, self.language, **values)

    def verdict(self, verdict: RequirementVerdict) -> str:
        """Why a requirement is met, not met or open, in one sentence."""
        if verdict.decision is None:
            return self.reason(verdict.reason)
        decision = verdict.decision
        told = self.say(
            "decision",
            outcome=self.say("met" if verdict.status.is_met else "not met"),
            by=decision.by,
            day=decision.on.isoformat(),
            document=decision.document,
        )
        computed = verdict.computed
        if not computed.is_decided or computed.is_met is verdict.status.is_met:
            return told
        return f"{told}; {self.say('facts say', status=self.say(verdict.computed.value))}"

    def reason(self, reason: Reason) -> str:
        """One condition's reason; of several, those that decide."""
        if reason.children:
            return self._several(reason)
        if not reason.status.is_decided:
            return "; ".join(self.gap(gap) for gap in reason.gaps)
        match reason.kind:
            case ReasonKind.IN_TIME:
                return self._in_time(reason)
            case ReasonKind.EXEMPT:
                return self.say("exempt")
            case ReasonKind.YES:
                return self.say("yes" if reason.status is Status.MET else "answer no")
            case _:
                return self._compared(reason)

    def gap(self, gap: Gap) -> str:
        """What is missing."""
        period = self._when_and_what(gap)
        if gap.kind is GapKind.APPOINTMENT:
            return self._appointment(gap)
        if gap.kind is GapKind.NO_DATE and gap.due is None:
            return self.say("gap no day for a value", fact=self.label(gap.fact))
        if gap.least is not None and gap.most is not None:
            return self._bounds(gap, gap.least, gap.most)
        if gap.kind is GapKind.DIFFERENCE:
            return self.say("gap difference of others", least=grouped(gap.least or 0))
        due = gap.due.isoformat() if gap.due else ""
        told = f"gap {gap.kind.value}"
        if gap.kind is GapKind.NO_CASES and self._is_money(gap.fact):
            told = "gap no money"
        return self.say(told, fact=self.label(gap.fact), period=period, due=due)

    def _is_money(self, name: str | None) -> bool:
        """Whether a fact or measure is an amount of money."""
        fact, measure = self.model.facts.get(name or ""), self.model.measures.get(name or "")
        units = [fact.type.unit] if fact else [measure.unit] if measure else []
        return Unit.MONEY in units

    def _bounds(self, gap: Gap, least: int, most: int) -> str:
        """Floors and ceilings that cannot be kept, with their amounts."""
        told = f"gap {gap.kind.value}"
        if gap.kind is GapKind.BOUND:
            told = "gap bounds crossed" if least > most else "gap no lot between"
        return self.say(told, least=grouped(least), most=grouped(most))

    def wanted(self, gap: Gap) -> str:
        """A fact that is missing, with its period and items."""
        return f"{self.label(gap.fact)}{self._when_and_what(gap)}"

    def _when_and_what(self, gap: Gap) -> str:
        period = self.say("period", period=gap.period) if gap.period else ""
        return period + self._items(gap.items) + self._whose(gap)

    def _whose(self, gap: Gap) -> str:
        """Whom a gap is for, where it is for others than the one it is told of."""
        if not gap.recipients or gap.kind in (GapKind.APPOINTMENT, GapKind.TIE):
            return ""
        named = self.model.facts.get(gap.fact or "") or self.model.measures.get(gap.fact or "")
        shown = [self.recipient(code, named.kind if named else None) for code in gap.recipients]
        more = "" if len(shown) <= _MOST_ITEMS else f" … {len(shown)}"
        return f": {', '.join(shown[:_MOST_ITEMS])}{more}"

    def _items(self, items: tuple[str, ...]) -> str:
        """The items a gap is for: a few by code, many by their number, all as all."""
        if not items:
            return ""
        lists = (len(found.items.members) for found in self._lists_of(items))
        if len(items) > 1 and len(items) in lists:
            return page_words.say("all items", self.language, count=len(items))
        shown = ", ".join(items[:_MOST_ITEMS])
        return f" ({shown})" if len(items) <= _MOST_ITEMS else f" ({shown} … {len(items)})"

    def _lists_of(self, items: tuple[str, ...]) -> list[ItemList]:
        """The lists in which all of some items are found."""
        lists = self.model.lists.values()
        return [found for found in lists if set(items) <= set(found.items.by_code)]

    def _appointment(self, gap: Gap) -> str:
        """Nobody is appointed, or several are; then who."""
        fact = self.label(gap.fact)
        if not gap.recipients:
            return page_words.say("nobody appointed", self.language, fact=fact)
        declared = self.model.facts.get(gap.fact or "")
        kind = declared.kind if declared else None
        named = [self.recipient(code, kind) for code in gap.recipients]
        who = page_words.joined(named, self.language)
        return page_words.say("several appointed", self.language, fact=fact, who=who)

    def recipient(self, code: str, kind: str | None) -> str:
        """The name of a recipient of a kind, with its code."""
        found = self.model.kinds[kind].by_code.get(code) if kind else None
        return code if found is None else f"{found.name} ({code})"

    def recipients(self, name: str, count: int) -> str:
        """What so many recipients of a kind are called within a sentence.

        The kind's label, which is in the plural, if it has one and they are several; else the
        word for recipients, with the kind in parentheses.
        """
        kind = self.model.kinds[name]
        label = page_words.within_sentence(kind.label)
        if count == 1:
            return self.say("recipient", kind=label if kind.label != kind.name else name)
        return label if kind.label != kind.name else self.say("recipients", kind=kind.name)

    def grant(self, name: str | None) -> str:
        """What a grant is called in print, with its name."""
        named = self.model.grants.get(name or "")
        if named is None or named.label == name:
            return name or "?"
        return f"{named.label} ({name})"

    def label(self, name: str | None) -> str:
        """What a fact or measure is called in print, with its name."""
        if name is None:
            return "?"
        named = self.model.facts.get(name) or self.model.measures.get(name)
        return name if named is None or named.label == name else f"{named.label} ({name})"

    def quantity(self, quantity: Quantity, against: Quantity | None = None) -> str:
        """A value in its unit, told apart from what it is compared with."""
        other = against.value if against and isinstance(against.value, Fraction) else None
        match quantity.value:
            case bool():
                return self.say("yes" if quantity.value else "no")
            case NotReceived():
                return self.say("did not come")
            case date():
                return quantity.value.isoformat()
            case Fraction():
                return self._number(quantity, quantity.value, other)
            case str():
                return f"”{quantity.value}”"

    def _number(self, quantity: Quantity, value: Fraction, against: Fraction | None) -> str:
        match quantity.unit:
            case Unit.SHARE:
                return self._share(quantity, value, against)
            case Unit.POINTS:
                return points_text(numbers.points(value, against), self.language)
            case Unit.MONEY:
                return f"{numbers.plain(value)} {CURRENCY}"
            case _:
                return numbers.plain(value)

    def _share(self, quantity: Quantity, value: Fraction, against: Fraction | None) -> str:
        text = numbers.percent(value, against)
        if quantity.counts is None:
            return text
        one, other = (numbers.plain(count) for count in quantity.counts)
        return f"{text} ({self.say('counts', one=one, other=other)})"

    def _compared(self, reason: Reason) -> str:
        if reason.between is not None:
            observed = self._between(reason.between, reason.required)
        elif reason.observed is not None:
            observed = self.quantity(reason.observed, reason.required)
        else:
            return self.say(reason.status.value)
        if reason.required is None or reason.comparator is None:
            return observed
        if reason.status is Status.MET:
            return observed
        required = self._threshold(reason.required)
        told = f"{observed}, {self.say(_REQUIRED[reason.comparator], value=required)}"
        return told + self._margin(reason)

    def _margin(self, reason: Reason, *, holds: bool = True) -> str:
        """How far a condition is from where it holds, or from where it does not."""
        margin = margin_of(reason, holds=holds)
        if margin is None:
            return ""
        label = None if margin.name is None else self._print_name(margin.name)
        return f"; {margin_text(margin, label, self.language)}"

    def _between(self, between: Between, required: Quantity | None) -> str:
        """What a value that is not known yet can still be."""
        ends = {"low": between.low, "high": between.high}
        known = {key: value for key, value in ends.items() if value is not None}
        if required is None or not known:
            return page_words.say("anyhow", self.language)
        shown = {
            key: self.quantity(Quantity(value, required.unit), required)
            for key, value in known.items()
        }
        one = "at least" if between.high is None else "at most"
        key = "between" if len(known) == 2 else one
        return page_words.say(f"anyhow {key}", self.language, **shown)

    def _threshold(self, required: Quantity) -> str:
        """A threshold as written: 70 %, not 70,00 %."""
        if isinstance(required.value, Fraction) and required.unit is Unit.SHARE:
            if required.counts is None:
                return f"{numbers.plain(required.value * 100)} %"
        elif isinstance(required.value, Fraction) and required.unit is Unit.POINTS:
            return points_text(numbers.plain(required.value * 100), self.language)
        return self.quantity(required)

    def _in_time(self, reason: Reason) -> str:
        observed = reason.observed
        if observed is None or isinstance(observed.value, NotReceived):
            came = self.say("did not come")
        else:
            came = self.say("came", day=self.quantity(observed))
        if reason.status is Status.MET or (reason.required is None and reason.earliest is None):
            return came
        if reason.required is None and reason.earliest is not None:
            told = self.say("from day", day=self.quantity(reason.earliest))
            return f"{came}, {told}{self._margin(reason)}"
        if reason.required is None:
            return came
        last = self.quantity(reason.required)
        if reason.earliest is None:
            return f"{came}, {self.say('by day', day=last)}{self._margin(reason)}"
        first = self.quantity(reason.earliest)
        told = f"{came}, {self.say('between days', first=first, last=last)}"
        return told + self._margin(reason)

    def _child(self, child: Reason) -> str:
        """A condition among others: its item, what it is about, and how it came out."""
        told = self.reason(child)
        if child.about is not None and not child.children and child.status.is_decided:
            told = f"{self._print_name(child.about)}: {told}"
        if child.item is None:
            return told
        names = [found.items.by_code[child.item].name for found in self._lists_of((child.item,))]
        kinds = self.model.kinds.values()
        names += [kind.by_code[child.item].name for kind in kinds if child.item in kind.by_code]
        return f"{names[0] if names else child.item}: {told}"

    def _print_name(self, name: str) -> str:
        """What a fact or measure is called in print, without its name."""
        named = self.model.facts.get(name) or self.model.measures.get(name)
        return name if named is None else named.label

    def _several(self, reason: Reason) -> str:
        deciding = [child for child in reason.children if child.status is reason.status]
        told = [self._child(child) for child in deciding or reason.children]
        if reason.kind is ReasonKind.NOT:
            margin = self._margin(reason.children[0], holds=False)
            text = "; ".join(self._child(child) for child in reason.children)
            is_failed = reason.status is Status.NOT_MET
            if not reason.status.is_decided:
                return text
            return self.say("not", reason=text) + (margin if is_failed else "")
        if reason.status is Status.NOT_MET and len(reason.children) > 1:
            return self._too_few(reason, told)
        return "; ".join(told)

    def _too_few(self, reason: Reason, told: list[str]) -> str:
        """Conditions of which some had to hold, each with a number."""
        if reason.kind not in (ReasonKind.ANY, ReasonKind.AT_LEAST):
            return "; ".join(told)
        numbered = " ".join(f"({at}) {each}" for at, each in enumerate(told, 1))
        return self.say(
            "too few",
            met=sum(child.status.is_met for child in reason.children),
            count=len(reason.children),
            number=reason.number or 1,
            reason=numbered,
        )
