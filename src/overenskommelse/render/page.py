"""In: an evaluation. Out: a page of text a policy officer can read and sign."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.grants import Grant, PaidWhen, SplitKind, SplitPart
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.payments import GrantOutcome, PaymentLine
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import TargetOutcome, Verdict
from overenskommelse.render import numbers
from overenskommelse.render.reasons import Wording
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language
from overenskommelse.source.numbers import grouped

_INDENT = "  "
_RIGHT = frozenset({2, 3, 4})


def page(evaluation: Evaluation, model: AgreementModel, language: Language) -> str:
    """The page of an evaluation: each grant with its table and reasons, then the targets.

    Args:
        evaluation: What came out.
        model: The agreement, for the labels of its facts.
        language: ``en`` or ``sv``.
    """
    wording = Wording(model, language)
    blocks = [_head(evaluation, wording)]
    blocks += [_grant(outcome, wording) for outcome in evaluation.outcomes]
    if evaluation.targets:
        blocks.append([wording.say("targets"), *_targets(evaluation.targets, wording)])
    if evaluation.flags:
        blocks.append([wording.say("flags"), *_flags(evaluation.flags, wording)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(evaluation: Evaluation, wording: Wording) -> list[str]:
    title = f"{evaluation.title} {evaluation.year or ''}".rstrip()
    if evaluation.on is None:
        return [title, wording.say("no day")]
    return [title, wording.say("as of", day=evaluation.on.isoformat())]


def _grant(outcome: GrantOutcome, wording: Wording) -> list[str]:
    lines = list(_grant_head(outcome, wording))
    lines += ["", *_table(outcome, wording)]
    if outcome.state is GrantState.PROVISIONAL:
        lines += ["", wording.say("provisional")]
    lines += _tie(outcome, wording)
    for title, told in _sections(outcome, wording):
        if told:
            lines += ["", title, *(f"{_INDENT}{line}" for line in told)]
    return lines


def _grant_head(outcome: GrantOutcome, wording: Wording) -> Iterator[str]:
    grant = outcome.grant
    title = grant.name if grant.label == grant.name else f"{grant.label} ({grant.name})"
    yield title
    yield "-" * len(title)
    yield wording.say(
        "grant",
        amount=_amount_of(grant, wording),
        count=len(outcome.verdicts),
        kind=_recipients(grant, wording),
        split=_split(grant, wording),
    )
    yield from _payment(grant, wording)
    yield wording.say("state", state=wording.say(f"state {outcome.state.value}"))
    if grant.requirements:
        yield f"{wording.say('requirements')}:"
        for item in grant.requirements:
            source = f" [{'; '.join(item.sources)}]" if item.sources else ""
            named = item.name if item.label == item.name else f"{item.name}: {item.label}"
            yield f"{_INDENT}{named}: {item.text}{source}"
    if grant.failing_shares is not None:
        yield wording.say("failing", rule=wording.say(grant.failing_shares.value))


def _amount_of(grant: Grant, wording: Wording) -> str:
    amount = grouped(grant.amount)
    return wording.say("at most amount", amount=amount) if grant.at_most else amount


def _recipients(grant: Grant, wording: Wording) -> str:
    """The kind's label in print, as ``regioner``; without one, the kind's name in parentheses."""
    kind = wording.model.kinds[grant.kind]
    has_label = kind.label != kind.name
    return kind.label.lower() if has_label else wording.say("recipients", kind=kind.name)


def _split(grant: Grant, wording: Wording) -> str:
    split = grant.split
    match split.kind:
        case SplitKind.EQUALLY:
            return wording.say("split equally")
        case SplitKind.BY_KEY:
            return wording.say("split by", measure=split.text)
        case SplitKind.WEIGHED_TOGETHER | SplitKind.EACH_BY_ITSELF:
            parts = ", ".join(_split_part(part, wording) for part in split.parts)
            return f"{parts}: {wording.say(f'split {split.kind.value}')}"
        case _:
            return wording.say(f"split {split.kind.value}")


def _split_part(part: SplitPart, wording: Wording) -> str:
    share = f"{numbers.plain(part.share * 100)} %"
    how = wording.say("split by", measure=part.text) if part.text else wording.say("split equally")
    return f"{share} {how}"


def _payment(grant: Grant, wording: Wording) -> Iterator[str]:
    payment = grant.payment
    if payment is None:
        return
    monthly = payment.when is PaidWhen.IN
    day = f"{payment.last:%Y-%m}" if monthly else payment.last.isoformat()
    how = wording.say("requisition" if payment.requisition else "no requisition")
    yield wording.say(f"paid {payment.when.value}", day=day, how=how)


def _table(outcome: GrantOutcome, wording: Wording) -> list[str]:
    key = outcome.grant.split.text
    named = wording.model.facts.get(key or "") or wording.model.measures.get(key or "")
    weight_title = named.label if named else key or ""
    header = [
        wording.say("code"),
        wording.say("name"),
        weight_title,
        wording.say("share"),
        wording.say("amount"),
        wording.say("verdict"),
    ]
    rows = [header, *(_row(line, wording, by_key=key is not None) for line in outcome.payments)]
    rows.append(_total(outcome, wording))
    if outcome.undistributed:
        left = grouped(outcome.undistributed)
        rows.append(["", wording.say("undistributed"), "", "", left, ""])
    return aligned(rows, _RIGHT)


def _row(line: PaymentLine, wording: Wording, *, by_key: bool) -> list[str]:
    verdict = wording.say(line.status.value)
    if line.amount and not line.status.is_decided:
        verdict += f" ({wording.say('held')})"
    return [
        line.recipient,
        line.name,
        _weight(line) if by_key else "",
        numbers.percent(line.share) if line.share is not None else "",
        grouped(line.amount) if line.amount is not None else "?",
        verdict,
    ]


def _weight(line: PaymentLine) -> str:
    """The weight of a line that is counted; others would not add up to the total below."""
    counted = line.weight is not None and line.share is not None
    return numbers.plain(line.weight) if counted and line.weight is not None else ""


def _total(outcome: GrantOutcome, wording: Wording) -> list[str]:
    known = [line.amount for line in outcome.payments if line.amount is not None]
    complete = len(known) == len(outcome.payments)
    shares = [line.share for line in outcome.payments if line.share is not None]
    weights = [line.weight for line in outcome.payments if line.share is not None]
    by_key = outcome.grant.split.text is not None
    counted = sum(weight for weight in weights if weight is not None)
    return [
        "",
        wording.say("total"),
        numbers.plain(Fraction(counted)) if by_key and shares else "",
        numbers.percent(Fraction(sum(shares)), decimals=0) if shares else "",
        grouped(sum(known)) if complete else "?",
        "",
    ]


def _tie(outcome: GrantOutcome, wording: Wording) -> list[str]:
    ties = [item.tie for item in outcome.allocations if item.tie and item.tie.rule]
    told = [wording.say("tie", who=", ".join(tie.recipients), units=tie.units) for tie in ties]
    return ["", *told] if told else []


def _sections(outcome: GrantOutcome, wording: Wording) -> Iterator[tuple[str, list[str]]]:
    """What is not met and what is open, recipient by recipient, and what rests on decisions."""
    yield wording.say("why not met"), _told(outcome.verdicts, (Status.NOT_MET,), wording)
    undecided = (Status.OPEN, Status.NOT_YET_DUE)
    told = _told(outcome.verdicts, undecided, wording)
    if outcome.state is GrantState.OPEN:
        told = [*_split_gaps(outcome, wording), *told]
    yield wording.say("why open"), told
    yield from _decisions(outcome.verdicts, wording)


def _told(
    verdicts: tuple[Verdict, ...], statuses: tuple[Status, ...], wording: Wording
) -> list[str]:
    lines: list[str] = []
    for verdict in verdicts:
        if verdict.status not in statuses:
            continue
        lines.append(f"{verdict.recipient} {verdict.name}")
        lines += [
            f"{_INDENT}{item.label}: {wording.verdict(item)}"
            for item in verdict.requirements
            if item.status in (*statuses, Status.NOT_MET)
        ]
    return lines


def _split_gaps(outcome: GrantOutcome, wording: Wording) -> list[str]:
    names = {verdict.recipient: verdict.name for verdict in outcome.verdicts}
    lines = []
    for gap in outcome.gaps:
        if not gap.recipients or _concerns_split(gap.fact, outcome):
            who = ", ".join(f"{code} {names[code]}" for code in gap.recipients)
            told = f"{wording.say('gap split')}: {wording.gap(gap)}"
            lines.append(f"{told}: {who}" if who else told)
    return lines


def _concerns_split(fact: str | None, outcome: GrantOutcome) -> bool:
    """Whether a gap is of the split's key, or of a tie, rather than of a requirement."""
    split = outcome.grant.split
    return fact is None or fact == split.appointed or fact in (part.text for part in split.parts)


