"""Funds and grants: amounts that add up, and every choice that moves money made in words."""

from __future__ import annotations

from attrs import evolve

from overenskommelse.check import grant_mistakes, heads, mistakes
from overenskommelse.check.carrying import check_next_part, in_turn, left_to_of
from overenskommelse.check.cuts import Cutting, amounts_of, fund_of, sides_of
from overenskommelse.check.duties import Money
from overenskommelse.check.measures import Measures
from overenskommelse.check.payments import advances_of, payment_of
from overenskommelse.check.requirements import requirement_of, unique_names
from overenskommelse.check.rounding import direction_of
from overenskommelse.check.rounding_rules import orders_of_parts
from overenskommelse.check.scope import Scope
from overenskommelse.check.splits import split_of
from overenskommelse.check.splitting import Splitting, some_of
from overenskommelse.check.terms import terms_of
from overenskommelse.model.facts import RecipientKind
from overenskommelse.model.grants import (
    FailingShares,
    Fund,
    FundPart,
    Grant,
    PartPaid,
)
from overenskommelse.model.requirements import Requirement
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax import requirements as requirement_nodes
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import UnitWord
from overenskommelse.syntax.heads import Rest
from overenskommelse.syntax.tree import Broken, Sentence
from overenskommelse.syntax.words import words_of

_SHARES = {
    syntax.FailingShares.SHARED_AMONG_MET: FailingShares.SHARED_AMONG_MET,
    syntax.FailingShares.NOT_PAID_OUT: FailingShares.NOT_PAID_OUT,
    syntax.FailingShares.PAID_IN_PART: FailingShares.PAID_IN_PART,
}


def parts_of(
    sentences: tuple[Sentence, ...], scope: Scope, measures: Measures
) -> tuple[FundPart, ...]:
    """The funds and grants among some sentences, with what lies below them."""
    found: list[FundPart | None] = []
    for sentence in sentences:
        match sentence.statement:
            case syntax.Fund() as fund:
                found.append(_fund(sentence, fund, scope, measures))
            case syntax.Grant() as grant:
                found.append(_whole_or_cut(sentence, grant, scope, measures))
            case _:
                pass
    return tuple(part for part in found if part is not None)


def rest_of(sentence: Sentence, whole: Whole, parts: tuple[FundPart, ...], scope: Scope) -> int:
    """What parts leave of their whole; anything but 0 must be said not to be itemised."""
    rest = heads.only_one(heads.below(sentence, Rest), scope)
    together = sum(part.amount for part in parts)
    left = whole.amount - together
    if left and (rest is None or left < 0):
        scope.found.append(
            mistakes.sum_differs(whole.written.span, whole.name, whole.amount, together)
        )
    if not left and rest is not None:
        scope.found.append(mistakes.rest_is_nothing(rest.span))
    return left if rest is not None else 0


@frozen
class Whole:
    """An amount that parts must add up to; the agreement's total has no name."""

    name: str | None
    amount: int
    written: syntax.Amount


def money_in(parts: tuple[FundPart, ...]) -> dict[str, Money]:
    """What a tree's funds and grants hold, by name."""
    found: dict[str, Money] = {}
    for part in parts:
        below = money_in(part.parts) if isinstance(part, Fund) else {}
        leaves = dict.fromkeys(leaf for held in below.values() for leaf in held.leaves)
        found |= below
        kinds = {kind for held in below.values() for kind in held.kinds}
        requested = dict.fromkeys(each for held in below.values() for each in held.requested)
        if isinstance(part, Grant):
            kinds = {part.kind}
            own = part.terms.requested_by
            requested = {} if own is None else {(part.name, own): None}
        names = tuple(leaves) or (part.name,)
        found[part.name] = Money(part.amount, names, frozenset(kinds), tuple(requested))
    return found


def are_complete(sentences: tuple[Sentence, ...], parts: tuple[FundPart, ...]) -> bool:
    """Whether every fund and grant among the sentences could be read, so that a sum holds."""
    kinds = (syntax.Fund, syntax.Grant, Broken)
    return len(parts) == sum(isinstance(item.statement, kinds) for item in sentences)


def _fund(sentence: Sentence, node: syntax.Fund, scope: Scope, measures: Measures) -> Fund | None:
    is_new = scope.declare("money", node.name)
    parts = parts_of(sentence.body, scope, measures)
    amount = heads.kronor(node.amount, scope)
    if amount is None or not is_new:
        return None
    rest = 0
    if parts and are_complete(sentence.body, parts):
        rest = rest_of(sentence, Whole(node.name.text, amount, node.amount), parts, scope)
    label = heads.label_of(sentence, node.label, node.name.text, scope)
    reckoned = _as_reckoned(node, scope)
    sources = heads.sources_of(sentence)
    return Fund(node.name.text, label, amount, parts, rest, sources, reckoned=reckoned)


