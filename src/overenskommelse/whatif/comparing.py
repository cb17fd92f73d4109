"""In: an agreement and a question. Out: the evaluation as it is beside the one as supposed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from overenskommelse._agreement import Agreement
from overenskommelse.check.supposing import RuleChange, is_named
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.facts.supposing import (
    DecisionChange,
    FactChange,
    decision_changes,
    fact_changes,
)
from overenskommelse.outcome.comparison import Comparison
from overenskommelse.source.records import frozen
from overenskommelse.syntax.suppositions import FactSupposition, RuleSupposition, read_supposition


@frozen
class Question:
    """What if?

    Attributes:
        facts: The facts as they are, in any form `Agreement.evaluate` takes.
        on: The day to evaluate as of.
        against: Other facts to compare with; None for the same.
        against_on: Another day to compare with; None for the same.
        known_by: The last day of which facts are counted as known; None for the day `on`.
        against_known_by: The same on the other side; None for `known_by`, else `against_on`.
        changes: What to suppose of rules and of facts, as `--set` takes it.
    """

    facts: object
    on: date | None = None
    against: object = None
    against_on: date | None = None
    changes: tuple[str, ...] = ()
    known_by: date | None = None
    against_known_by: date | None = None


@frozen
class Answer:
    """What changes, and what was supposed.

    Attributes:
        comparison: From the evaluation as it is to the one as supposed.
        rules: The rules that have other values.
        facts: The facts that have other values.
        decisions: The decisions that come out otherwise.
    """

    comparison: Comparison
    rules: tuple[RuleChange, ...]
    facts: tuple[FactChange, ...]
    decisions: tuple[DecisionChange, ...]

    def to_dict(self) -> dict[str, object]:
        """What changes, as JSON-ready data; see `docs/what-if.md`."""
        facts = [item.to_dict() for item in self.facts]
        rules = [item.to_dict() for item in self.rules]
        decisions = [item.to_dict() for item in self.decisions]
        told = {"rules": rules, "facts": facts, "decisions": decisions}
        return {**told, **self.comparison.to_dict()}


def compared(agreement: Agreement, asked: Question) -> Answer:
    """The evaluation as it is beside the one as supposed."""
    facts = agreement.facts(asked.facts, on=asked.on)
    before = agreement.evaluate(facts, on=asked.on, known_by=asked.known_by)
    rules, supposed, day = as_supposed(agreement, asked)
    after = rules.evaluate(supposed, on=day, known_by=asked.against_known_by or asked.known_by)
    one, other = facts.known_by(before.known_by), supposed.known_by(after.known_by)
    return Answer(
        before.compared_with(after),
        rules.rule_changes,
        fact_changes(one, other),
        decision_changes(one, other),
    )


def as_supposed(agreement: Agreement, asked: Question) -> tuple[Agreement, FactSet, date | None]:
    """The rules, the facts and the day as supposed."""
    of_rules, of_facts = _sorted_out(agreement, asked.changes)
    rules = agreement.with_changes(*of_rules) if of_rules else agreement
    day = asked.on if asked.against_on is None else asked.against_on
    given = asked.facts if asked.against is None else asked.against
    return rules, rules.facts(given, changes=of_facts, on=day), day


def _sorted_out(agreement: Agreement, changes: Iterable[str]) -> tuple[list[str], list[str]]:
    """What is supposed of rules, and of facts; a fact in all is named as a rule is."""
    of_rules: list[str] = []
    of_facts: list[str] = []
    for text in changes:
        read = read_supposition(text)
        is_fact = isinstance(read, FactSupposition)
        if isinstance(read, RuleSupposition) and not is_named(agreement.model, read):
            is_fact = read.text in agreement.model.facts
        (of_facts if is_fact else of_rules).append(text)
    return of_rules, of_facts
