"""From text to an agreement, and from a facts file to its text: what reads files for the face.

text ─ parse ─► tree ─ check ─► model ─► agreement ─► what a host asks it for
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from overenskommelse._agreement import Agreement
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
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.source.packaged import packaged_agreements, packaged_folder
from overenskommelse.source.reading import BYTE_ORDER_MARK, Unreadable, read_text
from overenskommelse.source.text import Place, source_from_text
from overenskommelse.syntax.amending import (
    amended,
    amendment_of,
    later_than,
    misplaced_changes,
)
from overenskommelse.syntax.changing import naming_of
from overenskommelse.syntax.heads import Amends
from overenskommelse.syntax.mistakes import bad_file
from overenskommelse.syntax.outline import LARGEST_TEXT
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.tree import File
from overenskommelse.syntax.using import Lineage, file_amended, files_used

if TYPE_CHECKING:
    from overenskommelse.facts.reading import FactsFile


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

    text = read_text(Path(path), keep_mark=True)
    if isinstance(text, Unreadable):
        raise FactsError([bad_file(text)])
    has_mark = text.startswith(BYTE_ORDER_MARK)
    return FactsFile(str(path), text.removeprefix(BYTE_ORDER_MARK), has_mark)


def check_file(path: str | Path) -> tuple[Agreement | None, tuple[Diagnostic, ...]]:
    """Check an agreement in a file: the agreement if it has no errors, and all that was found.

    Example:
        >>> agreement, found = check_file("agreements/2024.agr")
        >>> agreement is not None, found
        (True, ())
    """
    path = Path(path)
    text = read_text(path, keep_mark=True)
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
    if amends is None:
        found += misplaced_changes(file)
        return _checked(file, Path(name).stem, beside, found)
    lineage = Lineage(beside, (Path(name).stem,))
    before, file, more = _amended(file, amends, lineage)
    found = [*found, *more]
    if before is None:
        return None, in_order(found)
    agreement, findings = _checked(file, Path(name).stem, beside, found)
    if agreement is None:
        return None, findings
    return evolve(agreement, before=before, changes_on=amends.first), findings


def _checked(
    file: File, name: str, beside: Path | None, found: list[Diagnostic]
) -> tuple[Agreement | None, tuple[Diagnostic, ...]]:
    """The agreement that a tree is, if nothing found is an error."""
    used, more = files_used(file, name, beside)
    model, mistakes = check(file, used)
    findings = in_order([*found, *more, *mistakes])
    if model is None or has_errors(list(findings)):
        return None, findings
    return Agreement(model, findings, files=(file, *used)), findings


def _amended(
    file: File, amends: Amends, lineage: Lineage
) -> tuple[Agreement | None, File, list[Diagnostic]]:
    """The agreement before an amendment, and the tree of the one after it.

    The one before may be amended itself. If anything is wrong with it, only that is told.
    """
    base, found = file_amended(amends, lineage)
    if base is None:
        return None, file, found
    earlier = amendment_of(base)
    name, beside = amends.file.text, lineage.beside
    before: Agreement | None = None
    if earlier is not None:
        before, base, more = _amended(base, earlier, lineage.below(name))
        in_order_of_days = later_than(amends, earlier) if before is not None else []
        found = [*found, *more, *in_order_of_days]
        if before is None or has_errors(found):
            return None, file, _errors(found)
    agreement, findings = _checked(base, name, beside, found)
    if agreement is None:
        return None, file, _errors(list(findings))
    if earlier is not None:
        agreement = evolve(agreement, before=before, changes_on=earlier.first)
    used = [*files_used(base, name, beside)[0], *files_used(file, name, beside)[0]]
    whole, more = amended(base, file, naming_of([base, file, *used]))
    return agreement, whole, more


def _errors(found: list[Diagnostic]) -> list[Diagnostic]:
    return [item for item in found if item.severity is Severity.ERROR]


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
