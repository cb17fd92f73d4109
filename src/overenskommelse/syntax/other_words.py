"""Words people write where the language has another: for each terminal, what is written for it.

In: nothing. Out: tables for `syntax/meant.py`. They give advice only; nothing is read by them.
"""

from __future__ import annotations

from collections.abc import Mapping

COMPARISONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "AT_LEAST": (
            "at least", "equal to or more than", "equal to or greater than",
            "more than or equal to", "greater than or equal to", "no less than", "not less than",
            "minimum", "min",
        ),
        "AT_MOST": (
            "at most", "equal to or less than", "less than or equal to", "no more than",
            "not more than", "up to", "maximum", "max",
        ),
        "MORE_THAN": (
            "more than", "more then", "over", "above", "greater than", "higher than", "exceeds",
        ),
        "LESS_THAN": ("less than", "less then", "below", "under", "fewer than", "lower than"),
        "DIFFERS": ("not equal to", "different from"),
        "EQUALS": ("equal to", "equals", "exactly", "is", "are"),
    },
    "sv": {
        "AT_LEAST": (
            "minst", "lika med eller mer än", "lika med eller större än", "mer än eller lika med",
            "större än eller lika med", "inte mindre än", "lägst", "åtminstone", "minimum", "min",
        ),
        "AT_MOST": (
            "högst", "lika med eller mindre än", "mindre än eller lika med", "inte mer än",
            "upp till", "som mest", "maximalt", "max",
        ),
        "MORE_THAN": (
            "mer än", "mer en", "mera än", "över", "större än", "fler än", "högre än",
            "överstiger",
        ),
        "LESS_THAN": (
            "mindre än", "mindre en", "färre än", "lägre än", "understiger",
        ),
        "DIFFERS": ("inte lika med", "skilt från"),
        "EQUALS": ("lika med", "exakt", "är"),
    },
}  # fmt: skip
"""What people write for a comparison, in words."""

COPULAS: Mapping[str, tuple[str, ...]] = {
    "en": ("must be", "shall be", "should be", "is", "are"),
    "sv": ("ska vara", "bör vara", "uppgår till", "är"),
}
"""Words that may stand before one, and say nothing."""

DOUBLED: Mapping[str, str] = {
    "=>": "AT_LEAST", "=<": "AT_MOST", "==": "EQUALS", "<>": "DIFFERS",
}  # fmt: skip
"""Signs of other notations; the first of the two is read, and the second is where reading stops."""

UNITS: Mapping[str, tuple[str, ...]] = {
    "MILLION_KRONOR": (
        "miljoner kr", "miljon kronor", "miljoner", "miljon", "milj. kr", "milj kr", "milj",
        "mn kr", "mnkr", "mio", "m", "million kr", "million", "millions",
    ),
    "BILLION_KRONOR": (
        "miljarder kr", "miljard kronor", "miljarder", "miljard", "mdr kr", "mdr", "md kr", "md",
        "billion", "billions", "bn",
    ),
    "THOUSAND_KRONOR": ("tusen kr", "tusen", "t kr", "kkr", "thousand kr", "thousand", "k"),
    "KRONOR": ("kr", "krona", "sek", "crowns"),
    "POINTS": ("procentenh", "percent points", "percentage pts", "pp"),
    "PERCENT": ("pct", "per cent", "pro cent"),
}  # fmt: skip
"""What people write for a unit, in either language and any case."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "WHOLE_NUMBER": (
        "whole number", "integer", "int", "count", "heltal", "tal", "nummer",
    ),
    "DECIMAL_NUMBER": ("decimal", "float", "real", "decimal tal"),
    "SHARE": ("share", "percentage", "andel", "kvot"),
    "MONEY": ("amount", "kronor", "kr", "pengar", "summa"),
    "YES_NO": (
        "yes_no", "boolean", "bool", "yes", "true", "ja_nej", "ja", "sant", "janej",
    ),
    "DAY": ("day", "dag", "dat"),
    "TEXT": ("string", "words", "sträng", "ord"),
    "ONE_OF": ("choice", "one", "enum", "val", "ett", "en av"),
}  # fmt: skip
"""What people write for the type of a fact."""

ROUNDING: Mapping[str, tuple[str, ...]] = {
    "BY_LARGEST_REMAINDER": (
        "by the largest remainder", "by largest remainders", "by hamilton", "by hare",
        "efter största resten", "med största rest", "med hamiltons metod",
    ),
    "BY_JEFFERSON": ("by jefferson", "by d'hondt", "by dhondt", "med d'hondt", "med dhondt"),
    "BY_WEBSTER": (
        "by webster", "by sainte-laguë", "by sainte-lague", "by odd numbers", "efter udda tal",
        "med uddatal", "efter uddatalsmetoden",
    ),
    "BY_MODIFIED_WEBSTER": (
        "by modified webster", "by the modified method of webster", "med jämkad uddatalsmetod",
        "med den jämkade uddatalsmetoden", "efter jämkade uddatalsmetoden",
    ),
    "BY_HUNTINGTON_HILL": ("by huntington-hill", "by equal proportions", "med huntington-hill"),
    "BY_RUNNING_TOTALS": ("cumulatively", "by running sums", "kumulativt", "med löpande summor"),
    "ROW_BY_ROW": (
        "each by itself", "each row", "to the nearest", "var för sig", "varje rad",
        "till närmaste",
    ),
    "DOWN": ("off", "downwards", "truncated", "av nedåt", "neråt", "ner"),
    "IN_CODE_ORDER": (
        "by code", "in code order", "by order of code", "efter kod", "efter kodordning",
    ),
    "TO_LARGEST_KEY": (
        "to the largest", "to the larger", "by largest key", "till den största",
        "till den större", "efter störst nyckel", "störst först",
    ),
    "TO_SMALLEST_KEY": (
        "to the smallest", "to the smaller", "by smallest key", "till den minsta",
        "till den mindre", "efter minst nyckel", "minst först",
    ),
    "BY_DRAW": (
        "by the draw", "by drawing lots", "by lot", "by draw", "drawn by lot", "lottning",
        "genom lottning", "efter lottning", "enligt lott", "genom lott", "lottas",
    ),
}  # fmt: skip
"""What people write for how a split is rounded, and for who goes first of equals."""

FAILING: Mapping[str, tuple[str, ...]] = {
    "en": ("those who fail", "those who do not", "those not", "shares of those", "who fails"),
    "sv": ("de som inte", "dem som inte", "den som inte", "andelar för", "andelen för"),
}
"""How people begin to say what happens to those who fail."""

DAYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "BY_DATE": ("no later than", "not later than", "at the latest", "until", "till"),
        "BEFORE": ("earlier than", "prior to", "ahead of"),
        "FROM": ("no earlier than", "not before", "as of", "as from", "since", "starting"),
        "AFTER": ("later than", "past"),
        "END_OF": ("end of", "the close of"),
        "BEGINNING_OF": ("beginning of", "start of"),
    },
    "sv": {
        "BY_DATE": ("till och med", "t.o.m.", "tom", "inte senare än", "fram till"),
        "BEFORE": ("innan", "tidigare än"),
        "FROM": ("fr.o.m.", "from", "från", "tidigast", "inte före", "inte tidigare än"),
        "AFTER": ("senare än",),
        "END_OF": ("vid utgången av", "vid slutet av", "sista dagen i"),
        "BEGINNING_OF": ("vid ingången av", "starten av", "första dagen i"),
    },
}  # fmt: skip
"""What people write for the side of a day on which another must lie."""
