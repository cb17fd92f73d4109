"""In: what grants gave, and the facts. Out: what became of the money, recipient by recipient.

Grants of one requisition are settled together, and so are the parts of a grant that was cut; a
grant with a day of its own to repay or to report by is settled by itself. Guarantees: an amount
that can still change, or that rests on a missing fact, is not told; reclaiming may follow, never
must.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from overenskommelse.engine.conditions import judge
from overenskommelse.engine.entitlements import (
    Entitlement,
    Entitlements,
    Paid,
    entitlements_of,
    that_move_money,
)
from overenskommelse.engine.grants import part_of_share
from overenskommelse.engine.requisitions import asking_for
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel, funds_in, names_around
from overenskommelse.model.duties import Requisition, Terms
from overenskommelse.model.grants import Grant
from overenskommelse.model.units import Unit
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.reasons import Gap, GapKind, Reason
from overenskommelse.outcome.settlement import Kronor, Reclaim, Settlement, SettlementLine
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.source.records import frozen


def settlements_of(evaluation: Evaluation, situation: Situation) -> tuple[Settlement, ...]:
    """What became of the money of each grant and requisition that something is to be done of."""
    groups: dict[tuple[str, str, str], tuple[Grant | Requisition, list[_Given]]] = {}
    model = situation.model
    for outcome in evaluation.outcomes:
        clause = _settled_with(outcome.grant, model)
        if clause is not None:
            name = outcome.grant.whole if isinstance(clause, Grant) else clause.name
            key = (type(clause).__name__, name, outcome.grant.kind)
            given = _given(outcome, evaluation, situation)
            groups.setdefault(key, (clause, []))[1].append(given)
    return tuple(
        _settlement(name, clause, given, situation)
        for (_, name, _), (clause, given) in groups.items()
    )


def _settled_with(grant: Grant, model: AgreementModel) -> Grant | Requisition | None:
    """The clause that says what is to be done of a grant's money, if one does."""
    names = names_around(grant.name, model.parts)
    covering = (item for item in model.requisitions if not names.isdisjoint(item.covers))
    requisition = next(covering, None)
    if requisition is not None and _says_enough(requisition.terms) and not _ends(grant.terms):
        return requisition
    return grant if _says_enough(grant.terms) else None


def _says_enough(terms: Terms) -> bool:
    return _ends(terms) or (terms.lapses and terms.requested_as is not None)


def _ends(terms: Terms) -> bool:
    """Whether the terms say what is to be done after the payment."""
    return terms.repaid_by is not None or terms.reported_by is not None


@frozen
class _Given:
    """What a grant gave, and how far it can be told.

    Attributes:
        outcome: What came out of it.
        possible: How each can still stand.
        moving: Of that, what makes a difference to the money.
        is_certain: Whether nothing that is open of somebody can change another's share.
        is_asked_for: Whether asking for it in time is judged.
    """

    outcome: GrantOutcome
    possible: Entitlements
    moving: Entitlements
    is_certain: bool
    is_asked_for: bool

    def is_for(self, code: str) -> bool:
        """Whether a recipient is one of those the grant is for."""
        return self.outcome.grant.is_for(code)

    def paid(self, code: str) -> int | None:
        """What a recipient gets, once nothing can change it."""
        entitlements = self.moving[code]
        if all(one.paid is Paid.NOTHING for one in entitlements):
            return 0
        is_final = self.is_certain and len(entitlements) == 1
        return self.outcome.amount_of(code) if is_final else None

    def lapsed(self, code: str) -> int | None:
        """What a recipient lost just because it asked too late."""
        return self._lost(code)[0]

    def withheld(self, code: str) -> int | None:
        """What else of its share it did not get, and no other grant did."""
        return self._lost(code)[1]

    def _lost(self, code: str) -> tuple[int | None, int | None]:
        entitlements = self.possible[code]
        if all(one == Entitlement(is_counted=True, paid=Paid.WHOLE) for one in entitlements):
            return 0, 0
        share = self._share(code)
        amount = self.paid(code)
        if share is None or amount is None or len({one.lost for one in entitlements}) > 1:
            return None, None
        lapsed = part_of_share(share, entitlements[0].lost, self.outcome.grant) or 0
        stays = self.outcome.grant.left_to is None
        return lapsed, share - amount - lapsed if stays else 0

    def _share(self, code: str) -> int | None:
        """What the split gave a recipient, before anything was kept from it."""
        if not self.is_certain or self.outcome.state is GrantState.OPEN:
            return None
        if not self.outcome.allocations and self.outcome.undistributed:
            return None
        return sum(each.amounts.get(code, 0) for each in self.outcome.allocations)


