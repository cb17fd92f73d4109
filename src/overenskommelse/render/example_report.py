"""In: how examples came out, and how far they reach. Out: a text, or JSON-ready data.

Guarantees: what differed is told with the place of the expectation; amounts and verdicts read as on
the page of an evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.examples import (
    Expectation,
    ExpectedAmount,
    ExpectedStatus,
    ExpectedUndistributed,
)
from overenskommelse.outcome.coverage import WANTED, Coverage, RuleCoverage, RuleKind
from overenskommelse.outcome.evaluation import Difference, ExampleOutcome
from overenskommelse.outcome.status import Status
from overenskommelse.render.page_words import called
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language, word
from overenskommelse.source.languages import Phrasebook
from overenskommelse.source.numbers import grouped
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place

_INDENT = "  "
_STATUSES = frozenset(status.value for status in Status)
_WORDS: dict[str, tuple[str, str]] = {
    "as told": ("ok", "stämmer"),
    "differs": ("differs", "avviker"),
    "difference": ("expected {expected}, came out {found}", "väntat {expected}, blev {found}"),
    "of amount": ("{name}", "{name}"),
    "of undistributed": ("{name}, undistributed", "{name}, ofördelat"),
    "of status": ("{name}", "{name}"),
    "no examples": ("no examples", "inga exempel"),
    "one": ("1 example", "1 exempel"),
    "many": ("{count} examples", "{count} exempel"),
    "summary": (
        "{examples}: {told} as told, {different} differ",
        "{examples}: {told} stämmer, {different} avviker",
    ),
    "no rules": (
        "There are no rules for examples to test",
        "Det finns inga regler för exempel att pröva",
    ),
    "coverage": (
        "Examples test {tested} of {count} rules",
        "Exemplen prövar {tested} av {count} regler",
    ),
    "coverage of one": (
        "Examples test {tested} of 1 rule",
        "Exemplen prövar {tested} av 1 regel",
    ),
    "untested": ("No example tests", "Inget exempel prövar"),
    "shown": ("Shown by examples", "Visas av exempel"),
    "yes": ("yes", "ja"),
    "grant": ("grant", "bidrag"),
    "requirement": ("requirement", "krav"),
    "target": ("target", "mål"),
}
_say = Phrasebook(_WORDS)


@frozen
class ExampleReport:
    """How the examples of one agreement came out.

    Attributes:
        file: What the user calls the agreement's file.
        model: The agreement.
        outcomes: How each example came out, in the model's order.
        coverage: How far they reach.
    """

    file: str
    model: AgreementModel
    outcomes: tuple[ExampleOutcome, ...]
    coverage: Coverage

    @property
    def different(self) -> int:
        """How many examples did not come out as told."""
        return sum(bool(outcome.differences) for outcome in self.outcomes)

    def to_dict(self) -> dict[str, object]:
        """The report as JSON-ready data, in the words of the outcome's form."""
        examples = zip(self.model.examples, self.outcomes, strict=True)
        return {
            "file": self.file,
            "agreement": self.model.title,
            "year": self.model.year,
            "examples": [
                {
                    "title": outcome.title,
                    "line": example.place.line,
                    "as_told": not outcome.differences,
                    "differences": [_difference_to_dict(item) for item in outcome.differences],
                }
                for example, outcome in examples
            ],
            "coverage": [rule.to_dict() for rule in self.coverage.rules],
        }


def example_report(report: ExampleReport, language: Language) -> str:
    """The report as text: each example, a summary line, and how far the examples reach."""
    model = report.model
    lines = [f"{report.file}: {model.title} {model.year or ''}".rstrip()]
    for outcome in report.outcomes:
        state = "differs" if outcome.differences else "as told"
        lines.append(f"{_INDENT}{_say(state, language)}: {outcome.title}")
        lines += [_INDENT * 2 + _told(item, model, language) for item in outcome.differences]
    lines += ["", _summary(report, language), *_coverage(report.coverage, language)]
    return "\n".join(lines) + "\n"


def differences_text(outcome: ExampleOutcome, model: AgreementModel, language: Language) -> str:
    """What differed in one example, a line each, with the place of the expectation."""
    return "\n".join(_told(item, model, language) for item in outcome.differences)


