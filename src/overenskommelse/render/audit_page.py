"""In: an audit. Out: a page: what follows, what does not, which rule fits, what contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from overenskommelse.allocation.audit_record import Audit, AuditedRow, Conflict, Contradiction, Fit
from overenskommelse.allocation.rounding import Draw, Rounding
from overenskommelse.render import numbers
from overenskommelse.render.allocation_words import method_text
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language
from overenskommelse.source.languages import Phrasebook
from overenskommelse.source.numbers import grouped

_INDENT = "  "
_MOST_FITS = 5
_RIGHT = frozenset({2, 3, 4, 5, 6})
_WORDS: dict[str, tuple[str, str]] = {
    "head": ("{amount} split among {count}, {method}", "{amount} fördelat på {count}, {method}"),
    "all follow": ("All {count} rows follow.", "Alla {count} rader följer regeln."),
    "one follows": ("The only row follows.", "Den enda raden följer regeln."),
    "some follow": (
        "{count} of {total} rows follow; {differing} differ",
        "{count} av {total} rader följer regeln; {differing} avviker",
    ),
    "open": (
        "{count} rows have equal claims that the rule leaves open",
        "{count} rader har lika anspråk som regeln inte avgör",
    ),
    "code": ("Code", "Kod"),
    "name": ("Name", "Namn"),
    "weight": ("Weight", "Vikt"),
    "quota": ("Quota", "Kvot"),
    "expected": ("By the rule", "Enligt regeln"),
    "published": ("Published", "Publicerat"),
    "difference": ("Difference", "Skillnad"),
    "reproduced": ("The whole table is given by:", "Hela tabellen ges av:"),
    "not reproduced": (
        "No method gives the whole table; nearest are:",
        "Ingen metod ger hela tabellen; närmast är:",
    ),
    "rows": ("{count} rows differ", "{count} rader avviker"),
    "row": ("1 row differs", "1 rad avviker"),
    "lot": (", in lots of {lot}", ", i poster om {lot}"),
    "ties": (", equal claims by {ties}", ", lika anspråk efter {ties}"),
    "code order": ("code", "kod"),
    "largest-weight": ("largest weight", "störst vikt"),
    "smallest-weight": ("smallest weight", "minst vikt"),
    "draw": ("lots drawn", "lottning"),
    "contradictions": ("Contradictions in the table:", "Motsägelser i tabellen:"),
    Conflict.AMOUNT_SUM.name: (
        "the amounts are stated to be {stated} together, and are {reckoned}",
        "beloppen anges vara {stated} tillsammans, och är {reckoned}",
    ),
    Conflict.AMOUNT_SPLIT.name: (
        "the amounts are {reckoned} together, and {stated} was split",
        "beloppen är {reckoned} tillsammans, och {stated} fördelades",
    ),
    Conflict.WEIGHT_SUM.name: (
        "the weights are stated to be {stated} together, and are {reckoned}",
        "vikterna anges vara {stated} tillsammans, och är {reckoned}",
    ),
    Conflict.SHARE_SUM.name: (
        "the shares are stated to be {stated} together, and are {reckoned}",
        "andelarna anges vara {stated} tillsammans, och är {reckoned}",
    ),
    Conflict.SHARE.name: (
        "the share of {code} is stated as {stated}, and its weight is {reckoned} of all",
        "andelen för {code} anges som {stated}, och vikten är {reckoned} av alla",
    ),
}  # fmt: skip
_phrase = Phrasebook(_WORDS)


def audit_page(audit: Audit, language: Language) -> str:
    """The page of an audit.

    Args:
        audit: What was found.
        language: English or Swedish.
    """
    page = _Page(language)
    blocks = [
        [page.head(audit), *page.summary(audit)],
        page.table(audit.rows),
        [*page.fits(audit)],
        [*page.contradictions(audit.contradictions)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


@frozen
class _Page:
    """Lines in one language."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        return _phrase(key, self.language, **values)

    def head(self, audit: Audit) -> str:
        count = len(audit.rows)
        rule = self._rule(audit.rounding)
        return self.say("head", amount=grouped(audit.amount), count=count, method=rule)

    def summary(self, audit: Audit) -> Iterator[str]:
        total = len(audit.rows)
        undecided = sum(row.expected is None for row in audit.rows)
        differing = len(audit.differing)
        if not differing and not undecided:
            yield self.say("one follows") if total == 1 else self.say("all follow", count=total)
            return
        count = total - differing - undecided
        yield self.say("some follow", count=count, total=total, differing=differing)
        if undecided:
            yield self.say("open", count=undecided)

    def table(self, rows: tuple[AuditedRow, ...]) -> list[str]:
        keys = ("code", "name", "weight", "quota", "expected", "published", "difference")
        header = [self.say(key) for key in keys]
        return aligned([header, *(self._row(row) for row in rows)], _RIGHT)

    def _row(self, row: AuditedRow) -> list[str]:
        published = row.published
        difference = row.difference
        return [
            published.code,
            published.name or "",
            numbers.short(Fraction(published.weight)),
            numbers.rounded(row.quota, 2),
            "?" if row.expected is None else grouped(row.expected),
            grouped(published.amount),
            "?" if difference is None else self._signed(difference),
        ]

    def _signed(self, difference: int) -> str:
        if not difference:
            return ""
        return f"{'+' if difference > 0 else '−'}{grouped(abs(difference))}"

    def fits(self, audit: Audit) -> Iterator[str]:
        if audit.reproducing:
            yield self.say("reproduced")
            yield from (_INDENT + self._rule(fit.rounding) for fit in audit.reproducing)
            return
        yield self.say("not reproduced")
        yield from (_INDENT + self._near(fit) for fit in audit.fits[:_MOST_FITS])

    def _near(self, fit: Fit) -> str:
        count = len(fit.differing)
        told = self.say("row") if count == 1 else self.say("rows", count=count)
        return f"{self._rule(fit.rounding)}: {told}"

    def _rule(self, rounding: Rounding) -> str:
        told = method_text(rounding.method, self.language)
        if rounding.lot != 1:
            told += self.say("lot", lot=grouped(rounding.lot))
        if rounding.ties:
            names = ["draw" if isinstance(rule, Draw) else rule.value for rule in rounding.ties]
            ties = ", ".join(self.say("code order" if name == "code" else name) for name in names)
            told += self.say("ties", ties=ties)
        return told

    def contradictions(self, found: tuple[Contradiction, ...]) -> Iterator[str]:
        if found:
            yield self.say("contradictions")
        for each in found:
            stated, reckoned = self._told(each)
            told = self.say(each.kind.name, stated=stated, reckoned=reckoned, code=each.code)
            yield _INDENT + told

    def _told(self, each: Contradiction) -> tuple[str, str]:
        if each.kind in (Conflict.SHARE, Conflict.SHARE_SUM):
            return numbers.percent(each.stated), numbers.percent(each.reckoned, each.stated)
        return numbers.short(each.stated), numbers.short(each.reckoned)
