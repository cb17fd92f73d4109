"""Mistakes in what is to be split, and to whom, and in how values are rounded."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

SPLIT_MESSAGES = (
    error(
        "rounding-step",
        "the value is {unit:noun}, and what it is rounded to is not of that kind",
        "värdet är {unit:noun}, men det som det avrundas till är av annat slag",
        ("numbers are rounded to decimals or whole numbers, shares to %, money to kr, above 0",),
        ("tal avrundas till decimaler eller heltal, andelar till %, belopp till kr, över 0",),
    ),
    error(
        "choice-rounding",
        "the value is rounded, and the file does not say which way",
        "värdet avrundas, men filen anger inte åt vilket håll",
        ("add a comma and one of {ways}",),
        ("lägg till ett komma och något av {ways}",),
    ),
    error(
        "bad-amount",
        "the amount to split is a whole number of units, 0 or more, found `{found}`",
        "beloppet att fördela är ett helt antal enheter, 0 eller mer, hittade `{found}`",
        ("count it in a smaller unit, as öre",),
        ("räkna det i en mindre enhet, som öre",),
    ),
    error(
        "bad-recipient-code",
        "a recipient goes by a text, found `{found}`",
        "en mottagare anges med en text, hittade `{found}`",
    ),
    error(
        "bad-weight",
        "a weight is an int, a Fraction or a Decimal, 0 or more, found `{found}`",
        "en vikt är en int, en Fraction eller en Decimal, 0 eller mer, hittade `{found}`",
    ),
    error(
        "float-weight",
        "a weight was handed in as the float `{found}`, which cannot hold an exact number",
        "en vikt lämnades som flyttalet `{found}`, som inte kan vara exakt",
        ("hand in an int, a Fraction or a Decimal",),
        ("ange en int, en Fraction eller en Decimal",),
    ),
    error(
        "bad-weights",
        "weights are a mapping of recipients to weights, found `{found}`",
        "vikter är en mappning från mottagare till vikt, hittade `{found}`",
    ),
    error(
        "bad-array",
        "weights are whole numbers in one row, in a NumPy array, found `{found}`",
        "vikter är heltal i en rad, i en NumPy-array, hittade `{found}`",
        ("hand fractions, decimals and mappings to `split`",),
        ("lämna bråk, decimaltal och mappningar till `split`",),
    ),
    error(
        "bad-codes",
        "codes are texts in a list, a tuple, an array or the keys of a dict, found `{found}`",
        "koder är texter i en lista, tupel, array eller nycklarna i en dict, hittade `{found}`",
    ),
    error(
        "codes-and-weights-differ",
        "there are {weights} weights, and {codes} codes",
        "det finns {weights} vikter och {codes} koder",
        ("hand in one code for each weight, in the same order",),
        ("ange en kod för varje vikt, i samma ordning",),
    ),
    error(
        "code-twice",
        "`{recipient}` is the code of more than one",
        "`{recipient}` är kod för mer än en",
    ),
    error(
        "nobody-to-split-between",
        "there are no recipients to split between",
        "det finns inga mottagare att dela mellan",
    ),
    error(
        "no-weight",
        "the weights are all 0, so nobody has a share",
        "alla vikter är 0, så ingen har någon andel",
        ("leave the amount undistributed, or split it equally",),
        ("lämna beloppet ofördelat, eller dela det lika",),
    ),
    error(
        "no-tie-rule-called",
        "no tie rule is called `{found}`",
        "ingen regel för lika anspråk heter `{found}`",
        ("write `code`, `largest-weight` or `smallest-weight`, or hand in a `Draw`",),
        ("skriv `code`, `largest-weight` eller `smallest-weight`, eller ange en `Draw`",),
    ),
    error(
        "tie-not-settled",
        "{recipients} have equal claims, and only {units} more can be handed out",
        "{recipients} har lika anspråk, men bara {units} till kan delas ut",
        ('name a tie rule, as `ties="code"`',),
        ('ange en regel, som `ties="code"`',),
    ),
    error(
        "draw-incomplete",
        "{recipients} have equal claims, and are not among those drawn",
        "{recipients} har lika anspråk, men finns inte bland de lottade",
        ("draw lots among all who tie",),
        ("dra lott bland alla som har lika anspråk",),
    ),
    error(
        "drawn-twice",
        "`{recipient}` is drawn twice",
        "`{recipient}` är lottad två gånger",
    ),
    error(
        "draw-without-record",
        "a draw does not say who drew, or in what document it stands",
        "lottningen anger inte vem som lottade, eller i vilken handling den finns",
        (
            "give {arguments}",
            'write who drew, on what day, and where it stands: `made by "…" on … in "…"`',
        ),
        (
            "ange {arguments}",
            "skriv vem som lottade, vilken dag och var det står: "
            '`enligt lottning av "…" den … i "…"`',
        ),
    ),
    error(
        "no-method-called",
        "no method of splitting is called `{found}`",
        "ingen fördelningsmetod heter `{found}`",
        (
            "write `largest-remainder`, `jefferson`, `webster`, `adams`, `huntington-hill`, "
            "`dean`, `cumulative` or `truncated`",
        ),
        (
            "skriv `largest-remainder`, `jefferson`, `webster`, `adams`, `huntington-hill`, "
            "`dean`, `cumulative` eller `truncated`",
        ),
    ),
    error(
        "bad-first-divisor",
        "a first divisor is more than 0 and at most 2, found `{found}`",
        "en första divisor är mer än 0 och högst 2, hittade `{found}`",
        ("hand in an int, a Fraction or a Decimal",),
        ("ange en int, en Fraction eller en Decimal",),
    ),
    error(
        "bad-halves",
        "halves are rounded `up` or to `even`, found `{found}`",
        "halva enheter avrundas uppåt, `up`, eller till jämnt, `even`, hittade `{found}`",
    ),
    error(
        "stranger-takes-difference",
        "`{recipient}` takes the difference, but is no recipient",
        "`{recipient}` tar skillnaden, men är ingen mottagare",
    ),
    error(
        "difference-too-large",
        "with the difference `{recipient}` would get {amount}, past its limit of {limit}",
        "med skillnaden skulle `{recipient}` få {amount}, utanför sin gräns {limit}",
        (
            "let `{argument}` name somebody with a larger part, or take another `method`",
            "name somebody with a larger part in `the difference to …`, or write another "
            "`rounded …`",
        ),
        (
            "låt `{argument}` vara någon med en större del, eller välj en annan `method`",
            "ange någon med en större del i `skillnaden till …`, eller skriv en annan `avrundas …`",
        ),
    ),
    error(
        "bad-limits",
        "limits are a `Limits`, found `{found}`",
        "gränser anges med `Limits`, hittade `{found}`",
    ),
    error(
        "bad-lot",
        "a lot is a whole number of units, 1 or more, found `{found}`",
        "en post är ett helt antal enheter, 1 eller mer, hittade `{found}`",
    ),
    error(
        "bad-limit",
        "a floor or ceiling is a whole number of units, 0 or more, found `{found}`",
        "ett golv eller tak är ett helt antal enheter, 0 eller mer, hittade `{found}`",
    ),
    error(
        "limit-for-stranger",
        "`{recipient}` has a floor or ceiling, but no weight",
        "`{recipient}` har ett golv eller tak, men ingen vikt",
        ("give it a weight, or leave the limit out",),
        ("ange en vikt, eller ta bort gränsen",),
    ),
    error(
        "limits-crossed",
        "in whole lots, the floor of `{recipient}` is {floor} and its ceiling {ceiling}",
        "i hela poster är golvet för `{recipient}` {floor} och taket {ceiling}",
        ("lower the floor, or raise the ceiling",),
        ("sänk golvet, eller höj taket",),
    ),
    error(
        "floors-above-amount",
        "the floors of {recipients} are {together} together, {excess} more than the {amount} "
        "there are",
        "golven för {recipients} är tillsammans {together}, {excess} mer än de {amount} som finns",
        ("lower the floors, or raise the amount",),
        ("sänk golven, eller höj beloppet",),
    ),
    error(
        "keys-not-whole",
        "the shares are {together} together, not 1",
        "andelarna är tillsammans {together}, inte 1",
        ("correct the shares, or hand them in as weights, which need no certain sum",),
        ("rätta andelarna, eller ange dem som vikter, som inte behöver ha en viss summa",),
    ),
    error(
        "keys-differ",
        "`{recipient}` has a weight by one key and none by another",
        "`{recipient}` har en vikt i en nyckel men inte i en annan",
        ("hand in 0 where it has no part",),
        ("ange 0 där den inte har någon del",),
    ),
    error(
        "no-place-called",
        "several keys are weighed at the `pot` or at the `recipient`, found `{found}`",
        "flera nycklar vägs samman i potten, `pot`, eller hos mottagaren, `recipient`, "
        "hittade `{found}`",
    ),
    error(
        "bad-returned",
        "what comes back is a mapping of recipients to units, found `{found}`",
        "det som kommer tillbaka är en mappning från mottagare till enheter, hittade `{found}`",
    ),
    error(
        "returned-too-much",
        "{units} come back from one who has {amount}",
        "{units} kommer tillbaka från den som har {amount}",
    ),
    error(
        "stranger-in-round",
        "`{recipient}` has no part in the split",
        "`{recipient}` ingår inte i fördelningen",
    ),
    error(
        "nobody-left",
        "nobody is left to split among, since all have given something back",
        "ingen finns kvar att fördela mellan, eftersom alla har lämnat något tillbaka",
        ("name those who take part, with `among`",),
        ("ange vilka som deltar, med `among`",),
    ),
    error(
        "bounds-with-parts",
        "a floor or ceiling cannot be kept where each part of the amount is split by itself",
        "ett golv eller tak kan inte hållas när varje del av beloppet fördelas för sig",
        ("weigh the keys together, or make each part a grant of its own",),
        ("väg samman nycklarna, eller gör varje del till ett eget bidrag",),
    ),
    error(
        "rounding-useless",
        "nothing is rounded here, since all goes to one recipient or the split is not said",
        "inget avrundas, eftersom allt går till en enda mottagare eller fördelningen inte anges",
        ("remove the sentence",),
        ("ta bort meningen",),
    ),
    error(
        "choice-method",
        "this way of rounding can be carried out in several ways, and the file does not say which",
        "det här sättet att avrunda kan utföras på flera sätt, men filen anger inte vilket",
        ("add what is missing, as `{keyword}`",),
        ("lägg till det som saknas, som `{keyword}`",),
    ),
    error(
        "first-divisor",
        "a first divisor is more than 0 and at most 2, found `{found}`",
        "en första divisor är mer än 0 och högst 2, hittade `{found}`",
        ("the odd numbers begin with 1; a larger first divisor, as `1.2`, keeps the smallest out",),
        ("udda tal börjar med 1; en större första divisor, som `1,2`, håller de minsta utanför",),
    ),
    error(
        "keys-all-nought",
        "all the fixed keys are 0, so nobody has a share",
        "alla fasta nycklar är 0, så ingen har någon andel",
    ),
    error(
        "choice-ties-of-parts",
        "the amount of `{name}` leaves {left} kr over among {count} parts of it with equal "
        "remainders, and the file does not say which part goes first",
        "beloppet för `{name}` lämnar {left} kr över till {count} av dess delar med lika rester, "
        "men filen anger inte vilken del som går före",
        ("add `{keyword}`; the part written first then comes first",),
        ("lägg till `{keyword}`; då går den del före som står först",),
    ),
)
