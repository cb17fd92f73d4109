"""Mistakes with lists of items."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

LIST_MESSAGES = (
    error(
        "row-names",
        "a row of `{name}` names {wanted}, and here the number of names is {count}",
        "en rad för `{name}` anger {wanted}, men här är antalet namn {count}",
        ("write one of each, in that order, with commas between",),
        ("skriv ett av varje, i den ordningen, med komma emellan",),
    ),
    error(
        "limit-without-order",
        "`{fact}` has values that are neither more nor less than others",
        "`{fact}` har värden som varken är mer eller mindre än andra",
        ("put the limit below a number, a share, an amount or a date",),
        ("ställ gränsen under ett tal, en andel, ett belopp eller ett datum",),
    ),
    error(
        "limit-of-itself",
        "`{fact}` is held against itself",
        "`{fact}` jämförs med sig själv",
        ("name the other fact that it cannot be more or less than",),
        ("ange den andra uppgift som den inte kan vara mer eller mindre än",),
    ),
    error(
        "limit-of-others",
        "`{other}` is not given wherever `{fact}` is",
        "`{other}` lämnas inte överallt där `{fact}` lämnas",
        ("hold it against a fact that is given for the same recipients and periods, or for none",),
        (
            "jämför den med en uppgift som lämnas för samma mottagare och perioder, eller utan "
            "sådana",
        ),
    ),
    error(
        "series-uneven",
        "this does not come to whole months, quarters, half-years or years, at most {most}",
        "detta blir inte hela månader, kvartal, halvår eller år, högst {most}",
        ("let it begin and end where one of them does",),
        ("låt det börja och sluta där något av dem gör det",),
    ),
    error(
        "attribute-ambiguous",
        "`{name}` is said of the items of {lists}, and one of each is at hand here",
        "`{name}` anges om posterna i {lists}, och en av varje är aktuell här",
        ("gather over one list inside the other, or give one of the values a name of its own",),
        ("räkna över den ena listan inuti den andra, eller ge ett av värdena ett eget namn",),
    ),
    error(
        "list-twice",
        "`{name}` comes on top: each list once, and at most one kind of recipients and one series",
        "`{name}` är en för mycket: varje lista en gång, högst ett mottagarslag och högst en serie",
        ("remove one of the two",),
        ("ta bort den ena",),
    ),
    error(
        "same-for-all",
        "the value is the same for each of `{name}`, so it cannot be gathered over it",
        "värdet är detsamma för varje `{name}`, så det kan inte räknas över den",
        ("name a fact or measure that is given per `{name}`, or leave it out",),
        ("ange en uppgift eller ett mått som finns per `{name}`, eller utelämna den",),
    ),
    error(
        "item-ambiguous",
        "`{name}` is one of each of {lists}, so there is no telling which is meant",
        "`{name}` finns i var och en av {lists}, så det går inte att veta vilken som avses",
        ("write its name in quotation marks instead of its code, or give it another code",),
        ("skriv dess namn inom citattecken i stället för koden, eller ge den en annan kod",),
    ),
    error(
        "cut-twice",
        "the grant is cut by `{name}` already, or by another series of periods",
        "bidraget delas redan upp efter `{name}`, eller efter en annan serie av perioder",
        ("name each list once, and at most one series",),
        ("ange varje lista en gång, och högst en serie",),
    ),
    error(
        "too-many-parts",
        "the grant would be cut into more than {most} parts",
        "bidraget skulle delas upp i fler än {most} delar",
    ),
    error(
        "part-key-untold",
        "the parts of a grant must be known from the file, and this key is not",
        "delarna av ett bidrag ska framgå av filen, och denna nyckel gör det inte",
        ("use numbers, and what the list says of its items", "or list the parts below"),
        ("använd tal och det som listan anger om sina poster", "eller räkna upp delarna nedanför"),
    ),
    error(
        "choice-parts",
        "`{name}` leaves kronor over in {count} parts, and the file does not say which get them",
        "`{name}` lämnar kronor över i {count} delar, men filen anger inte vilka som får dem",
        ("write `{keyword}` below: they go to the parts that come first",),
        ("skriv `{keyword}` nedanför: de går till de delar som kommer först",),
    ),
)
