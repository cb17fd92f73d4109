"""In: the tree of a file, and of an amendment to it. Out: the tree of the file as amended.

A clause of the amendment takes the place of the clause of the same kind and name, wherever in the
file that stands, with all that stands below it; a clause with a new name is added, and what the
amendment says is removed goes. Sentences of the head (the total, the rest) replace their like.
"""

from __future__ import annotations

from attrs import evolve

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.syntax.documents import Document
from overenskommelse.syntax.examples import Example
from overenskommelse.syntax.heads import Amends, Citation, Head, Note, Removed, Use
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.tree import File, Sentence

_Key = tuple[str, str]


def amendment_of(file: File) -> Amends | None:
    """What a file says it amends, if anything."""
    for sentence in file.sentences:
        for below in sentence.body:
            if isinstance(below.statement, Amends):
                return below.statement
    return None


def amended(base: File, change: File) -> tuple[File, list[Diagnostic]]:
    """A file with an amendment carried out.

    Args:
        base: The file as it was.
        change: The amendment.

    Returns:
        The tree of the whole, in the amendment's language, and what could not be carried out.
    """
    clauses = {
        key: sentence for sentence in change.sentences if (key := _key(sentence)) is not None
    }
    gone = {name.text: name for name in _removed(change)}
    carried: set[_Key] = set()
    lost: set[str] = set()
    sentences = [
        kept
        for sentence in base.sentences
        if not isinstance(sentence.statement, Example)
        for kept in _carry_out(sentence, clauses, gone, carried, lost)
    ]
    head = _head(base, change)
    added = [
        sentence
        for sentence in change.sentences
        if not isinstance(sentence.statement, Head | Removed) and _key(sentence) not in carried
    ]
    body = [sentence for sentence in sentences if not isinstance(sentence.statement, Head)]
    found = [_nothing(name, base) for text, name in gone.items() if text not in lost]
    whole = (*([head] if head else []), *body, *added)
    return evolve(change, sentences=whole), found


def _carry_out(
    sentence: Sentence,
    clauses: dict[_Key, Sentence],
    gone: dict[str, Name],
    carried: set[_Key],
    lost: set[str],
) -> list[Sentence]:
    """A sentence as it is after the amendment, or nothing if it is removed."""
    key = _key(sentence)
    if key is not None and key[1] in gone:
        lost.add(key[1])
        return []
    if key is not None and key in clauses:
        carried.add(key)
        return [clauses[key]]
    body = [
        kept for below in sentence.body for kept in _carry_out(below, clauses, gone, carried, lost)
    ]
    return [evolve(sentence, body=tuple(body))]


def _head(base: File, change: File) -> Sentence | None:
    """The amendment's head, with what it does not say itself taken from the head it amends."""
    old = next((s for s in base.sentences if isinstance(s.statement, Head)), None)
    new = next((s for s in change.sentences if isinstance(s.statement, Head)), None)
    if old is None or new is None:
        return new or old
    own = {type(below.statement) for below in new.body}
    kept = [
        below
        for below in old.body
        if type(below.statement) not in own or isinstance(below.statement, Citation | Note)
    ]
    return evolve(new, body=(*new.body, *kept))


def _key(sentence: Sentence) -> _Key | None:
    """The kind and name a clause goes by; None for one without a name of its own."""
    statement = sentence.statement
    if isinstance(statement, Use):
        return "Use", statement.file.text
    if isinstance(statement, Document):
        return "Document", statement.code.text
    name = getattr(statement, "name", None)
    return (type(statement).__name__, name.text) if isinstance(name, Name) else None


def _removed(change: File) -> list[Name]:
    return [
        name
        for sentence in change.sentences
        if isinstance(sentence.statement, Removed)
        for name in sentence.statement.names
    ]


def _nothing(name: Name, base: File) -> Diagnostic:
    known = [key[1] for sentence in _all(base.sentences) if (key := _key(sentence)) is not None]
    return diagnostic(
        "amends-nothing", name.span, name=name.text, suggestion=nearest(name.text, known)
    )


def _all(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    return [each for sentence in sentences for each in (sentence, *_all(sentence.body))]
