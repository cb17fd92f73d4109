"""In: conditions. Out: formulas of yes and no over subjects, and what they can come out as.

A subject is what a condition is about: a fact, a sum of facts, a day, a text. Conditions on one
subject are seen together, so that "at least 70 % and below 60 %" is known to be impossible.
Different subjects are taken to vary freely; what that allows and the facts do not is let pass.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from itertools import product
from typing import TypeAlias, assert_never

from attrs import field

from overenskommelse.reach.range import Range, samples
from overenskommelse.reach.terms import Holding
from overenskommelse.source.records import frozen

Sample: TypeAlias = Fraction | str | bool | None
"""A number, a text or an answer that a subject can have; None is a day that never came."""
_MOST_CASES = 5_000
_EITHER = Holding(can_hold=True, can_fail=True)


@frozen
class Fixed:
    """What is so in every case."""

    holds: bool


@frozen
class Atom:
    """A condition on one subject.

    Attributes:
        subject: What it is about.
        test: Whether it holds for a sample of the subject.
        thresholds: Where the answer can turn, for a subject that is a number or a day.
        words: Texts the subject is held against.
    """

    subject: Hashable
    test: Callable[[Sample], bool] = field(eq=False)
    thresholds: tuple[Fraction, ...] = ()
    words: tuple[str, ...] = ()


@frozen
class Negated:
    """The opposite of a formula."""

    formula: Formula


@frozen
class AtLeast:
    """So many of several formulas hold: all of them for `and`, one for `or`."""

    number: int
    formulas: tuple[Formula, ...]


Formula: TypeAlias = Fixed | Atom | Negated | AtLeast


@frozen
class Number:
    """A subject that is a number in a range."""

    range: Range


@frozen
class Day:
    """A subject that is a day in a range of days, or never came."""

    range: Range


@frozen
class Words:
    """A subject that is a text; of a choice, one of these."""

    choices: tuple[str, ...] = ()


@frozen
class Answer:
    """A subject that is yes or no."""


Subject: TypeAlias = Number | Day | Words | Answer


def outcome_of(formula: Formula, subjects: Mapping[Hashable, Subject]) -> Holding:
    """What a formula can come out as; either, where there are too many cases to look at."""
    atoms = list(_atoms(formula))
    keys = list(dict.fromkeys(atom.subject for atom in atoms))
    each = [_samples(subjects[key], [a for a in atoms if a.subject == key]) for key in keys]
    if math.prod(len(found) for found in each) > _MOST_CASES:
        return _EITHER
    can = {_holds(formula, dict(zip(keys, chosen, strict=True))) for chosen in product(*each)}
    return Holding(True in can, False in can)


def _atoms(formula: Formula) -> list[Atom]:
    match formula:
        case Fixed():
            return []
        case Atom():
            return [formula]
        case Negated(inner):
            return _atoms(inner)
        case AtLeast(_, formulas):
            return [atom for each in formulas for atom in _atoms(each)]
    assert_never(formula)


def _samples(subject: Subject, atoms: list[Atom]) -> list[Sample]:
    """One value of a subject for each way its conditions can come out together."""
    thresholds = [number for atom in atoms for number in atom.thresholds]
    match subject:
        case Number(found):
            return [*samples(found, thresholds)]
        case Day(found):
            return [None, *samples(found, thresholds)]
        case Words(choices):
            named = dict.fromkeys(word for atom in atoms for word in atom.words)
            return [*choices] if choices else [*named, _another(tuple(named))]
        case Answer():
            return [True, False]
    assert_never(subject)


def _another(words: tuple[str, ...]) -> str:
    """A text that is none of some texts."""
    return max(words, key=len, default="") + "…"


def _holds(formula: Formula, chosen: Mapping[Hashable, Sample]) -> bool:
    match formula:
        case Fixed(holds):
            return holds
        case Atom():
            return formula.test(chosen[formula.subject])
        case Negated(inner):
            return not _holds(inner, chosen)
        case AtLeast(number, formulas):
            return sum(_holds(each, chosen) for each in formulas) >= number
    assert_never(formula)
