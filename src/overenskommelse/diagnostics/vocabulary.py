"""In: a key for a thing the library speaks of. Out: its noun in English or Swedish."""

from __future__ import annotations

NOUNS: dict[str, tuple[str, str]] = {
    "fact": ("fact", "uppgift"),
    "rule": ("rule", "regel"),
    "measure": ("measure", "mått"),
    "fact or measure": ("fact or measure", "uppgift eller mått"),
    "period": ("period", "period"),
    "kind": ("kind of recipients", "mottagarslag"),
    "recipient": ("recipient", "mottagare"),
    "grant": ("grant", "bidrag"),
    "fund": ("fund", "medel"),
    "requirement": ("requirement", "krav"),
    "target": ("target", "mål"),
    "requirement or grant": ("requirement or grant", "krav eller bidrag"),
    "fund or grant": ("fund or grant", "medel eller bidrag"),
    "list or series": ("list or series of periods", "lista eller serie av perioder"),
    "list": ("list", "lista"),
    "item": ("item of the list", "post i listan"),
    "file": ("file", "fil"),
    "number": ("a number", "ett tal"),
    "item or recipient": ("item or recipient", "post eller mottagare"),
    "list, kind or series": (
        "list, kind of recipients or series of periods",
        "lista, mottagarslag eller serie av perioder",
    ),
    "share": ("a share in percent", "en andel i procent"),
    "points": ("a difference in percentage points", "en skillnad i procentenheter"),
    "money": ("an amount of money", "ett belopp"),
    "date": ("a date", "ett datum"),
    "text": ("a text", "en text"),
    "one of": ("one of some words", "ett av några ord"),
    "yes/no": ("a yes/no", "ett ja/nej"),
    "whole number": ("a whole number", "ett heltal"),
    "decimal number": ("a decimal number", "ett decimaltal"),
    "column": ("column", "kolumn"),
    "English": ("English", "engelska"),
    "Swedish": ("Swedish", "svenska"),
    "NAME": ("a name", "ett namn"),
    "NUMBER": ("a number", "ett tal"),
    "STRING": ('a text in "quotation marks"', 'en text inom "citattecken"'),
    "DATE": ("a date as 2024-09-30", "ett datum som 2024-09-30"),
    "MONTH": ("a month as 2024-12", "en månad som 2024-12"),
    "COLON": ("`:`", "`:`"),
    "COMMA": ("`,`", "`,`"),
    "LPAR": ("`(`", "`(`"),
    "RPAR": ("`)`", "`)`"),
    "$END": ("the end of the sentence", "slutet på meningen"),
    "UNIT": ("a unit (`kr`, `Mkr`, `%`)", "en enhet (`kr`, `Mkr`, `%`)"),
    "COMPARATOR": (
        "a comparison (`>=`, `>`, `<=`, `<`, `=`)",
        "en jämförelse (`>=`, `>`, `<=`, `<`, `=`)",
    ),
    "DATED": (
        "a day (`by`, `before`, `from`, `after`, `in`, `between`, `within`)",
        "en dag (`senast`, `före`, `från och med`, `efter`, `i`, `mellan`, `inom`)",
    ),
    "OPERATOR": ("`+`, `-`, `*` or `/`", "`+`, `-`, `*` eller `/`"),
    "MORE": ("something else", "något annat"),
    "en dash": ("en dash", "tankstreck"),
    "em dash": ("em dash", "långt tankstreck"),
    "FIELD requirement": ("`requirement`", "`krav`"),
    "FIELD recipient": ("`recipient`", "`mottagare`"),
    "FIELD outcome": ("`outcome`", "`utfall`"),
    "FIELD by": ("`by`", "`av`"),
    "FIELD on": ("`on`", "`den`"),
    "FIELD document": ("`document`", "`dokument`"),
    "MARGIN": ("at the margin, without indentation", "vid marginalen, utan indrag"),
    "LABEL": ("a text on a line of its own", "en text på egen rad"),
    "ROW": ("a row", "en rad"),
}


_FORMS: dict[str, tuple[str, str]] = {
    "fact": ("ingen uppgift", "uppgiften"),
    "rule": ("ingen regel", "regeln"),
    "measure": ("inget mått", "måttet"),
    "fact or measure": ("varken någon uppgift eller något mått", "uppgiften eller måttet"),
    "period": ("ingen period", "perioden"),
    "kind": ("inget mottagarslag", "mottagarslaget"),
    "recipient": ("ingen mottagare", "mottagaren"),
    "grant": ("inget bidrag", "bidraget"),
    "fund": ("inga medel", "medlen"),
    "requirement": ("inget krav", "kravet"),
    "target": ("inget mål", "målet"),
    "requirement or grant": ("varken något krav eller något bidrag", "kravet eller bidraget"),
    "fund or grant": ("varken några medel eller något bidrag", "medlen eller bidraget"),
    "list": ("ingen lista", "listan"),
    "list or series": ("varken någon lista eller någon serie av perioder", "listan eller serien"),
    "item": ("ingen post i listan", "posten"),
    "item or recipient": ("varken någon post eller någon mottagare", "posten eller mottagaren"),
    "file": ("ingen fil", "filen"),
    "list, kind or series": (
        "varken någon lista, något mottagarslag eller någon serie av perioder",
        "listan, mottagarslaget eller serien",
    ),
}
"""What Swedish says for "no …" and "the …", which follow from a noun's gender and number."""


def swedish_form(key: str, form: str) -> str:
    """The noun for `key` as Swedish says it after "no" (``none``) or with "the" (``the``).

    Example:
        >>> swedish_form("measure", "none"), swedish_form("fact", "the")
        ('inget mått', 'uppgiften')
    """
    none, the = _FORMS.get(key, (f"ingen {noun(key, 'sv')}", noun(key, "sv")))
    return none if form == "none" else the


def noun(key: str, language: str) -> str:
    """The noun for `key`, or `key` itself when it is no key of ours."""
    english, swedish = NOUNS.get(key, (key, key))
    return swedish if language == "sv" else english
