"""In: the tree of a file, and of an amendment to it. Out: the tree of the file as amended.

A clause of the amendment takes the place of the clause of the same kind and name, wherever in the
file that stands, with all that stands below it; a clause with a new name is added, and what the
amendment says is removed goes. A change of a grant or fund leaves the rest of it as it stands;
where a clause put in another's place leaves out rules, a warning tells which. Sentences of the head
(the total, the rest) replace their like.
"""

from __future__ import annotations

from attrs import Factory, define, evolve

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.syntax.changes import ChangeFund, ChangeGrant, Removable, Removed
from overenskommelse.syntax.changing import Naming, changed, dropped
from overenskommelse.syntax.documents import Document
from overenskommelse.syntax.examples import Example
from overenskommelse.syntax.grants import Bound, Fund, Grant, OwnBound
from overenskommelse.syntax.heads import Amends, Citation, Head, Note, Use
from overenskommelse.syntax.names import Name
from overenskommelse.syntax.placement import OPENERS
from overenskommelse.syntax.requirements import Require
from overenskommelse.syntax.tree import File, Sentence
from overenskommelse.syntax.words import Words, words_of

_Key = tuple[str, str]


def amendment_of(file: File) -> Amends | None:
    """What a file says it amends, if anything."""
    for sentence in file.sentences:
        for below in sentence.body:
            if isinstance(below.statement, Amends):
                return below.statement
    return None


def amended(base: File, change: File, naming: Naming) -> tuple[File, list[Diagnostic]]:
    """A file with an amendment carried out.

    Args:
        base: The file as it was.
        change: The amendment.
        naming: What tells the names of requirements.

    Returns:
        The tree of the whole, in the amendment's language, and what could not be carried out, or
        takes away more than it says.
    """
    work = _Amending(change, naming)
    sentences = [
        kept
        for sentence in base.sentences
        if not isinstance(sentence.statement, Example)
        for kept in work.carry_out(sentence)
    ]
    head = _head(base, change)
    body = [sentence for sentence in sentences if not isinstance(sentence.statement, Head)]
    whole = (*([head] if head else []), *body, *work.added())
    return evolve(change, sentences=whole), [*work.found, *work.told_in_vain(base)]


def later_than(amends: Amends, earlier: Amends) -> list[Diagnostic]:
    """A mistake if an amendment holds from no later day than the one it amends."""
    if amends.first > earlier.first:
        return []
    return [diagnostic("amendment-too-early", amends.span, day=earlier.first)]


def misplaced_changes(file: File) -> list[Diagnostic]:
    """What a file changes or removes though it amends no other."""
    changes = (Removed, ChangeGrant, ChangeFund)
    return [
        diagnostic("amends-no-file", sentence.statement.span)
        for sentence in file.sentences
        if isinstance(sentence.statement, changes)
    ]


@define
class _Amending:
    """An amendment while it is carried out."""

    change: File
    naming: Naming
    found: list[Diagnostic] = Factory(list)
    _clauses: dict[_Key, Sentence] = Factory(dict)
    _changes: dict[_Key, Sentence] = Factory(dict)
    _gone: dict[str, Removable] = Factory(dict)
    _carried: set[_Key] = Factory(set)
    _lost: set[str] = Factory(set)

    def __attrs_post_init__(self) -> None:
        for sentence in self.change.sentences:
            key = _key(sentence)
            if isinstance(sentence.statement, Removed):
                self._gone.update({name.text: name for name in sentence.statement.names})
            elif key is not None and isinstance(sentence.statement, ChangeGrant | ChangeFund):
                self._note(self._changes, (key[0].removeprefix("Change"), key[1]), sentence)
            elif key is not None:
                self._clauses[key] = sentence
        for key in self._changes.keys() & self._clauses.keys():
            self._tell_twice(self._changes[key], self._clauses[key])

    def _note(self, changes: dict[_Key, Sentence], key: _Key, sentence: Sentence) -> None:
        if key in changes:
            self._tell_twice(sentence, changes[key])
        changes[key] = sentence

    def _tell_twice(self, sentence: Sentence, first: Sentence) -> None:
        line = first.statement.span.place.line
        self.found.append(
            diagnostic("clause-twice", sentence.statement.span, (first.statement.span,), line=line)
        )

    def carry_out(self, sentence: Sentence) -> list[Sentence]:
        """A sentence as it is after the amendment, or nothing if it is removed."""
        key = _key(sentence)
        if key is not None and key[1] in self._gone:
            self._lost.add(key[1])
            return []
        if key is not None and key in self._clauses:
            self._carried.add(key)
            self._warn(sentence, self._clauses[key])
            return [self._clauses[key]]
        body = [kept for below in sentence.body for kept in self.carry_out(below)]
        own = evolve(sentence, body=tuple(body))
        if key is None or key not in self._changes:
            return [own]
        self._carried.add(key)
        own, found = changed(own, self._changes[key], self.naming)
        self.found.extend(found)
        return [own]

    def _warn(self, base: Sentence, new: Sentence) -> None:
        """Tell what a clause put in another's place leaves out, and does not say is removed."""
        words = words_of(self.change.language)
        gone = dropped(base, new, self.naming, lambda item: self._shown(item, words))
        if not gone:
            return
        what = ", ".join(f"`{item}`" for item in dict.fromkeys(gone))
        keyword = words.write("CHANGE_FUND" if isinstance(new.statement, Fund) else "CHANGE_GRANT")
        key = _key(new)
        instead = f"{keyword} {key[1]}" if key else keyword
        self.found.append(
            diagnostic("amendment-drops", new.statement.span, dropped=what, instead=instead)
        )

    def _shown(self, item: Sentence, words: Words) -> str:
        """A sentence by the words it opens with."""
        match item.statement:
            case Require() as require:
                return f"{words.write('REQUIRE')} {self.naming.name_of(require) or '…'}"
            case Bound(side):
                return words.write(side.value)
            case OwnBound(refs, own):
                whom = ", ".join(ref.text for ref in refs)
                return f"{words.write('FOR')} {whom} {words.write(own.value)}"
            case Grant(name) | Fund(name):
                return f"{words.write(OPENERS[type(item.statement)][0])} {name.text}"
            case _:
                return words.write(OPENERS[type(item.statement)][0])

    def added(self) -> list[Sentence]:
        """The clauses of the amendment that take no other's place."""
        done = (Head, Removed, ChangeGrant, ChangeFund)
        return [
            sentence
            for sentence in self.change.sentences
            if not isinstance(sentence.statement, done) and _key(sentence) not in self._carried
        ]

    def told_in_vain(self, base: File) -> list[Diagnostic]:
        """What is removed or changed, and is not there."""
        gone = [name for text, name in self._gone.items() if text not in self._lost]
        changes = [
            sentence.statement.name
            for key, sentence in self._changes.items()
            if key not in self._carried
            if isinstance(sentence.statement, ChangeGrant | ChangeFund)
        ]
        return [_nothing(name, base) for name in (*gone, *changes)]


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


def _nothing(name: Removable, base: File) -> Diagnostic:
    known = [key[1] for sentence in _all(base.sentences) if (key := _key(sentence)) is not None]
    return diagnostic(
        "amends-nothing", name.span, name=name.text, suggestion=nearest(name.text, known)
    )


def _all(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    return [each for sentence in sentences for each in (sentence, *_all(sentence.body))]
