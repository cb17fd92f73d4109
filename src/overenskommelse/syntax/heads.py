"""Nodes of the sentences a file opens with, and of sources and notes, which any rule can have."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field

from overenskommelse.source.records import frozen
from overenskommelse.source.text import Span
from overenskommelse.syntax.expressions import Quantity
from overenskommelse.syntax.facts import Moment
from overenskommelse.syntax.names import NOWHERE, Text


class FileKind(Enum):
    """What a file is, by the word it opens with."""

    AGREEMENT = "AGREEMENT"
    ASSIGNMENT = "ASSIGNMENT"
    DEFINITIONS = "DEFINITIONS"


class RestPlace(Enum):
    """Where the rest of a total is not itemised."""

    SOURCE = "REST_IN_SOURCE"
    FILE = "REST_IN_FILE"


@frozen
class Head:
    """``agreement "…" 2024``."""

    kind: FileKind
    title: Text
    year: int | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Parties:
    """``between "staten" and "…"``."""

    names: tuple[Text, ...]
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class FileReference:
    """``reference "S2022/04845"``: the diarienummer."""

    text: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Decided:
    """``decided on 2024-01-11``."""

    day: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class InForce:
    """``in force 2024``, or ``in force 2024-01-01 to 2024-12-31``; both ends are in it."""

    start: Moment
    end: Moment | None = None
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Total:
    """``total 809 Mkr``."""

    amount: Quantity
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Rest:
    """``the rest is not itemised in the source``."""

    where: RestPlace
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Use:
    """``use "regions"``."""

    file: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Amends:
    """``amends "2024" from 2024-07-01``: this file changes that one from a day on."""

    file: Text
    first: date
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Citation:
    """``source "004 §5.3"``."""

    text: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Note:
    """``note "…"``."""

    text: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Label:
    """A text on a line of its own: what the rule above it is called in print."""

    text: Text
    span: Span = field(default=NOWHERE, eq=False, repr=False)
