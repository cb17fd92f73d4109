"""Mistakes in what an agreement means: names, units, periods, sums, choices not made."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

MEANING_MESSAGES = (
    error(
        "unknown-name",
        "no {kind:noun} is called `{name}`",
        "{kind:none} heter `{name}`",
        (
            "did you mean `{suggestion}`?",
            "known here: {known}",
        ),
        (
            "menade du `{suggestion}`?",
            "här finns: {known}",
        ),
    ),
    error(
        "yes-no-compared",
        "a yes/no is a condition by itself, and is not compared with `{word}`",
        "ett ja/nej är ett villkor i sig och jämförs inte med `{word}`",
        ("write only `{instead}`",),
        ("skriv bara `{instead}`",),
    ),
    error(
        "said-twice",
        "`{name}` is declared already, on line {line}",
        "`{name}` finns redan, på rad {line}",
        ("give one of them another name, or remove it",),
        ("ge den ena ett annat namn, eller ta bort den",),
    ),
    error(
        "clause-twice",
        "this is said already, on line {line}",
        "detta är redan sagt, på rad {line}",
        ("keep one of the two sentences",),
        ("behåll en av de två meningarna",),
    ),
    error(
        "recipient-twice",
        "`{name}` stands here already, on line {line}",
        "`{name}` finns redan här, på rad {line}",
        ("each recipient has one row, and its code and names are its own",),
        ("varje mottagare har en rad, och koden och namnen är dess egna",),
    ),
    error(
        "used-file-absent",
        "there is no file `{name}.agr` beside this one or in the package",
        "filen `{name}.agr` finns varken bredvid denna eller i paketet",
        ("did you mean `{suggestion}`?",),
        ("menade du `{suggestion}`?",),
    ),
    error(
        "use-outside",
        "`{name}` is no plain file name",
        "`{name}` är inget enkelt filnamn",
        ("a used file lies beside this one: write its name without folders and without `.agr`",),
        ("en använd fil ligger bredvid denna: skriv dess namn utan mappar och utan `.agr`",),
    ),
    error(
        "use-cycle",
        "the files use each other in a circle: {path}",
        "filerna använder varandra i en cirkel: {path}",
    ),
    error(
        "use-too-deep",
        "files use files in more than {limit} steps",
        "filer använder filer i fler än {limit} steg",
    ),
    error(
        "used-no-definitions",
        "`{name}` is an agreement of its own, and a used file must be one of definitions",
        "`{name}` är en egen överenskommelse, men en använd fil ska innehålla definitioner",
        ("move what is shared to a file that begins with `definitions`",),
        ("flytta det gemensamma till en fil som börjar med `definitioner`",),
    ),
    error(
        "second-head",
        "only the first sentence of a file says what the file is",
        "bara filens första mening anger vad filen är",
        ("remove this one, or move it to the top",),
        ("ta bort denna, eller flytta den överst",),
    ),
    error(
        "empty-kind",
        "no recipients are listed under `{name}`",
        "inga mottagare är uppräknade under `{name}`",
        ('list them below, one a line, as `01 "Stockholm"`',),
        ('räkna upp dem nedanför, en per rad, som `01 "Stockholm"`',),
    ),
    error(
        "reserved-name",
        "`{name}` is a keyword, so it cannot be a name",
        "`{name}` är ett nyckelord och kan inte vara ett namn",
        ("choose another name, as `{name}_1`",),
        ("välj ett annat namn, som `{name}_1`",),
    ),
    error(
        "period-backwards",
        "the period ends before it begins",
        "perioden slutar innan den börjar",
        ("write the earlier day first",),
        ("skriv den tidigare dagen först",),
    ),
    error(
        "days-backwards",
        "the second day comes before the first",
        "den andra dagen kommer före den första",
        ("write the earlier day first",),
        ("skriv den tidigare dagen först",),
    ),
    error(
        "wrong-units",
        "`{sign}` cannot join {left:noun} and {right:noun}",
        "`{sign}` kan inte förena {left:noun} och {right:noun}",
    ),
    error(
        "different-units",
        "{left:noun} cannot be compared with {right:noun}",
        "{left:noun} kan inte jämföras med {right:noun}",
    ),
    error(
        "percent-sign-missing",
        "`{name}` is a share, and `{number}` is a plain number",
        "`{name}` är en andel, men `{number}` är ett tal utan procenttecken",
        ("write `{suggestion}`",),
        ("skriv `{suggestion}`",),
    ),
    error(
        "points-meant",
        "a difference of two shares is in percentage points, and `{number} %` is a share",
        "skillnaden mellan två andelar anges i procentenheter, men `{number} %` är en andel",
        ("write `{number} percentage points`",),
        ("skriv `{number} procentenheter`",),
    ),
    error(
        "not-a-condition",
        "this is {unit:noun}, and a condition is needed",
        "detta är {unit:noun}, men här behövs ett villkor",
        ("say what it must be, as `{name} {hint}`",),
        ("ange vad det ska vara, som `{name} {hint}`",),
    ),
    error(
        "not-a-value",
        "this is a condition, and a value is needed",
        "detta är ett villkor, men här behövs ett värde",
    ),
    error(
        "not-a-date",
        "this is {unit:noun}, and only a date can come by a day",
        "detta är {unit:noun}, men bara ett datum kan ha en sista dag",
        ("name a fact that is declared as a `date`",),
        ("nämn en uppgift som är angiven som `datum`",),
    ),
    error(
        "period-missing",
        "`{name}` is given for each period, and no period is named",
        "`{name}` anges för varje period, men ingen period är angiven",
        ("name one, as `{period}`", "declare a period, and name it"),
        ("ange en, som `{period}`", "lägg till en period, och ange den här"),
    ),
    error(
        "period-useless",
        "nothing here is given for periods, so `{period}` says nothing",
        "inget här anges för perioder, så `{period}` har ingen betydelse",
        ("remove it, or declare the fact `per … , period`",),
        ("ta bort den, eller ange uppgiften `per … , period`",),
    ),
    error("division-by-zero", "this divides by 0", "här divideras med 0"),
    error(
        "measure-cycle",
        "the measure is reckoned from itself: {path}",
        "måttet beräknas ur sig självt: {path}",
    ),
    error(
        "measures-too-deep",
        "measures are reckoned from measures in more than {limit} steps",
        "mått beräknas ur mått i fler än {limit} steg",
    ),
    error(
        "mixed-recipients",
        "this mixes facts of different recipients: {kinds}",
        "här blandas uppgifter för olika mottagare: {kinds}",
    ),
    error(
        "wrong-recipients",
        "this is given for `{kind}`, and the money goes to `{wanted}`",
        "detta anges för `{kind}`, men pengarna går till `{wanted}`",
    ),
    error(
        "no-recipients",
        "the target speaks of no recipients",
        "målet handlar inte om några mottagare",
        ("name a fact or measure that is given for recipients",),
        ("nämn en uppgift eller ett mått som anges för mottagare",),
    ),
    error(
        "choice-shares",
        "`{name}` has requirements, and the file does not say what happens to the shares of "
        "those who fail",
        "`{name}` har krav, men filen anger inte vad som händer med andelarna för dem som inte "
        "uppfyller dem",
        (
            "say what happens to them: `{keyword}: shared among those who meet the requirements`, "
            "or `{keyword}: not paid out`",
        ),
        (
            "ange vad som händer med dem: `{keyword}: delas mellan dem som uppfyller kraven`, "
            "eller `{keyword}: betalas inte ut`",
        ),
    ),
    error(
        "choice-ties",
        "`{name}` leaves {left} kr over among {count} with equal claims, and the file does not say "
        "who goes first",
        "`{name}` lämnar {left} kr över till {count} mottagare med lika anspråk, men filen "
        "anger inte vem som går före",
        ("add `{keyword}`",),
        ("lägg till `{keyword}`",),
    ),
    error(
        "shares-useless",
        "nobody can fail here, since there are no requirements",
        "ingen kan gå miste om sin andel här, eftersom det inte finns några krav",
        ("remove the sentence, or write the requirements",),
        ("ta bort meningen, eller skriv kraven",),
    ),
    error(
        "key-not-number",
        "`{name}` is {unit:noun}, and nothing can be split by that",
        "`{name}` är {unit:noun}, och det går inte att fördela efter",
    ),
    error(
        "name-needed",
        "another rule goes by the name `{name}` already, on line {line}",
        "en annan regel går redan under namnet `{name}`, på rad {line}",
        ("give this one a name of its own, as `{keyword} other_name: …`",),
        ("ge denna ett eget namn, som `{keyword} annat_namn: …`",),
    ),
    error(
        "item-needed",
        "`{name}` is given for each `{list}`, and no one of them is at hand here",
        "`{name}` anges för varje `{list}`, men här är ingen av dem utpekad",
        ("write `{sum_of} {name} {over} {list}`",),
        ("skriv `{sum_of} {name} {over} {list}`",),
    ),
    error(
        "attribute-differs",
        "`{name}` is said in another unit, or a second time, of this item",
        "`{name}` anges i en annan enhet, eller en andra gång, för denna post",
        ("say it once of each item, and in the same unit of all",),
        ("ange det en gång för varje post, och i samma enhet för alla",),
    ),
    error(
        "attribute-useless",
        "`{name}` is said of a recipient, and no rule can use it",
        "`{name}` anges om en mottagare, och ingen regel kan använda det",
        ("declare it as a fact, or put the rows under a `list`",),
        ("ange det som en uppgift, eller lägg raderna under en `lista`",),
    ),
    error(
        "two-exceptions",
        "two exceptions from the requirement hold for `{name}` at once",
        "två undantag från kravet gäller samtidigt för `{name}`",
        ("name it in one of them only",),
        ("ange den bara i det ena",),
    ),
    error(
        "amends-nothing",
        "the amended file has nothing called `{name}`",
        "filen som ändras har inget som heter `{name}`",
        ("did you mean `{suggestion}`?",),
        ("menade du `{suggestion}`?",),
    ),
    error(
        "span-too-long",
        "the stretch of time is longer than a hundred years",
        "tidsrymden är längre än hundra år",
    ),
    error(
        "text-no-order",
        "a text is neither more nor less than another",
        "en text är varken mer eller mindre än en annan",
        ("compare it with `=` or `!=`",),
        ("jämför den med `=` eller `!=`",),
    ),
    error(
        "not-a-choice",
        "`{text}` is not one of the words it can be: {known}",
        "`{text}` är inte något av de ord som det kan vara: {known}",
        ("did you mean `{suggestion}`?",),
        ("menade du `{suggestion}`?",),
    ),
    error(
        "impossible-number",
        "at least {number} of {count} conditions can never be asked for",
        "minst {number} av {count} villkor kan aldrig krävas",
        ("write a number from 1 to {count}",),
        ("skriv ett tal från 1 till {count}",),
    ),
    error(
        "shares-not-whole",
        "the parts of the split are {together} % together, not 100 %",
        "fördelningens delar är tillsammans {together} %, inte 100 %",
        ("correct the percentages",),
        ("rätta procenttalen",),
    ),
    error(
        "choice-mixing",
        "`{name}` is split by several keys, and the file does not say when they are joined",
        "`{name}` fördelas efter flera nycklar, men filen anger inte när de vägs samman",
        (
            "end the sentence with `{together}` (one split by the joined shares) or `{itself}` "
            "(each part of the amount is split alone)",
        ),
        (
            "avsluta meningen med `{together}` (en fördelning efter de sammanvägda andelarna) "
            "eller `{itself}` (varje del av beloppet fördelas för sig)",
        ),
    ),
    error(
        "keys-missing",
        "`{name}` has no fixed key for {who}",
        "`{name}` saknar fast nyckel för {who}",
        ("add a row, with 0 for one that gets nothing",),
        ("lägg till en rad, med 0 för den som inget får",),
    ),
    error(
        "keys-useless",
        "the grant is not split by fixed keys, so the row says nothing",
        "bidraget fördelas inte efter fasta nycklar, så raden har ingen betydelse",
    ),
    error(
        "bound-not-money",
        "a floor or ceiling is an amount of money, and this is {unit:noun}",
        "ett golv eller tak är ett belopp, men detta är {unit:noun}",
    ),
    error(
        "bounds-crossed",
        "the floor {floor} kr is higher than the ceiling {ceiling} kr",
        "golvet {floor} kr är högre än taket {ceiling} kr",
        ("lower the floor, or raise the ceiling",),
        ("sänk golvet, eller höj taket",),
    ),
    error(
        "floors-too-high",
        "the floors are {together} kr together, and the amount is {amount} kr",
        "golven är tillsammans {together} kr, men beloppet är {amount} kr",
        ("lower the floor, or raise the amount",),
        ("sänk golvet, eller höj beloppet",),
    ),
    error(
        "appointed-not-yes-no",
        "`{name}` is {unit:noun}, and a yes/no tells who was appointed",
        "`{name}` är {unit:noun}, men den som är utsedd anges med ett ja/nej",
    ),
    error(
        "requested-twice",
        "`{name}` is asked for already, on line {line}",
        "`{name}` rekvireras redan, på rad {line}",
        ("keep it in one requisition",),
        ("behåll det i en rekvisition",),
    ),
    error(
        "name-unspoken",
        "the rule names no fact, so it has no name to go by",
        "regeln nämner ingen uppgift, så den har inget namn att gå under",
        ("give it one, as `{keyword} own_name: …`",),
        ("ge den ett, som `{keyword} eget_namn: …`",),
    ),
    error(
        "wrong-value",
        "`{name}` wants {wanted:noun}",
        "`{name}` ska vara {wanted:noun}",
    ),
    error(
        "recipient-needed",
        "`{name}` is given for each `{kind}`, and none is named",
        "`{name}` anges för varje `{kind}`, men ingen är angiven",
        ("name one, as `given {name} of … = …`, or list them below",),
        ("ange en, som `givet {name} för … = …`, eller räkna upp dem nedanför",),
    ),
    error(
        "recipient-useless",
        "`{name}` is not given for recipients",
        "`{name}` anges inte för mottagare",
        ("give the value itself, as `given {name} = …`",),
        ("ange värdet självt, som `givet {name} = …`",),
    ),
    error(
        "expected-too-much",
        "the amounts expected of `{name}` are {parts} kr together, and it is {amount} kr",
        "de belopp som väntas av `{name}` är tillsammans {parts} kr, men bidraget är {amount} kr",
    ),
)
