"""The tree of a file: sentences, and below each the sentences that belong to it."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Source, Span
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
from overenskommelse.syntax.comments import NO_TRIVIA, Comment, Trivia
from overenskommelse.syntax.names import NOWHERE


@frozen
class Broken:
    """A sentence that could not be read; its mistake has been told."""

    text: str
    span: Span = field(default=NOWHERE, eq=False, repr=False)


Statement: TypeAlias = (
    Broken
    | heads.Head
    | heads.Parties
    | heads.FileReference
    | heads.Decided
    | heads.InForce
    | heads.Total
    | heads.Rest
    | heads.Use
    | heads.Amends
    | changes.Removed
    | changes.ChangeGrant
    | changes.ChangeFund
    | documents.Document
    | documents.Passage
    | heads.Citation
    | heads.Note
    | heads.Label
    | facts.Recipients
    | facts.ItemList
    | facts.RecipientRow
    | facts.Period
    | facts.PeriodSeries
    | facts.Fact
    | facts.Limit
    | facts.Measure
    | facts.NamedValue
    | facts.ValueFrom
    | requirements.Require
    | requirements.Requirement
    | requirements.ExceptFor
    | requirements.ExplainedIn
    | requirements.Repays
    | requirements.Instead
    | requirements.Flag
    | requirements.Target
    | grants.Fund
    | grants.Grant
    | grants.Cut
    | grants.Shares
    | grants.LeftOver
    | grants.Ties
    | grants.Rounding
    | grants.Paid
    | grants.Bound
    | grants.OwnBound
    | grants.Lots
    | duties.Requisition
    | duties.Requested
    | duties.Repaid
    | duties.Used
    | duties.PaidBack
    | duties.EconomicReport
    | duties.Booked
    | duties.Duty
    | duties.Contains
    | duties.Received
    | examples.Example
    | examples.ExampleDate
    | examples.ValueRow
    | examples.Given
    | examples.Assessed
    | examples.ExpectAmounts
    | examples.ExpectUndistributed
    | examples.ExpectStatus
)


@frozen
class Sentence:
    """A statement and what is indented below it; comments and blank lines do not tell it apart."""

    statement: Statement
    body: tuple[Sentence, ...] = ()
    trivia: Trivia = field(default=NO_TRIVIA, eq=False, repr=False)


@frozen
class File:
    """A whole file.

    Attributes:
        sentences: Its sentences at the margin.
        language: The language of its keywords.
        closing: The comments below them all.
        source: The text it was read from, or None for one made otherwise.
    """

    sentences: tuple[Sentence, ...]
    language: Language = field(default="en", eq=False)
    closing: tuple[Comment, ...] = field(default=(), eq=False, repr=False)
    source: Source | None = field(default=None, eq=False, repr=False)
