"""In: an evaluation. Out: a page of text a policy officer can read and sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.requirements import Target
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.open_money import OpenMoney
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.status import GrantState, Status
from overenskommelse.outcome.verdicts import RepaidLine, TargetOutcome
from overenskommelse.render.clauses import Clauses
from overenskommelse.render.days import days_told
from overenskommelse.render.grant_head import grant_head
from overenskommelse.render.grant_reasons import grant_reasons
from overenskommelse.render.grant_table import grant_table, steps_table, summary_table, ties
from overenskommelse.render.open_money_table import outcomes_table, ranges_table
from overenskommelse.render.page_words import called, say
from overenskommelse.render.reasons import Wording
from overenskommelse.render.words import Language
from overenskommelse.source.numbers import grouped

_INDENT = "  "


def page(
    evaluation: Evaluation,
    model: AgreementModel,
    language: Language,
    still_open: Sequence[OpenMoney] = (),
    *,
    with_outcomes: bool = False,
) -> str:
    """The page of an evaluation: each grant with its table and reasons, the targets, the sums.

    Args:
        evaluation: What came out.
        model: The agreement, for the labels of its facts.
        language: ``en`` or ``sv``.
        still_open: What can still come out of the grants that are provisional.
        with_outcomes: Whether each outcome is told, beside the lowest and highest amounts.
    """
    wording = Wording(model, language)
    money = {item.grant: _open_money(item, language, with_outcomes) for item in still_open}
    blocks = [_head(evaluation, wording)]
    blocks += [
        _grant(outcome, wording, money.get(outcome.name, [])) for outcome in evaluation.outcomes
    ]
    if evaluation.targets:
        told = _targets(evaluation.targets, model.targets, wording)
        blocks.append([wording.say("targets"), *told])
    if evaluation.flags:
        blocks.append([wording.say("flags"), *_flags(evaluation.flags, wording)])
    if len(evaluation.outcomes) > 1:
        lines = summary_table(evaluation.outcomes, language)
        blocks.append([say("summary", language), *(_INDENT + line for line in lines)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(evaluation: Evaluation, wording: Wording) -> list[str]:
    title = f"{evaluation.title} {evaluation.year or ''}".rstrip()
    return [title, *days_told(evaluation.on, evaluation.known_by, wording)]


def _open_money(money: OpenMoney, language: Language, with_outcomes: bool) -> list[str]:  # noqa: FBT001
    lines = ["", *ranges_table(money, language)]
    return [*lines, "", *outcomes_table(money, language)] if with_outcomes else lines


def _grant(outcome: GrantOutcome, wording: Wording, money: list[str]) -> list[str]:
    lines = list(grant_head(outcome, wording))
    lines += ["", *grant_table(outcome, wording)]
    steps = steps_table(outcome, wording)
    lines += ["", *steps] if steps else []
    if outcome.state is GrantState.PROVISIONAL:
        lines += ["", wording.say("provisional"), *money]
    told = list(ties(outcome, wording))
    lines += ["", *told] if told else []
    for title, told in grant_reasons(outcome, wording):
        if told:
            lines += ["", title, *(f"{_INDENT}{line}" for line in told)]
    return lines


def _flags(flags: tuple[TargetOutcome, ...], wording: Wording) -> Iterator[str]:
    """Each flag with those it is raised for, and those for whom it is still open."""
    for flag in flags:
        yield f"{_INDENT}{flag.label}"
        raised = [verdict for verdict in flag.verdicts if verdict.status.is_met]
        for verdict in raised:
            told = wording.verdict(verdict.requirements[0])
            yield f"{_INDENT * 2}{called(verdict.recipient, verdict.name)}: {told}"
        open_ones = [v for v in flag.verdicts if not v.status.is_decided]
        if open_ones:
            who = ", ".join(called(v.recipient, v.name) for v in open_ones)
            everyone = len(open_ones) == len(flag.verdicts)
            named = wording.say("everyone") if everyone else who
            yield f"{_INDENT * 2}{wording.say('open')}: {named}"
        elif not raised:
            yield f"{_INDENT * 2}{wording.say('nobody')}"
        yield from (f"{_INDENT * 2}{_repaid(line, flag, wording)}" for line in flag.repaid)


def _repaid(line: RepaidLine, flag: TargetOutcome, wording: Wording) -> str:
    """What one repays of a grant, or may come to repay."""
    who = next(called(v.recipient, v.name) for v in flag.verdicts if v.recipient == line.recipient)
    amount = "?" if line.amount is None else grouped(line.amount)
    told = say("repays", wording.language, grant=wording.grant(line.grant), amount=amount)
    end = "" if line.is_final else say("not final", wording.language)
    return f"{who}: {told}{end}"


def _targets(
    targets: tuple[TargetOutcome, ...], declared: tuple[Target, ...], wording: Wording
) -> Iterator[str]:
    clauses = Clauses(wording.language)
    for target, rule in zip(targets, declared, strict=True):
        counts = dict.fromkeys(Status, 0)
        for verdict in target.verdicts:
            counts[verdict.status] += 1
        shown = ", ".join(
            f"{count} {wording.say(status.value)}" for status, count in counts.items() if count
        )
        text = clauses.condition(rule.requirement)
        yield f"{_INDENT}{target.label}: {text}: {shown}"
        for verdict in target.verdicts:
            if verdict.status is Status.NOT_MET:
                told = wording.verdict(verdict.requirements[0])
                yield f"{_INDENT * 2}{called(verdict.recipient, verdict.name)}: {told}"
