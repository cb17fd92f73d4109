"""In: a statement and the one above it. Out: a diagnostic if the one cannot stand under the other.

The whole structure of a file is one table: which sentences may stand under which.
"""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.syntax import examples, facts, grants, heads, requirements
from overenskommelse.syntax.tree import Broken, Statement
from overenskommelse.syntax.words import Words

_REMARKS: tuple[type, ...] = (heads.Citation, heads.Note)
_RULE: tuple[type, ...] = (*_REMARKS, heads.Label)

PLACES: dict[type | None, tuple[type, ...]] = {
    None: (
        heads.Head, heads.Use, facts.Recipients, facts.Period, facts.Fact, facts.Measure,
        requirements.Target, grants.Fund, grants.Grant, examples.Example,
    ),
    heads.Head: (heads.Parties, heads.FileReference, heads.Total, heads.Rest, *_REMARKS),
    facts.Recipients: (facts.RecipientRow, *_RULE),
    facts.RecipientRow: _REMARKS,
    facts.Period: _RULE,
    facts.Fact: _RULE,
    facts.Measure: _RULE,
    requirements.Require: _RULE,
    requirements.Target: _RULE,
    grants.Fund: (grants.Fund, grants.Grant, heads.Rest, *_RULE),
    grants.Grant: (requirements.Require, grants.Shares, grants.Ties, grants.Paid, *_RULE),
    grants.Shares: _REMARKS,
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
    heads.Total: ("TOTAL",),
    heads.Rest: ("REST_IN_SOURCE", "REST_IN_FILE"),
    heads.Use: ("USE",),
    facts.Recipients: ("RECIPIENTS",),
    facts.Period: ("PERIOD",),
    facts.Fact: ("FACT",),
    facts.Measure: ("MEASURE",),
    requirements.Require: ("REQUIRE",),
    requirements.Target: ("TARGET",),
    grants.Fund: ("FUND",),
    grants.Grant: ("GRANT",),
    grants.Shares: ("SHARES_OF_FAILING",),
    grants.Ties: ("TIES",),
    grants.Paid: ("PAID",),
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


def misplaced(statement: Statement, above: Statement | None, words: Words) -> Diagnostic | None:
    """A diagnostic if `statement` cannot stand under `above`; a broken sentence is not judged."""
    if isinstance(statement, Broken) or isinstance(above, Broken):
        return None
    kind = type(statement)
    parent = None if above is None else type(above)
    if kind in PLACES.get(parent, ()):
        return None
    homes = [home for home, below in PLACES.items() if kind in below]
    return diagnostic(
        "misplaced" if parent else "misplaced-at-margin",
        statement.span,
        sentence=_opening(kind, words),
        above=_opening(parent, words) if parent else None,
        homes="\n".join(_home(home, words) for home in homes),
    )


def _opening(kind: type, words: Words) -> str:
    if kind in OPENERS:
        return f"`{words.write(OPENERS[kind][0])}`"
    return "LABEL" if kind is heads.Label else "ROW"


def _home(home: type | None, words: Words) -> str:
    return "MARGIN" if home is None else f"UNDER {_opening(home, words)}"
