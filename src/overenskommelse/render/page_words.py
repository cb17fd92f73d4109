"""The words only the page of an evaluation uses, in English and Swedish: one table."""

from __future__ import annotations

from datetime import date

from overenskommelse.render.words import Language
from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    # head of a grant
    "to one": ("{amount} kr to {name}", "{amount} kr till {name}"),
    "floor": ("Each gets at least {value}", "Var och en får minst {value}"),
    "ceiling": ("Each gets at most {value}", "Var och en får högst {value}"),
    "own floor": ("For {who}: at least {value}", "För {who}: minst {value}"),
    "own ceiling": ("For {who}: at most {value}", "För {who}: högst {value}"),
    "own exact": ("For {who}: exactly {value}", "För {who}: exakt {value}"),
    "lot": ("Paid in whole lots of {value} kr", "Betalas i hela poster om {value} kr"),
    "except": ("does not concern {who}", "omfattar inte {who}"),
    "instead": ("for {who} instead: {condition}", "för {who} i stället: {condition}"),
    "within": ("Asked for with requisition {name}:", "Rekvireras med rekvisitionen {name}:"),
    "requested by": ("Requisition by {day}", "Rekvireras senast den {day}"),
    "or lapses": (
        "; without one the right to the money lapses",
        "; annars förfaller rätten till medlen",
    ),
    "repaid by": (
        "Unused money is repaid by {day}",
        "Medel som inte har använts återbetalas senast den {day}",
    ),
    "reported by": (
        "Economic report by {day}",
        "Ekonomisk redovisning lämnas senast den {day}",
    ),
    "or reclaimed": (
        "; without one the money may be reclaimed",
        "; annars kan medlen återkrävas",
    ),
    "appropriation": ("Appropriation: {text}", "Anslag: {text}"),
    "of year": (" (budget year {year})", " (budgetåret {year})"),
    "brought": (
        "With {amount} kr that is added from {names}: {total} kr",
        "Med {amount} kr som förs hit från {names}: {total} kr",
    ),
    "in part": ("{share} paid, rounded {way}", "{share} betalas ut, avrundat {way}"),
    "repays": (
        "to be repaid of {grant}: {amount} kr",
        "att återbetala av {grant}: {amount} kr",
    ),
    "not final": (" (not final)", " (inte slutligt)"),
    "of the amount": ("{share} of the amount", "{share} av beloppet"),
    "the rest": ("The rest", "Resten"),
    "left to": ("What is left is added to {name}", "Det som blir över förs till {name}"),
    "lapsed": ("of which lapsed", "varav förfallet"),
    "carried": ("Added to {name}", "Förs till {name}"),
    # ties
    "tie": (
        "The remainders were equal; the {money} kronor left over went {rule} to {who}.",
        "Resterna var lika; de {money} kronor som blev över gick {rule} till {who}.",
    ),
    "tie one": (
        "The remainders were equal; the 1 krona left over went {rule} to {who}.",
        "Resterna var lika; den krona som blev över gick {rule} till {who}.",
    ),
    "tie of claims": (
        "The claims were equal; the last {money} kronor went {rule} to {who}.",
        "Anspråken var lika; de sista {money} kronorna gick {rule} till {who}.",
    ),
    "tie of claims one": (
        "The claims were equal; the last krona went {rule} to {who}.",
        "Anspråken var lika; den sista kronan gick {rule} till {who}.",
    ),
    "tie not paid": (
        "It is not paid out to {who}, as the requirements are not met.",
        "Det betalas inte ut till {who}, eftersom kraven inte är uppfyllda.",
    ),
    "by code": ("in order of code", "i kodordning"),
    "by largest-weight": ("by the largest key", "efter störst nyckel"),
    "by smallest-weight": ("by the smallest key", "efter minst nyckel"),
    "by draw": ("by lot ({by}, {on}, {document})", "efter lottning ({by}, {on}, {document})"),
    "and then": (", then ", ", därefter "),
    "tie in part": ("Of the part {part}: {tie}", "För delen {part}: {tie}"),
    # reasons
    "all items": (" (all {count})", " (alla {count})"),
    "nobody appointed": ("nobody is appointed by: {fact}", "ingen är utsedd enligt: {fact}"),
    "several appointed": (
        "several are appointed by {fact}: {who}",
        "flera är utsedda enligt {fact}: {who}",
    ),
    "anyhow": (
        "decided whatever is still missing",
        "avgjort oavsett vad som ännu saknas",
    ),
    "anyhow at least": (
        "at least {low}, whatever is still missing",
        "minst {low}, oavsett vad som ännu saknas",
    ),
    "anyhow at most": (
        "at most {high}, whatever is still missing",
        "högst {high}, oavsett vad som ännu saknas",
    ),
    "anyhow between": (
        "between {low} and {high}, whatever is still missing",
        "mellan {low} och {high}, oavsett vad som ännu saknas",
    ),
    # summary
    "summary": ("All grants together", "Alla bidrag tillsammans"),
    "summary amounts": ("Amounts of the grants", "Bidragens belopp"),
    "summary final": ("Split, final", "Fördelat, slutligt"),
    "summary provisional": ("Split, provisional", "Fördelat, preliminärt"),
    "summary open": ("Open, cannot be split yet", "Öppet, kan inte fördelas ännu"),
    "summary undistributed": ("Undistributed", "Ofördelat"),
}
say = Phrasebook(_WORDS)
_MONTHS: tuple[tuple[str, str], ...] = (
    ("January", "januari"), ("February", "februari"), ("March", "mars"), ("April", "april"),
    ("May", "maj"), ("June", "juni"), ("July", "juli"), ("August", "augusti"),
    ("September", "september"), ("October", "oktober"), ("November", "november"),
    ("December", "december"),
)  # fmt: skip


def month(day: date, language: Language) -> str:
    """The month of a day, with its year.

    Example:
        >>> month(date(2024, 12, 1), "sv"), month(date(2024, 12, 1), "en")
        ('december 2024', 'December 2024')
    """
    return f"{_chosen(_MONTHS[day.month - 1], language)} {day.year}"


def joined(parts: list[str], language: Language) -> str:
    """Names in a row, with a word before the last.

    Example:
        >>> joined(["A", "B", "C"], "sv"), joined(["A"], "en")
        ('A, B och C', 'A')
    """
    if len(parts) < 2:
        return "".join(parts)
    last = "och" if language == "sv" else "and"
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def _chosen(pair: tuple[str, str], language: Language) -> str:
    return pair[1] if language == "sv" else pair[0]


def within_sentence(label: str) -> str:
    """A label with a small first letter, unless its first word is an abbreviation.

    Example:
        >>> within_sentence("Kommuner"), within_sentence("RCC"), within_sentence("SKR:s medlemmar")
        ('kommuner', 'RCC', 'SKR:s medlemmar')
    """
    first = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first[1:].islower() else label


def called(code: str, name: str) -> str:
    """A recipient by code and name; once where they are the same.

    Example:
        >>> called("01", "Stockholm"), called("A", "A")
        ('01 Stockholm', 'A')
    """
    return code if code == name else f"{code} {name}"
