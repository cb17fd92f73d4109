"""In: a settlement. Out: its block of the page: terms, a table, and remarks on each recipient."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from overenskommelse.outcome.reasons import Gap
from overenskommelse.outcome.settlement import Kronor, Reclaim, Settlement, SettlementLine
from overenskommelse.outcome.status import Status
from overenskommelse.render.numbers import plain, rounded
from overenskommelse.render.reasons import Wording
from overenskommelse.render.settlement_words import say
from overenskommelse.render.table import aligned
from overenskommelse.source.records import frozen

_INDENT = "  "
_COLUMNS = ("paid", "used", "unused", "repaid", "remaining")
_FLUSH_RIGHT = frozenset(range(2, 2 + len(_COLUMNS)))


def settlement_block(settlement: Settlement, wording: Wording) -> list[str]:
    """What became of the money of a grant or requisition, as lines of a page."""
    page = _Block(settlement, wording)
    lines = [*page.terms(), *page.table(), *page.remarks(), *page.sums()]
    return [settlement.label, *(_INDENT + line for line in lines)]


def _shown(amount: Kronor) -> str:
    """An amount as Swedish prints it, with öre only where there are any."""
    exact = Fraction(amount)
    has_ore = exact.denominator != 1 and (exact * 100).denominator == 1
    return rounded(exact, 2) if has_ore else plain(exact)


@frozen
class _Block:
    """Lines about one settlement."""

    settlement: Settlement
    wording: Wording

    def terms(self) -> Iterator[str]:
        """What was to be done, and when."""
        found = self.settlement
        if found.grants != (found.name,):
            labels = (self.wording.model.grants[name].label for name in found.grants)
            yield self._say("grants", grants=", ".join(labels))
        terms = found.terms
        days = (
            ("requested by", terms.requested_by, "or lapses" if terms.lapses else None),
            ("repaid by", terms.repaid_by, None),
            ("reported by", terms.reported_by, "or reclaimed" if terms.reclaimable else None),
        )
        for key, day, otherwise in days:
            if day is not None:
                ending = self._say(otherwise) if otherwise else ""
                yield self._say(key, day=day.isoformat()) + ending

    def table(self) -> list[str]:
        """A row for everyone, and the sums; a row without a last day to repay has no state."""
        head = [self._say(key) for key in ("code", "name", *_COLUMNS, "state")]
        rows = [head, *(self._row(line) for line in self.settlement.lines)]
        sums = [self._amount(self.settlement.total(key)) for key in _COLUMNS]
        return aligned([*rows, [self._say("total"), "", *sums, ""]], _FLUSH_RIGHT)

    def _row(self, line: SettlementLine) -> list[str]:
        amounts = [self._amount(getattr(line, key)) for key in _COLUMNS]
        return [line.recipient, line.name, *amounts, self._state(line)]

    def _state(self, line: SettlementLine) -> str:
        if line.paid == 0:
            return self._say("nothing received")
        if self.settlement.terms.repaid_by is None:
            return self._say("nothing to repay by")
        match line.repayment:
            case Status.MET:
                return self._say("settled")
            case Status.NOT_MET:
                return self._say("overdue")
            case Status.NOT_YET_DUE if line.remaining is not None:
                return self._say("to repay later")
            case status:
                return self._say(status.value)

    def remarks(self) -> Iterator[str]:
        """What a table cannot say, recipient by recipient, and which facts nobody asked for."""
        common = self._common()
        for line in self.settlement.lines:
            gaps = (gap for gap in line.gaps if gap not in common)
            told = (self._say("gap", text=self.wording.gap(gap)) for gap in gaps)
            for text in (*self._of(line), *told):
                yield self._say("who", name=line.name, code=line.recipient, text=text)
        for gap in common:
            yield self._say("all", text=self._say("gap", text=self.wording.gap(gap)))
        terms = self.settlement.terms
        if terms.repaid_by is not None:
            yield from [self._say("no fact used")] if terms.used_as is None else []
            yield from [self._say("no fact repaid")] if terms.paid_back_as is None else []
        if terms.reclaimable and terms.reported_as is None:
            yield self._say("no fact reported")

    def _of(self, line: SettlementLine) -> Iterator[str]:
        yield from self._of_asking(line)
        if line.overdue:
            late = line.days_late or 0
            key = "is a day overdue" if late == 1 else "is overdue"
            day = self.settlement.terms.repaid_by
            yield self._say(key, amount=_shown(line.overdue), day=day, days=late)
        for key, amount in (("own money", line.own_money), ("repaid beyond", line.repaid_beyond)):
            if amount and line.paid:
                yield self._say(key, amount=_shown(amount))
        if line.reclaim is Reclaim.MAY_FOLLOW:
            known = line.reclaimable is not None
            amount = line.reclaimable or 0
            yield self._say(
                "may be reclaimed" if known else "reclaim unknown", amount=_shown(amount)
            )

    def _common(self) -> list[Gap]:
        """What keeps the lines of all open, if there are several."""
        first, *others = self.settlement.lines
        return [gap for gap in first.gaps if others and all(gap in each.gaps for each in others)]

    def _of_asking(self, line: SettlementLine) -> Iterator[str]:
        if line.asked is not None and line.asked.status is Status.NOT_MET:
            key = "lapsed" if line.lapsed else "asked too late"
            yield self._say(key, amount=_shown(line.lapsed or 0))
        if line.withheld:
            yield self._say("withheld", amount=_shown(line.withheld))

    def sums(self) -> Iterator[str]:
        """What nobody got, and what can be shared again."""
        found = self.settlement
        if found.undistributed:
            yield self._say("undistributed", amount=_shown(found.undistributed))
        if found.to_share:
            yield self._say("to share", amount=_shown(found.to_share))

    def _amount(self, amount: Kronor | None) -> str:
        return self._say("open amount") if amount is None else _shown(amount)

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.wording.language, **values)
