"""Examples: what is given and expected, with every name, unit and recipient made sure of."""

from __future__ import annotations

from datetime import date

from overenskommelse.check import (
    grant_mistakes,
    heads,
    list_mistakes,
    mistakes,
    rule_mistakes,
)
from overenskommelse.check.carrying import most_of
from overenskommelse.check.given import check_totals, code_of, given_in
from overenskommelse.check.limits import check_limits
from overenskommelse.check.scope import Scope
from overenskommelse.model import examples as model
from overenskommelse.model.facts import RecipientKind
from overenskommelse.model.grants import Fund, Grant
from overenskommelse.model.rules import Rule, RuleSort, are_one, rules_called
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax import examples as syntax
from overenskommelse.syntax.expressions import Quantity
from overenskommelse.syntax.names import Name, Ref
from overenskommelse.syntax.tree import Sentence

_STATUS = {
    syntax.Outcome.MET: "met",
    syntax.Outcome.NOT_MET: "not met",
    syntax.Outcome.OPEN: "open",
    syntax.Outcome.NOT_YET_DUE: "not yet due",
    syntax.Outcome.NEEDS_DECISION: "needs a human decision",
    syntax.Outcome.NOT_APPLICABLE: "not applicable",
}

_SORTS = {
    syntax.OwnerWord.TARGET: RuleSort.TARGET,
    syntax.OwnerWord.FLAG: RuleSort.FLAG,
}


@frozen
class Paid:
    """A grant, or a whole one that is cut into parts."""

    name: str
    amount: int
    kind: str
    pattern: Grant
    """The grant itself, or a part of it: all are for the same recipients."""


@frozen
class Rules:
    """What examples can speak of.

    Attributes:
        grants: Grants by name.
        wholes: Grants that are cut into parts, by name.
        all: Everything that has a verdict.
    """

    grants: dict[str, Grant]
    wholes: dict[str, Fund]
    all: tuple[Rule, ...]

    def judge(self, rule: Rule, code: str) -> bool:
        """Whether a rule is for a recipient of its kind: that of a grant for those it is for."""
        return rule.owner.grant is None or self.grants[rule.owner.grant].is_for(code)

    @property
    def paid(self) -> dict[str, Paid]:
        """Everything that is paid: grants, and wholes with all their parts."""
        grants = {
            name: Paid(name, most_of(name, self.grants), g.kind, g)
            for name, g in self.grants.items()
        }
        patterns = {item.whole: item for item in self.grants.values()}
        wholes = {
            name: Paid(name, self._most_of_whole(name, fund), patterns[name].kind, patterns[name])
            for name, fund in self.wholes.items()
        }
        return {**grants, **wholes}

    def _most_of_whole(self, name: str, fund: Fund) -> int:
        """The most that all the parts of a grant can come to, with what could be added to them."""
        parts = {grant.name for grant in self.grants.values() if grant.whole == name}
        others = [g for g in self.grants.values() if g.name not in parts and g.left_to in parts]
        return fund.amount + sum(most_of(grant.name, self.grants) for grant in others)


def example_of(
    sentence: Sentence, node: syntax.Example, rules: Rules, scope: Scope
) -> model.Example:
    """The meaning of an example."""
    day = heads.only_one(heads.below(sentence, syntax.ExampleDate), scope)
    facts: list[model.GivenFact] = []
    assessments: list[model.GivenAssessment] = []
    expectations: list[model.Expectation] = []
    for below in sentence.body:
        match below.statement:
            case syntax.Given() as given:
                facts.extend(given_in(below, given, scope))
            case syntax.Assessed() as assessed:
                assessments.extend(_assessed(assessed, rules, scope))
            case syntax.ExpectAmounts() as expected:
                expectations.extend(_amounts(below, expected, rules, scope))
            case syntax.ExpectUndistributed() as expected:
                expectations.extend(_undistributed(expected, rules, scope))
            case syntax.ExpectStatus() as expected:
                expectations.extend(_status(expected, rules, scope))
            case _:
                pass
    _tell_decided_twice(sentence, rules, scope)
    check_totals(facts, scope)
    check_limits(facts, scope)
    return model.Example(
        node.title.text,
        day.day if day else None,
        tuple(facts),
        tuple(assessments),
        tuple(expectations),
        heads.sources_of(sentence),
        node.span.place,
    )


