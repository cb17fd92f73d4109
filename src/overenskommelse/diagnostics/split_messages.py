"""Mistakes in what is to be split, and to whom, and in how values are rounded."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

SPLIT_MESSAGES = (
    error(
        "rounding-step",
        "the value is {unit:noun}, and what it is rounded to is not of that kind",
        "värdet är {unit:noun}, och det som det avrundas till är av annat slag",
        ("numbers are rounded to decimals or whole numbers, shares to %, money to kr, above 0",),
        ("tal avrundas till decimaler eller heltal, andelar till %, belopp till kr, över 0",),
    ),
    error(
        "choice-rounding",
        "the value is rounded, and the file does not say which way",
        "värdet avrundas, och filen anger inte åt vilket håll",
        ("add a comma and one of {ways}",),
        ("lägg till ett komma och något av {ways}",),
    ),
    error(
        "bad-amount",
        "the amount to split is a whole number of units, 0 or more, found `{found}`",
        "beloppet att fördela är ett helt antal enheter, 0 eller mer, hittade `{found}`",
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
        "ingen regel för lika rester heter `{found}`",
        ("write `code`",),
        ("skriv `code`",),
    ),
    error(
        "tie-not-settled",
        "{recipients} have equal remainders, and only {units} more can be handed out",
        "{recipients} har lika rester, och bara {units} till kan delas ut",
        ('name a tie rule, as `ties="code"`',),
        ('ange en regel, som `ties="code"`',),
    ),
    error(
        "bounds-with-parts",
        "a floor or ceiling cannot be kept where each part of the amount is split by itself",
        "ett golv eller tak kan inte hållas när varje del av beloppet fördelas för sig",
        ("weigh the keys together, or make each part a grant of its own",),
        ("väg samman nycklarna, eller gör varje del till ett eget bidrag",),
    ),
    error(
        "keys-all-nought",
        "all the fixed keys are 0, so nobody has a share",
        "alla fasta nycklar är 0, så ingen har någon andel",
    ),
    error(
        "choice-ties-of-parts",
        "the amount of `{name}` leaves {left} kr over among {count} parts of it with equal "
        "remainders, and the file does not say which part gets them",
        "beloppet för `{name}` lämnar {left} kr över till {count} delar av det med lika rester, "
        "och filen säger inte vilken del som får dem",
        ("add `{keyword}`; the part written first then comes first",),
        ("lägg till `{keyword}`; då kommer den del först som står först",),
    ),
)
