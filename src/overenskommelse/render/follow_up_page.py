"""In: a follow-up. Out: the page of one of its parts, ready to send or to put in a report.

The parts are deviations, feedback, dialogue, summary, calendar and settlement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Literal, assert_never

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.outcome.follow_up import (
    CalendarEntry,
    Deviation,
    Extreme,
    FollowUp,
    ItemFigure,
    Missed,
    NationalFigure,
    RecipientFollowUp,
    When,
)
from overenskommelse.outcome.margins import margin_of
from overenskommelse.outcome.verdicts import TargetOutcome
from overenskommelse.render.clause_words import field_word
from overenskommelse.render.clauses import Clauses
from overenskommelse.render.days import days_told
from overenskommelse.render.follow_up_words import say
from overenskommelse.render.margins import margin_text
from overenskommelse.render.reasons import Wording
from overenskommelse.render.settlement_page import settlement_block
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language
from overenskommelse.source.records import frozen

Part = Literal["deviations", "feedback", "dialogue", "summary", "calendar", "settlement"]
PARTS: tuple[Part, ...] = (
    "deviations",
    "feedback",
    "dialogue",
    "summary",
    "calendar",
    "settlement",
)
_INDENT = "  "


def follow_up_page(
    part: Part,
    told: FollowUp,
    model: AgreementModel,
    days: tuple[date | None, date | None],
    language: Language,
) -> str:
    """The page of one part of a follow-up.

    Args:
        part: Which part.
        told: What there is to write of.
        model: The agreement.
        days: The day it was evaluated as of, and the day by which its facts were known.
        language: ``en`` or ``sv``.
    """
    page = _Page(Wording(model, language), language, model)
    title = f"{model.title} {model.year or ''}".rstrip()
    blocks = [[say(f"title {part}", language), title, *days_told(*days, page.wording)]]
    blocks += page.blocks(part, told, title)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


@frozen
class _Page:
    """Blocks of lines in one language."""

    wording: Wording
    language: Language
    model: AgreementModel

    def blocks(self, part: Part, told: FollowUp, title: str) -> list[list[str]]:
        match part:
            case "deviations":
                found = [list(self._deviations(r)) for r in told.recipients if r.deviations]
                return found or [[self._say("no deviations")]]
            case "feedback":
                letters = [r for r in told.recipients if r.missed or r.gaps]
                found = [list(self._letter(each, title)) for each in letters]
                return found or [[self._say("no feedback")]]
            case "dialogue":
                found = [list(self._flag(flag)) for flag in told.flags]
                return found or [[self._say("no dialogue")]]
            case "summary":
                found = [list(self._figure(figure)) for figure in told.figures]
                return found or [[self._say("no figures")]]
            case "calendar":
                rows = [self._row(entry) for entry in told.calendar]
                return [aligned(rows, frozenset())] if rows else [[self._say("no days")]]
            case "settlement":
                found = [settlement_block(each, self.wording) for each in told.settlements]
                return found or [[self._say("no settlements")]]
        assert_never(part)

    def _deviations(self, found: RecipientFollowUp) -> Iterator[str]:
        yield f"{found.name} ({found.recipient})"
        for each in found.deviations:
            yield from (_INDENT + line for line in self._deviation(each))

    def _deviation(self, each: Deviation) -> Iterator[str]:
        verdict = each.verdict
        sources = f" [{', '.join(verdict.sources)}]" if verdict.sources else ""
        yield f"{verdict.label}{sources}: {self.wording.verdict(verdict)}"
        if each.grants:
            yield _INDENT + self._say("required", grants=self._grants(each.grants))
        else:
            yield _INDENT + self._say("target")
        if verdict.explanation is not None:
            yield _INDENT + self._say("own words", text=verdict.explanation)
        elif each.is_unexplained:
            yield _INDENT + self._say("no words", fact=self.wording.label(verdict.explained))

    def _grants(self, names: tuple[str, ...]) -> str:
        return ", ".join(self.model.grants[name].label for name in names)

    def _letter(self, found: RecipientFollowUp, title: str) -> Iterator[str]:
        yield self._say("to", name=found.name, code=found.recipient)
        yield self._say("about", title=title)
        for missed in found.missed:
            yield from self._missed(missed)
        if found.gaps:
            yield self._say("gaps")
            for number, gap in enumerate(found.gaps, 1):
                yield _INDENT + self._say("part", number=number, text=self.wording.wanted(gap))

    def _missed(self, missed: Missed) -> Iterator[str]:
        duty, reason = missed.outcome.duty, missed.verdict.reason
        what = duty.what[:1].upper() + duty.what[1:]
        if reason.observed is not None and isinstance(reason.observed.value, date):
            yield self._say("came", what=what, day=reason.observed.value)
            margin = None if reason.status.is_met else margin_of(reason)
            if margin is not None:
                told = margin_text(margin, None, self.language)
                is_early = duty.first is not None and reason.observed.value < duty.first
                key, day = ("early", duty.first) if is_early else ("late", duty.by)
                yield self._say(key, day=day, margin=told)
        elif duty.by is None:
            yield self._say("not come ever", what=what)
        else:
            yield self._say("not come", what=what, day=duty.by)
        yield from self._parts("parts", missed.verdict.missing)

    def _parts(self, title: str, parts: tuple[str, ...]) -> Iterator[str]:
        if parts:
            yield self._say(title)
            for number, text in enumerate(parts, 1):
                yield _INDENT + self._say("part", number=number, text=text)

    def _flag(self, flag: TargetOutcome) -> Iterator[str]:
        yield flag.label
        raised = [verdict for verdict in flag.verdicts if verdict.status.is_met]
        if not raised:
            yield _INDENT + self.wording.say("nobody")
        for verdict in raised:
            told = self.wording.verdict(verdict.requirements[0])
            yield f"{_INDENT}{verdict.name} ({verdict.recipient}): {told}"
        undecided = [each for each in flag.verdicts if not each.status.is_decided]
        if undecided:
            who = ", ".join(f"{each.name} ({each.recipient})" for each in undecided)
            yield _INDENT + self._say("still open", who=who)

    def _figure(self, figure: NationalFigure) -> Iterator[str]:
        yield figure.label
        if figure.grants:
            yield _INDENT + self._say("required", grants=self._grants(figure.grants))
        else:
            yield _INDENT + self._say("target")
        counts = ", ".join(
            f"{self.wording.say(status.value)}: {count}" for status, count in figure.counts
        )
        kind = self.wording.recipients(figure.kind, figure.total)
        yield _INDENT + self._say("counts", counts=counts, total=figure.total, kind=kind)
        yield from (_INDENT + line for line in self._numbers(figure, figure))
        for name, items in groupby(figure.by_item, key=lambda each: each.list):
            yield _INDENT + self._say("by item", list=self.model.lists[name].label)
            for item in items:
                yield _INDENT * 2 + item.name
                yield from (_INDENT * 3 + line for line in self._numbers(item, figure))

    def _numbers(self, found: NationalFigure | ItemFigure, figure: NationalFigure) -> Iterator[str]:
        """All together, the smallest and the largest."""
        if not found.known and isinstance(found, ItemFigure):
            yield self._say("no value")
        if found.whole is not None:
            all_known = found.known == figure.total
            known = "" if all_known else self._say("known", known=found.known, total=figure.total)
            value = self.wording.quantity(found.whole, figure.required)
            yield self._say("whole", value=value, known=known)
        for key, extreme in (("smallest", found.smallest), ("largest", found.largest)):
            if extreme is not None:
                yield self._extreme(key, extreme, figure)

    def _extreme(self, key: str, extreme: Extreme, figure: NationalFigure) -> str:
        names = self.model.kinds[figure.kind].by_code
        who = ", ".join(f"{names[code].name} ({code})" for code in extreme.recipients)
        return self._say(key, value=self.wording.quantity(extreme.value, figure.required), who=who)

    def _row(self, entry: CalendarEntry) -> list[str]:
        clauses = Clauses(self.language)
        steps = " › ".join(clauses.step(step) for step in entry.clause.path)
        owner = type(entry.clause.record).__name__
        counts = ", ".join(
            f"{self.wording.say(status.value)}: {count}" for status, count in entry.counts
        )
        overdue = f"{self._say('overdue')}: " if entry.is_overdue else ""
        what = field_word(owner, entry.clause.field, self.language)
        return [entry.day.isoformat(), self._when(entry), what, steps, f"{overdue}{counts}"]

    def _when(self, entry: CalendarEntry) -> str:
        match entry.when:
            case None:
                return ""
            case When.TODAY:
                return self._say("today")
            case When.PASSED:
                return self._say("a day ago" if entry.days == 1 else "days ago", days=entry.days)
            case When.AHEAD:
                return self._say("in a day" if entry.days == 1 else "in days", days=entry.days)
        assert_never(entry.when)

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)