def _tell_decided_twice(sentence: Sentence, rules: Rules, scope: Scope) -> None:
    """Two decisions of one day on the same rule for the same recipient; a later one takes over."""
    seen: dict[tuple[str, str, date], Span] = {}
    for node in heads.below(sentence, syntax.Assessed):
        called = [
            rule for name in node.requirements for rule in rules_called(_text_of(name), rules.all)
        ]
        for rule in called:
            kind = scope.kinds.get(rule.owner.kind)
            refs = [kind.find(ref.text) for ref in node.who.refs] if kind else []
            members = refs if node.who.refs or kind is None else list(kind.members)
            for code in [member.code for member in members if member is not None]:
                key = rule.full_name(), code, node.day
                first = seen.setdefault(key, node.span)
                if first is not node.span:
                    name = rule.full_name(scope.language)
                    scope.found.append(rule_mistakes.decided_twice(node.span, first, name, code))


def _rows(sentence: Sentence, own: syntax.ValueRow | None) -> list[syntax.ValueRow]:
    return ([own] if own else []) + heads.below(sentence, syntax.ValueRow)


def distinct_rows(
    rows: list[syntax.ValueRow], name: str, kind: RecipientKind, scope: Scope
) -> list[Row]:
    """The rows with their recipients; an unknown one, or one that stands twice, is told."""
    seen: dict[str, Ref] = {}
    found: list[Row] = []
    for row in rows:
        if row.items:
            told = list_mistakes.row_names(row.span, name, [kind.name], 1 + len(row.items))
            scope.found.append(told)
            continue
        code = code_of(row.ref, kind, scope)
        if code is None:
            continue
        if code in seen:
            scope.found.append(mistakes.same_recipient(row.ref, seen[code]))
            continue
        seen[code] = row.ref
        found.append(Row(code, row))
    return found


@frozen
class Row:
    """A row with the code of its recipient."""

    code: str
    node: syntax.ValueRow


def _assessed(node: syntax.Assessed, rules: Rules, scope: Scope) -> list[model.GivenAssessment]:
    found = [_rules(name, "requirement", node.who, rules, scope) for name in node.requirements]
    kinds = [each[0].owner.kind for each in found if each and each[0].owner.kind in scope.kinds]
    if len(kinds) < len(found):
        return []
    recipients = _codes(node.who, scope.kinds[kinds[0]], scope)
    return [
        model.GivenAssessment(
            tuple(_text_of(name) for name in node.requirements),
            node.outcome is syntax.Outcome.MET,
            recipients,
            node.by.text,
            node.day,
            node.document.text,
            node.span.place,
        )
    ]


def _codes(who: syntax.Who, kind: RecipientKind, scope: Scope) -> tuple[str, ...] | None:
    if not who.refs:
        return None
    codes = (code_of(ref, kind, scope) for ref in who.refs)
    return tuple(code for code in codes if code is not None)


def _amounts(
    sentence: Sentence, node: syntax.ExpectAmounts, rules: Rules, scope: Scope
) -> list[model.Expectation]:
    grant = scope.look_up("grant", node.grant, rules.paid)
    if grant is None or grant.kind not in scope.kinds:
        return []
    rows = distinct_rows(_rows(sentence, node.row), grant.name, scope.kinds[grant.kind], scope)
    found: list[model.Expectation] = []
    total = 0
    for row in rows:
        if not grant.pattern.is_for(row.code):
            scope.found.append(grant_mistakes.not_of_grant(row.node.ref, grant.name))
            continue
        amount = _expected_amount(row.node, grant.name, scope)
        if amount is not None:
            total += amount
            place = row.node.span.place
            found.append(model.ExpectedAmount(grant.name, row.code, amount, place))
    if total > grant.amount:
        scope.found.append(mistakes.amount_exceeds(node.span, grant.name, grant.amount, total))
    return found


