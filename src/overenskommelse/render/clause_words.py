"""The words of clauses, their fields and their values, in English and Swedish: one table each.

A class or field that is not here reads as its name in code, and a test asks for its words.
"""

from __future__ import annotations

from overenskommelse.render.words import Language

_NOUNS: dict[str, tuple[str, str]] = {
    "AgreementModel": ("agreement", "överenskommelse"),
    "FactDeclaration": ("fact", "uppgift"),
    "Fund": ("fund", "medel"),
    "Grant": ("grant", "bidrag"),
    "Measure": ("measure", "mått"),
    "Payment": ("payment", "utbetalning"),
    "Period": ("period", "period"),
    "Recipient": ("recipient", "mottagare"),
    "RecipientKind": ("recipients", "mottagare"),
    "Requirement": ("requirement", "krav"),
    "Split": ("split", "fördelning"),
    "Target": ("target", "mål"),
}
_FIELDS: dict[str, tuple[str, str]] = {
    "amount": ("amount", "belopp"),
    "condition": ("condition", "villkor"),
    "facts": ("facts", "uppgifter"),
    "failing_shares": ("shares of those who fail", "andelar för dem som inte uppfyller kraven"),
    "kind": ("recipients", "mottagare"),
    "kinds": ("recipients", "mottagare"),
    "label": ("called", "benämning"),
    "measures": ("measures", "mått"),
    "name": ("name", "namn"),
    "notes": ("note", "anmärkning"),
    "parties": ("parties", "parter"),
    "parts": ("money", "medel"),
    "payment": ("payment", "utbetalning"),
    "period": ("period", "period"),
    "periods": ("periods", "perioder"),
    "reference": ("reference", "diarienummer"),
    "requirement": ("requirement", "krav"),
    "requirements": ("requirements", "krav"),
    "rest": ("not itemised", "inte specificerat"),
    "sources": ("source", "källa"),
    "split": ("split", "fördelning"),
    "targets": ("targets", "mål"),
    "title": ("name", "namn"),
    "total": ("total", "totalt"),
    "year": ("year", "år"),
    "AgreementModel.language": ("language", "språk"),
    "AgreementModel.examples": ("examples", "exempel"),
    "FactDeclaration.label": ("what is asked for", "vad som efterfrågas"),
    "FactDeclaration.per_period": ("for each period", "för varje period"),
    "FactDeclaration.type": ("type", "typ"),
    "InTime.first": ("no earlier than", "tidigast"),
    "InTime.last": ("deadline", "sista dag"),
    "Measure.needs_period": ("needs a period", "kräver period"),
    "Measure.term": ("reckoned as", "beräknas som"),
    "Measure.unit": ("unit", "enhet"),
    "Payment.first": ("first day", "första dag"),
    "Payment.last": ("payment", "utbetalning"),
    "Payment.requisition": ("with requisition", "efter rekvisition"),
    "Payment.when": ("when", "när"),
    "Period.end": ("last day", "sista dag"),
    "Period.start": ("first day", "första dag"),
    "Recipient.aliases": ("other names", "andra namn"),
    "Recipient.code": ("code", "kod"),
    "RecipientKind.members": ("recipients", "mottagare"),
    "Requirement.text": ("as written", "som det är skrivet"),
    "Split.key": ("split", "fördelning"),
    "Split.key_name": ("split by", "fördelas efter"),
    "Split.ties_by_code": ("ties in order of code", "lika rester i kodordning"),
}
_VALUES: dict[str, tuple[str, str]] = {
    "yes": ("yes", "ja"),
    "no": ("no", "nej"),
    "nothing": ("not said", "anges inte"),
    "nothing Split.key": ("equally", "lika"),
    "FailingShares.SHARED_AMONG_MET": (
        "shared among those who meet the requirements",
        "delas mellan dem som uppfyller kraven",
    ),
    "FailingShares.NOT_PAID_OUT": ("not paid out", "betalas inte ut"),
    "FactType.WHOLE_NUMBER": ("whole number", "heltal"),
    "FactType.DECIMAL_NUMBER": ("decimal number", "decimaltal"),
    "FactType.SHARE": ("percent", "procent"),
    "FactType.MONEY": ("money", "belopp"),
    "FactType.YES_NO": ("yes/no", "ja/nej"),
    "FactType.DATE": ("date", "datum"),
    "PaidWhen.BY": ("by {day}", "senast den {day}"),
    "PaidWhen.ON": ("on {day}", "den {day}"),
    "PaidWhen.IN": ("in {day}", "i {day}"),
    "requisition": ("with requisition", "efter rekvisition"),
    "no requisition": ("without requisition", "utan rekvisition"),
    "by": ("by {key}", "efter {key}"),
    "during": ("{name} during {period}", "{name} under {period}"),
}


def noun(name: str, language: Language) -> str:
    """What a class of clauses is called.

    Example:
        >>> noun("Grant", "sv"), noun("LateFee", "en")
        ('bidrag', 'late fee')
    """
    spaced = "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()
    return _chosen(_NOUNS.get(name, (spaced, spaced)), language)


def field_word(owner: str, name: str, language: Language) -> str:
    """What a field of a class is called.

    Example:
        >>> field_word("Period", "end", "en"), field_word("LateFee", "per_day", "en")
        ('last day', 'per day')
    """
    spaced = name.replace("_", " ")
    return _chosen(_FIELDS.get(f"{owner}.{name}") or _FIELDS.get(name, (spaced, spaced)), language)


def has_words(owner: str, name: str) -> bool:
    """Whether the table has words for a field."""
    return f"{owner}.{name}" in _FIELDS or name in _FIELDS


def has_noun(name: str) -> bool:
    """Whether the table has a noun for a class."""
    return name in _NOUNS


def value_word(word: str, language: Language, /, **values: object) -> str | None:
    """What a value is called, or None if the table does not have it."""
    if word not in _VALUES:
        return None
    template = _chosen(_VALUES[word], language)
    return template.format(**values) if values else template


def _chosen(pair: tuple[str, str], language: Language) -> str:
    return pair[1] if language == "sv" else pair[0]
