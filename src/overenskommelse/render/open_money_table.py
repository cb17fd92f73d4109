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
        "There are too many outcomes to reckon each, and nothing certain can be told of them.",
        "Utfallen är för många för att räknas ut vart och ett, och inget säkert kan sägas om dem.",
    ),
    "lowest": ("Lowest, kr", "Lägst, kr"),
    "highest": ("Highest, kr", "Högst, kr"),
    "outcomes": ("Outcome by outcome", "Utfall för utfall"),
    "all meet": ("all of them meet the requirements", "alla uppfyller kraven"),
    "none meets": ("none of them meets the requirements", "ingen uppfyller kraven"),
    "some meet": ("{who} meets the requirements", "{who} uppfyller kraven"),
    "several meet": ("{who} meet the requirements", "{who} uppfyller kraven"),
    "open ones": ("Open: {who}", "Öppna: {who}"),
    "too many": (
        "There are more than 256 outcomes, so they are not listed.",
        "Utfallen är fler än 256 och räknas därför inte upp.",
    ),
}
_say = Phrasebook(_WORDS)


def ranges_table(money: OpenMoney, language: Language) -> list[str]:
    """The lowest and highest amount of each recipient."""
    head = _say("head", language, count=grouped(2 ** len(money.open)))
    if money.certainty is Certainty.NOT_TOLD:
        return [head, _say("not told", language)]
    header = [word("code", language), word("name", language)]
    header += [_say("lowest", language), _say("highest", language), ""]
    rows = [header, *(_row(item, language) for item in money.ranges)]
    if money.undistributed.highest != 0:
        left = money.undistributed
        rows.append(["", word("undistributed", language), *_ends(left), ""])
    lines = [head, *aligned(rows, frozenset({2, 3}))]
    return lines if money.certainty is Certainty.EXACT else [*lines, _say("bounds", language)]


def outcomes_table(money: OpenMoney, language: Language) -> list[str]:
    """Every outcome: who meets the requirements in it, and what each recipient then gets."""
    if not money.combinations:
        return [_say("too many", language)]
    names = {item.recipient: item.name for item in money.ranges}
    who = joined([names[code] for code in money.open], language)
    lines = [_say("outcomes", language), _say("open ones", language, who=who)]
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
    yield from aligned(rows, frozenset(range(2, 2 + len(some))))


def _who(one: Combination, money: OpenMoney, names: Mapping[str, str], language: Language) -> str:
    if len(one.met) == len(money.open):
        return _say("all meet", language)
    if not one.met:
        return _say("none meets", language)
    who = joined([names[code] for code in one.met], language)
    return _say("some meet" if len(one.met) == 1 else "several meet", language, who=who)


def _amount(amount: int | None) -> str:
    return "?" if amount is None else grouped(amount)
