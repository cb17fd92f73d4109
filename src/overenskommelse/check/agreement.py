"""In: the tree of a file, and of the files it uses. Out: the model, or every mistake in it.

Declarations come first (recipients, then periods and facts, then measures), so that sentences may
stand in any order; then money and targets, which use them; then examples, which use both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from attrs import evolve

from overenskommelse.check import heads, mistakes
from overenskommelse.check.amounts import reckon_amounts
from overenskommelse.check.carrying import check_carrying
from overenskommelse.check.certainty import certain_outcomes
from overenskommelse.check.documents import documents_in
from overenskommelse.check.duties import duties_of, requisitions_of
from overenskommelse.check.examples import Rules, example_of
from overenskommelse.check.facts import (
    day_after,
    declare_fact,
    declare_kind,
    declare_list,
    declare_period,
    declare_series,
    declare_value,
)
from overenskommelse.check.grants import Whole, are_complete, money_in, parts_of, rest_of
from overenskommelse.check.limits import add_limits
from overenskommelse.check.measures import Measures
from overenskommelse.check.remarks import remarks
from overenskommelse.check.repayments import repayments_of
from overenskommelse.check.requirements import declare_shared, target_of, unique_names
from overenskommelse.check.scope import Scope
from overenskommelse.check.sources import check_sources
from overenskommelse.check.terms import check_told_once
from overenskommelse.diagnostics.diagnostic import Diagnostic
from overenskommelse.model.agreement import (
    AgreementModel,
    funds_in,
    grants_in,
    rules_monitored,
    rules_of_grants,
)
from overenskommelse.model.examples import Example
from overenskommelse.model.grants import FundPart, Grant
from overenskommelse.model.requirements import Target
from overenskommelse.model.rules import RuleSort
from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.text import Place
from overenskommelse.syntax import examples, facts, grants, requirements
from overenskommelse.syntax.duties import Duty
from overenskommelse.syntax.heads import (
    Decided,
    FileKind,
    FileReference,
    Head,
    InForce,
    Parties,
    Total,
)
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.syntax.words import words_of


def check(file: File, used: tuple[File, ...]) -> tuple[AgreementModel | None, list[Diagnostic]]:
    """The meaning of a file.

    Args:
        file: The agreement's tree.
        used: The trees of the files it uses, those they use first.

    Returns:
        The model (None if the file is no agreement; not to be used after an error), and findings.
    """
    scope = Scope(file.language)
    sentences = tuple(sentence for each in (*used, file) for sentence in each.sentences)
    measures = _declare(sentences, scope)
    head = _head(file, scope)
    parts = _money(file, scope, measures)
    targets = _targets(file, requirements.Target, scope, measures, parts)
    flags = _targets(file, requirements.Flag, scope, measures, parts)
    _remark(head, parts, file, scope)
    cases = _examples(file, _rules(parts, targets, flags), scope)
    followed = documents_in(sentences, _names_by_place(parts, (*targets, *flags)), scope)
    if head is None or not isinstance(head.statement, Head):
        return None, scope.found
    model = AgreementModel(
        title=head.statement.title.text,
        year=head.statement.year,
        language=file.language,
        parties=_parties(head),
        reference=_reference(head, scope),
        total=_total(head, scope),
        rest=_rest(head, parts, file, scope),
        kinds=FrozenDict(scope.kinds),
        lists=FrozenDict(scope.lists),
        periods=FrozenDict(scope.periods),
        facts=FrozenDict(scope.facts),
        values=FrozenDict(scope.values),
        measures=FrozenDict(scope.measures),
        parts=parts,
        targets=targets,
        flags=flags,
        requisitions=requisitions_of(file.sentences, money_in(parts), scope),
        duties=duties_of(file.sentences, _parties(head), scope),
        examples=cases,
        documents=followed.documents,
        citations=followed.citations,
        sources=heads.sources_of(head),
        notes=heads.notes_of(head),
    )
    model = _with_days(_with_series(model, scope), head, scope)
    return model, [*scope.found, *_further(model, file, head.statement, scope)]


def _with_series(model: AgreementModel, scope: Scope) -> AgreementModel:
    """The model with the order of its periods."""
    series, earlier = FrozenDict(scope.series), FrozenDict(scope.years_before)
    return evolve(model, series=series, years_before=earlier)


def _further(model: AgreementModel, file: File, head: Head, scope: Scope) -> list[Diagnostic]:
    """What is told of a file as a whole, once everything else in it was looked at."""
    return [*certain_outcomes(model, scope), *remarks(file, head, scope)]


def _declare(  # noqa: C901 - one case for each kind of declaration
    sentences: tuple[Sentence, ...], scope: Scope
) -> Measures:
    scope.note_unread(sentences)
    measures = Measures(scope)
    later: list[Sentence] = []
    for sentence in sentences:
        if isinstance(sentence.statement, facts.Recipients):
            declare_kind(sentence, sentence.statement, scope)
        elif isinstance(sentence.statement, facts.ItemList):
            declare_list(sentence, sentence.statement, scope)
        else:
            later.append(sentence)
    for sentence in later:
        match sentence.statement:
            case facts.Period() as node:
                declare_period(sentence, node, scope)
            case facts.PeriodSeries() as node:
                declare_series(node, scope)
            case facts.Fact() as node:
                declare_fact(sentence, node, scope)
            case facts.NamedValue() as node:
                declare_value(sentence, node, scope)
            case facts.Measure() as node:
                measures.declare(sentence, node)
            case _:
                pass
    add_limits(sentences, scope)
    measures.resolve_all()
    for sentence in later:
        if isinstance(sentence.statement, requirements.Requirement):
            declare_shared(sentence, sentence.statement, scope, measures)
    return measures


def _money(file: File, scope: Scope, measures: Measures) -> tuple[FundPart, ...]:
    """The funds and grants of a file, with their amounts, and where what is left goes."""
    reckon_amounts(file, scope)
    parts = parts_of(file.sentences, scope, measures)
    check_carrying(file.sentences, parts, scope)
    check_told_once(file.sentences, scope)
    return parts


def _head(file: File, scope: Scope) -> Sentence | None:
    """The head of the file: its first sentence, and the only one of its kind."""
    found = [item for item in file.sentences if isinstance(item.statement, Head)]
    for extra in found if not found or found[0] is not file.sentences[0] else found[1:]:
        scope.found.append(mistakes.head_in_wrong_place(extra.statement.span))
    return found[0] if found else None


def _targets(
    file: File,
    kind: type[requirements.Target | requirements.Flag],
    scope: Scope,
    measures: Measures,
    parts: tuple[FundPart, ...],
) -> tuple[Target, ...]:
    grants = {grant.name: grant for grant in grants_in(parts)}
    pairs = [
        (_target(sentence, sentence.statement, grants, scope, measures), sentence.statement)
        for sentence in file.sentences
        if isinstance(sentence.statement, kind)
    ]
    known = [(target, node) for target, node in pairs if target is not None]
    return tuple(_unique_targets(known, scope))


def _target(
    sentence: Sentence,
    node: requirements.Target | requirements.Flag,
    grants: Mapping[str, Grant],
    scope: Scope,
    measures: Measures,
) -> Target | None:
    """A target; a flag with what those it is raised for repay."""
    found = target_of(sentence, node, scope, measures)
    if found is None:
        return None
    return evolve(found, repays=repayments_of(sentence, found.kind, grants, scope))


def _unique_targets(
    pairs: list[tuple[Target, requirements.Target | requirements.Flag]], scope: Scope
) -> list[Target]:
    """Targets whose names differ; one that would go by another's name is told."""
    named = [(target.requirement, node.span) for target, node in pairs]
    keyword = words_of(scope.language).write("TARGET")
    kept = {id(item) for item in unique_names(named, keyword, scope)}
    return [target for target, _ in pairs if id(target.requirement) in kept]


