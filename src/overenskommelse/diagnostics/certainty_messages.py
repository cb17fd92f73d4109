"""Mistakes in what a requirement can come out as: never met, always met, at odds with another."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error, warning

CERTAINTY_MESSAGES = (
    error(
        "never-holds",
        "`{text}` can never hold, whatever the facts are",
        "`{text}` kan aldrig uppfyllas, vilka uppgifterna än är",
        (
            "the left side is never more than {most}: correct the limit",
            "the left side is never less than {least}: correct the limit",
            "look for parts that exclude each other, or a limit that cannot be reached",
        ),
        (
            "vänstra ledet är aldrig mer än {most}: rätta gränsen",
            "vänstra ledet är aldrig mindre än {least}: rätta gränsen",
            "leta efter delar som utesluter varandra, eller en gräns som inte kan nås",
        ),
    ),
    error(
        "never-holds-from",
        "`{text}` can never hold from {day} on, when a value in it changes",
        "`{text}` kan aldrig uppfyllas från och med {day}, då ett värde i det ändras",
        ("correct the number the value has from that day",),
        ("rätta det tal som värdet har från den dagen",),
    ),
    error(
        "never-together",
        "nobody can meet both `{name}` and `{other}`, on line {line}",
        "ingen kan uppfylla både `{name}` och `{other}`, på rad {line}",
        ("correct one of them, or write who each is for",),
        ("rätta det ena, eller ange vilka vart och ett gäller",),
    ),
    warning(
        "always-holds",
        "`{text}` holds whatever the facts are, so it decides nothing",
        "`{text}` uppfylls vilka uppgifterna än är, så det avgör ingenting",
        ("correct the limit, or remove what decides nothing",),
        ("rätta gränsen, eller ta bort det som inte avgör något",),
    ),
    warning(
        "deadline-before-period",
        "the last day, {day}, comes before `{period}`, which begins on {start}",
        "den sista dagen, {day}, ligger före `{period}`, som börjar den {start}",
        ("name the period that the report is about, or correct the day",),
        ("ange den period som rapporten gäller, eller rätta dagen",),
    ),
)
