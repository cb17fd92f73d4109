"""In: what an agreement says. Out: a page a policy officer can read."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from overenskommelse.inspection.dates import DatedClause
from overenskommelse.inspection.needs import Need, Use
from overenskommelse.inspection.overview import FundLine, Inspection, as_one
from overenskommelse.inspection.records import Step, entries, is_record, members, step_to
from overenskommelse.inspection.source_coverage import source_coverage
from overenskommelse.model.grants import Fund, FundPart, Grant, Payment
from overenskommelse.render import numbers
from overenskommelse.render.clause_words import field_word
from overenskommelse.render.clauses import INDENT, Clauses
from overenskommelse.render.inspection_words import say
from overenskommelse.render.page_words import called
from overenskommelse.render.sources_page import document_title, totals
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language
from overenskommelse.source.numbers import grouped
from overenskommelse.source.records import frozen

TOLD = frozenset(
    {
        "title", "year", "language", "parties", "reference", "total", "rest", "kinds", "periods",
        "facts", "measures", "parts", "targets", "sources", "notes", "documents", "citations",
        "decided", "in_force_from", "in_force_to",
    }
)  # fmt: skip
"""Fields of an agreement that have a place on the page; others get a section by their name."""


def inspection_page(inspection: Inspection, language: Language) -> str:
    """The page: the head, the money, the grants, targets, dates, facts needed and recipients."""
    page = _Page(inspection, language, Clauses(language, tuple(inspection.model.kinds.values())))
    model = inspection.model
    sections = [
        ("money", page.money()),
        ("grants", page.grants(model.parts)),
        ("targets", page.clauses(model.targets)),
        ("measures", page.clauses(model.measures.values())),
    ]
    last = [
        ("dates", page.dates()),
        ("facts", page.facts()),
        ("recipients", page.recipients()),
        ("documents", page.documents()),
    ]
    blocks = [list(page.head())]
    titled = [(say(title, language), list(told)) for title, told in sections]
    titled += page.others()
    titled += [(say(title, language), list(told)) for title, told in last]
    blocks += [[title, *(INDENT + line for line in lines)] for title, lines in titled if lines]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


@frozen
class _Page:
    inspection: Inspection
    language: Language
    words: Clauses

    def head(self) -> Iterator[str]:
        """Name, parties, reference and sources."""
        model = self.inspection.model
        yield f"{model.title} {model.year or ''}".rstrip()
        if model.parties:
            names = f" {self._say('and')} ".join(model.parties)
            yield self._say("parties", names=names)
        if model.reference is not None:
            yield self._say("reference", text=model.reference)
        if model.decided is not None:
            yield self._say("decided", day=model.decided.isoformat())
        if model.in_force_from is not None and model.in_force_to is not None:
            first, last = model.in_force_from.isoformat(), model.in_force_to.isoformat()
            yield self._say("in force", first=first, last=last)
        if model.sources:
            yield self._say("source", text="; ".join(model.sources))
        for note in model.notes:
            yield self._say("note", text=note)

    def money(self) -> list[str]:
        """The tree of funds and grants, with each one's share of the total."""
        whole, model = self.inspection.whole, self.inspection.model
        rows = [[self._say("what"), self._say("amount"), self._say("share")]]
        for line in self.inspection.funds:
            rows += self._fund(line, "")
        if model.rest:
            rows.append(self._row(self._say("rest"), model.rest))
        rows.append(self._row(self._say("total"), whole))
        return aligned(rows, frozenset({1, 2}))

    def _fund(self, line: FundLine, indent: str) -> Iterator[list[str]]:
        part = line.part
        called = part.name if part.label == part.name else f"{part.label} ({part.name})"
        reckoned = f" = {part.reckoned}" if part.reckoned else ""
        yield self._row(indent + called + reckoned, part.amount)
        for below in line.lines:
            yield from self._fund(below, indent + INDENT)
        if isinstance(part, Fund) and part.rest:
            yield self._row(indent + INDENT + self._say("rest"), part.rest)

    def _row(self, called: str, amount: int) -> list[str]:
        whole = self.inspection.whole
        share = numbers.percent(Fraction(amount, whole)) if whole else ""
        return [called, grouped(amount), share]

    def clauses(self, records: object) -> Iterator[str]:
        """Clauses with all that stands in them."""
        for record in records if isinstance(records, tuple) else tuple(records):  # type: ignore[arg-type]
            yield from self.words.lines(record)

    def grants(self, parts: tuple[FundPart, ...]) -> Iterator[str]:
        """Every grant; one that is cut into parts as it is written, and how it is cut."""
        for part in parts:
            if isinstance(part, Grant):
                yield from self.words.lines(part)
            elif part.cut is None:
                yield from self.grants(part.parts)
            else:
                head, *below = self.words.lines(as_one(part))
                word = field_word("Fund", "cut", self.language)
                yield from (head, f"{INDENT}{word}: {self.words.cut(part.cut)}", *below)

    def dates(self) -> list[str]:
        """What falls on which day, in order."""
        rows = [[item.day.isoformat(), self._dated(item)] for item in self.inspection.dates]
        return aligned(rows, frozenset()) if rows else []

    def _dated(self, item: DatedClause) -> str:
        owner = type(item.record).__name__
        told = f"{field_word(owner, item.field, self.language)}: {self._clause(item.path)}"
        if isinstance(item.record, Payment):
            return f"{told}, {self.words.payment(item.record)}"
        return told

    def facts(self) -> Iterator[str]:
        """The facts, by the recipients and the period they are for."""
        groups: dict[str, list[str]] = {}
        for need in self.inspection.needs:
            head = f"{INDENT}{self.words.head(need.fact)}"
            for title, uses in self._titles(need):
                groups.setdefault(title, []).extend((head, f"{INDENT * 2}{self._uses(uses)}"))
        for title, lines in groups.items():
            yield title
            yield from lines

    def _titles(self, need: Need) -> list[tuple[str, tuple[Use, ...]]]:
        """The headings a fact stands under, each with what uses it there."""
        fact = need.fact
        kind, count = self._kind(fact.kind)
        if not fact.per_period:
            return [(self._say("once", kind=kind, count=count), need.uses)]
        if not need.periods:
            return [(self._say("no period", kind=kind, count=count), need.uses)]
        return [
            (self._say("per period", kind=kind, count=count, period=self._period(period)), uses)
            for period, uses in need.used_in.items()
        ]

    def _kind(self, name: str | None) -> tuple[str, int]:
        if name is None:
            return self._say("all together"), 1
        kind = self.inspection.model.kinds[name]
        return kind.label, len(kind.members)

    def _period(self, name: str) -> str:
        period = self.inspection.model.periods[name]
        return name if period.label == name else f"{name} ({period.label})"

    def _uses(self, uses: tuple[Use, ...]) -> str:
        if not uses:
            return self._say("unused")
        told = dict.fromkeys(self._use(use) for use in uses)
        return self._say("used by", uses="; ".join(told))

    def _use(self, use: Use) -> str:
        clause = self._clause(use.path)
        if use.part is not None and use.path[-1].noun in ("Grant", "Fund"):
            part = field_word(use.path[-1].noun, use.part, self.language)
            clause = self._say("in grant", clause=part, owner=clause)
        if use.through is None:
            return clause
        return self._say("through", clause=clause, measure=use.through)

    def _clause(self, path: tuple[Step, ...]) -> str:
        """A clause by its name, and the grant it stands in."""
        if not path:
            return self.words.step(Step("AgreementModel", "", ""))
        path = tuple(step for step in path if step.noun != "Instead")
        told = self._short(path[-1])
        grants = [step for step in path[:-1] if step.noun == "Grant"]
        return self._say("in grant", clause=told, owner=self._short(grants[0])) if grants else told

    def _short(self, step: Step) -> str:
        return self.words.step(Step(step.noun, step.name, ""))

    def recipients(self) -> Iterator[str]:
        """Each kind of recipients with their count, and who they are."""
        for kind in self.inspection.model.kinds.values():
            title = kind.name if kind.label == kind.name else f"{kind.label} ({kind.name})"
            yield self._say("count", label=title, count=len(kind.members))
            who = ", ".join(called(member.code, member.name) for member in kind.members)
            yield f"{INDENT}{who}"

    def documents(self) -> Iterator[str]:
        """The documents whose passages are listed, with what became of them in all."""
        for document in source_coverage([self.inspection.model]).documents:
            yield document_title(document)
            yield INDENT + totals(document, self.language)

    def others(self) -> Iterator[tuple[str, list[str]]]:
        """What the agreement says that has no section of its own, each field with its clauses."""
        for name, value in entries(self.inspection.model):
            if name in TOLD or value in (None, (), False) or value == {}:
                continue
            word = field_word("AgreementModel", name, self.language)
            records = () if is_record(value) else tuple(members(value))
            lines = [
                line
                for record in records
                for line in self.words.lines(record, step_to(record, name))
            ]
            told = self.words.value("AgreementModel", name, value)
            yield word[0].upper() + word[1:], lines or [told]

    def _say(self, word: str, **values: object) -> str:
        return say(word, self.language, **values)
