"""In: a statement and the one above it. Out: a diagnostic if the one cannot stand under the other.

The whole structure of a file is one table: which sentences may stand under which.
"""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.source.text import Span
from overenskommelse.syntax import (
    changes,
    documents,
    duties,
    examples,
    facts,
    grants,
    heads,
    requirements,
)
from overenskommelse.syntax.other_words import FAILING
from overenskommelse.syntax.tree import Broken, Statement
from overenskommelse.syntax.words import Words, words_of

_MOST_HOMES = 8
_MOST_WORDS = 6
_SHORTEST_NEAR = 3
"""Below so many letters nearly every word is near another."""
_REMARKS: tuple[type, ...] = (heads.Citation, heads.Note)
_RULE: tuple[type, ...] = (*_REMARKS, heads.Label)
_SPLIT: tuple[type | None, ...] = (grants.Grant, changes.ChangeGrant)
_FOR_EACH = {facts.LimitSide.AT_MOST: "EACH_AT_MOST", facts.LimitSide.AT_LEAST: "EACH_AT_LEAST"}

_REQUIREMENT: tuple[type, ...] = (
    requirements.ExceptFor, requirements.Instead, requirements.ExplainedIn, *_RULE,
)  # fmt: skip
_TERMS: tuple[type, ...] = (
    duties.Requested, duties.Repaid, duties.EconomicReport, duties.Booked,
)  # fmt: skip

PLACES: dict[type | None, tuple[type, ...]] = {
    None: (
        heads.Head, heads.Use, changes.Removed, changes.ChangeGrant, changes.ChangeFund,
        documents.Document, facts.Recipients,
        facts.ItemList, facts.Period, facts.PeriodSeries, facts.Fact, facts.Measure,
        facts.NamedValue,
        requirements.Target, requirements.Flag, requirements.Requirement, grants.Fund,
        grants.Grant, duties.Requisition, duties.Duty, examples.Example,
    ),
    heads.Head: (
        heads.Parties, heads.FileReference, heads.Amends, heads.Decided,
        heads.InForce, heads.Total, heads.Rest, *_REMARKS,
    ),
    changes.Removed: _REMARKS,
    changes.ChangeGrant: (
        changes.Removed, grants.Cut, requirements.Require, grants.Shares, grants.LeftOver,
        grants.Rounding, grants.Ties, grants.Paid, grants.Bound, grants.OwnBound, grants.Lots,
        examples.ValueRow, *_TERMS, *_RULE,
    ),
    changes.ChangeFund: (changes.Removed, grants.Fund, grants.Grant, heads.Rest, *_RULE),
    documents.Document: (documents.Passage, heads.Note, heads.Label),
    documents.Passage: (heads.Note, heads.Label),
    facts.Recipients: (facts.RecipientRow, *_RULE),
    facts.ItemList: (facts.RecipientRow, *_RULE),
    facts.RecipientRow: _REMARKS,
    facts.Period: _RULE,
    facts.PeriodSeries: _RULE,
    facts.Fact: (facts.Limit, *_RULE),
    facts.Limit: _REMARKS,
    facts.Measure: _RULE,
    facts.NamedValue: (facts.ValueFrom, *_RULE),
    facts.ValueFrom: _REMARKS,
    requirements.Require: _REQUIREMENT,
    requirements.Requirement: _REQUIREMENT,
    requirements.Instead: _REMARKS,
    requirements.ExceptFor: _REMARKS,
    requirements.Target: (requirements.ExplainedIn, *_RULE),
    requirements.Flag: (requirements.ExplainedIn, requirements.Repays, *_RULE),
    requirements.ExplainedIn: _REMARKS,
    requirements.Repays: _REMARKS,
    grants.Fund: (grants.Fund, grants.Grant, heads.Rest, *_RULE),
    grants.Grant: (
        grants.Cut, requirements.Require, grants.Shares, grants.LeftOver, grants.Rounding,
        grants.Ties, grants.Paid, grants.Bound, grants.OwnBound, grants.Lots, examples.ValueRow,
        *_TERMS, *_RULE,
    ),
    grants.Cut: (examples.ValueRow, *_REMARKS),
    grants.Bound: _REMARKS,
    grants.OwnBound: _REMARKS,
    grants.Lots: _REMARKS,
    duties.Requisition: (*_TERMS, *_RULE),
    duties.Requested: (duties.Received, *_REMARKS),
    duties.Repaid: (duties.Used, duties.PaidBack, *_REMARKS),
    duties.Used: _REMARKS,
    duties.PaidBack: _REMARKS,
    duties.EconomicReport: (duties.Received, *_REMARKS),
    duties.Booked: _REMARKS,
    duties.Duty: (duties.Received, duties.Contains, *_RULE),
    duties.Contains: _REMARKS,
    duties.Received: _REMARKS,
    grants.Shares: _REMARKS,
    grants.LeftOver: _REMARKS,
    grants.Rounding: _REMARKS,
    grants.Ties: _REMARKS,
    grants.Paid: _REMARKS,
    examples.Example: (
        examples.ExampleDate, examples.Given, examples.Assessed, examples.ExpectAmounts,
        examples.ExpectUndistributed, examples.ExpectStatus, *_REMARKS,
    ),
    examples.Given: (examples.ValueRow,),
    examples.ExpectAmounts: (examples.ValueRow,),
}  # fmt: skip
"""Under each kind of sentence (None: at the margin), the kinds that may stand there."""

