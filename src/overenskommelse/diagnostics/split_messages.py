"""Mistakes in what is to be split, and to whom."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

SPLIT_MESSAGES = (
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
        ("a float cannot hold an exact weight; hand in the text's Decimal instead",),
        ("ett flyttal kan inte vara exakt; lämna textens Decimal i stället",),
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
        "{recipients} have equal remainders, and {units} units are left for {count} of them",
        "{recipients} har lika rester, och {units} enheter finns kvar åt {count} av dem",
        ('name a tie rule, as `ties="code"`',),
        ('ange en regel, som `ties="code"`',),
    ),
)