def _decisions(verdicts: tuple[Verdict, ...], wording: Wording) -> Iterator[tuple[str, list[str]]]:
    """Decisions of authorities, each once with those it is about."""
    for status, title in ((Status.MET, "by decision"), (Status.NOT_MET, "not by decision")):
        groups: dict[str, list[str]] = {}
        for verdict in verdicts:
            for item in verdict.requirements:
                if item.decision is not None and item.status is status:
                    groups.setdefault(f"{item.label}: {wording.verdict(item)}", []).append(
                        f"{verdict.recipient} {verdict.name}"
                    )
        lines = [
            f"{told}: {wording.say('everyone') if len(who) == len(verdicts) else ', '.join(who)}"
            for told, who in groups.items()
        ]
        yield wording.say(title), lines


def _flags(flags: tuple[TargetOutcome, ...], wording: Wording) -> Iterator[str]:
    """Each flag with those it is raised for, and those for whom it is still open."""
    for flag in flags:
        yield f"{_INDENT}{flag.label}"
        raised = [verdict for verdict in flag.verdicts if verdict.status is Status.MET]
        for verdict in raised:
            told = wording.verdict(verdict.requirements[0])
            yield f"{_INDENT * 2}{verdict.recipient} {verdict.name}: {told}"
        open_ones = [v for v in flag.verdicts if not v.status.is_decided]
        if open_ones:
            who = ", ".join(f"{v.recipient} {v.name}" for v in open_ones)
            everyone = len(open_ones) == len(flag.verdicts)
            named = wording.say("everyone") if everyone else who
            yield f"{_INDENT * 2}{wording.say('open')}: {named}"
        elif not raised:
            yield f"{_INDENT * 2}{wording.say('nobody')}"


def _targets(targets: tuple[TargetOutcome, ...], wording: Wording) -> Iterator[str]:
    for target in targets:
        counts = dict.fromkeys(Status, 0)
        for verdict in target.verdicts:
            counts[verdict.status] += 1
        shown = ", ".join(
            f"{count} {wording.say(status.value)}" for status, count in counts.items() if count
        )
        text = target.verdicts[0].requirements[0].text if target.verdicts else ""
        yield f"{_INDENT}{target.label}: {text}: {shown}"
        for verdict in target.verdicts:
            if verdict.status is Status.NOT_MET:
                told = wording.verdict(verdict.requirements[0])
                yield f"{_INDENT * 2}{verdict.recipient} {verdict.name}: {told}"
