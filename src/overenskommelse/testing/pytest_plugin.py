"""In: `.agr` files that pytest comes across. Out: one test for each of their examples.

Nothing is collected unless it is asked for, on the command line or in the settings::

    pytest --agr-examples agreements/
    agr_examples = true                     # in pytest.ini, or below [tool.pytest.ini_options]

Guarantees: a file with mistakes is an error of collection that tells them all; a failed example
tells what was expected and what came out, each with its place, in the language of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from overenskommelse._agreement import Agreement
    from overenskommelse.model.examples import Example

_SUFFIX = ".agr"


class ExampleDiffersError(Exception):
    """An example that does not come out as told; its text tells where it differs."""


class InvalidAgreementError(Exception):
    """A file with mistakes; its text tells them all."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the flag, and the setting of the same meaning."""
    told = "run the examples of .agr files as tests"
    group = parser.getgroup("overenskommelse")
    group.addoption("--agr-examples", action="store_true", default=False, help=told)
    parser.addini("agr_examples", told, type="bool", default=False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take a file that ends in ``.agr``, if it was asked for."""
    config = parent.config
    is_asked = config.getoption("--agr-examples") or config.getini("agr_examples")
    if file_path.suffix != _SUFFIX or not is_asked:
        return None
    found: pytest.Collector = AgreementFile.from_parent(parent, path=file_path)
    return found


class AgreementFile(pytest.File):
    """An agreement, with its examples as tests."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each example, in the file's order.

        Raises:
            InvalidAgreementError: If the file has mistakes.
        """
        from overenskommelse._pipeline import check_file, language_of_file  # noqa: PLC0415
        from overenskommelse.render.findings import findings_text  # noqa: PLC0415

        agreement, found = check_file(self.path)
        if agreement is None:
            raise InvalidAgreementError(findings_text(found, language_of_file(self.path)))
        taken: dict[str, int] = {}
        for example in agreement.model.examples:
            taken[example.title] = taken.get(example.title, 0) + 1
            again = taken[example.title]
            name = example.title if again == 1 else f"{example.title} ({again})"
            yield ExampleItem.from_parent(self, name=name, case=(agreement, example))

    def repr_failure(  # type: ignore[override]
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> object:
        """The mistakes of the file, without the stack that found them."""
        if isinstance(excinfo.value, InvalidAgreementError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class ExampleItem(pytest.Item):
    """One example of an agreement."""

    def __init__(self, *, case: tuple[Agreement, Example], **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self._agreement, self._example = case

    def runtest(self) -> None:
        """Evaluate the example.

        Raises:
            ExampleDiffersError: If anything comes out otherwise than it says.
        """
        from overenskommelse.engine.examples import run_example  # noqa: PLC0415
        from overenskommelse.render.example_report import differences_text  # noqa: PLC0415

        model = self._agreement.model
        outcome = run_example(model, self._example)
        if outcome.differences:
            raise ExampleDiffersError(differences_text(outcome, model, model.language))

    def repr_failure(  # type: ignore[override]
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> object:
        """What differed, without the stack that found it."""
        if isinstance(excinfo.value, ExampleDiffersError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the example stands; pytest counts lines from 0."""
        line = self._example.place.line
        return self.path, None if line is None else line - 1, self.name
