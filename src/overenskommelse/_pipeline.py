"""From text to outcome, on one page: the only module that sees every phase.

text ─ parse ─► tree ─ check ─► model ─┐
                                       ├─ evaluate ─► outcome
facts ───────── read_facts ──► facts ──┘
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from attrs import field, frozen

from overenskommelse.check.agreement import check
from overenskommelse.diagnostics.diagnostic import (
    Diagnostic,
    Language,
    diagnostic,
    has_errors,
    in_order,
)
from overenskommelse.diagnostics.errors import AgreementError, FactsError
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.engine.evaluate import evaluate as evaluate_model
from overenskommelse.engine.examples import run_example
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.facts.reading import FactsFile
from overenskommelse.facts.reading import read_facts as read_into_facts
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.outcome.evaluation import Evaluation, ExampleOutcome
from overenskommelse.source.dates import day_in_sweden
from overenskommelse.source.packaged import packaged_agreements, packaged_folder
from overenskommelse.source.reading import Cause, Unreadable, read_text
from overenskommelse.source.text import Place, Source, source_from_text
from overenskommelse.syntax.heads import Use
from overenskommelse.syntax.outline import LARGEST_TEXT
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.tree import File, Sentence

DEEPEST_USE = 5
_Finder = Callable[[str], Source | None]


@frozen
class Agreement:
    """An agreement that has been read and found without errors.

    It is frozen, can be pickled, and may be used by many threads at once.

    Attributes:
        model: Its meaning.
        warnings: What was found that is no error.
    """

    model: AgreementModel
    warnings: tuple[Diagnostic, ...] = field(default=())

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
            FactsError: If anything is wrong with the facts; it carries every mistake.

        Example:
            >>> agreement = builtin("2024")
            >>> evaluation = agreement.evaluate({"01": {"prem": False}}, on=date(2024, 12, 1))
            >>> evaluation.grants["second"].verdict("01").status.value
            'not met'
        """
        day = None if on is None else day_in_sweden(on)
        return evaluate_model(self.model, self.facts(facts), day)

    def run_examples(self) -> tuple[ExampleOutcome, ...]:
        """Run the agreement's examples; each outcome holds what differed from what was told."""
        return tuple(run_example(self.model, example) for example in self.model.examples)


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
    agreement, found = check_file(Path(path))
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
    """Names of the agreements that come with the package, sorted.

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
    text = read_text(Path(path))
    if isinstance(text, Unreadable):
        raise FactsError([_unreadable(text)])
    return FactsFile(str(path), text)


def check_file(path: Path) -> tuple[Agreement | None, tuple[Diagnostic, ...]]:
    """Check an agreement in a file: the agreement if it has no errors, and all that was found."""
    text = read_text(path)
    if isinstance(text, Unreadable):
        return None, (_unreadable(text),)
    return check_text(text, name=str(path), beside=path.parent)


def check_text(
    text: str, *, name: str = "<text>", beside: Path | None = None
) -> tuple[Agreement | None, tuple[Diagnostic, ...]]:
    """Check an agreement in a text: the agreement if it has no errors, and all that was found."""
    file, found = parse(source_from_text(text, name))
    if any(item.code == "file-too-large" for item in found):
        return None, in_order(found)
    used = _Used(beside, found)
    used.read(file, (Path(name).stem,))
    model, mistakes = check(file, tuple(used.files))
    findings = in_order(found + mistakes)
    if model is None or has_errors(list(findings)):
        return None, findings
    return Agreement(model, findings), findings


def language_of_file(path: Path) -> Language:
    """The language of a file's keywords, as far as it can be told; English if it cannot be read."""
    text = read_text(path, LARGEST_TEXT)
    if isinstance(text, Unreadable):
        return "en"
    return parse(source_from_text(text, str(path)))[0].language


class _Used:
    """The files a file uses, and those they use, each once and before those that use it."""

    def __init__(self, beside: Path | None, found: list[Diagnostic]) -> None:
        self._beside = beside
        self._found = found
        self._seen: set[str] = set()
        self.files: list[File] = []

    def read(self, file: File, path: tuple[str, ...]) -> None:
        """Read what `file` uses; `path` is how we came to it."""
        for sentence in file.sentences:
            if isinstance(sentence.statement, Use):
                self._read_one(sentence, sentence.statement, path)

    def _read_one(self, sentence: Sentence, use: Use, path: tuple[str, ...]) -> None:
        name = use.file.text
        del sentence
        if name in path:
            shown = " → ".join((*path, name))
            self._found.append(diagnostic("use-cycle", use.file.span, path=shown))
        elif len(path) > DEEPEST_USE:
            self._found.append(diagnostic("use-too-deep", use.file.span, limit=DEEPEST_USE))
        elif not _is_plain(name):
            self._found.append(diagnostic("use-outside", use.file.span, name=name[:60]))
        elif name not in self._seen:
            self._seen.add(name)
            self._follow(use, path)

    def _follow(self, use: Use, path: tuple[str, ...]) -> None:
        source = self._find(use.file.text)
        if source is None:
            known = nearest(use.file.text, packaged_agreements())
            self._found.append(
                diagnostic("used-file-absent", use.file.span, name=use.file.text, suggestion=known)
            )
            return
        if isinstance(source, Diagnostic):
            self._found.append(source)
            return
        file, mistakes = parse(source)
        self._found.extend(mistakes)
        self.read(file, (*path, use.file.text))
        self.files.append(file)

    def _find(self, name: str) -> Source | Diagnostic | None:
        """The used file: beside the one that uses it, else the package's own."""
        folders = [packaged_folder("agreements")]
        if self._beside is not None:
            folders.insert(0, self._beside)
        for folder in folders:
            text = read_text(folder / f"{name}.agr", LARGEST_TEXT * 4)
            if isinstance(text, str):
                return source_from_text(text, str(folder / f"{name}.agr"))
            if text.cause is not Cause.ABSENT:
                return _unreadable(text)
        return None


def _is_plain(name: str) -> bool:
    """Whether a name can only lie beside the file: letters, digits, ``_``, ``-`` and spaces."""
    return 0 < len(name) <= 80 and all(char.isalnum() or char in "_- " for char in name)


def _agreement(agreement: Agreement | None, found: tuple[Diagnostic, ...]) -> Agreement:
    if agreement is None:
        raise AgreementError(found)
    return agreement


def _unreadable(bad: Unreadable) -> Diagnostic:
    """What to tell of a file that gave no text."""
    place = Place(file=bad.path, line=bad.line, column=bad.column)
    match bad.cause:
        case Cause.ABSENT:
            return diagnostic("file-absent", place, path=bad.path)
        case Cause.NOT_UTF8:
            return diagnostic("not-utf-8", place, byte=bad.byte)
        case Cause.TOO_LARGE:
            return diagnostic("file-too-large", place, limit=f"{LARGEST_TEXT:,}")
        case _:
            return diagnostic("file-unreadable", place, path=bad.path)
