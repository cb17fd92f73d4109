"""In: a grant or fund, and what an amendment changes in it. Out: the grant or fund as changed.

What the amendment says takes the place of its like (a requirement of the same name, all payment
days), what it says is removed goes, anything else it says is added, and the rest stays. Whoever it
gives a floor, a ceiling or an amount of its own has no earlier one. Guarantees:
what cannot be carried out is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

import attrs
from attrs import evolve

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.source.records import frozen
from overenskommelse.syntax import duties as dt
from overenskommelse.syntax import grants as gr
from overenskommelse.syntax.changes import (
    ChangeFund,
    ChangeGrant,
    ClauseWord,
    OwnGone,
    Removable,
    Removed,
)
from overenskommelse.syntax.examples import ValueRow
from overenskommelse.syntax.expressions import Reference
from overenskommelse.syntax.facts import Attribute, NamedValue
from overenskommelse.syntax.heads import Label, Rest
from overenskommelse.syntax.names import Name, Ref
from overenskommelse.syntax.requirements import Require
from overenskommelse.syntax.tree import File, Sentence, Statement

Key = tuple[str, str]
"""What a sentence is of its place: its kind, and its name or what tells it from its like."""
_ONCE: tuple[type, ...] = (
    gr.Shares, gr.LeftOver, gr.Ties, gr.Rounding, gr.Paid, gr.Lots, gr.Cut, dt.Requested,
    dt.Repaid, dt.EconomicReport, dt.Booked, Rest, Label,
)  # fmt: skip
_KINDS: dict[ClauseWord, tuple[type, str]] = {
    ClauseWord.PAID: (gr.Paid, ""),
    ClauseWord.SHARES: (gr.Shares, ""),
    ClauseWord.LEFT_OVER: (gr.LeftOver, ""),
    ClauseWord.TIES: (gr.Ties, ""),
    ClauseWord.ROUNDING: (gr.Rounding, ""),
    ClauseWord.FLOOR: (gr.Bound, gr.BoundSide.FLOOR.value),
    ClauseWord.CEILING: (gr.Bound, gr.BoundSide.CEILING.value),
    ClauseWord.LOTS: (gr.Lots, ""),
    ClauseWord.REQUESTED: (dt.Requested, ""),
    ClauseWord.REPAID: (dt.Repaid, ""),
    ClauseWord.ECONOMIC_REPORT: (dt.EconomicReport, ""),
    ClauseWord.BOOKED: (dt.Booked, ""),
}


@frozen
class Naming:
    """What tells the name a requirement goes by: the first in it that is no value or attribute."""

    passed_over: frozenset[str]

    def key(self, sentence: Sentence) -> Key | None:
        """What a sentence below a grant or fund is there; None for one that can be repeated."""
        match sentence.statement:
            case Require() as require:
                return "Require", self.name_of(require) or ""
            case gr.Bound(side):
                return "Bound", side.value
            case gr.OwnBound(refs, own):
                return "OwnBound", _own_text(refs, own)
            case ValueRow(ref):
                return "ValueRow", ref.text
            case gr.Grant(name) | gr.Fund(name):
                return type(sentence.statement).__name__, name.text
            case node if isinstance(node, _ONCE):
                return type(node).__name__, ""
            case _:
                return None

    def name_of(self, require: Require) -> str | None:
        """The name of a requirement, as it is in verdicts."""
        if require.name is not None:
            return require.name.text
        names = (ref.name.text for ref in _references(require.condition))
        return next((name for name in names if name not in self.passed_over), None)


def naming_of(files: Iterable[File]) -> Naming:
    """What the files a requirement may speak of tell about names."""
    found: set[str] = set()
    for file in files:
        for sentence in file.sentences:
            if isinstance(sentence.statement, NamedValue):
                found.add(sentence.statement.name.text)
            for row in sentence.body:
                attributes = getattr(row.statement, "attributes", ())
                found.update(each.name.text for each in attributes if isinstance(each, Attribute))
    return Naming(frozenset(found))


def changed(base: Sentence, change: Sentence, naming: Naming) -> tuple[Sentence, list[Diagnostic]]:
    """A grant or fund with a change carried out, and what could not be."""
    found: list[Diagnostic] = []
    body = _without(base.body, change, naming, found)
    added = [item for item in change.body if not isinstance(item.statement, Removed)]
    body = _without_own(body, added)
    steps = [item for item in added if isinstance(item.statement, gr.Paid)]
    if steps:
        body = _with_steps(body, steps)
    for item in [each for each in added if each not in steps]:
        body = _with(body, item, naming)
    statement = _statement(base.statement, change.statement)
    if getattr(change.statement, "label", None) is not None:
        body = [item for item in body if not isinstance(item.statement, Label)]
    elif any(isinstance(item.statement, Label) for item in added):
        statement = _without_label(statement)
    return evolve(base, statement=statement, body=tuple(body)), found


def _statement(base: Statement, change: Statement) -> Statement:
    """The opening sentence, with what the change says of it."""
    match base, change:
        case gr.Grant(), ChangeGrant(_, amount, at_most, to, split, among, label):
            return evolve(
                base,
                amount=amount or base.amount,
                at_most=at_most or base.at_most,
                to=to or base.to,
                split=split or base.split,
                among=base.among if to is None else among,
                label=label or base.label,
            )
        case gr.Fund(), ChangeFund(_, amount, label):
            return evolve(base, amount=amount or base.amount, label=label or base.label)
        case _:
            return base


def _without_label(statement: Statement) -> Statement:
    """The opening sentence without the label behind it, for one that stands below it now."""
    match statement:
        case gr.Grant() | gr.Fund():
            return evolve(statement, label=None)
        case _:
            return statement


def _with(body: list[Sentence], item: Sentence, naming: Naming) -> list[Sentence]:
    """Sentences with one more, in the place of its like if there is one."""
    key = naming.key(item)
    at = [number for number, each in enumerate(body) if key and naming.key(each) == key]
    if not at:
        return [*body, item]
    kept = [each for number, each in enumerate(body) if number not in at[1:]]
    kept[at[0]] = item
    return kept


def _with_steps(body: list[Sentence], steps: list[Sentence]) -> list[Sentence]:
    """Sentences with other payments: all that were paid in steps before is paid as said now."""
    at = next((n for n, each in enumerate(body) if isinstance(each.statement, gr.Paid)), len(body))
    kept = [each for each in body if not isinstance(each.statement, gr.Paid)]
    return [*kept[:at], *steps, *kept[at:]]


def _without_own(body: list[Sentence], added: list[Sentence]) -> list[Sentence]:
    """Sentences where those who get other amounts of their own have no earlier ones."""
    new = [item.statement for item in added if isinstance(item.statement, gr.OwnBound)]
    found = []
    for item in body:
        node = item.statement
        if not isinstance(node, gr.OwnBound):
            found.append(item)
            continue
        others = [one for one in new if _meet(one.side, node.side)]
        gone = {ref.text for one in others for ref in one.refs}
        refs = tuple(ref for ref in node.refs if ref.text not in gone)
        if refs:
            found.append(evolve(item, statement=evolve(node, refs=refs)))
    return found


def _meet(one: gr.OwnSide, other: gr.OwnSide) -> bool:
    """Whether nobody can have both: an amount is a floor and a ceiling."""
    return one is other or gr.OwnSide.EXACT in (one, other)


def _own_text(refs: tuple[Ref, ...], side: gr.OwnSide) -> str:
    return f"{side.value} {' '.join(sorted(ref.text for ref in refs))}"


def _without(
    body: tuple[Sentence, ...], change: Sentence, naming: Naming, found: list[Diagnostic]
) -> list[Sentence]:
    """Sentences without those that the change says are removed."""
    kept = list(body)
    for item in change.body:
        if not isinstance(item.statement, Removed):
            continue
        for gone in item.statement.names:
            left = [each for each in kept if not _is_meant(gone, naming.key(each))]
            if len(left) == len(kept):
                found.append(_nothing(gone, kept, naming))
            kept = left
    return kept


def _is_meant(gone: Removable, key: Key | None) -> bool:
    if key is None:
        return False
    if isinstance(gone, Name):
        return key[0] in ("Require", "Grant", "Fund") and key[1] == gone.text
    if isinstance(gone, OwnGone):
        return key == ("OwnBound", _own_text(gone.refs, gone.side))
    kind, side = _KINDS[gone.word]
    return key == (kind.__name__, side)


def _nothing(gone: Removable, body: list[Sentence], naming: Naming) -> Diagnostic:
    names = [key[1] for each in body if (key := naming.key(each)) and key[0] == "Require"]
    suggestion = nearest(gone.text, names)
    return diagnostic("amends-nothing", gone.span, name=gone.text, suggestion=suggestion)


def dropped(
    base: Sentence, new: Sentence, naming: Naming, shown: Callable[[Sentence], str]
) -> list[str]:
    """What stood below a clause and does not stand below the one in its place, as it is shown."""
    kept = {naming.key(item) for item in new.body}
    found: list[str] = []
    for item in base.body:
        key = naming.key(item)
        told = key is not None and not isinstance(item.statement, Label | ValueRow | Rest)
        if told and key not in kept:
            found.append(shown(item))
        elif isinstance(item.statement, gr.Grant | gr.Fund):
            match = next(each for each in new.body if naming.key(each) == key)
            found += dropped(item, match, naming, shown)
    return found


def _references(node: object) -> Iterator[Reference]:
    """The names in an expression, from left to right."""
    if isinstance(node, Reference):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from _references(item)
    elif attrs.has(type(node)):
        for name, item in attrs.asdict(cast(attrs.AttrsInstance, node), recurse=False).items():
            if name != "span":
                yield from _references(item)
