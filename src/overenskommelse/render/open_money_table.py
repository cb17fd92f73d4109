"""In: what can still come out of a provisional grant. Out: tables of ranges, and of outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from overenskommelse.outcome.open_money import Certainty, Combination, OpenMoney, Range
from overenskommelse.render.page_words import joined
from overenskommelse.render.table import aligned
from overenskommelse.render.words import Language, word
from overenskommelse.source.languages import Phrasebook
from overenskommelse.source.numbers import grouped

_WIDTH = 4
"""Outcomes side by side in one table."""
_WORDS: dict[str, tuple[str, str]] = {
    "head": (
        "What each gets, whatever becomes of what is open ({count} outcomes)",
        "Vad var och en får, oavsett hur det som är öppet avgörs ({count} utfall)",
    ),
    "bounds": (
        "There are too many outcomes to reckon each; no amount goes beyond these, which may lie a "
        "krona or a lot beyond what comes out.",
        "Utfallen är för många för att räknas ut vart och ett; inget belopp går utanför dessa, som "
        "kan ligga en krona eller post utanför det som blir.",
    ),
    "not told": (
        "Nothing certain can be told of them: there are too many outcomes to reckon each, or what "
        "other grants leave to this one can still change.",
        "Inget säkert kan sägas om dem: de är för många för att räknas ut vart och ett, eller så "
        "kan det som andra bidrag lämnar till detta ännu ändras.",
    ),
    "head unknown": (
        "What each gets, whatever becomes of what is open",
        "Vad var och en får, oavsett hur det som är öppet avgörs",
    ),
    "lowest": ("Lowest, kr", "Lägst, kr"),
    "highest": ("Highest, kr", "Högst, kr"),
    "outcomes": ("Outcome by outcome", "Utfall för utfall"),
    "all meet": ("all of them meet the requirements", "alla uppfyller kraven"),
    "none meets": ("none of them meets the requirements", "ingen uppfyller kraven"),
    "some meet": ("{who} meets the requirements", "{who} uppfyller kraven"),
    "several meet": ("{who} meet the requirements", "{who} uppfyller kraven"),
    "one late": ("{who} asks too late", "{who} rekvirerar för sent"),
    "several late": ("{who} ask too late", "{who} rekvirerar för sent"),
    "brought": (
        "{amount} kr is added from other grants",
        "{amount} kr förs hit från andra bidrag",
    ),
    "carried": ("Goes on", "Förs vidare"),
    "open ones": ("Open: {who}", "Öppna: {who}"),
    "too many": (
        "There are more than 256 outcomes, so they are not listed.",
        "Utfallen är fler än 256 och räknas därför inte upp.",
    ),
}
_say = Phrasebook(_WORDS)


def ranges_table(money: OpenMoney, language: Language) -> list[str]:
    """The lowest and highest amount of each recipient."""
    head = _say("head unknown", language)
    if money.outcomes is not None:
        head = _say("head", language, count=grouped(money.outcomes))
    if money.certainty is Certainty.NOT_TOLD:
        return [head, _say("not told", language)]
    header = [word("code", language), word("name", language)]
    header += [_say("lowest", language), _say("highest", language), ""]
    rows = [header, *(_row(item, language) for item in money.ranges)]
    sums = ((word("undistributed", language), money.undistributed),)
    for title, left in (*sums, (_say("carried", language), money.carried)):
        if left.highest != 0:
            rows.append(["", title, *_ends(left), ""])
    lines = [head, *aligned(rows, frozenset({2, 3}))]
    return lines if money.certainty is Certainty.EXACT else [*lines, _say("bounds", language)]


def outcomes_table(money: OpenMoney, language: Language) -> list[str]:
    """Every outcome: who meets the requirements in it, and what each recipient then gets."""
    if not money.combinations:
        return [_say("too many", language)]
    names = {item.recipient: item.name for item in money.ranges}
    who = joined([names[code] for code in money.open], language)
    lines = [_say("outcomes", language)]
    lines += [_say("open ones", language, who=who)] if who else []
    numbered = list(enumerate(money.combinations, start=1))
    for first in range(0, len(numbered), _WIDTH):
        some = numbered[first : first + _WIDTH]
        lines += ["", *(f"{number}: {_who(one, money, names, language)}" for number, one in some)]
        lines += _side_by_side(some, names, language)
    return lines


def _row(item: Range, language: Language) -> list[str]:
    note = word("open", language) if item.is_open else ""
    return [item.recipient, item.name, *_ends(item), note]


def _ends(item: Range) -> list[str]:
    return [_amount(item.lowest), _amount(item.highest)]


def _side_by_side(
    some: list[tuple[int, Combination]], names: Mapping[str, str], language: Language
) -> Iterator[str]:
    header = [word("code", language), word("name", language), *(f"{number}" for number, _ in some)]
    rows = [header]
    for code, name in names.items():
        rows.append([code, name, *(_amount(one.amounts[code]) for _, one in some)])
    left = [one.undistributed for _, one in some]
    if any(amount != 0 for amount in left):
        rows.append(["", word("undistributed", language), *(_amount(amount) for amount in left)])
    carried = [one.carried for _, one in some]
    if any(amount != 0 for amount in carried):
        rows.append(["", _say("carried", language), *(_amount(amount) for amount in carried)])
    yield from aligned(rows, frozenset(range(2, 2 + len(some))))


def _who(one: Combination, money: OpenMoney, names: Mapping[str, str], language: Language) -> str:
    """Who meets the requirements in an outcome and who asks too late, and what is added."""
    told = [_turned_out(one, money, names, language)] if money.open else []
    if len({each.brought for each in money.combinations}) > 1:
        told.append(_say("brought", language, amount=grouped(one.brought)))
    return "; ".join(told)


def _turned_out(
    one: Combination, money: OpenMoney, names: Mapping[str, str], language: Language
) -> str:
    if len(one.met) == len(money.open):
        return _say("all meet", language)
    if not one.met and not one.lapsed:
        return _say("none meets", language)
    sides = ((one.met, "some meet", "several meet"), (one.lapsed, "one late", "several late"))
    return "; ".join(
        _say(single if len(codes) == 1 else several, language, who=_joined(codes, names, language))
        for codes, single, several in sides
        if codes
    )


def _joined(codes: tuple[str, ...], names: Mapping[str, str], language: Language) -> str:
    return joined([names[code] for code in codes], language)


def _amount(amount: int | None) -> str:
    return "?" if amount is None else grouped(amount)