def _remark(head: Sentence | None, parts: tuple[FundPart, ...], file: File, scope: Scope) -> None:
    """Note what is no error and still worth saying of the whole file."""
    _check_pays(head, parts, file, scope)
    check_sources(file, scope)


def _check_pays(
    head: Sentence | None, parts: tuple[FundPart, ...], file: File, scope: Scope
) -> None:
    """An agreement that pays nothing is probably a file of definitions."""
    if head is None or not isinstance(head.statement, Head) or scope.unread:
        return
    says = (grants.Fund, grants.Grant, Duty)
    pays = any(isinstance(item.statement, says) for item in file.sentences)
    if head.statement.kind is not FileKind.DEFINITIONS and not pays and not parts:
        scope.found.append(mistakes.nothing_to_pay(head.statement.span))


def _examples(file: File, rules: Rules, scope: Scope) -> tuple[Example, ...]:
    return tuple(
        example_of(sentence, sentence.statement, rules, scope)
        for sentence in file.sentences
        if isinstance(sentence.statement, examples.Example)
    )


def _rules(
    parts: tuple[FundPart, ...], targets: tuple[Target, ...], flags: tuple[Target, ...]
) -> Rules:
    found = {grant.name: grant for grant in grants_in(parts)}
    judged = (
        *rules_of_grants(found.values()),
        *rules_monitored(RuleSort.TARGET, targets),
        *rules_monitored(RuleSort.FLAG, flags),
    )
    wholes = {fund.name: fund for fund in funds_in(parts) if fund.cut is not None}
    return Rules(found, wholes, judged)


def _names_by_place(parts: tuple[FundPart, ...], targets: tuple[Target, ...]) -> dict[Place, str]:
    """What requirements, targets and flags are called, by where they stand."""
    required = [item for grant in grants_in(parts) for item in grant.requirements]
    return {item.place: item.name for item in (*required, *(each.requirement for each in targets))}


def _parties(head: Sentence) -> tuple[str, ...]:
    return tuple(name.text for item in heads.below(head, Parties) for name in item.names)


def _reference(head: Sentence, scope: Scope) -> str | None:
    found = heads.only_one(heads.below(head, FileReference), scope)
    return found.text.text if found else None


def _with_days(model: AgreementModel, head: Sentence, scope: Scope) -> AgreementModel:
    """The model with the day it was decided, and the first and last day it holds."""
    decided = heads.only_one(heads.below(head, Decided), scope)
    if decided is not None:
        model = evolve(model, decided=decided.day)
    held = heads.only_one(heads.below(head, InForce), scope)
    if held is None:
        return model
    last = day_after(held.end or held.start) - timedelta(days=1)
    if last < held.start.first:
        scope.found.append(mistakes.period_backwards(held.span))
    return evolve(model, in_force_from=held.start.first, in_force_to=last)


def _total(head: Sentence, scope: Scope) -> int | None:
    total = heads.only_one(heads.below(head, Total), scope)
    return heads.kronor(total.amount, scope) if total else None


def _rest(head: Sentence, parts: tuple[FundPart, ...], file: File, scope: Scope) -> int:
    totals = heads.below(head, Total)
    if not totals or not parts or not are_complete(file.sentences, parts):
        return 0
    quiet = Scope(scope.language)
    amount = heads.kronor(totals[0].amount, quiet)
    if amount is None:
        return 0
    return rest_of(head, Whole(None, amount, totals[0].amount), parts, scope)
