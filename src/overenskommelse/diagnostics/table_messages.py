"""Mistakes in tables whose rows and columns are to add up."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

TABLE_MESSAGES = (
    error(
        "bad-table",
        "a table is a mapping of names to numbers, or to rows of them, found `{found}`",
        "en tabell är en mappning från namn till tal, eller till rader av dem, hittade `{found}`",
    ),
    error(
        "bad-table-name",
        "a row or column goes by a text, found `{found}`",
        "en rad eller kolumn anges med en text, hittade `{found}`",
    ),
    error(
        "bad-cell",
        "a number in a table is an int, a Fraction or a Decimal, 0 or more, found `{found}`",
        "ett tal i en tabell är en int, en Fraction eller en Decimal, 0 eller mer, "
        "hittade `{found}`",
    ),
    error(
        "empty-table",
        "the table has nothing in it",
        "tabellen är tom",
    ),
    error(
        "table-not-full",
        "row `{row}` has nothing in column `{column}`",
        "rad `{row}` saknar något i kolumn `{column}`",
        ("write 0 where there is nothing",),
        ("skriv 0 där det inte finns något",),
    ),
    error(
        "row-without-weights",
        "row `{row}` has an amount and no weights",
        "rad `{row}` har ett belopp men inga vikter",
    ),
    error(
        "row-without-amount",
        "row `{row}` has weights and no amount",
        "rad `{row}` har vikter men inget belopp",
    ),
    error(
        "row-sum-differs",
        "row `{name}` is {found} in all, and its sum is given as {wanted}: they differ by "
        "{difference}",
        "rad `{name}` är {found} tillsammans, men summan anges till {wanted}: skillnaden är "
        "{difference}",
    ),
    error(
        "column-sum-differs",
        "column `{name}` is {found} in all, and its sum is given as {wanted}: they differ by "
        "{difference}",
        "kolumn `{name}` är {found} tillsammans, men summan anges till {wanted}: skillnaden är "
        "{difference}",
    ),
    error(
        "sum-for-stranger",
        "a sum is given for `{name}`, which is not in the table",
        "en summa anges för `{name}`, som inte finns i tabellen",
    ),
    error(
        "margins-differ",
        "the rows are {rows} together and the columns {columns}: they differ by {difference}",
        "raderna är {rows} tillsammans och kolumnerna är {columns}: skillnaden är {difference}",
        ("what is split by rows and by columns must be the same amount",),
        ("det som fördelas på rader och på kolumner måste vara samma belopp",),
    ),
    error(
        "weights-or-columns",
        "a table follows from weights or from the sums of its columns, from one of the two",
        "en tabell följer antingen av vikter eller av kolumnernas summor",
        ("give `weights`, or give `columns`",),
        ("ange `weights`, eller ange `columns`",),
    ),
    error(
        "no-table-tie-rule",
        "no rule for tables that are as near is called `{found}`",
        "ingen regel för lika nära tabeller heter `{found}`",
        ("write `code`",),
        ("skriv `code`",),
    ),
    error(
        "table-tie-not-settled",
        "several tables are as near to the exact one, and differ in {cells}",
        "flera tabeller ligger lika nära den exakta och skiljer sig i {cells}",
        ('name a tie rule, as `ties="code"`',),
        ('ange en regel, som `ties="code"`',),
    ),
)
