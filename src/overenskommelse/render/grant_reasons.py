"""In: a grant's outcome. Out: what is not met and what is open, and what rests on decisions."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.reasons import GapKind
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import Verdict
from overenskommelse.render.page_words import called
from overenskommelse.render.reasons import Wording

_INDENT = "  "
_MOST_ALIKE = 3
"""So many recipients with the same reasons are still told one by one."""


def grant_reasons(outcome: GrantOutcome, wording: Wording) -> Iterator[tuple[str, list[str]]]:
    """Titles, each with its lines; some have none."""
    verdicts = outcome.verdicts
    failing = frozenset(v.recipient for v in verdicts if v.status is Status.NOT_MET)
    yield wording.say("why not met"), _told(verdicts, failing, (Status.NOT_MET,), wording)
    undecided = tuple(status for status in Status if not status.is_decided)
    told = _told(verdicts, _unsettled(outcome), undecided, wording)
    if outcome.state is GrantState.OPEN:
        told = [*_split_gaps(outcome, wording), *told]
    yield wording.say("why open"), told
    yield from _decisions(verdicts, wording)


def _unsettled(outcome: GrantOutcome) -> frozenset[str]:
    """Those of whom something is open: the verdict, or what it comes to for the money."""
    return frozenset(
        verdict.recipient
        for verdict in outcome.verdicts
        if not verdict.status.is_decided or _moves_money(verdict, outcome)
    )


def _moves_money(verdict: Verdict, outcome: GrantOutcome) -> bool:
    """Whether something is open of one that fails, and keeps the split from being final."""
    named = {
        evolve(gap, recipients=()) for gap in outcome.gaps if verdict.recipient in gap.recipients
    }
    missing = (gap for item in verdict.requirements for gap in item.missing)
    return any(gap in named or (gap.recipients and gap in outcome.gaps) for gap in missing)


def _told(
    verdicts: tuple[Verdict, ...],
    wanted: frozenset[str],
    statuses: tuple[Status, ...],
    wording: Wording,
) -> list[str]:
    """Some recipients with their reasons; many with the very same ones together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for verdict in verdicts:
        if verdict.recipient not in wanted:
            continue
        reasons = tuple(
            f"{_INDENT}{item.label}: {wording.verdict(item)}"
            for item in verdict.requirements
            if item.status in statuses
        )
        groups.setdefault(reasons, []).append(called(verdict.recipient, verdict.name))
    lines: list[str] = []
    for reasons, who in groups.items():
        together = [_names(who, verdicts, wording)] if len(who) > _MOST_ALIKE else who
        for named in together:
            lines += [named, *reasons]
    return lines


def _names(who: list[str], verdicts: tuple[Verdict, ...], wording: Wording) -> str:
    return wording.say("everyone") if 1 < len(who) == len(verdicts) else ", ".join(who)


def _split_gaps(outcome: GrantOutcome, wording: Wording) -> list[str]:
    names = {verdict.recipient: verdict.name for verdict in outcome.verdicts}
    lines = []
    for gap in outcome.split_gaps:
        alone = gap if gap.kind is GapKind.APPOINTMENT else evolve(gap, recipients=())
        told = f"{wording.say('gap split')}: {wording.gap(alone)}"
        named = [called(code, names.get(code, code)) for code in gap.recipients]
        who = _names(named, outcome.verdicts, wording)
        is_told = not who or gap.kind is GapKind.APPOINTMENT
        lines.append(told if is_told else f"{told}: {who}")
    return list(dict.fromkeys(lines))


def _decisions(verdicts: tuple[Verdict, ...], wording: Wording) -> Iterator[tuple[str, list[str]]]:
    """Decisions of authorities, each once with those it is about."""
    for status, title in (
        (Status.MET_BY_DECISION, "by decision"),
        (Status.NOT_MET, "not by decision"),
    ):
        groups: dict[str, list[str]] = {}
        for verdict in verdicts:
            for item in verdict.requirements:
                if item.decision is not None and item.status is status:
                    groups.setdefault(f"{item.label}: {wording.verdict(item)}", []).append(
                        called(verdict.recipient, verdict.name)
                    )
        lines = [f"{told}: {_names(who, verdicts, wording)}" for told, who in groups.items()]
        yield wording.say(title), lines
