"""Recipients, periods and facts: declarations to meaning."""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from dateutil.relativedelta import relativedelta

from overenskommelse.check import heads, mistakes
from overenskommelse.check.scope import Scope
from overenskommelse.model import facts as model
from overenskommelse.model.units import FactType
from overenskommelse.source.dates import last_day_of_month
from overenskommelse.syntax import facts as syntax
from overenskommelse.syntax.names import Name, Ref
from overenskommelse.syntax.tree import Sentence

_TYPES = {
    syntax.FactType.WHOLE_NUMBER: FactType.WHOLE_NUMBER,
    syntax.FactType.DECIMAL_NUMBER: FactType.DECIMAL_NUMBER,
    syntax.FactType.SHARE: FactType.SHARE,
    syntax.FactType.MONEY: FactType.MONEY,
    syntax.FactType.YES_NO: FactType.YES_NO,
    syntax.FactType.DAY: FactType.DATE,
}
PERIOD_WORDS = {"en": "period", "sv": "period"}


def declare_kind(sentence: Sentence, node: syntax.Recipients, scope: Scope) -> None:
    """A kind of recipients with its members."""
    if not scope.declare("kind", node.name):
        return
    rows = heads.below(sentence, syntax.RecipientRow)
    seen: dict[str, Ref] = {}
    members: list[model.Recipient] = []
    for row in rows:
        if _is_new(row, seen, scope):
            aliases = tuple(alias.text for alias in row.aliases)
            members.append(model.Recipient(row.code.text, row.name.text, aliases))
    if not rows and not node.refs and not heads.has_broken(sentence):
        scope.found.append(mistakes.empty_kind(node.name))
    members += _named_members(node, seen, scope)
    label = heads.label_of(sentence, node.label, node.name.text, scope)
    scope.kinds[node.name.text] = model.RecipientKind(node.name.text, label, tuple(members))


def _named_members(
    node: syntax.Recipients, seen: dict[str, Ref], scope: Scope
) -> list[model.Recipient]:
    """Recipients listed behind the colon, whose names are their codes."""
    found = []
    for ref in node.refs:
        first = seen.get(ref.text.casefold())
        if first is not None:
            scope.found.append(mistakes.same_recipient(ref, first))
        else:
            seen[ref.text.casefold()] = ref
            found.append(model.Recipient(ref.text, ref.text))
    return found


def _is_new(row: syntax.RecipientRow, seen: dict[str, Ref], scope: Scope) -> bool:
    """Whether neither code, name nor alias of a row stands for another recipient already."""
    texts = [row.name, *row.aliases]
    refs = [row.code, *(Ref(text.text, text.span) for text in texts)]
    for ref in refs:
        first = seen.get(ref.text.casefold())
        if first is not None:
            scope.found.append(mistakes.same_recipient(ref, first))
            return False
    seen.update({ref.text.casefold(): ref for ref in refs})
    return True


def declare_period(sentence: Sentence, node: syntax.Period, scope: Scope) -> None:
    """A period; the text names its last day, the model the first day after it."""
    if not scope.declare("period", node.name):
        return
    end = _day_after(node.end or node.start)
    if end <= node.start.first:
        scope.found.append(mistakes.period_backwards(node.span))
    label = heads.label_of(sentence, node.label, node.name.text, scope)
    scope.periods[node.name.text] = model.Period(node.name.text, label, node.start.first, end)


def _day_after(moment: syntax.Moment) -> date:
    match moment.grain:
        case syntax.Grain.DAY:
            return moment.first + timedelta(days=1)
        case syntax.Grain.MONTH:
            return last_day_of_month(moment.first) + timedelta(days=1)
        case syntax.Grain.YEAR:
            return moment.first + relativedelta(years=1)
    assert_never(moment.grain)


def declare_fact(sentence: Sentence, node: syntax.Fact, scope: Scope) -> None:
    """A fact, with what it is given for: a kind of recipients, periods, or both."""
    if not scope.declare("value", node.name):
        return
    kinds: list[str] = []
    per_period = False
    for name in node.per:
        if name.text == PERIOD_WORDS[scope.language]:
            per_period = True
        else:
            kinds.append(name.text)
            if scope.look_up("kind", name, scope.kinds) is None:
                scope.unknown_kinds.add(name.text)
    if len(kinds) > 1:
        scope.found.append(mistakes.mixed_recipients(node.span, kinds))
    scope.facts[node.name.text] = model.FactDeclaration(
        node.name.text,
        _TYPES[node.type],
        kinds[0] if kinds else None,
        per_period,
        heads.label_of(sentence, node.label, node.name.text, scope),
        node.span.place,
    )


def find_period(name: Name | None, scope: Scope) -> str | None:
    """The name of a declared period, or None."""
    if name is None or scope.look_up("period", name, scope.periods) is None:
        return None
    return name.text
