"""From text to outcome, on one page: the only module that sees every phase.

What follows the check is loaded when it is first needed, so that checking alone starts quickly.

text ─ parse ─► tree ─ check ─► model ─┐
                                       ├─ evaluate ─► outcome
facts ───────── read_facts ──► facts ──┘
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field

from overenskommelse.check.agreement import check
from overenskommelse.diagnostics.diagnostic import (
    Diagnostic,
    Language,
    Severity,
    diagnostic,
    has_errors,
    in_order,
)
from overenskommelse.diagnostics.errors import AgreementError, FactsError
from overenskommelse.diagnostics.showing import shown
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.source.dates import day_in_sweden
from overenskommelse.source.packaged import packaged_agreements, packaged_folder
from overenskommelse.source.reading import Unreadable, read_text
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place, source_from_text
from overenskommelse.syntax.amending import amended, amendment_of
from overenskommelse.syntax.heads import Amends
from overenskommelse.syntax.mistakes import bad_file
from overenskommelse.syntax.outline import LARGEST_TEXT
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.tree import File
from overenskommelse.syntax.using import file_amended, files_used

if TYPE_CHECKING:
    from overenskommelse.facts.fact_set import FactSet
    from overenskommelse.facts.reading import FactsFile
    from overenskommelse.inspection.changes import Change
    from overenskommelse.inspection.source_coverage import SourceCoverage
    from overenskommelse.outcome.coverage import Coverage
    from overenskommelse.outcome.dossiers import Dossier
    from overenskommelse.outcome.evaluation import Evaluation, ExampleOutcome
    from overenskommelse.outcome.follow_up import FollowUp


@frozen
class Agreement:
    """An agreement that has been read and found without errors.

    It is frozen, can be pickled, and may be used by many threads at once.

    Attributes:
        model: Its meaning.
        warnings: What was found that is no error.
        before: For an amendment, the agreement as it was before; else None.
        changes_on: For an amendment, the first day it holds; else None.
    """

    model: AgreementModel
    warnings: tuple[Diagnostic, ...] = field(default=())
    before: Agreement | None = None
    changes_on: date | None = None

    @property
    def title(self) -> str:
        """The agreement's name."""
        return self.model.title

    def facts(self, facts: object) -> FactSet:
        """Read facts once, to evaluate them several times.

        Args:
            facts: In any form `evaluate` takes.

        Raises:
            FactsError: If anything is wrong with them; it carries every mistake.
        """
        from overenskommelse.facts.reading import read_facts as read_into_facts

        read, found = read_into_facts(self.model, facts)
        if has_errors(found):
            raise FactsError(in_order(found))
        return read

    def evaluate(self, facts: object, *, on: date | None = None) -> Evaluation:
        """Evaluate the agreement on facts.

        Args:
            facts: Mappings (``{"01": {"population": 2_455_914}}``), rows as a CSV reader gives
                them, what `read_facts` returns, or a `FactSet`.
            on: The day to evaluate as of. Deadlines after it lie ahead, and decisions made after
                it are not known yet. Without it, dates are only compared with each other.

        Returns:
            Verdicts, reasons and payments; they refuse to be used as true or false.

        Raises:
            FactsError: If anything is wrong with the facts or the day; it carries every mistake.

        Example:
            >>> agreement = builtin("2024")
            >>> evaluation = agreement.evaluate({"01": {"prem": False}}, on=date(2024, 12, 1))
            >>> evaluation.grants["second"].verdict("01").status.value
            'not met'
        """
        from overenskommelse.engine.evaluate import evaluate as evaluate_model

        chosen, day = self._as_of(on)
        return evaluate_model(chosen.model, chosen.facts(facts), day)

    def dossier(
        self, facts: object, recipient: str, *, on: date | None = None
    ) -> tuple[Dossier, ...]:
        """Everything that comes out for one recipient, with the facts it rests on.

        Args:
            facts: In any form `evaluate` takes.
            recipient: Its code or name.
            on: The day to evaluate as of.

        Returns:
            A dossier for each kind that has such a recipient; none if there is none.

        Raises:
            FactsError: If anything is wrong with the facts or the day.

        Example:
            >>> agreement = builtin("2024")
            >>> found = agreement.dossier({"01": {"prem": False}}, "Stockholm")
            >>> [item.found.value for item in found[0].grants[1].findings[1].evidence]
            [False]
        """
        from overenskommelse.engine.dossiers import dossier_of
        from overenskommelse.engine.situation import Situation

        chosen, day = self._as_of(on)
        situation = Situation(chosen.model, chosen.facts(facts), day)
        members = ((kind, kind.find(recipient)) for kind in chosen.model.kinds.values())
        return tuple(dossier_of(member, kind.name, situation) for kind, member in members if member)

    def follow_up(self, facts: object, *, on: date | None = None) -> FollowUp:
        """What an authority that follows up the agreement writes of.

        Args:
            facts: In any form `evaluate` takes.
            on: The day to evaluate as of.

        Returns:
            Deviations and reminders for each recipient, whom flags are raised for, the figures of
            all together, and the calendar.

        Raises:
            FactsError: If anything is wrong with the facts or the day.

        Example:
            >>> told = builtin("2024").follow_up({"13": {"prem": False}}, on=date(2024, 12, 1))
            >>> [(each.name, len(each.deviations)) for each in told.recipients if each.deviations]
            [('Halland', 1)]
        """
        from overenskommelse.engine.follow_up import follow_up_of

        chosen, _ = self._as_of(on)
        return follow_up_of(chosen.evaluate(facts, on=on), chosen.model)

    def _as_of(self, on: date | None) -> tuple[Agreement, date | None]:
        """The agreement as it holds on a day, which is one in Sweden."""
        if on is not None and not isinstance(on, date):
            place = Place(path="on")
            raise FactsError([diagnostic("bad-evaluation-day", place, found=shown(on))])
        day = None if on is None else day_in_sweden(on)
        if self.before is None or self.changes_on is None:
            return self, day
        if day is None:
            raise FactsError([diagnostic("day-needed", Place(path="on"), day=self.changes_on)])
        return (self.before if day < self.changes_on else self), day

    def run_examples(self) -> tuple[ExampleOutcome, ...]:
        """Run the agreement's examples; each outcome holds what differed from what was told."""
        from overenskommelse.engine.examples import run_example

        return tuple(run_example(self.model, example) for example in self.model.examples)

    def coverage(self) -> Coverage:
        """Which rules the agreement's examples test, and which verdicts they show.

        Example:
            >>> builtin("2024").coverage().rules[0].kind.value
            'grant'
        """
        from overenskommelse.engine.coverage import coverage_of

        return coverage_of(self.model)

    def source_coverage(self, *others: Agreement) -> SourceCoverage:
        """Which passages of the documents have a rule, are marked, or are silent.

        Args:
            others: Agreements that follow the same documents; a rule in any of them counts.

        Example:
            >>> coverage = builtin("2024").source_coverage()
            >>> [item.document.name for item in coverage.documents]
            ['002', '004']
        """
        from overenskommelse.inspection.source_coverage import source_coverage

        return source_coverage([self.model, *(other.model for other in others)])

    def facts_schema(self) -> dict[str, object]:
        """JSON Schema of the facts the agreement accepts as JSON, by kind and recipient.

        Example:
            >>> builtin("2024").facts_schema()["title"]
            'Jämlik och effektiv cancervård med kortare väntetider 2024'
        """
        from overenskommelse.facts.schema import facts_schema

        return facts_schema(self.model)

    def changes_from(self, old: Agreement) -> tuple[Change, ...]:
        """What changed in meaning from an earlier agreement to this one; nothing if they agree.

        Example:
            >>> changes = builtin("2024").changes_from(builtin("2023"))
            >>> [change.path[-1].name for change in changes if change.owner == "Requirement"]
            ['report']
        """
        from overenskommelse.inspection.changes import changes_between

        return changes_between(old.model, self.model)


