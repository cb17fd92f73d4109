"""In: a grant's outcome. Out: the table of who gets what, how ties were settled, and the sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from overenskommelse.allocation.record import Allocation, Tie
from overenskommelse.allocation.rounding import Method
from overenskommelse.model.grants import SplitKind
from overenskommelse.outcome.payments import GrantOutcome, PaymentLine
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.render import numbers
from overenskommelse.render.grant_head import part_text, step_title
from overenskommelse.render.key_columns import Column, key_columns
from overenskommelse.render.page_words import joined, say
from overenskommelse.render.reasons import Wording
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language
from overenskommelse.source.numbers import grouped

_FIRST_NUMBER = 2


def grant_table(outcome: GrantOutcome, wording: Wording) -> list[str]:
    """A line for each recipient, the total, and what nobody gets.

    The verdict stays empty where there is no requirement to be judged.
    """
    judged = _is_judged(outcome)
    columns = key_columns(outcome, wording)
    header = [
        wording.say("code"),
        wording.say("name"),
        *(column.title for column in columns),
        wording.say("share"),
        wording.say("amount"),
        wording.say("verdict") if judged else "",
    ]
    rows = [header, *(_row(line, columns, outcome, wording) for line in outcome.payments)]
    if len(outcome.payments) > 1:
        rows.append(_total(outcome, columns, wording))
    if outcome.undistributed:
        left = grouped(outcome.undistributed)
        empty = [""] * (len(columns) + 1)
        rows.append(["", wording.say("undistributed"), *empty, left, ""])
        if outcome.lapsed:
            told = say("lapsed", wording.language)
            rows.append(["", told, *empty, grouped(outcome.lapsed), ""])
    if outcome.carried:
        told = say("carried", wording.language, name=wording.grant(outcome.grant.left_to))
        rows.append(["", told, *[""] * (len(columns) + 1), grouped(outcome.carried), ""])
    return aligned(rows, frozenset(range(_FIRST_NUMBER, _FIRST_NUMBER + len(columns) + 2)))


def steps_table(outcome: GrantOutcome, wording: Wording) -> list[str]:
    """What each recipient gets in each step; nothing of a grant that is paid at once."""
    if not outcome.grant.advances or outcome.grant.payment is None:
        return []
    steps = (*outcome.grant.advances, outcome.grant.payment)
    titles = [f"{step_title(step, wording)} {step.last:%Y-%m}" for step in steps]
    rows = [[wording.say("code"), wording.say("name"), *titles, wording.say("amount")]]
    for line in outcome.payments:
        amounts = (*outcome.steps_of(line.recipient), line.amount)
        told = ["?" if amount is None else grouped(amount) for amount in amounts]
        rows.append([line.recipient, line.name, *told])
    return aligned(rows, frozenset(range(2, len(rows[0]))))


def ties(outcome: GrantOutcome, wording: Wording) -> Iterator[str]:
    """How equal remainders were settled, each part of a mixed split by itself."""
    parts = outcome.grant.split.parts
    names = {line.recipient: line.name for line in outcome.payments}
    is_mixed = outcome.grant.split.kind is SplitKind.EACH_BY_ITSELF
    for number, allocation in enumerate(outcome.allocations):
        if allocation.tie is None or allocation.tie.rule is None:
            continue
        told = _tie(allocation, names, wording)
        if is_mixed and len(parts) == len(outcome.allocations):
            part = part_text(parts[number], wording)
            told = say("tie in part", wording.language, part=part, tie=told)
        yield told + _not_paid(outcome, allocation.tie, wording)


def summary_table(outcomes: Sequence[GrantOutcome], language: Language) -> list[str]:
    """The amounts of all grants, and how far they are split; the parts add up to the first."""
    states = dict.fromkeys(GrantState, 0)
    left = 0
    for outcome in outcomes:
        undistributed = outcome.undistributed or 0
        carried = outcome.carried or 0
        states[outcome.state] += outcome.available - undistributed - carried
        left += undistributed
    rows = [(say("summary amounts", language), sum(item.grant.amount for item in outcomes))]
    rows += [(say(f"summary {state.value}", language), states[state]) for state in GrantState]
    rows.append((say("summary undistributed", language), left))
    return aligned([[title, f"{grouped(amount)} kr"] for title, amount in rows], frozenset({1}))


def _is_judged(outcome: GrantOutcome) -> bool:
    """Whether there is anything to be judged: requirements, or asking in time."""
    return any(verdict.requirements for verdict in outcome.verdicts)


def _row(
    line: PaymentLine, columns: list[Column], outcome: GrantOutcome, wording: Wording
) -> list[str]:
    verdict = wording.say(line.status.value) if _is_judged(outcome) else ""
    if line.is_held:
        verdict += f" ({wording.say('held')})"
    return [
        line.recipient,
        line.name,
        *(column.cells.get(line.recipient, "") for column in columns),
        numbers.percent(line.share) if line.share is not None else "",
        grouped(line.amount) if line.amount is not None else "?",
        verdict,
    ]


def _total(outcome: GrantOutcome, columns: list[Column], wording: Wording) -> list[str]:
    known = [line.amount for line in outcome.payments if line.amount is not None]
    complete = len(known) == len(outcome.payments)
    counted = [line for line in outcome.payments if line.share is not None]
    shares = [line.share for line in counted if line.share is not None]
    amount = grouped(sum(known)) if complete else "?"
    if outcome.grant.at_most and complete:
        amount = wording.say("at most amount", amount=amount)
    return [
        "",
        wording.say("total"),
        *(column.total for column in columns),
        numbers.percent(Fraction(sum(shares)), decimals=0) if shares else "",
        amount,
        "",
    ]


def _tie(allocation: Allocation, names: Mapping[str, str], wording: Wording) -> str:
    """Who got the money that was left over, and how much it was."""
    tie = allocation.tie
    if tie is None:
        return ""
    money = tie.units * allocation.lot
    who = joined([names[code] for code in tie.winners], wording.language)
    is_usual = allocation.rounding.method is Method.LARGEST_REMAINDER
    told = ("tie" if is_usual else "tie of claims") + (" one" if money == 1 else "")
    rule = _rule(tie, wording.language)
    return say(told, wording.language, money=grouped(money), who=who, rule=rule)


def _not_paid(outcome: GrantOutcome, tie: Tie, wording: Wording) -> str:
    """Those whom a tie favours and who are paid nothing, since they fail the requirements."""
    who = [
        line.name
        for line in outcome.payments
        if line.recipient in tie.winners and line.status is Status.NOT_MET and line.amount == 0
    ]
    if not who:
        return ""
    return " " + say("tie not paid", wording.language, who=joined(who, wording.language))


def _rule(tie: Tie, language: Language) -> str:
    """What settled equal claims, each rule that was asked in its turn."""
    record = {} if tie.draw is None else tie.draw.to_dict()
    rules = (tie.rule or "").split(", ")
    return say("and then", language).join(say(f"by {rule}", language, **record) for rule in rules)