OPENERS: dict[type, tuple[str, ...]] = {
    heads.Head: ("AGREEMENT", "ASSIGNMENT", "DEFINITIONS"),
    heads.Parties: ("PARTIES",),
    heads.FileReference: ("REFERENCE",),
    heads.Decided: ("DECIDED",),
    heads.InForce: ("IN_FORCE",),
    heads.Total: ("TOTAL",),
    heads.Rest: ("REST_IN_SOURCE", "REST_IN_FILE"),
    heads.Use: ("USE",),
    heads.Amends: ("AMENDS",),
    changes.Removed: ("REMOVED",),
    changes.ChangeGrant: ("CHANGE_GRANT",),
    changes.ChangeFund: ("CHANGE_FUND",),
    documents.Document: ("DOCUMENT",),
    documents.Passage: ("PASSAGE",),
    facts.Recipients: ("RECIPIENTS",),
    facts.ItemList: ("LIST",),
    facts.Period: ("PERIOD",),
    facts.PeriodSeries: ("PERIOD",),
    facts.Fact: ("FACT",),
    facts.Limit: ("AT_MOST_AMOUNT", "AT_LEAST_OF"),
    facts.Measure: ("MEASURE",),
    facts.NamedValue: ("VALUE",),
    facts.ValueFrom: ("FROM",),
    requirements.Require: ("REQUIRE",),
    requirements.Target: ("TARGET",),
    grants.Fund: ("FUND",),
    grants.Grant: ("GRANT",),
    grants.Cut: ("FOR_EACH",),
    grants.Shares: ("SHARES_OF_FAILING",),
    grants.LeftOver: ("LEFT_OVER_TO",),
    grants.Rounding: ("ROUNDED_AS",),
    grants.Ties: ("TIES",),
    grants.Paid: ("PAID",),
    grants.Bound: ("EACH_AT_LEAST", "EACH_AT_MOST"),
    grants.OwnBound: ("FOR",),
    grants.Lots: ("IN_LOTS_OF",),
    requirements.Requirement: ("REQUIREMENT",),
    requirements.ExceptFor: ("EXCEPT_FOR",),
    requirements.ExplainedIn: ("EXPLAINED_IN",),
    requirements.Repays: ("REPAYS",),
    requirements.Instead: ("FOR",),
    requirements.Flag: ("FLAG",),
    duties.Requisition: ("REQUISITION",),
    duties.Requested: ("REQUISITION",),
    duties.Repaid: ("UNUSED_REPAID",),
    duties.Used: ("USED_AS",),
    duties.PaidBack: ("PAID_BACK_AS",),
    duties.EconomicReport: ("ECONOMIC_REPORT",),
    duties.Booked: ("BOOKED_ON",),
    duties.Duty: ("DUTY",),
    duties.Contains: ("CONTAINS",),
    duties.Received: ("RECEIVED_AS",),
    heads.Citation: ("SOURCE",),
    heads.Note: ("NOTE",),
    examples.Example: ("EXAMPLE",),
    examples.ExampleDate: ("ON",),
    examples.Given: ("GIVEN",),
    examples.Assessed: ("ASSESSED",),
    examples.ExpectAmounts: ("EXPECT",),
    examples.ExpectUndistributed: ("EXPECT",),
    examples.ExpectStatus: ("EXPECT",),
}
"""The words each kind of sentence opens with; labels and rows open with the author's own."""


