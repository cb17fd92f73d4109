"""In: a sentence about money, or a duty. Out: its canonical words in one language."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from overenskommelse.syntax import changes as ch
from overenskommelse.syntax import duties as dt
from overenskommelse.syntax import grants as gr
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing, label_text, quoted
from overenskommelse.syntax.expressions import Expression, Quantity, UnitWord
from overenskommelse.syntax.rounding_phrasing import Needs, draw_text, method_text, ties_text

MoneyNode: TypeAlias = (
    ch.ChangeGrant
    | ch.ChangeFund
    | gr.Fund
    | gr.Grant
    | gr.Cut
    | gr.Shares
    | gr.Rounding
    | gr.LeftOver
    | gr.Ties
    | gr.Paid
    | gr.Bound
    | gr.OwnBound
    | gr.Lots
    | dt.Requisition
)
TermNode: TypeAlias = (
    dt.Requested
    | dt.Repaid
    | dt.Used
    | dt.PaidBack
    | dt.EconomicReport
    | dt.Booked
    | dt.Duty
    | dt.Contains
    | dt.Received
)
_TOLD_BY = {
    dt.Received: "RECEIVED_AS",
    dt.Used: "USED_AS",
    dt.PaidBack: "PAID_BACK_AS",
}


class MoneyPhrasing(ExpressionPhrasing):
    """Writes funds, grants, requisitions, their terms, and duties."""

    def _money(self, node: MoneyNode) -> str:
        match node:
            case gr.Fund() | ch.ChangeFund():
                return self._fund(node)
            case gr.Grant() | ch.ChangeGrant():
                return self._grant(node)
            case gr.Cut():
                return self._cut(node)
            case gr.LeftOver(to):
                goes = to.text if to else self._word("NEXT_PART")
                return f"{self._word('LEFT_OVER_TO')} {goes}"
            case gr.Shares() | gr.Bound() | gr.OwnBound() | gr.Lots():
                return self._rule(node)
            case gr.Rounding() | gr.Ties():
                return self._rounded_as(node)
            case gr.Paid() | dt.Requisition():
                return self._paid(node)
        assert_never(node)

    def _rule(self, node: gr.Shares | gr.Bound | gr.OwnBound | gr.Lots) -> str:
        match node:
            case gr.Shares():
                return self._shares(node)
            case gr.Bound(side, expression):
                return f"{self._word(side.value)} {self._limit(expression)}"
            case gr.OwnBound(refs, own, expression):
                whom = f"{self._word('FOR')} {self._refs(refs)}"
                return f"{whom} {self._word(own.value)} {self._limit(expression)}"
            case gr.Lots(amount):
                return f"{self._word('IN_LOTS_OF')} {self.quantity(amount)}"
        assert_never(node)

    def _rounded_as(self, node: gr.Rounding | gr.Ties) -> str:
        match node:
            case gr.Rounding(method, first, halves, to, leaves_rest):
                number = None if first is None else self.quantity(Quantity(first, UnitWord.PLAIN))
                ref = self._ref(to) if to else None
                needs = Needs(number, halves, ref, leaves_rest)
                return f"{self._word('ROUNDED_AS')} {method_text(self._words, method, needs)}"
            case gr.Ties(rules):
                told = ties_text(self._words, [self._tie_rule(rule) for rule in rules])
                return f"{self._word('TIES')} {told}"
        assert_never(node)

    def _tie_rule(self, rule: gr.TieOrder | gr.Draw) -> gr.TieOrder | str:
        if not isinstance(rule, gr.Draw):
            return rule
        order = [self._ref(ref) for ref in rule.order]
        return draw_text(self._words, rule.by.text, rule.on, rule.document.text, order)

    def _limit(self, value: Expression | gr.ShareOfAmount) -> str:
        if isinstance(value, gr.ShareOfAmount):
            return f"{self.quantity(value.share)} {self._word('OF_THE_AMOUNT')}"
        return self.expression(value, 5)

    def _shares(self, node: gr.Shares) -> str:
        part = f"{self.quantity(node.part)} " if node.part else ""
        told = f"{self._word('SHARES_OF_FAILING')}: {part}{self._word(node.rule.value)}"
        if node.direction is None:
            return told
        return f"{told}, {self._word('ROUNDED')} {self._word(node.direction.value)}"

    def _fund(self, node: gr.Fund | ch.ChangeFund) -> str:
        keyword = "FUND" if isinstance(node, gr.Fund) else "CHANGE_FUND"
        amount = self.amount(node.amount) if node.amount else None
        opening = f"{self._word(keyword)} {node.name.text}"
        return self._joined(opening, amount, label_text(node.label))

    def amount(self, amount: gr.Amount) -> str:
        """An amount, or how it is reckoned."""
        if isinstance(amount, gr.Reckoned):
            return self.expression(amount.expression)
        return self.quantity(amount)

    def _paid(self, node: gr.Paid | dt.Requisition) -> str:
        match node:
            case gr.Paid(when, day, requisition, share, is_rest):
                text = f"{day:%Y-%m}" if when is gr.PaidWhen.IN else day.isoformat()
                how = "WITH_REQUISITION" if requisition else "WITHOUT_REQUISITION"
                how_much = self._word("THE_REST") if is_rest else None
                if share is not None:
                    how_much = self.quantity(share)
                day_text = f"{self._word(when.value)} {text}"
                return self._joined(self._word("PAID"), how_much, day_text, self._word(how))
            case dt.Requisition(name, amount, grants, label):
                opening = f"{self._word('REQUISITION')} {name.text} {self.quantity(amount)}"
                names = ", ".join(grant.text for grant in grants)
                return self._joined(opening, self._word("OF"), names, label_text(label))
        assert_never(node)

    def _grant(self, node: gr.Grant | ch.ChangeGrant) -> str:
        keyword = "GRANT" if isinstance(node, gr.Grant) else "CHANGE_GRANT"
        goes = f"{self._word('TO')} {node.to.text}{self._among(node)}" if node.to else None
        return self._joined(
            f"{self._word(keyword)} {node.name.text}",
            self._word("AT_MOST_AMOUNT") if node.at_most else None,
            self.amount(node.amount) if node.amount else None,
            goes,
            self._split(node.split) if node.split else None,
            label_text(node.label),
        )

    def _among(self, node: gr.Grant | ch.ChangeGrant) -> str:
        """What follows the kind of recipients, if the grant is for some of them only."""
        if isinstance(node.split, gr.Only):
            return ":"
        if node.among is None:
            return ""
        opening = f" {self._word('EXCEPT')}" if node.among.excepted else ":"
        return f"{opening} {self._refs(node.among.refs)}"

    def _cut(self, node: gr.Cut) -> str:
        *names, last = [name.text for name in node.over]
        listed = f"{', '.join(names)} {self._word('AND')} {last}" if names else last
        key = self.expression(node.key, 5) if node.key else None
        how = self._word(node.cutting.value)
        return self._joined(f"{self._word('FOR_EACH')} {listed}:", how, key)

    def _split(self, split: gr.Split) -> str:
        match split:
            case gr.Equally():
                return self._word("EQUALLY")
            case gr.By(expression):
                return f"{self._word('BY_KEY')} {self.expression(expression, 5)}"
            case gr.ByFixedKeys():
                return self._word("BY_FIXED_KEYS")
            case gr.Mixed(parts, mixing):
                joined = f" {self._word('AND')} ".join(self._part(part) for part in parts)
                return self._joined(joined, self._word(mixing.value) if mixing else None)
            case gr.AppointedBy(fact):
                return f"{self._word('APPOINTED_BY')} {fact.text}"
            case gr.NotSaid():
                return self._word("SPLIT_NOT_SAID")
            case gr.Only(refs):
                return self._refs(refs)
        assert_never(split)

    def _part(self, part: gr.MixedPart) -> str:
        share = self.quantity(part.share)
        if part.expression is None:
            return f"{share} {self._word('BY_FIXED_KEYS' if part.by_fixed_keys else 'EQUALLY')}"
        return f"{share} {self._word('BY_KEY')} {self.expression(part.expression, 5)}"

    def _term(self, node: TermNode) -> str:
        match node:
            case dt.Requested(last, lapses):
                return self._by("REQUISITION", last.isoformat(), "OR_LAPSES" if lapses else None)
            case dt.Repaid(last):
                return self._by("UNUSED_REPAID", last.isoformat(), None)
            case dt.EconomicReport(last, reclaimed):
                otherwise = "OR_RECLAIMED" if reclaimed else None
                return self._by("ECONOMIC_REPORT", last.isoformat(), otherwise)
            case dt.Booked(appropriation, year):
                budget = f"{self._word('FOR')} {year}" if year else None
                return self._joined(self._word("BOOKED_ON"), quoted(appropriation), budget)
            case dt.Duty():
                return self._duty(node)
            case dt.Contains(text, fact, during):
                shown = f"{self._word('AS')} {fact.text}{self._during(during)}" if fact else None
                return self._joined(self._word("CONTAINS"), quoted(text), shown)
            case dt.Received(fact) | dt.Used(fact) | dt.PaidBack(fact):
                return f"{self._word(_TOLD_BY[type(node)])} {fact.text}"
        assert_never(node)

    def _by(self, word: str, day: str, otherwise: str | None) -> str:
        ending = self._word(otherwise) if otherwise else None
        return self._joined(self._word(word), self._word("BY_DATE"), day, ending)

    def _duty(self, node: dt.Duty) -> str:
        verb = self._word("DELIVERS" if node.delivers else "MUST")
        return self._joined(
            f"{self._word('DUTY')} {node.name.text}: {self._refs(node.who)}",
            verb,
            quoted(node.what),
            f"{self._word('TO')} {quoted(node.to)}" if node.to else None,
            self._duty_first(node.first) if node.first else None,
            self._duty_date(node.when) if node.when else None,
            label_text(node.label),
        )

    def _duty_first(self, first: dt.DutyFirst) -> str:
        return f"{self._word(first.side.value)} {self._day_named(first.day)}"

    def _duty_date(self, when: dt.DutyDate | dt.DutyLast) -> str:
        if isinstance(when, dt.DutyLast):
            return self._duty_last(when)
        days = f" {self._word('AND')} ".join(day.isoformat() for day in when.days)
        every = self._word(when.every.value) if when.every else None
        return self._joined(f"{self._word('BY_DATE')} {days}" if days else None, every)

    def _duty_last(self, when: dt.DutyLast) -> str:
        day = self._day_named(when.day)
        if when.span_unit is None:
            return f"{self._word('BY_DATE')} {day}"
        unit = self._word(when.span_unit.value)
        return f"{self._word('WITHIN')} {when.number} {unit} {day}"