def _expected_amount(row: syntax.ValueRow, name: str, scope: Scope) -> int | None:
    if isinstance(row.value, Quantity):
        return heads.kronor(row.value, scope)
    scope.found.append(mistakes.wrong_value(row.span, name, "money"))
    return None


def _undistributed(
    node: syntax.ExpectUndistributed, rules: Rules, scope: Scope
) -> list[model.Expectation]:
    grant = scope.look_up("grant", node.grant, rules.paid)
    amount = heads.kronor(node.amount, scope)
    if grant is None or amount is None:
        return []
    return [model.ExpectedUndistributed(grant.name, amount, node.span.place)]


def _status(node: syntax.ExpectStatus, rules: Rules, scope: Scope) -> list[model.Expectation]:
    text = _text_of(node.name)
    if text in rules.grants:
        kind = rules.grants[text].kind
        _check_judged(rules.grants[text], node.who, scope)
    else:
        found = _rules(node.name, "requirement or grant", node.who, rules, scope)
        kind = found[0].owner.kind if found else ""
    if kind not in scope.kinds:
        return []
    codes = _codes(node.who, scope.kinds[kind], scope)
    return [model.ExpectedStatus(text, _STATUS[node.outcome], codes, node.span.place)]


def _check_judged(grant: Grant, who: syntax.Who, scope: Scope) -> None:
    """Tell of one that a grant is not for: no verdict could be expected of it."""
    kind = scope.kinds.get(grant.kind)
    for ref in who.refs if kind is not None else ():
        member = kind.find(ref.text) if kind else None
        if member is not None and not grant.is_for(member.code):
            scope.found.append(grant_mistakes.not_of_grant(ref, grant.name))


def _rules(
    name: syntax.RuleName, noun: str, who: syntax.Who, rules: Rules, scope: Scope
) -> tuple[Rule, ...]:
    """The rules a name means for some recipients; nobody guesses between rules that differ."""
    called = rules_called(_text_of(name), rules.all)
    if not called and name.name.text not in scope.unread:
        known = dict.fromkeys(_known(noun, rules, with_owner=name.owner is not None))
        scope.look_up(noun, Name(_text_of(name), name.span), known)
    if not called:
        return ()
    _tell_not_judged(called, who, rules, scope)
    found = tuple(rule for rule in called if _judges(rule, who, rules, scope)) or called[:1]
    if not are_one(found):
        choices = [rule.full_name(scope.language) for rule in found]
        scope.found.append(rule_mistakes.ambiguous_requirement(name.span, _text_of(name), choices))
    return found


def _known(noun: str, rules: Rules, *, with_owner: bool) -> list[str]:
    grants = list(rules.grants) if noun != "requirement" else []
    full = [rule.full_name() for rule in rules.all] if with_owner else []
    return [*grants, *(rule.requirement.name for rule in rules.all), *full]


def _judges(rule: Rule, who: syntax.Who, rules: Rules, scope: Scope) -> bool:
    """Whether a rule is for the recipients named."""
    kind = scope.kinds.get(rule.owner.kind)
    members = [kind.find(ref.text) if kind else None for ref in who.refs]
    return kind is not None and all(m is not None and rules.judge(rule, m.code) for m in members)


def _tell_not_judged(called: tuple[Rule, ...], who: syntax.Who, rules: Rules, scope: Scope) -> None:
    """Tell of one that no grant with such a rule is for: no verdict of it could be expected."""
    for ref in who.refs:
        pairs = ((rule, scope.kinds.get(rule.owner.kind)) for rule in called)
        found = [(rule, kind.find(ref.text)) for rule, kind in pairs if kind is not None]
        members = [(rule, member) for rule, member in found if member is not None]
        if members and not any(rules.judge(rule, member.code) for rule, member in members):
            name = members[0][0].owner.grant or ""
            scope.found.append(grant_mistakes.not_of_grant(ref, name))


def _text_of(name: syntax.RuleName) -> str:
    """A rule's name as the model has it."""
    match name.owner:
        case None:
            return name.name.text
        case syntax.OwnerWord():
            return f"{_SORTS[name.owner].value}: {name.name.text}"
        case owner:
            return f"{owner.text}: {name.name.text}"
