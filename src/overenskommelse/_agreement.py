"""An agreement that has been read, and everything a host asks it for.

What follows the check is loaded when it is first needed, so that checking alone starts quickly.

facts ─ read_facts ─► facts ─┐
rules ───────────────────────┴─ evaluate ─► outcome
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field

from overenskommelse.diagnostics.diagnostic import (
    Diagnostic,
    diagnostic,
    has_errors,
    in_order,
)
from overenskommelse.diagnostics.errors import FactsError
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place
from overenskommelse.source.version import LANGUAGE_VERSION, __version__
from overenskommelse.syntax.tree import File

if TYPE_CHECKING:
    from overenskommelse.check.supposing import RuleChange
    from overenskommelse.engine.judge import Judge
    from overenskommelse.facts.fact_set import FactSet
    from overenskommelse.inspection.changes import Change
    from overenskommelse.inspection.source_coverage import SourceCoverage
    from overenskommelse.model.wanted import Wanted
    from overenskommelse.outcome.coverage import Coverage
    from overenskommelse.outcome.dossiers import Dossier
    from overenskommelse.outcome.evaluation import Evaluation, ExampleOutcome
    from overenskommelse.outcome.follow_up import FollowUp
    from overenskommelse.outcome.open_money import OpenMoney
    from overenskommelse.outcome.receipt import Receipt


@frozen
class Agreement:
    """An agreement that has been read and found without errors.

    It is frozen, can be pickled, and may be used by many threads at once.

    Attributes:
        model: Its meaning.
        warnings: What was found that is no error.
        before: For an amendment, the agreement as it was before; else None.
        changes_on: For an amendment, the first day it holds; else None.
        files: The trees of the file itself, as amended, and of those it uses.
        rule_changes: What is supposed of its rules, for an agreement that `with_changes` gave.
    """

    model: AgreementModel
    warnings: tuple[Diagnostic, ...] = field(default=())
    before: Agreement | None = None
    changes_on: date | None = None
    files: tuple[File, ...] = field(default=(), eq=False, repr=False)
    rule_changes: tuple[RuleChange, ...] = ()

    @property
    def title(self) -> str:
        """The agreement's name."""
        return self.model.title

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and last year that days of the agreement can be of; None if it names none.

        Example:
            >>> import overenskommelse as ov
            >>> ov.builtin("2024").years
            (2023, 2028)
        """
        return self._wanted.years

    def facts(
        self, facts: object, *, changes: Iterable[str] = (), on: date | None = None
    ) -> FactSet:
        """Read facts once, to evaluate them several times, perhaps with other values for some.

        Args:
            facts: In any form `evaluate` takes.
            changes: What to suppose instead, as ``"population@01=2500000"`` or
                ``"new_cases@01@H1=1230"``; without a value, the fact is missing. A decision on a
                requirement is supposed as ``"prem@01=met"`` or ``"prem@01=not met"``.
            on: For an amendment, the day whose rules they are read by; else without meaning.

        Raises:
            FactsError: If anything is wrong with them; it carries every mistake.
            SuppositionError: If the changes cannot be supposed.

        Example:
            >>> import overenskommelse as ov
            >>> agreement = ov.builtin("2024")
            >>> facts = agreement.facts({"01": {"prem": True}}, changes=["prem@Stockholm=no"])
            >>> facts.get("prem", "01", None)
            False
        """
        from overenskommelse._supposing import facts_as_supposed

        chosen = self if on is None else self._as_of(on)[0]
        return facts_as_supposed(chosen.model, self._read(chosen, facts), changes, on)

    def with_changes(self, *changes: str) -> Agreement:
        """The agreement with other values in its rules: what if?

        Args:
            changes: What to suppose, as ``"inclusion=75%"`` for the threshold of a requirement, a
                target or a flag, or for a named value, ``"second=200 Mkr"`` for the amount of a
                grant, ``"second.inclusion=75%"`` within one grant, and
                ``"second.shares=not paid out"`` for the shares of those who fail.

        Returns:
            The agreement as it would be, checked like any other, without its examples.

        Raises:
            SuppositionError: If there is no such rule, or it cannot be changed so.
            AgreementError: If the agreement would then be invalid.

        Example:
            >>> import overenskommelse as ov
            >>> stricter = ov.builtin("2024").with_changes("inclusion=75%")
            >>> stricter.model.grants["second"].requirements[0].text
            'inclusion >= 75% for H1'
        """
        from overenskommelse._supposing import Rules, rules_as_supposed

        own = Rules(self.model, self.files)
        other = Rules(self.before.model, self.before.files) if self.before else None
        after = rules_as_supposed(own, other, changes)
        before = None
        if other is not None and self.before is not None:
            then = rules_as_supposed(other, own, changes)
            before = evolve(self.before, model=then.model, files=then.files)
        changed = (*self.rule_changes, *after.changes)
        return Agreement(after.model, (), before, self.changes_on, after.files, changed)

    def evaluate(
        self, facts: object, *, on: date | None = None, known_by: date | None = None
    ) -> Evaluation:
        """Evaluate the agreement on facts.

        Args:
            facts: Mappings (``{"01": {"population": 2_455_914}}``), rows as a CSV reader gives
                them, what `read_facts` returns, or a `FactSet`.
            on: The day to evaluate as of. Deadlines after it lie ahead, and decisions made after
                it are not known yet. Without it, dates are only compared with each other.
            known_by: The last day of which facts and decisions are counted as known: those
                extracted or made later are left out, and of a fact that was corrected, the
                latest value by then counts. Without it, the same day as `on`.

        Returns:
            Verdicts, reasons and payments; they refuse to be used as true or false.

        Raises:
            FactsError: If anything is wrong with the facts or the day; it carries every mistake.

        Example:
            >>> import overenskommelse as ov
            >>> agreement = ov.builtin("2024")
            >>> evaluation = agreement.evaluate({"01": {"prem": False}}, on=date(2024, 12, 1))
            >>> evaluation.grants["second"].verdict("01").status.value
            'not met'
        """
        from overenskommelse.engine.evaluate import evaluate as evaluate_model

        chosen, day, known = self._as_of(on, known_by)
        return evaluate_model(chosen.model, self._read(chosen, facts, known), day, known)

    def judge(self, grant: str, *, on: date | None = None, known_by: date | None = None) -> Judge:
        """Plan a grant's requirements once, to judge many recipients or many facts quickly.

        Args:
            grant: The grant's name.
            on: As for `evaluate`.
            known_by: As for `evaluate`.

        Returns:
            A judge: ``judge.of(facts)`` gives each recipient's status and the names of failed
            requirements, and full reasons for whom they are asked.

        Raises:
            KeyError: If there is no grant of that name.
            FactsError: If anything is wrong with the day.

        Example:
            >>> import overenskommelse as ov
            >>> judge = ov.builtin("2024").judge("second", on=date(2024, 12, 1))
            >>> judged = judge.of(ov.read_facts("examples/2024/invented.csv"))
            >>> judged["04"].status.value, judged["04"].failed
            ('not met', ('inclusion',))
        """
        from overenskommelse.engine.judge import Judge
        from overenskommelse.engine.plans import plan_of

        chosen, day, known = self._as_of(on, known_by)
        plan = plan_of(chosen.model, chosen.model.grants[grant], day, self._wanted)
        return Judge(plan, known)

    def receipt(
        self, facts: object, *, on: date | None = None, known_by: date | None = None
    ) -> Receipt:
        """Evaluate the agreement, and tell what it was evaluated from, so that it can be verified.

        Args:
            facts: As for `evaluate`; of files read with `read_facts`, the receipt holds digests.
            on: As for `evaluate`.
            known_by: As for `evaluate`.

        Returns:
            The receipt, with the evaluation; `Receipt.text` and `Receipt.write` give it as JSON.

        Raises:
            FactsError: As `evaluate` does.

        Example:
            >>> import overenskommelse as ov
            >>> receipt = ov.builtin("2024").receipt({"01": {"prem": False}})
            >>> receipt.content["facts"]["values"]
            1
        """
        from overenskommelse.engine.evaluate import evaluate as evaluate_model
        from overenskommelse.facts.reading import held_once
        from overenskommelse.outcome.receipt import receipt_of
        from overenskommelse.outcome.receipt_parts import facts_read, files_of

        chosen, day, known = self._as_of(on, known_by)
        given = held_once(facts)
        read = self._read(chosen, given, known)
        evaluation = evaluate_model(chosen.model, read, day, known)
        amended = self.before.files if self.before else ()
        files = files_of(self.files, amended)
        versions = (__version__, LANGUAGE_VERSION)
        receipt = receipt_of(versions, files, facts_read(given, read), evaluation)
        return receipt.supposing([item.to_dict() for item in self.rule_changes])

    def open_money(
        self, facts: object, *, on: date | None = None, known_by: date | None = None
    ) -> tuple[OpenMoney, ...]:
        """What each recipient gets in each outcome, while verdicts are open.

        Args:
            facts: As for `evaluate`.
            on: As for `evaluate`.
            known_by: As for `evaluate`.

        Returns:
            The lowest and highest amounts for each grant whose split is provisional, and the
            exact ones of each outcome while there are at most 256; nothing for other grants.

        Raises:
            FactsError: As `evaluate` does.

        Example:
            >>> import overenskommelse as ov
            >>> agreement = ov.builtin("2024")
            >>> facts = ov.read_facts("examples/2024/invented.csv")
            >>> second = agreement.open_money(facts, on=date(2024, 12, 1))[0]
            >>> second.grant, len(second.combinations), second.range_of("10").lowest
            ('second', 4, 0)
        """
        from overenskommelse.engine.open_money import open_money

        chosen, day, known = self._as_of(on, known_by)
        return open_money(chosen.model, self._read(chosen, facts, known), day)

    def dossier(
        self,
        facts: object,
        recipient: str,
        *,
        on: date | None = None,
        known_by: date | None = None,
    ) -> tuple[Dossier, ...]:
        """Everything that comes out for one recipient, with the facts it rests on.

        Args:
            facts: In any form `evaluate` takes.
            recipient: Its code or name.
            on: The day to evaluate as of.
            known_by: As for `evaluate`.

        Returns:
            A dossier for each kind that has such a recipient; none if there is none.

        Raises:
            FactsError: If anything is wrong with the facts or the day.

        Example:
            >>> import overenskommelse as ov
            >>> agreement = ov.builtin("2024")
            >>> found = agreement.dossier({"01": {"prem": False}}, "Stockholm")
            >>> [item.found.value for item in found[0].grants[1].findings[1].evidence]
            [False]
        """
        from overenskommelse.engine.dossiers import dossier_of
        from overenskommelse.engine.situation import Situation

        chosen, day, known = self._as_of(on, known_by)
        situation = Situation(chosen.model, self._read(chosen, facts, known), day)
        members = ((kind, kind.find(recipient)) for kind in chosen.model.kinds.values())
        return tuple(dossier_of(member, kind.name, situation) for kind, member in members if member)

    def follow_up(
        self, facts: object, *, on: date | None = None, known_by: date | None = None
    ) -> FollowUp:
        """What an authority that follows up the agreement writes of.

        Args:
            facts: In any form `evaluate` takes.
            on: The day to evaluate as of.
            known_by: As for `evaluate`.

        Returns:
            Deviations and reminders for each recipient, whom flags are raised for, the figures of
            all together, the calendar, and what became of money that is to be repaid if unused.

        Raises:
            FactsError: If anything is wrong with the facts or the day.

        Example:
            >>> import overenskommelse as ov
            >>> told = ov.builtin("2024").follow_up({"13": {"prem": False}}, on=date(2024, 12, 1))
            >>> [(each.name, len(each.deviations)) for each in told.recipients if each.deviations]
            [('Halland', 1)]
        """
        from overenskommelse.engine.follow_up import follow_up_of

        chosen, day, known = self._as_of(on, known_by)
        return follow_up_of(chosen.model, self._read(chosen, facts, known), day, known)

    def _read(self, chosen: Agreement, facts: object, known_by: date | None = None) -> FactSet:
        """Facts known on a day, for the agreement as it holds; also of before or after it changed.

        Raises:
            FactsError: If anything is wrong with them.
        """
        from overenskommelse.facts.knowing import read_known

        read, found = read_known(chosen.model, facts, self._wanted, known_by)
        if has_errors(found):
            raise FactsError(in_order(found))
        return read

    @cached_property
    def _wanted(self) -> Wanted:
        """The facts that are asked for, before and after the agreement was changed."""
        from overenskommelse.inspection.wanting import wanted_of

        models = [self.model]
        before = self.before
        while before is not None:
            models.append(before.model)
            before = before.before
        return wanted_of(*models)

    def _as_of(
        self, on: date | None, known_by: date | None = None
    ) -> tuple[Agreement, date | None, date | None]:
        """The agreement as it holds on a day, which is one in Sweden, and both days."""
        from overenskommelse.facts.days import day_given

        day, known = day_given(on, "on"), day_given(known_by, "known_by")
        years = self._wanted.years
        if day is not None and years is not None and day.year < years[0]:
            from overenskommelse.facts.contradictions import day_outside

            raise FactsError([day_outside(day, Place(path="on"), years)])
        known = known or day
        if self.before is None or self.changes_on is None:
            return self, day, known
        if day is None:
            raise FactsError([diagnostic("day-needed", Place(path="on"), day=self.changes_on)])
        chosen: Agreement = self
        while chosen.before is not None and chosen.changes_on and day < chosen.changes_on:
            chosen = chosen.before
        return chosen, day, known

    def run_examples(self) -> tuple[ExampleOutcome, ...]:
        """Run the agreement's examples; each outcome holds what differed from what was told."""
        from overenskommelse.engine.examples import run_example

        return tuple(run_example(self.model, example) for example in self.model.examples)

    def coverage(self) -> Coverage:
        """Which rules the agreement's examples test, and which verdicts they show.

        Example:
            >>> import overenskommelse as ov
            >>> ov.builtin("2024").coverage().rules[0].kind.value
            'grant'
        """
        from overenskommelse.engine.coverage import coverage_of

        return coverage_of(self.model)

    def source_coverage(self, *others: Agreement) -> SourceCoverage:
        """Which passages of the documents have a rule, are marked, or are silent.

        Args:
            others: Agreements that follow the same documents; a rule in any of them counts.

        Example:
            >>> import overenskommelse as ov
            >>> coverage = ov.builtin("2024").source_coverage()
            >>> [item.document.name for item in coverage.documents]
            ['002', '004']
        """
        from overenskommelse.inspection.source_coverage import source_coverage

        return source_coverage([self.model, *(other.model for other in others)])

    def facts_schema(self) -> dict[str, object]:
        """JSON Schema of the facts the agreement accepts as JSON, by kind and recipient.

        Example:
            >>> import overenskommelse as ov
            >>> ov.builtin("2024").facts_schema()["title"]
            'Jämlik och effektiv cancervård med kortare väntetider 2024'
        """
        from overenskommelse.facts.schema import facts_schema

        return facts_schema(self.model, self._wanted)

    def changes_from(self, old: Agreement) -> tuple[Change, ...]:
        """What changed in meaning from an earlier agreement to this one; nothing if they agree.

        Example:
            >>> import overenskommelse as ov
            >>> changes = ov.builtin("2024").changes_from(ov.builtin("2023"))
            >>> [change.path[-1].name for change in changes if change.owner == "Requirement"]
            ['report']
        """
        from overenskommelse.inspection.changes import changes_between

        return changes_between(old.model, self.model)