def _summary(report: ExampleReport, language: Language) -> str:
    count = len(report.outcomes)
    if not count:
        return _say("no examples", language)
    examples = _say("one" if count == 1 else "many", language, count=count)
    told = count - report.different
    return _say("summary", language, examples=examples, told=told, different=report.different)


# --- differences ---------------------------------------------------------------------------


@frozen
class _Said:
    """An expectation in words: what it is of, the rule it names, and what should come out."""

    of: str
    name: str
    expected: str


def _said(expectation: Expectation) -> _Said:
    match expectation:
        case ExpectedAmount(grant=grant, amount=amount):
            return _Said("amount", grant, str(amount))
        case ExpectedUndistributed(grant=grant, amount=amount):
            return _Said("undistributed", grant, str(amount))
        case ExpectedStatus(name=name, status=status):
            return _Said("status", name, status)
        case _:
            assert_never(expectation)


def _told(item: Difference, model: AgreementModel, language: Language) -> str:
    said = _said(item.expectation)
    expected, found = _shown_value(said.expected, language), _shown_value(item.found, language)
    told = _say("difference", language, expected=expected, found=found)
    what = _say(f"of {said.of}", language, name=said.name)
    who = f", {_who(item.recipient, said.name, model)}" if item.recipient is not None else ""
    return f"{_where(item.expectation.place)}: {what}{who}: {told}"


def _shown_value(value: str, language: Language) -> str:
    """A verdict's word, an amount, or a text as it is."""
    if value in _STATUSES:
        return word(value, language)
    return f"{grouped(int(value))} kr" if value.isdecimal() else value


def _who(code: str, rule: str, model: AgreementModel) -> str:
    """Code and name of a recipient, of a kind that the rule is for."""
    for kind in _kinds(rule, model):
        member = model.kinds[kind].by_code.get(code)
        if member is not None:
            return called(code, member.name)
    return code


def _kinds(rule: str, model: AgreementModel) -> Iterator[str]:
    """The kinds of recipients that rules of this name are for."""
    for grant in model.grants.values():
        if grant.name == rule or any(item.name == rule for item in grant.requirements):
            yield grant.kind
    yield from (target.kind for target in model.targets if target.requirement.name == rule)


def _difference_to_dict(item: Difference) -> dict[str, object]:
    """The difference as data; `expected` and `found` are texts in the words of the outcome."""
    said = _said(item.expectation)
    return {
        "of": said.of,
        "name": said.name,
        "recipient": item.recipient,
        "expected": said.expected,
        "found": item.found,
        "file": item.expectation.place.file,
        "line": item.expectation.place.line,
    }


# --- coverage ------------------------------------------------------------------------------


def _coverage(coverage: Coverage, language: Language) -> Iterator[str]:
    count = len(coverage.rules)
    if not count:
        yield _say("no rules", language)
        return
    tested = count - len(coverage.untested)
    yield _say(
        "coverage of one" if count == 1 else "coverage", language, tested=tested, count=count
    )
    if coverage.untested:
        yield f"{_INDENT}{_say('untested', language)}:"
    for rule in coverage.untested:
        named = f"{_say(rule.kind.value, language)} {_name(rule)}"
        yield f"{_INDENT * 2}{named} ({_where(rule.place)})"
    judged = [rule for rule in coverage.rules if rule.kind is not RuleKind.GRANT]
    if judged:
        yield from (f"{_INDENT}{line}" for line in _shown(judged, language))


def _shown(rules: list[RuleCoverage], language: Language) -> list[str]:
    """A table: for each requirement and target, which verdicts examples show."""
    header = [_say("shown", language), *(word(status.value, language) for status in WANTED)]
    rows = [
        [
            f"{_say(rule.kind.value, language)} {_name(rule)}",
            *(_say("yes", language) if status in rule.shown else "-" for status in WANTED),
        ]
        for rule in rules
    ]
    return aligned([header, *rows], frozenset())


def _name(rule: RuleCoverage) -> str:
    return rule.name if rule.grant is None else f"{rule.grant}: {rule.name}"


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}"