def _whole_or_cut(
    sentence: Sentence, node: syntax.Grant, scope: Scope, measures: Measures
) -> FundPart | None:
    """A grant, or the fund of its parts if it is cut."""
    cuts = [below for below in sentence.body if isinstance(below.statement, syntax.Cut)]
    cut = heads.only_one(heads.below(sentence, syntax.Cut), scope)
    amount = heads.kronor(node.amount, scope)
    if cut is None:
        check_next_part(sentence, scope, in_series=False)
        return _grant(sentence, node, (amount,), scope, measures)
    sides = sides_of(cut, scope)
    if sides is None or amount is None:
        scope.declare("money", node.name)
        scope.unread.add(node.name.text)
        return None
    given = Cutting(cuts[0], cut, node.name, amount, sides, orders_of_parts(sentence))
    with scope.at_hand(*(side.name for side in sides if not side.is_series)):
        amounts = amounts_of(given, scope, measures)
        scope.in_series = any(side.is_series for side in sides)
        pattern = _grant(sentence, node, amounts or (amount,), scope, measures)
        scope.in_series = False
    if pattern is None or amounts is None:
        scope.unread.add(node.name.text)
        return None
    check_next_part(sentence, scope, in_series=any(side.is_series for side in sides))
    whole = fund_of(evolve(pattern, amount=amount, reckoned=None), given, amounts, scope)
    return in_turn(evolve(whole, reckoned=pattern.reckoned), sentence)


def _grant(
    sentence: Sentence,
    node: syntax.Grant,
    amounts: tuple[int | None, ...],
    scope: Scope,
    measures: Measures,
) -> Grant | None:
    """A grant of the first of some amounts; its split must be right for all of them."""
    is_new = scope.declare("money", node.name)
    kind = scope.look_up("kind", node.to, scope.kinds)
    requirements = _requirements(sentence, kind, scope, measures)
    amount = amounts[0]
    some = some_of(node, kind, scope)
    split = split_of(Splitting(sentence, node, amounts, some, kind, scope, measures))
    failing = _failing_shares(sentence, node, scope)
    if amount is None or not is_new:
        return None
    return Grant(
        node.name.text,
        heads.label_of(sentence, node.label, node.name.text, scope),
        amount,
        node.at_most,
        node.to.text,
        split,
        requirements,
        failing,
        payment_of(sentence, scope),
        terms_of(sentence, frozenset({node.to.text}), scope),
        heads.sources_of(sentence),
        heads.notes_of(sentence),
        node.span.place,
        among=tuple(some.by_code) if some is not None and node.among is not None else (),
        failing_part=_failing_part(sentence, scope),
        advances=advances_of(sentence, scope),
        left_to=left_to_of(sentence, scope),
        reckoned=_as_reckoned(node, scope),
    )


def _as_reckoned(node: syntax.Grant | syntax.Fund, scope: Scope) -> str | None:
    """How an amount is reckoned, as written."""
    if not isinstance(node.amount, syntax.Reckoned):
        return None
    return ExpressionPhrasing(words_of(scope.language)).expression(node.amount.expression)


def _requirements(
    sentence: Sentence, kind: RecipientKind | None, scope: Scope, measures: Measures
) -> tuple[Requirement, ...]:
    pairs: list[tuple[Requirement, Span]] = []
    for below in sentence.body:
        node = below.statement
        if not isinstance(node, requirement_nodes.Require):
            continue
        found = requirement_of(below, node, scope, measures)
        if found is None:
            continue
        requirement, own_kind = found
        if kind is not None and own_kind not in (None, kind.name, *scope.unknown_kinds):
            scope.found.append(
                mistakes.wrong_recipients(node.condition.span, own_kind or "", kind.name)
            )
        pairs.append((requirement, node.span))
    return unique_names(pairs, words_of(scope.language).write("REQUIRE"), scope)


def _failing_shares(sentence: Sentence, node: syntax.Grant, scope: Scope) -> FailingShares | None:
    """What the file says of shares of those who fail; it must say it if anybody can fail."""
    said = heads.only_one(heads.below(sentence, syntax.Shares), scope)
    can_fail = bool(heads.below(sentence, requirement_nodes.Require))
    if can_fail and said is None and not heads.has_broken(sentence):
        keyword = words_of(scope.language).write("SHARES_OF_FAILING")
        scope.found.append(mistakes.choice_shares(node.span, node.name.text, keyword))
    if said is not None and not can_fail and not heads.has_broken(sentence):
        scope.found.append(mistakes.shares_useless(said.span))
    return None if said is None else _SHARES[said.rule]


def _failing_part(sentence: Sentence, scope: Scope) -> PartPaid | None:
    """How much one that fails is paid: a share in percent, and which way it is rounded."""
    said = next(iter(heads.below(sentence, syntax.Shares)), None)
    if said is None or said.part is None:
        return None
    share = said.part.number / 100
    if said.part.unit is not UnitWord.PERCENT or not 0 < share < 1:
        scope.found.append(grant_mistakes.part_not_share(said.part.span))
        return None
    before = f"{words_of(scope.language).write('ROUNDED')} "
    direction = direction_of(said.direction, said.span, scope, before)
    return None if direction is None else PartPaid(share, direction)
