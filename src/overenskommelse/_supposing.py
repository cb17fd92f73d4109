"""From a question "what if?" to rules and facts that are as supposed; what cannot be is raised.

text ─ read ─► suppositions ─┬─ of rules ─► trees changed ─ check ─► model
                             └─ of facts ─► facts with other values
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from overenskommelse.check.agreement import check
from overenskommelse.check.supposing import RuleChange, is_named, supposed
from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic, has_errors, in_order
from overenskommelse.diagnostics.errors import AgreementError, SuppositionError
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.facts.supposing import supposed_facts
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.source.records import frozen
from overenskommelse.syntax.suppositions import (
    FactSupposition,
    RuleSupposition,
    Supposition,
    read_supposition,
)
from overenskommelse.syntax.tree import File

T = TypeVar("T", RuleSupposition, FactSupposition)


@frozen
class Rules:
    """An agreement's meaning, its trees, and what was supposed of them.

    Attributes:
        model: The meaning.
        files: The trees of its own file and of those it uses.
        changes: What became of each rule that something was supposed of.
    """

    model: AgreementModel
    files: tuple[File, ...]
    changes: tuple[RuleChange, ...] = ()


def rules_as_supposed(rules: Rules, other: Rules | None, texts: Iterable[object]) -> Rules:
    """Rules with other values.

    Args:
        rules: The rules.
        other: The rules on the other side of an amendment; what is named only there is left out.
        texts: What is supposed.

    Raises:
        SuppositionError: If something cannot be supposed.
        AgreementError: If the agreement would be invalid.
    """
    wanted = tuple(
        one
        for one in suppositions(texts, RuleSupposition)
        if other is None or is_named(rules.model, one) or not is_named(other.model, one)
    )
    done = supposed(rules.files, rules.model, wanted)
    if done.found:
        raise SuppositionError(in_order(list(done.found)))
    model, found = check(done.files[0], done.files[1:])
    if model is None or has_errors(found):
        raise AgreementError(in_order(found))
    return Rules(model, done.files, done.changes)


def facts_as_supposed(
    model: AgreementModel, facts: FactSet, texts: Iterable[object], on: date | None = None
) -> FactSet:
    """Facts with other values, and decisions that came out otherwise.

    Raises:
        SuppositionError: If something cannot be supposed.
    """
    wanted = suppositions(texts, FactSupposition)
    if not wanted:
        return facts
    changed, found = supposed_facts(model, facts, wanted, on)
    if has_errors(found):
        raise SuppositionError(in_order(found))
    return changed


def suppositions(texts: Iterable[object], kind: type[T]) -> tuple[T, ...]:
    """Suppositions of one sort: of rules, or of facts.

    Raises:
        SuppositionError: If one is none, or of the other sort; it carries every mistake.
    """
    read = [_as_wanted(read_supposition(text), kind) for text in texts]
    found = [item for item in read if isinstance(item, Diagnostic)]
    if found:
        raise SuppositionError(in_order(found))
    return tuple(item for item in read if isinstance(item, kind))


def _as_wanted(
    item: Supposition | Diagnostic, kind: type[T]
) -> RuleSupposition | FactSupposition | Diagnostic:
    """A supposition of the sort that is wanted; a fact in all is named as a rule is."""
    match item:
        case FactSupposition() if kind is RuleSupposition:
            named = item.fact
            return diagnostic("supposed-elsewhere", named.span, found=named.text, what="fact")
        case RuleSupposition(names, value) if kind is FactSupposition:
            if len(names) == 1:
                return FactSupposition(names[0], (), value)
            return diagnostic("supposed-elsewhere", item.span, found=item.text, what="rule")
        case _:
            return item
