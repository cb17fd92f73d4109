"""Examples: what is given and expected, with every name, unit and recipient made sure of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from overenskommelse.check import heads, mistakes
from overenskommelse.check.facts import find_period
from overenskommelse.check.scope import Scope
from overenskommelse.model import examples as model
from overenskommelse.model.facts import FactDeclaration, RecipientKind
from overenskommelse.model.grants import Grant
from overenskommelse.model.units import FactType, NotReceived, Value
from overenskommelse.source.text import Span
from overenskommelse.syntax import examples as syntax
from overenskommelse.syntax.expressions import Absent, Quantity, UnitWord
from overenskommelse.syntax.names import Name, Ref, Text
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
class Rules:
    """What examples can speak of: grants by name, and the kind of each requirement's recipients."""

    grants: dict[str, Grant]
    requirements: dict[str, str]

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
                facts.extend(_given(below, given, scope))
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


def distinct_rows(rows: list[syntax.ValueRow], kind: RecipientKind, scope: Scope) -> list[Row]:
    """The rows with their recipients; an unknown one, or one that stands twice, is told."""
    seen: dict[str, Ref] = {}
    found: list[Row] = []
    for row in rows:
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


def code_of(ref: Ref, kind: RecipientKind, scope: Scope) -> str | None:
    """The code of the recipient a code or name stands for, or None with a diagnostic."""
    recipient = kind.find(ref.text)
    if recipient is None:
        known = dict.fromkeys([*kind.by_code, *(member.name for member in kind.members)])
        scope.look_up("recipient", ref, known)
        return None
    return recipient.code


def _given(sentence: Sentence, node: syntax.Given, scope: Scope) -> list[model.GivenFact]:
    fact = scope.look_up("fact", node.fact, scope.facts)
    period = find_period(node.during, scope)
    if fact is None:
        return []
    if fact.per_period and node.during is None:
        scope.found.append(mistakes.period_missing(node.fact.span, fact.name, scope.periods))
    if not fact.per_period and node.during is not None:
        scope.found.append(mistakes.period_useless(node.during))
    if fact.kind is None and node.value is not None:
        row = syntax.ValueRow(Ref(fact.name, node.fact.span), node.value, node.span)
        value = _value(row, fact, scope)
        place = node.span.place
        return [] if value is None else [model.GivenFact(fact.name, None, period, value, place)]
    if fact.kind is None or node.value is not None:
        scope.found.append(mistakes.recipient_needed(node.span, fact.name, fact.kind))
        return []
    if fact.kind not in scope.kinds:
        return []
    rows = distinct_rows(_rows(sentence, node.row), scope.kinds[fact.kind], scope)
    values = [(row, _value(row.node, fact, scope)) for row in rows]
    return [
        model.GivenFact(fact.name, row.code, period, value, row.node.span.place)
        for row, value in values
        if value is not None
    ]


def _value(row: syntax.ValueRow, fact: FactDeclaration, scope: Scope) -> Value | None:
    """A row's value as the fact's type wants it, or None with a diagnostic."""
    match row.value, fact.type:
        case bool() as answer, FactType.YES_NO:
            return answer
        case date() as day, FactType.DATE:
            return day
        case Text(text), FactType.TEXT:
            return text
        case Text(text), FactType.CHOICE if text in fact.choices:
            return text
        case Absent(), FactType.DATE:
            return NotReceived.NOT_RECEIVED
        case Quantity() as quantity, _:
            number = _number(quantity, fact, scope)
            if number is not None:
                return number
        case _:
            pass
    scope.found.append(mistakes.wrong_value(row.span, fact.name, fact.type.value))
    return None


def _number(quantity: Quantity, fact: FactDeclaration, scope: Scope) -> Fraction | None:
    match fact.type, quantity.unit:
        case FactType.WHOLE_NUMBER, UnitWord.PLAIN if quantity.number.denominator == 1:
            return quantity.number
        case FactType.DECIMAL_NUMBER, UnitWord.PLAIN:
            return quantity.number
        case FactType.SHARE, UnitWord.PERCENT:
            return quantity.number / 100
        case FactType.MONEY, _:
            amount = heads.kronor(quantity, scope)
            return None if amount is None else Fraction(amount)
        case _:
            return None


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
    grant = scope.look_up("grant", node.grant, rules.grants)
    if grant is None or grant.kind not in scope.kinds:
        return []
    rows = distinct_rows(_rows(sentence, node.row), scope.kinds[grant.kind], scope)
    found: list[model.Expectation] = []
    total = 0
    for row in rows:
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
    grant = scope.look_up("grant", node.grant, rules.grants)
    amount = heads.kronor(node.amount, scope)
    if grant is None or amount is None:
        return []
    return [model.ExpectedUndistributed(grant.name, amount, node.span.place)]


def _status(node: syntax.ExpectStatus, rules: Rules, scope: Scope) -> list[model.Expectation]:
    kind = scope.look_up("requirement or grant", node.name, rules.judged)
    if kind is None or kind not in scope.kinds:
        return []
    codes = _codes(node.who, scope.kinds[kind], scope)
    return [_expected_status(node.name, node.outcome, codes, node.span)]


def _expected_status(
    name: Name, outcome: syntax.Outcome, codes: tuple[str, ...] | None, span: Span
) -> model.ExpectedStatus:
    return model.ExpectedStatus(name.text, _STATUS[outcome], codes, span.place)
