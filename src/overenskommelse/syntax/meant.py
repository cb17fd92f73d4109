"""In: where a sentence stopped making sense, and what could have stood there. Out: what was meant.

People write `över 70 %`, `540 miljoner`, `after 2025-09-30`, `a name of several words`. Nothing is
read that way; the advice says how the language puts it.

Guarantees: advice is only given of what could stand in that very place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from overenskommelse.source.records import frozen
from overenskommelse.syntax import other_words
from overenskommelse.syntax.conditionals import as_written
from overenskommelse.syntax.words import Words

_MOST_WORDS = 3
_LONGEST_QUOTED = 60
_NAME = re.compile(r"[^\W\d]\w*")
_ONE_NAME = re.compile(r"\s*\w+\s+(?P<name>[^\W\d]\w*)\s*")
_HYPHENED = re.compile(r"-[\w-]*\w")
_DECLARING = frozenset(
    {
        "FACT", "MEASURE", "VALUE", "PERIOD", "LIST", "RECIPIENTS", "GRANT", "FUND", "REQUIRE",
        "TARGET", "FLAG", "REQUIREMENT", "REQUISITION", "DUTY",
    }
)  # fmt: skip
"""Sentences that begin with a keyword and a name."""
_COMPARATORS = frozenset({"AT_LEAST", "AT_MOST", "MORE_THAN", "LESS_THAN", "EQUALS", "DIFFERS"})


@frozen
class Stop:
    """Where reading stopped.

    Attributes:
        text: The sentence.
        start: Where in it the first word stands that cannot be there.
        accepted: The terminals that could.
        words: The words of its language.
        is_below: Whether the sentence stands below another.
    """

    text: str
    start: int
    accepted: frozenset[str]
    words: Words
    is_below: bool

    @property
    def before(self) -> str:
        """What was read."""
        return self.text[: self.start]

    @property
    def rest(self) -> str:
        """What could not be read."""
        return self.text[self.start :]


@frozen
class Meant:
    """What was probably meant.

    Attributes:
        found: The words that stand there instead.
        suggestion: The word for them.
        instead: How the language puts it, where that is more than a word.
        one_word: The name as one word, where it was written as several.
    """

    found: str
    suggestion: str | None = None
    instead: str | None = None
    one_word: str | None = None


def meant(stop: Stop) -> Meant | None:
    """What was probably meant where reading stopped, or None if nothing is near.

    Example:
        >>> from overenskommelse.syntax.words import words_of
        >>> accepted = frozenset({"AT_LEAST", "MORE_THAN"})
        >>> meant(Stop("kräv x över 70 %", 7, accepted, words_of("sv"), True))
        Meant(found='över', suggestion='mer än', instead=None, one_word=None)
    """
    tried = (
        _conditional, _sign, _day, _comparison, _under, _scope, _unit, _type, _rounding, _unnamed,
        _one_word, _quotation,
    )  # fmt: skip
    return next((found for each in tried if (found := each(stop)) is not None), None)


def _conditional(stop: Stop) -> Meant | None:
    """`if pupils > 100 then plan`, `plan unless pupils < 100`."""
    instead = as_written(stop.text, stop.start, stop.words)
    return None if instead is None else Meant(stop.rest.split()[0], instead=instead)


def _sign(stop: Stop) -> Meant | None:
    """`=>` and other signs of two characters, of which the first was read."""
    sign = stop.before[-1:] + stop.rest[:1]
    terminal = other_words.DOUBLED.get(sign)
    if terminal is None or stop.accepted & _COMPARATORS:
        return None
    return Meant(stop.rest[:1], instead=stop.words.write(terminal))


def _day(stop: Stop) -> Meant | None:
    """`innan 2025-09-30`, `no later than the end of H1`."""
    table = other_words.DAYS[stop.words.language]
    able = {terminal: said for terminal, said in table.items() if terminal in stop.accepted}
    found = _nearest_phrase(stop.rest, able)
    return found and Meant(found[1], suggestion=stop.words.write(found[0]))


def _comparison(stop: Stop) -> Meant | None:
    """A comparison in other words, also behind an `is`."""
    if len(stop.accepted & _COMPARATORS) <= 1:
        return None
    table = other_words.COMPARISONS[stop.words.language]
    copula = rf"(?:(?:{_any_of(other_words.COPULAS[stop.words.language])})\s+)?"
    found = _nearest_phrase(stop.rest, table, copula)
    if found is None:
        return None
    terminal, phrase = found
    return Meant(phrase, suggestion=_in_word(terminal, stop.words))


def _in_word(terminal: str, words: Words) -> str:
    """A comparison as it is written in words; as a sign if it only has one."""
    last = words.spellings[terminal][-1]
    return last if last[0].isalpha() else words.write(terminal)


def _under(stop: Stop) -> Meant | None:
    """`under 50 %` in Swedish, where `under` names a period."""
    if stop.words.language != "sv":
        return None
    during = stop.words.write("DURING")
    match = re.search(rf"\b{during}\s+(\d[\d ]*(?:,\d+)?\s*(?:%|\w*kr\b)?)", stop.text)
    if match is None or not match.start() < stop.start <= match.end():
        return None
    return Meant(
        stop.rest.split()[0], instead=f"{_in_word('LESS_THAN', stop.words)} {match[1].strip()}"
    )


def _scope(stop: Stop) -> Meant | None:
    """`>= 70 % during h1`, where the whole condition is for a period."""
    if "FOR" not in stop.accepted or "DURING" in stop.accepted:
        return None
    match = re.match(rf"({_any_of(stop.words.spellings['DURING'])})\s+(\w+)", stop.rest)
    return match and Meant(match[1], instead=f"{stop.words.write('FOR')} {match[2]}")


def _unit(stop: Stop) -> Meant | None:
    """`540 miljoner`, `54 milj kr`."""
    known = {key: value for key, value in other_words.UNITS.items() if key in stop.accepted}
    found = _nearest_phrase(stop.rest, known)
    return found and Meant(found[1], suggestion=stop.words.write(found[0]))


def _type(stop: Stop) -> Meant | None:
    """`fact n integer`."""
    if not {"YES_NO", "SHARE"} <= stop.accepted:
        return None
    found = _nearest_phrase(stop.rest, other_words.TYPES)
    return found and Meant(found[1], suggestion=stop.words.write(found[0]))


def _rounding(stop: Stop) -> Meant | None:
    """`rounded by Hamilton`, `ties by lot`."""
    if stop.accepted.isdisjoint({"ROW_BY_ROW", "IN_CODE_ORDER"}):
        return None
    known = {key: value for key, value in other_words.ROUNDING.items() if key in stop.accepted}
    found = _nearest_phrase(stop.rest, known)
    return found and Meant(found[1], suggestion=stop.words.write(found[0]))


def _unnamed(stop: Stop) -> Meant | None:
    """`krav x >= 70 %`: a requirement below a grant is a `kräv`, and elsewhere it has a name."""
    if stop.accepted != {"COLON"}:
        return None
    opening = stop.text.split()[0]
    match = _ONE_NAME.fullmatch(stop.before)
    if match is None:
        return None
    write = stop.words.write
    found = stop.rest.split()[0]
    if stop.is_below and opening == write("REQUIREMENT"):
        return Meant(found, suggestion=write("REQUIRE"))
    own = "eget_namn" if stop.words.language == "sv" else "own_name"
    return Meant(found, instead=f"{opening} {own}: {match['name']} {found} …")


def _one_word(stop: Stop) -> Meant | None:
    """A name with a space or a hyphen in it, where a sentence begins with a keyword and a name."""
    match = _ONE_NAME.fullmatch(stop.before)
    opening = stop.words.terminals_spelt(stop.text.split()[0])
    if match is None or not stop.accepted or _DECLARING.isdisjoint(opening):
        return None
    name = match["name"]
    hyphened = _HYPHENED.match(stop.rest)
    if hyphened is not None and not stop.before[-1].isspace():
        joined = name + hyphened[0].replace("-", "_")
        return Meant("-", one_word=joined)
    further = re.match(rf"((?:[^\W\d]\w*\s+){{1,{_MOST_WORDS}}}?)(?:{_start_of(stop)})", stop.rest)
    if further is None:
        return None
    own = further[1].split()
    if any(stop.words.terminals_spelt(word) for word in own):
        return None
    return Meant(own[0], one_word="_".join((name, *own)))


def _start_of(stop: Stop) -> str:
    """What the rest of the sentence may begin with, as a pattern."""
    own = [
        spelling
        for terminal in sorted(stop.accepted & set(stop.words.spellings))
        for spelling in stop.words.spellings[terminal]
    ]
    quoted = ['"'] if "STRING" in stop.accepted else []
    number = [r"\d"] if "NUMBER" in stop.accepted else []
    return "|".join([_any_of([*own, *quoted]), *number])


def _quotation(stop: Stop) -> Meant | None:
    """`source § 5`: a text without quotation marks."""
    rest = stop.rest.strip(" :")
    if stop.accepted != {"STRING"} or '"' in rest or not 0 < len(rest) <= _LONGEST_QUOTED:
        return None
    return Meant(stop.rest.split()[0], instead=f'{stop.before.strip()} "{rest}"')


def _nearest_phrase(
    text: str, table: Mapping[str, tuple[str, ...]], before: str = ""
) -> tuple[str, str] | None:
    """The terminal whose phrase a text begins with, the longest phrase first, and the phrase."""
    phrases = [(phrase, key) for key, each in table.items() for phrase in each]
    for phrase, key in sorted(phrases, key=lambda pair: (-len(pair[0]), pair)):
        match = re.match(before + _pattern(phrase), text, re.IGNORECASE)
        if match is not None:
            return key, match[0]
    return None


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(_pattern(each) for each in sorted(phrases, key=lambda each: (-len(each), each)))


def _pattern(phrase: str) -> str:
    spaced = r"\s+".join(re.escape(word) for word in phrase.split(" "))
    return spaced + (r"(?!\w)" if phrase[-1].isalnum() else "")