def load(path: str | Path) -> Agreement:
    """Read an agreement from a file.

    Args:
        path: The file. What it uses lies beside it or comes with the package.

    Returns:
        The agreement, ready to evaluate.

    Raises:
        AgreementError: If anything is wrong with the text; it carries every mistake.

    Example:
        >>> load("agreements/2024.agr").title
        'Jämlik och effektiv cancervård med kortare väntetider'
    """
    agreement, found = check_file(path)
    return _agreement(agreement, found)


def loads(text: str, *, name: str = "<text>") -> Agreement:
    """Read an agreement from a text; what it uses comes with the package.

    Args:
        text: The text.
        name: What messages call it.

    Raises:
        AgreementError: If anything is wrong with the text; it carries every mistake.
    """
    agreement, found = check_text(text, name=name)
    return _agreement(agreement, found)


def builtin(name: str) -> Agreement:
    """Read an agreement that comes with the package; `builtins` lists them.

    Raises:
        AgreementError: If there is none of that name.

    Example:
        >>> builtin("2024").model.year
        2024
    """
    if name not in packaged_agreements():
        known = nearest(name, packaged_agreements())
        place = Place(file=name)
        raise AgreementError([diagnostic("file-absent", place, path=name, suggestion=known)])
    return load(packaged_folder("agreements") / f"{name}.agr")


