"""In: the parts of a sentence about money, or of a duty. Out: our statement."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from overenskommelse.syntax import changes as ch
from overenskommelse.syntax import duties as dt
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax import grants as gr
from overenskommelse.syntax.automaton import Token
from overenskommelse.syntax.expression_builder import (
    Children,
    ExpressionBuilder,
    Named,
    Scoped,
    each,
    inner,
    one,
)
from overenskommelse.syntax.names import Name, Ref, Text, part_name

_SPLITS = get_args(gr.Split)
_CUTTINGS = frozenset(each.value for each in gr.Cutting)
_TIE_ORDERS = frozenset(each.value for each in gr.TieOrder)
_HALVES = frozenset({xp.Direction.HALVES_UP.value, xp.Direction.HALVES_TO_EVEN.value})


class MoneyBuilder(ExpressionBuilder):
    """Builds funds, grants, requisitions, their terms, and duties."""

    # --- money -------------------------------------------------------------------------

    def amount(self, children: Children) -> xp.Quantity:
        return self.quantity(children)

    def fund(self, children: Children) -> gr.Fund:
        return gr.Fund(children[1], children[2], one(children, Text), self._sentence)

    def split_equally(self, children: Children) -> gr.Equally:
        return gr.Equally(self._span(*children))

    def split_by(self, children: Children) -> gr.By:
        return gr.By(children[1], self._span(*children))

    def split_by_fixed_keys(self, children: Children) -> gr.ByFixedKeys:
        return gr.ByFixedKeys(self._span(*children))

    def mixed_part(self, children: Children) -> gr.MixedPart:
        expression = children[2] if len(children) > 2 else None
        fixed = isinstance(children[1], Token) and children[1].type == "BY_FIXED_KEYS"
        return gr.MixedPart(children[0], expression, fixed, self._span(*children))

    def split_mixed(self, children: Children) -> gr.Mixed:
        last = children[-1]
        mixing = gr.Mixing(last.type) if isinstance(last, Token) else None
        return gr.Mixed(each(children, gr.MixedPart), mixing, self._span(*children))

    def split_appointed(self, children: Children) -> gr.AppointedBy:
        return gr.AppointedBy(children[1], self._span(*children))

    def split_not_said(self, children: Children) -> gr.NotSaid:
        return gr.NotSaid(self._span(*children))

    def split_only(self, children: Children) -> gr.Only:
        return gr.Only(each(children, Ref), self._span(*children))

    def among_named(self, children: Children) -> gr.Among:
        return self._among(children, excepted=False)

    def among_except(self, children: Children) -> gr.Among:
        return self._among(children, excepted=True)

    def _among(self, children: Children, *, excepted: bool) -> gr.Among:
        return gr.Among(each(children, Ref), excepted, self._span(*children))

    def reckoned(self, children: Children) -> gr.Amount:
        found = children[0]
        if isinstance(found, xp.Quantity):
            return found
        return gr.Reckoned(found, self._span(found))

    def grant(self, children: Children) -> gr.Grant:
        names = each(children, Name)
        amount = cast(gr.Amount, _amount_in(children))
        split = next(child for child in children if isinstance(child, _SPLITS))
        at_most = any(
            isinstance(each, Token) and each.type == "AT_MOST_AMOUNT" for each in children
        )
        return gr.Grant(
            names[0],
            amount,
            names[1],
            split,
            at_most,
            one(children, Text),
            one(children, gr.Among),
            self._sentence,
        )

    def term_word(self, children: Children) -> ch.Gone:
        token = children[0]
        return ch.Gone(ch.ClauseWord(token.type), str(token), self._span(token))

    def own_bound_gone(self, children: Children) -> ch.OwnGone:
        span = self._span(*children)
        text = span.source.text[span.start : span.end]
        side = gr.OwnSide(children[-1].type)
        return ch.OwnGone(each(children, Ref), side, text, span)

    def change_grant(self, children: Children) -> ch.ChangeGrant:
        names = each(children, Name)
        split = next((child for child in children if isinstance(child, _SPLITS)), None)
        at_most = any(
            isinstance(each, Token) and each.type == "AT_MOST_AMOUNT" for each in children
        )
        return ch.ChangeGrant(
            names[0],
            _amount_in(children),
            at_most,
            names[1] if len(names) > 1 else None,
            split,
            one(children, gr.Among),
            one(children, Text),
            self._sentence,
        )

    def change_fund(self, children: Children) -> ch.ChangeFund:
        name, *_ = each(children, Name)
        amount, label = _amount_in(children), one(children, Text)
        return ch.ChangeFund(name, amount, label, self._sentence)

    def cut(self, children: Children) -> gr.Cut:
        how = next(
            number
            for number, child in enumerate(children)
            if isinstance(child, Token) and child.type in _CUTTINGS
        )
        key = children[how + 1] if len(children) > how + 1 else None
        over = each(children[:how], Name)
        return gr.Cut(over, gr.Cutting(children[how].type), key, self._sentence)

    def part(self, children: Children) -> Name:
        name, *refs = children
        if not refs:
            return cast(Name, name)
        return Name(part_name(name.text, [ref.text for ref in refs]), self._span(*children))

    def bound(self, children: Children) -> gr.Bound:
        return gr.Bound(gr.BoundSide(children[0].type), children[1], self._sentence)

    def share_of_amount(self, children: Children) -> gr.ShareOfAmount:
        return gr.ShareOfAmount(children[0], self._span(*children))

    def own_bound(self, children: Children) -> gr.OwnBound:
        side = gr.OwnSide(children[-2].type)
        return gr.OwnBound(each(children, Ref), side, children[-1], self._sentence)

    def lots(self, children: Children) -> gr.Lots:
        return gr.Lots(children[1], self._sentence)

    def shares(self, children: Children) -> gr.Shares:
        part = one(children, xp.Quantity)
        if part is None:
            return gr.Shares(gr.FailingShares(children[1].type), span=self._sentence)
        direction = xp.Direction(children[-1].type) if len(children) > 3 else None
        return gr.Shares(gr.FailingShares.PAID_IN_PART, part, direction, self._sentence)

    def left_over(self, children: Children) -> gr.LeftOver:
        return gr.LeftOver(one(children, Name), self._sentence)

    def rounding(self, children: Children) -> gr.Rounding:
        tokens = each(children, Token)
        halves = [token for token in tokens if token.type in _HALVES]
        numbers = [token for token in tokens if token.type == "NUMBER"]
        return gr.Rounding(
            gr.Method(tokens[1].type),
            self._number(numbers[0], small=False) if numbers else None,
            xp.Direction(halves[0].type) if halves else None,
            one(children, Ref),
            tokens[-1].type == "REST_NOT_DISTRIBUTED",
            self._sentence,
        )

    def ties(self, children: Children) -> gr.Ties:
        rules = (_tie_rule(child) for child in children)
        return gr.Ties(tuple(rule for rule in rules if rule is not None), self._sentence)

    def draw(self, children: Children) -> gr.Draw:
        by, document = each(children, Text)
        day = cast(date, one(children, date))
        return gr.Draw(by, day, document, each(children, Ref), self._span(*children))

    def paid_by(self, children: Children) -> tuple[gr.PaidWhen, date]:
        return gr.PaidWhen.BY, children[1]

    def paid_on(self, children: Children) -> tuple[gr.PaidWhen, date]:
        return gr.PaidWhen.ON, children[1]

    def paid_in(self, children: Children) -> tuple[gr.PaidWhen, date]:
        return gr.PaidWhen.IN, children[1]

    def paid(self, children: Children) -> gr.Paid:
        when, day = children[-2]
        is_rest = isinstance(children[1], Token) and children[1].type == "THE_REST"
        share = one(children, xp.Quantity)
        asked = children[-1].type == "WITH_REQUISITION"
        return gr.Paid(when, day, asked, share, is_rest, self._sentence)

    # --- requisitions and duties -------------------------------------------------------

    def requisition(self, children: Children) -> dt.Requisition:
        name, *grants = each(children, Name)
        label = one(children, Text)
        return dt.Requisition(name, children[2], tuple(grants), label, self._sentence)

    def requested(self, children: Children) -> dt.Requested:
        return dt.Requested(children[2], len(children) > 3, self._sentence)

    def repaid(self, children: Children) -> dt.Repaid:
        return dt.Repaid(children[2], self._sentence)

    def used(self, children: Children) -> dt.Used:
        return dt.Used(children[1], self._sentence)

    def paid_back(self, children: Children) -> dt.PaidBack:
        return dt.PaidBack(children[1], self._sentence)

    def economic_report(self, children: Children) -> dt.EconomicReport:
        return dt.EconomicReport(children[2], len(children) > 3, self._sentence)

    def booked(self, children: Children) -> dt.Booked:
        year = self._year(children[3]) if len(children) > 3 else None
        return dt.Booked(children[1], year, self._sentence)

    def duty_date(self, children: Children) -> dt.DutyDate:
        last = children[-1]
        every = dt.Recurrence(last.type) if isinstance(last, Token) else None
        return dt.DutyDate(each(children, date), every, self._span(*children))

    def duty_first(self, children: Children) -> dt.DutyFirst:
        return dt.DutyFirst(xp.DaySide(children[0].type), children[1], self._span(*children))

    def duty_last(self, children: Children) -> dt.DutyLast:
        if len(children) == 2:
            return dt.DutyLast(children[1], span=self._span(*children))
        _, number, unit, day = children
        span = self._span(*children)
        return dt.DutyLast(day, self._whole(number), xp.SpanUnit(unit.type), span)

    def duty(self, children: Children) -> dt.Duty:
        verb = next(i for i, child in enumerate(children) if _is_verb(child))
        rest = children[verb + 2 :]
        addressed = bool(rest) and isinstance(rest[0], Token)
        to = rest[1] if addressed else None
        labels = each(rest[2:] if addressed else rest, Text)
        return dt.Duty(
            cast(Named, one(children, Named)).name,
            each(children, Ref),
            children[verb + 1],
            children[verb].type == "DELIVERS",
            to,
            one(rest, dt.DutyDate) or one(rest, dt.DutyLast),
            one(rest, dt.DutyFirst),
            labels[0] if labels else None,
            self._sentence,
        )

    def contains(self, children: Children) -> dt.Contains:
        during = inner(one(children, Scoped))
        return dt.Contains(children[1], one(children, Name), during, self._sentence)

    def received(self, children: Children) -> dt.Received:
        return dt.Received(children[1], self._sentence)


def _amount_in(children: Children) -> gr.Amount | None:
    return one(children, xp.Quantity) or one(children, gr.Reckoned)


def _is_verb(child: object) -> bool:
    return isinstance(child, Token) and child.type in {"DELIVERS", "MUST"}


def _tie_rule(child: object) -> gr.TieOrder | gr.Draw | None:
    """A rule for equal claims, if a child is one."""
    if isinstance(child, Token) and child.type in _TIE_ORDERS:
        return gr.TieOrder(child.type)
    return child if isinstance(child, gr.Draw) else None
