"""In: a grant's outcome. Out: the head of its part of the page: what it gives, when and on what.

Guarantees: conditions and values are in the page's language, whatever language the file is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import grants_in
from overenskommelse.model.duties import Terms
from overenskommelse.model.grants import (
    AmountShare,
    Fund,
    FundPart,
    Grant,
    Limit,
    OwnBound,
    PaidWhen,
    Payment,
    Split,
    SplitKind,
    SplitPart,
)
from overenskommelse.model.requirements import Requirement
from overenskommelse.model.rounding import MethodRule
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.render import numbers
from overenskommelse.render.clauses import Clauses
from overenskommelse.render.formulas import Formulas
from overenskommelse.render.page_words import joined, month, say, within_sentence
from overenskommelse.render.reasons import Wording
from overenskommelse.render.rounding_words import method_clause
from overenskommelse.source.numbers import grouped

_INDENT = "  "


def grant_head(outcome: GrantOutcome, wording: Wording) -> Iterator[str]:
    """The lines of the head, the title first."""
    grant = outcome.grant
    title = grant.name if grant.label == grant.name else f"{grant.label} ({grant.name})"
    yield title
    yield "-" * len(title)
    yield _opening(outcome, wording)
    yield from _added(outcome, wording)
    yield from _limits(grant, wording)
    yield from _rounding(grant, wording)
    yield from _payment(grant, wording)
    yield from _terms(grant.terms, wording)
    yield from _requisitions(grant, wording)
    yield wording.say("state", state=wording.say(f"state {outcome.state.value}"))
    if grant.requirements:
        yield f"{wording.say('requirements')}:"
        yield from (_INDENT + _requirement(item, grant, wording) for item in grant.requirements)
    if grant.failing_shares is not None:
        yield wording.say("failing", rule=_failing(grant, wording))
    if grant.left_to is not None:
        yield say("left to", wording.language, name=wording.grant(grant.left_to))


def _added(outcome: GrantOutcome, wording: Wording) -> Iterator[str]:
    """What other grants have left to this one."""
    if outcome.brought:
        grants = wording.model.grants.values()
        sources = [wording.grant(each.name) for each in grants if each.left_to == outcome.name]
        amounts = {"amount": grouped(outcome.brought), "total": grouped(outcome.available)}
        names = joined(sources, wording.language)
        yield say("brought", wording.language, names=names, **amounts)


def term_label(term: xp.Term, wording: Wording) -> str:
    """What a value is called in print: a name by its label, one that is reckoned as its formula."""
    match term:
        case xp.FactTerm(name, _, None) | xp.MeasureTerm(name, _, None):
            return wording.label(name)
        case _:
            return Formulas(wording.language).text(term)


def part_text(part: SplitPart, wording: Wording) -> str:
    """A part of a mixed split, as ``30 % split equally``."""
    share = f"{numbers.plain(part.share * 100)} %"
    return f"{share} {_by(part, wording)}"


def _by(part: SplitPart, wording: Wording) -> str:
    if part.by_fixed_keys:
        return wording.say("split by fixed keys")
    if part.key is None:
        return wording.say("split equally")
    return wording.say("split by", measure=within_sentence(term_label(part.key, wording)))


def _opening(outcome: GrantOutcome, wording: Wording) -> str:
    """How much, to whom and how it is split."""
    grant = outcome.grant
    amount = grouped(grant.amount)
    amount = wording.say("at most amount", amount=amount) if grant.at_most else amount
    if grant.split.kind is SplitKind.ONLY:
        who = _named(tuple(code for code, _ in grant.split.fixed), grant, wording)
        return say("to one", wording.language, amount=amount, name=who)
    count = len(outcome.verdicts)
    return wording.say(
        "grant appointed" if grant.split.kind is SplitKind.APPOINTED else "grant",
        amount=amount,
        count=count,
        kind=wording.recipients(grant.kind, count),
        split=_split(grant.split, wording),
    )


def _split(split: Split, wording: Wording) -> str:
    match split.kind:
        case SplitKind.EQUALLY | SplitKind.BY_KEY:
            return ", ".join(_by(part, wording) for part in split.parts)
        case SplitKind.WEIGHED_TOGETHER | SplitKind.EACH_BY_ITSELF:
            parts = ", ".join(part_text(part, wording) for part in split.parts)
            return f"{parts}: {wording.say(f'split {split.kind.value}')}"
        case _:
            return wording.say(f"split {split.kind.value}")


def _failing(grant: Grant, wording: Wording) -> str:
    """What becomes of shares of those who fail."""
    part = grant.failing_part
    if part is None or grant.failing_shares is None:
        return wording.say(grant.failing_shares.value) if grant.failing_shares else ""
    way = Formulas(wording.language).way(part.direction)
    share = f"{numbers.plain(part.share * 100)} %"
    return say("in part", wording.language, share=share, way=way)


def _limit(limit: Limit, wording: Wording) -> str:
    """A floor or ceiling: a value, or a share of the amount."""
    if isinstance(limit, AmountShare):
        share = f"{numbers.plain(limit.share * 100)} %"
        return say("of the amount", wording.language, share=share)
    return term_label(limit, wording)


def _own(own: OwnBound, grant: Grant, wording: Wording) -> str:
    """What some recipients get at least, at most or exactly."""
    is_exact = own.floor is not None and own.ceiling is not None
    key = "own exact" if is_exact else "own floor" if own.floor is not None else "own ceiling"
    term = own.floor or own.ceiling
    value = "" if term is None else _limit(term, wording)
    return say(key, wording.language, who=_named(own.recipients, grant, wording), value=value)


def _limits(grant: Grant, wording: Wording) -> Iterator[str]:
    """Floor, ceiling and lot, one line each."""
    split = grant.split
    for key, term in (("floor", split.floor), ("ceiling", split.ceiling)):
        if term is not None:
            yield say(key, wording.language, value=_limit(term, wording))
    for own in split.own:
        yield _own(own, grant, wording)
    if split.lot != 1:
        yield say("lot", wording.language, value=grouped(split.lot))


def _rounding(grant: Grant, wording: Wording) -> Iterator[str]:
    """How the split is rounded, where the agreement says another way than the usual one."""
    if grant.split.method != MethodRule():

        def called(code: str) -> str:
            return wording.recipient(code, grant.kind)

        told = method_clause(grant.split.method, wording.language, called)
        yield f"{told[0].upper()}{told[1:]}"


def _payment(grant: Grant, wording: Wording) -> Iterator[str]:
    for payment in (*grant.advances, grant.payment):
        if payment is not None:
            yield _paid(payment, grant, wording)


def _paid(payment: Payment, grant: Grant, wording: Wording) -> str:
    """When all, a share or the rest is paid, and how."""
    last = payment.last
    day = month(last, wording.language) if payment.when is PaidWhen.IN else last.isoformat()
    how = wording.say("requisition" if payment.requisition else "no requisition")
    told = wording.say(f"paid {payment.when.value}", day=day, how=how)
    if not grant.advances:
        return told
    return f"{step_title(payment, wording)}: {told[0].lower()}{told[1:]}"


def step_title(payment: Payment, wording: Wording) -> str:
    """A step of a payment: its share, or that it is the rest."""
    if payment.share is None:
        return say("the rest", wording.language)
    return f"{numbers.plain(payment.share * 100)} %"


def _terms(terms: Terms, wording: Wording) -> Iterator[str]:
    """What is to be done before and after the payment, one line each."""
    language = wording.language
    days: tuple[tuple[str, date | None, str | None], ...] = (
        ("requested by", terms.requested_by, "or lapses" if terms.lapses else None),
        ("repaid by", terms.repaid_by, None),
        ("reported by", terms.reported_by, "or reclaimed" if terms.reclaimable else None),
    )
    for key, day, otherwise in days:
        if day is not None:
            told = say(key, language, day=day.isoformat())
            yield told + (say(otherwise, language) if otherwise else "")
    if terms.appropriation is not None:
        year = terms.budget_year
        of_year = "" if year is None else say("of year", language, year=year)
        yield say("appropriation", language, text=terms.appropriation) + of_year


def _requisitions(grant: Grant, wording: Wording) -> Iterator[str]:
    """The terms of the requisitions that cover the grant, itself or within a fund."""
    names = {grant.name, grant.whole, *_funds_with(grant.name, wording.model.parts)}
    for requisition in wording.model.requisitions:
        if names.isdisjoint(requisition.covers):
            continue
        same = requisition.label == requisition.name
        called = requisition.name if same else f"{requisition.label} ({requisition.name})"
        told = list(_terms(requisition.terms, wording))
        if told:
            yield say("within", wording.language, name=called)
            yield from (_INDENT + line for line in told)


def _funds_with(name: str, parts: tuple[FundPart, ...]) -> Iterator[str]:
    """The names of the funds that hold a grant, at any depth."""
    for part in parts:
        if isinstance(part, Fund) and any(grant.name == name for grant in grants_in((part,))):
            yield part.name
            yield from _funds_with(name, part.parts)


def _requirement(item: Requirement, grant: Grant, wording: Wording) -> str:
    """A requirement with its condition, whom it does not concern, and its source."""
    clauses = Clauses(wording.language)
    told = [clauses.condition(item)]
    if item.except_for:
        who = _named(item.except_for, grant, wording)
        told.append(say("except", wording.language, who=who))
    for other in item.instead:
        who = _named(other.recipients, grant, wording)
        condition = clauses.condition(other)
        told.append(say("instead", wording.language, who=who, condition=condition))
    source = f" [{'; '.join(item.sources)}]" if item.sources else ""
    named = item.name if item.label == item.name else f"{item.name}: {item.label}"
    return f"{named}: {'; '.join(told)}{source}"


def _named(codes: tuple[str, ...], grant: Grant, wording: Wording) -> str:
    """Recipients of a grant by their names and codes."""
    return joined([wording.recipient(code, grant.kind) for code in codes], wording.language)