def builtins() -> tuple[str, ...]:
    """Names of the files that come with the package, sorted: agreements and what they use.

    Example:
        >>> "2024" in builtins()
        True
    """
    return packaged_agreements()


def read_facts(path: str | Path) -> FactsFile:
    """Read a facts file (CSV or JSON), to hand to `Agreement.evaluate`.

    Raises:
        FactsError: If the file is missing or is not UTF-8.
    """
    from overenskommelse.facts.reading import FactsFile

    text = read_text(Path(path))
    if isinstance(text, Unreadable):
        raise FactsError([bad_file(text)])
    return FactsFile(str(path), text)


def check_file(path: str | Path) -> tuple[Agreement | None, tuple[Diagnostic, ...]]:
    """Check an agreement in a file: the agreement if it has no errors, and all that was found.

    Example:
        >>> agreement, found = check_file("agreements/2024.agr")
        >>> agreement is not None, found
        (True, ())
    """
    path = Path(path)
    text = read_text(path)
    if isinstance(text, Unreadable):
        return None, (bad_file(text),)
    return check_text(text, name=str(path), beside=path.parent)


def check_text(
    text: str, *, name: str = "<text>", beside: Path | None = None
) -> tuple[Agreement | None, tuple[Diagnostic, ...]]:
    """Check an agreement in a text: the agreement if it has no errors, and all that was found."""
    file, found = parse(source_from_text(text, name))
    if any(item.code == "file-too-large" for item in found):
        return None, in_order(found)
    amends = amendment_of(file)
    before = None
    if amends is not None:
        before, file, more = _amended(file, amends, beside)
        found = [*found, *more]
    used, more = files_used(file, Path(name).stem, beside)
    model, mistakes = check(file, used)
    findings = in_order([*found, *more, *mistakes])
    if model is None or has_errors(list(findings)):
        return None, findings
    if amends is None:
        return Agreement(model, findings), findings
    return Agreement(model, findings, before, amends.first), findings


def _amended(
    file: File, amends: Amends, beside: Path | None
) -> tuple[Agreement | None, File, list[Diagnostic]]:
    """The agreement before an amendment, and the tree of the one after it."""
    base, found = file_amended(amends, beside)
    if base is None:
        return None, file, found
    used, more = files_used(base, amends.file.text, beside)
    model, mistakes = check(base, used)
    found = [*found, *more, *mistakes]
    whole, lost = amended(base, file)
    before = Agreement(model) if model is not None and not has_errors(found) else None
    return before, whole, [*(item for item in found if item.severity is Severity.ERROR), *lost]


def language_of_file(path: Path) -> Language:
    """The language of a file's keywords, as far as it can be told; English if it cannot be read."""
    text = read_text(path, LARGEST_TEXT)
    if isinstance(text, Unreadable):
        return "en"
    return parse(source_from_text(text, str(path)))[0].language


def _agreement(agreement: Agreement | None, found: tuple[Diagnostic, ...]) -> Agreement:
    if agreement is None:
        raise AgreementError(found)
    return agreement