def _given(outcome: GrantOutcome, evaluation: Evaluation, situation: Situation) -> _Given:
    grant = outcome.grant
    possible = entitlements_of(outcome.verdicts, grant, situation)
    moving = that_move_money(possible, grant)
    counted = all(len({one.is_counted for one in each}) == 1 for each in moving.values())
    leaving = (each for each in evaluation.outcomes if each.grant.left_to == grant.name)
    brought = all(each.state is GrantState.FINAL for each in leaving)
    asked = asking_for(grant, situation.model) is not None
    return _Given(outcome, possible, moving, counted and brought, asked)


def _settlement(
    name: str, clause: Grant | Requisition, given: Sequence[_Given], situation: Situation
) -> Settlement:
    model = situation.model
    kind = model.kinds[given[0].outcome.grant.kind]
    terms = _terms(clause, model)
    settling = _Settling(terms, situation)
    lines = (
        settling.line(code, member.name, [each for each in given if each.is_for(code)])
        for code, member in kind.by_code.items()
        if any(each.is_for(code) for each in given)
    )
    labels = {fund.name: fund.label for fund in funds_in(model.parts)}
    return Settlement(
        name,
        clause.label if name == clause.name else labels[name],
        kind.name,
        tuple(each.outcome.name for each in given),
        terms,
        _undistributed(given),
        tuple(lines),
        clause.sources,
    )


def _terms(clause: Grant | Requisition, model: AgreementModel) -> Terms:
    """The terms of a clause; a grant may be asked for in a requisition, and settled by itself."""
    if isinstance(clause, Requisition):
        return clause.terms
    asked = model.terms_of(clause)
    return evolve(
        clause.terms,
        requested_by=asked.requested_by,
        lapses=asked.lapses,
        requested_as=asked.requested_as,
    )


def _undistributed(given: Sequence[_Given]) -> int | None:
    """What nobody got; None while that can still change."""
    found = [
        each.outcome.undistributed
        for each in given
        if each.outcome.state is GrantState.FINAL and each.outcome.undistributed is not None
    ]
    return sum(found) if len(found) == len(given) else None


