"""From text to an agreement, and from a facts file to its text: what reads files for the face.

text ─ parse ─► tree ─ check ─► model ─► agreement ─► what a host asks it for
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
from overenskommelse.syntax.amending import amended, amendment_of
from overenskommelse.syntax.heads import Amends
from overenskommelse.syntax.mistakes import bad_file
from overenskommelse.syntax.outline import LARGEST_TEXT
from overenskommelse.syntax.parser import parse
from overenskommelse.syntax.tree import File
from overenskommelse.syntax.using import file_amended, files_used

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
    before = None
    if amends is not None:
        before, file, more = _amended(file, amends, beside)
        found = [*found, *more]
    used, more = files_used(file, Path(name).stem, beside)
    model, mistakes = check(file, used)
    findings = in_order([*found, *more, *mistakes])
    if model is None or has_errors(list(findings)):
        return None, findings
    first = amends.first if amends else None
    return Agreement(model, findings, before, first, (file, *used)), findings


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
    is_right = model is not None and not has_errors(found)
    before = Agreement(model, files=(base, *used)) if model is not None and is_right else None
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
