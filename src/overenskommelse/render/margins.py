"""In: how far a condition is from turning. Out: a phrase, as ”17 till hade räckt”."""

from __future__ import annotations

from typing import assert_never

from overenskommelse.model.units import CURRENCY, Unit
from overenskommelse.outcome.margins import Margin, MarginKind
from overenskommelse.render import numbers
from overenskommelse.render.words import Language, points_text
from overenskommelse.source.languages import Phrasebook

_WORDS: dict[str, tuple[str, str]] = {
    "more": (
        "{amount} more{of} would have been enough{whole}",
        "{amount} till{of} hade räckt{whole}",
    ),
    "fewer": (
        "{amount} fewer{of} would have been enough{whole}",
        "{amount} färre{of} hade räckt{whole}",
    ),
    "of": (" in “{name}”", " i ”{name}”"),
    "whole": (" ({enough} of {whole})", " ({enough} av {whole})"),
    "alone": (" ({enough})", " ({enough})"),
    "day late": ("1 day late", "1 dag för sent"),
    "days late": ("{amount} days late", "{amount} dagar för sent"),
    "day early": ("1 day early", "1 dag för tidigt"),
    "days early": ("{amount} days early", "{amount} dagar för tidigt"),
    "short": ("{amount} short", "{amount} fattas"),
    "over": ("{amount} too much", "{amount} för mycket"),
    "beyond": ("anything more would have been enough", "allt däröver hade räckt"),
    "below": ("anything less would have been enough", "allt därunder hade räckt"),
}
_say = Phrasebook(_WORDS)


def margin_text(margin: Margin, label: str | None, language: Language) -> str:
    """How far a condition that is not met is from being so.

    Args:
        margin: The distance.
        label: What the fact that is counted is called in print, if one is.
        language: The language of the phrase.

    Example:
        >>> from fractions import Fraction
        >>> short = Margin(
        ...     MarginKind.COUNT, Fraction(17), Unit.NUMBER, Fraction(1230), True,
        ...     whole=Fraction(1757))
        >>> margin_text(short, "Fall i SVF", "sv")
        '17 till i ”Fall i SVF” hade räckt (1 230 av 1 757)'
    """
    match margin.kind:
        case MarginKind.COUNT:
            return _count(margin, label, language)
        case MarginKind.DAYS:
            key = "days" if margin.amount != 1 else "day"
            way = "early" if margin.more else "late"
            return _say(f"{key} {way}", language, amount=numbers.plain(margin.amount))
        case MarginKind.AMOUNT:
            return _amount(margin, language)
    assert_never(margin.kind)


def _count(margin: Margin, label: str | None, language: Language) -> str:
    enough = numbers.plain(margin.enough)
    if margin.whole is None:
        whole = _say("alone", language, enough=enough)
    else:
        whole = _say("whole", language, enough=enough, whole=numbers.plain(margin.whole))
    return _say(
        "more" if margin.more else "fewer",
        language,
        amount=numbers.plain(margin.amount),
        of="" if label is None else _say("of", language, name=label),
        whole=whole,
    )


def _amount(margin: Margin, language: Language) -> str:
    if margin.amount == 0:
        return _say("beyond" if margin.more else "below", language)
    if margin.unit in (Unit.SHARE, Unit.POINTS):
        amount = points_text(numbers.short(margin.amount * 100), language)
    elif margin.unit is Unit.MONEY:
        amount = f"{numbers.short(margin.amount)} {CURRENCY}"
    else:
        amount = numbers.short(margin.amount)
    return _say("short" if margin.more else "over", language, amount=amount)