@frozen
class _Settling:
    """Makes the lines of a settlement.

    Attributes:
        terms: What was to be done before and after the payment.
        situation: What is known, and the day to settle as of.
    """

    terms: Terms
    situation: Situation

    def line(self, code: str, name: str, given: Sequence[_Given]) -> SettlementLine:
        """What became of one recipient's money."""
        paid = _sum(each.paid(code) for each in given)
        reported = self._amount(self.terms.used_as, code)
        repaid = self._amount(self.terms.paid_back_as, code)
        repaid = 0 if paid == 0 and repaid is None else repaid
        report = None if paid == 0 else self._report(code)
        line = SettlementLine(
            code,
            name,
            paid,
            reported,
            repaid,
            _sum(each.lapsed(code) for each in given),
            _sum(each.withheld(code) for each in given),
            Status.NOT_APPLICABLE,
            self._days_late(),
            report,
            _asked(code, given),
            Reclaim.DOES_NOT_FOLLOW if paid == 0 else self._reclaim(report),
            (),
        )
        gaps = [*_gaps_of_payment(line, given), *self._gaps(line)]
        if report is not None and self.terms.reclaimable:
            gaps += report.all_gaps()
        return evolve(line, repayment=self._repayment(line), gaps=tuple(dict.fromkeys(gaps)))

    def _amount(self, fact: str | None, code: str) -> Kronor | None:
        """Kronor that a fact tells of a recipient."""
        value = None if fact is None else self.situation.facts.get(fact, code, None)
        if not isinstance(value, Fraction):
            return None
        return value.numerator if value.denominator == 1 else value

    def _days_late(self) -> int | None:
        last, on = self.terms.repaid_by, self.situation.on
        return None if last is None or on is None else (on - last).days

    def _report(self, code: str) -> Reason | None:
        """How a recipient's economic report stands, if a fact tells when it came."""
        fact, last = self.terms.reported_as, self.terms.reported_by
        if fact is None or last is None:
            return None
        condition = xp.InTime(xp.FactTerm(fact, Unit.DATE), last)
        return judge(condition, Asked(code, None), self.situation)

    def _reclaim(self, report: Reason | None) -> Reclaim:
        last = self.terms.reported_by
        if not self.terms.reclaimable or last is None:
            return Reclaim.DOES_NOT_FOLLOW
        if report is not None and report.status.is_decided:
            is_late = report.status is Status.NOT_MET
            return Reclaim.MAY_FOLLOW if is_late else Reclaim.DOES_NOT_FOLLOW
        lies_ahead = self.situation.has_passed(last) is False
        return Reclaim.NOT_YET_DUE if lies_ahead else Reclaim.OPEN

    def _repayment(self, line: SettlementLine) -> Status:
        """How a recipient stands on repaying what it did not use."""
        if line.paid == 0 or self.terms.repaid_by is None:
            return Status.NOT_APPLICABLE
        if line.remaining == 0:
            return Status.MET
        if line.days_late is not None and line.days_late <= 0:
            return Status.NOT_YET_DUE
        is_known = line.days_late is not None and line.remaining is not None
        return Status.NOT_MET if is_known else Status.OPEN

    def _gaps(self, line: SettlementLine) -> Iterator[Gap]:
        """The facts that are missing to tell what is still to be repaid, and the day."""
        last = self.terms.repaid_by
        if line.paid == 0 or last is None or line.remaining == 0:
            return
        lies_ahead = self.situation.has_passed(last) is False
        kind = GapKind.NOT_YET_DUE if lies_ahead else GapKind.NOT_REPORTED
        due = last if lies_ahead else None
        told = ((self.terms.used_as, line.reported), (self.terms.paid_back_as, line.repaid))
        missing = [fact for fact, amount in told if fact is not None and amount is None]
        yield from (Gap(kind, fact, None, due) for fact in missing)
        if self.situation.on is None and not missing:
            yield Gap(GapKind.NO_DATE, self.terms.paid_back_as or self.terms.used_as, None, last)


def _gaps_of_payment(line: SettlementLine, given: Sequence[_Given]) -> Iterator[Gap]:
    """What keeps open how much a recipient gets."""
    for each in given:
        if each.paid(line.recipient) is None:
            own = each.outcome.verdict(line.recipient).requirements
            missing = [gap for verdict in own for gap in verdict.missing]
            yield from (*each.outcome.split_gaps, *missing) or each.outcome.gaps


def _asked(code: str, given: Sequence[_Given]) -> Reason | None:
    """How a recipient's requisition stands; asking is the last that is judged of a grant."""
    for each in given:
        if each.is_asked_for:
            return each.outcome.verdict(code).requirements[-1].reason
    return None


def _sum(amounts: Iterable[int | None]) -> int | None:
    found = list(amounts)
    known = [each for each in found if each is not None]
    return sum(known) if len(known) == len(found) else None
