"""In: what changed between two agreements. Out: a page, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from overenskommelse.inspection.changes import Change, ChangeKind
from overenskommelse.inspection.differences import Difference
from overenskommelse.inspection.records import Step, is_record
from overenskommelse.model import expressions as xp
from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.facts import NamedValue
from overenskommelse.model.units import Unit
from overenskommelse.render import numbers
from overenskommelse.render.clause_words import field_word
from overenskommelse.render.clauses import INDENT, Clauses
from overenskommelse.render.inspection_words import say
from overenskommelse.render.words import Language, points_text
from overenskommelse.source.numbers import decimal_text, grouped
from overenskommelse.source.records import frozen

_AMOUNTS = ("amount", "total", "rest")


def changes_page(
    old: AgreementModel, new: AgreementModel, changes: tuple[Change, ...], language: Language
) -> str:
    """The page: each clause once, with all that was added, removed or changed in it."""
    kinds = (*old.kinds.values(), *new.kinds.values())
    page = _Page(language, Clauses(language, kinds), old.values, new.values)
    blocks = [[say("from to", language, old=_called(old), new=_called(new))]]
    if not changes:
        blocks[0].append(say("no changes", language))
    places: dict[tuple[Step, ...], list[str]] = {}
    for change in changes:
        where = change.path if change.field is not None else change.path[:-1]
        lines = places.setdefault(where, [page.where(where)])
        lines += [f"{INDENT}{line}" for line in page.change(change)]
    blocks += places.values()
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _called(model: AgreementModel) -> str:
    return f'"{model.title}" {model.year or ""}'.rstrip()


@frozen
class _Page:
    language: Language
    words: Clauses
    before: Mapping[str, NamedValue]
    after: Mapping[str, NamedValue]

    def where(self, path: tuple[Step, ...]) -> str:
        """The heading of a clause, from the outermost that holds it."""
        if not path:
            return self._say("agreement")
        names = [self.words.step(Step(step.noun, step.name, "")) for step in path[:-1]]
        return " › ".join([*names, self.words.step(path[-1])])

    def change(self, change: Change) -> list[str]:
        """The lines of one change; the source of what stands now behind it."""
        if change.field is None:
            return self._clause(change)
        line = self._field(change)
        sources = change.sources or self._sources_of_number(change)
        cited = f" [{'; '.join(sources)}]" if sources else ""
        is_plain = change.owner == "NamedValue" or change.field == "limits"
        if change.smallest is None or is_plain or _is_long(change.smallest):
            return [line + cited]
        return [line + cited, INDENT + self._smallest(change.smallest)]

    def _clause(self, change: Change) -> list[str]:
        is_added = change.kind is ChangeKind.ADDED
        first, *rest = self.words.lines(change.new if is_added else change.old, change.path[-1])
        return [self._say(change.kind.value, what=first), *rest]

    def _field(self, change: Change) -> str:
        owner, name = change.owner, change.field or ""
        told = self._say(
            "changed" if change.kind is ChangeKind.CHANGED
            else f"field {change.kind.value}",
            field=field_word(owner, name, self.language),
            old=self._told(change, change.old, self.before),
            new=self._told(change, change.new, self.after),
        )  # fmt: skip
        much = self._much(change.old, change.new) if name in _AMOUNTS else self._days(change)
        much = much or self._by_how_much(change)
        return f"{told} ({much})" if much else told

    def _sources_of_number(self, change: Change) -> tuple[str, ...]:
        """What a named number follows from, which stands with each of its versions."""
        if (change.owner, change.field) != ("NamedValue", "versions"):
            return ()
        versions = self.after[change.path[-1].name].versions
        return tuple(dict.fromkeys(source for *_, sources in versions for source in sources))

    def _told(self, change: Change, value: object, side: Mapping[str, NamedValue]) -> str:
        if (change.owner, change.field) == ("NamedValue", "versions"):
            return self.words.versions(value, side[change.path[-1].name].unit)
        return self._value(change.owner, change.field or "", value)

    def _value(self, owner: str, name: str, value: object) -> str:
        return self.words.value(owner, name, value)

    def _smallest(self, smallest: Difference) -> str:
        """The one number, day or name that makes the difference, and by how much."""
        much = self._between(smallest.old, smallest.new)
        return self._say(
            "only",
            old=self._value("", "", smallest.old),
            new=self._value("", "", smallest.new),
            much=f" ({much})" if much else "",
        )

    def _between(self, old: object, new: object) -> str:
        match old, new:
            case date(), date():
                return self._later(old, new)
            case xp.Constant(was, unit), xp.Constant(now, other) if unit is other:
                if unit in (Unit.SHARE, Unit.POINTS):
                    return points_text(_signed((now - was) * 100, self.language), self.language)
                suffix = " kr" if unit is Unit.MONEY else ""
                return _signed(now - was, self.language) + suffix
            case _:
                return ""

    def _much(self, old: object, new: object) -> str:
        """How much an amount grew, in kronor and in percent."""
        if type(old) is not int or type(new) is not int:
            return ""
        sign = "+" if new > old else "−"
        told = f"{sign}{grouped(abs(new - old))} kr"
        if old == 0:
            return told
        return f"{told}, {sign}{numbers.percent(abs(Fraction(new - old, old)))}"

    def _by_how_much(self, change: Change) -> str:
        """How much a named number changed, or what is said of an item; each as one number."""
        if change.owner == "NamedValue":
            was, now = (self._only(change, side) for side in (self.before, self.after))
            return self._between(was, now)
        return self._between(change.old, change.new) if change.owner == "Attribute" else ""

    def _only(self, change: Change, side: Mapping[str, NamedValue]) -> xp.Constant | None:
        """A named number that never changes."""
        value = side[change.path[-1].name]
        return xp.Constant(value.versions[0][1], value.unit) if len(value.versions) == 1 else None

    def _days(self, change: Change) -> str:
        if isinstance(change.old, date) and isinstance(change.new, date):
            return self._later(change.old, change.new)
        return ""

    def _later(self, old: date, new: date) -> str:
        days = (new - old).days
        word = "later" if days > 0 else "earlier"
        return self._say(f"one {word}") if abs(days) == 1 else self._say(word, days=abs(days))

    def _say(self, word: str, **values: object) -> str:
        return say(word, self.language, **values)


def _signed(number: Fraction, language: Language) -> str:
    sign = "+" if number > 0 else "−"
    return sign + decimal_text(abs(number), "," if language == "sv" else ".")


def _is_long(smallest: Difference) -> bool:
    """Whether the smallest part that differs is a list of records, as the keys of a split."""
    values = (smallest.old, smallest.new)
    return any(isinstance(value, tuple) and any(map(is_record, value)) for value in values)