OPENING_TERMINALS = frozenset(terminal for each in OPENERS.values() for terminal in each)


def misplaced(statement: Statement, above: Statement | None, words: Words) -> Diagnostic | None:
    """A diagnostic if `statement` cannot stand under `above`; a broken sentence is not judged."""
    if isinstance(statement, Broken) or isinstance(above, Broken):
        return None
    kind = type(statement)
    parent = None if above is None else type(above)
    if kind in PLACES.get(parent, ()):
        return None
    word = _word_of_row(statement)
    if word is not None:
        return unknown_opening(statement.span, word, words)
    amending = (changes.ChangeGrant, changes.ChangeFund)
    homes = [home for home, below in PLACES.items() if kind in below and home not in amending]
    named = dict.fromkeys(_home(home, words) for home in homes)
    return diagnostic(
        "misplaced" if parent else "misplaced-at-margin",
        statement.span,
        sentence=_opening(kind, words),
        above=_opening(parent, words) if parent else None,
        homes="\n".join(named) if len(named) <= _MOST_HOMES else None,
        instead=_bound_meant(statement, words) if parent in _SPLIT else None,
    )


def _bound_meant(statement: Statement, words: Words) -> str | None:
    """`at most asked` below a grant: the limit of a fact, where a ceiling for each was meant."""
    if not isinstance(statement, facts.Limit):
        return None
    text = statement.span.text
    opening = max(
        (each for each in words.spellings[statement.side.value] if text.startswith(each)),
        key=len,
        default=None,
    )
    return opening and words.write(_FOR_EACH[statement.side]) + text.removeprefix(opening)


def _word_of_row(statement: Statement) -> str | None:
    """The word a misplaced row begins with: more likely a misspelt keyword than a name."""
    match statement:
        case facts.RecipientRow(ref) | examples.ValueRow(ref):
            is_quoted = ref.span.source.text[ref.span.start] == '"'
            return None if is_quoted or ref.text[0].isdigit() else ref.text
        case _:
            return None


def unknown_opening(span: Span, word: str, words: Words) -> Diagnostic:
    """No sentence begins with this word: a misspelling, or a keyword of the other language."""
    where = Span(span.source, span.start, span.start + len(word))
    other: Language = "sv" if words.language == "en" else "en"
    foreign = [t for t in words_of(other).terminals_spelt(word) if t in OPENING_TERMINALS]
    if foreign:
        tongue = "English" if words.language == "en" else "Swedish"
        meant = words.write(foreign[0])
        return diagnostic("other-language", where, word=word, meant=meant, tongue=tongue)
    text = span.text
    return diagnostic("unknown-sentence", where, word=word, suggestion=_meant_opening(text, words))


def _meant_opening(text: str, words: Words) -> str | None:
    """The opening that a sentence's first words are near; an opening is compared as a whole."""
    said = " ".join(text.split()[:_MOST_WORDS]).casefold()
    if any(said.startswith(phrase) for phrase in FAILING[words.language]):
        return words.write("SHARES_OF_FAILING")
    by_length: dict[int, set[str]] = {}
    for terminal in sorted(OPENING_TERMINALS):
        opening = words.write(terminal)
        by_length.setdefault(len(opening.split()), set()).add(opening)
    for count in sorted(by_length, reverse=True):
        begun = " ".join(text.replace(":", " ").split()[:count])
        near = nearest(begun, by_length[count]) if len(begun) >= _SHORTEST_NEAR else None
        if near is not None and nearest(begun.split()[0], [near.split()[0]]) is not None:
            return near
    return None


def _opening(kind: type, words: Words) -> str:
    if kind in OPENERS:
        return f"`{words.write(OPENERS[kind][0])}`"
    return "LABEL" if kind is heads.Label else "ROW"


def _home(home: type | None, words: Words) -> str:
    return "MARGIN" if home is None else f"UNDER {_opening(home, words)}"
