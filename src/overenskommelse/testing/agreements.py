"""In: nothing. Out: strategies for whole agreements, valid by construction, and their texts.

A generated agreement declares what it speaks of, then measures, shared requirements, funds with
grants of every kind of split, targets, flags, requisitions and duties. It is made as a tree and
printed in English or Swedish.

Guarantees: `check` finds no error in any of them. Warnings there may be, as for a rule without
source. Names, units, sums and choices are right by construction; only what can never hold whatever
the facts are (about three in ten) is seen first by the check, and drawn again.
"""

from __future__ import annotations

from attrs import define, evolve, field, frozen
from hypothesis import assume
from hypothesis import strategies as st

import overenskommelse._pipeline as pipeline
from overenskommelse._agreement import Agreement
from overenskommelse.diagnostics.diagnostic import Language, Severity
from overenskommelse.diagnostics.errors import AgreementError
from overenskommelse.syntax import facts as ft
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.names import Name, Text
from overenskommelse.syntax.printer import print_file
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.testing.money import Purse, duties, kronor, purses, requisitions
from overenskommelse.testing.phrases import COUNTED, Around, Phrases
from overenskommelse.testing.setting import Setting, Word, cited, labels, settings

UNFORESEEN = frozenset(
    {"choice-ties", "difference-too-large", "never-holds", "never-holds-from", "never-together"}
)
"""Mistakes that follow from what the rules come to, and not from how they are put together."""
languages: st.SearchStrategy[Language] = st.sampled_from(["en", "sv"])


@define
class _Writing:
    """An agreement so far."""

    setting: Setting
    rules: list[Sentence] = field(factory=list)


@frozen
class _Checked:
    """A tree, its text, and the agreement that was read from it."""

    file: File
    text: str
    agreement: Agreement


@st.composite
def _checked(draw: st.DrawFn, language: Language | None = None) -> _Checked:
    """An agreement in which nothing is found that could not be foreseen while it was drawn."""
    file = draw(_drawn_trees())
    text = print_file(file, language or draw(languages))
    agreement, found = pipeline.check_text(text)
    codes = {item.code for item in found if item.severity is Severity.ERROR}
    assume(not codes & UNFORESEEN)
    if agreement is None:
        raise AgreementError(found)
    return _Checked(file, text, agreement)


def agreement_trees() -> st.SearchStrategy[File]:
    """The trees of agreements in which `check` finds no error."""
    return _checked().map(lambda checked: checked.file)


@st.composite
def _drawn_trees(draw: st.DrawFn) -> File:
    """Trees that are right in names, units, sums and choices."""
    writing = _Writing(draw(settings()))
    _add_measures(draw, writing)
    _add_shared(draw, writing)
    purse = draw(purses(writing.setting))
    _add_judged(draw, writing)
    writing.rules += draw(requisitions(purse))
    writing.rules += draw(duties(writing.setting))
    sentences = (*writing.setting.sentences, *writing.rules, *purse.sentences)
    if draw(st.booleans()):
        sentences = _in_order(tuple(draw(st.permutations(sentences))))
    return File((_head(draw, purse), *sentences))


def agreement_texts(language: Language | None = None) -> st.SearchStrategy[str]:
    """The texts of agreements in which `check` finds no error.

    Args:
        language: The language of their keywords; without it, either.

    Example:
        >>> from hypothesis import given, settings
        >>> from overenskommelse.testing.strategies import patient
        >>> @given(agreement_texts("sv"))
        ... @settings(patient, max_examples=5, database=None)
        ... def begins_in_swedish(text):
        ...     assert text.split()[0] in ("överenskommelse", "uppdrag")
        >>> begins_in_swedish()
    """
    return _checked(language).map(lambda checked: checked.text)


def agreements(language: Language | None = None) -> st.SearchStrategy[Agreement]:
    """Agreements that have been read, ready to evaluate."""
    return _checked(language).map(lambda checked: checked.agreement)


def _in_order(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The same, with shared requirements in order, since one may name only those above it."""
    shared = sorted(
        (item for item in sentences if isinstance(item.statement, rq.Requirement)),
        key=lambda item: item.statement.name.text,  # type: ignore[union-attr]
    )
    rest = [item for item in sentences if not isinstance(item.statement, rq.Requirement)]
    return (*shared, *rest)


def _head(draw: st.DrawFn, purse: Purse) -> Sentence:
    kind = draw(st.sampled_from([hd.FileKind.AGREEMENT, hd.FileKind.ASSIGNMENT]))
    below: list[Sentence] = []
    if draw(st.booleans()):
        below.append(Sentence(hd.Parties((Text("staten"), Text("kommunerna")))))
    if draw(st.booleans()):
        below.append(Sentence(hd.FileReference(Text("S2024/1"))))
    if draw(st.booleans()):
        rest = draw(st.integers(0, 10**6))
        below.append(Sentence(hd.Total(kronor(purse.amount + rest))))
        if rest:
            below.append(Sentence(hd.Rest(draw(st.sampled_from(hd.RestPlace)))))
    if draw(st.booleans()):
        below.append(Sentence(hd.Note(Text("Påhittat."))))
    year = draw(st.none() | st.integers(2020, 2030))
    return draw(cited(hd.Head(kind, Text("Prov"), year), *below))


def _add_measures(draw: st.DrawFn, writing: _Writing) -> None:
    """Measures, of which later ones may use earlier ones; some are reckoned item by item."""
    for number in range(draw(st.integers(0, 3))):
        setting = writing.setting
        kind = draw(st.sampled_from([*setting.kinds, None]))
        items = tuple(setting.lists) if draw(st.booleans()) else ()
        phrases = Phrases(draw, setting, Around(kind, items, bool(setting.periods)))
        unit = draw(st.sampled_from(COUNTED))
        expression = phrases.value(unit, 2)
        said = phrases.said
        word = Word(
            f"mått_{number}",
            unit,
            next(iter(said.kinds), None),
            tuple(sorted(said.items)),
            said.wants_period,
        )
        node = ft.Measure(Name(word.name), expression, draw(labels))
        writing.rules.append(draw(cited(node)))
        writing.setting = evolve(setting, words=(*setting.words, word))


def _add_shared(draw: st.DrawFn, writing: _Writing) -> None:
    """Requirements at the margin, for grants to require."""
    for number in range(draw(st.integers(0, 2))):
        setting = writing.setting
        kind = draw(st.sampled_from([*setting.kinds]))
        phrases = Phrases(draw, setting, Around(kind, (), open_period=False))
        condition = phrases.condition_of_kind()
        node = rq.Requirement(condition, Name(f"gemensamt_{number}"), None, draw(labels))
        writing.rules.append(draw(cited(node)))
        shared = (*setting.shared, (node.name.text, kind))
        writing.setting = evolve(setting, shared=shared)


def _add_judged(draw: st.DrawFn, writing: _Writing) -> None:
    """Targets and flags, which decide no money."""
    setting = writing.setting
    for number in range(draw(st.integers(0, 2))):
        kind = draw(st.sampled_from([*setting.kinds]))
        phrases = Phrases(draw, setting, Around(kind, (), bool(setting.periods)))
        condition = phrases.condition_of_kind()
        wants = phrases.said.wants_period
        period = Name(draw(st.sampled_from(setting.periods))) if wants else None
        name = Name(f"följs_{number}")
        judged = draw(st.sampled_from([rq.Target, rq.Flag]))
        writing.rules.append(draw(cited(judged(condition, name, period, draw(labels)))))
