"""In: two evaluations compared. Out: a page of whose verdicts change, and by how many kronor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from overenskommelse.check.supposing import RuleChange
from overenskommelse.facts.fact_set import FactValue
from overenskommelse.facts.supposing import DecisionChange, FactChange
from overenskommelse.outcome.comparison import (
    Comparison,
    GrantMoves,
    Move,
    RequirementMove,
    TargetMoves,
)
from overenskommelse.outcome.reasons import Quantity
from overenskommelse.outcome.status import Status
from overenskommelse.render.days import days_told, origin_told
from overenskommelse.render.numbers import as_printed
from overenskommelse.render.reasons import Wording
from overenskommelse.render.table import aligned
from overenskommelse.render.whatif_words import say
from overenskommelse.source.numbers import grouped
from overenskommelse.source.records import frozen

_RIGHT = frozenset({2, 3, 4})
_MOST_FACTS = 20


@frozen
class Supposed:
    """What is supposed, for the head of a page.

    Attributes:
        rules: The rules with other values.
        facts: The facts with other values.
        decisions: The decisions that come out otherwise.
        is_correction: Whether the sides differ only in what was known of the same facts.
    """

    rules: tuple[RuleChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    decisions: tuple[DecisionChange, ...] = ()
    is_correction: bool = False


def comparison_page(comparison: Comparison, supposed: Supposed, wording: Wording) -> str:
    """What is supposed, then for each grant who gets more and less and why, then the sums."""
    language = wording.language
    blocks = [page_head(comparison, wording), list(_supposed(supposed, wording))]
    if comparison.is_same:
        blocks.append([say("nothing", language)])
    titles = (say("before", language), say("after", language))
    blocks += [list(_grant(item, titles, wording)) for item in comparison.grants]
    blocks += [[item.label, *_verdicts(item, wording)] for item in _others(comparison)]
    if len(comparison.grants) > 1:
        rows = [_row(move, wording) for move in comparison.in_all()]
        blocks.append([say("in all", language), *_table(rows, titles, wording)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _others(comparison: Comparison) -> tuple[TargetMoves, ...]:
    """What decides no money."""
    return (*comparison.targets, *comparison.flags, *comparison.duties)


def readings_page(readings: Comparison | None, wording: Wording) -> str:
    """Both readings of the shares of those who fail, side by side."""
    language = wording.language
    if readings is None:
        return say("no readings", language) + "\n"
    blocks = [[*page_head(readings, wording), say("readings", language)]]
    titles = (say("shared", language), say("not paid", language))
    blocks += [list(_grant(item, titles, wording)) for item in readings.grants]
    if not readings.grants:
        blocks.append([say("same readings", language)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def page_head(comparison: Comparison, wording: Wording) -> list[str]:
    """The agreement, and the day, or both days."""
    before, after = comparison.before, comparison.after
    title = f"{before.title} {before.year or ''}".rstrip()
    if before.on == after.on and before.known_by == after.known_by:
        return [title, *days_told(before.on, before.known_by, wording)]
    one, other = _day(before.on, wording), _day(after.on, wording)
    told = [say("as of two", wording.language, one=one, other=other)]
    if before.on == after.on:
        told = days_told(before.on, before.on, wording)
    one, other = _day(before.known_by, wording), _day(after.known_by, wording)
    if (before.on, after.on) != (before.known_by, after.known_by):
        told.append(say("known by two", wording.language, one=one, other=other))
    return [title, *told]


def _day(day: date | None, wording: Wording) -> str:
    return say("no day", wording.language) if day is None else day.isoformat()


def _supposed(supposed: Supposed, wording: Wording) -> Iterator[str]:
    language = wording.language
    if supposed.rules or supposed.facts or supposed.decisions:
        yield say("corrected" if supposed.is_correction else "supposed", language)
    for rule in supposed.rules:
        told = {"name": rule.name, "before": as_printed(rule.before, language)}
        told["after"] = as_printed(rule.after, language)
        yield "  " + say("rule", language, line=rule.place.line, **told)
    for fact in supposed.facts[:_MOST_FACTS]:
        before, after = _value(fact, fact.before, wording), _value(fact, fact.after, wording)
        named = _named(fact, wording)
        yield "  " + say("fact", language, fact=named, before=before, after=after)
    more = len(supposed.facts) - _MOST_FACTS
    if more > 0:
        yield "  " + say(
            "one more fact" if more == 1 else "more facts", language, count=grouped(more)
        )
    for decision in supposed.decisions:
        owner, name, recipient = decision.key
        label = next(
            rule.requirement.label
            for rule in wording.model.rules_named(name)
            if rule.owner == owner
        )
        who = wording.recipient(recipient, owner.kind)
        named = say("decided", language, label=label, who=who)
        before, after = _found(decision.before, wording), _found(decision.after, wording)
        yield "  " + say("fact", language, fact=named, before=before, after=after)


def _found(met: bool | None, wording: Wording) -> str:  # noqa: FBT001 - what was decided
    if met is None:
        return say("missing", wording.language)
    return wording.say("met" if met else "not met")


def _named(change: FactChange, wording: Wording) -> str:
    """A fact with whom and when it is for."""
    name, recipient, period, items = change.key
    kind = wording.model.facts[name].kind
    who = [] if recipient is None else [wording.recipient(recipient, kind)]
    when = [] if period is None else [period]
    return ", ".join([wording.label(name), *who, *when, *items])


def _value(change: FactChange, given: FactValue | None, wording: Wording) -> str:
    """A value, with the register it was taken from and the day."""
    if given is None:
        return say("missing", wording.language)
    unit = wording.model.facts[change.key[0]].type.unit
    value = wording.quantity(Quantity(given.value, unit))
    origin = origin_told(given.register, given.extracted, wording)
    return f"{value} ({origin})" if origin else value


def _grant(moves: GrantMoves, titles: tuple[str, str], wording: Wording) -> Iterator[str]:
    language = wording.language
    yield f"{moves.label} ({moves.name})"
    if moves.amount[0] != moves.amount[1]:
        before, after = (_kronor(amount) for amount in moves.amount)
        yield f"{say('amount', language)}: {before} → {after} kr"
    if moves.state[0] is not moves.state[1]:
        states = [
            say("not judged", language) if state is None else wording.say(f"state {state.value}")
            for state in moves.state
        ]
        yield say("state", language, before=states[0], after=states[1])
    rows = [_row(move, wording) for move in moves.moves]
    if moves.undistributed[0] != moves.undistributed[1]:
        left = Move("", wording.say("undistributed"), (None, None), moves.undistributed)
        rows.append(_row(left, wording))
    if rows:
        yield from _table(rows, titles, wording)
    if moves.more and moves.less:
        yield say("moved", language, more=grouped(moves.more), less=grouped(moves.less))
    told = list(_verdicts(moves, wording))
    if told:
        yield say("verdicts", language)
        yield from told


def _table(rows: Sequence[list[str]], titles: tuple[str, str], wording: Wording) -> Iterator[str]:
    language = wording.language
    header = [wording.say("code"), wording.say("name"), *titles, say("difference", language)]
    judged = any(row[-1] for row in rows)
    yield from aligned([[*header, say("verdict", language) if judged else ""], *rows], _RIGHT)


def _row(move: Move, wording: Wording) -> list[str]:
    before, after = (_kronor(amount) for amount in move.amount)
    turn = _turn(move.status, wording) if move.turns else ""
    return [move.recipient, move.name, before, after, signed(move.difference), turn]


def _verdicts(moves: GrantMoves | TargetMoves, wording: Wording) -> Iterator[str]:
    """Those whose verdicts change, each with the requirements that turn and why."""
    for move in moves.moves:
        if move.turns or move.requirements:
            yield f"  {move.recipient} {move.name}: {_turn(move.status, wording)}"
            for requirement in move.requirements:
                yield f"    {requirement.label}: {_reasons(requirement, wording)}"


def _reasons(move: RequirementMove, wording: Wording) -> str:
    """Why it stands as it does now, or did if it is gone."""
    sides = (move.before, move.after)
    statuses = (
        None if move.before is None else move.before.status,
        None if move.after is None else move.after.status,
    )
    told = next((wording.verdict(item) for item in reversed(sides) if item is not None), "")
    return f"{_turn(statuses, wording)}; {told}" if told else _turn(statuses, wording)


def _turn(statuses: tuple[Status | None, Status | None], wording: Wording) -> str:
    words = [
        say("not judged", wording.language) if status is None else wording.say(status.value)
        for status in statuses
    ]
    if statuses[0] is statuses[1]:
        return words[0]
    return say("turn", wording.language, before=words[0], after=words[1])


def signed(amount: int | None) -> str:
    """A difference with its sign.

    Example:
        >>> signed(1500), signed(-1500), signed(0), signed(None)
        ('+1 500', '−1 500', '0', '?')
    """
    if amount is None:
        return "?"
    sign = {1: "+", -1: "−"}.get((amount > 0) - (amount < 0), "")
    return f"{sign}{grouped(abs(amount))}"


def _kronor(amount: int | None) -> str:
    return "?" if amount is None else grouped(amount)
