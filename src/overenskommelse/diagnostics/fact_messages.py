"""Mistakes in the facts that are handed in: tables, cells, recipients, decisions."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

FACT_MESSAGES = (
    error(
        "bad-facts",
        "`{found}` is no form that facts can have",
        "`{found}` är ingen form som uppgifter kan ha",
        ("hand in a mapping, rows from a CSV reader, or what `read_facts` returns",),
        ("ange en mappning, rader från en CSV-läsare, eller det som `read_facts` ger",),
    ),
    error(
        "bad-row",
        "`{found}` stands where a mapping or a row is needed; rows are all mappings or all lists",
        "`{found}` är varken en mappning eller en rad; raderna ska alla vara mappningar, eller "
        "alla listor",
    ),
    error(
        "bad-csv",
        "the table cannot be read: {detail}",
        "tabellen går inte att läsa: {detail}",
        ("look for a quotation mark that is never closed",),
        ("leta efter ett citattecken som aldrig stängs",),
    ),
    error(
        "bad-json",
        "this is not JSON: {detail}",
        "detta är inte JSON: {detail}",
    ),
    error(
        "table-empty",
        "the table is empty",
        "tabellen är tom",
        ("its first row holds the headings, as `region;population`",),
        ("dess första rad innehåller rubrikerna, som `region;population`",),
    ),
    error(
        "table-without-rows",
        "the table has headings and no rows",
        "tabellen har rubriker men inga rader",
        ("hand in the rows, or leave the table out",),
        ("lägg till raderna, eller utelämna tabellen",),
    ),
    error(
        "no-heading",
        "column {number} has no heading",
        "kolumn {number} saknar rubrik",
        ("give it one, beginning with `#` if it is only for reading",),
        ("ge den en rubrik, som börjar med `#` om kolumnen bara ska läsas",),
    ),
    error(
        "row-twice",
        "{name} has a row already",
        "{name} har redan en rad",
        (
            "they fill the same column: keep the right one; a correction has a later day, "
            "in a column `extracted`",
        ),
        (
            "de fyller samma kolumn: behåll den rätta; en rättelse har en senare dag, "
            "i en kolumn `uttagen`",
        ),
    ),
    error(
        "fact-has-no-period",
        "`{fact}` is not given for periods, and `{period}` is one",
        "`{fact}` anges inte för perioder, men `{period}` är en period",
        ("write the value itself",),
        ("skriv värdet självt",),
    ),
    error(
        "bad-evaluation-day",
        "the day of an evaluation is a date, found `{found}`",
        "dagen för bedömningen ska vara ett datum, hittade `{found}`",
        ("hand in a `datetime.date`",),
        ("ange ett `datetime.date`",),
    ),
    error(
        "day-needed",
        "the agreement changes on {day}, and no day to evaluate as of is named",
        "överenskommelsen ändras den {day}, men ingen dag för bedömningen är angiven",
        ("say which day, as `--on {day}`",),
        ("ange vilken dag, som `--on {day}`",),
    ),
    error(
        "too-many-columns",
        "the table has more than {limit} columns",
        "tabellen har fler än {limit} kolumner",
    ),
    error(
        "row-length",
        "the number of cells is {found} in the row and {wanted} in the header",
        "antalet celler är {found} i raden men {wanted} i rubrikraden",
        ("look for a separator too many or too few",),
        ("leta efter ett skiljetecken för mycket eller för lite",),
    ),
    error(
        "no-code-column",
        "no column says which recipient a row is for",
        "ingen kolumn anger vilken mottagare en rad gäller",
        ("head it {known}, and fill it with codes", "declare recipients in the agreement"),
        ("ge den rubriken {known}, och fyll den med koder", "ange mottagare i överenskommelsen"),
    ),
    error(
        "which-kind",
        "the table does not say which kind of recipients its codes are of",
        "tabellen anger inte vilket slags mottagare koderna avser",
        ("head the column of codes with the kind: {known}",),
        ("ge kolumnen med koder mottagarslaget som rubrik: {known}",),
    ),
    error(
        "unknown-kind",
        "no kind of recipients is called `{name}`",
        "inget mottagarslag heter `{name}`",
        ("there are: {known}",),
        ("det finns: {known}",),
    ),
    error(
        "fact-of-other-kind",
        "`{fact}` is not given for `{kind}`",
        "`{fact}` anges inte för `{kind}`",
        ("it is given for {wanted}: put it in a row or table of its own",),
        ("den anges för {wanted}: ställ den i en egen rad eller tabell",),
    ),
    error(
        "unknown-column",
        "the agreement asks for nothing called `{name}`",
        "överenskommelsen frågar inte efter något som heter `{name}`",
        (
            "did you mean `{suggestion}`? A column that is only for reading can begin with `#`",
            "remove it, or begin its heading with `#` if it is only for reading",
        ),
        (
            "menade du `{suggestion}`? En kolumn som bara ska läsas kan börja med `#`",
            "ta bort den, eller börja rubriken med `#` om den bara ska läsas",
        ),
    ),
    error(
        "unknown-key",
        "`{name}` is neither a fact, a recipient nor a kind of recipients",
        "`{name}` är varken en uppgift, en mottagare eller ett mottagarslag",
        ("did you mean `{suggestion}`?",),
        ("menade du `{suggestion}`?",),
    ),
    error(
        "column-twice",
        "the column `{name}` says the same as an earlier one",
        "kolumnen `{name}` säger detsamma som en tidigare",
        ("keep one of them",),
        ("behåll en av dem",),
    ),
    error(
        "key-twice",
        "`{name}` stands here more than once",
        "`{name}` står här mer än en gång",
        ("keep one of them",),
        ("behåll en av dem",),
    ),
    error(
        "row-without-code",
        "the row has no code for its {kind}",
        "raden saknar mottagarens kod ({kind})",
        ("fill in the code; a row of totals does not belong in the table",),
        ("fyll i koden; en summarad hör inte hemma i tabellen",),
    ),
    error(
        "leading-zero-lost",
        "there is no code `{text}`; a spreadsheet has dropped the zero of `{suggestion}`",
        "koden `{text}` finns inte; ett kalkylark har tappat nollan i `{suggestion}`",
        ("write `{suggestion}`, and format the column as text",),
        ("skriv `{suggestion}`, och formatera kolumnen som text",),
    ),
    error(
        "unknown-recipient",
        "no {kind} has the code or name `{name}`",
        "ingen mottagare ({kind}) har koden eller namnet `{name}`",
        (
            "did you mean `{suggestion}`?",
            "write the code or name of a {kind} in the agreement, or take it away",
        ),
        (
            "menade du `{suggestion}`?",
            "skriv en kod eller ett namn ur överenskommelsen ({kind}), eller ta bort uppgiften",
        ),
    ),
    error(
        "code-and-name-differ",
        "the code `{code}` is {name}, and the name `{other}` has the code `{other_code}`",
        "koden `{code}` är {name}, och namnet `{other}` har koden `{other_code}`",
        ("correct the one that is wrong",),
        ("rätta den uppgift som är fel",),
    ),
    error(
        "unknown-item",
        "`{name}` is not in the list `{list}`",
        "`{name}` finns inte i listan `{list}`",
        ("did you mean `{suggestion}`?",),
        ("menade du `{suggestion}`?",),
    ),
    error(
        "total-differs",
        "`{fact}` is {total} in all, and its items are {together} together",
        "`{fact}` är {total} sammanlagt, men posterna är tillsammans {together}",
        ("correct the figure that is wrong, or leave out the total",),
        ("rätta den uppgift som är fel, eller utelämna det sammanlagda",),
    ),
    error(
        "unknown-period",
        "no period is called `{name}`",
        "perioden `{name}` finns inte",
        ("did you mean `{suggestion}`?", "known here: {known}"),
        ("menade du `{suggestion}`?", "här finns: {known}"),
    ),
    error(
        "fact-without-period",
        "`{fact}` is given for each period, and no period is named",
        "`{fact}` anges för varje period, men ingen period är angiven",
        ("head the column `{fact} {period}`, or add a column `period`",),
        ("ge kolumnen rubriken `{fact} {period}`, eller lägg till en kolumn `period`",),
    ),
    error(
        "fact-twice",
        "`{fact}` was given for this recipient already",
        "uppgiften `{fact}` är redan lämnad för denna mottagare",
        (
            "both were extracted on {day}: keep the one that is right",
            "keep the one that is right; if one corrects the other, say on which day each was "
            "extracted, in a column `extracted`",
        ),
        (
            "båda är uttagna den {day}: behåll den som är rätt",
            "behåll den som är rätt; om den ena rättar den andra, ange vilken dag var och en är "
            "uttagen, i en kolumn `uttagen`",
        ),
    ),
    error(
        "day-after-extraction",
        "`{fact}` is {day}, but was extracted before that day came, on {extracted}",
        "`{fact}` är {day}, men är uttagen före den dagen, den {extracted}",
        (
            "correct the day, or the day of extraction; leave the day of extraction empty if the "
            "day is only planned",
        ),
        (
            "rätta dagen eller dagen för uttaget; lämna dagen för uttaget tom om dagen bara är "
            "planerad",
        ),
    ),
    error(
        "bad-register",
        "the name of a register is a text of at most {limit} characters, found `{found}`",
        "namnet på ett register är en text på högst {limit} tecken, hittade `{found}`",
    ),
    error(
        "fact-too-large",
        "`{fact}` is {value}, and cannot be more than {bound}",
        "`{fact}` är {value}, men kan inte vara mer än {bound}",
        (
            "correct whichever of `{fact}` and `{other}` is wrong; leave it empty until it is "
            "known",
            "correct it, or leave it empty until it is known",
        ),
        (
            "rätta den av `{fact}` och `{other}` som är fel, eller lämna den tom tills den är känd",
            "rätta den, eller lämna den tom tills den är känd",
        ),
    ),
    error(
        "fact-too-small",
        "`{fact}` is {value}, and cannot be less than {bound}",
        "`{fact}` är {value}, men kan inte vara mindre än {bound}",
        (
            "correct whichever of `{fact}` and `{other}` is wrong; leave it empty until it is "
            "known",
            "correct it, or leave it empty until it is known",
        ),
        (
            "rätta den av `{fact}` och `{other}` som är fel, eller lämna den tom tills den är känd",
            "rätta den, eller lämna den tom tills den är känd",
        ),
    ),
    error(
        "period-not-asked",
        "nothing in the agreement asks for `{fact}` for `{period}`",
        "ingenting i överenskommelsen frågar efter `{fact}` för `{period}`",
        (
            "it is asked for for {known}: correct the period, or begin the heading with `#` if "
            "the column is only for reading",
        ),
        (
            "den efterfrågas för {known}: rätta perioden, eller börja rubriken med `#` om "
            "kolumnen bara ska läsas",
        ),
    ),
    error(
        "day-outside-agreement",
        "{day} lies outside the agreement, whose days are of {first} to {last}",
        "{day} ligger utanför överenskommelsen, vars dagar är från {first} till {last}",
        (
            "correct the day; if it is right, say in the agreement which days `{fact}` can be, "
            "as `at least 1990-01-01` below the fact",
            "correct the day",
        ),
        (
            "rätta dagen; om den är rätt, ange i överenskommelsen vilka dagar `{fact}` kan vara, "
            "som `minst 1990-01-01` under uppgiften",
            "rätta dagen",
        ),
    ),
    error(
        "figure-differs",
        "`{fact}` is one figure for all, and was given otherwise already",
        "`{fact}` är en enda uppgift för alla, men har redan lämnats med ett annat värde",
        ("give it once, in a table without recipients, or the same on every row",),
        ("lämna den en gång, i en tabell utan mottagare, eller med samma värde på varje rad",),
    ),
    error(
        "fact-of-recipients",
        "`{fact}` is given for each `{kind}`, and this is not for one of them",
        "`{fact}` lämnas för varje `{kind}`, men detta gäller inte någon av dem",
        ("give it in a table with a column `{kind}` of codes",),
        ("lämna den i en tabell med en kolumn `{kind}` med koder",),
    ),
    error(
        "not-whole-number",
        "`{fact}` is a whole number, found `{text}`",
        "`{fact}` är ett heltal, hittade `{text}`",
        ("write a whole number; if it can have decimals, declare it as `decimal number`",),
        ("skriv ett heltal; kan det ha decimaler, deklarera uppgiften som `decimaltal`",),
    ),
    error(
        "not-decimal-number",
        "`{fact}` is a number, found `{text}`",
        "`{fact}` är ett tal, hittade `{text}`",
    ),
    error(
        "not-share",
        "`{fact}` is a share in percent, found `{text}`",
        "`{fact}` är en andel i procent, hittade `{text}`",
        ("write it as `70 %`; leave the cell empty if it is not reported",),
        ("skriv den som `70 %`; lämna cellen tom om uppgiften inte är lämnad",),
    ),
    error(
        "not-amount",
        "`{fact}` is an amount of money, found `{text}`",
        "`{fact}` är ett belopp, hittade `{text}`",
    ),
    error(
        "not-yes-no",
        "`{fact}` is a yes or a no, found `{text}`",
        "`{fact}` är ett ja eller ett nej, hittade `{text}`",
        ("write `yes` or `no`; leave it empty if it is not known",),
        ("skriv `ja` eller `nej`; lämna tomt om det inte är känt",),
    ),
    error(
        "not-date",
        "`{fact}` is a date, found `{text}`",
        "`{fact}` är ett datum, hittade `{text}`",
        ("write it as `2024-09-30`, or `not received`",),
        ("skriv det som `2024-09-30`, eller `ej inkommen`",),
    ),
    error(
        "not-text",
        "`{fact}` is a text of at most 1 000 characters, found `{text}`",
        "`{fact}` är en text på högst 1 000 tecken, hittade `{text}`",
    ),
    error(
        "not-one-of",
        "`{fact}` is one of {known}, found `{text}`",
        "`{fact}` är ett av {known}, hittade `{text}`",
    ),
    error(
        "not-a-number",
        "`{fact}` is a number, and `{text}` is none",
        "`{fact}` är ett tal, men det är inte `{text}`",
        ("leave the cell empty if the figure is not reported",),
        ("lämna cellen tom om uppgiften inte är lämnad",),
    ),
    error(
        "negative-number",
        "`{fact}` cannot be negative, found `{text}`",
        "`{fact}` kan inte vara negativt, hittade `{text}`",
        ("write it without the minus, or leave it empty until it is known",),
        ("skriv talet utan minus, eller lämna tomt tills det är känt",),
    ),
    error(
        "fractional-number",
        "`{fact}` is a whole number, found `{text}`",
        "`{fact}` är ett heltal, hittade `{text}`",
        ("write a whole number; if it can have decimals, declare it as `decimal number`",),
        ("skriv ett heltal; kan det ha decimaler, deklarera uppgiften som `decimaltal`",),
    ),
    error(
        "fact-without-percent",
        "`{fact}` is a share, and `{text}` has no percent sign",
        "`{fact}` är en andel, och `{text}` saknar procenttecken",
        (
            "write `{suggestion}`",
            "write `70 %` for seventy percent, or hand in a Fraction",
        ),
        (
            "skriv `{suggestion}`",
            "skriv `70 %` för sjuttio procent, eller ange en Fraction",
        ),
    ),
    error(
        "float-not-exact",
        "`{fact}` was handed in as the float `{text}`, which cannot hold an exact number",
        "`{fact}` lämnades som flyttalet `{text}`, som inte kan vara exakt",
        ("hand in an int, a Fraction, a Decimal or the text",),
        ("ange en int, en Fraction, en Decimal eller texten",),
    ),
    error(
        "assessment-incomplete",
        "the decision lacks {fields:all}",
        "beslutet saknar {fields:all}",
        ("say which requirement, for whom, the outcome, by whom, on which day, in which document",),
        ("ange krav, för vem, utfall, av vem, vilken dag och i vilket dokument",),
    ),
    error(
        "assessment-twice",
        "`{name}` was decided for `{recipient}` already, on the same day",
        "`{name}` är redan bedömt för `{recipient}`, samma dag",
        ("keep the decision that holds; a later one takes over from its own day",),
        ("behåll det beslut som gäller; ett senare tar över från sin egen dag",),
    ),
    error(
        "bad-outcome",
        "`{text}` is no outcome",
        "`{text}` är inget utfall",
        ("write `met` or `not met`",),
        ("skriv `uppfyllt` eller `inte uppfyllt`",),
    ),
)
