"""The words of the arithmetic of a split, in English and Swedish: one table."""

from __future__ import annotations

from overenskommelse.allocation.record import Tie
from overenskommelse.allocation.rounding import EachRow, Method, ModifiedWebster
from overenskommelse.render.page_words import joined
from overenskommelse.render.words import Language
from overenskommelse.source.languages import Phrasebook
from overenskommelse.source.numbers import grouped

_WORDS: dict[str, tuple[str, str]] = {
    "head": ("{amount} split among {count}, {method}", "{amount} fördelat på {count}, {method}"),
    "lot": ("In whole lots of {lot}", "I hela poster om {lot}"),
    "part of": ("Part {number}: {name}", "Del {number}: {name}"),
    "pots": ("The amount in parts", "Beloppet i delar"),
    "round": ("Round {number}: {units} came back", "Omgång {number}: {units} kom tillbaka"),
    "together": ("Together", "Tillsammans"),
    # methods
    "largest-remainder": ("by largest remainder", "med största restens metod"),
    "jefferson": ("by Jefferson's method (D'Hondt)", "med d'Hondts metod (Jefferson)"),
    "webster": ("by Webster's method (Sainte-Laguë)", "med uddatalsmetoden (Sainte-Laguë)"),
    "modified-webster": (
        "by odd numbers with {first} as the first",
        "med jämkade uddatalsmetoden, med {first} som första divisor",
    ),
    "adams": ("by Adams's method", "med Adams metod"),
    "huntington-hill": ("by Huntington and Hill's method", "med Huntingtons och Hills metod"),
    "dean": ("by Dean's method", "med Deans metod"),
    "cumulative": ("by rounded running totals", "genom avrundade löpande summor"),
    "truncated": ("in whole units, the rest left", "i hela enheter, resten ofördelad"),
    "each-row up": (
        "row by row with halves up, {to} takes the difference",
        "rad för rad, halva uppåt, {to} tar skillnaden",
    ),
    "each-row even": (
        "row by row with halves to even, {to} takes the difference",
        "rad för rad, halva till jämnt, {to} tar skillnaden",
    ),
    # columns
    "code": ("Code", "Kod"),
    "name": ("Name", "Namn"),
    "weight": ("Weight", "Vikt"),
    "quota": ("Quota", "Kvot"),
    "whole": ("Whole", "Hela"),
    "remainder": ("Remainder", "Rest"),
    "rank": ("Rank", "Ordning"),
    "extra": ("Extra", "Extra"),
    "divisor": ("Last divisor", "Sista divisor"),
    "quotient": ("Last quotient", "Sista jämförelsetal"),
    "next": ("Next quotient", "Nästa jämförelsetal"),
    "rounded": ("Rounded", "Avrundat"),
    "difference": ("Difference", "Skillnad"),
    "running": ("Running total", "Löpande summa"),
    "bound": ("Limit", "Gräns"),
    "amount": ("Amount", "Belopp"),
    "total": ("Total", "Summa"),
    "undistributed": ("Undistributed", "Ofördelat"),
    "floor": ("floor", "golv"),
    "ceiling": ("ceiling", "tak"),
    "first": ("before all", "före alla"),
    # ties
    "tie": (
        "{who} had equal claims to {units}; decided by {rule}, {winners} got it",
        "{who} hade lika anspråk på {units}; genom {rule} gick det till {winners}",
    ),
    "tie open": (
        "{who} have equal claims to {units}, and no rule settles it: nobody has got it",
        "{who} har lika anspråk på {units}, men ingen regel avgör: det är inte utdelat",
    ),
    "by code": ("order of code", "kodordning"),
    "by largest-weight": ("largest weight", "störst vikt"),
    "by smallest-weight": ("smallest weight", "minst vikt"),
    "by draw": ("lot ({by}, {on}, {document})", "lottning ({by}, {on}, {document})"),
    # one part
    "its quota": (
        "{weight} of {total} gives the quota {quota}",
        "{weight} av {total} ger kvoten {quota}",
    ),
    "at floor": ("its floor decides its part", "golvet avgör delen"),
    "at ceiling": ("its ceiling decides its part", "taket avgör delen"),
    "its remainder": (
        "{whole} whole and {remainder} over, number {rank} of {count} by remainder",
        "{whole} hela och {remainder} över, nummer {rank} av {count} efter rest",
    ),
    "its extra": ("{whole} + {extra} = {amount}", "{whole} + {extra} = {amount}"),
    "its last": (
        "its last was number {unit}: {weight} / {divisor} = {quotient}",
        "den sista var nummer {unit}: {weight} / {divisor} = {quotient}",
    ),
    "its first": (
        "its last was number 1, which goes before all others",
        "den sista var nummer 1, som går före alla andra",
    ),
    "its next": (
        "one more would be number {unit}: {weight} / {divisor} = {quotient}",
        "en till vore nummer {unit}: {weight} / {divisor} = {quotient}",
    ),
    "least won": ("the smallest that won is {quotient}", "det minsta som vann är {quotient}"),
    "most lost": ("the largest that lost is {quotient}", "det största som förlorade är {quotient}"),
    "its rounded": ("rounded to {rounded}", "avrundat till {rounded}"),
    "its difference": ("with the difference {difference}", "med skillnaden {difference}"),
    "its running": (
        "the running total {before} becomes {after}, rounded {low} becomes {high}",
        "den löpande summan {before} blir {after}, avrundat {low} blir {high}",
    ),
    "its amount": ("it gets {amount}", "den får {amount}"),
}
say = Phrasebook(_WORDS)


def method_text(used: Method | EachRow | ModifiedWebster, language: Language) -> str:
    """The method, as it goes on behind a comma."""
    match used:
        case EachRow(to, halves):
            return say(f"each-row {halves}", language, to=to)
        case ModifiedWebster(first):
            return say("modified-webster", language, first=str(first).replace(".", ","))
        case method:
            return say(method.value, language)


def tie_text(tie: Tie, lot: int, language: Language) -> str:
    """Who had equal claims, and what settled it."""
    who = joined(list(tie.recipients), language)
    units = grouped(tie.units * lot)
    if tie.rule is None:
        return say("tie open", language, who=who, units=units)
    record = {} if tie.draw is None else tie.draw.to_dict()
    rules = [say(f"by {rule}", language, **record) for rule in tie.rule.split(", ")]
    winners = joined(list(tie.winners), language)
    values = {"who": who, "units": units, "rule": joined(rules, language), "winners": winners}
    return say("tie", language, **values)
