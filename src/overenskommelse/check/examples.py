"""Examples: what is given and expected, with every name, unit and recipient made sure of."""

from __future__ import annotations

from attrs import frozen

from overenskommelse.check import grant_mistakes, heads, list_mistakes, mistakes
from overenskommelse.check.carrying import most_of
from overenskommelse.check.given import check_totals, code_of, given_in
from overenskommelse.check.scope import Scope
from overenskommelse.model import examples as model
from overenskommelse.model.facts import RecipientKind
from overenskommelse.model.grants import Fund, Grant
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
        requirements: The kind of each requirement's recipients.
    """

    grants: dict[str, Grant]
    wholes: dict[str, Fund]
    requirements: dict[str, str]

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

    @property
    def judged(self) -> dict[str, str]:
        """Everything that has a verdict, with its kind of recipients."""
        return {**{name: grant.kind for name, grant in self.grants.items()}, **self.requirements}


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
    check_totals(facts, scope)
    return model.Example(
        node.title.text,
        day.day if day else None,
        tuple(facts),
        tuple(assessments),
        tuple(expectations),
        heads.sources_of(sentence),
        node.span.place,
    )


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
    kinds = [scope.look_up("requirement", name, rules.requirements) for name in node.requirements]
    known = [kind for kind in kinds if kind is not None]
    if len(known) < len(kinds) or known[0] not in scope.kinds:
        return []
    recipients = _codes(node.who, scope.kinds[known[0]], scope)
    return [
        model.GivenAssessment(
            tuple(name.text for name in node.requirements),
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
    kind = scope.look_up("requirement or grant", node.name, rules.judged)
    if kind is None or kind not in scope.kinds:
        return []
    codes = _codes(node.who, scope.kinds[kind], scope)
    _check_judged(node, rules, scope)
    return [_expected_status(node.name, node.outcome, codes, node.span)]


def _check_judged(node: syntax.ExpectStatus, rules: Rules, scope: Scope) -> None:
    """Tell of one that a grant is not for: no verdict could be expected of it."""
    grant = rules.grants.get(node.name.text)
    for ref in node.who.refs if grant is not None else ():
        member = scope.kinds[grant.kind].find(ref.text) if grant else None
        if grant and member is not None and not grant.is_for(member.code):
            scope.found.append(grant_mistakes.not_of_grant(ref, grant.name))


def _expected_status(
    name: Name, outcome: syntax.Outcome, codes: tuple[str, ...] | None, span: Span
) -> model.ExpectedStatus:
    return model.ExpectedStatus(name.text, _STATUS[outcome], codes, span.place)
